/** Where extraction's time goes, step by step; two workers beside one; memory; and one long document. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ExtractionFigures } from "./extraction-process.js";
import type { BenchOptions } from "./options.js";
import { canConfine, measure } from "./processes.js";
import { toMarkdownTable, type Section } from "./results.js";
import type { WorkersFigures } from "./workers-process.js";

export async function extractionSection({ say }: BenchOptions): Promise<Section> {
  say("extraction, step by step");
  const figures = await measured();
  const { documents } = figures;
  say("extraction, in workers");
  const inWorkers = async (workers: number, cores: number) =>
    (await measure<WorkersFigures>("workers-process.js", [String(workers), String(documents)], { cores })).result;
  const [oneOnOne, oneOnTwo, two] = [await inWorkers(1, 1), await inWorkers(1, 2), await inWorkers(2, 2)];
  const whole = figures.steps.reduce((sum, { ms }) => sum + ms, 0);
  const steps = toMarkdownTable(
    ["step", "a document", "share"],
    figures.steps.map(({ name, ms }) => [
      name,
      `${(ms / figures.documents).toFixed(2)} ms`,
      `${((ms / whole) * 100).toFixed(0)} %`,
    ]),
  );
  const speed = toMarkdownTable(
    [`${documents} documents`, "characters/s", "beside"],
    [
      ["compromise: full parse, three entity calls (processor time)", toRate(figures.compromise), "1"],
      ["extraction, one core (processor time)", toRate(figures.one), ratio(figures.one, figures.compromise)],
      [canConfine() ? "one worker, on one core" : "one worker", toRate(oneOnOne), "1"],
      ["one worker, whose collector has a core of its own", toRate(oneOnTwo), ratio(oneOnTwo, oneOnOne)],
      ["two workers, on two cores", toRate(two), ratio(two, oneOnOne)],
    ],
  );
  const long = toMarkdownTable(
    ["one document", "time", "characters/s"],
    figures.long.map(({ characters, ms }) => [
      `${characters.toLocaleString("en")} characters`,
      `${(ms / 1000).toFixed(2)} s`,
      Math.round((characters / ms) * 1000).toLocaleString("en"),
    ]),
  );
  const [first, last] = figures.heapMb;
  const memory = `What one process holds on its heap after collecting it: ${first} MB after a quarter of the documents, ${last} MB after all.`;
  return { title: "Extraction", body: [steps, speed, memory, long].join("\n\n") };
}

/** In a process of its own, which may collect its garbage. */
function measured(): Promise<ExtractionFigures> {
  const file = fileURLToPath(new URL("extraction-process.js", import.meta.url));
  const child = fork(file, { execArgv: ["--expose-gc"] });
  return new Promise((resolve, reject) => {
    child.once("message", (figures) => resolve(figures as ExtractionFigures)); // the only message that the file sends
    child.once("exit", (code) => reject(new Error(`extraction-process.js ended with ${String(code)}.`)));
  });
}

type Read = { readonly characters: number; readonly ms: number };
const rate = ({ characters, ms }: Read) => (characters / ms) * 1000;
const toRate = (read: Read) => Math.round(rate(read)).toLocaleString("en");
const ratio = (a: Read, b: Read) => `${(rate(a) / rate(b)).toFixed(2)}×`;
