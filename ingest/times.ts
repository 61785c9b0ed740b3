/** Times that stand alone: "met Berg | last week |, Voss said". They are adverbs, and no nouns that a name belongs to. */
import type { Unit } from "./grammar.js";

/** The units, those of a time without a preposition as adverbs. */
export function withTimes(units: readonly Unit[]): Unit[] {
  const timed = [...units];
  for (let at = 0; at < units.length; at++) {
    const end = endOfTime(units, at);
    for (; at < end; at++) timed[at] = { ...units[at]!, part: "adverb", form: "base" };
  }
  return timed;
}

/** "last | week", "next Tuesday", "late last year", "Tuesday night", "two weeks ago"; `at` where no time begins. */
function endOfTime(units: readonly Unit[], at: number): number {
  const end = endOfWords(units, at);
  if (end === at) return at;
  const [before, after] = [units[at - 1], units[end]];
  if (before && !before.mention && (before.part === "determiner" || before.part === "preposition")) return at; // "on | Tuesday"
  if (after && (after.lower === "'s" || (after.part === "noun" && !after.mention && !isTime(after)))) return at; // "last week's", "last year | profits"
  return end;
}

function endOfWords(units: readonly Unit[], at: number): number {
  const [first, second, third] = [units[at]!, units[at + 1], units[at + 2]];
  if (first.mention) return at;
  if (/^(?:late|early|earlier|later)$/.test(first.lower) && second) {
    const end = /^(?:last|this|next)$/.test(second.lower) ? endOfWords(units, at + 1) : at + 1;
    return end > at + 1 ? end : at;
  }
  if (/^(?:last|next|this)$/.test(first.lower)) return second && isTime(second) ? afterPart(units, at + 2) : at;
  if (third?.lower === "ago" && second && SPANS.test(second.lower)) return at + 3;
  if (DAYS.test(first.lower) && !second?.mention) return afterPart(units, at + 1); // "met Berg | Tuesday"
  return /^(?:yesterday|today|tonight|tomorrow)$/.test(first.lower) ? afterPart(units, at + 1) : at;
}

/** "Tuesday | night". */
const afterPart = (units: readonly Unit[], at: number) =>
  /^(?:morning|afternoon|evening|night)$/.test(units[at]?.lower ?? "") && !units[at]!.mention ? at + 1 : at;

const isTime = ({ lower, mention }: Unit) => !mention && (TIMES.test(lower) || DAYS.test(lower));
const SPANS = /^(?:days?|weeks?|months?|years?|decades?|hours?)$/;
const DAYS = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const TIMES =
  /^(?:week|weekend|month|year|quarter|decade|century|night|morning|afternoon|evening|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)$/;
