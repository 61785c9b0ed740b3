/**
 * Paths in a case that is too large to hold in memory: the store names the shortest ways, and what lies on them is
 * searched here as any projection is. So every path keeps all that was asked; what may be missing is a path that is none
 * of the shortest ways, and the answer says for which options that matters.
 */
import type { EntityId } from "../ids.js";
import type { Entity } from "../model.js";
import { toOutline } from "../outline.js";
import { buildProjection } from "../projection.js";
import type { GraphStore, Ways, WaysLimits } from "../store.js";
import type { NotHonoured, Path, PathAnswer, PathEntity } from "./answer.js";
import { findPaths } from "./find.js";
import { checkTargets, compareTargets, PATHS_EACH, type ManyAnswer, type ManyQuestion, type Target } from "./many.js";
import { completeQuestion, type CompleteQuestion, type PathQuestion } from "./question.js";
import { toUnknown } from "./settle.js";

const DEFAULT_BUDGET_MS = 10_000;

/** A store that finds shortest ways. */
export type WayStore = Pick<GraphStore, "subgraph" | "entities" | "findEntities" | "description"> &
  Required<Pick<GraphStore, "shortestWays">>;

export function isWayStore(store: GraphStore): store is GraphStore & WayStore {
  return store.shortestWays !== undefined;
}

/** Throws as `findPaths` does, and what the store throws. */
export async function findPathsByStore(
  store: WayStore,
  asked: PathQuestion,
  { budgetMs = DEFAULT_BUDGET_MS, ...limits }: Partial<WaysLimits> = {},
): Promise<PathAnswer> {
  const began = performance.now();
  const question = completeQuestion(await withHeirs(asked, store));
  const found = await store.shortestWays(question, { budgetMs, ...limits });
  const answer = await searchAmong(store, question, found);
  return {
    ...answer,
    question,
    paths: answer.paths.map((path) => withDegrees(path, found.degrees)),
    complete: found.stopped === undefined,
    ...(found.stopped && { stopped: found.stopped }),
    hubs: { ...(found.hubCap !== undefined && { cap: found.hubCap }), leftOut: [], total: 0 },
    byStore: { store: store.description, notHonoured: toNotHonoured(question, found, answer.paths.length) },
    revision: found.revision,
    elapsedMs: performance.now() - began,
  };
}

/** From one to each of several, one after the other, within the time for all of them. */
export async function findManyByStore(
  store: WayStore,
  asked: ManyQuestion,
  { budgetMs = DEFAULT_BUDGET_MS, ...limits }: Partial<WaysLimits> = {},
): Promise<ManyAnswer> {
  const began = performance.now();
  const { to: ids, ...question } = asked;
  const targets: Target[] = [];
  let last: PathAnswer | undefined;
  checkTargets(ids);
  for (const to of ids) {
    const left = Math.max(1, budgetMs - (performance.now() - began));
    const [entity] = await store.entities([to]);
    if (!entity) {
      targets.push({ to, paths: [], complete: true });
      continue;
    }
    last = await findPathsByStore(store, { k: PATHS_EACH, ...question, to }, { budgetMs: left, ...limits });
    const { paths, complete, hubs } = last;
    targets.push({
      to: entity.id,
      entity: paths[0]?.entities.at(-1) ?? { ...named(entity), degree: 0 },
      paths,
      complete,
      hubs,
    });
  }
  const [from] = await store.entities([asked.from]);
  if (!from) throw await toUnknown(asked.from, store);
  return {
    from: targets.flatMap(({ paths }) => paths)[0]?.entities[0] ?? { ...named(from), degree: 0 },
    targets: targets.sort((a, b) => compareTargets(a, b, asked.ranking)),
    complete: targets.every(({ complete }) => complete),
    ...(last?.byStore && { byStore: last.byStore }),
    revision: last?.revision ?? 0,
    elapsedMs: performance.now() - began,
  };
}

function named({ id, name, type }: Entity): Pick<PathEntity, "id" | "name" | "type"> {
  return { id, name, type };
}

/** Ids that a merge replaced stand for what they became. */
async function withHeirs(asked: PathQuestion, store: WayStore): Promise<PathQuestion> {
  const heirOf = async (id: EntityId): Promise<EntityId> => {
    const [entity] = await store.entities([id]);
    if (entity) return entity.id;
    throw await toUnknown(id, store);
  };
  const barred = asked.exceptEntities && (await store.entities(asked.exceptEntities)).map(({ id }) => id);
  return {
    ...asked,
    from: await heirOf(asked.from),
    to: await heirOf(asked.to),
    ...(asked.via && { via: await Promise.all(asked.via.map(heirOf)) }),
    ...(barred && { exceptEntities: barred }),
  };
}

/** The store kept the hubs out already; who is one cannot be told from a part of the case. */
async function searchAmong(store: WayStore, question: CompleteQuestion, { ways, revision }: Ways): Promise<PathAnswer> {
  const stops = [question.from, ...question.via, question.to];
  const { entities, relations } = await store.subgraph([...new Set([...stops, ...ways.flat()])]);
  const part = {
    revision: async () => revision,
    async *outline() {
      yield { revision, ...toOutline({ entities, relations }) };
    },
  };
  const projection = await buildProjection(part);
  if (stops.some((id) => projection.indexOf(id) === undefined)) return noPaths(question);
  return findPaths(projection, { ...question, hubCap: "off" }, { explain: false });
}

function noPaths(question: CompleteQuestion): PathAnswer {
  return { question, paths: [], complete: true, hubs: { leftOut: [], total: 0 }, revision: 0, elapsedMs: 0 };
}

function withDegrees(path: Path, degrees: Ways["degrees"]): Path {
  const told = (entity: PathEntity) => ({ ...entity, degree: degrees.get(entity.id) ?? entity.degree });
  return { ...path, entities: path.entities.map(told) };
}

function toNotHonoured(question: CompleteQuestion, { exhausted, hubCap }: Ways, paths: number): NotHonoured[] {
  const { ranking, timeOrder, disjoint, via, k } = question;
  const told: (NotHonoured | false)[] = [
    !exhausted &&
      ranking === "strongest" && {
        option: "ranking",
        message: "The paths are the best proven of the shortest ones; a longer one may be better proven.",
      },
    !exhausted &&
      timeOrder !== "off" && {
        option: "timeOrder",
        message: "Only the shortest paths were looked at for their order in time; others may keep it too.",
      },
    !exhausted &&
      disjoint && { option: "disjoint", message: "Only the shortest paths were looked at for what they share." },
    !exhausted &&
      via.length > 0 && { option: "via", message: "Only the shortest ways between the stops were put together." },
    !exhausted && paths < k && { option: "k", message: "There may be more paths: many lines join the same entities." },
    hubCap !== undefined && {
      option: "hubCap",
      message: "Hubs carry no path here either, but which of them would have is not told.",
    },
    paths === 0 && { option: "whyNone", message: "What would open a path was not looked for." },
  ];
  return told.filter((one) => one !== false);
}
