/** How many hops away entities are under the rules, by breadth: what an explanation needs, not the search. */
import { BARRED, HUB, PASS, type Rules } from "./rules.js";

/** No hops lead there, or more than were asked for. */
export const FAR = 255;

export interface Reach {
  readonly start: number;
  readonly hops: number;
  /** Forward: who can be reached from the start; otherwise who can reach it. */
  readonly forward: boolean;
  /** Told of each hub that was reached. */
  readonly hub?: (index: number) => void;
}

/**
 * Hops per entity. Hubs and ends are reached but not passed through; what is barred is not reached. The hub cap and all
 * filters hold, `via` and the order of time do not.
 */
export function reachOf(rules: Rules, { start, hops, forward, hub }: Reach): Uint8Array {
  const { halvesAt, halvesCount, neighbour } = rules.projection.columns;
  const far = new Uint8Array(rules.projection.entityRows).fill(FAR);
  const carries = forward ? rules.carries : rules.carriesBack;
  far[start] = 0;
  let frontier = [start];
  for (let hop = 1; hop <= hops && frontier.length > 0; hop++) {
    const next: number[] = [];
    for (const entity of frontier) {
      const end = halvesAt[entity]! + halvesCount[entity]!;
      for (let at = halvesAt[entity]!; at < end; at++) {
        const reached = neighbour[at]!;
        if (far[reached] !== FAR || !carries(at)) continue;
        const role = rules.roleOf(reached);
        if (role === BARRED) continue;
        far[reached] = hop;
        if (role === PASS) next.push(reached);
        else if (role === HUB) hub?.(reached);
      }
    }
    frontier = next;
  }
  return far;
}

/**
 * The hubs that alone would carry a path within the hops, most neighbours first. All of them up to four hops; beyond,
 * those that both sides come upon within half the hops, or one side beside the other's reach.
 */
export function findLeftOutHubs(rules: Rules): number[] {
  if (rules.hubCap === Infinity) return [];
  const budget = rules.maxHops - rules.stops.length + 1;
  const hubs = new Set<number>();
  let start = rules.from;
  for (const end of rules.stops) {
    for (const hub of hubsBetween(rules, { start, end, budget })) hubs.add(hub);
    start = end;
  }
  const { degree, rank } = rules.projection.columns;
  return [...hubs].sort((a, b) => degree[b]! - degree[a]! || rank[a]! - rank[b]!);
}

function hubsBetween(rules: Rules, { start, end, budget }: { start: number; end: number; budget: number }): number[] {
  const reached = new Set<number>();
  const hub = (index: number) => reached.add(index);
  const ahead = reachOf(rules, { start, hops: Math.ceil(budget / 2), forward: true, hub });
  const back = reachOf(rules, { start: end, hops: Math.floor(budget / 2), forward: false, hub });
  const hubs: number[] = [];
  for (const entity of reached) {
    const from = Math.min(ahead[entity]!, beside(rules, { entity, far: ahead, forward: true }));
    const to = Math.min(back[entity]!, beside(rules, { entity, far: back, forward: false }));
    if (from + to <= budget) hubs.push(entity);
  }
  return hubs;
}

/** The hops to an entity by way of a neighbour that may be passed through. */
function beside(rules: Rules, { entity, far, forward }: { entity: number; far: Uint8Array; forward: boolean }): number {
  const { halvesAt, halvesCount, neighbour } = rules.projection.columns;
  const carries = forward ? rules.carriesBack : rules.carries;
  let least = FAR;
  const end = halvesAt[entity]! + halvesCount[entity]!;
  for (let at = halvesAt[entity]!; at < end; at++) {
    const before = neighbour[at]!;
    if (far[before]! + 1 >= least || !carries(at)) continue;
    if (far[before] === 0 || rules.roleOf(before) === PASS) least = far[before]! + 1;
  }
  return least;
}
