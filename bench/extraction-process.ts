/** Measures extraction from inside and tells the figures to the process that forked it. */
import nlp from "compromise";
import { toAttributions } from "../ingest/attributions.js";
import { findClaims } from "../ingest/claims.js";
import { clean } from "../ingest/clean.js";
import { findDates } from "../ingest/dates.js";
import { findNames } from "../ingest/mentions.js";
import { splitPassages } from "../ingest/passages.js";
import { extract } from "../ingest/pipeline.js";
import { resolve } from "../ingest/resolve.js";
import { tokenize } from "../ingest/tokens.js";
import { newsArticle } from "./news.js";

interface Read {
  readonly characters: number;
  readonly ms: number;
}

export interface ExtractionFigures {
  readonly documents: number;
  readonly steps: readonly { readonly name: string; readonly ms: number }[];
  readonly compromise: Read;
  readonly one: Read;
  readonly heapMb: readonly [number, number];
  readonly long: readonly Read[];
}

const DOCUMENTS = 2000;
const PAGE = 3000;

const texts = Array.from({ length: DOCUMENTS }, (_, index) => newsArticle(index).text);
const sources = [{ key: "file:///news", publisher: "P", title: "T", date: "2024-03-01" }];
const all = texts.reduce((sum, text) => sum + text.length, 0);
for (const text of texts.slice(0, 50)) {
  extract({ text, sources });
  nlp(text).people().out("array");
}

// In turns, so that what else the machine does weighs on both alike; and of processor time, for the same reason.
const BATCH = 100;
const heap: number[] = [];
let compromise = 0;
let one = 0;
for (let from = 0; from < DOCUMENTS; from += BATCH) {
  const batch = texts.slice(from, from + BATCH);
  compromise += processorTime(() => {
    for (const text of batch) {
      const parsed = nlp(text);
      for (const names of [parsed.people(), parsed.places(), parsed.organizations()]) names.out("array");
    }
  });
  one += processorTime(() => {
    for (const text of batch) extract({ text, sources });
  });
  if ((from + BATCH) % (DOCUMENTS / 4) === 0) heap.push(heapMb());
}
const figures: ExtractionFigures = {
  documents: DOCUMENTS,
  steps: timeSteps(),
  compromise: { characters: all, ms: compromise },
  one: { characters: all, ms: one },
  heapMb: [heap[0] ?? 0, heap.at(-1) ?? 0],
  long: [30, 100, 300].map((pages) => {
    const text = texts.join("\n\n").slice(0, pages * PAGE);
    return { characters: text.length, ms: time(() => extract({ text, sources })) };
  }),
};
process.send?.(figures, () => process.exit(0));

/** The same chain as in ingest/pipeline.ts, with a clock between the steps. */
function timeSteps(): ExtractionFigures["steps"] {
  const spent = new Map<string, number>();
  const step = <Result>(name: string, work: () => Result): Result => {
    const began = performance.now();
    const result = work();
    spent.set(name, (spent.get(name) ?? 0) + performance.now() - began);
    return result;
  };
  for (const text of texts) {
    const tokens = step("clean, tokens", () => tokenize(clean(text)));
    const sentences = step("passages", () => splitPassages(tokens));
    const names = step("names", () => findNames(sentences));
    const resolution = step("resolve", () => resolve(sentences, names));
    const dates = step("dates", () => findDates(text, sentences, sources));
    const found = step("claims, with the tagger", () => findClaims({ text, sentences, resolution, dates }));
    step("attributions", () => toAttributions(sentences, found.scopes));
  }
  return [...spent].map(([name, ms]) => ({ name, ms }));
}

function processorTime(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function time(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function heapMb(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
}
