/** How many are linked with an entity, and how well proven its links are together. */
import type { LinkGraph } from "./links.js";

export function degrees({ size, at }: LinkGraph): Float64Array {
  const counts = new Float64Array(size);
  for (let one = 0; one < size; one++) counts[one] = at[one + 1]! - at[one]!;
  return counts;
}

/** The sum of the weights of an entity's links. */
export function weightedDegrees({ size, at, weight }: LinkGraph): Float64Array {
  const sums = new Float64Array(size);
  for (let one = 0; one < size; one++) {
    for (let place = at[one]!; place < at[one + 1]!; place++) sums[one]! += weight[place]!;
  }
  return sums;
}
