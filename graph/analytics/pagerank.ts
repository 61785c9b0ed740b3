/**
 * PageRank: where one is most often who walks on along links, better proven ones more often, and now and then begins
 * anew anywhere. Links go both ways. Sums to 1.
 */
import { weightedDegrees } from "./degree.js";
import type { LinkGraph } from "./links.js";
import type { Watch } from "./watch.js";

const DAMPING = 0.85;
/** The sum of what still changes in a round. */
const TOLERANCE = 1e-8;
const MOST_ROUNDS = 200;

export function pageRank(graph: LinkGraph, watch: Watch): Float64Array {
  const { size, at, neighbour, weight } = graph;
  const total = weightedDegrees(graph);
  let ranks = new Float64Array(size).fill(1 / size);
  let next = new Float64Array(size);
  const share = new Float64Array(size);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let one = 0; one < size; one++) share[one] = ranks[one]! / total[one]!;
    let change = 0;
    for (let one = 0; one < size; one++) {
      let sum = 0;
      for (let place = at[one]!; place < at[one + 1]!; place++) sum += share[neighbour[place]!]! * weight[place]!;
      next[one] = (1 - DAMPING) / size + DAMPING * sum;
      change += Math.abs(next[one]! - ranks[one]!);
    }
    [ranks, next] = [next, ranks];
    if (change < TOLERANCE || watch.step(round / MOST_ROUNDS)) break;
  }
  return ranks;
}
