/** What a verb's frame takes to its right: a direct object, a noun and a preposition, a preposition farther off. */
import { isClauseBreak } from "./clause.js";
import { VERB_FORMS, type VerbFrame } from "./frames.js";
import type { Unit } from "./grammar.js";
import { phraseHeads } from "./phrase-heads.js";
import { CALENDAR_WORDS } from "./vocabulary.js";

export function objectsOf(units: readonly Unit[], from: number, frame: VerbFrame): number[] {
  let at = from;
  if (frame.nouns && frame.direct) {
    const heads = phraseHeads(units, skipLight(units, at)); // "lent | Kenya | two million"
    return heads.length > 0 && nounAfter(units, heads.at(-1)! + 1, frame.nouns) !== undefined ? heads : [];
  }
  if (frame.nouns) {
    const noun = nounAfter(units, at, frame.nouns);
    if (noun === undefined) return [];
    at = afterShares(units, noun + 1);
    if (frame.prepositions.length === 0) return frame.gap ? nextMention(units, at) : phraseHeads(units, at);
    return afterPreposition(units, at, frame.prepositions, 7);
  }
  if (frame.direct) {
    const heads = phraseHeads(units, skipLight(units, at));
    if (frame.predicate === "APPOINTED" && heads.length === 1)
      return [...heads, ...appointedBehind(units, heads[0]! + 1)];
    return heads.length === 0 && frame.predicate === "CRITICIZED" ? doerOf(units, skipLight(units, at)) : heads;
  }
  if (frame.lemma === "be" && !frame.gap) {
    while (units[at]?.part === "adverb") at++;
    return afterPreposition(units, at, frame.prepositions, 0); // not "was | interested | in Kenya"
  }
  const complement = units[skipLight(units, at)];
  if (complement && isGerund(complement)) return []; // "admitted | paying | bribes to Voss": paid, and not admitted to
  const heads = afterPreposition(units, at, frame.prepositions, frame.gap ? 25 : 6, frame.gap);
  if (MOVES.test(frame.predicate) && heads.length > 0 && movesOthers(units, at, heads[0]!)) return [];
  return frame.inverse ? heads.filter((head) => isSource(units, at, head)) : heads;
}

/** "appointed Berg as judge, | Voss | as envoy and | Dorn | as mayor". */
function appointedBehind(units: readonly Unit[], from: number): number[] {
  const found: number[] = [];
  if (units[from]?.lower !== "as") return found;
  for (let at = from; at < units.length && at - from <= 60; at++) {
    const { lower, part, mention } = units[at]!;
    if (!mention && (/^[;:"]$/.test(lower) || part === "verb" || part === "aux")) break;
    const person = units[at]!.person === true && units[at + 1]?.lower === "as";
    if (person && /^(?:,|and)$/.test(units[at - 1]?.lower ?? "")) found.push(at);
  }
  return found;
}

const MOVES = /^(?:TRAVELED_TO|FLED)$/;

/** "moved | 1,400 jobs | to Kenya": something else went there. */
const movesOthers = (units: readonly Unit[], from: number, head: number): boolean =>
  units[from]?.part !== "preposition" &&
  units.slice(from, head).some(({ part, mention, lower }, at, all) => {
    if (mention || part !== "noun" || CALENDAR_WORDS.has(lower) || WAYS.test(lower)) return false;
    return !all.slice(0, at).some((unit) => unit.part === "preposition" || unit.lower === "to");
  });
const WAYS =
  /^(?:week|month|year|weekend|day|today|yesterday|morning|evening|night|home|back|north|south|east|west|alone|abroad)$/;

/** "bought it | from Halden": not "bought it and sold it with help from Halden", nor "from the | Berg | family's firm". */
function isSource(units: readonly Unit[], from: number, head: number): boolean {
  if (!units[head + 1]?.mention && units[head + 2]?.lower === "'s") return false;
  return !units
    .slice(from, head)
    .some(({ lower, mention, part, form }) => !mention && (lower === "with" || (part === "verb" && form === "past")));
}

/** "31% | of the outstanding shares | of Halden": to before the last "of". */
function afterShares(units: readonly Unit[], from: number): number {
  if (units[from]?.lower !== "of") return from;
  for (let at = from + 1; at - from <= 5 && units[at] && !units[at]!.mention; at++)
    if (/^(?:shares|stock|capital|equity)$/.test(units[at]!.lower)) return at + 1;
  return from;
}

/** "condemned | Kenya | 's attack on the town": for what it did. */
function doerOf(units: readonly Unit[], from: number): number[] {
  const at = units[from]?.part === "determiner" ? from + 1 : from;
  if (!units[at]?.mention || units[at + 1]?.lower !== "'s") return [];
  let deed = at + 2;
  while (
    deed - at <= 6 &&
    /^(?:adjective|noun|number)$/.test(units[deed]?.part ?? "") &&
    !DEEDS.test(units[deed]!.lower)
  )
    deed++;
  return !units[deed]?.mention && DEEDS.test(units[deed]?.lower ?? "") && units[deed + 1]?.part !== "noun" ? [at] : [];
}
const DEEDS =
  /^(?:attacks?|invasion|aggression|actions?|conduct|behaviou?r|handling|decisions?|remarks|comments|crackdown|annexation|bombings?|strikes?|killings?|treatment|role|policy|policies|refusal|occupation|campaign|war)$/;

/** "approved a deal to buy new | Starlink | terminals": the next name, not far off. */
function nextMention(units: readonly Unit[], from: number): number[] {
  for (let at = from; at < units.length && at - from <= 12; at++) {
    if (units[at]!.mention) return [at];
    if (isClauseBreak(units[at]!) || /^[,.;:]$/.test(units[at]!.lower)) break;
  }
  return [];
}

/** Adverbs, "himself", an opening quote. */
function skipLight(units: readonly Unit[], from: number): number {
  let at = from;
  while (
    at < units.length &&
    at - from < 4 &&
    !units[at]!.mention &&
    (units[at]!.part === "adverb" || /^(?:himself|herself|"|both|all)$/.test(units[at]!.lower))
  )
    at++;
  return at;
}

/** "has had several long | talks": the noun that the verb takes, not far from it. */
export function nounAfter(units: readonly Unit[], from: number, nouns: ReadonlySet<string>): number | undefined {
  for (let at = from; at < units.length && at - from <= 7; at++) {
    const unit = units[at]!;
    if (unit.mention) return undefined;
    if (nouns.has(unit.lower)) return at;
    const two = `${unit.lower} ${units[at + 1]?.lower ?? ""}`;
    if (nouns.has(two)) return at + 1;
    if (two === "per cent") continue; // "a 9 | per | cent stake"
    if (
      unit.part === "preposition" ||
      (unit.part === "verb" && unit.form !== "past") ||
      isClauseBreak(unit) ||
      unit.lower === ","
    )
      return undefined;
  }
  return undefined;
}

export function afterPreposition(
  units: readonly Unit[],
  from: number,
  prepositions: readonly string[],
  reach: number,
  gap = false,
): number[] {
  for (let at = from; at < units.length && at - from <= reach; at++) {
    const unit = units[at]!;
    if (unit.mention) {
      if (!gap) return [];
      continue;
    }
    if (isPhrasal(units, at)) return [];
    if (prepositions.includes(unit.lower)) {
      const heads = phraseHeads(units, at + 1);
      if (heads.length > 0) return heads;
      if (!gap) return [];
      continue;
    }
    if (isClauseBreak(unit) && !(gap && /^(?:as)$/.test(unit.lower))) return [];
    if (!gap && units[at - 1]?.part === "preposition" && isGerund(unit)) return []; // "argued for | negotiating with"
    const afterJoint = units[at - 1]?.part === "preposition" && units[at - 1]!.lower !== "to"; // "spoke by | phone | with"
    if (unit.part === "verb" && unit.form === "base" && !afterJoint && isOtherVerb(units, at, gap)) return [];
    if (unit.part === "aux" || /^[.;:?!]$/.test(unit.lower)) return [];
    if (unit.lower === "," && !gap) return [];
  }
  return [];
}

const isGerund = ({ lower, mention }: Unit) =>
  !mention && (VERB_FORMS.get(lower)?.some(({ forms }) => forms.includes("gerund")) ?? false);
const isOtherVerb = (units: readonly Unit[], at: number, gap: boolean) => !gap || units[at - 1]?.lower === "to";

/** The last word of "according to", "with reference to", "in response to": it joins no object to the verb. */
function isPhrasal(units: readonly Unit[], at: number): boolean {
  return (
    /^(?:to|with|of)$/.test(units[at]!.lower) &&
    /^(?:according|reference|regard|regards|respect|response|reply|reaction|thanks|due|prior|owing|addition|relation|contrary|opposed|close|next|accordance|compliance|line|contrast|because|instead|spite)$/.test(
      units[at - 1]?.lower ?? "",
    )
  );
}
