/**
 * What the rest of a path costs at least: for an entity and a number of hops, the cheapest walk from there to the end in
 * exactly so many hops that does not turn back at once. Up to four hops such a walk is a simple path, so the bound is
 * what the rest really costs; beyond that and in time order it is never more.
 *
 * Both sides meet in the middle. Going back from the end, `whole` layers are known for every entity; going forward from
 * the start, the entities that can be reached in 0, 1, 2 … hops are known, and the deeper layers only for those. So four
 * hops look at the relations of the two ends and of their neighbours, not at the whole case.
 *
 * With entities to pass by way of, a state is an entity and how many of them were passed: entity + stage × entities.
 */
import { EVER_AFTER } from "../days.js";
import { COST_MASK } from "../projection-arrays.js";
import { STEP } from "./cost.js";
import type { Halt } from "./halt.js";
import { PASS, START, STOP, type Rules } from "./rules.js";
import { COST, LATEST, NEXT, OTHER_COST, UNREACHED, WIDTH, type Scratch } from "./scratch.js";

/** In place of a bit of `reached`. */
const EVERYBODY = 0;

export class Bounds {
  private whole = 0;
  /** The states that can be reached from the start in exactly so many hops, and the halves along them. */
  private readonly frontiers: { readonly states: readonly number[]; readonly halves: number }[];
  /** The cheapest way to the end in exactly so many hops, from anywhere. */
  private readonly leastRest: number[] = [0];
  private readonly timed: boolean;

  constructor(
    private readonly rules: Rules,
    private readonly scratch: Scratch,
    private readonly halt: Halt,
  ) {
    this.timed = rules.timeOrder !== "off";
    const end = rules.stops.at(-1)! + (rules.stops.length - 1) * scratch.entities;
    this.relax(0, end, -1, 0);
    this.stretch(0, end, EVER_AFTER);
    scratch.reached[rules.from] = 1;
    scratch.reachedStates.push(rules.from);
    this.frontiers = [{ states: [rules.from], halves: rules.projection.columns.halvesCount[rules.from]! }];
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
    // One more layer from the end looks at all halves there; without it, the last frontier from the start is looked at.
    const ahead = this.frontier(hops - this.whole - 1);
    if (this.halvesOf(this.scratch.layer(this.whole).members) <= ahead.halves) this.extendBack(hops);
    for (let depth = hops - this.whole - 1; depth >= 0; depth--) this.pull(depth, hops - depth);
  }

  /** What the rest costs at least from a state, in exactly `hops` hops, the next entity not being `avoided`. */
  rest(hops: number, state: number, avoided: number): number {
    const { values } = this.scratch.layer(hops);
    const at = state * WIDTH;
    return values[at + NEXT] === avoided ? values[at + OTHER_COST]! : values[at + COST]!;
  }

  /** The latest day on which one can arrive at a state and still go on to the end in `hops` hops. */
  latest(hops: number, state: number): number {
    return this.scratch.layer(hops).values[state * WIDTH + LATEST]!;
  }

  /** All single hops on from a state that lead to the end in `hops` more: their next entity and the least cost with them. */
  eachStep(state: number, hops: number, told: (next: number, cost: number) => void): void {
    const { entities, leads } = this.scratch;
    const { halvesAt, halvesCount, neighbour } = this.rules.projection.columns;
    const bit = 1 << hops;
    const stage = Math.floor(state / entities);
    const entity = state - stage * entities;
    const end = halvesAt[entity]! + halvesCount[entity]!;
    for (let at = halvesAt[entity]!; at < end;) {
      const next = neighbour[at]!;
      const run = at;
      do at++;
      while (at < end && neighbour[at] === next);
      if ((leads[next]! & bit) === 0) continue;
      const arrived = this.arrive(next, stage);
      if (arrived < 0) continue;
      const rest = this.rest(hops, arrived, entity);
      if (rest >= UNREACHED) continue;
      const cost = this.cheapest(run, at);
      if (cost < UNREACHED) told(next, cost + rest);
    }
  }

  /** The state on arrival at an entity, or −1 where no path may arrive. */
  arrive(entity: number, stage: number): number {
    const role = this.roleOf(entity);
    if (role === PASS) return entity + stage * this.scratch.entities;
    if (role <= STOP) return -1;
    const passed = role - STOP;
    if (passed !== stage + 1) return -1;
    // The end itself belongs to the last stage: there is no stage beyond it.
    return entity + Math.min(passed, this.rules.stops.length - 1) * this.scratch.entities;
  }

  /** The least cost among the halves of a run that carry a hop. */
  private cheapest(run: number, end: number): number {
    const { relation, traits } = this.rules.projection.columns;
    let least = UNREACHED;
    for (let at = run; at < end; at++) {
      const cost = traits[at]! & COST_MASK;
      if (cost < least && this.rules.carries(traits[at]!, relation[at]!)) least = cost;
    }
    return least;
  }

  private roleOf(entity: number): number {
    const { roles, knownRoles } = this.scratch;
    const known = roles[entity]!;
    if (known !== 0) return known;
    knownRoles.push(entity);
    return (roles[entity] = this.rules.roleOf(entity));
  }

  // ── Forward: who can be reached from the start ──

  private frontier(depth: number): { readonly states: readonly number[]; readonly halves: number } {
    while (this.frontiers.length <= depth) this.frontiers.push(this.nextFrontier(this.frontiers.length));
    return this.frontiers[depth]!;
  }

  private nextFrontier(depth: number): { readonly states: readonly number[]; readonly halves: number } {
    const { rules, scratch } = this;
    const { halvesAt, halvesCount, neighbour, relation, traits } = rules.projection.columns;
    const end = rules.stops.at(-1)!;
    const bit = 1 << depth;
    const states: number[] = [];
    for (const state of this.frontiers[depth - 1]!.states) {
      if (this.halt.due()) break;
      const stage = Math.floor(state / scratch.entities);
      const entity = state - stage * scratch.entities;
      const stop = halvesAt[entity]! + halvesCount[entity]!;
      for (let at = halvesAt[entity]!; at < stop; at++) {
        const next = neighbour[at]!;
        if (next === end || !rules.carries(traits[at]!, relation[at]!)) continue;
        const arrived = this.arrive(next, stage);
        if (arrived < 0 || (scratch.reached[arrived]! & bit) !== 0) continue;
        if (scratch.reached[arrived] === 0) scratch.reachedStates.push(arrived);
        scratch.reached[arrived]! |= bit;
        states.push(arrived);
      }
    }
    return { states, halves: this.halvesOf(states) };
  }

  private halvesOf(states: readonly number[]): number {
    const { halvesCount } = this.rules.projection.columns;
    let halves = 0;
    for (const state of states) halves += halvesCount[state % this.scratch.entities]!;
    return halves;
  }

  /** The layer of `hops` hops for what is reached in `depth`, from the layer below it. */
  private pull(depth: number, hops: number): void {
    for (const state of this.frontier(depth).states) {
      if (this.halt.due()) return;
      this.eachStep(state, hops - 1, (next, cost) => this.relax(hops, state, next, cost));
      if (this.timed) this.pullTime(state, hops);
    }
  }

  private pullTime(state: number, hops: number): void {
    const { scratch, rules } = this;
    const { halvesAt, halvesCount, neighbour, relation, traits, first, last } = rules.projection.columns;
    const stage = Math.floor(state / scratch.entities);
    const entity = state - stage * scratch.entities;
    const end = halvesAt[entity]! + halvesCount[entity]!;
    const { values } = scratch.layer(hops);
    const place = state * WIDTH + LATEST;
    if (values[state * WIDTH + COST] === UNREACHED) return;
    for (let at = halvesAt[entity]!; at < end; at++) {
      const arrived = this.arrive(neighbour[at]!, stage);
      if (arrived < 0) continue;
      const latest = this.latest(hops - 1, arrived);
      const row = relation[at]!;
      if (first[row]! > latest || !rules.carries(traits[at]!, row)) continue;
      values[place] = Math.max(values[place]!, Math.min(latest, last[row]!));
    }
  }

  // ── Back: what is known for every entity ──

  private extendBack(all: number): void {
    const hops = ++this.whole;
    // For the longest paths nobody will ask for this layer but those who are reached in the hops that are left: `ahead`.
    const asked = all === this.rules.maxHops ? 1 << (all - hops) : EVERYBODY;
    for (const state of this.scratch.layer(hops - 1).members) {
      if (this.halt.due()) return;
      this.pushBack(state, hops, asked);
    }
    const { values, members } = this.scratch.layer(hops);
    let least = UNREACHED;
    for (const state of members) least = Math.min(least, values[state * WIDTH + COST]!);
    this.leastRest[hops] = least;
  }

  /** Tells all entities from which a hop leads to this state, and who are `asked`, what the end costs by way of it. */
  private pushBack(state: number, hops: number, asked: number): void {
    const { rules, scratch, timed } = this;
    const { halvesAt, halvesCount, neighbour, relation, traits, first, last } = rules.projection.columns;
    const stage = Math.floor(state / scratch.entities);
    const entity = state - stage * scratch.entities;
    if (entity === rules.from) return;
    const role = this.roleOf(entity);
    const stageBefore = role > STOP ? role - STOP - 1 : stage;
    const end = halvesAt[entity]! + halvesCount[entity]!;
    const latest = this.latest(hops - 1, state);
    for (let at = halvesAt[entity]!; at < end;) {
      const before = neighbour[at]!;
      const origin = before + stageBefore * scratch.entities;
      if (asked !== EVERYBODY && (scratch.reached[origin]! & asked) === 0) {
        do at++;
        while (at < end && neighbour[at] === before);
        continue;
      }
      let cost = UNREACHED;
      let setOut = -Infinity;
      for (; at < end && neighbour[at] === before; at++) {
        const row = relation[at]!;
        if (!rules.carriesBack(traits[at]!, row)) continue;
        if (timed) {
          if (first[row]! > latest) continue;
          setOut = Math.max(setOut, Math.min(latest, last[row]!));
        }
        cost = Math.min(cost, traits[at]! & COST_MASK);
      }
      if (cost >= UNREACHED) continue;
      const rest = this.rest(hops - 1, state, before);
      if (rest >= UNREACHED || !this.mayStandAt(before, stageBefore)) continue;
      this.relax(hops, origin, entity, cost + rest);
      if (timed) this.stretch(hops, origin, setOut);
    }
  }

  private mayStandAt(entity: number, stage: number): boolean {
    const role = this.roleOf(entity);
    if (role === PASS) return true;
    return role === START ? stage === 0 : role > STOP && role - STOP === stage;
  }

  /** Notes a way to the end: `cost` by way of `next`. Twice the same changes nothing. */
  private relax(hops: number, state: number, next: number, cost: number): void {
    const { values, members } = this.scratch.layer(hops);
    const at = state * WIDTH;
    const least = values[at + COST]!;
    if (least === UNREACHED) {
      members.push(state);
      this.scratch.leads[state % this.scratch.entities]! |= 1 << hops;
    }
    if (next === values[at + NEXT]) {
      if (cost < least) values[at + COST] = cost;
    } else if (cost < least) {
      values[at + OTHER_COST] = least;
      values[at + COST] = cost;
      values[at + NEXT] = next;
    } else if (cost < values[at + OTHER_COST]!) values[at + OTHER_COST] = cost;
  }

  private stretch(hops: number, state: number, latest: number): void {
    const { values } = this.scratch.layer(hops);
    const at = state * WIDTH + LATEST;
    values[at] = Math.max(values[at]!, latest);
  }
}
