/** `clew ingest`: documents into the case, or what would be found in them as JSON. */
import { Command, InvalidArgumentError, Option } from "commander";
import { availableParallelism } from "node:os";
import { ClewError } from "../graph/errors.js";
import { digest } from "../graph/ids.js";
import type { GraphStore } from "../graph/store.js";
import { toPartialDate } from "../ingest/read/dates.js";
import type { Input } from "../ingest/read/inputs.js";
import { ingest, type IngestEvent, type IngestSummary } from "../ingest/run.js";
import { openCase, openTexts } from "./case.js";
import { toExamples } from "./examples.js";
import { withInterrupts } from "./ingest-interrupts.js";
import { loadKnowledge } from "./knowledge.js";
import { printExtraction } from "./ingest-json.js";
import { ProgressBar, toCaseLine, toEventLine, toFailureLines, toNoteLine, toSummaryLines } from "./ingest-report.js";
import { toSettings } from "./settings.js";
import { terminal } from "./terminal.js";

interface IngestFlags {
  readonly json?: true;
  readonly publisher?: string;
  readonly date?: string;
  /** In bytes. */
  readonly maxSize: number;
  readonly workers: number;
}

export function ingestCommand(): Command {
  return new Command("ingest")
    .summary("read documents into the case")
    .description(
      "Reads documents: finds the people, agencies, organizations, systems, places and publications in them and what is said of them. Reading the same again changes nothing; a run that was stopped goes on where it was.",
    )
    .argument(
      "<inputs...>",
      "files (.txt .md .html .pdf .docx .eml), folders, .zip archives of these, web addresses, or - for standard input",
    )
    .option("--json", "print what is found as JSON, and store nothing")
    .option("--publisher <name>", "who published them, whatever they say")
    .option("--date <date>", "when they were published, whatever they say: 2023-08-21, 2023-08 or 2023", toDate)
    .addOption(new Option("--max-size <MB>", "the largest file to read").default(20 * MB, "20").argParser(toBytes))
    .option("--workers <number>", "documents to read at once", toWorkers, availableParallelism())
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (names: readonly string[], flags: IngestFlags) => {
      const inputs = await toInputs(names, flags.maxSize);
      const failed = flags.json ? await printExtraction(inputs, toIngestOptions(flags)) : await store(inputs, flags);
      if (failed > 0) process.exitCode = 1;
    });
}

const MB = 1024 * 1024;
const EXAMPLES = [
  ["The example case", "clew ingest seeds"],
  ["Several folders and files", "clew ingest reports leak.zip page.html"],
  ["A page of the web", "clew ingest https://example.org/a.html"],
  ["From another program", "pdftotext scan.pdf - | clew ingest - --publisher 'Example News'"],
  ["What is found in a text, without storing it", "clew ingest --json report.txt"],
] as const;

function toIngestOptions(flags: IngestFlags) {
  const { publisher, date, maxSize, workers } = flags;
  const source = { ...(publisher !== undefined && { publisher }), ...(date !== undefined && { date }) };
  return { read: { maxBytes: maxSize, ...source }, pool: { workers } };
}

/** The number of documents that failed. Throws `aborted` after Ctrl-C, when all that was at hand is stored. */
async function store(inputs: readonly Input[], flags: IngestFlags): Promise<number> {
  const summary = await withInterrupts(async (signal) => {
    const settings = toSettings(process.env);
    const knowledge = await loadKnowledge(settings);
    const opened = await openCase(settings);
    try {
      const options = {
        ...toIngestOptions(flags),
        originals: openTexts(settings),
        signal,
        ...(knowledge && { knowledge }),
      };
      const run = await ingestWithReport(inputs, opened, options);
      await report(run, opened);
      return run;
    } finally {
      await opened.close();
    }
  });
  if (summary.stopped) throw new ClewError("aborted", "Stopped before the end. Run the same command again to go on.");
  const all = Object.values(summary.stored).reduce((sum, count) => sum + count, summary.failed);
  if (all === 0)
    throw new ClewError("not-found", "There is nothing to read in what was given.", {
      hint: "See clew ingest --help for the kinds of file.",
    });
  return summary.failed;
}

/** On a terminal a bar; into a pipe or a file a line for each document. */
async function ingestWithReport(
  inputs: readonly Input[],
  store: GraphStore,
  options: Parameters<typeof ingest>[2],
): Promise<IngestSummary> {
  const bar = process.stderr.isTTY ? new ProgressBar(process.stderr, () => performance.now()) : undefined;
  const onEvent = (event: IngestEvent) => {
    const line = terminal.isInteractive ? toNoteLine(event) : toEventLine(event);
    if (line !== undefined && !terminal.isInteractive) process.stdout.write(`${line}\n`);
    else if (line !== undefined && bar) bar.above(line);
    else if (line !== undefined) terminal.note(line);
    bar?.add(event);
  };
  try {
    return await ingest(inputs, store, { ...options, onEvent });
  } finally {
    bar?.clear();
  }
}

async function report(summary: IngestSummary, store: GraphStore): Promise<void> {
  for (const line of toSummaryLines(summary)) await terminal.write(`${line}\n`);
  await terminal.write(`${toCaseLine(await store.counts(), await store.schema())}\n`);
  for (const line of toFailureLines(summary)) terminal.note(line);
}

async function toInputs(names: readonly string[], maxBytes: number): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const name of names) inputs.push(name === "-" ? await readStandardInput(maxBytes) : name);
  return inputs;
}

/** Throws `too-large`. What has no name is known again by its content. */
async function readStandardInput(maxBytes: number): Promise<Input> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new ClewError("too-large", `Standard input holds more than ${Math.round(maxBytes / MB)} MB.`, {
        hint: "Raise the limit with --max-size.",
      });
    }
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  return { from: "memory", name: "stdin", key: `stdin:${digest(content.toString("latin1"), 20)}`, content, bytes };
}

function toDate(text: string): string {
  const date = toPartialDate(text);
  if (date === undefined)
    throw new InvalidArgumentError("Expected a date that exists, such as 2023-08-21, 2023-08 or 2023.");
  return date;
}

function toBytes(text: string): number {
  const megabytes = Number(text);
  if (!(megabytes > 0 && megabytes <= 500)) throw new InvalidArgumentError("Expected megabytes above 0 and up to 500.");
  return Math.ceil(megabytes * MB);
}

function toWorkers(text: string): number {
  const workers = Number(text);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64)
    throw new InvalidArgumentError("Expected a whole number from 1 to 64.");
  return workers;
}
