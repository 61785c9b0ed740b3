/** Pairs of entities that are two, three or four hops apart, a third each. */
import type { EntityId } from "../graph/ids.js";
import type { Projection } from "../graph/projection-arrays.js";
import { createRandom } from "./random.js";

export interface Pair {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly apart: number;
}

/** Drawn by short walks, so that hubs are met as often as people meet them; the same seed gives the same pairs. */
export function choosePairs(projection: Projection, count: number, seed = 5): Pair[] {
  const { halvesAt, halvesCount, neighbour } = projection.columns;
  const random = createRandom(seed);
  const wanted = new Map([2, 3, 4].map((apart) => [apart, Math.ceil(count / 3)]));
  const pairs: Pair[] = [];
  for (let tries = 0; pairs.length < count && tries < count * 200; tries++) {
    const from = random.below(projection.entityRows);
    let to = from;
    for (let step = 2 + random.below(3); step > 0; step--) {
      to = neighbour[halvesAt[to]! + random.below(halvesCount[to]!)]!;
    }
    const apart = from === to ? 0 : hopsApart(projection, from, to);
    const left = wanted.get(apart) ?? 0;
    if (left === 0) continue;
    wanted.set(apart, left - 1);
    pairs.push({ from: projection.entityId(from), to: projection.entityId(to), apart });
  }
  return pairs.slice(0, count);
}

function hopsApart({ columns }: Projection, from: number, to: number): number {
  const { halvesAt, halvesCount, neighbour } = columns;
  const seen = new Set([from]);
  let frontier = [from];
  for (let hops = 1; hops <= 4; hops++) {
    const next: number[] = [];
    for (const entity of frontier) {
      const end = halvesAt[entity]! + halvesCount[entity]!;
      for (let at = halvesAt[entity]!; at < end; at++) {
        const other = neighbour[at]!;
        if (other === to) return hops;
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    }
    frontier = next;
  }
  return Infinity;
}
