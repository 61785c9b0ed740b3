/** `clew backup`: the case as ndjson. */
import { Command } from "commander";
import { createGzip } from "node:zlib";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { requirePlace, writeOut } from "./output.js";
import { terminal } from "./terminal.js";

export function backupCommand(): Command {
  return new Command("backup")
    .summary("write the whole case to one file")
    .description("Writes the whole case as ndjson: documents, judgements, ids. Either store can be filled from it.")
    .option("--out <file>", "the file to write, packed when its name ends in .gz; without it, standard output")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async ({ out }: { readonly out?: string }) => {
      requirePlace(out, "clew backup --out case.ndjson.gz");
      const documents = await withCase(async (store) => {
        const lines = toLines(store.backup());
        await writeOut(out?.endsWith(".gz") ? pack(lines) : lines, out);
        return (await store.counts()).documents;
      });
      if (out !== undefined) terminal.note(`Wrote ${documents} documents to ${out}.`);
    });
}

const EXAMPLES = [
  ["Keep a case", "clew backup --out case.ndjson.gz"],
  [
    "Move a case from the embedded store to Neo4j",
    "clew backup | NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD=… clew restore -",
  ],
] as const;

async function* toLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

function pack(lines: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const packed = createGzip();
  pipeline(Readable.from(lines), packed).catch(() => {}); // a failure ends `packed` with the same error
  return packed;
}
