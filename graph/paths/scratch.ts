/**
 * The arrays that a search writes to, with room for every entity of the case. Clearing them for each question would cost
 * more than most questions, so a search notes what it wrote, clears that, and hands them back for the next.
 *
 * What is asked of every neighbour of a hub, and answered mostly with no, is one bit for each state: a hundred thousand
 * fit a processor's first cache, where a number for each would not fit its second.
 */
import type { Projection } from "../projection-arrays.js";

/** A bit for each state. */
export type Marks = Uint32Array;

export function isMarked(marks: Marks, state: number): boolean {
  return (marks[state >>> 5]! & (1 << (state & 31))) !== 0;
}

export function mark(marks: Marks, state: number): void {
  marks[state >>> 5]! |= 1 << (state & 31);
}

/** The states that can be reached from the start in exactly so many hops. */
export interface Frontier {
  readonly marks: Marks;
  /** Those that are marked, each once. */
  readonly states: number[];
}

/** The ways to the end in exactly so many hops. */
export interface Layer {
  readonly marks: Marks;
  /** WIDTH numbers a state. Those of a state that is not marked mean nothing: a former search wrote them. */
  readonly values: Int32Array;
  /** The states that are marked, each once. */
  readonly members: number[];
}
export const WIDTH = 4;

export class Scratch {
  /** What an entity may be on a path: see rules. 0 is not known yet. */
  readonly roles: Uint8Array;
  readonly knownRoles: number[] = [];
  private readonly frontiers: Frontier[] = [];
  private readonly layers: Layer[] = [];

  constructor(
    readonly entities: number,
    readonly states: number,
  ) {
    this.roles = new Uint8Array(entities);
  }

  frontier(depth: number): Frontier {
    while (this.frontiers.length <= depth) this.frontiers.push({ marks: this.marks(), states: [] });
    return this.frontiers[depth]!;
  }

  layer(hops: number): Layer {
    while (this.layers.length <= hops) {
      this.layers.push({ marks: this.marks(), values: new Int32Array(this.states * WIDTH), members: [] });
    }
    return this.layers[hops]!;
  }

  clear(): void {
    for (const index of this.knownRoles) this.roles[index] = 0;
    this.knownRoles.length = 0;
    for (const { marks, states } of this.frontiers) unmark(marks, states);
    for (const { marks, members } of this.layers) unmark(marks, members);
  }

  private marks(): Marks {
    return new Uint32Array((this.states + 31) >>> 5);
  }
}

/** Unmarks all that are marked. */
function unmark(marks: Marks, states: number[]): void {
  if (states.length > marks.length) marks.fill(0);
  else for (const state of states) marks[state >>> 5] = 0;
  states.length = 0;
}

const idle = new WeakMap<Projection, Scratch[]>();

/** Runs `work` with clean arrays for so many states an entity. */
export function withScratch<Result>(
  projection: Projection,
  stages: number,
  work: (scratch: Scratch) => Result,
): Result {
  // Sized by the room there is, not by the rows in use, so that a new entity does not call for new arrays.
  const entities = projection.capacity.entities;
  const shelf = idle.get(projection) ?? [];
  idle.set(projection, shelf);
  const fitting = shelf.findIndex((one) => one.entities === entities && one.states === entities * stages);
  const scratch = fitting < 0 ? new Scratch(entities, entities * stages) : shelf.splice(fitting, 1)[0]!;
  try {
    return work(scratch);
  } finally {
    scratch.clear();
    // Few are kept: the newest sizes are the ones that come again.
    shelf.unshift(scratch);
    shelf.length = Math.min(shelf.length, 2);
  }
}
