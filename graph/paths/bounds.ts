/**
 * What the rest of a path costs at least: for an entity and a number of hops, the cheapest walk from there to the end in
 * exactly so many hops that does not turn back at once. Up to four hops such a walk is a simple path, so the bound is
 * what the rest really costs; beyond that and in time order it is never more.
 *
 * Both sides meet in the middle. Going forward from the start, the states that can be reached in 0, 1, 2 … hops are
 * known (frontiers); going back from the end, `whole` layers are known for every entity, and the deeper ones only for
 * those that are reached. So four hops look at the relations of the two ends and of their neighbours, not at the whole case.
 */
import { EVER_AFTER } from "../days.js";
import { COST_MASK } from "../projection-arrays.js";
import { STEP } from "./cost.js";
import { Frontiers } from "./frontiers.js";
import type { Halt } from "./halt.js";
import { runStart } from "./hops.js";
import { Layers, UNREACHED } from "./layers.js";
import type { Rules } from "./rules.js";
import { isMarked, type Frontier, type Marks, type Scratch } from "./scratch.js";
import { States } from "./states.js";

/** Looking for one neighbour by halving takes as long as passing so many. */
const HALVING = 12;
/** A layer for every entity is written to far apart; it must save so many times the halves that it looks at. */
const WHOLE = 3;

interface Steps {
  readonly hops: number;
  readonly told: (next: number, cost: number) => void;
}

export class Bounds {
  readonly states: States;
  readonly layers: Layers;
  private readonly frontiers: Frontiers;
  private whole = 0;
  /** The halves of the last whole layer's members. */
  private wholeHalves: number;
  /** The cheapest way to the end in exactly so many hops, from anywhere: of the whole layers. */
  private readonly leastRest: number[] = [0];
  private readonly timed: boolean;

  constructor(
    private readonly rules: Rules,
    scratch: Scratch,
    private readonly halt: Halt,
  ) {
    this.timed = rules.timeOrder !== "off";
    this.states = new States(rules, scratch);
    this.layers = new Layers(scratch);
    this.frontiers = new Frontiers(rules, this.states, scratch, halt);
    this.layers.relax(0, this.states.end, -1, 0);
    this.layers.stretch(0, this.states.end, EVER_AFTER);
    this.wholeHalves = this.halvesOf([this.states.end], Infinity);
  }

  /** No path of so many hops costs less. */
  leastCost(hops: number): number {
    let least = hops * STEP;
    for (let known = 1; known < this.leastRest.length && known <= hops; known++) {
      least = Math.max(least, this.leastRest[known]! + (hops - known) * STEP);
    }
    return least;
  }

  /** Makes `rest` right for all prefixes of paths of exactly `hops` hops; to be called for 1, 2, 3 … in turn. */
  reach(hops: number): void {
    const ahead = hops - this.whole - 1;
    if (!this.frontiers.isMade(ahead) && this.isWholeCheaper(ahead)) this.extendWhole();
    let depth = hops - this.whole - 1;
    this.join(this.frontiers.at(depth), hops - depth);
    while (--depth >= 0) this.pull(this.frontiers.at(depth), hops - depth);
  }

  /** All single hops on from a state that lead to the end in `hops` more: their next entity and the least cost with them. */
  eachStep(state: number, hops: number, told: (next: number, cost: number) => void): void {
    const { halvesCount } = this.rules.projection.columns;
    const { members } = this.layers.of(hops);
    // A hub has thousands of halves, and few of them go there.
    const few = members.length * HALVING < halvesCount[this.states.entityOf(state)]!;
    if (few) this.eachStepTo(members, state, { hops, told });
    else this.eachStepAlong(state, { hops, told });
  }

  /** By looking for each of those that lead to the end. */
  private eachStepTo(members: readonly number[], from: number, { hops, told }: Steps): void {
    const { rules, states, layers } = this;
    const { halvesAt, halvesCount, neighbour } = rules.projection.columns;
    const stage = states.stageOf(from);
    const entity = states.entityOf(from);
    const end = halvesAt[entity]! + halvesCount[entity]!;
    for (const arrived of members) {
      const next = states.entityOf(arrived);
      const run = runStart(rules.projection, entity, next);
      if (run === end || neighbour[run] !== next || states.arrive(next, stage) !== arrived) continue;
      const rest = layers.rest(hops, arrived, entity);
      const cost = this.cheapest(run, end);
      if (rest < UNREACHED && cost < UNREACHED) told(next, cost + rest);
    }
  }

  /** By looking at each neighbour. */
  private eachStepAlong(from: number, { hops, told }: Steps): void {
    const { rules, states, layers } = this;
    const { halvesAt, halvesCount, neighbour } = rules.projection.columns;
    const { marks } = layers.of(hops);
    const stage = states.stageOf(from);
    const entity = states.entityOf(from);
    const end = halvesAt[entity]! + halvesCount[entity]!;
    for (let at = halvesAt[entity]!; at < end;) {
      const next = neighbour[at]!;
      const run = at;
      do at++;
      while (at < end && neighbour[at] === next);
      // Most lead nowhere: asked before what they are. A stop alone is passed into the next stage.
      if (!isMarked(marks, states.at(next, stage)) && !states.isStop(next)) continue;
      const arrived = states.arrive(next, stage);
      if (arrived < 0) continue;
      const rest = layers.rest(hops, arrived, entity);
      if (rest >= UNREACHED) continue;
      const cost = this.cheapest(run, at);
      if (cost < UNREACHED) told(next, cost + rest);
    }
  }

  /** The least cost among the halves that carry a hop, from one on to those of its neighbour. */
  private cheapest(run: number, end: number): number {
    const { neighbour, traits } = this.rules.projection.columns;
    const next = neighbour[run];
    let least = UNREACHED;
    for (let at = run; at < end && neighbour[at] === next; at++) {
      const cost = traits[at]! & COST_MASK;
      if (cost < least && this.rules.carries(at)) least = cost;
    }
    return least;
  }

  /** The halves of these states, or some number beyond `most` when there are more. */
  private halvesOf(states: readonly number[], most: number): number {
    const { halvesCount } = this.rules.projection.columns;
    let halves = 0;
    for (let place = 0; place < states.length && halves <= most; place++) {
      halves += halvesCount[this.states.entityOf(states[place]!)]!;
    }
    return halves;
  }

  /** Whether one more whole layer looks at less than the frontier at this depth, which is not made yet. */
  private isWholeCheaper(depth: number): boolean {
    const most = this.wholeHalves * WHOLE;
    return this.halvesOf(this.frontiers.at(depth - 1).states, most) > most;
  }

  // ── Meeting: the layer of `hops` hops for those who are reached ──

  /** From the last whole layer, looking at whichever side has fewer halves. */
  private join(frontier: Frontier, hops: number): void {
    const { members } = this.layers.of(hops - 1);
    const searches = frontier.states.length * members.length * HALVING;
    const fewer = searches < this.wholeHalves || this.halvesOf(frontier.states, this.wholeHalves) <= this.wholeHalves;
    if (fewer) this.pull(frontier, hops);
    else this.push(hops, frontier.marks);
  }

  private pull({ states }: Frontier, hops: number): void {
    for (const state of states) {
      if (this.halt.due()) return;
      this.eachStep(state, hops - 1, (next, cost) => this.layers.relax(hops, state, next, cost));
      if (this.timed) this.pullTime(state, hops);
    }
  }

  private pullTime(state: number, hops: number): void {
    const { states, rules } = this;
    const { halvesAt, halvesCount, neighbour, relation, first, last } = rules.projection.columns;
    const stage = states.stageOf(state);
    const entity = states.entityOf(state);
    const end = halvesAt[entity]! + halvesCount[entity]!;
    if (!isMarked(this.layers.of(hops).marks, state)) return;
    for (let at = halvesAt[entity]!; at < end; at++) {
      const arrived = states.arrive(neighbour[at]!, stage);
      if (arrived < 0) continue;
      const latest = this.layers.latest(hops - 1, arrived);
      const row = relation[at]!;
      if (first[row]! <= latest && rules.carries(at)) this.layers.stretch(hops, state, Math.min(latest, last[row]!));
    }
  }

  // ── Back: what is known for every entity ──

  private extendWhole(): void {
    const hops = ++this.whole;
    this.push(hops, undefined);
    this.leastRest[hops] = this.layers.least(hops);
    this.wholeHalves = this.halvesOf(this.layers.of(hops).members, Infinity);
  }

  /** From the members of the layer before, for those who are asked, or for all. */
  private push(hops: number, asked: Marks | undefined): void {
    for (const state of this.layers.of(hops - 1).members) {
      if (this.halt.due()) return;
      this.pushFrom(state, hops, asked);
    }
  }

  /** Tells all entities from which a hop leads to this state, and who are `asked`, what the end costs by way of it. */
  private pushFrom(state: number, hops: number, asked: Marks | undefined): void {
    const { rules, states, timed } = this;
    const { halvesAt, halvesCount, neighbour, relation, traits, first, last } = rules.projection.columns;
    const entity = states.entityOf(state);
    if (entity === rules.from) return;
    const stageBefore = states.stageBefore(entity, states.stageOf(state));
    const end = halvesAt[entity]! + halvesCount[entity]!;
    const latest = timed ? this.layers.latest(hops - 1, state) : EVER_AFTER;
    for (let at = halvesAt[entity]!; at < end;) {
      const before = neighbour[at]!;
      const origin = states.at(before, stageBefore);
      if (asked !== undefined && !isMarked(asked, origin)) {
        do at++;
        while (at < end && neighbour[at] === before);
        continue;
      }
      let cost = UNREACHED;
      let setOut = -Infinity;
      for (; at < end && neighbour[at] === before; at++) {
        if (!rules.carriesBack(at)) continue;
        if (timed) {
          const row = relation[at]!;
          if (first[row]! > latest) continue;
          setOut = Math.max(setOut, Math.min(latest, last[row]!));
        }
        cost = Math.min(cost, traits[at]! & COST_MASK);
      }
      if (cost >= UNREACHED) continue;
      const rest = this.layers.rest(hops - 1, state, before);
      if (rest >= UNREACHED || !states.mayStandAt(before, stageBefore)) continue;
      this.layers.relax(hops, origin, entity, cost + rest);
      if (timed) this.layers.stretch(hops, origin, setOut);
    }
  }
}
