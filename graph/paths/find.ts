/** "How are these two connected?": the ranked paths between two entities of a case, over its projection. */
import { toDate } from "../days.js";
import { ClewError } from "../errors.js";
import type { Projection } from "../projection-arrays.js";
import type { Hop, HopRelation, Path, PathAnswer, PathEntity } from "./answer.js";
import { searchDisjoint } from "./disjoint.js";
import { haltAfter } from "./halt.js";
import type { Carrier } from "./hops.js";
import type { FoundPath } from "./order.js";
import { completeQuestion, type CompleteQuestion, type PathQuestion } from "./question.js";
import { toRules } from "./rules.js";
import { searchPaths } from "./search.js";

export interface FindOptions {
  /** Time for the search, 5,000 ms unless told otherwise; then the best so far is the answer, and says so. */
  readonly budgetMs?: number;
  /** Asked now and then; true ends the search. */
  readonly cancelled?: () => boolean;
}

const DEFAULT_BUDGET_MS = 5000;

/**
 * Throws `invalid-input` for a question that contradicts itself, `not-found` for an end that the projection does not
 * know: an entity with no relation at all, or an id that is not (or no longer) there.
 */
export function findPaths(projection: Projection, asked: PathQuestion, options: FindOptions = {}): PathAnswer {
  const began = performance.now();
  const question = completeQuestion(asked);
  requireKnown(projection, question);
  const rules = toRules(projection, question);
  const halt = haltAfter(options.budgetMs ?? DEFAULT_BUDGET_MS, options.cancelled);
  const search = question.disjoint ? searchDisjoint : searchPaths;
  const found = search(rules, { k: question.k, ranking: question.ranking, halt });
  return {
    question,
    paths: found.map((path) => toPath(projection, path)),
    complete: halt.reason === undefined,
    ...(halt.reason === undefined ? {} : { stopped: halt.reason }),
    hubs: { ...(rules.hubCap === Infinity ? {} : { cap: rules.hubCap }), leftOut: [], total: 0 },
    revision: projection.revision,
    elapsedMs: performance.now() - began,
  };
}

function requireKnown(projection: Projection, { from, via, to }: CompleteQuestion): void {
  for (const id of [from, ...via, to]) {
    if (projection.indexOf(id) !== undefined) continue;
    throw new ClewError("not-found", `No relation of this case names ${JSON.stringify(id)}.`, { details: { id } });
  }
}

export function toPath(projection: Projection, { entities, hops, cost }: FoundPath): Path {
  return {
    entities: entities.map((index) => toPathEntity(projection, index)),
    hops: hops.map((carriers) => toHop(projection, carriers)),
    cost,
  };
}

export function toPathEntity(projection: Projection, index: number): PathEntity {
  return {
    id: projection.entityId(index),
    name: projection.entityName(index),
    type: projection.entityType(index),
    degree: projection.columns.degree[index]!,
  };
}

function toHop(projection: Projection, carriers: readonly Carrier[]): Hop {
  return { relations: carriers.map((carrier) => toHopRelation(projection, carrier)), cost: carriers[0]!.cost };
}

function toHopRelation(projection: Projection, { row, forward, cost }: Carrier): HopRelation {
  const { columns } = projection;
  const first = toDate(columns.first[row]!);
  const last = toDate(columns.last[row]!);
  return {
    id: projection.relationIdOf(row),
    type: projection.relationType(row),
    forward,
    status: projection.relationStatus(row),
    origins: columns.origins[row]!,
    denials: columns.denials[row]!,
    // Written with two decimals and kept in 32 bits: 0.7, not 0.699999988079071.
    confidence: Math.round(columns.confidence[row]! * 1e6) / 1e6,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    cost,
  };
}
