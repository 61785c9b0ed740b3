/** The graph in view: which entities and lines are on the canvas. State changes are pure; the canvas follows. */
import { signal } from "@preact/signals";
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";

export type Entity = Answer<"GET /api/entities">["items"][number];
export type Relation = Answer<"GET /api/relations/:id">;
export type Neighbourhood = Answer<"GET /api/entities/:id/neighbours">;

export interface GraphInView {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** More than this and a drawing says nothing; the page offers a table instead. */
export const MOST_ENTITIES = 5000;
/** An entity with more neighbours asks which of them before it unfolds. */
export const HUB = 50;

export const graph = signal<GraphInView>({ entities: new Map(), relations: new Map() });
/** Entities that were added last, with the one that they were unfolded from: where the layout begins. */
export const origin = signal<string | undefined>(undefined);

export interface Subgraph {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

/** With these beside what is there; lines whose ends are not both in view are left out. */
export function withSubgraph(before: GraphInView, added: Subgraph): GraphInView {
  const entities = new Map(before.entities);
  for (const entity of added.entities) entities.set(entity.id, entity);
  const relations = new Map(before.relations);
  for (const relation of added.relations) {
    if (entities.has(relation.source) && entities.has(relation.target)) relations.set(relation.id, relation);
  }
  return { entities, relations };
}

export function withoutEntities(before: GraphInView, ids: ReadonlySet<string>): GraphInView {
  return {
    entities: new Map([...before.entities].filter(([id]) => !ids.has(id))),
    relations: new Map([...before.relations].filter(([, line]) => !ids.has(line.source) && !ids.has(line.target))),
  };
}

/** Shows these beside what is in view, with all lines among them. */
export async function addEntities(ids: readonly string[], from?: string): Promise<void> {
  const wanted = [...new Set([...graph.value.entities.keys(), ...ids])].slice(0, MOST_ENTITIES);
  const subgraph = await call("POST /api/subgraph", { body: { entities: wanted } });
  origin.value = from;
  graph.value = withSubgraph(graph.value, subgraph);
}

/** Shows these and nothing else. */
export async function showEntities(ids: readonly string[]): Promise<void> {
  const subgraph = await call("POST /api/subgraph", { body: { entities: ids.slice(0, MOST_ENTITIES) } });
  origin.value = undefined;
  graph.value = withSubgraph({ entities: new Map(), relations: new Map() }, subgraph);
}

/** What is in view as the store knows it now: documents came or went. Entities that are no more leave the canvas. */
export async function refreshGraph(): Promise<void> {
  const ids = [...graph.value.entities.keys()];
  if (ids.length === 0) return;
  const subgraph = await call("POST /api/subgraph", { body: { entities: ids } });
  graph.value = withSubgraph({ entities: new Map(), relations: new Map() }, subgraph);
}

export function hideEntities(ids: readonly string[]): void {
  graph.value = withoutEntities(graph.value, new Set(ids));
}

/** The case's most connected entities with some of their neighbours: what a first visit shows. */
export async function findOpeningView(): Promise<string[]> {
  const { items: most } = await call("GET /api/entities", { query: { q: "", limit: 8 } });
  const ids = new Set(most.map((entity) => entity.id));
  const around = await Promise.all(
    most
      .slice(0, 5)
      .map((entity) => call("GET /api/entities/:id/neighbours", { params: { id: entity.id }, query: { limit: 7 } })),
  );
  for (const { items } of around) for (const { entity } of items) ids.add(entity.id);
  return [...ids].slice(0, 40);
}
