/** What users add of their own, and which of it a text has to do with. Plain data, so that it can be handed to workers. */
import { digest } from "../graph/ids.js";
import type { EntityType } from "../graph/model.js";
import type { RelationTypeEntry } from "../graph/ontology.js";
import { clean } from "./clean.js";
import type { ModelSettings } from "./model-request.js";

export interface Knowledge {
  readonly names: readonly OwnName[];
  /** Names that are never mentions. */
  readonly ignore: readonly string[];
  /** Relation types of the user's own; a pattern may also stand for one that Clew has. */
  readonly types: readonly RelationTypeEntry[];
  readonly patterns: readonly OwnPattern[];
  /** A language model that is asked as well. */
  readonly model?: ModelSettings;
}

export const NOTHING_KNOWN: Knowledge = { names: [], ignore: [], types: [], patterns: [] };

export interface OwnName {
  readonly name: string;
  readonly type: EntityType;
  readonly aliases: readonly string[];
}

export interface OwnPattern {
  readonly type: string;
  /** A match line of compromise with the groups `subject` and `object`. */
  readonly match: string;
  /** Only a text that has one word of each list can have a match. */
  readonly needs: readonly (readonly string[])[];
}

const WORD = /[\p{L}\p{N}]+/gu; // "Vantor's" is two

/**
 * Stands for all that can change what is found in this text: documents that a change of the configuration does not touch
 * are marked as before, and need not be read again. Undefined when nothing does.
 */
export function toKnowledgeVersion(knowledge: Knowledge, text: string): string | undefined {
  const words = new Set(wordsOf(clean(text)));
  const isIn = (form: string) => wordsOf(form).every((word) => words.has(word));
  const { types, names, ignore, patterns, model } = knowledge;
  const matching = patterns.filter(({ needs }) => needs.every((list) => list.some((word) => words.has(word))));
  const touching = {
    names: names.filter(({ name, aliases }) => [name, ...aliases].some(isIn)),
    ignore: ignore.filter(isIn),
    patterns: matching.map(({ type, match }) => [type, match, types.find((own) => own.type === type)?.symmetric]),
    model: model ? [model.url, model.model] : [],
  };
  return Object.values(touching).every((list) => list.length === 0) ? undefined : digest(JSON.stringify(touching), 10);
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
