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
  /**
   * Runs a statement whose answer nobody needs, after those before it, and does not wait for it: the next one is composed
   * while the engine is at this. What fails in it fails the transaction.
   */
  send(statement: string, parameters?: Readonly<Record<string, unknown>>): void;
  /** True where a statement may take a relationship's type and a node's labels from a row: `:$(row.type)`. */
  readonly typesFromRows?: true;
  /** True where `CALL (d, rows) { … RETURN collect(p) AS ps }` is to be had, and cheap. */
  readonly subqueries?: true;
  /**
   * The rows that `match` finds, by columns, in no order: for streams of very many short rows, at half the price of `run`
   * or less. Each engine has its own cheap way to tell them; the first column should be the one that fewest rows differ
   * in, and only the first and the last may hold any text, control characters too. A missing text is empty, a missing
   * number NaN.
   *
   *     const { name, age } = await transaction.columns("MATCH (p:Person)", { name: text("p.name"), age: number("p.age") });
   *     // name[0] and age[0] are of one person
   */
  columns<Wanted extends WantedColumns>(
    match: string,
    wanted: Wanted,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<Columns<Wanted>>;
}

/** An expression over what a statement matched, and what its values are. */
export type WantedColumn = TextColumn | { readonly of: string; readonly kind: "number" };
interface TextColumn<Value extends string = string> {
  readonly of: string;
  readonly kind: "text";
  /** Never there: it names the values' type. */
  readonly example?: Value;
}
export type WantedColumns = Readonly<Record<string, WantedColumn>>;
export type Columns<Wanted extends WantedColumns> = {
  readonly [Name in keyof Wanted]: Wanted[Name] extends TextColumn<infer Value> ? readonly Value[] : readonly number[];
};

/** Where Clew alone writes a property, its type can be named: `text<EntityId>("e.id")`. */
export const text = <Value extends string = string>(of: string): TextColumn<Value> => ({ of, kind: "text" });
export const number = (of: string) => ({ of, kind: "number" }) as const;

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
  return rows.length === 0 ? [] : transaction.run<Row>(...inPlaces(statement, rows));
}

/** `runFor` of a statement whose answer nobody needs: see `Transaction.send`. */
export function sendFor(transaction: Transaction, statement: string, rows: readonly object[]): void {
  if (rows.length > 0) transaction.send(...inPlaces(statement, rows));
}

function inPlaces(text: string, rows: readonly object[]): [statement: string, parameters: { rows: unknown[][] }] {
  const { statement, toList } = toPlaces(text);
  return [statement, { rows: rows.map(toList) }];
}

/** `… row.name …` as `… row[0] …`, and what makes of a row the list that goes with it. */
export function toPlaces(text: string): { readonly statement: string; readonly toList: (row: object) => unknown[] } {
  const keys = [...new Set([...text.matchAll(ROW_KEY)].map(([, key = ""]) => key))];
  return {
    statement: text.replace(ROW_KEY, (_, key: string) => `row[${keys.indexOf(key)}]`),
    toList: (row) => keys.map((key) => (row as Readonly<Record<string, unknown>>)[key] ?? null),
  };
}

const ROW_KEY = /\brow\.([A-Za-z]\w*)/g; // 'row.name'
