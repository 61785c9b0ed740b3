/** When it was: the date of a claim's own clause. */
import type { ReadClaim } from "../graph/model.js";
import type { Grammar } from "./analysis.js";
import type { Unit } from "./grammar.js";
import type { VerbGroup } from "./verb-groups.js";
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

/** Without `to`: from then on. */
type ClaimTime = Required<Pick<ReadClaim, "from">> & Pick<ReadClaim, "to">;

/**
 * The date in the claim's own sentence that stands nearest to it, as from and to: within what is said, as "…, Reuters
 * reported | on Monday" dates the report; and not behind another verb, as "Berg, who leads X, left | on Monday".
 */
export function dateOf(
  { dates, text, sentences, grammar }: Dating,
  found: FoundClaim,
  sayings: readonly Scope[],
): ClaimTime | undefined {
  if (LEAVES.test(found.rule)) return undefined; // the day on which somebody left is none of those on which he was there
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
    if (isLifetime(text, date) || sayings.some((saying) => isOfSaying(text, tokens, saying, date))) continue;
    if (OUTSIDE.test(text.slice(Math.max(0, date.start - 14), date.end))) continue;
    if (distance > FARTHEST || ELSEWHERE.test(text.slice(...between))) continue;
    const begins =
      /\b(?:from|since) $/.test(text.slice(Math.max(0, date.start - 6), date.start)) && !date.value.includes("/");
    const left = found.predicate === "HELD_POSITION_AT" && found.rule.startsWith("office/"); // "resigned as mayor in 2022"
    if (left && !date.value.includes("/")) continue;
    const until = begins && date.start > to && distance <= ADJACENT ? untilAfter(text, date, dates[at + 1]) : undefined;
    if (until !== undefined) return { from: date.value, to: until };
    if (begins && /^(?:HELD_POSITION_AT|BELONGED_TO|OWNED|REPRESENTED)$/.test(found.predicate)) continue; // "worked there from 2016": not when it ended
    const begun = BEGINS.test(tokens[found.anchor]!.lower); // "In 1987 Berg | was elected | to the Diet"
    if (STATES.test(found.predicate) && ((date.end <= from && !begun) || distance > ADJACENT)) continue;
    const { units, groups } = grammar.of(found.sentence);
    const verbBetween = groups.some(({ at: verb, start: first, infinitive, lemmas }) => {
      const place = tokens[units[verb]!.from]!.start;
      const sameDeed = lemmas.includes("be") && /^(?:that|this|it)$/.test(units[first - 1]?.lower ?? ""); // "and that | was | in May"
      return !infinitive && !sameDeed && between[0] <= place && place < between[1];
    });
    if (verbBetween || isOfOtherVerb(groups, units, tokens, { date, found, from, to })) continue;
    if (distance < least) [best, least] = [date, distance];
  }
  if (!best) return undefined;
  const [first, last] = best.value.split("/");
  const since =
    SINCE.test(text.slice(Math.max(0, best.start - 12), best.start)) || (last === undefined && isBegun(tokens, found));
  return since ? { from: first! } : { from: first!, to: last ?? first! };
}

/** "Berg | joined | Halden in 2018", "was | appointed | head of Halden in 2019": it lasts from then on, as far as is said. */
function isBegun(tokens: Sentence["tokens"], { predicate, rule, anchor, from, to }: FoundClaim): boolean {
  if (!LASTS.test(predicate)) return false;
  if (OPENS.test(tokens[anchor]!.lower)) return true;
  return rule.startsWith("office/") && tokens.slice(from, to).some(({ lower }) => OPENS.test(lower));
}
const LASTS = /^(?:LEADS|WORKS_FOR|MEMBER_OF|OFFICIAL_OF|ADVISES|SPOKESPERSON_OF)$/;

/** "Berg said | on Wednesday | she had met Voss": when she said so. */
function isOfSaying(text: string, tokens: Sentence["tokens"], { cue }: Scope, { start }: ReadDate): boolean {
  const end = cue[0] < cue[1] ? tokens[cue[1] - 1]?.end : undefined;
  return end !== undefined && end < start && /^ (?:on |in |late |early |last |this )*$/.test(text.slice(end, start)); // " on "
}

/** "Berg | (6 September 1913 - 5 May 1979) | led": when she lived. */
function isLifetime(text: string, { start, end }: ReadDate): boolean {
  const open = text.slice(Math.max(0, start - BRACKETS), start);
  const close = text.slice(end, end + BRACKETS);
  const [from, to] = [open.lastIndexOf("("), close.indexOf(")")];
  if (from < 0 || to < 0 || open.lastIndexOf(")") > from || close.slice(0, to).includes("(")) return false;
  return /\b(?:born|died)\b|[-–—]/.test(open.slice(from) + close.slice(0, to));
}
const BRACKETS = 45;

/** "since 2019": when it ended, if it did, is not said. */
const SINCE = /\bsince (?:the )?$/i;

/** "Halden, which Berg founded | in 1946 | and Voss funded": a date within the claim's words that another verb of them has. */
function isOfOtherVerb(
  groups: readonly VerbGroup[],
  units: readonly Unit[],
  tokens: Sentence["tokens"],
  { date, found, from, to }: { date: ReadDate; found: FoundClaim; from: number; to: number },
): boolean {
  if (date.start < from || date.end > to) return false;
  const own = tokens[found.anchor]!.start;
  const [first, last] = own < date.start ? [own, date.start] : [from - 1, date.start];
  return groups.some(({ at, infinitive }) => {
    const place = tokens[units[at]!.from]!.start;
    return !infinitive && place > first && place < last && place !== own;
  });
}

/** "worked there from March 2014 | until she was dismissed in May 2016": the day on which it ended. */
const untilAfter = (text: string, { end }: ReadDate, next: ReadDate | undefined) =>
  next && /^ (?:until|till)\b[^,;.]{0,80}$/.test(text.slice(end, next.start)) // " until she left in "
    ? next.value.split("/").at(-1)
    : undefined;

const LEAVES = /^verb\/\w+\/(?:resign|step|quit|retire)$/;

/** Characters between a claim and its date, and the words that put a date into another clause. */
const FARTHEST = 120;
/** What lasts: only a date right behind it is its own ("has led the firm since 2019"). */
const STATES =
  /^(?:LEADS|OWNS|WORKS_FOR|MEMBER_OF|HELD_POSITION_AT|BELONGED_TO|OWNED|OPERATES|CONTROLS|BASED_IN|PART_OF|SUBSIDIARY_OF)$/;
const ADJACENT = 30;
const BEGINS = /^(?:elected|appointed|admitted|joined)$/;
/** Not "elected": a term ends, and when is not said. */
const OPENS = /^(?:appointed|joined|became|named|hired|promoted)$/;
/** "before 2022", "until May": not the time of the deed. */
const OUTSIDE = /\b(?:before|until|till|prior to) (?:the )?[\p{L}\d ,]*$/u;
const ELSEWHERE =
  /\b(?:that|which|who|whose|where|when|while|because|until|till)\b|;|, (?:and|but)(?: (?:in|on|since|from|by))? ?$/; // ", and in"

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
