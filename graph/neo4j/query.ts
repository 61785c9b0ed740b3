/**
 * A user's own Cypher. The READ mode of a session keeps the server from writing, and is no sandbox: LOAD CSV and some
 * procedures reach out of the database. So its words are scanned first, then the server explains what it would do, and
 * only what reads is run, within limits of time, rows and size.
 */
import type { Record as Row, ResultSummary, Session, Transaction } from "neo4j-driver";
import { scan } from "../cypher/tokens.js";
import { requireReading, type ReadingRules } from "../cypher/user-query.js";
import { ClewError } from "../errors.js";
import type { QueryLimits, QueryResult } from "../store.js";
import type { Connection } from "./connection.js";
import { toTimeout } from "./errors.js";
import { REVISION } from "./schema.js";
import { endsIn, toQueryValue } from "./values.js";

export interface UserQuery {
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** They read this database's graph and schema, and reach nothing else. */
const RULES: ReadingRules = {
  procedures: new Set([
    "db.labels",
    "db.relationshiptypes",
    "db.propertykeys",
    "db.schema.visualization",
    "db.schema.nodetypeproperties",
    "db.schema.reltypeproperties",
    "db.index.fulltext.querynodes",
    "db.index.fulltext.queryrelationships",
  ]),
};
/** A server that is too busy to keep the time itself is left alone this much later. */
const GRACE_MS = 3_000;
/** Characters of text in a result, some 64 MB in memory. */
const MOST_CHARACTERS = 32_000_000;

/** See `GraphStore.query`. */
export async function runUserQuery(
  connection: Connection,
  query: UserQuery,
  limits: QueryLimits,
): Promise<QueryResult> {
  const { text, tokens } = scan(query.cypher);
  requireReading({ text, tokens }, RULES);
  if (limits.signal?.aborted) throw stopped();
  const began = performance.now();
  const session = connection.userSession();
  const watch = watchOver(session, limits);
  try {
    const transaction = await session.beginTransaction({ timeout: limits.timeoutMs });
    const notices = await requireReadPlan(connection, transaction, { ...query, cypher: text });
    const result = await answer(transaction, { ...query, cypher: text }, limits.maxRows);
    return {
      ...result,
      elapsedMs: Math.round(performance.now() - began),
      notices: [...new Set([...notices, ...result.notices])],
    };
  } catch (error) {
    throw watch.reason() ?? connection.toClewError(error, { timeoutMs: limits.timeoutMs });
  } finally {
    watch.end();
    await session.close();
  }
}

/** Closing the session resets its connection, which ends on the server whatever it is running. */
function watchOver(session: Session, { signal, timeoutMs }: QueryLimits) {
  let reason: ClewError | undefined;
  const end = (error: ClewError) => {
    reason ??= error;
    void session.close();
  };
  const abort = () => end(stopped());
  signal?.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(() => end(toTimeout(timeoutMs)), timeoutMs + GRACE_MS);
  return {
    reason: () => reason,
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}

function stopped(): ClewError {
  return new ClewError("aborted", "The query was stopped.");
}

/** EXPLAIN runs nothing; it stands on a line of its own, so that columns are counted as the user counts them. */
async function requireReadPlan(
  connection: Connection,
  transaction: Transaction,
  { cypher, parameters }: UserQuery,
): Promise<string[]> {
  const explained = await transaction.run(`EXPLAIN\n${cypher}`, parameters).catch((error: unknown) => {
    throw connection.toClewError(error, { linesBefore: 1 });
  });
  if (explained.summary.queryType === "r") return toNotices(explained.summary);
  throw new ClewError("query-refused", "This query would change the database, and queries here only read.", {
    hint: "Documents, judgements and removals have commands of their own.",
  });
}

async function answer(
  transaction: Transaction,
  { cypher, parameters }: UserQuery,
  maxRows: number,
): Promise<Omit<QueryResult, "elapsedMs">> {
  const revision = transaction.run(REVISION); // sent along with the query, not waited for
  revision.catch(() => undefined); // whatever is wrong, the query meets it too
  const result = transaction.run(cypher, parameters);
  const columns = await result.keys();
  const { rows, full } = await take(result, maxRows);
  const summary = await result.summary();
  const ids = await findIds(transaction, rows);
  return {
    columns,
    rows: rows.map((row) => columns.map((column) => toQueryValue(row.get(column), (id) => ids.get(id) ?? null))),
    truncated: full !== undefined,
    revision: Number((await revision).records[0]?.get("revision") ?? 0),
    notices: [
      ...toNotices(summary),
      ...(full === "size" ? ["The rest of the answer was left out: it is too large."] : []),
    ],
  };
}

/** Reads on until there are enough; the server is told to forget the rest. */
async function take(result: AsyncIterable<Row>, maxRows: number): Promise<{ rows: Row[]; full?: "rows" | "size" }> {
  const rows: Row[] = [];
  let characters = 0;
  for await (const row of result) {
    if (rows.length === maxRows) return { rows, full: "rows" };
    characters += weigh(row.toObject());
    if (characters > MOST_CHARACTERS) return { rows, full: "size" };
    rows.push(row);
  }
  return { rows };
}

/** Roughly the characters that a value takes as text. */
function weigh(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce<number>((sum, member) => sum + weigh(member), 8);
}

/** The `id` properties of the nodes that the rows' relationships join, by the database's own ids. */
async function findIds(transaction: Transaction, rows: readonly Row[]): Promise<ReadonlyMap<string, string | null>> {
  const ends = [...new Set(rows.flatMap((row) => endsIn(row.toObject())))];
  if (ends.length === 0) return new Map();
  const { records } = await transaction.run(
    `MATCH (n) WHERE elementId(n) IN $ends RETURN elementId(n) AS end, n.id AS id`,
    { ends },
  );
  return new Map(records.map((record) => [String(record.get("end")), toId(record.get("id"))]));
}

const toId = (value: unknown) => (typeof value === "string" ? value : null);

/** What the server remarks on, e.g. a label that no node has. */
function toNotices({ gqlStatusObjects }: ResultSummary): string[] {
  return gqlStatusObjects
    .filter(({ isNotification }) => isNotification)
    .map(({ statusDescription }) => statusDescription.replace(/^(warn|info): /, "")); // 'warn: label does not exist. …'
}
