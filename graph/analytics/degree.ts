/** How many are linked with an entity, and how well proven its links are together. */
import type { LinkGraph } from "./links.js";

export function degrees({ size, at }: LinkGraph): Float64Array {
  return Float64Array.from({ length: size }, (_, one) => at[one + 1]! - at[one]!);
}

/** The sum of the weights of an entity's links. */
export function weightedDegrees({ size, at, weight }: LinkGraph): Float64Array {
  return Float64Array.from({ length: size }, (_, one) => {
    let sum = 0;
    for (let place = at[one]!; place < at[one + 1]!; place++) sum += weight[place]!;
    return sum;
  });
}
