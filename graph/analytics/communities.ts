/**
 * Communities: groups with more and better proven links within than between (Louvain: Blondel and others 2008, with the
 * queue of later versions, and a last look whether each group holds together, as Leiden demands). Entities are looked at
 * in an order drawn with a fixed seed, so that the same case has the same communities.
 */
import { numberBySize } from "./components.js";
import type { LinkGraph } from "./links.js";
import { seeded, shuffled } from "./seeded.js";
import type { Watch } from "./watch.js";

export interface Communities {
  /** The number of each entity's community; 0 is the largest. */
  readonly group: Uint32Array;
  readonly modularity: number;
}

type Weighted = Pick<LinkGraph, "size" | "at" | "neighbour" | "weight"> & {
  /** The weight of the links within what an entry stands for, both ways. */
  readonly inner: Float64Array;
};

const LEAST_GAIN = 1e-12;

export function findCommunities(graph: LinkGraph, watch: Watch): Communities {
  const random = seeded(1);
  let level: Weighted = { ...graph, inner: new Float64Array(graph.size) };
  let group: Uint32Array = Uint32Array.from({ length: graph.size }, (_, one) => one);
  for (let round = 1; ; round++) {
    const moved = moveAll(level, { random, watch, round });
    const groups = numbered(moved);
    group = group.map((one) => groups.of[one]!);
    if (groups.count === level.size || watch.step(1 - 1 / 2 ** round)) break;
    level = merge(level, groups);
  }
  const whole = numberBySize(splitApart(graph, group));
  return { group: whole, modularity: modularityOf(graph, whole) };
}

/** The share of weight within groups beyond what chance would put there: −0.5 to 1. */
export function modularityOf({ size, at, neighbour, weight }: LinkGraph, group: ArrayLike<number>): number {
  const total = weight.reduce((sum, one) => sum + one, 0);
  if (total === 0) return 0;
  const ends = new Map<number, number>();
  let inside = 0;
  for (let one = 0; one < size; one++) {
    for (let place = at[one]!; place < at[one + 1]!; place++) {
      ends.set(group[one]!, (ends.get(group[one]!) ?? 0) + weight[place]!);
      if (group[neighbour[place]!] === group[one]) inside += weight[place]!;
    }
  }
  let byChance = 0;
  for (const sum of ends.values()) byChance += (sum / total) ** 2;
  return inside / total - byChance;
}

interface Moving {
  readonly random: () => number;
  readonly watch: Watch;
  /** 1, 2, 3 …; each is taken for half of what is left. */
  readonly round: number;
}

/** Moves each entry to the neighbouring group where it gains most, and looks at its neighbours again when it moved. */
function moveAll(level: Weighted, { random, watch, round }: Moving): Uint32Array {
  const { size, at, neighbour, weight, inner } = level;
  const strength = Float64Array.from(inner);
  for (let one = 0; one < size; one++) {
    for (let place = at[one]!; place < at[one + 1]!; place++) strength[one]! += weight[place]!;
  }
  const total = strength.reduce((sum, one) => sum + one, 0) || 1;
  const group = Uint32Array.from({ length: size }, (_, one) => one);
  const groupStrength = Float64Array.from(strength);
  const queue = shuffled(size, random);
  const queued = new Uint8Array(size).fill(1);
  const toGroup = new Float64Array(size);
  const near: number[] = [];
  let front = 0;
  let looked = 0;
  for (let length = size; length > 0; length--) {
    const one = queue[front]!;
    front = (front + 1) % size;
    queued[one] = 0;
    if ((++looked & 0xfff) === 0 && watch.step(1 - (1 - looked / (looked + length) / 2) / 2 ** (round - 1))) break;
    const own = group[one]!;
    for (let place = at[one]!; place < at[one + 1]!; place++) {
      const other = group[neighbour[place]!]!;
      if (toGroup[other] === 0) near.push(other);
      toGroup[other]! += weight[place]!;
    }
    groupStrength[own]! -= strength[one]!;
    const pull = strength[one]! / total;
    let best = own;
    let most = toGroup[own]! - groupStrength[own]! * pull;
    for (const other of near) {
      const gain = toGroup[other]! - groupStrength[other]! * pull;
      if (gain > most + LEAST_GAIN) [best, most] = [other, gain];
    }
    for (const other of near) toGroup[other] = 0;
    near.length = 0;
    groupStrength[best]! += strength[one]!;
    if (best === own) continue;
    group[one] = best;
    for (let place = at[one]!; place < at[one + 1]!; place++) {
      const other = neighbour[place]!;
      if (queued[other] || group[other] === best) continue;
      queued[other] = 1;
      queue[(front + length - 1) % size] = other;
      length++;
    }
  }
  return group;
}

function numbered(group: Uint32Array): { readonly of: Uint32Array; readonly count: number } {
  const numbers = new Map<number, number>();
  for (const name of group) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return { of: group.map((name) => numbers.get(name)!), count: numbers.size };
}

/** Each group as one entry of the next level, with the summed weights between them. */
function merge(level: Weighted, groups: { readonly of: Uint32Array; readonly count: number }): Weighted {
  const { size, at, neighbour, weight, inner } = level;
  const members = Array.from({ length: groups.count }, (): number[] => []);
  for (let one = 0; one < size; one++) members[groups.of[one]!]!.push(one);
  const merged = { at: new Uint32Array(groups.count + 1), neighbour: [] as number[], weight: [] as number[] };
  const mergedInner = new Float64Array(groups.count);
  const sums = new Float64Array(groups.count);
  for (const [name, ones] of members.entries()) {
    const near: number[] = [];
    for (const one of ones) {
      mergedInner[name]! += inner[one]!;
      for (let place = at[one]!; place < at[one + 1]!; place++) {
        const other = groups.of[neighbour[place]!]!;
        if (other === name) mergedInner[name]! += weight[place]!;
        else if (sums[other]! > 0) sums[other]! += weight[place]!;
        else {
          near.push(other);
          sums[other] = weight[place]!;
        }
      }
    }
    for (const other of near) {
      merged.neighbour.push(other);
      merged.weight.push(sums[other]!);
      sums[other] = 0;
    }
    merged.at[name + 1] = merged.neighbour.length;
  }
  return {
    size: groups.count,
    at: merged.at,
    neighbour: Uint32Array.from(merged.neighbour),
    weight: Float64Array.from(merged.weight),
    inner: mergedInner,
  };
}

/** A group that does not hang together within itself becomes several: Louvain may leave such. */
function splitApart({ size, at, neighbour }: LinkGraph, group: Uint32Array): Int32Array {
  const part = new Int32Array(size).fill(-1);
  let parts = 0;
  for (let start = 0; start < size; start++) {
    if (part[start] !== -1) continue;
    const open = [start];
    part[start] = parts;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (let place = at[one]!; place < at[one + 1]!; place++) {
        const next = neighbour[place]!;
        if (part[next] !== -1 || group[next] !== group[one]) continue;
        part[next] = parts;
        open.push(next);
      }
    }
    parts++;
  }
  return part;
}
