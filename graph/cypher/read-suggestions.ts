/**
 * Pairs that may be one, as `GraphStore.suggestions` gives them. All are found at once and kept until the case changes:
 * that reads every entity's name once, some seconds for 100,000, and the documents of those that are in a pair.
 */
import type { EntityId, NameKey } from "../ids.js";
import { separated } from "../link.js";
import type { Entity } from "../model.js";
import type { Page, SuggestionQuery } from "../store.js";
import { byLikelihood, findLikelyPairs, type LikelyPair } from "../suggest/pairs.js";
import type { CypherDatabase, Transaction } from "./database.js";
import { readJudgements } from "./judge.js";
import { keepForRevision } from "./kept.js";
import { resolveId, streamEntities } from "./read-entities.js";
import { present } from "./rows.js";

const IN_ONE_DOCUMENT = 0.4;
const LEAST_SCORE = 0.25;
const ENTITIES_AT_ONCE = 500;

export function createSuggestions(database: CypherDatabase) {
  const findAll = keepForRevision(database, () => findSuggestions(database));
  return async ({ limit, after, entity }: SuggestionQuery): Promise<Page<LikelyPair>> => {
    const all = await findAll();
    const id = entity === undefined ? undefined : await database.read((transaction) => resolveId(transaction, entity));
    const wanted = entity === undefined ? all : all.filter(({ a, b }) => a.id === id || b.id === id);
    const skip = Number(after ?? 0);
    return {
      items: wanted.slice(skip, skip + limit),
      ...present("next", wanted.length > skip + limit ? String(skip + limit) : undefined),
    };
  };
}

async function findSuggestions(database: CypherDatabase): Promise<LikelyPair[]> {
  const entities: Entity[] = [];
  for await (const batch of streamEntities(database)) entities.push(...batch);
  const likely = findLikelyPairs(entities);
  if (likely.length === 0) return [];
  const apart = await database.read(readKeptApart);
  const open = likely.filter(({ a, b }) => !apart.has(toKey(a.id, b.id)));
  const documents = await readDocumentsOf(database, [...new Set(open.flatMap(({ a, b }) => [a.id, b.id]))]);
  return open
    .map((pair) => (shareOne(documents.get(pair.a.id), documents.get(pair.b.id)) ? lower(pair) : pair))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort(byLikelihood);
}

/** The pairs of entities that judgements in force hold apart. */
async function readKeptApart(transaction: Transaction): Promise<Set<string>> {
  const records = (await readJudgements(transaction)).filter((record) => !record.undoneAt);
  const pairs = records.flatMap((record) => separated(record.judgement));
  const rows = await transaction.run<{ id: NameKey; entity: EntityId | null }>(
    `UNWIND $keys AS key MATCH (f:NameForm {id: key}) RETURN f.id AS id, f.entity AS entity`,
    { keys: [...new Set(pairs.flat())] },
  );
  const entityOf = new Map(rows.map(({ id, entity }) => [id, entity]));
  return new Set(
    pairs.flatMap(([one, other]) => {
      const [a, b] = [entityOf.get(one), entityOf.get(other)];
      return a && b ? [toKey(a, b)] : [];
    }),
  );
}

const toKey = (...ids: readonly [EntityId, EntityId]) => [...ids].sort().join("\n");

async function readDocumentsOf(
  database: CypherDatabase,
  ids: readonly EntityId[],
): Promise<Map<EntityId, ReadonlySet<string>>> {
  const documents = new Map<EntityId, ReadonlySet<string>>();
  for (let start = 0; start < ids.length; start += ENTITIES_AT_ONCE) {
    const rows = await database.read((transaction) =>
      transaction.run<{ id: EntityId; documents: string[] }>(
        `UNWIND $ids AS id MATCH (e:Entity {id: id}) MATCH (e)<-[:RESOLVES_TO]-(r:Referent)
         MATCH (r)-[:OF_DOCUMENT]->(d:Document) RETURN e.id AS id, collect(DISTINCT d.id) AS documents`,
        { ids: ids.slice(start, start + ENTITIES_AT_ONCE) },
      ),
    );
    for (const row of rows) documents.set(row.id, new Set(row.documents));
  }
  return documents;
}

function shareOne(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  return [...few].some((document) => many.has(document));
}

/** One document that names both knew them apart, though not always rightly. */
function lower(pair: LikelyPair): LikelyPair {
  const against = "But one document names both, as two.";
  return { ...pair, score: Number((pair.score * IN_ONE_DOCUMENT).toFixed(3)), reasons: [...pair.reasons, against] };
}
