/** The graph in view: which entities and lines are on the canvas. State changes are pure; the canvas follows. */
import { computed, signal } from "@preact/signals";
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import { say } from "./notices.js";

export type Entity = Answer<"GET /api/entities">["items"][number];
export type Relation = Answer<"GET /api/relations/:id">;
export type Neighbourhood = Answer<"GET /api/entities/:id/neighbours">;

export interface GraphInView {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** More than this and a drawing says nothing; the page offers a table instead. */
const MOST_ENTITIES = 5000;
/** An entity with more neighbours asks which of them before it unfolds. */
export const HUB = 50;

const NOTHING: GraphInView = { entities: new Map(), relations: new Map() };

export const graph = signal<GraphInView>(NOTHING);
/** Entities that were added last, with the one that they were unfolded from: where the layout begins. */
export const origin = signal<string | undefined>(undefined);

interface Subgraph {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

/** With these beside what is there; lines whose ends are not both in view are left out. */
function withSubgraph(before: GraphInView, added: Subgraph): GraphInView {
  const entities = new Map(before.entities);
  for (const entity of added.entities) entities.set(entity.id, entity);
  const relations = new Map(before.relations);
  for (const relation of added.relations) {
    if (entities.has(relation.source) && entities.has(relation.target)) relations.set(relation.id, relation);
  }
  return { entities, relations };
}

function withoutEntities(before: GraphInView, ids: ReadonlySet<string>): GraphInView {
  return {
    entities: new Map([...before.entities].filter(([id]) => !ids.has(id))),
    relations: new Map([...before.relations].filter(([, line]) => !ids.has(line.source) && !ids.has(line.target))),
  };
}

let turn: Promise<unknown> = Promise.resolve();

/** One change after another: each reads what the one before left, so that none loses lines or entities of another. */
function inTurn(change: () => Promise<void>): Promise<void> {
  const own = turn.then(change);
  turn = own.catch(() => undefined);
  return own;
}

/** Shows these beside what is in view, with all lines among them. Says so when they are more than a canvas holds. */
export function addEntities(ids: readonly string[], from?: string): Promise<void> {
  return inTurn(async () => {
    const known = graph.value.entities;
    await show([...new Set([...known.keys(), ...ids])], from);
  });
}

/** Shows these and nothing else. */
export function showEntities(ids: readonly string[]): Promise<void> {
  hides.value = [];
  return inTurn(() => show(ids));
}

/** What is in view as the store knows it now: documents came or went. Entities that are no more leave the canvas. */
export function refreshGraph(): Promise<void> {
  return inTurn(async () => {
    if (graph.value.entities.size > 0) await show([...graph.value.entities.keys()]);
  });
}

/** What was hidden while the answer was on its way stays hidden. */
async function show(ids: readonly string[], from?: string): Promise<void> {
  const before = graph.value.entities;
  if (ids.length > MOST_ENTITIES) {
    const left = (ids.length - MOST_ENTITIES).toLocaleString("en");
    say(
      `A drawing holds ${MOST_ENTITIES.toLocaleString("en")} entities; ${left} were left out.`,
      "problem",
      "Ask for fewer, or hide some first.",
    );
  }
  const subgraph = await call("POST /api/subgraph", { body: { entities: ids.slice(0, MOST_ENTITIES) } });
  const hidden = [...before.keys()].filter((id) => !graph.value.entities.has(id));
  origin.value = from;
  graph.value = withoutEntities(withSubgraph(NOTHING, subgraph), new Set(hidden));
}

/** What was taken off the canvas by hand, each time a set of its own, the last one last. */
const hides = signal<readonly (readonly string[])[]>([]);

/** Those that are still off it. */
export const hidden = computed(() => notInView([...new Set(hides.value.flat())]));

function notInView(ids: readonly string[]): string[] {
  return ids.filter((id) => !graph.value.entities.has(id));
}

export function hideEntities(ids: readonly string[]): void {
  hides.value = [...hides.value, ids];
  graph.value = withoutEntities(graph.value, new Set(ids));
}

/** All that were hidden, back where they were. */
export async function showHidden(): Promise<void> {
  const ids = hidden.value;
  hides.value = [];
  await addEntities(ids);
}

/** Those that were hidden last, back where they were. */
export async function showLastHidden(): Promise<void> {
  const last = hides.value.findLastIndex((ids) => notInView(ids).length > 0);
  const ids = hides.value[last];
  hides.value = hides.value.slice(0, Math.max(0, last));
  if (ids) await addEntities(ids);
}

/** The case's most connected entities with some of their neighbours: what a first visit shows. */
export async function findOpeningView(): Promise<string[]> {
  const { items: most } = await call("GET /api/entities", { query: { q: "", limit: 8 } });
  const ids = most.map((entity) => entity.id);
  const around = await Promise.all(
    most.map((entity) => call("GET /api/entities/:id/neighbours", { params: { id: entity.id }, query: { limit: 6 } })),
  );
  const linked = new Set<string>();
  around.forEach(({ items }, index) => {
    if (items.length > 0) linked.add(most[index]!.id);
    for (const { entity } of items) linked.add(entity.id);
  });
  return [...(linked.size > 0 ? linked : ids)].slice(0, 40);
}
