/** `clew query`: a user's own Cypher. */
import { Command, InvalidArgumentError } from "commander";
import { text as readAll } from "node:stream/consumers";
import { ClewError, isClewError } from "../graph/errors.js";
import type { GraphStore, QueryResult } from "../graph/store.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { toWhole } from "./whole.js";
import { printResult, requireOneForm, type PrintOptions } from "./print-result.js";
import { terminal } from "./terminal.js";

interface Limits {
  /** Rows. */
  readonly limit: number;
  /** Seconds. */
  readonly timeout: number;
  readonly param?: Readonly<Record<string, unknown>>;
}

type QueryOptions = Limits & PrintOptions;

export function queryCommand(): Command {
  return new Command("query")
    .summary("ask the case in Cypher")
    .description("Asks the case in Cypher: reads only. A table on a terminal, tab-separated into a pipe.")
    .argument("<cypher>", "the query, or - to read it from standard input")
    .option("--param <name=value>", "a parameter; the value is JSON, or else text; may be repeated", addParameter)
    .option("--limit <rows>", "the most rows to answer with", toWhole(1, 1_000_000), 1000)
    .option("--timeout <seconds>", "stop the query after this time", toWhole(1, 3600), 30)
    .option("--json", "print the result as one JSON object")
    .option("--csv", "print the result as CSV")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (cypher: string, options: QueryOptions) => {
      requireOneForm(options);
      const asked = cypher === "-" ? await readAll(process.stdin) : cypher;
      const result = await withCase((store) => askCypher(store, asked, options));
      await printResult(result, options);
      if (result.truncated) terminal.note(`Only the first ${result.rows.length} rows; --limit asks for more.`);
    });
}

const EXAMPLES = [
  ["Who does what to whom", 'clew query "MATCH (p:Person)-[r]->(o) RETURN p.name, type(r), o.name LIMIT 25"'],
  [
    "With a parameter",
    "clew query 'MATCH (e:Entity {name: $name})-[r]-(o) RETURN type(r), o.name' --param name='Elon Musk'",
  ],
  ["What is denied", 'clew query "MATCH (a)-[r:DENIED]->(b) RETURN a.name, r.predicate, b.name"'],
  ["From a file, for a spreadsheet", "clew query --csv - < question.cypher > answer.csv"],
] as const;

/** Throws what `GraphStore.query` throws; an error in the query is shown at its place. */
export async function askCypher(
  store: GraphStore,
  cypher: string,
  { param = {}, limit, timeout }: Limits,
): Promise<QueryResult> {
  try {
    return await store.query(cypher, param, { timeoutMs: timeout * 1000, maxRows: limit });
  } catch (error) {
    throw isClewError(error) ? withExcerpt(error, cypher) : error;
  }
}

/** Adds the line of the query at which the error lies, with a caret under the place. */
function withExcerpt(error: ClewError, cypher: string): ClewError {
  const { line, column } = (error.details?.["position"] ?? {}) as { line?: unknown; column?: unknown };
  const text = typeof line === "number" ? cypher.split(/\r?\n/)[line - 1] : undefined; // "MATCH (n)\nRETURN m"
  if (text === undefined || typeof column !== "number") return error;
  const before = Math.max(0, column - 1 - 60);
  const shown = text.slice(before, before + 100).replaceAll("\t", " ");
  const excerpt = `${error.message}\n\n  ${shown}\n  ${" ".repeat(column - 1 - before)}^`;
  return new ClewError(error.code, excerpt, {
    ...(error.hint !== undefined && { hint: error.hint }),
    ...(error.details && { details: error.details }),
    cause: error,
  });
}

function addParameter(assignment: string, parameters: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const match = /^\$?(\w+)=(.*)$/s.exec(assignment); // name=Elon Musk
  if (!match) throw new InvalidArgumentError("Expected name=value.");
  const [, name = "", value = ""] = match;
  return { ...parameters, [name]: toParameter(value) };
}

function toParameter(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
