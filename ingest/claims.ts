/** What the sentences of a document claim: all rules, then who says it, whether it is denied, when, and on whose word. */
import type { ReadClaim } from "../graph/model.js";
import { ontology } from "../graph/ontology.js";
import { Grammar } from "./analysis.js";
import { findScopes } from "./attribution.js";
import { findBodyRoleClaims } from "./body-role-claims.js";
import { BODY_ROLES } from "./body-roles.js";
import { findFirstPersons } from "./first-persons.js";
import { findCitations } from "./citations.js";
import type { Clause } from "./clause.js";
import { findDenials } from "./denials.js";
import type { FoundClaim } from "./found.js";
import { NOUN_FRAMES, VERB_FORMS } from "./frames.js";
import type { Knowledge, OwnPattern } from "./knowledge.js";
import { findListedClaims } from "./listed-bodies.js";
import { findMemberClaims } from "./member-claims.js";
import { findNounClaims } from "./noun-claims.js";
import { findOfficeClaims } from "./office-claims.js";
import { findOwnClaims } from "./own-claims.js";
import type { Sentence } from "./passages.js";
import type { ReadDate } from "./pipeline.js";
import { findPairClaims } from "./pair-claims.js";
import { findPlaceClaims } from "./place-claims.js";
import { findRelatedClaims } from "./related-claims.js";
import type { Mention, Resolution } from "./resolve.js";
import { findRoleClaims } from "./role-claims.js";
import type { Scope } from "./scopes.js";
import { Kind } from "./tokens.js";
import { groupBy, toClaim } from "./told-claims.js";
import { findVerbClaims } from "./verb-claims.js";

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
  const { referents, roles } = resolution;
  const named = new Grammar(sentences, resolution.bySentence, referents);
  const scopes = findScopes(sentences, named);
  const bySentence = withFirstPersons(resolution.bySentence, findFirstPersons(sentences, scopes, referents));
  const grammar = named.with(bySentence);
  const titled = findRoleClaims(roles, referents);
  const found = [
    ...titled,
    ...sentences.flatMap((sentence, index) =>
      claimsOf(sentence, index, {
        sentences,
        resolution: { ...resolution, bySentence },
        grammar,
        patterns: knowledge?.patterns ?? [],
        roles: titled.filter((claim) => claim.sentence === index),
      }),
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

/** "I" and "me" among the mentions of their sentences. */
function withFirstPersons(
  bySentence: Resolution["bySentence"],
  found: ReadonlyMap<number, readonly Mention[]>,
): Resolution["bySentence"] {
  if (found.size === 0) return bySentence;
  return bySentence.map((mentions, sentence) => {
    const persons = found.get(sentence);
    return persons ? [...mentions, ...persons].sort((a, b) => a.from - b.from) : mentions;
  });
}

const deedOf = ({ sentence, anchor }: FoundClaim) => `${sentence} ${anchor}`;

function claimsOf(
  sentence: Sentence,
  index: number,
  {
    sentences,
    resolution,
    grammar,
    patterns,
    roles,
  }: {
    sentences: readonly Sentence[];
    resolution: Resolution;
    grammar: Grammar;
    patterns: readonly OwnPattern[];
    roles: readonly FoundClaim[];
  },
): FoundClaim[] {
  const mentions = resolution.bySentence[index]!;
  const { referents } = resolution;
  const own = findOwnClaims({ sentence, index, mentions, referents }, patterns);
  if ((mentions.length < 2 && !sentence.tokens.some(({ lower }) => OF_TWO.has(lower))) || !hasCue(sentence)) return own;
  const { units, groups } = grammar.of(index);
  const clause: Clause = {
    units,
    groups,
    referents,
    sentence: index,
    question: sentence.tokens.some(({ text }) => text === "?") && sentence.tokens.at(-1)!.text !== ".",
  };
  const offices = findOfficeClaims(clause, resolution.offices[index]!);
  const closed = [
    ...own,
    ...findVerbClaims(clause),
    ...findPairClaims(clause, { sentences, bySentence: resolution.bySentence }),
    ...findNounClaims(clause),
    ...findBodyRoleClaims(clause),
    ...findPlaceClaims(clause),
    ...findMemberClaims(clause),
    ...offices,
    ...findListedClaims(clause, [...offices, ...roles]),
  ];
  const pairs = new Set(closed.map(({ subject, object }) => pairOf(subject.referent, object.referent)));
  for (const { holder, body } of resolution.roles)
    if (body && holder.sentence === index) pairs.add(pairOf(holder.referent, body.referent));
  return [...closed, ...findRelatedClaims(clause, sentence, (a, b) => pairs.has(pairOf(a, b)))];
}

const pairOf = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Somebody named before may be meant: "They met", "The two men met", "Both met". */
const OF_TWO = new Set(["they", "two", "both", "pair", "couple"]);

/** A word that a frame knows, or "in" and "," for places. */
function hasCue({ tokens }: Sentence): boolean {
  return tokens.some(
    ({ kind, lower }) =>
      kind === Kind.Word &&
      (VERB_FORMS.has(lower) || NOUN_FRAMES.has(lower) || BODY_ROLES.has(lower) || lower === "in" || lower === "near"),
  );
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
