/** `clew explain`: what is found in one text, and what made it. */
import { stat, writeFile } from "node:fs/promises";
import { Command } from "commander";
import { ClewError } from "../graph/errors.js";
import type { ExplainedClaim, Explanation } from "../ingest/explain.js";
import type { Original } from "../ingest/read/original.js";
import { toExamples } from "./examples.js";
import { toPage } from "./explain-page.js";
import { toAbout } from "./explained-claim.js";
import { loadKnowledge } from "./knowledge.js";
import { toSettings } from "./settings.js";
import { terminal, toPrintable } from "./terminal.js";

export function explainCommand(): Command {
  return new Command("explain")
    .summary("show what is found in a text, and why")
    .description(
      "Shows each mention in a text, what it is linked to, and each claim, with the rule that made it. Nothing is stored.",
    )
    .argument("<file>", "a file or a web address")
    .option("--html <file>", "write it as a page, the text coloured")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(run);
}

const EXAMPLES = [
  ["In the terminal", "clew explain report.pdf"],
  ["As a page to open", "clew explain report.pdf --html why.html"],
] as const;

async function run(name: string, { html }: { readonly html?: string }): Promise<void> {
  const knowledge = await loadKnowledge(toSettings(process.env));
  const [{ DEFAULT_MAX_BYTES, readOriginal }, { extract }, { explain }] = await Promise.all([
    import("../ingest/read/read.js"),
    import("../ingest/pipeline.js"),
    import("../ingest/explain.js"),
  ]);
  const source = await readOriginal(await findOne(name), { maxBytes: DEFAULT_MAX_BYTES });
  for (const note of source.notes) terminal.note(toPrintable(note));
  const explanation = explain(extract(source, knowledge), knowledge);
  if (html === undefined) return terminal.write(`${toLines(explanation).map(toPrintable).join("\n")}\n`);
  await writeFile(html, toPage(source.sources[0]?.title ?? name, explanation));
  await terminal.write(`${toPrintable(html)} shows ${toCounts(explanation)}.\n`);
}

/** Throws what reading it throws, and `invalid-input` for several. */
async function findOne(name: string): Promise<Original> {
  const { listOriginals } = await import("../ingest/read/inputs.js");
  if ((await stat(name).catch(() => undefined))?.isDirectory()) {
    throw new ClewError("invalid-input", `${name} is a folder; expected one file.`, { hint: "Give one of its files." });
  }
  let found: Original | undefined;
  for await (const listed of listOriginals([name])) {
    if ("error" in listed) throw listed.error;
    if ("skipped" in listed) continue;
    if (found) {
      throw new ClewError("invalid-input", `${name} holds several documents; expected one.`, {
        hint: "Give one file.",
      });
    }
    found = listed.original;
  }
  if (!found) throw new ClewError("not-found", `${name} holds no document.`);
  return found;
}

function toLines(explanation: Explanation): string[] {
  const { text, referents, mentions, claims } = explanation;
  const about = referents.flatMap(({ name, type, roles }, index) => [
    `${name} · ${[type, ...roles].join(" · ")}`,
    ...mentions
      .filter(({ referent }) => referent === index)
      .map(
        ({ start, end, rule, link }) =>
          `  ${start}–${end}  ${oneLine(text.slice(start, end))}  [${[rule, link].filter(Boolean).join(", ")}]`,
      ),
  ]);
  return [...about, "", ...claims.flatMap((claim) => toClaimLines(text, claim)), "", `${toCounts(explanation)}.`];
}

function toClaimLines(text: string, claim: ExplainedClaim): string[] {
  return [
    `${claim.subject} ${claim.predicate} ${claim.object}  [${claim.rule}]`,
    `  ${toAbout(claim)}`,
    `  ${claim.start}–${claim.end}  “${oneLine(text.slice(claim.start, claim.end))}”`,
  ];
}

function toCounts({ referents, mentions, claims }: Explanation): string {
  return `${referents.length} named, ${mentions.length} mentions, ${claims.length} claims`;
}

const oneLine = (words: string) => words.replace(/\s+/g, " ");
