/** Which entities are joined at all, and how deep each lies in the dense middle. */
import type { LinkGraph } from "./links.js";

/** The number of each entity's component; 0 is the largest, equal ones in the order of their first entity. */
export function components({ size, at, neighbour }: LinkGraph): Uint32Array {
  const group = new Int32Array(size).fill(-1);
  let groups = 0;
  for (let start = 0; start < size; start++) {
    if (group[start] !== -1) continue;
    const open = [start];
    group[start] = groups;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (let place = at[one]!; place < at[one + 1]!; place++) {
        const next = neighbour[place]!;
        if (group[next] !== -1) continue;
        group[next] = groups;
        open.push(next);
      }
    }
    groups++;
  }
  return numberBySize(group);
}

/** Groups numbered anew, the largest 0; equal ones in the order in which they first occur. */
export function numberBySize(group: ArrayLike<number>): Uint32Array {
  const sizes = new Map<number, number>();
  for (let one = 0; one < group.length; one++) sizes.set(group[one]!, (sizes.get(group[one]!) ?? 0) + 1);
  // A stable sort: entries of a Map keep the order in which they were first set.
  const order = [...sizes].sort((a, b) => b[1] - a[1]);
  const numbers = new Map(order.map(([name], number) => [name, number]));
  return Uint32Array.from({ length: group.length }, (_, one) => numbers.get(group[one]!)!);
}

/** The largest k for which an entity belongs to a part where everyone has k links within it (Batagelj and Zaveršnik). */
export function coreNumbers({ size, at, neighbour }: LinkGraph): Uint32Array {
  const left = Uint32Array.from({ length: size }, (_, one) => at[one + 1]! - at[one]!);
  const most = left.reduce((a, b) => Math.max(a, b), 0);
  const bucketAt = new Uint32Array(most + 2);
  for (const degree of left) bucketAt[degree + 1]!++;
  for (let degree = 0; degree <= most; degree++) bucketAt[degree + 1]! += bucketAt[degree]!;
  const next = bucketAt.slice();
  const order = new Uint32Array(size);
  const place = new Uint32Array(size);
  for (let one = 0; one < size; one++) {
    place[one] = next[left[one]!]!++;
    order[place[one]!] = one;
  }
  // `order` stays sorted by what is left: one whose neighbour goes moves to the front of its bucket, one bucket down.
  for (let front = 0; front < size; front++) {
    const one = order[front]!;
    for (let half = at[one]!; half < at[one + 1]!; half++) {
      const other = neighbour[half]!;
      if (left[other]! <= left[one]!) continue;
      const first = Math.max(bucketAt[left[other]!]!, front + 1);
      const swapped = order[first]!;
      [order[first], order[place[other]!]] = [other, swapped];
      place[swapped] = place[other]!;
      place[other] = first;
      bucketAt[left[other]!] = first + 1;
      left[other]!--;
    }
  }
  return left;
}
