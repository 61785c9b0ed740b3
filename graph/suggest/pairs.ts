/**
 * Pairs of entities that may be one, for a person to judge; never a merge. Entities are compared only within blocks that
 * share a key of their name, so that the cost grows with their number and not with its square; a block of a very common
 * key is passed over. Pure.
 */
import type { Entity, EntityType } from "../model.js";
import { toBlocks } from "./blocks.js";
import { isOwnName, toKnown, toNames, type Known, type Name } from "./names.js";
import { comparePeople } from "./people.js";
import type { Likeness } from "./sounds.js";
import { compareThings } from "./things.js";

export interface LikelyPair {
  readonly a: Entity;
  readonly b: Entity;
  /** 0 to 1: for an order, not a probability. */
  readonly score: number;
  readonly reasons: readonly string[];
}

const MOST_IN_BLOCK = 60;

/** All likely pairs, the likeliest first, then the most mentioned. */
export function findLikelyPairs(entities: readonly Entity[]): LikelyPair[] {
  const names = entities.flatMap(toNames);
  const known = toKnown(names);
  const pairs = new Map<string, LikelyPair>();
  for (const block of toBlocks(names).values()) {
    if (block.length < 2 || block.length > MOST_IN_BLOCK) continue;
    block.forEach((one, place) => {
      for (const other of block.slice(place + 1)) {
        const pair = compareNames(one, other, known);
        if (!pair) continue;
        const key = `${pair.a.id}\n${pair.b.id}`;
        if (pair.score > (pairs.get(key)?.score ?? 0)) pairs.set(key, pair);
      }
    });
  }
  return [...pairs.values()].sort(byLikelihood);
}

export function byLikelihood(one: LikelyPair, other: LikelyPair): number {
  const mentions = ({ a, b }: LikelyPair) => Math.min(a.mentions, b.mentions);
  const ids = ({ a, b }: LikelyPair) => `${a.id}\n${b.id}`;
  return other.score - one.score || mentions(other) - mentions(one) || (ids(one) < ids(other) ? -1 : 1);
}

function compareNames(one: Name, other: Name, known: Known): LikelyPair | undefined {
  if (one.entity.id === other.entity.id) return undefined;
  const [a, b] = one.entity.id < other.entity.id ? [one, other] : [other, one];
  const likeness = compareByKind(a, b, known);
  if (!likeness) return undefined;
  return { a: a.entity, b: b.entity, score: likeness.score, reasons: [likeness.reason] };
}

function compareByKind(a: Name, b: Name, known: Known): Likeness | undefined {
  if (a.kind !== b.kind) return compareKinds(a, b);
  return a.kind === "Person" ? comparePeople(a, b, known.bearers) : compareThings(a, b, known);
}

/** One name of two kinds: what a document took for a person may be a company. A person and a place may well share one. */
function compareKinds(a: Name, b: Name): Likeness | undefined {
  if (a.kind === "Place" || b.kind === "Place" || !isOwnName(a) || !isOwnName(b)) return undefined;
  if (a.words.join(" ") !== b.words.join(" ")) return undefined;
  const reason = `Both are called "${a.text}", one as ${WITH_ARTICLE[a.entity.type]}, the other as ${WITH_ARTICLE[b.entity.type]}.`;
  return { score: a.words.length > 1 ? 0.75 : 0.6, reason };
}

const WITH_ARTICLE: Readonly<Record<EntityType, string>> = {
  Person: "a person",
  Agency: "an agency",
  Organization: "an organization",
  System: "a system",
  Place: "a place",
  Publication: "a publication",
};
