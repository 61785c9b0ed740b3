/** The road of a user's query: looked at, brought into what this engine answers rightly, run in a process of its own. */
import type { GraphStore, QueryResult } from "../store.js";
import { scan } from "../cypher/tokens.js";
import { requireReading } from "../cypher/user-query.js";
import { EngineError } from "./child.js";
import { SUBSET, toQueryError } from "./query-errors.js";
import { rewrite } from "./query-rewrites.js";
import { readStructure, type Structure } from "./query-structure.js";
import { requireKnownGood } from "./query-subset.js";
import { tellUnknownWords } from "./query-words.js";
import type { ReaderAnswer, Readers } from "./readers.js";

/** Those that tell of the graph. The engine's own reach its files and settings. */
const PROCEDURES = new Set(["db.labels", "db.relationshiptypes", "db.propertykeys"]);

export function userQueries(readers: Readers): GraphStore["query"] {
  return async (cypher, parameters, limits) => {
    const query = scan(cypher);
    requireReading(query, { procedures: PROCEDURES });
    const structure = readStructure(query.tokens);
    requireKnownGood(query, structure);
    const run = rewrite(query, structure, limits.maxRows);
    try {
      return toResult(structure, await readers.query({ text: run.text, parameters }, limits));
    } catch (error) {
      throw error instanceof EngineError ? toQueryError(error.message, query, run) : error;
    }
  };
}

function toResult(structure: Structure, answer: ReaderAnswer): QueryResult {
  const { columns, rows, truncated, elapsedMs, revision, behind } = answer;
  const unknown = tellUnknownWords(structure, answer);
  const notices = unknown.length > 0 ? unknown : [SUBSET];
  if (behind) notices.unshift(`Documents are being written: this is the case as of revision ${revision}.`);
  return { columns, rows, truncated, elapsedMs, revision, notices };
}
