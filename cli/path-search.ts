/** "How is … connected to …?" by the names that people type, with the claims behind each step. */
import { ClewError } from "../graph/errors.js";
import type { Entity } from "../graph/model.js";
import type { Hop, PathAnswer } from "../graph/paths/answer.js";
import type { ConnectAnswer, ConnectOptions } from "../graph/paths/connect.js";
import type { ManyAnswer } from "../graph/paths/many.js";
import type { PathOptions } from "../graph/paths/question.js";
import type { Proof } from "../graph/paths/words.js";
import type { GraphStore } from "../graph/store.js";
import { requireEntity } from "./named-entity.js";
import { withQuestions } from "./questions.js";

/** What one may ask besides the ends; entities by names or ids. */
export interface Circumstances<Options = PathOptions> {
  readonly via?: readonly string[];
  readonly without?: readonly string[];
  readonly options?: Omit<Options, "via" | "exceptEntities">;
  readonly signal?: AbortSignal;
}

export interface Connection {
  readonly from: Entity;
  readonly to: Entity;
  readonly answer: PathAnswer;
}

/** Throws `not-found` and `ambiguous-name` for names, `invalid-input` for a question that contradicts itself. */
export async function findConnection(
  store: GraphStore,
  ends: { readonly from: string; readonly to: string },
  around: Circumstances = {},
): Promise<Connection> {
  const [from, to] = [await requireEntity(store, ends.from), await requireEntity(store, ends.to)];
  requireDifferent([ends.from, ends.to], [from, to]);
  const asked = { ...(await toOptions(store, around)), from: from.id, to: to.id };
  return withQuestions(store, async (questions) => {
    return { from, to, answer: await questions.ask("paths", asked, toLimits(around)) };
  });
}

export interface Connections {
  readonly from: Entity;
  readonly to: readonly Entity[];
  readonly answer: ManyAnswer;
}

/** From one to each of several. */
export async function findConnections(
  store: GraphStore,
  ends: { readonly from: string; readonly to: readonly string[] },
  around: Circumstances,
): Promise<Connections> {
  const [from, to] = [await requireEntity(store, ends.from), await requireEntities(store, ends.to)];
  requireDifferent([ends.from, ...ends.to], [from, ...to]);
  const asked = { ...(await toOptions(store, around)), from: from.id, to: toIds(to) };
  return withQuestions(store, async (questions) => {
    return { from, to, answer: await questions.ask("many", asked, toLimits(around)) };
  });
}

export interface Links {
  readonly entities: readonly Entity[];
  readonly answer: ConnectAnswer;
}

/** What links all of a set. */
export async function findLinks(
  store: GraphStore,
  names: readonly string[],
  around: Circumstances<ConnectOptions>,
): Promise<Links> {
  const entities = await requireEntities(store, names);
  requireDifferent(names, entities);
  const { via: _via, ...options } = await toOptions(store, around);
  return withQuestions(store, async (questions) => {
    const asked = { ...options, entities: toIds(entities) };
    return { entities, answer: await questions.ask("connect", asked, toLimits(around)) };
  });
}

/** The claims behind every line of these hops. */
export function findProof(store: GraphStore, hops: readonly Hop[]): Promise<Proof> {
  return store.claimsOf([...new Set(hops.flatMap(({ relations }) => relations.map(({ id }) => id)))]);
}

async function toOptions(store: GraphStore, { via = [], without = [], options }: Circumstances<object>) {
  const [stops, barred] = [await requireEntities(store, via), await requireEntities(store, without)];
  return { ...options, via: toIds(stops), exceptEntities: toIds(barred) };
}

function toLimits({ signal }: Circumstances<object>): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {};
}

async function requireEntities(store: GraphStore, names: readonly string[]): Promise<Entity[]> {
  const entities: Entity[] = [];
  for (const name of names) entities.push(await requireEntity(store, name));
  return entities;
}

function toIds(entities: readonly Entity[]): Entity["id"][] {
  return entities.map(({ id }) => id);
}

/** The search knows ids alone; people know names. */
function requireDifferent(typed: readonly string[], entities: readonly Entity[]): void {
  const [second, place] = entities
    .map((entity, at) => [entities.findIndex(({ id }) => id === entity.id), at] as const)
    .find(([first, at]) => first !== at) ?? [0, 0];
  const entity = entities[place];
  if (second === place || !entity) return;
  const [a, b] = [typed[second], typed[place]];
  const words =
    a === b ? `Two ends are ${entity.name}` : `${JSON.stringify(a)} and ${JSON.stringify(b)} are both ${entity.name}`;
  throw new ClewError("invalid-input", `${words} (${entity.id}): a path joins two different entities.`);
}
