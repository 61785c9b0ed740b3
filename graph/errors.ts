/**
 * What Clew says when something cannot be done: a stable code for programs, one sentence for people that says what was
 * found and what was expected, and, where there is one, what to do next. Thrown upward; decided on at the edges
 * (the command line's one handler, the server's one middleware).
 */
export class ClewError extends Error {
  readonly code: ErrorCode;
  /** What the reader can do now: one sentence, or absent. */
  readonly hint: string | undefined;
  /** More that a program may need, e.g. the judgements that a new one contradicts. */
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: { hint?: string; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "ClewError";
    this.code = code;
    this.hint = more.hint;
    this.details = more.details;
  }
}

export const ERROR_CODES = [
  "invalid-input", // a request, option, file or setting that is not of the form it should have
  "not-found", // an entity, relation, document, job or judgement that is not (or no longer) there
  "ambiguous-name", // a name that several entities carry; details.candidates names them
  "contradicts-judgement", // details.judgements names the ones in the way
  "unreadable-document", // a file or upload that is not text, empty, encrypted, damaged …
  "too-large", // a limit on size or number was passed
  "store-unreachable", // the database does not answer
  "store-credentials", // the database refuses user or password
  "foreign-database", // a database that is not empty and not Clew's
  "store-damaged", // the stored case cannot be opened
  "store-newer", // the stored case was written by a newer Clew
  "store-busy", // another process owns the case
  "store-failed", // anything else the store reports
  "query-invalid", // Cypher with an error; details.position may hold { line, column }
  "query-refused", // Cypher that writes, reads files or is otherwise not allowed here
  "query-timeout",
  "query-memory",
  "aborted", // the caller stopped it
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** True for any of Clew's own errors, also across the realms that test runners make. */
export function isClewError(error: unknown): error is ClewError {
  return typeof error === "object" && error !== null && (error as { name?: unknown }).name === "ClewError";
}
