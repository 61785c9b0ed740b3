/**
 * Among paths of one cost and length, the first by the ids of their entities. Depth first in the order of ids, along
 * steps that can still end at that cost, until the places are filled: so the choice does not depend on how the search
 * came by them, nor on the order in which a store gives its relations.
 */
import type { Halt } from "./halt.js";
import { costOf, hopsOf } from "./hops.js";
import { entitiesOf, isOn, type Prefix } from "./prefix.js";
import type { Search } from "./search.js";
import { readStep } from "./step.js";

export interface TieLimits {
  readonly cost: number;
  readonly hops: number;
  readonly places: number;
  readonly halt: Halt;
}

/** At most `places` paths of exactly this cost and so many hops. */
export function firstTies(search: Search, { cost, hops, places, halt }: TieLimits): number[][] {
  const { rank } = search.rules.projection.columns;
  const timed = search.rules.timeOrder !== "off";
  const ties: number[][] = [];
  visit(search.root());
  return ties;

  function visit(prefix: Prefix): void {
    if (ties.length >= places || halt.due()) return;
    if (prefix.hops === hops) return take(prefix);
    for (const step of affordable(prefix)) {
      if (isOn(prefix, readStep(step).entity)) continue;
      const next = search.step(prefix, step, hops);
      if (next && search.canArrive(next, hops)) visit(next);
    }
  }

  function affordable(prefix: Prefix): number[] {
    const left = cost - prefix.cost;
    const steps: number[] = [];
    for (const step of search.steps(prefix.state, hops - prefix.hops)) {
      if (readStep(step).cost > left) break;
      steps.push(step);
    }
    return steps.sort((a, b) => rank[readStep(a).entity]! - rank[readStep(b).entity]!);
  }

  function take(prefix: Prefix): void {
    const entities = entitiesOf(prefix);
    const whole = timed ? costOf(hopsOf(search.rules, entities) ?? []) : prefix.cost;
    if (whole === cost) ties.push(entities);
  }
}
