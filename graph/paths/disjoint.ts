/**
 * Node-disjoint paths: each is the best of those that share no entity between the ends with a better one, via aside.
 * (Not the set of k whose sum is least: the best path is always the first answer, whatever it takes from the others.)
 */
import type { FoundPath } from "./order.js";
import { barring, type Rules } from "./rules.js";
import { searchPaths, type SearchLimits } from "./search.js";

/** Best first. */
export function searchDisjoint(rules: Rules, { k, ranking, halt }: SearchLimits): FoundPath[] {
  const found: FoundPath[] = [];
  const barred = new Set<number>();
  // One path may have nothing between its stops; barring cannot keep it from being found again, so it is passed over.
  let direct: FoundPath | undefined;
  while (found.length < k && halt.reason === undefined) {
    const candidates = searchPaths(barring(rules, barred), { k: direct ? 2 : 1, ranking, halt });
    const next = candidates.find((path) => !direct || !sameWay(path, direct));
    if (!next) break;
    found.push(next);
    const between = next.entities.filter((entity) => entity !== rules.from && !rules.stops.includes(entity));
    for (const entity of between) barred.add(entity);
    if (between.length === 0) direct = next;
  }
  return found;
}

function sameWay(a: FoundPath, b: FoundPath): boolean {
  return a.entities.length === b.entities.length && a.entities.every((entity, place) => entity === b.entities[place]);
}
