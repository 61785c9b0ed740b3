/**
 * Runs users' queries, in a process of its own, over a copy of the case that nobody writes. Started by `readers.ts` as
 * `node query-process.js <copy>`, and killed when a query takes too long or too much memory: the engine has no way to
 * cancel one.
 */
import grafeo from "@grafeo-db/js";
import type { QueryValue } from "../store.js";
import { serve } from "./serve.js";
import { toQueryValue } from "./query-values.js";

export type QueryRequest =
  | { readonly kind: "open" }
  | {
      readonly kind: "query";
      readonly text: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly maxRows: number;
    };

export interface OpenedCopy {
  readonly revision: number;
}

export interface Answered {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly QueryValue[])[];
  readonly truncated: boolean;
}

/** What a person or a browser can still take; the rows after it are left out. */
const ANSWER_BYTES = 32_000_000;
const LONGEST_ROW = 2 * ANSWER_BYTES;

const file = process.argv[2] ?? "";
let database: InstanceType<typeof grafeo.GrafeoDB> | undefined;

serve<QueryRequest>((request) => (request.kind === "open" ? open() : query(request)));

async function open(): Promise<OpenedCopy> {
  database = grafeo.GrafeoDB.openReadOnly(file);
  const found = await database.executeCypher("MATCH (s:ClewStore) RETURN s.revision AS revision");
  return { revision: Number(found.length === 0 ? 0 : found.get(0)["revision"]) };
}

async function query(request: QueryRequest & { kind: "query" }): Promise<Answered> {
  const graph = database;
  if (graph === undefined) throw new Error("the copy is not open");
  const result = await graph.executeCypher(request.text, request.parameters);
  const idOf = (internalId: number) => {
    const id = graph.getNode(internalId)?.get("id");
    return typeof id === "string" ? id : null;
  };
  const columns = result.columns;
  const rows: (readonly QueryValue[])[] = [];
  let bytes = 0;
  for (; rows.length < Math.min(result.length, request.maxRows) && bytes < ANSWER_BYTES;) {
    // By name: names are unique, the engine refuses a result in which they are not.
    const values = result.get(rows.length);
    const row = columns.map((column) => toQueryValue(values[column], idOf));
    bytes += JSON.stringify(row).length;
    if (bytes > LONGEST_ROW && rows.length === 0) throw new Error("A single row of the answer is too large to show");
    rows.push(row);
  }
  return { columns, rows, truncated: rows.length < result.length };
}
