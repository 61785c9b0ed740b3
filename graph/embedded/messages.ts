/**
 * How Clew and its engine processes talk: one JSON object a line over the child's standard input and output. JSON is read
 * in the reader's own realm (so lists are its own `Array`s also under a test runner), escapes every line end, and costs
 * less than a structured clone for rows of strings and numbers.
 */
import type { Readable, Writable } from "node:stream";

/** A request carries a number that its reply repeats. */
export interface Message {
  readonly id: number;
}

/** What the engine said, in a form that survives the pipe. */
export interface EngineFailure {
  readonly message: string;
  /** `GRAFEO-T001` and the like, where the message names one. */
  readonly code?: string;
}

export type Reply = Message & ({ readonly ok: unknown } | { readonly failure: EngineFailure });

export function send(stream: Writable, message: Message): void {
  stream.write(`${toLine(message)}\n`);
}

/** Calls back with every message of a stream, in order. */
export function receive(stream: Readable, onMessage: (message: unknown) => void): void {
  let parts: string[] = [];
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      parts.push(chunk.slice(start, end));
      const line = parts.join("");
      parts = [];
      start = end + 1;
      onMessage(JSON.parse(line));
    }
    if (start < chunk.length) parts.push(chunk.slice(start));
  });
}

function toLine(message: Message): string {
  try {
    return JSON.stringify(message);
  } catch {
    return JSON.stringify(message, plainNumber); // some five times slower, hence only when needed
  }
}

/** The engine gives integers past 2^53 as bigint, which JSON does not know. */
function plainNumber(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

export function toFailure(error: unknown): EngineFailure {
  // Not `instanceof Error`: the engine's errors come from another realm under a test runner.
  const message =
    typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
  const code = /GRAFEO-[A-Z]\d{3}/.exec(message)?.[0]; // 'Transaction error: GRAFEO-T001: Write conflict: …'
  return code === undefined ? { message } : { message, code };
}
