/** What is known of the ways from states to the end, in layers: one for each number of hops. */
import { EVER_BEFORE } from "../days.js";
import { isMarked, mark, WIDTH, type Layer, type Scratch } from "./scratch.js";

/** More than any path costs, and small enough that two of them still fit 32 bits. */
export const UNREACHED = 0x3fff_ffff;

/** The least cost; the next entity on that way; the least cost by another next entity; the latest day to set out. */
const COST = 0;
const NEXT = 1;
const OTHER_COST = 2;
const LATEST = 3;

export class Layers {
  constructor(private readonly scratch: Scratch) {}

  of(hops: number): Layer {
    return this.scratch.layer(hops);
  }

  /** What the rest costs at least from a state, in exactly `hops` hops, the next entity not being `avoided`. */
  rest(hops: number, state: number, avoided: number): number {
    const { marks, values } = this.scratch.layer(hops);
    if (!isMarked(marks, state)) return UNREACHED;
    const at = state * WIDTH;
    return values[at + NEXT] === avoided ? values[at + OTHER_COST]! : values[at + COST]!;
  }

  /** The latest day on which one can arrive at a state and still go on to the end in `hops` hops. */
  latest(hops: number, state: number): number {
    const { marks, values } = this.scratch.layer(hops);
    return isMarked(marks, state) ? values[state * WIDTH + LATEST]! : EVER_BEFORE;
  }

  /** The cheapest way to the end in exactly `hops` hops from any state of which one is known. */
  least(hops: number): number {
    const { members, values } = this.scratch.layer(hops);
    let least = UNREACHED;
    for (const state of members) least = Math.min(least, values[state * WIDTH + COST]!);
    return least;
  }

  /** Notes a way to the end: `cost` by way of `next`. Twice the same changes nothing. */
  relax(hops: number, state: number, next: number, cost: number): void {
    const layer = this.scratch.layer(hops);
    const { marks, values } = layer;
    if (!isMarked(marks, state)) enter(layer, state);
    const at = state * WIDTH;
    const least = values[at + COST]!;
    if (next === values[at + NEXT]) {
      if (cost < least) values[at + COST] = cost;
    } else if (cost < least) {
      values[at + OTHER_COST] = least;
      values[at + COST] = cost;
      values[at + NEXT] = next;
    } else if (cost < values[at + OTHER_COST]!) values[at + OTHER_COST] = cost;
  }

  /** Notes that one may set out as late as this day from a state of which a way is known. */
  stretch(hops: number, state: number, latest: number): void {
    const { values } = this.scratch.layer(hops);
    const at = state * WIDTH + LATEST;
    values[at] = Math.max(values[at]!, latest);
  }
}

/** Marks a state, with no way known yet. */
function enter({ marks, values, members }: Layer, state: number): void {
  const at = state * WIDTH;
  mark(marks, state);
  members.push(state);
  values[at + COST] = UNREACHED;
  values[at + NEXT] = -1;
  values[at + OTHER_COST] = UNREACHED;
  values[at + LATEST] = EVER_BEFORE;
}
