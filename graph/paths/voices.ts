/**
 * Who says what a line says, and who denies it: one claim for each origin, told of the one whose words it has.
 *
 *     officials quoted by The Wall Street Journal [1], Dmitry Peskov [2][3] and The New Yorker [4]
 *
 * Who is quoted both as saying so and as denying it stands apart, with a claim of each kind: it may be of two times or
 * of two subjects, and only the sentences tell.
 */
import type { Claim } from "../model.js";
import { isDenial, toOriginKey } from "../tally.js";

export interface Voice {
  readonly name: string;
  /** False for a document that speaks for itself. */
  readonly isQuoted: boolean;
  readonly claims: readonly Claim[];
}

export interface TwofoldVoice {
  readonly name: string;
  readonly asserted: readonly Claim[];
  readonly denied: readonly Claim[];
}

export interface Voices {
  readonly asserting: readonly Voice[];
  readonly denying: readonly Voice[];
  readonly twofold: readonly TwofoldVoice[];
  /** Further origins that say so: not cited, so many say enough. */
  readonly more: number;
}

/** So many origins count for what a line costs; of each stance, no more are cited. */
const MOST_CITED = 8;

/** `claims` in the order of the store: asserted before denied, the surest first. */
export function toVoices(claims: readonly Claim[]): Voices {
  const asserted = claims.filter(({ stance }) => !isDenial(stance));
  const denied = claims.filter(({ stance }) => isDenial(stance));
  const [support, doubt] = [ofDistinct(asserted, byOrigin), ofDistinct(denied, byDenier)];
  const [citedFor, citedAgainst] = [support.slice(0, MOST_CITED), doubt.slice(0, MOST_CITED)];
  const cited = new Set([...citedFor, ...citedAgainst].map(toKey));
  const twofold = findTwofold(claims).filter((key) => cited.has(key));
  const cite = (from: readonly Claim[], all: readonly Claim[], key: string): readonly Claim[] => {
    const own = from.filter((claim) => toKey(claim) === key);
    return own.length > 0 ? own : all.filter((claim) => toKey(claim) === key).slice(0, 1);
  };
  return {
    asserting: toSingle(citedFor, twofold),
    denying: toSingle(citedAgainst, twofold),
    twofold: twofold.map((key) => {
      const own = { asserted: cite(citedFor, asserted, key), denied: cite(citedAgainst, denied, key) };
      return { name: toName(own.asserted[0]!), ...own }; // a twofold voice has claims of both kinds
    }),
    more: support.length - citedFor.length,
  };
}

/** The keys of those whom Clew knows by name and who are quoted on both sides; in the order of the claims. */
function findTwofold(claims: readonly Claim[]): string[] {
  const sides = new Map<string, Set<boolean>>();
  for (const claim of claims) {
    if (claim.speaker?.entity === undefined) continue; // "officials" of one sentence need not be those of another
    const key = toKey(claim);
    sides.set(key, (sides.get(key) ?? new Set()).add(isDenial(claim.stance)));
  }
  return [...sides].filter(([, stances]) => stances.size === 2).map(([key]) => key);
}

/** The surest claim of each. */
function ofDistinct(claims: readonly Claim[], toOwn: (claim: Claim) => string): Claim[] {
  const seen = new Set<string>();
  return claims.filter((claim) => {
    const own = toOwn(claim);
    return !seen.has(own) && seen.add(own);
  });
}

const byOrigin = ({ origin }: Claim) => toOriginKey(origin);
/** "…, which both deny": whoever denies it is told, also where one report tells of both. */
const byDenier = (claim: Claim) => `${toOriginKey(claim.origin)} ${toKey(claim)}`;

function toSingle(claims: readonly Claim[], twofold: readonly string[]): Voice[] {
  const byKey = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = toKey(claim);
    if (!twofold.includes(key)) byKey.set(key, [...(byKey.get(key) ?? []), claim]);
  }
  return [...byKey.values()].map((own) => ({
    name: toName(own[0]!), // a key has one claim at least
    isQuoted: own[0]!.speaker !== undefined,
    claims: own,
  }));
}

function toKey(claim: Claim): string {
  return claim.speaker?.entity ?? toName(claim);
}

/** These and those are words of the text before them. */
const POINTING = /^(?:these|those|this|that)\s+(?=\S)/i; // "these officials"

/** `Dmitry Peskov`; `officials quoted by The Wall Street Journal`; of a document's own words where they stand. */
function toName(claim: Claim): string {
  const { speaker, stance, modality, document, origin } = claim;
  if (speaker?.entity !== undefined) return speaker.name;
  const publication = document.publisher || document.title;
  const place =
    origin && toOriginKey(origin) !== toOriginKey(publication) ? `${publication}, citing ${origin}` : publication;
  if (speaker) return `${speaker.name.replace(POINTING, "")} quoted by ${place}`;
  if (stance === "denied") return `someone quoted by ${place}`; // "it was denied that …"
  return modality === "alleged" ? `an allegation in ${place}` : place;
}
