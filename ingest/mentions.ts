/** Finds the names in a document's sentences: where they stand, what they name, and under which name they are known. */
import type { EntityType } from "../graph/model.js";
import { takeCensus } from "./census.js";
import { gazetteerWith, standardGazetteer } from "./gazetteer.js";
import { addGarbledNames } from "./garbles.js";
import type { Sentence } from "./passages.js";
import { withoutForeignBodies } from "./common-bodies.js";
import type { Knowledge } from "./knowledge.js";
import { findCandidates } from "./spans.js";
import { typeNames, wordsOf } from "./typing.js";

/** A name at `tokens[from..to)` of a sentence. */
export interface Name {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** As the text has it, with single spaces. */
  readonly words: string;
  readonly type: EntityType;
  /** The canonical name where it is a known one. */
  readonly known?: string;
}

export function findNames(sentences: readonly Sentence[], knowledge?: Knowledge): readonly Name[] {
  const gazetteer = knowledge ? gazetteerWith(knowledge.names) : standardGazetteer();
  const ignored = new Set(knowledge?.ignore);
  const candidates = findCandidates(sentences, takeCensus(sentences), gazetteer);
  const types = typeNames(sentences, candidates);
  const names = candidates.flatMap((candidate, index): Name[] => {
    const { sentence, from, to, known } = candidate;
    const type = types[index];
    const words = wordsOf(sentences, candidate);
    if (type === undefined || type === "Other" || ignored.has(words)) return [];
    return [{ sentence, from, to, words, type, ...(known && known.type === type && { known: known.name }) }];
  });
  return addGarbledNames(sentences, withoutForeignBodies(sentences, names));
}
