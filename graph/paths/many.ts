/** "Is any of these connected to X?": the paths from one entity to each of many. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import type { Projection } from "../projection-arrays.js";
import type { ByStore, LeftOutHubs, Path, PathEntity } from "./answer.js";
import { toPathEntity } from "./describe.js";
import { findPaths, type FindOptions } from "./find.js";
import type { PathOptions } from "./question.js";

export const MOST_TARGETS = 50;
export const PATHS_EACH = 3;
const DEFAULT_BUDGET_MS = 10_000;

/** `k` paths to each: 3 unless told otherwise. */
export interface ManyQuestion extends PathOptions {
  readonly from: EntityId;
  readonly to: readonly EntityId[];
}

export interface ManyAnswer {
  readonly from: PathEntity;
  /** Those with the best paths first, then those with none, then those that no relation names. */
  readonly targets: readonly Target[];
  /** False when time or the asker ended it: the last targets were then not looked at, or not to the end. */
  readonly complete: boolean;
  /** As in a PathAnswer, of the last target that was searched for. */
  readonly byStore?: ByStore;
  readonly revision: number;
  readonly elapsedMs: number;
}

export interface Target {
  readonly to: EntityId;
  /** Absent when no relation names it. */
  readonly entity?: PathEntity;
  readonly paths: readonly Path[];
  readonly complete: boolean;
  readonly hubs?: LeftOutHubs;
}

/** Throws as `findPaths` does, but a target that no relation names is an answer. */
export function findPathsToMany(projection: Projection, asked: ManyQuestion, options: FindOptions = {}): ManyAnswer {
  const began = performance.now();
  const { to: ids, ...question } = asked;
  checkTargets(ids);
  const from = projection.indexOf(asked.from);
  if (from === undefined) {
    throw new ClewError("not-found", `No relation of this case names ${JSON.stringify(asked.from)}.`, {
      details: { id: asked.from },
    });
  }
  const targets: Target[] = [];
  for (const to of ids) {
    const left = (options.budgetMs ?? DEFAULT_BUDGET_MS) - (performance.now() - began);
    targets.push(
      findTarget(projection, { k: PATHS_EACH, ...question, to }, { ...options, budgetMs: Math.max(0, left) }),
    );
  }
  return {
    from: toPathEntity(projection, from),
    targets: targets.sort((a, b) => compareTargets(a, b, asked.ranking)),
    complete: targets.every(({ complete }) => complete),
    revision: projection.revision,
    elapsedMs: performance.now() - began,
  };
}

function findTarget(
  projection: Projection,
  question: PathOptions & { readonly from: EntityId; readonly to: EntityId },
  options: FindOptions,
): Target {
  const index = projection.indexOf(question.to);
  if (index === undefined) return { to: question.to, paths: [], complete: true };
  const { paths, complete, hubs } = findPaths(projection, question, { ...options, explain: false });
  return { to: question.to, entity: toPathEntity(projection, index), paths, complete, hubs };
}

export function checkTargets(ids: readonly EntityId[]): void {
  if (ids.length === 0 || ids.length > MOST_TARGETS) {
    throw new ClewError("invalid-input", `There are ${ids.length} targets; ask for 1 to ${MOST_TARGETS} at a time.`);
  }
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new ClewError("invalid-input", `${JSON.stringify(twice)} is among the targets twice.`);
}

export function compareTargets(a: Target, b: Target, ranking: PathOptions["ranking"]): number {
  return worth(a, ranking) - worth(b, ranking) || (a.to < b.to ? -1 : 1);
}

/** By the best path; without one, entities that are there come before those that are not. */
function worth({ paths, entity }: Target, ranking: PathOptions["ranking"]): number {
  const [best] = paths;
  if (!best) return entity ? Number.MAX_SAFE_INTEGER - 1 : Number.MAX_SAFE_INTEGER;
  return ranking === "shortest" ? best.hops.length * 2 ** 32 + best.cost : best.cost * 16 + best.hops.length;
}
