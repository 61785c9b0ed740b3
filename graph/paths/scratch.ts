/**
 * The arrays that a search writes to: one number or more for every entity of the case. Clearing them for each question
 * would cost more than most questions, so a search notes what it wrote, clears that, and hands them back for the next.
 */
import { EVER_BEFORE } from "../days.js";
import type { Projection } from "../projection-arrays.js";

/** More than any path costs, and small enough that two of them still fit 32 bits. */
export const UNREACHED = 0x3fff_ffff;

/** What is known of the ways from a state to the end in exactly so many hops: WIDTH numbers a state. */
export interface Layer {
  readonly values: Int32Array;
  /** The states written, each once. */
  readonly members: number[];
}
export const WIDTH = 4;
/** The least cost; the next entity on that way; the least cost by another next entity; the latest day to set out. */
export const COST = 0;
export const NEXT = 1;
export const OTHER_COST = 2;
export const LATEST = 3;

export class Scratch {
  /** What an entity may be on a path: see rules. 0 is not known yet. */
  readonly roles: Uint8Array;
  readonly knownRoles: number[] = [];
  /**
   * Bit i: layer i knows a way to the end from some state of the entity. One small array for what most neighbours of a
   * hub are asked and answer with no: the layers themselves do not fit a processor's cache.
   */
  readonly leads: Uint16Array;
  /** Bit i: the state can be reached in exactly i hops from the start. */
  readonly reached: Uint8Array;
  readonly reachedStates: number[] = [];
  private readonly layers: Layer[] = [];

  constructor(
    readonly entities: number,
    readonly states: number,
  ) {
    this.roles = new Uint8Array(entities);
    this.leads = new Uint16Array(entities);
    this.reached = new Uint8Array(states);
  }

  layer(hops: number): Layer {
    while (this.layers.length <= hops) {
      const values = new Int32Array(this.states * WIDTH);
      for (let at = 0; at < values.length; at += WIDTH) clear(values, at);
      this.layers.push({ values, members: [] });
    }
    return this.layers[hops]!;
  }

  clear(): void {
    for (const index of this.knownRoles) this.roles[index] = 0;
    for (const state of this.reachedStates) this.reached[state] = 0;
    this.knownRoles.length = 0;
    this.reachedStates.length = 0;
    for (const { values, members } of this.layers) {
      for (const state of members) {
        clear(values, state * WIDTH);
        this.leads[state % this.entities] = 0;
      }
      members.length = 0;
    }
  }
}

function clear(values: Int32Array, at: number): void {
  values[at + COST] = UNREACHED;
  values[at + NEXT] = -1;
  values[at + OTHER_COST] = UNREACHED;
  values[at + LATEST] = EVER_BEFORE;
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
