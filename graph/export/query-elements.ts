/** The entities and relations in the result of a user's query. */
import type { EntityId, RelationId } from "../ids.js";
import type { Entity, Relation, Subgraph } from "../model.js";
import type { GraphStore, QueryResult, QueryValue } from "../store.js";

const AT_ONCE = 500;

/** Looked up anew, so that they are as they are now; relations bring their ends. Everything else in the result is left out. */
export async function findElements(store: GraphStore, result: QueryResult): Promise<Subgraph> {
  const ids = { entities: new Set<EntityId>(), relations: new Set<RelationId>() };
  for (const row of result.rows) for (const value of row) collect(value, ids);
  const relations: Relation[] = [];
  for (const id of ids.relations) {
    const relation = await store.relation(id);
    if (!relation) continue;
    relations.push(relation);
    ids.entities.add(relation.source).add(relation.target);
  }
  const entities: Entity[] = [];
  const wanted = [...ids.entities];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    entities.push(...(await store.entities(wanted.slice(start, start + AT_ONCE))));
  }
  return { entities, relations };
}

interface Ids {
  readonly entities: Set<EntityId>;
  readonly relations: Set<RelationId>;
}

/** Nodes and relationships at any depth: in lists, maps and paths too. */
function collect(value: QueryValue, ids: Ids): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly QueryValue[]) collect(item, ids);
  } else if (isOf(value, "$node")) {
    const { labels, properties } = value.$node;
    if (labels.includes("Entity") && typeof properties["id"] === "string")
      ids.entities.add(properties["id"] as EntityId);
  } else if (isOf(value, "$relationship")) {
    const { id } = value.$relationship.properties;
    if (typeof id === "string" && id.startsWith("rel-")) ids.relations.add(id as RelationId);
  } else if (isOf(value, "$path")) {
    for (const element of value.$path) collect(element, ids);
  } else {
    for (const entry of Object.values(value)) collect(entry, ids);
  }
}

function isOf<Mark extends string>(
  value: object,
  mark: Mark,
): value is Extract<QueryValue, Readonly<Record<Mark, unknown>>> {
  return mark in value;
}
