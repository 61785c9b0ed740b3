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
  const ranks = new Float64Array(size).fill(1 / size);
  // What each passes on along a link of full weight. New values are used as soon as they are known (Gauss and Seidel),
  // which takes about half as many rounds.
  const share = ranks.map((rank, one) => rank / total[one]!);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let change = 0;
    for (let one = 0; one < size; one++) {
      const end = at[one + 1]!;
      let sum = 0;
      for (let place = at[one]!; place < end; place++) sum += share[neighbour[place]!]! * weight[place]!;
      const rank = (1 - DAMPING) / size + DAMPING * sum;
      change += Math.abs(rank - ranks[one]!);
      ranks[one] = rank;
      share[one] = rank / total[one]!;
    }
    if (change < TOLERANCE || watch.step(round / MOST_ROUNDS)) break;
  }
  const sum = ranks.reduce((all, rank) => all + rank, 0);
  return ranks.map((rank) => rank / sum);
}
