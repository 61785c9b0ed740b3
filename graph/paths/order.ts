/** Found paths and their order. */
import type { Carrier } from "./hops.js";
import type { Ranking } from "./question.js";
import type { Rules } from "./rules.js";

export interface FoundPath {
  /** Rows of the projection, from one end to the other. */
  readonly entities: readonly number[];
  readonly hops: readonly (readonly Carrier[])[];
  readonly cost: number;
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
