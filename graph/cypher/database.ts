import type { GraphStore } from "../store.js";

/**
 * What the verbs need of a database that speaks Cypher: transactions that run statements. graph/neo4j and graph/embedded
 * each give one; everything above it is the same on both.
 *
 * Statements use the common subset of both engines: `UNWIND $rows AS row`, MATCH that begins at an indexed `id`, MERGE,
 * SET += map, static labels and types, no SHORTEST, no label expressions, string ids only, no nulls or maps stored as
 * properties.
 */
export interface CypherDatabase {
  /** Words for people: `embedded store at .clew`, `Neo4j 5.26.30 at bolt://…`. */
  readonly description: string;
  /** Runs `work` in one write transaction, one at a time in this process, again after a conflict or an engine restart. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Runs `work` on one consistent snapshot. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Runs a user's query, read only and within limits: see `GraphStore.query`. Knows the revision. */
  query: GraphStore["query"];
  shortestWays?: GraphStore["shortestWays"];
  /** Makes the indexes of `INDEXED` and whatever else this engine needs to answer quickly; again changes nothing. */
  createSchema(): Promise<void>;
  close(): Promise<void>;
}

export interface Transaction {
  /** Rows as plain objects; numbers are JavaScript numbers, missing values are null. */
  run<Row extends object = Record<string, unknown>>(
    statement: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<Row[]>;
}

/** Labels whose `id` (or other property) every statement looks up: each adapter makes a unique index of them. */
export const INDEXED: readonly { readonly label: string; readonly property: string; readonly unique: boolean }[] = [
  { label: "ClewStore", property: "id", unique: true },
  { label: "Change", property: "revision", unique: true },
  { label: "Document", property: "id", unique: true },
  { label: "Source", property: "key", unique: true },
  { label: "Passage", property: "id", unique: true },
  { label: "Passage", property: "firstOf", unique: false },
  { label: "Passage", property: "fingerprint", unique: false },
  { label: "Referent", property: "id", unique: true },
  { label: "Referent", property: "nameKey", unique: false },
  { label: "Claim", property: "id", unique: true },
  { label: "Claim", property: "relation", unique: false },
  { label: "Entity", property: "id", unique: true },
  { label: "NameForm", property: "id", unique: true },
  { label: "NameForm", property: "slug", unique: false },
  { label: "NameForm", property: "entity", unique: false },
  { label: "Tally", property: "id", unique: true },
  { label: "Judgement", property: "id", unique: true },
];

/**
 * Runs a statement over rows: `UNWIND $rows AS row … row.name …`. A statement without rows costs a round trip for nothing.
 * Rows travel as lists, and `row.name` as a place in them: taking a map apart costs the embedded engine three times as
 * much as a list, for many statements more than what they do with it.
 */
export async function runFor<Row extends object = object>(
  transaction: Transaction,
  statement: string,
  rows: readonly object[],
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const keys = [...new Set([...statement.matchAll(ROW_KEY)].map(([, key = ""]) => key))];
  const inPlaces = statement.replace(ROW_KEY, (_, key: string) => `row[${keys.indexOf(key)}]`);
  const lists = rows.map((row) => keys.map((key) => (row as Readonly<Record<string, unknown>>)[key] ?? null));
  return transaction.run<Row>(inPlaces, { rows: lists });
}

const ROW_KEY = /\brow\.([A-Za-z]\w*)/g; // 'row.name'
