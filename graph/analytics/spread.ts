/**
 * Betweenness and closeness, both from breadth-first walks (Brandes 2001). Walks from every entity give exact values.
 * When there is no time for all, walks from as many as there is time for, drawn at random with a fixed seed, give an
 * estimate, and what it may be off by.
 */
import type { LinkGraph } from "./links.js";
import { seeded, shuffled } from "./seeded.js";
import type { Watch } from "./watch.js";

export interface Spread {
  readonly values: Float64Array;
  /**
   * Twice the standard error of each value: a rule of thumb for the large ones, which many walks pass; too small for
   * those that hardly any walk passed. Absent when exact.
   */
  readonly errors?: Float64Array;
  /** No value is off by more, with 95 % certainty for all at once (Hoeffding); 0 when exact. */
  readonly bound: number;
  readonly walks: number;
}

/** Adds what one walk says of every entity to `add`: a number from 0 to 1. */
type Reading = (walk: Walk, add: (one: number, share: number) => void) => void;

/**
 * On how many shortest ways between two others an entity lies: the share of all pairs, 0 to 1. Links count alike: by
 * proof, a way would be shortest that takes many steps.
 */
export function betweenness(graph: LinkGraph, watch: Watch): Spread {
  const { size } = graph;
  const dependency = new Float64Array(size);
  // A walk's dependency counts the pairs that begin at its start: at most size − 2 of them.
  return spread(graph, watch, (walk, add) => {
    dependency.fill(0);
    for (let place = walk.order.length - 1; place > 0; place--) {
      const one = walk.order[place]!;
      const part = (1 + dependency[one]!) / walk.ways[one]!;
      for (let at = graph.at[one]!; at < graph.at[one + 1]!; at++) {
        const before = graph.neighbour[at]!;
        if (walk.far[before] === walk.far[one]! - 1) dependency[before]! += walk.ways[before]! * part;
      }
      add(one, dependency[one]! / Math.max(1, size - 2));
    }
  });
}

/** How near an entity is to the others: the mean of one over the hops to each, 0 for those out of reach. */
export function closeness(graph: LinkGraph, watch: Watch): Spread {
  return spread(graph, watch, (walk, add) => {
    for (const one of walk.order) if (walk.far[one]! > 0) add(one, 1 / walk.far[one]!);
  });
}

function spread(graph: LinkGraph, watch: Watch, read: Reading): Spread {
  const { size } = graph;
  const sums = new Float64Array(size);
  const squares = new Float64Array(size);
  const add = (one: number, share: number) => {
    sums[one]! += share;
    squares[one]! += share * share;
  };
  const walk = new Walk(graph);
  let walks = 0;
  for (const start of shuffled(size, seeded(1))) {
    walk.from(start);
    read(walk, add);
    walks++;
    if (walks < size && watch.step(walks / size)) break;
  }
  // Of an entity's own walk nothing is added to it: the mean is over the size − 1 others.
  const others = (share: number) => (share * size) / Math.max(1, size - 1);
  const values = sums.map((sum) => others(sum / Math.max(1, walks)));
  if (walks >= size) return { values, bound: 0, walks };
  const errors = sums.map((sum, one) => {
    const mean = sum / walks;
    const variance = Math.max(0, squares[one]! / walks - mean * mean);
    return others(2 * Math.sqrt(variance / Math.max(1, walks - 1)));
  });
  return { values, errors, bound: others(Math.sqrt(Math.log((2 * size) / 0.05) / (2 * walks))), walks };
}

/** All entities by hops from one, with the number of shortest ways to each. */
class Walk {
  readonly far: Int32Array;
  readonly ways: Float64Array;
  order: number[] = [];

  constructor(private readonly graph: LinkGraph) {
    this.far = new Int32Array(graph.size).fill(-1);
    this.ways = new Float64Array(graph.size);
  }

  from(start: number): void {
    const { at, neighbour } = this.graph;
    const { far, ways, order } = this;
    for (const one of order) far[one] = -1;
    order.length = 0;
    order.push(start);
    far[start] = 0;
    ways[start] = 1;
    for (let place = 0; place < order.length; place++) {
      const one = order[place]!;
      const further = far[one]! + 1;
      const end = at[one + 1]!;
      for (let half = at[one]!; half < end; half++) {
        const next = neighbour[half]!;
        if (far[next] === -1) {
          far[next] = further;
          ways[next] = ways[one]!;
          order.push(next);
        } else if (far[next] === further) ways[next]! += ways[one]!;
      }
    }
  }
}
