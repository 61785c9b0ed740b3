/**
 * The smallest tree that links a set of entities (a Steiner tree). First a good one, never more than twice the least:
 * the ends joined by their shortest paths, as Mehlhorn (1988) does it. Then, for few ends, the least one: partial trees
 * grow together from the ends, best first, as Hougardy, Silvanus and Vygen (2017) do it. When the time is up before
 * that ends, what is still in the queue says how much less the least one could be at most.
 */
import { STEP } from "./cost.js";
import type { Halt } from "./halt.js";
import { Heap } from "./heap.js";
import { distancesFrom, eachLink, type Distances, type Links } from "./links.js";

export interface Tree {
  readonly links: readonly (readonly [number, number])[];
  readonly weight: number;
  /** No tree weighs less than this; equal to `weight` when it is the least. */
  readonly lowerBound: number;
}

/** Beyond so many ends the least tree is out of reach, and the good one is the answer. */
const MOST_EXACT = 9;

/** The ends in groups that can be linked under the rules, each with its tree. */
export function growTrees(
  links: Links,
  ends: readonly number[],
  halt: Halt,
): { ends: readonly number[]; tree: Tree }[] {
  const joints = findJoints(links, ends, halt);
  const whole = halt.reason === undefined;
  const groups = groupEnds(ends, joints);
  return groups.map((group) => {
    const own = joints.filter(({ a }) => group.includes(a));
    const good = goodTree(links, group, { joints: own, whole });
    if (group.length < 2 || group.length > MOST_EXACT || halt.reason !== undefined) return { ends: group, tree: good };
    return { ends: group, tree: leastTree(links, group, good, halt) };
  });
}

/** A shortest way between the regions of two ends. */
interface Joint {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly way: readonly number[];
}

/** The joints that link the most ends with the least weight. */
function findJoints(links: Links, ends: readonly number[], halt: Halt): Joint[] {
  const enough = (distances: Distances, at: number) => {
    const chosen = chooseJoints(links, ends, distances);
    return chosen.length === ends.length - 1 && chosen.every(({ weight }) => weight <= at);
  };
  return chooseJoints(links, ends, distancesFrom(links, ends, { enough: rarely(enough), halt }));
}

/** Asked at growing distances only: looking through all regions is dear. */
function rarely(enough: (distances: Distances, at: number) => boolean): (distances: Distances, at: number) => boolean {
  let next = 1;
  return (distances, at) => {
    if (at < next) return false;
    next = at * 1.2;
    return enough(distances, at);
  };
}

function chooseJoints(links: Links, ends: readonly number[], { distance, before, nearest }: Distances): Joint[] {
  const best = new Map<string, { a: number; b: number; weight: number; from: number; to: number }>();
  for (let from = 0; from < distance.length; from++) {
    if (distance[from] === Infinity) continue;
    eachLink(links, from, (to, cost) => {
      if (to <= from || nearest[to]! < 0 || nearest[to] === nearest[from]) return;
      const weight = distance[from]! + cost + distance[to]!;
      const a = Math.min(nearest[from]!, nearest[to]!);
      const b = Math.max(nearest[from]!, nearest[to]!);
      const known = best.get(`${a}-${b}`);
      if (!known || weight < known.weight) best.set(`${a}-${b}`, { a, b, weight, from, to });
    });
  }
  const union = new Union();
  const chosen = [...best.values()].sort((x, y) => x.weight - y.weight || x.a - y.a || x.b - y.b);
  return chosen
    .filter(({ a, b }) => union.join(a, b))
    .map(({ a, b, weight, from, to }) => ({
      a,
      b,
      weight,
      way: [...wayTo(before, from).reverse(), ...wayTo(before, to)],
    }));
}

/** From an entity back to the start of its region. */
function wayTo(before: Int32Array, entity: number): number[] {
  const way = [];
  for (let at = entity; at >= 0; at = before[at]!) way.push(at);
  return way;
}

function groupEnds(ends: readonly number[], joints: readonly Joint[]): number[][] {
  const union = new Union();
  for (const { a, b } of joints) union.join(a, b);
  const groups = new Map<number, number[]>();
  for (const end of ends) groups.set(union.find(end), [...(groups.get(union.find(end)) ?? []), end]);
  return [...groups.values()];
}

/** The joints' ways together, without circles and without twigs that end at none of the ends. */
function goodTree(
  links: Links,
  ends: readonly number[],
  { joints, whole }: { joints: readonly Joint[]; whole: boolean },
): Tree {
  const weights = new Map<string, { a: number; b: number; weight: number }>();
  for (const { way } of joints) {
    for (let place = 1; place < way.length; place++) {
      const [a, b] = [way[place - 1]!, way[place]!].sort((x, y) => x - y) as [number, number];
      weights.set(`${a}-${b}`, { a, b, weight: weightOf(links, a, b) });
    }
  }
  const union = new Union();
  const spanning = [...weights.values()].sort((x, y) => x.weight - y.weight).filter(({ a, b }) => union.join(a, b));
  const tree = withoutTwigs(spanning, new Set(ends));
  const weight = tree.reduce((sum, link) => sum + link.weight, 0);
  // The least spanning tree of the ends' distances weighs at most 2 (1 − 1 / ends) times the least tree; when the time
  // was up before those distances were known, all that is sure is that it takes so many links.
  const joined = joints.reduce((sum, joint) => sum + joint.weight, 0);
  const share = ends.length / Math.max(1, 2 * (ends.length - 1));
  const lowerBound = whole ? Math.ceil(joined * share) : (ends.length - 1) * (STEP + links.extra);
  return { links: tree.map(({ a, b }) => [a, b]), weight, lowerBound: Math.min(weight, lowerBound) };
}

function withoutTwigs<Link extends { readonly a: number; readonly b: number }>(
  links: readonly Link[],
  ends: ReadonlySet<number>,
): Link[] {
  const count = new Map<number, number>();
  for (const { a, b } of links) for (const end of [a, b]) count.set(end, (count.get(end) ?? 0) + 1);
  const kept = links.filter(({ a, b }) => [a, b].every((end) => ends.has(end) || count.get(end)! > 1));
  return kept.length === links.length ? kept : withoutTwigs(kept, ends);
}

function weightOf(links: Links, a: number, b: number): number {
  let found = Infinity;
  eachLink(links, a, (next, weight) => {
    if (next === b) found = weight;
  });
  return found;
}

/** A tree that joins an entity with a set of ends (a bit for each); `parts` say how it came to be. */
interface Partial {
  readonly key: number;
  readonly weight: number;
  readonly entity: number;
  readonly set: number;
  readonly parts: readonly [] | readonly [Partial] | readonly [Partial, Partial];
}

/** The least tree, or the good one with a better bound when the time is up. */
function leastTree(links: Links, ends: readonly number[], good: Tree, halt: Halt): Tree {
  const [root, ...others] = ends as [number, ...number[]];
  const far = ends.map((end) => distancesFrom(links, [end], { limit: good.weight, halt }).distance);
  if (halt.due()) return good;
  const all = 2 ** others.length - 1;
  const rows = links.rules.projection.entityRows;
  const settled = new Map<number, Map<number, Partial>>();
  const best = new Map<number, number>();
  const heap = new Heap<Partial>();
  others.forEach((end, place) => offer({ weight: 0, entity: end, set: 1 << place, parts: [] }));
  let bound = good.lowerBound;
  for (let partial = heap.pop(); partial; partial = heap.pop()) {
    bound = Math.max(bound, partial.key);
    if (halt.due() || partial.key >= good.weight) break;
    const { entity, set, weight } = partial;
    const here = settled.get(entity) ?? new Map<number, Partial>();
    settled.set(entity, here);
    if (here.has(set)) continue;
    if (entity === root && set === all) return { links: linksOf(partial), weight, lowerBound: weight };
    here.set(set, partial);
    for (const [other, met] of here) {
      if ((other & set) === 0) offer({ weight: weight + met.weight, entity, set: set | other, parts: [partial, met] });
    }
    const grown = partial;
    eachLink(links, entity, (next, step) => offer({ weight: weight + step, entity: next, set, parts: [grown] }));
  }
  // Nothing lighter than the good one is left, or the time is up.
  return { ...good, lowerBound: halt.reason === undefined ? good.weight : Math.min(bound, good.weight) };

  function offer({ weight, entity, set, parts }: Omit<Partial, "key">): void {
    const name = set * rows + entity;
    if (weight >= (best.get(name) ?? Infinity)) return;
    const key = weight + restOf(entity, set);
    if (key > good.weight) return;
    best.set(name, weight);
    heap.push({ key, weight, entity, set, parts });
  }

  /** What is still to join weighs at least as much as the furthest of it is away. */
  function restOf(entity: number, set: number): number {
    let most = far[0]![entity]!;
    for (let place = 0; place < others.length; place++) {
      if ((set & (1 << place)) === 0) most = Math.max(most, far[place + 1]![entity]!);
    }
    return most;
  }
}

function linksOf(tree: Partial): [number, number][] {
  const links: [number, number][] = [];
  const open = [tree];
  for (let partial = open.pop(); partial; partial = open.pop()) {
    for (const part of partial.parts) {
      if (part.entity !== partial.entity) links.push([part.entity, partial.entity]);
      open.push(part);
    }
  }
  return links;
}

/** Which belong together. */
class Union {
  private readonly above = new Map<number, number>();

  find(one: number): number {
    const next = this.above.get(one);
    if (next === undefined) return one;
    const top = this.find(next);
    this.above.set(one, top);
    return top;
  }

  /** False when they belonged together already. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    this.above.set(x, y);
    return true;
  }
}
