/** All lines of a case as a stream of batches: whole, or in outline. While one batch is taken in, the next are being read. */
import type { EntityId, RelationId } from "../ids.js";
import type { EntityType, Relation, Status } from "../model.js";
import { toOutline } from "../outline.js";
import type { OutlineBatch, OutlineEntity, RelationBatch } from "../store.js";
import { number, text, type Columns, type CypherDatabase, type Transaction } from "./database.js";
import { readRevision } from "./follow.js";
import { readEntities } from "./read-entities.js";
import { compare } from "./rows.js";

/** Entities whose lines are read at once. */
const BATCH = 500;
/** Batches that are asked for before they are wanted: so many that the database never waits for who takes them. */
const AHEAD = 4;

/**
 * All lines, by the entity they begin at. Each batch is consistent in itself; who needs the whole consistent asks
 * `changesSince` for the revision of the first batch afterwards.
 */
export async function* streamRelations(database: CypherDatabase): AsyncIterable<RelationBatch> {
  const { revision, ids } = await database.read(async (transaction) => ({
    revision: await readRevision(transaction),
    ids: await transaction.run<{ id: EntityId }>(`${WITH_LINES} RETURN e.id AS id ORDER BY id`),
  }));
  const named = new Set<EntityId>();
  const read = (wanted: readonly EntityId[]) =>
    database.read(async (transaction) => {
      const lines = await transaction.columns(LINES, WHOLE, { begins: wanted.map((id) => [id]) });
      const relations = lines.id.map((_, place) => toRelation(lines, place));
      const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
      const unnamed = [...ends].filter((id) => !named.has(id));
      return { relations, entities: await readEntities(transaction, unnamed) };
    });
  const batches = inBatches(
    ids.map(({ id }) => id),
    read,
  );
  for await (const { relations, entities } of batches) {
    const unnamed = entities.filter(({ id }) => !named.has(id));
    for (const { id } of unnamed) named.add(id); // not within the read, which may begin again
    yield { revision, relations, entities: unnamed };
  }
}

/** The same in outline. */
export async function* streamOutline(database: CypherDatabase): AsyncIterable<OutlineBatch> {
  const { revision, entities } = await database.read(async (transaction) => ({
    revision: await readRevision(transaction),
    entities: await readOutlines(transaction),
  }));
  yield { revision, entities, relations: toOutline({ relations: [], entities: [] }).relations };
  const places = new Map<string, number>(entities.map(({ id }, place) => [id, place]));
  const placesOf = (ids: readonly string[]) => ids.map((id) => places.get(id) ?? NOWHERE);
  const read = (begins: readonly (readonly [EntityId, number])[]) =>
    database.read(async (transaction) => {
      const lines = await transaction.columns(LINES, OUTLINE, { begins });
      const target = placesOf(lines.target);
      const strange = new Set(lines.target.filter((_, row) => target[row] === NOWHERE)); // written since we began
      const strangers = strange.size > 0 ? await readEntities(transaction, [...strange]) : [];
      return { lines, target, strangers };
    });
  const begins = entities.map(({ id }, place) => [id, place] as const);
  for await (const { lines, target, strangers } of inBatches(begins, read)) {
    const unnamed = strangers.filter(({ id }) => !places.has(id));
    for (const { id } of unnamed) places.set(id, places.size); // not within the read, which may begin again
    const relations = { ...lines, target: strangers.length > 0 ? placesOf(lines.target) : target };
    yield { revision, entities: unnamed, relations };
  }
}

const NOWHERE = -1;

/** What `read` gives for so many at a time, in their order; it is ahead of who takes it. */
async function* inBatches<Item, Batch>(
  items: readonly Item[],
  read: (items: readonly Item[]) => Promise<Batch>,
): AsyncIterable<Batch> {
  const underWay: Promise<Batch>[] = [];
  let start = 0;
  for (;;) {
    for (; underWay.length < AHEAD && start < items.length; start += BATCH) {
      const batch = read(items.slice(start, start + BATCH));
      batch.catch(() => {}); // told when it is waited for, unless nobody wants more
      underWay.push(batch);
    }
    const batch = await underWay.shift();
    if (batch === undefined) return;
    yield batch;
  }
}

const WITH_LINES = "MATCH (e:Entity) WHERE e.degree > 0";
/** Of those in `$begins`, each with its place: `[["person/anna-berg", 0], …]`. */
const LINES = "UNWIND $begins AS begin MATCH (a:Entity {id: begin[0]}) MATCH (a)-[r]->(b:Entity)";
const PROOF = {
  id: text<RelationId>("r.id"),
  status: text<Status>("r.status"),
  origins: number("r.origins"),
  denials: number("r.denials"),
  confidence: number("r.confidence"),
  first: text("r.first"),
  last: text("r.last"),
};
const END = { target: text<EntityId>("b.id"), type: text("coalesce(r.predicate, type(r))") };
const OUTLINE = { source: number("begin[1]"), ...PROOF, ...END };
const WHOLE = {
  source: text<EntityId>("begin[0]"),
  ...PROOF,
  claims: number("r.claims"),
  reportedFirst: text("r.reportedFirst"),
  reportedLast: text("r.reportedLast"),
  ...END,
};

function toRelation(lines: Columns<typeof WHOLE>, place: number): Relation {
  const [first, last] = [lines.first[place]!, lines.last[place]!];
  const [reportedFirst, reportedLast] = [lines.reportedFirst[place]!, lines.reportedLast[place]!];
  return {
    id: lines.id[place]!,
    type: lines.type[place]!,
    source: lines.source[place]!,
    target: lines.target[place]!,
    status: lines.status[place]!,
    claims: lines.claims[place]!,
    origins: lines.origins[place]!,
    denials: lines.denials[place]!,
    confidence: lines.confidence[place]!,
    ...(first !== "" && { first }),
    ...(last !== "" && { last }),
    ...(reportedFirst !== "" && { reportedFirst }),
    ...(reportedLast !== "" && { reportedLast }),
  };
}

async function readOutlines(transaction: Transaction): Promise<OutlineEntity[]> {
  const { id, type, name } = await transaction.columns(WITH_LINES, {
    id: text<EntityId>("e.id"),
    type: text<EntityType>("e.type"),
    name: text("e.name"),
  });
  const entities = id.map((_, place) => ({ id: id[place]!, type: type[place]!, name: name[place]! }));
  return entities.sort((a, b) => compare(a.id, b.id));
}
