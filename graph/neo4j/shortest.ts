/**
 * The shortest ways between two entities as Neo4j's own SHORTEST finds them, for a case that is too large to hold in
 * memory. As much of a question as Cypher can carry narrows what is walked; the rest is left to whoever asks.
 */
import { ClewError, isClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import { ENTITY_TYPES } from "../model.js";
import { ontology, RELATED_TO, type Family } from "../ontology.js";
import type { CompleteQuestion } from "../paths/question.js";
import type { GraphStore, Ways, WaysLimits } from "../store.js";

type Query = GraphStore["query"];

/** Parallel lines make ways of their own: for k ways by different entities, so many times k are asked for in turn. */
const TIMES = [4, 20, 100];
/** A count that Neo4j keeps. */
const COUNTING_MS = 10_000;
const LEAST_AUTO_CAP = 30;
const MOST_AUTO_CAP = 500;

/** One asker for each database: which entities are hubs is kept for as long as the case does not change. */
export function shortestWays(query: Query): NonNullable<GraphStore["shortestWays"]> {
  let kept: { readonly revision: number; readonly cap: number; readonly ids: readonly EntityId[] } | undefined;
  return async (question, limits) => {
    const ask = timed(query, limits);
    const [hubCap, revision] = await capOf(question.hubCap, timed(query, { ...limits, budgetMs: COUNTING_MS }));
    const hubsOf = async (cap: number) => {
      if (kept?.cap !== cap || kept.revision !== revision) kept = { revision, cap, ids: await findHubs(cap, ask) };
      return kept.ids;
    };
    const found = await findWays(question, hubCap === undefined ? async () => [] : () => hubsOf(hubCap), ask);
    const degrees = await readDegrees([...new Set(found.ways.flat())], ask).catch(untold);
    return { ...found, degrees, revision, ...(hubCap !== undefined && { hubCap }) };
  };
}

/** Rows of a query, within what is left of the time for all of them. */
type Ask = (cypher: string, parameters: Readonly<Record<string, unknown>>) => Promise<Rows>;
interface Rows {
  readonly rows: readonly (readonly unknown[])[];
  readonly revision: number;
}

function timed(query: Query, { budgetMs, signal }: WaysLimits): Ask {
  const end = performance.now() + budgetMs;
  return async (cypher, parameters) => {
    const timeoutMs = Math.round(end - performance.now());
    if (timeoutMs < 1) throw new ClewError("query-timeout", "The time for this question is up.");
    return query(cypher, parameters, { timeoutMs, maxRows: 1_000_000, ...(signal && { signal }) });
  };
}

async function capOf(
  hubCap: CompleteQuestion["hubCap"],
  ask: Ask,
): Promise<[cap: number | undefined, revision: number]> {
  const { rows, revision } = await ask("MATCH (e:Entity) RETURN count(e) AS entities", {});
  if (hubCap === "off") return [undefined, revision];
  if (hubCap !== "auto") return [hubCap, revision];
  const entities = Number(rows[0]?.[0] ?? 0);
  return [Math.min(MOST_AUTO_CAP, Math.max(LEAST_AUTO_CAP, Math.ceil(3 * Math.sqrt(entities)))), revision];
}

/** An entity's neighbours by lines that somebody asserts, RELATED_TO aside, as the projection counts them. */
const NEIGHBOURS = `COUNT { MATCH (e)-[r]-(n:Entity) WHERE NOT type(r) IN ['DENIED', '${RELATED_TO}'] RETURN DISTINCT n }`;

async function findHubs(cap: number, ask: Ask): Promise<EntityId[]> {
  // The count of all its relationships is kept with each entity: few remain to be looked at closely.
  const cypher = `MATCH (e:Entity) WHERE COUNT { (e)--() } > $cap WITH e WHERE ${NEIGHBOURS} > $cap RETURN e.id AS id`;
  const { rows } = await ask(cypher, { cap });
  return rows.map(([id]) => id as EntityId); // every entity has an id
}

async function readDegrees(ids: readonly EntityId[], ask: Ask): Promise<Ways["degrees"]> {
  const cypher = `MATCH (e:Entity) WHERE e.id IN $ids RETURN e.id AS id, ${NEIGHBOURS} AS degree`;
  const { rows } = await ask(cypher, { ids });
  return new Map(rows.map(([id, degree]) => [id as EntityId, Number(degree)]));
}

/** Between each two stops the shortest ways; all of them together when there is no via. */
async function findWays(
  question: CompleteQuestion,
  findHubs: () => Promise<readonly EntityId[]>,
  ask: Ask,
): Promise<Pick<Ways, "ways" | "stopped" | "exhausted">> {
  const stops = [question.from, ...question.via, question.to];
  const maxHops = question.maxHops - (stops.length - 2);
  const ways: EntityId[][] = [];
  let exhausted = true;
  try {
    const hubs = await findHubs();
    for (const [place, to] of stops.slice(1).entries()) {
      const found = await findBetween(question, { from: stops[place]!, to, others: stops, maxHops, hubs }, ask);
      ways.push(...found.ways);
      exhausted &&= found.exhausted;
    }
    return { ways, exhausted };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { ways, stopped: "time", exhausted: false };
  }
}

interface Between {
  readonly from: EntityId;
  readonly to: EntityId;
  /** No way passes a stop that is not one of its ends. */
  readonly others: readonly EntityId[];
  readonly maxHops: number;
  readonly hubs: readonly EntityId[];
}

async function findBetween(
  question: CompleteQuestion,
  between: Between,
  ask: Ask,
): Promise<{ ways: EntityId[][]; exhausted: boolean }> {
  const { conditions, parameters } = toConditions(question, between);
  let different: EntityId[][] = [];
  for (const times of TIMES) {
    const count = question.k * times;
    const cypher = `MATCH (a:Entity {id: $from}) MATCH (b:Entity {id: $to})
      MATCH p = SHORTEST ${whole(count)} (a) ((x:Entity)-[r]-(y:Entity) WHERE ${conditions.join(" AND ")}){1,${whole(between.maxHops)}} (b)
      RETURN [n IN nodes(p) | n.id] AS ids`;
    const { rows } = await ask(cypher, parameters);
    different = [...new Map(rows.map(([ids]) => [JSON.stringify(ids), ids as EntityId[]])).values()];
    different = different.filter((ids) => new Set(ids).size === ids.length); // Cypher's ways may pass an entity twice
    if (rows.length < count) return { ways: different, exhausted: true };
    if (different.length >= question.k) break;
  }
  return { ways: different, exhausted: false };
}

/** What every hop of a way must be, as Cypher over `(x)-[r]-(y)`. */
function toConditions(
  question: CompleteQuestion,
  { from, to, others, hubs }: Between,
): { conditions: string[]; parameters: Record<string, unknown> } {
  const { direction, statuses, minConfidence, minOrigins, exceptRelations, exceptEntities, timeOrder } = question;
  const { after, before, undated } = question;
  const type = "CASE type(r) WHEN 'DENIED' THEN r.predicate ELSE type(r) END";
  const { types, exceptTypes } = toTypes(question);
  const entityTypes = ENTITY_TYPES.filter(
    (one) =>
      !question.exceptEntityTypes.includes(one) &&
      (question.entityTypes.length === 0 || question.entityTypes.includes(one)),
  );
  const along = direction === "any" ? undefined : direction === "forward" ? "x" : "y";
  const windowed = after !== undefined || before !== undefined;
  const isDated = "(r.first IS NOT NULL OR r.last IS NOT NULL)";
  // Partial dates compare as text: "2022" is before all days of 2022, and "2022~" after them.
  const conditions: (string | false | undefined)[] = [
    "r.status IN $statuses",
    "y.id <> $from",
    "(y.id = $to OR (y.type IN $entityTypes AND NOT y.id IN $barred))",
    types.length > 0 && `${type} IN $types`,
    exceptTypes.length > 0 && `NOT ${type} IN $exceptTypes`,
    along && `(startNode(r) = ${along} OR ${type} IN $symmetric)`,
    minConfidence > 0 && "r.confidence >= $minConfidence",
    minOrigins > 0 && "r.origins >= $minOrigins",
    exceptRelations.length > 0 && "NOT r.id IN $exceptRelations",
    ((windowed && !undated) || timeOrder === "dated") && isDated,
    after !== undefined && "(r.last IS NULL OR r.last + '~' >= $after)",
    before !== undefined && "(r.first IS NULL OR r.first <= $before + '~')",
  ];
  const barred = [...exceptEntities, ...hubs, ...others].filter((id) => id !== to);
  return {
    conditions: conditions.filter((condition) => typeof condition === "string"),
    parameters: {
      from,
      to,
      statuses,
      entityTypes,
      barred,
      types,
      exceptTypes,
      symmetric: ontology.types.filter(({ symmetric }) => symmetric).map((entry) => entry.type),
      minConfidence,
      minOrigins,
      exceptRelations,
      after: after ?? "",
      before: before ?? "",
    },
  };
}

/** No types: all but those excepted. */
function toTypes(question: CompleteQuestion): { types: string[]; exceptTypes: string[] } {
  const { types, families, exceptTypes, exceptFamilies, relatedTo } = question;
  const ofFamilies = (wanted: readonly Family[]) =>
    ontology.types.filter(({ family }) => wanted.includes(family)).map(({ type }) => type);
  const isVague = !relatedTo && !types.includes(RELATED_TO);
  return {
    types: [
      ...types,
      ...ofFamilies(families),
      ...(relatedTo && types.length + families.length > 0 ? [RELATED_TO] : []),
    ],
    exceptTypes: [...exceptTypes, ...ofFamilies(exceptFamilies), ...(isVague ? [RELATED_TO] : [])],
  };
}

/** Joined into Cypher, where it takes no parameter: nothing but a whole number may be. */
function whole(value: number): number {
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(`${value} is no whole number above 0`);
}

function isTimeout(error: unknown): boolean {
  return isClewError(error) && error.code === "query-timeout";
}

/** How many neighbours there are is left out rather than the ways, when the time is up. */
function untold(error: unknown): Ways["degrees"] {
  if (isTimeout(error)) return new Map();
  throw error instanceof ClewError ? error : new ClewError("store-failed", "Neo4j did not count.", { cause: error });
}
