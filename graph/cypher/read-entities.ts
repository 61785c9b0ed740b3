/** Finds and reads entities, their neighbours, and the lines among them. */
import type { EntityId, NameKey, RelationId } from "../ids.js";
import type { Entity, EntityProfile, Relation, Subgraph } from "../model.js";
import { fold, toSearched } from "../names.js";
import { RELATED_TO } from "../ontology.js";
import { summarise, type Tally } from "../tally.js";
import type { EntityName, EntityQuery, Neighbourhood, NeighbourOptions, Page } from "../store.js";
import type { CypherDatabase, Transaction } from "./database.js";
import {
  compare,
  ENTITY,
  groupBy,
  present,
  RELATION,
  toEntity,
  toRelation,
  type EntityRow,
  type RelationRow,
} from "./rows.js";
import type { Line } from "./write-relations.js";

/** How many of the most mentioned matches are ranked; more than that, and the reader should type another letter. */
const MOST_RANKED = 500;

/** The entities that a text may mean: see `GraphStore.findEntities`. `after` counts the entities passed. */
export async function findEntities(transaction: Transaction, query: EntityQuery): Promise<Page<Entity>> {
  if (!query.text.trim()) return listEntities(transaction, query);
  const wanted = fold(query.text);
  if (!wanted) return { items: [] };
  const rows = await transaction.run<EntityRow & { searchText: string }>(
    `MATCH (e:Entity) WHERE all(start IN $starts WHERE e.searchText CONTAINS start) AND (size($types) = 0 OR e.type IN $types)
     WITH e, CASE WHEN e.searchText CONTAINS $whole THEN 0 ELSE 1 END AS inexact
     RETURN ${ENTITY("e")}, e.searchText AS searchText, inexact AS inexact ORDER BY inexact, mentions DESC, id LIMIT $most`,
    { starts: toSearched(query.text), types: query.types ?? [], whole: ` ${wanted} `, most: MOST_RANKED },
  );
  const skip = Number(query.after ?? 0);
  const ranked = rows
    .map((row) => ({ row, rank: rankOf(row.searchText, wanted) }))
    .sort((a, b) => a.rank - b.rank || b.row.mentions - a.row.mentions || compare(a.row.id, b.row.id));
  return {
    items: ranked.slice(skip, skip + query.limit).map(({ row }) => toEntity(row)),
    ...present("next", ranked.length > skip + query.limit ? String(skip + query.limit) : undefined),
  };
}

/** 0 the name itself, 1 an alias, 2 anything else: `mus` means Elon Musk, of whom all speak, before a Museum. */
function rankOf(searchText: string, wanted: string): number {
  const names = searchText.trim().split(" | ");
  return names[0] === wanted ? 0 : names.includes(wanted) ? 1 : 2;
}

/** All entities, the most mentioned first. */
async function listEntities(transaction: Transaction, query: EntityQuery): Promise<Page<Entity>> {
  const skip = Number(query.after ?? 0);
  const rows = await transaction.run<EntityRow>(
    `MATCH (e:Entity) WHERE size($types) = 0 OR e.type IN $types
     WITH e ORDER BY e.mentions DESC, e.id SKIP $skip LIMIT $limit RETURN ${ENTITY("e")}`,
    { types: query.types ?? [], skip, limit: query.limit + 1 },
  );
  return {
    items: rows.slice(0, query.limit).map(toEntity),
    ...present("next", rows.length > query.limit ? String(skip + query.limit) : undefined),
  };
}

/** The id under which an entity lives now: its own, or that of the one it was merged into. */
export async function resolveId(transaction: Transaction, id: EntityId): Promise<EntityId | undefined> {
  const [entity] = await transaction.run<{ id: EntityId }>(`MATCH (e:Entity {id: $id}) RETURN e.id AS id`, { id });
  if (entity) return entity.id;
  const [form] = await transaction.run<{ id: EntityId }>(
    `MATCH (f:NameForm {slug: $id}) MATCH (e:Entity {id: f.entity}) RETURN e.id AS id`,
    { id },
  );
  return form?.id;
}

/** Entities by id, in this order, each once; merged ids are followed, unknown ones left out. */
export async function readEntitiesOf(transaction: Transaction, ids: readonly EntityId[]): Promise<Entity[]> {
  const byId = new Map((await readEntities(transaction, ids)).map((entity) => [entity.id, entity]));
  const missing = [...new Set(ids)].filter((id) => !byId.has(id));
  const merged = await transaction.run<EntityRow & { asked: EntityId }>(
    `UNWIND $ids AS asked MATCH (f:NameForm {slug: asked}) MATCH (e:Entity {id: f.entity}) RETURN asked AS asked, ${ENTITY("e")}`,
    { ids: missing },
  );
  for (const { asked, ...row } of merged) byId.set(asked, toEntity(row));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return [...new Map(found.map((entity) => [entity.id, entity])).values()];
}

/** Entities by id, ordered by id; only those that live under it. */
export async function readEntities(transaction: Transaction, ids: readonly EntityId[]): Promise<Entity[]> {
  const rows = await transaction.run<EntityRow>(
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${ENTITY("e")} ORDER BY id`,
    { ids: [...new Set(ids)] },
  );
  return rows.map(toEntity);
}

const ENTITIES_AT_ONCE = 1000;

/** Every entity, in batches ordered by id: those that were there when it began and still are. */
export async function* streamEntities(database: CypherDatabase): AsyncIterable<Entity[]> {
  const ids = await database.read((transaction) =>
    transaction.run<{ id: EntityId }>(`MATCH (e:Entity) RETURN e.id AS id ORDER BY id`),
  );
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) {
    const batch = ids.slice(start, start + ENTITIES_AT_ONCE).map((row) => row.id);
    yield await database.read((transaction) => readEntities(transaction, batch));
  }
}

export async function readProfile(transaction: Transaction, id: EntityId): Promise<EntityProfile | undefined> {
  const current = await resolveId(transaction, id);
  if (!current) return undefined;
  const [entity] = await readEntities(transaction, [current]);
  if (!entity) return undefined;
  const uses = await transaction.run<{ roles: string[] | null; documents: string[] }>(
    `MATCH (e:Entity {id: $id}) MATCH (e)<-[:RESOLVES_TO]-(r:Referent) MATCH (r)-[:OF_DOCUMENT]->(d:Document)
     RETURN r.roles AS roles, collect(DISTINCT d.id) AS documents`,
    { id: current },
  );
  const lines = await readLines(transaction, current);
  const neighbours = new Map(lines.map(({ other }) => [other.id, other]));
  return {
    ...entity,
    roles: tally(uses.flatMap((use) => (use.roles ?? []).flatMap((role) => use.documents.map(() => role)))).map(
      ([role]) => role,
    ),
    documents: new Set(uses.flatMap((use) => use.documents)).size,
    relationCounts: tally(lines.map(({ relation }) => relation.type)).map(([type, count]) => ({ type, count })),
    neighbourCounts: tally([...neighbours.values()].map((other) => other.type)).map(([type, count]) => ({
      type,
      count,
    })),
  };
}

/** The names by which judgements know an entity, with the documents that use each. */
export async function readNames(transaction: Transaction, id: EntityId): Promise<EntityName[]> {
  const current = await resolveId(transaction, id);
  if (!current) return [];
  const rows = await transaction.run<{
    key: NameKey;
    name: string;
    id: EntityName["documents"][number]["id"];
    title: string;
    source: string;
  }>(
    `MATCH (f:NameForm {entity: $id}) MATCH (r:Referent {nameKey: f.id}) MATCH (r)-[:OF_DOCUMENT]->(d:Document)
     MATCH (d)-[:HAS_SOURCE]->(s:Source)
     RETURN f.id AS key, r.name AS name, d.id AS id, d.title AS title, min(s.key) AS source ORDER BY key, title, id`,
    { id: current },
  );
  return [...groupBy(rows, (row) => row.key)].map(([key, group]) => ({
    key,
    name: tally(group.map((row) => row.name))[0]?.[0] ?? key,
    documents: group.map(({ id: document, title, source }) => ({ id: document, title, source })),
  }));
}

interface LineOfEntity {
  readonly relation: Relation;
  readonly other: Entity;
}

/** Every line at an entity with its other end. */
async function readLines(transaction: Transaction, id: EntityId): Promise<LineOfEntity[]> {
  const out = await transaction.run<EntityRow & RelationRow>(
    `MATCH (a:Entity {id: $id}) MATCH (a)-[r]->(b:Entity) RETURN ${RELATION}, ${ENTITY("b")}`,
    { id },
  );
  const into = await transaction.run<EntityRow & RelationRow>(
    `MATCH (b:Entity {id: $id}) MATCH (b)<-[r]-(a:Entity) RETURN ${RELATION}, ${ENTITY("a")}`,
    { id },
  );
  return [...out, ...into].map((row) => ({ relation: toRelation(row), other: toEntity(row) }));
}

/** Neighbours by the proof of their best line: independent origins first, then confidence, then claims. */
export async function readNeighbours(
  transaction: Transaction,
  id: EntityId,
  options: NeighbourOptions,
): Promise<Neighbourhood> {
  const current = await resolveId(transaction, id);
  const lines = current === undefined ? [] : await readLines(transaction, current);
  const wanted = lines.filter(({ relation, other }) => isWanted(relation, other, options));
  const neighbours = [...groupBy(wanted, ({ other }) => other.id)].map(([, group]) => ({
    entity: group[0]!.other, // a group has at least one
    relations: group.map(({ relation }) => relation).sort(byProof),
  }));
  neighbours.sort((a, b) => byProof(a.relations[0]!, b.relations[0]!) || compare(a.entity.id, b.entity.id));
  const skip = Number(options.after ?? 0);
  const open = neighbours.filter(({ entity }) => !options.except?.includes(entity.id));
  return {
    items: open.slice(skip, skip + options.limit),
    ...present("next", open.length > skip + options.limit ? String(skip + options.limit) : undefined),
    total: neighbours.length,
    byEntityType: tally(neighbours.map(({ entity }) => entity.type)).map(([type, count]) => ({ type, count })),
    byRelationType: tally(wanted.map(({ relation }) => relation.type)).map(([type, count]) => ({ type, count })),
  };
}

function isWanted(relation: Relation, other: Entity, options: NeighbourOptions): boolean {
  if (relation.type === RELATED_TO && !options.includeRelatedTo && !options.relationTypes?.includes(RELATED_TO))
    return false;
  if (options.entityTypes && !options.entityTypes.includes(other.type)) return false;
  return !options.relationTypes || options.relationTypes.includes(relation.type);
}

function byProof(a: Relation, b: Relation): number {
  return b.origins - a.origins || b.confidence - a.confidence || b.claims - a.claims || compare(a.id, b.id);
}

/** The lines among these entities; merged ids are followed. */
export async function readSubgraph(transaction: Transaction, ids: readonly EntityId[]): Promise<Subgraph> {
  const entities = await readEntitiesOf(transaction, ids);
  const found = entities.map((entity) => entity.id);
  const rows = await transaction.run<RelationRow>(
    `UNWIND $ids AS id MATCH (a:Entity {id: id}) MATCH (a)-[r]->(b:Entity) WHERE b.id IN $ids RETURN ${RELATION}`,
    { ids: found },
  );
  return { entities, relations: rows.map(toRelation).sort((a, b) => compare(a.id, b.id)) };
}

/** Lines by id, as their tallies add up: no relationship is walked. Unknown ids are left out. */
export async function readRelations(transaction: Transaction, ids: readonly RelationId[]): Promise<Relation[]> {
  const rows = await transaction.run<Line & { tally: string }>(
    `UNWIND $ids AS id MATCH (t:Tally {id: id})
     RETURN t.id AS id, t.type AS type, t.source AS source, t.target AS target, t.tally AS tally`,
    { ids },
  );
  return rows.map(({ tally: kept, ...line }) => ({ ...line, ...summarise(JSON.parse(kept) as Tally) }));
}

/** Distinct values with their counts, the most frequent first, then by the alphabet. */
function tally<Value extends string>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compare(a, b));
}
