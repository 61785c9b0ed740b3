/**
 * One document from text to claims: a chain of pure steps, each in a file of its own. Nothing here reads or writes
 * anything, so it runs alike in a worker, in a test and in a command.
 */
import type { ReadDocument, Source, Span } from "../graph/model.js";
import { toAttributions } from "./attributions.js";
import { findClaims } from "./claims.js";
import { clean } from "./clean.js";
import { findDates } from "./dates.js";
import type { Knowledge } from "./knowledge.js";
import { findNames } from "./mentions.js";
import { splitPassages } from "./passages.js";
import { resolve } from "./resolve.js";
import { tokenize } from "./tokens.js";
import { isRead, toExtractedWith } from "./version.js";

/** What is read: the text as it is stored, and where it was found. */
export interface PipelineInput {
  readonly text: string;
  /** At least one. Its date is what "last year" and "October 3" count from. */
  readonly sources: readonly Source[];
  /** ISO 639-1; absent: English. Anything but English is kept, and nothing is extracted from it. */
  readonly language?: string;
}

/** A date expression and the ISO date or interval that it means. */
export interface ReadDate extends Span {
  readonly value: string;
}

/** "Musk said that …": who says it, the words that say that it is said, and what is said. */
export interface ReadAttribution {
  readonly source: Span;
  readonly cue: Span;
  readonly content: Span;
}

/** A read document, with what is shown of it but not stored. */
export interface Reading extends ReadDocument {
  readonly dates: readonly ReadDate[];
  readonly attributions: readonly ReadAttribution[];
  /** What a person should know about it. */
  readonly notes?: readonly string[];
}

/** Pure and synchronous; throws nothing, whatever the text. Time grows no faster than the text. */
export function extract(input: PipelineInput, knowledge?: Knowledge): Reading {
  const { text, sources } = input;
  const language = input.language ?? "en";
  const extractedWith = toExtractedWith({ text, language }, knowledge);
  const sentences = splitPassages(tokenize(clean(text)));
  const passages = sentences.map(({ start, end, zone }) => ({ start, end, zone }));
  const base = { text, sources, language, extractedWith, passages };
  if (!isRead(language)) return { ...base, referents: [], claims: [], dates: [], attributions: [] };

  const names = findNames(sentences, knowledge);
  const resolution = resolve(sentences, names);
  const dates = findDates(text, sentences, sources);
  const { claims, scopes } = findClaims({ text, sentences, resolution, dates }, knowledge);
  return { ...base, referents: resolution.referents, claims, dates, attributions: toAttributions(sentences, scopes) };
}
