/** `clew ingest --json`: what is found in documents, in the form in which extraction is evaluated. Nothing is stored. */
import { ClewError } from "../graph/errors.js";
import { toEvaluationForm } from "../ingest/evaluation.js";
import type { Input } from "../ingest/read/inputs.js";
import { stem } from "../ingest/read/source.js";
import { readAll, type StreamOptions } from "../ingest/stream.js";
import { withInterrupts } from "./ingest-interrupts.js";
import { toFailureLines } from "./ingest-report.js";
import { loadKnowledge } from "./knowledge.js";
import { toSettings } from "./settings.js";
import { terminal } from "./terminal.js";

/** The number of documents that failed, each named on the error output. Throws `aborted` after Ctrl-C, without output. */
export async function printExtraction(inputs: readonly Input[], options: StreamOptions): Promise<number> {
  const readings: Parameters<typeof toEvaluationForm>[0][number][] = [];
  const failures: { name: string; error: ClewError }[] = [];
  const knowledge = await loadKnowledge(toSettings(process.env));
  await withInterrupts(async (signal) => {
    for await (const batch of readAll(inputs, 64, { ...options, signal, ...(knowledge && { knowledge }) })) {
      for (const outcome of batch) {
        if (outcome.kind === "read") readings.push({ id: stem(outcome.source.name), reading: outcome.reading });
        if (outcome.kind === "failed") failures.push(outcome);
      }
    }
    if (signal.aborted) throw new ClewError("aborted", "Stopped before the end; nothing is printed.");
  });
  await terminal.write(`${JSON.stringify(toEvaluationForm(readings), undefined, terminal.isInteractive ? 2 : 0)}\n`);
  for (const line of toFailureLines({ failed: failures.length, failures })) terminal.note(line);
  return failures.length;
}
