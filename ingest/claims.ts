/** What the sentences of a document claim: all rules, then who says it, whether it is denied, when, and on whose word. */
import type { ReadClaim, ReadReferent } from "../graph/model.js";
import { ontology } from "../graph/ontology.js";
import { Grammar } from "./analysis.js";
import { findScopes, type Scope } from "./attribution.js";
import { findBodyRoleClaims } from "./body-role-claims.js";
import { BODY_ROLES } from "./body-roles.js";
import { findCitations, type Citations } from "./citations.js";
import { findDenials } from "./denials.js";
import type { FoundClaim } from "./found.js";
import { VERB_FORMS, NOUN_FRAMES } from "./frames.js";
import { findNounClaims } from "./noun-claims.js";
import type { Knowledge, OwnPattern } from "./knowledge.js";
import { findOfficeClaims } from "./office-claims.js";
import { findOwnClaims } from "./own-claims.js";
import type { Sentence } from "./passages.js";
import type { ReadDate } from "./pipeline.js";
import { findPlaceClaims } from "./place-claims.js";
import { findRelatedClaims } from "./related-claims.js";
import type { Resolution } from "./resolve.js";
import { findRoleClaims } from "./role-claims.js";
import { Kind } from "./tokens.js";
import { findVerbClaims, type Clause } from "./verb-claims.js";

export interface Claims {
  readonly claims: readonly ReadClaim[];
  readonly scopes: readonly Scope[];
}

interface Input {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly resolution: Resolution;
  readonly dates: readonly ReadDate[];
}

export function findClaims({ text, sentences, resolution, dates }: Input, knowledge?: Knowledge): Claims {
  const { referents, bySentence, roles } = resolution;
  const grammar = new Grammar(sentences, bySentence, referents);
  const scopes = findScopes(sentences, grammar);
  const found = [
    ...findRoleClaims(roles, referents),
    ...sentences.flatMap((sentence, index) =>
      claimsOf(sentence, index, { resolution, grammar, patterns: knowledge?.patterns ?? [] }),
    ),
  ];
  found.sort((a, b) => a.sentence - b.sentence || a.from - b.from);
  const context = {
    text,
    sentences,
    grammar,
    bySentence,
    referents,
    dates,
    scopes: groupBy(scopes),
    citations: findCitations(sentences, resolution, scopes),
  };
  const dealt = new Set(found.filter(({ predicate }) => predicate !== "PROVIDES").map(deedOf));
  const claims = found.flatMap((claim) =>
    // "denied having sold X to Y": that X is sold to anybody is not denied.
    toClaim(claim, context).filter(
      ({ predicate, stance }) => stance === "asserted" || predicate !== "PROVIDES" || !dealt.has(deedOf(claim)),
    ),
  );
  return {
    claims: unique([...claims, ...findDenials({ sentences, referents }, claims, scopes)]).sort(
      (a, b) => a.start - b.start || a.end - b.end,
    ),
    scopes,
  };
}

const deedOf = ({ sentence, anchor }: FoundClaim) => `${sentence} ${anchor}`;

function claimsOf(
  sentence: Sentence,
  index: number,
  { resolution, grammar, patterns }: { resolution: Resolution; grammar: Grammar; patterns: readonly OwnPattern[] },
): FoundClaim[] {
  const mentions = resolution.bySentence[index]!;
  const { referents } = resolution;
  const own = findOwnClaims({ sentence, index, mentions, referents }, patterns);
  if (mentions.length < 2 || !hasCue(sentence)) return own;
  const { units, groups } = grammar.of(index);
  const clause: Clause = {
    units,
    groups,
    referents,
    sentence: index,
    question: sentence.tokens.some(({ text }) => text === "?") && sentence.tokens.at(-1)!.text !== ".",
  };
  const closed = [
    ...own,
    ...findVerbClaims(clause),
    ...findNounClaims(clause),
    ...findBodyRoleClaims(clause),
    ...findPlaceClaims(clause),
    ...findOfficeClaims(clause, resolution.offices[index]!),
  ];
  const pairs = new Set(closed.map(({ subject, object }) => pairOf(subject.referent, object.referent)));
  for (const { holder, body } of resolution.roles)
    if (body && holder.sentence === index) pairs.add(pairOf(holder.referent, body.referent));
  return [...closed, ...findRelatedClaims(clause, sentence, (a, b) => pairs.has(pairOf(a, b)))];
}

const pairOf = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** A word that a frame knows, or "in" and "," for places. */
function hasCue({ tokens }: Sentence): boolean {
  return tokens.some(
    ({ kind, lower }) =>
      kind === Kind.Word &&
      (VERB_FORMS.has(lower) || NOUN_FRAMES.has(lower) || BODY_ROLES.has(lower) || lower === "in" || lower === "near"),
  );
}

interface Context {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly grammar: Grammar;
  readonly bySentence: Resolution["bySentence"];
  readonly referents: readonly ReadReferent[];
  readonly dates: readonly ReadDate[];
  readonly scopes: ReadonlyMap<number, readonly Scope[]>;
  readonly citations: Citations;
}

function toClaim(found: FoundClaim, context: Context): ReadClaim[] {
  const { sentences, referents, scopes, citations } = context;
  const { tokens } = sentences[found.sentence]!;
  const own = (scopes.get(found.sentence) ?? []).filter((scope) => !scope.backward && covers(scope, found));
  const named = NAMED_BESIDE.test(found.rule);
  if (own.some(({ kind }) => kind === "ask" || kind === "hope") && !named) return [];
  const voice = voiceOf(own);
  const speaker = found.speaker ?? voice?.speaker;
  const words = speaker ? undefined : voice?.words;
  const denied = own.some(({ kind }) => kind === "deny") && !named;
  if (denied && OF_A_DEED.test(found.rule)) return [];
  // Where a place lies is nobody's word; who was there is told as the deed is that says so.
  const title = named || (found.predicate === "LOCATED_IN" && !OF_A_DEED.test(found.rule));
  const cites = found.predicate === "CITED" ? undefined : citations.of(found, speaker && referents[speaker.referent]);
  const when = title || found.predicate === "LOCATED_IN" ? undefined : dateOf(context, found, own);
  const reported = title
    ? citations.isWhole && cites !== undefined
    : speaker !== undefined || words !== undefined || cites !== undefined;
  const stance =
    denied && (speaker || words !== undefined) ? "denied" : denied || found.negated ? "negated" : "asserted";
  const end = stance === "asserted" ? endOf(found, context) : withAdverbs(tokens, endOf(found, context));
  const claim: ReadClaim = {
    predicate: found.predicate,
    subject: found.subject.referent,
    object: found.object.referent,
    ...(speaker && !title && { speaker: speaker.referent }),
    ...(words !== undefined && !title && { speakerWords: words }),
    // Rejected by somebody, or said by the text itself not to be so.
    stance,
    modality:
      found.alleged || (!title && voice?.kind === "say" && !speaker && words === undefined)
        ? "alleged"
        : reported
          ? "reported"
          : "fact",
    passage: found.sentence,
    start: tokens[found.from]!.start,
    end: tokens[end - 1]!.end,
    ...(when && { from: when[0], to: when[1] }),
    ...(cites !== undefined && { cites }),
    confidence: found.confidence,
    rule: found.rule,
    ...(found.phrase !== undefined && { phrase: found.phrase }),
  };
  const others = found.speaker || title ? [] : (voice?.others ?? []);
  return [claim, ...others.map(({ referent }) => ({ ...claim, speaker: referent }))];
}

/** "A met B in Oslo": who denies the deed need not deny having been there. */
const OF_A_DEED = /^place\/(?:presence|struck)$/;

/** Titles and appositives: the text's own words about somebody, whoever is speaking. */
const NAMED_BESIDE = /^(?:role|body)\//;

/** The quote does not end within a name: "fined Colonel | Hassan Berg". */
function endOf({ sentence, to }: FoundClaim, { bySentence }: Context): number {
  const mentions = bySentence[sentence]!;
  const last = mentions.findIndex((mention) => mention.to === to);
  const next = mentions[last + 1];
  return last >= 0 && next && next.from === to && next.referent === mentions[last]!.referent ? next.to : to;
}

/** "denied having met B | privately": what narrows a denial belongs to its quote. */
function withAdverbs(tokens: Sentence["tokens"], end: number): number {
  let to = end;
  while (/^(?:\p{L}+ly|alone|again|together|since|then|before|either|himself|herself)$/u.test(tokens[to]?.lower ?? ""))
    to++;
  return to;
}

/** A saying covers what its content holds, and not itself: "Musk told Kahl that …" is no claim of Musk's. */
function covers(scope: Scope, { anchor }: FoundClaim): boolean {
  return scope.content[0] <= anchor && anchor < scope.content[1] && !(scope.cue[0] <= anchor && anchor < scope.cue[1]);
}

/**
 * Who answers for it: whoever denies it, else the outermost saying. "Berg had told him that she met Dorn, the reporter
 * said" is the reporter's word.
 */
function voiceOf(scopes: readonly Scope[]): Scope | undefined {
  return [...scopes].sort(
    (a, b) =>
      Number(b.kind === "deny") - Number(a.kind === "deny") ||
      a.content[0] - b.content[0] ||
      b.content[1] - a.content[1],
  )[0];
}

function groupBy(scopes: readonly Scope[]): Map<number, Scope[]> {
  const groups = new Map<number, Scope[]>();
  for (const scope of scopes) {
    const at = scope.backward ? scope.sentence - 1 : scope.sentence;
    const own = groups.get(at) ?? [];
    own.push(
      scope.backward && scope.kind === "say"
        ? { ...scope, backward: false, content: [0, Number.MAX_SAFE_INTEGER], cue: [0, 0] }
        : scope,
    );
    groups.set(at, own);
  }
  return groups;
}

/**
 * The date in the claim's own sentence that stands nearest to it, as from and to: within what is said, as "…, Reuters
 * reported | on Monday" dates the report; and not behind another verb, as "Berg, who leads X, left | on Monday".
 */
function dateOf(
  { dates, text, sentences, grammar }: Context,
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
const STATES = /^(?:LEADS|OWNS|WORKS_FOR|MEMBER_OF|OPERATES|CONTROLS|BASED_IN|PART_OF|SUBSIDIARY_OF)$/;
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

/** One claim for one saying of one thing in one sentence, the surest; and one for each who says it there with another. */
function unique(claims: readonly ReadClaim[]): ReadClaim[] {
  const kept = new Map<string, ReadClaim>();
  for (const claim of claims) {
    const ends = ontology.find(claim.predicate)?.symmetric
      ? [claim.subject, claim.object].sort((a, b) => a - b)
      : [claim.subject, claim.object];
    const key = [claim.predicate, ...ends, claim.passage, claim.stance].join(" ");
    const other = kept.get(key);
    if (other && isSaidWith(other, claim)) kept.set(`${key} ${claim.speaker}`, claim);
    else if (!other || other.confidence < claim.confidence) kept.set(key, claim);
  }
  return [...kept.values()];
}

/** Alike but for who says it. */
const isSaidWith = (one: ReadClaim, other: ReadClaim) =>
  one.rule === other.rule &&
  one.start === other.start &&
  one.end === other.end &&
  one.speaker !== undefined &&
  other.speaker !== undefined &&
  one.speaker !== other.speaker;
