/** What keeps others in step with the store: the revision, what changed at each, and counts. */
import type { EntityId, RelationId } from "../ids.js";
import { ENTITY_TYPES, STATUSES, type EntityType, type Status } from "../model.js";
import type { Changes, Counts, StoreSchema } from "../store.js";
import type { Transaction } from "./database.js";
import { readEntities, readRelations } from "./read-entities.js";
import { compare, present } from "./rows.js";
import { STORED_LABELS, STORED_PROPERTIES, STORED_RELATIONSHIP_TYPES } from "./stored-words.js";
import type { Touched } from "./write-documents.js";

/** How many revisions back the store can tell what changed; who lags behind further reads everything again. */
const KEPT_CHANGES = 1000;

export async function readRevision(transaction: Transaction): Promise<number> {
  const [row] = await transaction.run<{ revision: number }>(
    `MATCH (s:ClewStore {id: 'clew'}) RETURN s.revision AS revision`,
  );
  return row?.revision ?? 0;
}

/** Raises the revision and notes what changed: the last statements of every write transaction that changed something. */
export async function recordChange(transaction: Transaction, touched: Touched): Promise<number> {
  const [row] = await transaction.run<{ revision: number }>(
    `MATCH (s:ClewStore {id: 'clew'}) SET s.revision = s.revision + 1 RETURN s.revision AS revision`,
  );
  const revision = row?.revision ?? 0;
  transaction.send(`CREATE (c:Change {revision: $revision, relations: $relations, entities: $entities})`, {
    revision,
    // Of each a text: a column of lists takes room in the embedded engine for each node of the case.
    relations: JSON.stringify([...new Set(touched.relations)]),
    entities: JSON.stringify([...new Set(touched.entities)]),
  });
  transaction.send(`MATCH (c:Change {revision: $old}) DELETE c`, { old: revision - KEPT_CHANGES });
  return revision;
}

export async function readChanges(transaction: Transaction, since: number): Promise<Changes> {
  const revision = await readRevision(transaction);
  if (since >= revision) return { revision, complete: since === revision, ...NOTHING };
  if (revision - since > KEPT_CHANGES) return { revision, complete: false, ...NOTHING };
  const revisions = Array.from({ length: revision - since }, (_, index) => since + 1 + index);
  const rows = await transaction.run<{ relations: string; entities: string }>(
    `UNWIND $revisions AS revision MATCH (c:Change {revision: revision}) RETURN c.relations AS relations, c.entities AS entities`,
    { revisions },
  );
  if (rows.length < revisions.length) return { revision, complete: false, ...NOTHING };
  const relationIds = [...new Set(rows.flatMap((row) => JSON.parse(row.relations) as RelationId[]))];
  const entityIds = [...new Set(rows.flatMap((row) => JSON.parse(row.entities) as EntityId[]))];
  const relations = await readRelations(transaction, relationIds);
  const entities = await readEntities(transaction, entityIds);
  const relationsThere = new Set(relations.map((relation) => relation.id));
  const entitiesThere = new Set(entities.map((entity) => entity.id));
  return {
    revision,
    complete: true,
    relations: [...relations].sort((a, b) => compare(a.id, b.id)),
    entities,
    gone: {
      relations: relationIds.filter((id) => !relationsThere.has(id)).sort(compare),
      entities: entityIds.filter((id) => !entitiesThere.has(id)).sort(compare),
    },
  };
}

const NOTHING = { relations: [], entities: [], gone: { relations: [], entities: [] } } as const;

export async function readCounts(transaction: Transaction): Promise<Counts> {
  const count = async (pattern: string) => {
    const [row] = await transaction.run<{ count: number }>(`MATCH ${pattern} RETURN count(*) AS count`);
    return row?.count ?? 0;
  };
  return {
    documents: await count("(d:Document)"),
    passages: await count("(p:Passage)"),
    claims: await count("(c:Claim)"),
    entities: await count("(e:Entity)"),
    relations: await count("(t:Tally)"),
    judgements: await count("(j:Judgement) WHERE j.undoneAt IS NULL"),
  };
}

export async function readSchema(transaction: Transaction): Promise<StoreSchema> {
  const entityTypes = await transaction.run<{ type: EntityType; count: number }>(
    `MATCH (e:Entity) RETURN e.type AS type, count(*) AS count`,
  );
  const relationTypes = await transaction.run<{ type: string; count: number }>(
    `MATCH (t:Tally) RETURN t.type AS type, count(*) AS count`,
  );
  const statuses = await transaction.run<{ status: Status; count: number }>(
    `MATCH (t:Tally) RETURN t.status AS status, count(*) AS count`,
  );
  const [published] = await transaction.run<{ first: string | null; last: string | null }>(
    `MATCH (d:Document) WHERE d.published IS NOT NULL RETURN min(d.published) AS first, max(d.published) AS last`,
  );
  const count = (type: EntityType) => entityTypes.find((row) => row.type === type)?.count ?? 0;
  return {
    entityTypes: ENTITY_TYPES.map((type) => ({ type, count: count(type) })).filter((row) => row.count > 0),
    relationTypes: [...relationTypes].sort((a, b) => b.count - a.count || compare(a.type, b.type)),
    statuses: STATUSES.flatMap((status) => statuses.find((row) => row.status === status) ?? []),
    ...present(
      "published",
      published?.first && published.last ? { first: published.first, last: published.last } : undefined,
    ),
    labels: STORED_LABELS,
    relationshipTypes: [...new Set([...relationTypes.map((row) => row.type), ...STORED_RELATIONSHIP_TYPES])].sort(
      compare,
    ),
    propertyKeys: STORED_PROPERTIES,
  };
}
