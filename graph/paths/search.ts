/**
 * The k best simple paths under the rules, exactly, in a stable order.
 *
 * Prefixes of paths wait in a heap by what a path that begins so costs at least (bounds), so paths come out best first
 * and nothing is visited that could not be among the answers but for a turn in a circle or, in time order, a date. Paths
 * of one hop more are looked into only when they could still be better than what waits. Children of a prefix are taken
 * one by one from a sorted list, so a hub's thousands cost one sort.
 *
 * Where more paths cost the same than there are places left, those whose entities come first by their ids are chosen:
 * see ties.
 */
import { EVER_BEFORE } from "../days.js";
import { Bounds } from "./bounds.js";
import type { Halt } from "./halt.js";
import { Heap } from "./heap.js";
import { costOf, hopsOf, type KnownCarriers } from "./hops.js";
import { comparePaths, type FoundPath } from "./order.js";
import { entitiesOf, isOn, type Prefix } from "./prefix.js";
import type { Ranking } from "./question.js";
import type { Rules } from "./rules.js";
import { withScratch } from "./scratch.js";
import { readStep, toStep } from "./step.js";
import { firstTies } from "./ties.js";
import { earliestArrival } from "./time.js";

export interface SearchLimits {
  readonly k: number;
  readonly ranking: Ranking;
  readonly halt: Halt;
}

type Waiting =
  | { readonly key: number; readonly kind: "longer"; readonly hops: number }
  | {
      readonly key: number;
      readonly kind: "step";
      readonly prefix: Prefix;
      readonly steps: Float64Array;
      readonly at: number;
      readonly hops: number;
    }
  | { readonly key: number; readonly kind: "whole"; readonly entities: readonly number[] };

/** Best first; fewer than k when there are no more, or when `halt` ended it. */
export function searchPaths(rules: Rules, limits: SearchLimits): FoundPath[] {
  return withScratch(rules.projection, rules.stops.length, (scratch) =>
    new Search(rules, limits, new Bounds(rules, scratch, limits.halt)).run(),
  );
}

export class Search {
  private readonly heap = new Heap<Waiting>();
  private readonly stepsByState = new Map<number, Float64Array>();
  private readonly carriers: KnownCarriers = new Map();
  private readonly timed: boolean;

  constructor(
    readonly rules: Rules,
    private readonly limits: SearchLimits,
    readonly bounds: Bounds,
  ) {
    this.timed = rules.timeOrder !== "off";
  }

  run(): FoundPath[] {
    const { k, halt } = this.limits;
    const found: { readonly key: number; readonly entities: readonly number[] }[] = [];
    this.heap.push({ kind: "longer", key: this.key(this.bounds.leastCost(1), 1), hops: 1 });
    while (found.length < k && !halt.due()) {
      const waiting = this.heap.pop();
      if (!waiting) break;
      const entities = this.advance(waiting);
      if (entities) found.push({ key: waiting.key, entities });
    }
    const worst = found.at(-1)?.key;
    if (found.length < k || worst === undefined || this.heap.least?.key !== worst) return this.toFound(found, halt);
    return this.chooseAmongTies(found, worst);
  }

  private toFound(found: readonly { readonly entities: readonly number[] }[], halt: Halt): FoundPath[] {
    const unfinished = halt.reason === undefined ? [] : [...this.heap].filter((waiting) => waiting.kind === "whole");
    return [...found, ...unfinished]
      .map(({ entities }) => this.toPath(entities))
      .sort((a, b) => comparePaths(this.rules, this.limits.ranking, a, b))
      .slice(0, this.limits.k);
  }

  private chooseAmongTies(found: readonly { key: number; entities: readonly number[] }[], worst: number): FoundPath[] {
    const better = found.filter(({ key }) => key < worst);
    const hops = found.at(-1)!.entities.length - 1;
    const places = this.limits.k - better.length;
    const cost = this.costOfKey(worst, hops);
    const ties = firstTies(this, { cost, hops, places, halt: this.limits.halt });
    // Stopped on the way, the ones found before are as good.
    const chosen =
      this.limits.halt.reason === undefined ? ties.map((entities) => ({ entities })) : found.slice(better.length);
    return this.toFound([...better, ...chosen], { reason: undefined, due: () => false });
  }

  /** Takes one thing from the heap further; the entities of a path when it is one. */
  private advance(waiting: Waiting): readonly number[] | undefined {
    if (waiting.kind === "whole") return waiting.entities;
    if (waiting.kind === "longer") return this.lengthen(waiting.hops);
    const { prefix, steps, at, hops } = waiting;
    this.wait(prefix, steps, at + 1, hops);
    return this.follow(this.step(prefix, steps[at]!, hops), hops, waiting.key);
  }

  private lengthen(hops: number): readonly number[] | undefined {
    const { bounds, rules } = this;
    bounds.reach(hops);
    if (hops < rules.maxHops) {
      const next = hops + 1;
      this.heap.push({ kind: "longer", key: this.key(bounds.leastCost(next), next), hops: next });
    }
    this.followLater(this.root(), hops);
    return undefined;
  }

  root(): Prefix {
    const entity = this.rules.from;
    return { entity, state: entity, hops: 0, cost: 0, day: EVER_BEFORE, before: undefined };
  }

  /** One step on, of a prefix of paths of so many hops, or undefined when the time does not allow it. */
  step(prefix: Prefix, step: number, hops: number): Prefix | undefined {
    const { rules, bounds } = this;
    const { entity, cost } = readStep(step);
    const state = bounds.states.arrive(entity, bounds.states.stageOf(prefix.state));
    const arrival = this.timed
      ? earliestArrival(rules, prefix.entity, entity, prefix.day)
      : { cost: cost - bounds.layers.rest(hops - prefix.hops - 1, state, prefix.entity), day: prefix.day };
    if (arrival === undefined) return undefined;
    return { entity, state, hops: prefix.hops + 1, cost: prefix.cost + arrival.cost, day: arrival.day, before: prefix };
  }

  private follow(prefix: Prefix | undefined, hops: number, key: number): readonly number[] | undefined {
    if (!prefix || !this.canArrive(prefix, hops)) return undefined;
    if (prefix.hops < hops) {
      this.followLater(prefix, hops);
      return undefined;
    }
    const entities = entitiesOf(prefix);
    if (!this.timed) return entities;
    // In time order some relations of earlier hops may drop out only now, so that the whole costs more than its bound.
    const carried = hopsOf(this.rules, entities, this.carriers);
    if (!carried) return undefined;
    const whole = this.key(costOf(carried), hops);
    if (whole === key) return entities;
    this.heap.push({ kind: "whole", key: whole, entities });
    return undefined;
  }

  canArrive(prefix: Prefix, hops: number): boolean {
    return !this.timed || prefix.day <= this.bounds.layers.latest(hops - prefix.hops, prefix.state);
  }

  private followLater(prefix: Prefix, hops: number): void {
    this.wait(prefix, this.steps(prefix.state, hops - prefix.hops), 0, hops);
  }

  /** Lets the first step from `at` on that does not turn back onto the prefix wait for its turn. */
  private wait(prefix: Prefix, steps: Float64Array, at: number, hops: number): void {
    let next = at;
    while (next < steps.length && isOn(prefix, readStep(steps[next]!).entity)) next++;
    if (next >= steps.length) return;
    const key = this.key(prefix.cost + readStep(steps[next]!).cost, hops);
    this.heap.push({ kind: "step", key, prefix, steps, at: next, hops });
  }

  /** The steps from a state that lead to the end in `hops`, cheapest first: the hop and the rest together. */
  steps(state: number, hops: number): Float64Array {
    const name = state * 16 + hops;
    const known = this.stepsByState.get(name);
    if (known) return known;
    const steps: number[] = [];
    this.bounds.eachStep(state, hops - 1, (next, cost) => steps.push(toStep(next, cost)));
    const sorted = Float64Array.from(steps).sort();
    this.stepsByState.set(name, sorted);
    return sorted;
  }

  private key(cost: number, hops: number): number {
    return this.limits.ranking === "shortest" ? hops * 2 ** 32 + cost : cost * 16 + hops;
  }

  private costOfKey(key: number, hops: number): number {
    return this.limits.ranking === "shortest" ? key - hops * 2 ** 32 : (key - hops) / 16;
  }

  private toPath(entities: readonly number[]): FoundPath {
    const hops = hopsOf(this.rules, entities, this.carriers)!; // every path that was found is carried
    return { entities, hops, cost: costOf(hops) };
  }
}
