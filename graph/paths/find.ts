/** "How are these two connected?": the ranked paths between two entities of a case, over its projection. */
import type { Projection } from "../projection-arrays.js";
import type { Hop, LeftOutHubs, PathAnswer } from "./answer.js";
import { toHop, toPathEntity, toPaths } from "./describe.js";
import { searchDisjoint } from "./disjoint.js";
import { explainNone } from "./explain.js";
import { carriersBetween, isDenialBetween } from "./hops.js";
import { haltAfter, haltAfterWork, type Halt } from "./halt.js";
import type { FoundPath } from "./order.js";
import { completeQuestion, DEFAULTS, type CompleteQuestion, type PathQuestion } from "./question.js";
import { findLeftOutHubs } from "./reach.js";
import { carrierTest, toRules, type Rules } from "./rules.js";
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
/** About what handing over takes in a server that has other work too. */
const AT_ONCE_MS = 3;
const MOST_HOPS_AT_ONCE = 4;

/**
 * Throws `invalid-input` for a question that contradicts itself, `not-found` for an end that the projection does not
 * know: an entity with no relation at all, or an id that is not (or no longer) there.
 */
export function findPaths(projection: Projection, asked: PathQuestion, options: FindOptions = {}): PathAnswer {
  const began = performance.now();
  const halt = haltAfter(options.budgetMs ?? DEFAULT_BUDGET_MS, options.cancelled);
  const searched = search(projection, asked, halt);
  const { question, found } = searched;
  const none = found.length === 0 && halt.reason === undefined && options.explain !== false;
  return {
    ...toAnswer(projection, searched),
    ...(none ? { whyNone: explainNone(projection, question, haltAfter(EXPLAIN_MS, options.cancelled)) } : {}),
    elapsedMs: performance.now() - began,
  };
}

/**
 * The same answer where it takes no longer than handing the question to a thread would. Otherwise undefined: after some
 * milliseconds, for what may look at much of the case (far apart, by way of others, one after the other), and where it
 * is to be said why there is none. Throws as `findPaths` does.
 */
export function findPathsAtOnce(
  projection: Projection,
  asked: PathQuestion,
  budgetMs = AT_ONCE_MS,
): PathAnswer | undefined {
  const began = performance.now();
  const { via = [], maxHops = DEFAULTS.maxHops, disjoint } = asked;
  if (via.length > 0 || maxHops > MOST_HOPS_AT_ONCE || disjoint) return undefined;
  const searched = search(projection, asked, haltAfterWork(budgetMs));
  if (searched.found.length === 0 || searched.halt.reason !== undefined) return undefined;
  return { ...toAnswer(projection, searched), elapsedMs: performance.now() - began };
}

interface Searched {
  readonly question: CompleteQuestion;
  readonly rules: Rules;
  readonly found: readonly FoundPath[];
  readonly halt: Halt;
}

function search(projection: Projection, asked: PathQuestion, halt: Halt): Searched {
  const question = completeQuestion(asked);
  const rules = toRules(projection, question);
  const find = question.disjoint ? searchDisjoint : searchPaths;
  return { question, rules, halt, found: find(rules, { k: question.k, ranking: question.ranking, halt }) };
}

function toAnswer(projection: Projection, { question, rules, found, halt }: Searched): Omit<PathAnswer, "elapsedMs"> {
  const denied = findDeniedBetween(rules, question);
  return {
    question,
    paths: toPaths(projection, found),
    complete: halt.reason === undefined,
    ...(halt.reason === undefined ? {} : { stopped: halt.reason }),
    hubs: toLeftOutHubs(rules),
    ...(denied && { deniedBetween: denied }),
    revision: projection.revision,
  };
}

/** Under every other option of the question. */
function findDeniedBetween(rules: Rules, question: CompleteQuestion): Hop | undefined {
  const { projection, from, stops } = rules;
  const to = stops.at(-1);
  if (to === undefined || question.statuses.includes("denied")) return undefined;
  if (!isDenialBetween(projection, from, to)) return undefined; // looked at first: that is cheap, and rare
  const carries = carrierTest(projection, { ...question, statuses: ["denied"] });
  const carriers = carriersBetween({ projection, carries }, from, to);
  return carriers.length > 0 ? toHop(projection, carriers) : undefined;
}

function toLeftOutHubs(rules: Rules): LeftOutHubs {
  if (rules.hubCap === Infinity) return { leftOut: [], total: 0 };
  const hubs = findLeftOutHubs(rules);
  const leftOut = hubs.slice(0, MOST_HUBS).map((index) => toPathEntity(rules.projection, index));
  return { cap: rules.hubCap, leftOut, total: hubs.length };
}
