/** Going forward from the start: the states that can be reached in exactly so many hops. */
import type { Halt } from "./halt.js";
import type { Rules } from "./rules.js";
import { isMarked, mark, type Frontier, type Scratch } from "./scratch.js";
import type { States } from "./states.js";

export class Frontiers {
  private made = 1;

  constructor(
    private readonly rules: Rules,
    private readonly states: States,
    private readonly scratch: Scratch,
    private readonly halt: Halt,
  ) {
    const { states: own, marks } = scratch.frontier(0);
    mark(marks, states.start);
    own.push(states.start);
  }

  isMade(depth: number): boolean {
    return depth < this.made;
  }

  at(depth: number): Frontier {
    while (this.made <= depth) this.make(this.made++);
    return this.scratch.frontier(depth);
  }

  private make(depth: number): void {
    const { rules, states } = this;
    const { halvesAt, halvesCount, neighbour } = rules.projection.columns;
    const end = rules.stops.at(-1)!;
    const { marks, states: reached } = this.scratch.frontier(depth);
    for (const state of this.scratch.frontier(depth - 1).states) {
      if (this.halt.due()) return;
      const stage = states.stageOf(state);
      const entity = states.entityOf(state);
      const stop = halvesAt[entity]! + halvesCount[entity]!;
      for (let at = halvesAt[entity]!; at < stop; at++) {
        const next = neighbour[at]!;
        if (next === end || isMarked(marks, states.at(next, stage)) || !rules.carries(at)) continue;
        const arrived = states.arrive(next, stage);
        if (arrived < 0 || isMarked(marks, arrived)) continue;
        mark(marks, arrived);
        reached.push(arrived);
      }
    }
  }
}
