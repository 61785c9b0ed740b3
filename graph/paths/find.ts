/** "How are these two connected?": the ranked paths between two entities of a case, over its projection. */
import { ClewError } from "../errors.js";
import type { Projection } from "../projection-arrays.js";
import type { LeftOutHubs, PathAnswer } from "./answer.js";
import { toPath, toPathEntity } from "./describe.js";
import { searchDisjoint } from "./disjoint.js";
import { explainNone } from "./explain.js";
import { haltAfter } from "./halt.js";
import { completeQuestion, type CompleteQuestion, type PathQuestion } from "./question.js";
import { findLeftOutHubs } from "./reach.js";
import { toRules, type Rules } from "./rules.js";
import { searchPaths } from "./search.js";

export interface FindOptions {
  /** Time for the search, 5,000 ms unless told otherwise; then the best so far is the answer, and says so. */
  readonly budgetMs?: number;
  /** Asked now and then; true ends the search. */
  readonly cancelled?: () => boolean;
  /** False leaves `whyNone` out: it takes more searches. */
  readonly explain?: boolean;
}

const DEFAULT_BUDGET_MS = 5000;
/** Time to look for changes that open a path; what was found until then is told. */
const EXPLAIN_MS = 2000;
const MOST_HUBS = 20;

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
  const none = found.length === 0 && halt.reason === undefined && options.explain !== false;
  return {
    question,
    paths: found.map((path) => toPath(projection, path)),
    complete: halt.reason === undefined,
    ...(halt.reason === undefined ? {} : { stopped: halt.reason }),
    hubs: toLeftOutHubs(rules),
    ...(none ? { whyNone: explainNone(projection, question, haltAfter(EXPLAIN_MS, options.cancelled)) } : {}),
    revision: projection.revision,
    elapsedMs: performance.now() - began,
  };
}

function toLeftOutHubs(rules: Rules): LeftOutHubs {
  if (rules.hubCap === Infinity) return { leftOut: [], total: 0 };
  const hubs = findLeftOutHubs(rules);
  const leftOut = hubs.slice(0, MOST_HUBS).map((index) => toPathEntity(rules.projection, index));
  return { cap: rules.hubCap, leftOut, total: hubs.length };
}

function requireKnown(projection: Projection, { from, via, to }: CompleteQuestion): void {
  for (const id of [from, ...via, to]) {
    if (projection.indexOf(id) !== undefined) continue;
    throw new ClewError("not-found", `No relation of this case names ${JSON.stringify(id)}.`, { details: { id } });
  }
}
