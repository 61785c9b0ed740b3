/**
 * How Clew and its engine processes talk: one JSON object a line over the child's standard input and output. JSON is read
 * in the reader's own realm (so lists are its own `Array`s also under a test runner), escapes every line end, and costs
 * less than a structured clone for rows of strings and numbers. An answer that is a Buffer follows its line as it is.
 */
import type { Readable, Writable } from "node:stream";
import { toPlainNumber } from "../cypher/whole-numbers.js";

/** A request carries a number that its reply repeats. */
export interface Message {
  readonly id: number;
  /** So many follow the line. */
  readonly bytes?: number;
}

/** What the engine said, in a form that survives the pipe. */
export interface EngineFailure {
  readonly message: string;
  /** `GRAFEO-T001` and the like, where the message names one. */
  readonly code?: string;
}

export type Reply = Message & ({ readonly ok: unknown } | { readonly failure: EngineFailure });

/** `bytes` follow the line that announces them: what is large and no JSON. */
export function send(stream: Writable, message: Message, bytes?: Buffer): void {
  stream.write(`${toLine(bytes ? { ...message, bytes: bytes.length } : message)}\n`);
  if (bytes) stream.write(bytes);
}

/** Calls back with every message of a stream, in order, and with the bytes that came with it. */
export function receive(stream: Readable, onMessage: (message: unknown, bytes?: Buffer) => void): void {
  let parts: Buffer[] = [];
  let announced: { readonly message: unknown; missing: number } | undefined;
  const keep = (part: Buffer) => void parts.push(part);
  const kept = () => {
    const [only = Buffer.alloc(0)] = parts;
    const whole = parts.length === 1 ? only : Buffer.concat(parts);
    parts = [];
    return whole;
  };
  const readBytes = (chunk: Buffer, { message, missing }: NonNullable<typeof announced>) => {
    const part = chunk.subarray(0, missing);
    keep(part);
    announced = { message, missing: missing - part.length };
    if (announced.missing > 0) return chunk.length;
    announced = undefined;
    onMessage(message, kept());
    return part.length;
  };
  const readLine = (chunk: Buffer) => {
    const end = chunk.indexOf(LINE_END);
    keep(end < 0 ? chunk : chunk.subarray(0, end));
    if (end < 0) return chunk.length;
    const message: unknown = JSON.parse(kept().toString("utf8"));
    const missing = bytesAfter(message);
    if (missing > 0) announced = { message, missing };
    else onMessage(message);
    return end + 1;
  };
  stream.on("data", (chunk: Buffer) => {
    for (let rest = chunk; rest.length > 0;)
      rest = rest.subarray(announced ? readBytes(rest, announced) : readLine(rest));
  });
}

const LINE_END = 10;

function bytesAfter(message: unknown): number {
  return typeof message === "object" && message !== null && "bytes" in message ? Number(message.bytes) : 0;
}

function toLine(message: Message): string {
  try {
    return JSON.stringify(message);
  } catch {
    return JSON.stringify(message, plainNumber); // some five times slower, hence only when needed
  }
}

/** The engine gives integers past 2^53 as bigint, which JSON does not know: they go as the digits that are shown. */
function plainNumber(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? toPlainNumber(value) : value;
}

export function toFailure(error: unknown): EngineFailure {
  // Not `instanceof Error`: the engine's errors come from another realm under a test runner.
  const message =
    typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
  const code = /GRAFEO-[A-Z]\d{3}/.exec(message)?.[0]; // 'Transaction error: GRAFEO-T001: Write conflict: …'
  return code === undefined ? { message } : { message, code };
}
