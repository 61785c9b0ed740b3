/**
 * The hops of one path: which relations carry each, and what it costs.
 *
 * In time order a path holds when moments can be chosen, one within the time of a relation of each hop, none before the
 * one of the hop before. A relation then carries its hop only if some such choice uses it: going forward no later than
 * its end, and going backward no earlier than its beginning.
 */
import { EVER_AFTER, EVER_BEFORE } from "../days.js";
import { STATUSES } from "../model.js";
import { COST_MASK, OUTGOING, STATUS_SHIFT, type Projection } from "../projection-arrays.js";
import type { Rules } from "./rules.js";

const DENIED = STATUSES.indexOf("denied");

export interface Carrier {
  readonly row: number;
  /** Of the half along which it is walked: see projection-arrays. */
  readonly traits: number;
  readonly forward: boolean;
  readonly cost: number;
}

/** What carries a hop from one entity to another, best first, as far as it was asked before. */
export type KnownCarriers = Map<number, readonly Carrier[]>;

/**
 * Per hop its carriers, best first; undefined when a hop has none. `entities` are rows of the projection. Paths of one
 * question share hops: with what is `known`, each is looked up once.
 */
export function hopsOf(
  rules: Rules,
  entities: readonly number[],
  known: KnownCarriers = new Map(),
): (readonly Carrier[])[] | undefined {
  const hops: (readonly Carrier[])[] = [];
  for (let step = 1; step < entities.length; step++) {
    const [from, to] = [entities[step - 1]!, entities[step]!];
    const name = from * 2 ** 32 + to;
    let carriers = known.get(name);
    if (!carriers) known.set(name, (carriers = carriersBetween(rules, from, to)));
    hops.push(carriers);
  }
  if (rules.timeOrder !== "off") keepTimely(rules.projection, hops);
  return hops.some((hop) => hop.length === 0) ? undefined : hops;
}

/** The sum of what the best carrier of each hop costs. */
export function costOf(hops: readonly (readonly Carrier[])[]): number {
  return hops.reduce((sum, hop) => sum + (hop[0]?.cost ?? 0), 0);
}

/** Best first; none when no relation between the two carries a hop. */
export function carriersBetween(
  { projection, carries }: Pick<Rules, "projection" | "carries">,
  from: number,
  to: number,
): Carrier[] {
  const { relation, traits } = projection.columns;
  const carriers: Carrier[] = [];
  const [start, end] = runBetween(projection, from, to);
  for (let at = start; at < end; at++) {
    const trait = traits[at]!;
    if (!carries(at)) continue;
    carriers.push({ row: relation[at]!, traits: trait, forward: (trait & OUTGOING) !== 0, cost: trait & COST_MASK });
  }
  return carriers.sort((a, b) => a.cost - b.cost || compareIds(projection, a.row, b.row));
}

/** Whether a line between the two is only denied. */
export function isDenialBetween(projection: Projection, from: number, to: number): boolean {
  const { traits } = projection.columns;
  const [start, end] = runBetween(projection, from, to);
  for (let at = start; at < end; at++) if (((traits[at]! >>> STATUS_SHIFT) & 3) === DENIED) return true;
  return false;
}

/** Where the halves that lead from one entity to another begin and end: an entity's halves are ordered by neighbour. */
export function runBetween(projection: Projection, from: number, to: number): [start: number, end: number] {
  const { halvesAt, halvesCount, neighbour } = projection.columns;
  const end = halvesAt[from]! + halvesCount[from]!;
  const start = runStart(projection, from, to);
  let after = start;
  while (after < end && neighbour[after] === to) after++;
  return [start, after];
}

/** The first half of an entity whose neighbour is this one or a later one. */
export function runStart({ columns }: Projection, from: number, to: number): number {
  const { halvesAt, halvesCount, neighbour } = columns;
  let low = halvesAt[from]!;
  let high = low + halvesCount[from]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (neighbour[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keepTimely({ columns }: Projection, hops: (readonly Carrier[])[]): void {
  const { first, last } = columns;
  let earliest = EVER_BEFORE;
  for (const [place, hop] of hops.entries()) {
    const timely = hop.filter(({ row }) => last[row]! >= earliest);
    earliest = timely.reduce((least, { row }) => Math.min(least, Math.max(earliest, first[row]!)), EVER_AFTER);
    hops[place] = timely;
  }
  let latest = EVER_AFTER;
  for (let place = hops.length - 1; place >= 0; place--) {
    const timely = hops[place]!.filter(({ row }) => first[row]! <= latest);
    latest = timely.reduce((most, { row }) => Math.max(most, Math.min(latest, last[row]!)), EVER_BEFORE);
    hops[place] = timely;
  }
}

function compareIds(projection: Projection, a: number, b: number): number {
  return projection.relationIdOf(a) < projection.relationIdOf(b) ? -1 : 1;
}
