/** Sayings without a verb of saying: "according to two officials", "citing Reuters". */
import type { Unit } from "./grammar.js";
import { type AnalysedSentence, type Scope, toScope } from "./scopes.js";
import { headAfter, isForged, isSpeaker, phraseAround } from "./speakers.js";

export function findSources(place: AnalysedSentence): Scope[] {
  const { units } = place;
  return units.flatMap(({ lower, mention }, at) => {
    const according = lower === "according" && units[at + 1]?.lower === "to" ? accordingTo(place, at) : undefined;
    const end = mention ? undefined : endOfCiting(units, at);
    const cited = end === undefined ? undefined : citing(place, [at, end]);
    return [...(according ? [according] : []), ...(cited ? [cited] : [])];
  });
}

function accordingTo(place: AnalysedSentence, at: number): Scope | undefined {
  const { units } = place;
  const head = headAfter(units, at + 2) ?? (PRONOUN.test(units[at + 2]?.lower ?? "") ? at + 2 : undefined);
  if (head === undefined) return undefined;
  const subject = namedBeside(units, head);
  const source = phraseAround(units, subject);
  const opens = units.slice(0, at).every(({ part }) => part === "sign" || part === "conjunction" || part === "adverb");
  const content: [number, number] = opens ? [afterAside(units, source[1]), units.length] : [0, at];
  const isNobody = units[subject]!.mention === undefined && PRONOUN.test(units[subject]!.lower); // whoever "it" is
  return toScope(place, isForged(units, subject) ? "ask" : "say", {
    ...(!isNobody && { subject }),
    source: isNobody ? [0, 0] : source,
    cue: [at, at + 2],
    content,
    backward: false,
  });
}

/** "according to | it": what the text named before. */
const PRONOUN = /^(?:it|him|her|them)$/;

/** "Slovakia's spy service, | the SIS": the name that follows in apposition. */
function namedBeside(units: readonly Unit[], head: number): number {
  if (units[head]!.mention || units[head + 1]?.lower !== ",") return head;
  const at = units[head + 2]?.lower === "the" ? head + 3 : head + 2;
  return units[at]?.mention?.kind === "name" && /^(?:[.,(]|)$/.test(units[at + 1]?.lower ?? "") ? at : head;
}

/** "According to X, who founded Y, | …": what is said begins after the aside. */
function afterAside(units: readonly Unit[], from: number): number {
  if (units[from]?.lower !== "," || !/^(?:who|which|whose|a|an|the|head|chief)$/.test(units[from + 1]?.lower ?? ""))
    return from;
  const comma = units.findIndex(({ lower, mention }, at) => at > from && !mention && lower === ",");
  return comma > 0 && /^(?:who|which|whose)$/.test(units[from + 1]!.lower) ? comma : from;
}

/** "citing | Reuters", "with reference to | Le Monde". */
function endOfCiting(units: readonly Unit[], at: number): number | undefined {
  if (units[at]!.lower === "citing") return at + 1;
  const with3 = units[at]!.lower === "with" && units[at + 1]?.lower === "reference" && units[at + 2]?.lower === "to";
  return with3 ? at + 3 : undefined;
}

function citing(place: AnalysedSentence, [from, to]: readonly [number, number]): Scope | undefined {
  const head = headAfter(place.units, to);
  const subject = head === undefined ? undefined : workOf(place.units, head);
  if (subject === undefined || !isSpeaker(place.units, subject)) return undefined;
  const scope = toScope(place, "say", {
    subject,
    source: phraseAround(place.units, subject),
    cue: [from, to],
    content: [0, from],
    backward: false,
  });
  return { ...scope, cites: true };
}

/** "citing an article | in The New Yorker": the one that it stands in. */
function workOf(units: readonly Unit[], head: number): number {
  if (units[head]!.mention || !/^(?:in|of|by|from)$/.test(units[head + 1]?.lower ?? "")) return head;
  return headAfter(units, head + 2) ?? head;
}
