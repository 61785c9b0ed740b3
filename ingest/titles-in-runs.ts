/** Titles and bodies within a run of capitals: "Orsk Port Authority | Chairman | Anna Berg". */
import { isCountry } from "./gazetteer.js";
import { FAMILY_ROLES, FIRST_HEADS, isAcronym, isGivenName } from "./name-words.js";
import type { RunWords } from "./run-words.js";
import { demonymCountry, GIVEN_NAMES, HEADS, isOrdinary, ROLES, TITLES } from "./vocabulary.js";

/** The last title with a name after it in the run; -1 when the run is one name with a title's word in it. */
export function lastTitle(run: RunWords, from: number, to: number): number {
  if (run.isHead(to - 1) && !(to - from >= 3 && isGivenName(run.words.tokens, to - 2))) return -1;
  for (let at = to - 2; at >= from; at--) {
    if (!TITLES.has(run.token(at).lower)) continue;
    if (TITLES.has(run.token(at + 1).lower) && at + 2 >= to) continue;
    if (/^(?:of|for|and|&)$/.test(run.token(at + 1).lower)) return -1;
    return at;
  }
  return -1;
}

export function isRoleAlone(run: RunWords, from: number, to: number): boolean {
  const last = run.token(to - 1).lower;
  if (to - from === 2 && FAMILY_ROLES.has(last) && run.isUnknownBody(from, from + 1)) return false; // "Masayoshi Son"
  return (
    (TITLES.has(last) || ROLES.has(last)) &&
    !GIVEN_NAMES.has(run.token(from).lower) &&
    !HEADS.has(last) &&
    !run.match(to - 1)
  );
}

/** "| Orsk Port Authority | Chairman Rear Admiral": a body's name that ends before the titles. */
export function bodyBefore(run: RunWords, from: number, to: number): { from: number; to: number } | undefined {
  let [start, end] = [from, to];
  while (end > start && (TITLES.has(run.token(end - 1).lower) || RANKS.test(run.token(end - 1).lower))) end--;
  while (start < end && (FORMER.test(run.token(start).lower) || demonymCountry(run.token(start).text) !== undefined))
    start++;
  if (end - start < 2 || !/^(?:Agency|Organization)$/.test(HEADS.get(run.token(end - 1).lower) ?? "")) return undefined;
  for (let at = start; at < end; at++) {
    const match = run.match(at);
    if ((match && match.to >= end) || TITLES.has(run.token(at).lower) || !run.token(at).cap) return undefined;
  }
  return { from: start, to: end };
}
const FORMER = /^(?:former|ex|acting|deputy|new|then|outgoing|incoming|the)$/; // "Former"
const RANKS =
  /^(?:former|ex|acting|deputy|vice|rear|chief|executive|senior|interim|assistant|new|then|outgoing|incoming|general)$/; // "Rear"

/**
 * Where a person's name begins after ordinary words ("Education | Stefania Giannini"), after "Secretary of State", or after
 * the place that a title is of ("mayor of Varna | Boris Kolev"); else `from`.
 */
export function personStart(run: RunWords, from: number, to: number): number {
  const { tokens } = run.words;
  const ofTitle = /^(?:of|for)$/.test(tokens[from - 1]?.lower ?? "") && TITLES.has(tokens[from - 2]?.lower ?? "");
  if (ofTitle && to - from === 3 && !run.isHead(to - 1)) {
    const match = run.match(from);
    const isPlace = match?.known.type === "Place" && match.to === from + 1;
    if (isPlace || (!match && !isGivenName(tokens, from) && isGivenName(tokens, from + 1))) return from + 1;
  }
  for (let at = from; at < to - 1; at++) {
    const { lower, text } = run.token(at);
    if (run.match(at) || GIVEN_NAMES.has(lower)) return from;
    if (!isOrdinary(lower) && !HEADS.has(lower) && demonymCountry(text) === undefined) return from;
    if (run.isHead(to - 1)) return from;
    if (isGivenName(tokens, at + 1) && to - at - 1 >= 2) return at + 1;
    if (ofTitle && at + 2 === to && !isOrdinary(run.token(at + 1).lower)) return at + 1; // "Secretary of | State | Kerry"
  }
  return from;
}

/** "Supreme Court of India", "Institute for Peace": whose it is, and what for, is part of a body's name; of a country's own not. */
export function isBodyOf(run: RunWords, from: number, to: number): boolean {
  for (let at = from + 1; at < to - 1; at++) {
    if (!/^(?:of|for|on|to|against)$/.test(run.token(at).lower)) continue;
    const head = run.token(at - 1).lower;
    if (isStateApart(run, at + 1, to) && hasProperWord(run, from, at)) return false; // "Colorado State University | of the US"
    return (FIRST_HEADS.has(head) || HEADS.has(head)) && !COUNTRY_HEADS.test(head) && !TITLES.has(head);
  }
  return false;
}
const COUNTRY_HEADS = /^(?:state|republic|kingdom|government|parliament|army|people|city|house)$/; // "Republic of Moldova" is Moldova

/** "University of | the US": of "Renmin University of China" the country is a part. */
function isStateApart(run: RunWords, from: number, to: number): boolean {
  const at = run.token(from).lower === "the" ? from + 1 : from;
  if (at === from && !isAcronym(run.token(from).text)) return false;
  const match = run.match(at);
  return match !== undefined && match.to >= to && isCountry(match.known.name);
}

function hasProperWord(run: RunWords, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { lower, text } = run.token(at);
    if (!isOrdinary(lower) && !HEADS.has(lower) && demonymCountry(text) === undefined && !text.includes("-"))
      return true;
  }
  return false;
}
