/** The work that is done in worker threads: opening and reading an original, and finding what its text says. */
import type { Knowledge } from "./knowledge.js";
import type { Reading } from "./pipeline.js";
import { readOriginal, type ReadSettings } from "./read/read.js";
import type { Original, SourceText } from "./read/original.js";
import { isRead, toExtractedWith } from "./version.js";

export interface Jobs {
  read: { readonly asks: { readonly original: Original; readonly settings: ReadSettings }; readonly gives: SourceText };
  extract: { readonly asks: SourceText; readonly gives: Reading };
}

export type JobKind = keyof Jobs;

export function perform<Kind extends JobKind>(
  kind: Kind,
  asked: Jobs[Kind]["asks"],
  knowledge?: Knowledge,
): Promise<Jobs[Kind]["gives"]> {
  const work: { readonly [K in JobKind]: (asks: Jobs[K]["asks"]) => Promise<Jobs[K]["gives"]> } = {
    read: ({ original, settings }) => readAs(original, settings),
    extract: (source) => extractFrom(source, knowledge),
  };
  return work[kind](asked);
}

/** Read, under the names that publications are known by. */
async function readAs(original: Original, settings: ReadSettings): Promise<SourceText> {
  const source = await readOriginal(original, settings);
  const { withKnownPublisher } = await import("./publishers.js"); // its lexicon is only loaded when something was read
  return { ...source, sources: source.sources.map(withKnownPublisher) };
}

/** A publication that the document names as its own source is cited by every claim that cites no other. */
async function extractFrom(source: SourceText, knowledge: Knowledge | undefined): Promise<Reading> {
  const { extract } = await import("./pipeline.js"); // its lexicon is only loaded when there is something to extract
  const { text, sources, language, cites } = source;
  const input = { text, sources, ...(language !== undefined && { language }) };
  const reading = await withModel(extract(input, knowledge), knowledge);
  if (cites === undefined) return reading;
  // "Bloomberg reported, citing …" in Bloomberg: a publication is no source of its own.
  const own = new Set(sources.map(({ publisher }) => publisher));
  const claims = reading.claims.map((claim) => ({
    ...claim,
    cites: claim.cites === undefined || own.has(claim.cites) ? cites : claim.cites,
  }));
  return { ...reading, claims };
}

async function withModel(reading: Reading, knowledge: Knowledge | undefined): Promise<Reading> {
  if (!knowledge?.model || !isRead(reading.language)) return reading;
  const { model, ...rules } = knowledge;
  const { addModelClaims } = await import("./model-step.js");
  return addModelClaims(reading, model, toExtractedWith(reading, rules));
}
