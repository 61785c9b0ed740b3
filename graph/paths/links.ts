/** Links: what joins two entities under the rules, whichever way it reads, and the distances along them. */
import { COST_MASK } from "../projection-arrays.js";
import type { Halt } from "./halt.js";
import { Heap } from "./heap.js";
import { PASS, START, type Rules } from "./rules.js";

/** Added to each link for those who count hops before proof: more than any path's proof costs. */
export const HOP_WEIGHT = 2 ** 20;

export interface Links {
  readonly rules: Rules;
  /** What every link weighs besides its cost: 0, or HOP_WEIGHT. */
  readonly extra: number;
}

export interface Distances {
  /** Infinity where nothing leads within the limit. */
  readonly distance: Float64Array;
  /** The entity before on the way, or −1. */
  readonly before: Int32Array;
  /** The start that is nearest. */
  readonly nearest: Int32Array;
}

/** Tells each neighbour over a link that may carry, with its weight. */
export function eachLink({ rules, extra }: Links, entity: number, told: (next: number, weight: number) => void): void {
  const { halvesAt, halvesCount, neighbour, traits } = rules.projection.columns;
  const end = halvesAt[entity]! + halvesCount[entity]!;
  for (let at = halvesAt[entity]!; at < end;) {
    const next = neighbour[at]!;
    let cost = Infinity;
    for (; at < end && neighbour[at] === next; at++) {
      if (rules.carries(at)) cost = Math.min(cost, traits[at]! & COST_MASK);
    }
    if (cost === Infinity) continue;
    const role = rules.roleOf(next);
    if (role === PASS || role >= START) told(next, cost + extra);
  }
}

/** The least weights from the nearest of some starts, as far as `limit`; `enough` may end it at a distance. */
export function distancesFrom(
  links: Links,
  starts: readonly number[],
  {
    limit = Infinity,
    enough,
    halt,
  }: { limit?: number; enough?: (distances: Distances, at: number) => boolean; halt: Halt },
): Distances {
  const rows = links.rules.projection.entityRows;
  const distances = {
    distance: new Float64Array(rows).fill(Infinity),
    before: new Int32Array(rows).fill(-1),
    nearest: new Int32Array(rows).fill(-1),
  };
  const { distance, before, nearest } = distances;
  const heap = new Heap<{ readonly key: number; readonly entity: number }>();
  for (const start of starts) {
    distance[start] = 0;
    nearest[start] = start;
    heap.push({ key: 0, entity: start });
  }
  let checked = 0;
  for (let settled = heap.pop(); settled && !halt.due(); settled = heap.pop()) {
    const { key, entity } = settled;
    if (key > distance[entity]!) continue;
    if (++checked % 64 === 0 && enough?.(distances, key)) break;
    eachLink(links, entity, (next, weight) => {
      const further = key + weight;
      if (further >= distance[next]! || further > limit) return;
      distance[next] = further;
      before[next] = entity;
      nearest[next] = nearest[entity]!;
      heap.push({ key: further, entity: next });
    });
  }
  return distances;
}
