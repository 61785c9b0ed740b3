/** Finds the names in sentences: known ones, and runs of capitalised words. */
import type { EntityType } from "../graph/model.js";
import { standardGazetteer } from "./gazetteer.js";
import type { Sentence } from "./passages.js";
import type { Knowledge } from "./pipeline.js";
import { Kind, type Token } from "./tokens.js";

/** A name at `tokens[from..to)` of a sentence. */
export interface Name {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  readonly type: EntityType;
  /** The canonical name where it is a known one. */
  readonly known?: string;
}

export function findNames(sentences: readonly Sentence[], knowledge?: Knowledge): Name[] {
  const ignored = new Set(knowledge?.ignore);
  return sentences.flatMap((sentence, index) =>
    sentence.zone === "junk" || sentence.zone === "byline"
      ? []
      : namesOf(sentence, index).filter(({ words }) => !ignored.has(words)),
  );
}

function namesOf({ tokens }: Sentence, sentence: number): Name[] {
  const gazetteer = standardGazetteer();
  const names: Name[] = [];
  for (let at = 0; at < tokens.length;) {
    const match = gazetteer.match(tokens, at);
    const to = match?.to ?? runEnd(tokens, at);
    const words = tokens
      .slice(at, to)
      .map(({ text }) => text)
      .join(" ");
    if (match) names.push({ sentence, from: at, to, words, type: match.known.type, known: match.known.name });
    else if (to - at >= 2) names.push({ sentence, from: at, to, words, type: "Person" });
    at = Math.max(to, at + 1);
  }
  return names;
}

function runEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (
    to < tokens.length &&
    to - from < 5 &&
    tokens[to]!.cap &&
    tokens[to]!.kind === Kind.Word &&
    (to > 0 || to > from)
  )
    to++;
  return to;
}
