/** The k best simple paths under the rules, in order. */
import { costOf, hopsOf, type Carrier } from "./hops.js";
import type { Ranking } from "./question.js";
import type { Rules } from "./rules.js";

export interface FoundPath {
  readonly entities: readonly number[];
  readonly hops: readonly (readonly Carrier[])[];
  readonly cost: number;
}

export interface SearchLimits {
  readonly k: number;
  readonly ranking: Ranking;
  readonly halt: Halt;
}

/** Asked now and then whether to go on. */
export interface Halt {
  readonly reason: "time" | "cancelled" | undefined;
  /** True once the search must end. */
  due(): boolean;
}

export function searchPaths(rules: Rules, { k, ranking, halt }: SearchLimits): FoundPath[] {
  const found: FoundPath[] = [];
  const { neighbour, relation, traits, halvesAt, halvesCount } = rules.projection.columns;
  const trail = [rules.from];
  const passed = new Set(trail);
  visit(rules.from, 0);
  return found;

  function visit(entity: number, stop: number): void {
    if (halt.due()) return;
    if (trail.length - 1 + rules.stops.length - stop > rules.maxHops) return;
    const end = halvesAt[entity]! + halvesCount[entity]!;
    let before = -1;
    for (let at = halvesAt[entity]!; at < end; at++) {
      const next = neighbour[at]!;
      if (next === before || passed.has(next) || !rules.carries(traits[at]!, relation[at]!)) continue;
      before = next;
      const stopOf = rules.stops.indexOf(next);
      if (stopOf < 0 ? !rules.mayPass(next) || rules.isHub(next) : stopOf !== stop) continue;
      trail.push(next);
      if (stopOf === rules.stops.length - 1) take();
      else {
        passed.add(next);
        visit(next, stopOf < 0 ? stop : stop + 1);
        passed.delete(next);
      }
      trail.pop();
    }
  }

  function take(): void {
    const hops = hopsOf(rules, trail);
    if (!hops) return;
    found.push({ entities: [...trail], hops, cost: costOf(hops) });
    if (found.length < k * 4) return;
    found.sort((a, b) => comparePaths(rules, ranking, a, b));
    found.length = k;
  }
}

/** The order of answers: by the ranking, then by the ids of the entities on the way. */
export function comparePaths(rules: Rules, ranking: Ranking, a: FoundPath, b: FoundPath): number {
  const hops = a.hops.length - b.hops.length;
  const cost = a.cost - b.cost;
  return (ranking === "shortest" ? hops || cost : cost || hops) || compareIds(rules, a.entities, b.entities);
}

function compareIds({ projection }: Rules, a: readonly number[], b: readonly number[]): number {
  const { rank } = projection.columns;
  const place = a.findIndex((entity, at) => entity !== b[at]);
  return place < 0 ? 0 : rank[a[place]!]! - rank[b[place]!]!;
}
