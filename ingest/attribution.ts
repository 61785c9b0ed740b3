/**
 * Who says what: "Musk said that …", "…, the reporter writes", "according to two officials", quotes over several
 * sentences, "This was written by Farrow in an article for The New Yorker". A scope is one such saying.
 */
import type { Span } from "../graph/model.js";
import { findSubject, type VerbGroup } from "./clauses.js";
import type { Unit } from "./grammar.js";
import type { Grammar } from "./analysis.js";
import { readRows } from "./lexicon.js";
import type { Sentence } from "./passages.js";
import { callsUntrue, findUntruth, findVoids, FORGED } from "./rejections.js";
import type { ReadAttribution } from "./pipeline.js";
import type { Mention } from "./resolve.js";
import { Kind } from "./tokens.js";
import { CALENDAR_WORDS } from "./vocabulary.js";

export type ScopeKind = "say" | "deny" | "ask" | "hope";

export interface Scope {
  readonly kind: ScopeKind;
  readonly sentence: number;
  readonly speaker?: Mention;
  /** "The Kremlin and | Musk | denied": who else says it. */
  readonly others?: readonly Mention[];
  /** The words that name the speaker, for a speaker without a name. */
  readonly words?: string;
  /** Tokens of the cue, and of what is said. */
  readonly cue: readonly [from: number, to: number];
  readonly content: readonly [from: number, to: number];
  readonly source: readonly [from: number, to: number];
  /** It is about the sentence before: "This was written by …", "He denied this." */
  readonly backward: boolean;
  /** It is about the words of its own sentence before this token: "A met B, | a claim that both deny". */
  readonly aside?: number;
  /** "A met B; | C denied it": where it begins, when something stands before it in its sentence. */
  readonly after?: number;
  /** "citing X": what a speaker says on X's word. */
  readonly cites?: true;
}

const SPEECH = new Map(
  readRows("speech.txt").flatMap(([kind, lemmas]) =>
    lemmas!.split(/\s+/).map((lemma) => [lemma, kind as ScopeKind] as const),
  ),
);
const SPEAKING_NOUNS =
  /^(?:officials?|sources?|people|person|persons|spokes(?:man|woman|person|people)|experts?|analysts?|critics|journalists?|reporters?|authorities|police|prosecutors?|investigators?|lawyers?|witnesses|residents|observers|insiders?|diplomats?|lawmakers|representatives?|aides?|advis[eo]rs?|ministers?|president|ministry|government|company|agency|media|newspaper|magazine|report|reports|statement|document|documents|study|officer|officers|soldier|man|woman|member|members|leaders?|scientists?|economists?|researchers?|employees?|executives?|director|doctors?|activists?|opposition|army|military|embassy|publication|interlocutors?|informants?|eyewitnesses|relatives|colleagues|supporters|opponents|rivals|spokesmen|outlet|website|channel|secretary|insider|court|judge|board|offices?|team|family|letters?|memos?|emails?|filings?|indictment|lawsuit|complaint|affidavit|transcripts?|recordings?|records|files|cables?|testimony|diary|invoices?|rumou?rs?|gossip)$/;

export function findScopes(sentences: readonly Sentence[], grammar: Grammar): Scope[] {
  const scopes = sentences.flatMap((sentence, index) =>
    sentence.zone === "junk" || sentence.zone === "byline" || !hasCue(sentence)
      ? []
      : scopesOf(sentence, index, grammar),
  );
  return [...scopes, ...quoteScopes(sentences, scopes)];
}

export function toAttributions(sentences: readonly Sentence[], scopes: readonly Scope[]): ReadAttribution[] {
  return scopes.flatMap((scope): ReadAttribution[] => {
    const { tokens } = sentences[scope.sentence]!;
    const spanOf = ([from, to]: readonly [number, number]): Span | undefined =>
      from < to && tokens[from] && tokens[to - 1] ? { start: tokens[from].start, end: tokens[to - 1]!.end } : undefined;
    const [source, cue, content] = [spanOf(scope.source), spanOf(scope.cue), spanOf(scope.content)];
    return source && cue && content ? [{ source, cue, content }] : [];
  });
}

/** Cheap test before the tagger runs: a form of a speech verb, or "according". */
const CUE =
  /(?:^|\s)(?:said|says|say|saying|told|tells|claim|state[sd]|stating|announce|report|added|adds|wrot|writ|confirm|believ|think|argu|insist|suggest|reveal|disclos|recall|acknowledg|conced|stress|emphas|expla|declar|testif|continued|maintain|contend|assert|complain|boast|repl|respond|answer|assure|warn|admit|inform|descri|quot|tweet|comment|cite|citing|alleg|estimat|conclud|found|show|indicat|remark|den[iy]|reject|refut|true|false|untrue|evidence|proof|proven|prove|unclear|unlikely|baseless|unfounded|incorrect|wrong|disput|dismiss|ask|wonder|question|hope|want|wish|fear|expect|plan|propos|consider|urge|demand|accord|posted|called|suppos|imagin|assum|provid|event|case|condition|pretend|speculat|guess|dream|doubt|idea|notion|theor|hypothes|worr|possib|likel|lie|lies|case|risk|danger|prospect|chance|premise|pret[ee]|rumou?r|stor[iy])/;

function hasCue({ tokens }: Sentence): boolean {
  for (const { kind, lower } of tokens) if (kind === Kind.Word && CUE.test(lower)) return true;
  return false;
}

function scopesOf(sentence: Sentence, index: number, grammar: Grammar): Scope[] {
  const { units, groups } = grammar.of(index);
  const scopes: Scope[] = [];
  for (const group of groups) {
    const untrue = callsUntrue(units, group);
    const kind = untrue ? "deny" : kindOf(units, group);
    if (!kind) continue;
    if (kind === "say" && isFalsely(units, group)) {
      const content: [number, number] = [group.at + 1, units.length];
      scopes.push(
        toResult({ sentence, index, units }, "deny", {
          source: [0, 0],
          cue: [group.start, group.at + 1],
          content,
          backward: false,
        }),
      );
      continue;
    }
    const place = { sentence, index, units, groups };
    const scope = (kind === "deny" ? asideDenial(place, group) : undefined) ?? toScope(place, group, kind);
    if (scope) scopes.push(untrue ? { ...scope, backward: true } : withinRelative(units, group, scope));
  }
  units.forEach((unit, at) => {
    if (unit.lower === "according" && units[at + 1]?.lower === "to")
      push(scopes, accordingTo({ sentence, index, units }, at));
    const citingEnd = unit.mention ? undefined : endOfCiting(units, at);
    if (citingEnd !== undefined) push(scopes, citing({ sentence, index, units }, [at, citingEnd]));
  });
  for (const { cue, content, kind } of findVoids(units))
    scopes.push(toResult({ sentence, index, units }, kind, { source: [0, 0], cue, content, backward: false }));
  scopes.push(...toldScopes({ sentence, index, units }));
  const untruth = findUntruth(units);
  const at = untruth < 0 ? -1 : units[untruth]!.from;
  const saying = scopes.find(({ kind, content }) => kind === "say" && content[0] <= at && at < content[1]);
  return saying ? [...scopes, { ...saying, kind: "deny", backward: true }] : scopes;
}

function kindOf(units: readonly Unit[], { lemmas, negated, start, at }: VerbGroup): ScopeKind | undefined {
  const may = units.slice(start, at).some(({ lower }) => /^(?:may|might|could)$/.test(lower));
  for (const lemma of lemmas) {
    const kind = SPEECH.get(lemma);
    if (kind === "say" && (negated || may)) return isUnsaid(units, at, lemma) ? "ask" : undefined;
    if (kind === "deny" && negated) return "say"; // "did not deny that"
    if (kind) return kind;
  }
  return undefined;
}

/** "falsely claimed", "said | wrongly | that": the text itself says that it is not so. */
const isFalsely = (units: readonly Unit[], { start, at }: VerbGroup): boolean =>
  units.slice(Math.max(0, start - 1), at + 2).some(({ lower }) => FALSELY.test(lower));
const FALSELY = /^(?:falsely|wrongly|wrongfully|mistakenly|erroneously|incorrectly|untruthfully|untruly)$/;

/** "no longer believe | that …", "did not say | whether …": not so, or not said to be so. "Did not reveal that …": it is so. */
function isUnsaid(units: readonly Unit[], at: number, lemma: string): boolean {
  if (DISCLOSES.test(lemma)) return false;
  const next = units[at + 1];
  if (/^(?:that|whether|if)$/.test(next?.lower ?? "")) return true;
  const named = next?.mention !== undefined || next?.part === "determiner" || next?.part === "pronoun";
  return HOLDS.test(lemma) && named && hasVerb(units, at + 2, units.length); // "does not believe | Berg met Petrov"
}
const DISCLOSES = /^(?:disclose|reveal|recall|note|add|mention|tell|inform|explain|comment|remark|recount|continue)$/;
const HOLDS = /^(?:believe|think|say|claim|suggest|argue|allege|find|conclude)$/;

interface Place {
  readonly sentence: Sentence;
  readonly index: number;
  readonly units: readonly Unit[];
  readonly groups: readonly VerbGroup[];
}

function toScope(place: Place, group: VerbGroup, kind: ScopeKind): Scope | undefined {
  const { units } = place;
  if (group.passive) return passiveScope(place, group, kind);
  const inverted = group.lemmas.some((lemma) => /^(?:tell|inform|assure|warn|remind|ask|accuse)$/.test(lemma))
    ? undefined
    : invertedSpeaker(units, group.at);
  const found = inverted === undefined ? findSubject(units, group, place.groups) : undefined;
  const both = kind === "deny" && units[group.start]?.lower === "both" ? group.start : undefined; // "Both | denied it"
  const subject = inverted ?? found?.at ?? both;
  if (subject === undefined || (subject !== both && !isSpeaker(units, subject)))
    return unknownSpeaker(place, group, { kind, subject: subject ?? pronounBefore(units, group.start) });
  const source = phraseAround(units, subject);
  const impersonal = isNewsAgency(place.sentence, units[subject]!, group);
  const content = contentOf(units, group, source, inverted !== undefined);
  if (!content) return undefined;
  const scope = toResult(place, kind === "say" && isForged(units, subject) ? "ask" : kind, {
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

const DENIED =
  /^(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|assertions?|something|things?|account|version)$/;

/** "…, a claim that | both | deny", "…, which | Berg | has denied", "…, allegations | he | rejects": what stands before the comma. */
function asideDenial(place: Place, group: VerbGroup): Scope | undefined {
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
  const scope = toResult(place, "deny", {
    subject,
    source: [subject, subject + 1],
    cue: [group.start, group.at + 1],
    content: [0, 0],
    backward: true,
  });
  return { ...scope, aside: units[at]!.from };
}

/** "the agency writes": the one that prints this, and no agency of the text's. */
function isNewsAgency({ tokens }: Sentence, { mention }: Unit, { lemmas }: VerbGroup): boolean {
  return (
    mention?.kind === "description" &&
    tokens[mention.to - 1]?.lower === "agency" &&
    mention.to - mention.from <= 2 &&
    lemmas.some((lemma) => lemma === "write" || lemma === "report")
  );
}

/**
 * "He denied that …", whoever he is: what is denied, doubted or hoped is not so, also where the speaker is not known. A
 * speaker who is only described ("a neighbour said that …") is told in these words.
 */
function unknownSpeaker(
  place: Place,
  group: VerbGroup,
  { kind, subject }: { readonly kind: ScopeKind; readonly subject: number | undefined },
): Scope | undefined {
  const { units } = place;
  let after = group.at + 1;
  while (after - group.at <= 4 && units[after] && isWhen(units[after]!)) after++; // "said | last week | that"
  if (units[after]?.lower !== "that" || !hasVerb(units, after, units.length)) return undefined;
  const teller = subject !== undefined && subject < group.start && saysIt(units[subject]!, kind) ? subject : undefined;
  return toResult(place, kind === "say" && teller !== undefined && isForged(units, teller) ? "ask" : kind, {
    ...(teller !== undefined && { subject: teller }),
    source: teller === undefined ? [0, 0] : phraseAround(units, teller),
    cue: [group.start, after],
    content: [after, units.length],
    backward: false,
  });
}

const TELLING =
  /^(?:reports?|claims?|allegations?|accusations?|charges?|rumou?rs?|suggestions?|stor(?:y|ies)|assertions?|statements?)$/;

/** "Berg's | claim | that …", "a report that …": what it holds is told, and by whom if it is somebody's. */
function toldScopes(place: Omit<Place, "groups">): Scope[] {
  const { units } = place;
  return units.flatMap((unit, that): Scope[] => {
    const noun = units[that - 1];
    if (unit.mention || unit.lower !== "that" || !noun || noun.mention || !TELLING.test(noun.lower)) return [];
    if (noun.part === "verb" || !hasVerb(units, that + 1, units.length)) return [];
    let from = that - 1;
    while (from > 0 && /^(?:adjective|determiner|number|noun)$/.test(units[from - 1]!.part)) from--;
    const owner = units[from - 1]?.lower === "'s" && units[from - 2]?.mention ? from - 2 : undefined;
    return [
      toResult(place, "say", {
        ...(owner !== undefined && { subject: owner }),
        source: owner === undefined ? [from, that] : [owner, owner + 1],
        cue: [that - 1, that],
        content: [that, endOfClause(units, that, from)],
        backward: false,
      }),
    ];
  });
}

/** A clause that opens its sentence ends where the sentence's own verb begins: "The report that A paid B | led C to sue D". */
function endOfClause(units: readonly Unit[], that: number, phrase: number): number {
  if (hasVerb(units, 0, phrase)) return units.length;
  const isVerb = (at: number) => /^(?:verb|aux)$/.test(units[at]?.part ?? "");
  let at = that + 1;
  while (at < units.length && !isVerb(at)) at++;
  while (at < units.length && (isVerb(at) || /^(?:adverb|negation)$/.test(units[at]!.part))) at++;
  for (; at < units.length; at++)
    if (isVerb(at) && units[at]!.form !== "gerund" && !/^(?:and|or|to|who|which|that|,)$/.test(units[at - 1]!.lower))
      return at;
  return units.length;
}

const isWhen = ({ lower, part, mention }: Unit) =>
  !mention &&
  (/^(?:on|in|last|this|earlier|later|week|month|year|yesterday|today)$/.test(lower) ||
    part === "number" ||
    CALENDAR_WORDS.has(lower));

/** "Voss, who said that A met B, | sued C": what is said ends with the relative clause. */
function withinRelative(units: readonly Unit[], { start, at }: VerbGroup, scope: Scope): Scope {
  if (!/^(?:who|which)$/.test(units[start - 1]?.lower ?? "") || units[start - 2]?.lower !== ",") return scope;
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

/** Not "it": "it says here that …". */
const saysIt = ({ part, lower }: Unit, kind: ScopeKind) => kind !== "say" || part === "noun" || lower !== "it";

/** "a | forged | letter": no word of anybody's. */
function isForged(units: readonly Unit[], head: number): boolean {
  const words = units.slice(Math.max(0, head - 3), head + 1).map(({ lower, mention }) => (mention ? "-" : lower));
  return FORGED.test(words.join(" "));
}

function pronounBefore(units: readonly Unit[], at: number): number | undefined {
  return /^(?:he|she|it|they|we|i|both|all)$/.test(units[at - 1]?.lower ?? "") ? at - 1 : undefined;
}

/** "This was written by investigative reporter Ronan Farrow", "was confirmed to journalists by several sources". */
function passiveScope(place: Place, group: VerbGroup, kind: ScopeKind): Scope | undefined {
  const { units } = place;
  for (let at = group.at + 1; at < units.length && at - group.at <= 8; at++) {
    if (units[at]!.lower !== "by") continue;
    const subject = headAfter(units, at + 1);
    if (subject === undefined || !isSpeaker(units, subject)) return undefined;
    const first = units.slice(0, group.start).filter(({ part }) => part !== "sign" && part !== "adverb");
    const backward = first.length <= 2 && /^(?:this|it|that)$/.test(first[0]?.lower ?? "");
    return toResult(place, kind, {
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
  return toResult(place, "say", {
    source: [0, 0],
    cue: [group.start, that],
    content: [that, units.length],
    backward: false,
  });
}
/** "It was | confirmed | that …": it is so; "it was claimed that …": somebody says so. */
const ESTABLISHES =
  /^(?:confirm|reveal|disclose|find|show|note|conclude|declare|announce|acknowledge|admit|recall|add)$/;

/** '…," said | a soldier named Nikolai', "…, wrote | Bremmer": the speaker after the verb. */
function invertedSpeaker(units: readonly Unit[], at: number): number | undefined {
  const before = units[at - 1];
  if (before && !/^(?:"|,|'|\?|!)$/.test(before.lower)) return undefined;
  if (!before) return undefined;
  const next = units[at + 1];
  if (!next || /^(?:that|:|,|"|to|it)$/.test(next.lower)) return undefined;
  const head = headAfter(units, at + 1);
  if (head === undefined || before.lower !== ",") return head;
  const follows = units[units[head + 1]?.part === "noun" ? head + 2 : head + 1]; // "X, a lawyer, said | Y would": what follows makes Y a subject
  return follows === undefined || /^(?:[.,:;"]|in|on|at|who|of|-|–|—|after|during)$/.test(follows.lower)
    ? head
    : undefined;
}

function headAfter(units: readonly Unit[], from: number): number | undefined {
  let noun: number | undefined;
  for (let at = from; at < units.length && at - from <= 8; at++) {
    const unit = units[at]!;
    if (unit.mention) {
      if (units[at + 1]?.lower === "'s") continue;
      if (units[at + 1]?.part === "noun" && SPEAKING_NOUNS.test(units[at + 1]!.lower)) continue;
      return noun !== undefined &&
        !/^(?:named|called)$/.test(units[at - 1]?.lower ?? "") &&
        units[at - 1]?.lower === "of"
        ? noun
        : at;
    }
    if (unit.part === "noun") {
      noun = at;
      continue;
    }
    if (unit.part === "verb" && unit.form === "past" && units[at - 1]?.part === "determiner") continue; // "a | leaked | letter"
    if (
      /^(?:determiner|adjective|number)$/.test(unit.part) ||
      /^(?:named|called|former|several|other|'s)$/.test(unit.lower)
    )
      continue;
    break;
  }
  return noun;
}

function isSpeaker(units: readonly Unit[], at: number): boolean {
  const unit = units[at]!;
  if (unit.mention) return true;
  return SPEAKING_NOUNS.test(unit.lower);
}

/** The noun phrase with this head: back over articles, adjectives, names; on over "of X". */
function phraseAround(units: readonly Unit[], head: number): [number, number] {
  let from = head;
  while (from > 0 && head - from < 8) {
    const { part, lower, mention } = units[from - 1]!;
    if (
      /^(?:determiner|adjective|number|noun)$/.test(part) ||
      lower === "'s" ||
      mention ||
      /^(?:several|one|former|current|senior|some)$/.test(lower)
    )
      from--;
    else if (lower === "and" && from > 1 && units[from - 2]!.part === "adjective") from--;
    else if (part === "verb" && units[from - 1]!.form === "past" && units[from - 2]?.part === "determiner") from--;
    else break;
  }
  return [from, head + 1];
}

/** What is said: after the verb ("that …", a colon, a quote), or before a verb at the end. */
function contentOf(
  units: readonly Unit[],
  group: VerbGroup,
  source: readonly [number, number],
  inverted: boolean,
): { range: [number, number]; backward: boolean } | undefined {
  const end = units.length;
  const before = Math.min(source[0], group.start);
  const after = Math.max(group.at + 1, source[1]);
  const next = units[after];
  const closes = units[before - 1] !== undefined && /^(?:"|,|'|\?|!)$/.test(units[before - 1]!.lower);
  if (inverted) return { range: [0, before], backward: false };
  const rest = units.slice(after).filter(({ part }) => part !== "sign");
  if (units[before - 1]?.lower === "as" && before > 3) return { range: [0, before - 1], backward: false }; // "…, as Le Monde reported"
  const adverbial =
    (rest.length <= 5 || /^(?:on|in|at|with|earlier|last|this|yesterday|citing)$/.test(next?.lower ?? "")) &&
    !hasVerb(units, after, end) &&
    !/^(?:that|"|:)$/.test(next?.lower ?? ""); // "…, Folha reported on Friday", "…, Folha wrote on Friday with reference to Globo"
  if (closes && before > 4 && adverbial && hasVerb(units, 0, before)) return { range: [0, before], backward: false };
  if (
    closes &&
    before > 2 &&
    (rest.length === 0 || next === undefined || /^[.,:]$/.test(next.lower)) &&
    hasVerb(units, 0, before)
  ) {
    const more = next?.lower === "," || next?.lower === ":" || next?.lower === ".";
    return { range: more && rest.length > 3 ? [after, end] : [0, before], backward: false };
  }
  if (rest.length === 0) return undefined;
  const backward =
    rest.length <= 4 && /^(?:this|it|that|these|them|so|the)$/.test(next?.lower ?? "") && isReference(units, after);
  return { range: [after, end], backward };
}

/** "this", "it", "the report", "these claims", "about it": what was just said. */
function isReference(units: readonly Unit[], from: number): boolean {
  const words = units
    .slice(from)
    .filter(({ part }) => part !== "sign")
    .map(({ lower }) => lower);
  return words.every((word) =>
    /^(?:this|it|that|these|them|so|the|such|all|about|report|reports|claim|claims|allegation|allegations|accusation|accusations|information|charges|story|rumors|rumours|statement|statements|categorically|also|publicly|again|earlier|later|himself|yesterday|today|strongly|flatly)$/.test(
      word,
    ),
  );
}

const hasVerb = (units: readonly Unit[], from: number, to: number) =>
  units.slice(from, to).some(({ part }) => part === "verb" || part === "aux");

function accordingTo(place: Omit<Place, "groups">, at: number): Scope | undefined {
  const { units } = place;
  const head = headAfter(units, at + 2) ?? (PRONOUN.test(units[at + 2]?.lower ?? "") ? at + 2 : undefined);
  if (head === undefined) return undefined;
  const subject = namedBeside(units, head);
  const source = phraseAround(units, subject);
  const opens = units.slice(0, at).every(({ part }) => part === "sign" || part === "conjunction" || part === "adverb");
  const content: [number, number] = opens ? [afterAside(units, source[1]), units.length] : [0, at];
  return toResult(place, isForged(units, subject) ? "ask" : "say", {
    subject,
    source,
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

function citing(place: Omit<Place, "groups">, [from, to]: readonly [number, number]): Scope | undefined {
  const head = headAfter(place.units, to);
  const subject = head === undefined ? undefined : workOf(place.units, head);
  if (subject === undefined || !isSpeaker(place.units, subject)) return undefined;
  const scope = toResult(place, "say", {
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

function toResult(
  { sentence, index, units }: Omit<Place, "groups">,
  kind: ScopeKind,
  found: {
    /** Absent: nobody is named or described. */
    subject?: number;
    source: readonly [number, number];
    cue: readonly [number, number];
    content: readonly [number, number];
    backward: boolean;
    /** The words stand for no one whom the text knows. */
    impersonal?: boolean;
  },
): Scope {
  const toTokens = ([from, to]: readonly [number, number]): [number, number] =>
    from < to ? [units[from]!.from, units[to - 1]!.to] : [0, 0];
  const { subject } = found;
  const staff =
    subject !== undefined &&
    units[subject]!.mention !== undefined &&
    units[subject + 1]?.part === "noun" &&
    SPEAKING_NOUNS.test(units[subject + 1]!.lower);
  const mention = staff || subject === undefined || found.impersonal ? undefined : units[subject]!.mention; // "two NATO officials" are not NATO
  const source = toTokens(staff ? [found.source[0], subject + 2] : found.source);
  const words = sentence.tokens
    .slice(source[0], source[1])
    .map(({ text, glued }, at) => (at > 0 && !glued ? ` ${text}` : text))
    .join("");
  return {
    kind,
    sentence: index,
    ...(mention ? { speaker: mention } : words !== "" && { words }),
    cue: toTokens(found.cue),
    content: toTokens(found.content),
    source,
    backward: found.backward,
  };
}

function push(scopes: Scope[], scope: Scope | undefined): void {
  if (scope) scopes.push(scope);
}

const LONGEST_QUOTE = 12;

/** A quote over several sentences has one speaker: whoever the first or the last of them names. */
function quoteScopes(sentences: readonly Sentence[], scopes: readonly Scope[]): Scope[] {
  const bySentence = new Map<number, Scope[]>();
  for (const scope of scopes) bySentence.set(scope.sentence, [...(bySentence.get(scope.sentence) ?? []), scope]);
  const found: Scope[] = [];
  for (let first = 0; first < sentences.length; first++) {
    if (!opensQuote(sentences[first]!)) continue;
    let last = first + 1;
    while (last < sentences.length && last - first < LONGEST_QUOTE && !closesQuote(sentences[last]!)) last++;
    if (last >= sentences.length || last - first >= LONGEST_QUOTE) continue;
    const speaker = [...(bySentence.get(last) ?? []), ...(bySentence.get(first) ?? [])].find(
      ({ kind }) => kind === "say",
    );
    if (speaker)
      for (let at = first; at <= last; at++)
        if (at !== speaker.sentence)
          found.push({
            ...speaker,
            sentence: at,
            content: [0, sentences[at]!.tokens.length],
            cue: [0, 0],
            source: [0, 0],
            backward: false,
          });
    first = last;
  }
  return found;
}

/** The last quote of the sentence stands before a word, not behind one. */
function opensQuote({ tokens, zone }: Sentence): boolean {
  const at = tokens.findLastIndex(({ text }) => text === '"');
  return (
    at >= 0 && zone !== "junk" && at < tokens.length - 1 && tokens[at + 1]!.glued && !(tokens[at]!.glued && at > 0)
  );
}

/** The first quote of the sentence stands behind a word or sign. */
function closesQuote({ tokens }: Sentence): boolean {
  const at = tokens.findIndex(({ text }) => text === '"');
  return at > 0 && (tokens[at]!.glued || tokens[at + 1]?.glued !== true);
}
