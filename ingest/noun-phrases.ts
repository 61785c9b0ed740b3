/** A noun that says what something is, and where its phrase begins. */
import type { Unit } from "./grammar.js";

/** Units `from` to `at`: "parent company". */
export interface Noun {
  readonly from: number;
  readonly at: number;
  readonly noun: string;
}

/** Back over "the largest", "a wholly owned", "one of the" to the first word of the noun phrase. */
export function phraseStart(units: readonly Unit[], from: number): number {
  let at = from;
  while (at > 0 && from - at < 6 && !units[at - 1]!.mention && isOfPhrase(units[at - 1]!)) at--;
  return at;
}

const isOfPhrase = ({ part, lower, form }: Unit) =>
  /^(?:determiner|adjective|noun|number|adverb)$/.test(part) ||
  (part === "verb" && form !== "base") || // "wholly | owned | subsidiary"
  lower === "one" ||
  lower === "of";
