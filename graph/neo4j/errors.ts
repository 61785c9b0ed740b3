/** What Neo4j and its driver report, in Clew's own words and codes. */
import neo4j, { type Neo4jError } from "neo4j-driver";
import { ClewError, isClewError } from "../errors.js";

export interface Circumstances {
  /** Words for people: `bolt://127.0.0.1:7687`. */
  readonly address: string;
  readonly user: string;
  readonly database: string;
  /** What the transaction was given to finish. */
  readonly timeoutMs?: number;
  /** Lines put before the user's own, which positions are counted without. */
  readonly linesBefore?: number;
}

/** Whatever was thrown while talking to Neo4j, as a `ClewError`; one that is Clew's own already is given back. */
export function toClewError(error: unknown, circumstances: Circumstances): ClewError {
  if (isClewError(error)) return error;
  if (!isNeo4jError(error)) {
    return new ClewError("store-failed", `Neo4j's driver failed: ${firstLine(error)}`, { cause: error });
  }
  // The driver has no code for a web server that answers in Neo4j's place.
  const reported = NO_BOLT.test(error.message) ? "ServiceUnavailable" : error.code;
  const rule = RULES.find(({ code }) => code.test(reported)) ?? OTHERWISE;
  return rule.toError(error, circumstances);
}

/** True for errors that a second attempt may not meet: a conflict, a lost connection, a change of the cluster's leader. */
export function isWorthRetrying(error: unknown): boolean {
  return isNeo4jError(error) && neo4j.isRetryableError(error) && !MEMORY.test(error.code);
}

export function isLostConnection(error: unknown): boolean {
  return isNeo4jError(error) && LOST.test(error.code);
}

/** By its shape: test runners have several realms, so `instanceof` may fail. */
function isNeo4jError(error: unknown): error is Neo4jError {
  return typeof error === "object" && error !== null && typeof (error as { code?: unknown }).code === "string";
}

interface Rule {
  readonly code: RegExp;
  readonly toError: (error: Neo4jError, circumstances: Circumstances) => ClewError;
}

const MEMORY = /OutOfMemory|StackOverFlow/; // Neo.TransientError.General.MemoryPoolOutOfMemoryError

const NO_BOLT = /Server responded HTTP/; // "Server responded HTTP. Make sure you are not trying to connect to the http endpoint"
const LOST = /^(ServiceUnavailable|SessionExpired)$/;

const OTHERWISE: Rule = {
  code: /./, // Neo.DatabaseError.General.UnknownError
  toError: (error) => new ClewError("store-failed", `Neo4j reports: ${firstLine(error)}`, { cause: error }),
};

/** The first that fits decides. */
const RULES: readonly Rule[] = [
  {
    code: MEMORY,
    toError: (cause) =>
      new ClewError("query-memory", "Neo4j stopped it: it needs more memory than a query may take.", {
        hint: "Narrow it down: begin at named entities, collect less, or add a LIMIT before what multiplies rows.",
        cause,
      }),
  },
  {
    // Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration
    code: /TransactionTimedOut|LockAcquisitionTimeout/,
    toError: (cause, { timeoutMs }) => toTimeout(timeoutMs, cause),
  },
  {
    // Neo.ClientError.Statement.AccessMode
    code: /Statement\.AccessMode|Security\.Forbidden/,
    toError: (cause) =>
      new ClewError("query-refused", `Neo4j refuses it: ${firstLine(cause)}`, {
        hint: "Queries may only read. Documents, judgements and removals have commands of their own.",
        cause,
      }),
  },
  {
    // Neo.ClientError.Security.Unauthorized, .CredentialsExpired, .AuthenticationRateLimit
    code: /^Neo\.ClientError\.Security\./,
    toError: (cause, { address, user }) =>
      new ClewError("store-credentials", `Neo4j at ${address} refuses the user ${user}: ${firstLine(cause)}`, {
        hint: "Set NEO4J_USER and NEO4J_PASSWORD to a user of that database.",
        cause,
      }),
  },
  {
    code: /DatabaseNotFound|DatabaseUnavailable/, // Neo.ClientError.Database.DatabaseNotFound
    toError: (cause, { address, database }) =>
      new ClewError("store-unreachable", `Neo4j at ${address} has no database ${database} that answers.`, {
        hint: "Set NEO4J_DATABASE to one that it has; Community has the one called neo4j.",
        cause,
      }),
  },
  {
    code: /^(Neo\.ClientError\.Statement|Neo\.ClientError\.Procedure)\./, // Neo.ClientError.Statement.SyntaxError
    toError: toInvalidQuery,
  },
  {
    code: LOST, // ServiceUnavailable
    toError: (cause, { address }) =>
      new ClewError("store-unreachable", `No Neo4j answers at ${address}: ${toReason(cause)}.`, {
        hint: "Check NEO4J_URI, and that the server runs there (`clew neo4j` starts one on this machine).",
        cause,
      }),
  },
];

export function toTimeout(timeoutMs: number | undefined, cause?: unknown): ClewError {
  const limit = timeoutMs === undefined ? "the time that it was given" : `${Math.round(timeoutMs / 100) / 10} s`;
  return new ClewError("query-timeout", `Neo4j stopped it: it was not done within ${limit}.`, {
    hint: "Narrow it down: begin at named entities, or give variable-length patterns a smaller upper bound.",
    cause,
  });
}

function toInvalidQuery(cause: Neo4jError, { linesBefore = 0 }: Circumstances): ClewError {
  const found = findPosition(cause.message);
  const position = found && { ...found, line: found.line - linesBefore };
  return new ClewError("query-invalid", toSentence(cause.message), {
    ...(position && { details: { position } }),
    cause,
  });
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function findPosition(message: string): Position | undefined {
  const found = /\(line (\d+), column (\d+)/.exec(message); // "… (line 1, column 11 (offset: 10))"
  return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
}

/** Without the echo of the query, whose position is told apart. */
function toSentence(message: string): string {
  const words = message.split(/\s*\(line \d+, column \d+/)[0] ?? message; // "Invalid input 'RETRN': … (line 1, column 11 …"
  return words.trim() || "The query is not valid Cypher.";
}

function firstLine(error: unknown): string {
  const message = typeof error === "object" && error !== null ? (error as { message?: unknown }).message : error;
  return String(message).split("\n", 1)[0] ?? "";
}

/** Why it did not connect, from the driver's long advice. */
function toReason(error: Neo4jError): string {
  if (NO_BOLT.test(error.message)) return "what listens there speaks HTTP, not Bolt (its port is 7687)";
  if (/ECONNREFUSED/.test(error.message)) return "nothing listens there";
  if (/ENOTFOUND|EAI_AGAIN/.test(error.message)) return "there is no such host"; // "getaddrinfo ENOTFOUND nowhere"
  if (/routing servers|discovery/.test(error.message)) return "it cannot be reached, or is no cluster member";
  const cause = firstLine(error).replace(/^.*Caused by: /, ""); // "Failed to connect … Caused by: self-signed certificate"
  return /certificate|SSL|TLS/i.test(cause) ? `no secure connection (${cause})` : cause.replace(/\.$/, "");
}
