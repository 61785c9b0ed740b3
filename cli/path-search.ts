/** "How is … connected to …?" by the names that people type, with the claims behind each step. */
import { ClewError, isClewError } from "../graph/errors.js";
import type { Entity } from "../graph/model.js";
import type { PathAnswer } from "../graph/paths/answer.js";
import { findPaths } from "../graph/paths/find.js";
import type { PathOptions } from "../graph/paths/question.js";
import type { Proof } from "../graph/paths/words.js";
import { buildProjection } from "../graph/projection.js";
import type { GraphStore } from "../graph/store.js";
import { requireEntity } from "./named-entity.js";

export interface ConnectionQuestion {
  /** Names or ids. */
  readonly from: string;
  readonly to: string;
  readonly via?: readonly string[];
  readonly without?: readonly string[];
  readonly options?: Omit<PathOptions, "via" | "exceptEntities">;
}

export interface Connection {
  readonly from: Entity;
  readonly to: Entity;
  readonly answer: PathAnswer;
}

/** Throws `not-found` and `ambiguous-name` for names, `invalid-input` for a question that contradicts itself. */
export async function findConnection(store: GraphStore, question: ConnectionQuestion): Promise<Connection> {
  const [from, to] = [await requireEntity(store, question.from), await requireEntity(store, question.to)];
  if (from.id === to.id) throw toSelf(question, from);
  const via = await requireEntities(store, question.via ?? []);
  const without = await requireEntities(store, question.without ?? []);
  const projection = await buildProjection(store);
  const asked = { ...question.options, via: toIds(via), exceptEntities: toIds(without), from: from.id, to: to.id };
  try {
    return { from, to, answer: findPaths(projection, asked) };
  } catch (error) {
    throw withName(error, [from, to, ...via]);
  }
}

/** The claims behind every line of the answer. */
export function findProof(store: GraphStore, { paths }: PathAnswer): Promise<Proof> {
  return store.claimsOf(paths.flatMap(({ hops }) => hops.flatMap(({ relations }) => relations.map(({ id }) => id))));
}

async function requireEntities(store: GraphStore, names: readonly string[]): Promise<Entity[]> {
  const entities: Entity[] = [];
  for (const name of names) entities.push(await requireEntity(store, name));
  return entities;
}

function toIds(entities: readonly Entity[]): Entity["id"][] {
  return entities.map(({ id }) => id);
}

function toSelf({ from, to }: ConnectionQuestion, { name, id }: Entity): ClewError {
  const words =
    from === to ? `Both ends are ${name}` : `${JSON.stringify(from)} and ${JSON.stringify(to)} are both ${name}`;
  return new ClewError("invalid-input", `${words} (${id}): a path joins two different entities.`);
}

/** The search knows ids alone; people know names. */
function withName(error: unknown, entities: readonly Entity[]): unknown {
  if (!isClewError(error) || error.code !== "not-found") return error;
  const entity = entities.find(({ id }) => id === error.details?.["id"]);
  if (!entity) return error;
  const words = `${entity.name} is mentioned in this case, but nothing is said of ${entity.name} and another: there is no line to follow.`;
  return new ClewError("not-found", words, { details: { id: entity.id }, cause: error });
}
