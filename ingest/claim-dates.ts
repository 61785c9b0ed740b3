/** When it was: the date of a claim's own clause. */
import type { Grammar } from "./analysis.js";
import type { FoundClaim } from "./found.js";
import type { Sentence } from "./passages.js";
import type { ReadDate } from "./pipeline.js";
import type { Scope } from "./scopes.js";

export interface Dating {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly grammar: Grammar;
  readonly dates: readonly ReadDate[];
}

/**
 * The date in the claim's own sentence that stands nearest to it, as from and to: within what is said, as "…, Reuters
 * reported | on Monday" dates the report; and not behind another verb, as "Berg, who leads X, left | on Monday".
 */
export function dateOf(
  { dates, text, sentences, grammar }: Dating,
  found: FoundClaim,
  sayings: readonly Scope[],
): [string, string] | undefined {
  const { tokens } = sentences[found.sentence]!;
  const [from, to] = [tokens[found.from]!.start, tokens[found.to - 1]!.end];
  const opens = Math.max(0, ...sayings.map(({ content }) => content[0]));
  const closes = Math.min(tokens.length, ...sayings.map(({ content }) => content[1]));
  const [start, end] = [tokens[opens]!.start, tokens[closes - 1]!.end];
  let best: ReadDate | undefined;
  let least = Infinity;
  for (let at = lowerBound(dates, start); at < dates.length && dates[at]!.start < end; at++) {
    const date = dates[at]!;
    const distance = Math.max(0, date.start - to, from - date.end);
    const between: readonly [number, number] = date.start > to ? [to, date.start] : [date.end, from];
    if (found.rule.startsWith("verb/relative") && date.end <= from) continue; // the date of what the clause hangs on
    if (OUTSIDE.test(text.slice(Math.max(0, date.start - 14), date.end))) continue;
    if (distance > FARTHEST || ELSEWHERE.test(text.slice(...between))) continue;
    if (STATES.test(found.predicate) && (date.end <= from || distance > ADJACENT)) continue;
    const { units, groups } = grammar.of(found.sentence);
    const verbBetween = groups.some(({ at: verb, start: first, infinitive, lemmas }) => {
      const place = tokens[units[verb]!.from]!.start;
      const sameDeed = lemmas.includes("be") && /^(?:that|this|it)$/.test(units[first - 1]?.lower ?? ""); // "and that | was | in May"
      return !infinitive && !sameDeed && between[0] <= place && place < between[1];
    });
    if (verbBetween) continue;
    if (distance < least) [best, least] = [date, distance];
  }
  if (!best) return undefined;
  const [first, last] = best.value.split("/");
  return [first!, last ?? first!];
}

/** Characters between a claim and its date, and the words that put a date into another clause. */
const FARTHEST = 120;
/** What lasts: only a date right behind it is its own ("has led the firm since 2019"). */
const STATES =
  /^(?:LEADS|OWNS|WORKS_FOR|MEMBER_OF|HELD_POSITION_AT|BELONGED_TO|OWNED|OPERATES|CONTROLS|BASED_IN|PART_OF|SUBSIDIARY_OF)$/;
const ADJACENT = 30;
/** "before 2022", "until May": not the time of the deed. */
const OUTSIDE = /\b(?:before|until|till|prior to) (?:the )?[\p{L}\d ,]*$/u;
const ELSEWHERE = /\b(?:that|which|who|whose|where|when|while|because)\b|;/;

function lowerBound(dates: readonly ReadDate[], start: number): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dates[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
