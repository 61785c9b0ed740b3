/** Sayings by a verb: "Musk said that …", "was confirmed by several sources", "he denied that …", "…, which Berg denies". */
import { type Closing, closingOf } from "./closings.js";
import { contentOf, hasVerb } from "./contents.js";
import type { Unit } from "./grammar.js";
import { type AnalysedSentence, type Scope, type ScopeKind, toScope } from "./scopes.js";
import {
  headAfter,
  invertedSpeaker,
  isToldBehind,
  isForged,
  isNewsAgency,
  isSpeaker,
  phraseAround,
  pronounBefore,
} from "./speakers.js";
import { type SpeakerPhrase, speakerPhrase } from "./speaker-phrases.js";
import { findSubject } from "./subjects.js";
import { TELLING } from "./tellings.js";
import type { VerbGroup } from "./verb-groups.js";
import { CALENDAR_WORDS } from "./vocabulary.js";

export function toSaying(place: AnalysedSentence, group: VerbGroup, kind: ScopeKind): Scope | undefined {
  const { units } = place;
  if (group.passive) return passiveScope(place, group, kind);
  const inverted = isToldBehind(units, group)
    ? headAfter(units, group.at + 1)
    : group.lemmas.some((lemma) => NEVER_INVERTED.test(lemma))
      ? undefined
      : spokenBehind(units, group, kind);
  const behind = inverted === undefined && kind === "say" ? wordBehind(units, group) : undefined;
  if (behind !== undefined) return phraseScope(place, group, { head: behind, source: [behind, behind + 1] }, true);
  const phrase = inverted === undefined ? speakerPhrase(units, group) : undefined;
  if (phrase && kind === "say") return phraseScope(place, group, phrase);
  if (phrase && kind === "deny" && !group.negated && isStaffPhrase(units, phrase)) {
    const denial = phraseScope(place, group, phrase);
    return denial && { ...denial, kind: "deny" };
  }
  const found = inverted === undefined ? findSubject(units, group, place.groups) : undefined;
  const both = kind === "deny" && units[group.start]?.lower === "both" ? group.start : undefined; // "Both | denied it"
  const subject = inverted ?? found?.at ?? both;
  const closing = closingOf(units, group);
  if (closing && (subject !== closing.head || !units[subject]!.mention))
    return closingScope(place, group, { kind, closing });
  if (subject === undefined || (subject !== both && !isSpeaker(units, subject)))
    return unknownSpeaker(place, group, { kind, subject: subject ?? pronounBefore(units, group.start) });
  const around = phraseAround(units, subject);
  const source: [number, number] = subject > group.at ? [Math.max(around[0], group.at + 1), around[1]] : around;
  const impersonal = isNewsAgency(place.sentence, units[subject]!, group);
  const content = contentOf(units, group, source, inverted !== undefined);
  if (!content) return undefined;
  const scope = toScope(place, kind === "say" && isForged(units, subject) ? "ask" : kind, {
    subject,
    source,
    cue: [group.start, group.at + 1],
    content: content.range,
    backward: content.backward,
    impersonal,
  });
  const others = scope.speaker ? (found?.others ?? []).flatMap((at) => units[at]!.mention ?? []) : [];
  const opening = Math.min(source[0], group.start);
  const after =
    kind === "deny" && content.backward && hasVerb(units, 0, opening) ? { after: units[opening]!.from } : {};
  return { ...scope, ...after, ...(others.length > 0 && { others }) };
}

/** '…," | said | Small, who was there': a word that is no name elsewhere; nobody within the quotation says it. */
function wordBehind(units: readonly Unit[], { start, at, passive, infinitive, gerund }: VerbGroup): number | undefined {
  if (start !== at || passive || infinitive || gerund || units[at - 1]?.lower !== '"') return undefined;
  if (!/^[,?!]$/.test(units[at - 2]?.lower ?? "")) return undefined;
  return /^(?:noun|adjective|other|verb)$/.test(units[at + 1]?.part ?? "") ? at + 1 : undefined;
}

/** "A spokeswoman | for | Halden, Karin Ek, denied". */
const isStaffPhrase = (units: readonly Unit[], { source: [from, to] }: SpeakerPhrase) =>
  units.slice(from, to).some(({ lower, mention }) => !mention && lower === "for");

/** Not "Karin Ek, | denied | the report". */
function spokenBehind(units: readonly Unit[], { at }: VerbGroup, kind: ScopeKind): number | undefined {
  const head = invertedSpeaker(units, at);
  return head !== undefined && kind === "deny" && DENIED.test(units[head]!.lower) ? undefined : head;
}

const NEVER_INVERTED = /^(?:tell|inform|assure|warn|remind|ask|accuse|call|describe|question|urge|suspect|dismiss)$/;

/** "Anna Berg, a lawyer who knows Voss, | said | that …". */
function phraseScope(
  place: AnalysedSentence,
  group: VerbGroup,
  { head, source }: SpeakerPhrase,
  inverted = false,
): Scope | undefined {
  const { units } = place;
  const content = contentOf(units, group, source, inverted);
  if (!content) return undefined;
  return toScope(place, isForged(units, head) ? "ask" : "say", {
    subject: head,
    source,
    cue: [group.start, group.at + 1],
    content: content.range,
    backward: content.backward,
    impersonal: isNewsAgency(place.sentence, units[head]!, group),
  });
}

function closingScope(
  place: AnalysedSentence,
  { start, at }: VerbGroup,
  { kind, closing }: { readonly kind: ScopeKind; readonly closing: Closing },
): Scope {
  const { units } = place;
  const scope = toScope(place, kind === "say" && isForged(units, closing.head) ? "ask" : kind, {
    ...closing,
    subject: closing.head,
    cue: [start, at + 1],
    backward: false,
  });
  const others = units
    .slice(closing.head + 1, start)
    .flatMap(({ mention }, next) => (mention && /^(?:and|,)$/.test(units[closing.head + next]!.lower) ? mention : []));
  return scope.speaker && others.length > 0 ? { ...scope, others } : scope;
}

const DENIED =
  /^(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|assertions?|something|things?|account|version)$/;

/** "…, a claim that | both | deny", "…, which | Berg | has denied", "…, allegations | he | rejects": what stands before the comma. */
export function asideDenial(place: AnalysedSentence, group: VerbGroup): Scope | undefined {
  const { units } = place;
  const after = units[group.at + 1];
  if (group.negated || group.modal || group.infinitive || group.passive) return undefined;
  if (after && !/^(?:[.,;"]|strongly|vehemently|categorically|and|but)$/.test(after.lower)) return undefined;
  const subject = units[group.start]!.lower === "both" ? group.start : group.start - 1;
  const speaks =
    units[subject]?.mention ?? (/^(?:both|all|they|he|she)$/.test(units[subject]?.lower ?? "") || undefined);
  if (!speaks) return undefined;
  let at = subject - 1;
  while (units[at]?.mention && units[at + 1]?.lower === "and") at--;
  const relative = /^(?:that|which)$/.test(units[at]?.lower ?? "");
  if (relative) at--;
  if (!units[at]?.mention && DENIED.test(units[at]?.lower ?? "")) {
    at--;
    if (units[at]?.part === "determiner" || units[at]?.part === "adjective") at--;
  } else if (!relative) return undefined;
  if (!/^(?:,|-|–|—)$/.test(units[at]?.lower ?? "")) return undefined;
  const scope = toScope(place, "deny", {
    subject,
    source: [subject, subject + 1],
    cue: [group.start, group.at + 1],
    content: [0, 0],
    backward: true,
  });
  return { ...scope, aside: units[at]!.from };
}

/**
 * "He denied that …", whoever he is: what is denied, doubted or hoped is not so, also where the speaker is not known. A
 * speaker who is only described ("a neighbour said that …") is told in these words.
 */
function unknownSpeaker(
  place: AnalysedSentence,
  group: VerbGroup,
  { kind, subject }: { readonly kind: ScopeKind; readonly subject: number | undefined },
): Scope | undefined {
  const { units } = place;
  let after = group.at + 1;
  while (after - group.at <= 4 && units[after] && isWhen(units[after]!)) after++; // "said | last week | that"
  if (kind === "deny") after = thatBehind(units, after);
  const opens = units[after]?.lower === "that" || (kind === "say" && opensClause(units, group, subject));
  if (!opens || !hasVerb(units, after + 1, units.length)) return undefined;
  const teller = subject !== undefined && subject < group.start && saysIt(units[subject]!, kind) ? subject : undefined;
  return toScope(place, kind === "say" && teller !== undefined && isForged(units, teller) ? "ask" : kind, {
    ...(teller !== undefined && { subject: teller }),
    source: teller === undefined ? [0, 0] : phraseAround(units, teller),
    cue: [group.start, after],
    content: [after, units.length],
    backward: false,
  });
}

/** "It denied | a report in the daily Morgenpost | that": what is denied begins there; else where it was. */
function thatBehind(units: readonly Unit[], after: number): number {
  const that = units.findIndex(
    ({ lower, mention }, at) => at > after && at - after <= 12 && !mention && lower === "that",
  );
  if (that < 0 || hasVerb(units, after, that)) return after;
  return units.slice(after, that).some(({ lower, mention }) => !mention && TELLING.test(lower)) ? that : after;
}

/** "Voters | think | Berg paid Petrov": a plain noun says so, and a name or article follows. */
function opensClause(
  units: readonly Unit[],
  { at, lemmas, gerund, infinitive }: VerbGroup,
  subject: number | undefined,
) {
  const next = units[at + 1];
  return (
    !gerund &&
    !infinitive &&
    (subject === undefined
      ? lemmas.some((lemma) => TELLS.test(lemma))
      : units[subject]!.part === "noun" || units[subject]!.part === "pronoun") &&
    lemmas.some((lemma) => THINKS.test(lemma)) &&
    next?.mention !== undefined &&
    hasVerb(units, at + 2, Math.min(units.length, at + 8))
  );
}
const TELLS = /^(?:say|claim|allege|insist|argue)$/;
const THINKS = /^(?:say|claim|think|believe|suspect|argue|suggest|allege|swear|insist|show)$/;

const isWhen = ({ lower, part, mention }: Unit) =>
  !mention &&
  (/^(?:on|in|last|this|earlier|later|week|month|year|yesterday|today)$/.test(lower) ||
    part === "number" ||
    CALENDAR_WORDS.has(lower));

/** "Voss, who said that A met B, | sued C": what is said ends with the relative clause. */
export function withinRelative(units: readonly Unit[], { start, at }: VerbGroup, scope: Scope): Scope {
  if (!opensRelative(units, start - 1) && !hangsInRelative(units, start)) return scope;
  const end = units.findIndex(
    ({ lower, mention }, comma) =>
      comma > at + 1 &&
      !mention &&
      lower === "," &&
      /^(?:verb|aux)$/.test(units[comma + 1]?.part ?? "") &&
      units[comma + 1]!.form !== "gerund" &&
      hasVerb(units, at + 1, comma),
  );
  const [from, to] = scope.content;
  return end < 0 || units[end]!.from <= from ? scope : { ...scope, content: [from, Math.min(to, units[end]!.from)] };
}

const opensRelative = (units: readonly Unit[], at: number) =>
  /^(?:who|which)$/.test(units[at]?.lower ?? "") && units[at - 1]?.lower === ",";

/** "Berg, | who sued the Echo for | writing | that …, left": no comma since "who". */
function hangsInRelative(units: readonly Unit[], start: number): boolean {
  let back = start - 1;
  while (
    back > 0 &&
    start - back <= 16 &&
    (units[back]!.mention || !/^(?:[,;:"]|who|which|and)$/.test(units[back]!.lower))
  )
    back--;
  return opensRelative(units, back);
}

/** "This was written by investigative reporter Ronan Farrow", "was confirmed to journalists by several sources". */
function passiveScope(place: AnalysedSentence, group: VerbGroup, kind: ScopeKind): Scope | undefined {
  const { units } = place;
  const tag = kind === "say" && units[group.start - 1]?.lower === "it" && units[group.start - 2]?.lower === ",";
  if (tag && /^[.,;]?$/.test(units[group.at + 1]?.lower ?? "")) {
    const cue = [group.start - 1, group.at + 1] as const; // "A paid B, | it is claimed |."
    return toScope(place, "say", { source: [0, 0], cue, content: [0, group.start - 2], backward: false });
  }
  for (let at = group.at + 1; at < units.length && at - group.at <= 8; at++) {
    if (units[at]!.lower !== "by") continue;
    const subject = headAfter(units, at + 1);
    if (subject === undefined || !isSpeaker(units, subject)) return undefined;
    const first = units.slice(0, group.start).filter(({ part }) => part !== "sign" && part !== "adverb");
    const backward = first.length <= 2 && /^(?:this|it|that)$/.test(first[0]?.lower ?? "");
    return toScope(place, kind, {
      subject,
      source: phraseAround(units, subject),
      cue: [group.start, group.at + 1],
      content: [0, group.start],
      backward,
    });
  }
  const that = group.at + 1;
  if (kind !== "say" || units[that]?.lower !== "that" || group.lemmas.some((lemma) => ESTABLISHES.test(lemma)))
    return undefined;
  return toScope(place, "say", {
    source: [0, 0],
    cue: [group.start, that],
    content: [that, units.length],
    backward: false,
  });
}
/** "It was | confirmed | that …": it is so; "it was claimed that …": somebody says so. */
const ESTABLISHES =
  /^(?:confirm|reveal|disclose|find|show|note|conclude|declare|announce|acknowledge|admit|recall|add)$/;

/** Not "it": "it says here that …". */
const saysIt = ({ part, lower }: Unit, kind: ScopeKind) => kind !== "say" || part === "noun" || lower !== "it";
