/** Originals to readings, on all cores, in their order and in bounded memory: any number of documents may pass. */
import { ClewError, isClewError } from "../graph/errors.js";
import type { Knowledge } from "./knowledge.js";
import type { Reading } from "./pipeline.js";
import { Pool, type PoolSettings } from "./pool.js";
import { OrderedQueue } from "./queue.js";
import { listOriginals, type Input, type Listed } from "./read/inputs.js";
import type { Original, SourceText } from "./read/original.js";
import { DEFAULT_MAX_BYTES, type ReadSettings } from "./read/read.js";

export interface StreamOptions {
  readonly read?: Partial<ReadSettings>;
  readonly pool?: PoolSettings;
  readonly knowledge?: Knowledge;
  /** Stops after the documents that workers are at. */
  readonly signal?: AbortSignal;
  /** Whether extraction may be spared, as the document is stored as it is. */
  readonly isStored?: (source: SourceText) => Promise<boolean>;
}

/** What became of one thing that was listed. `bytes` is how large it said it was. */
export type Outcome =
  | { readonly kind: "read"; readonly source: SourceText; readonly reading: Reading; readonly bytes: number }
  | { readonly kind: "unchanged"; readonly source: SourceText; readonly bytes: number }
  | { readonly kind: "failed"; readonly name: string; readonly error: ClewError; readonly bytes: number }
  | { readonly kind: "skipped"; readonly name: string; readonly why: string }
  /** Not begun, as the run was stopped. */
  | { readonly kind: "left"; readonly name: string };

/** How long a batch waits to become full: a transaction of several documents costs the store less than one of each. */
const LINGER_MS = 50;
/** For a document when a language model is asked about it too, which may take a minute for each of its parts. */
const MODEL_LIMIT_MS = 45 * 60_000;
/** Documents and bytes that may be under way between the folder and the store. */
const UNDER_WAY = { entries: 96, weight: 48 * 1024 * 1024 };

/**
 * Yields outcomes in batches of one to `batch`, as they become ready. While the caller is busy with a batch, reading
 * goes on until the bounds are reached.
 */
export async function* readAll(
  inputs: Iterable<Input>,
  batch: number,
  options: StreamOptions,
): AsyncGenerator<Outcome[]> {
  const { knowledge } = options;
  const patience = knowledge?.model ? { limitMs: MODEL_LIMIT_MS } : {};
  const pool = new Pool({ ...patience, ...options.pool, ...(knowledge && { knowledge }) });
  const queue = new OrderedQueue<Outcome>(UNDER_WAY);
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const dropWaiting = () => {
    pool.dropWaiting();
    queue.end();
  };
  signal.addEventListener("abort", dropWaiting);
  const filling = fill();
  try {
    for (let ready = await queue.take(batch, LINGER_MS); ready.length > 0; ready = await queue.take(batch, LINGER_MS))
      yield ready;
    await filling;
  } finally {
    stop.abort();
    await filling.catch(() => undefined);
    signal.removeEventListener("abort", dropWaiting);
    await pool.close();
  }

  async function fill(): Promise<void> {
    try {
      for await (const listed of listOriginals(inputs)) {
        const bytes = "original" in listed ? listed.original.bytes : 0;
        await queue.room(bytes);
        if (signal.aborted) return;
        queue.push(toOutcome(listed), bytes);
      }
    } finally {
      queue.end();
    }
  }

  async function toOutcome(listed: Listed): Promise<Outcome> {
    if ("skipped" in listed) return { kind: "skipped", name: listed.name, why: listed.skipped };
    if ("error" in listed) return { kind: "failed", name: listed.name, error: listed.error, bytes: 0 };
    const { name, bytes } = listed.original;
    try {
      return await readOne(listed.original);
    } catch (error) {
      if (isClewError(error) && error.code === "aborted") return { kind: "left", name };
      return { kind: "failed", name, error: toClewError(error, name), bytes };
    }
  }

  async function readOne(original: Original): Promise<Outcome> {
    const { bytes } = original;
    const settings = { maxBytes: DEFAULT_MAX_BYTES, ...options.read };
    const source = await pool.perform("read", original, { original, settings });
    if (signal.aborted) return { kind: "left", name: source.name };
    if (await options.isStored?.(source)) return { kind: "unchanged", source, bytes };
    if (signal.aborted) return { kind: "left", name: source.name };
    const { original: _bytes, ...text } = source;
    return { kind: "read", source, reading: await pool.perform("extract", original, text), bytes };
  }
}

function toClewError(error: unknown, name: string): ClewError {
  if (isClewError(error)) return error;
  return new ClewError("unreadable-document", `${name} could not be read: ${String(error)}`, { cause: error });
}
