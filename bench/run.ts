/**
 * `npm run bench -- [section…] [--sizes 100,1000] [--relations 10000,100000] [--stores embedded,neo4j]`: measures, prints, and keeps what it printed
 * in bench/results.md, section by section.
 */
import { parseArgs } from "node:util";
import { explorerSection } from "./explorer.js";
import { extractionSection } from "./extraction.js";
import { ingestSection } from "./ingest.js";
import { describeMachine } from "./machine.js";
import type { BenchOptions } from "./options.js";
import { pathsSection } from "./paths.js";
import { keepSections, type Section } from "./results.js";

/** A new section is a file with its measurements and a row here. */
const SECTIONS: Readonly<Record<string, (options: BenchOptions) => Promise<Section>>> = {
  ingest: ingestSection,
  extraction: extractionSection,
  explorer: explorerSection,
  paths: pathsSection,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: "string", default: "100,1000,10000" },
    relations: { type: "string", default: "10000,100000,1000000" },
    stores: { type: "string", default: "embedded,neo4j" },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
const [sizes, relations] = [values.sizes, values.relations].map((list) => list.split(",").map(Number)) as [
  number[],
  number[],
];
const unknown = names.filter((name) => !(name in SECTIONS));
if (unknown.length > 0 || ![...sizes, ...relations].every((size) => Number.isInteger(size) && size > 0)) {
  console.error(
    `Usage: npm run bench -- [${Object.keys(SECTIONS).join(" ")}] [--sizes 100,1000] [--relations 10000,100000] [--stores embedded,neo4j]`,
  );
  process.exitCode = 2;
} else {
  const options = { sizes, relations, stores: values.stores.split(","), say: (line: string) => console.error(line) };
  const sections: Section[] = [];
  for (const name of names) {
    const section = await SECTIONS[name]?.(options);
    if (!section) continue;
    console.log(`\n## ${section.title}\n\n${section.body}`);
    sections.push(section);
  }
  await keepSections(new URL("../../bench/results.md", import.meta.url), sections, describeMachine());
}
