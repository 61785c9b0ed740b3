/** One hop on: when it can be made, and what it costs at least. */
import { EVER_AFTER } from "../days.js";
import { COST_MASK } from "../projection-arrays.js";
import { runBetween } from "./hops.js";
import type { Rules } from "./rules.js";

/**
 * The earliest day on which a hop can be made that is no earlier than `day`, and the least cost of the relations that
 * carry it then; undefined when none does. Without time order every day will do.
 */
export function earliestArrival(
  rules: Rules,
  from: number,
  to: number,
  day: number,
): { readonly day: number; readonly cost: number } | undefined {
  const { relation, traits, first, last } = rules.projection.columns;
  const timed = rules.timeOrder !== "off";
  const [start, end] = runBetween(rules.projection, from, to);
  let earliest = EVER_AFTER;
  let cost = Infinity;
  for (let at = start; at < end; at++) {
    const row = relation[at]!;
    if (!rules.carries(at)) continue;
    if (timed && last[row]! < day) continue;
    cost = Math.min(cost, traits[at]! & COST_MASK);
    earliest = Math.min(earliest, Math.max(day, first[row]!));
  }
  return cost === Infinity ? undefined : { day: timed ? earliest : day, cost };
}
