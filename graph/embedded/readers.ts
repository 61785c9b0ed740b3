/**
 * The processes that run users' queries, each over a copy of the case and with one query at a time, so that a query can
 * be stopped by ending its process: when its time is over, it takes too much memory, or the caller no longer wants it.
 */
import { ClewError } from "../errors.js";
import type { QueryLimits } from "../store.js";
import { ChildGone, startChild, type Child } from "./child.js";
import type { Copies, Copy } from "./copies.js";
import { limitGrowth, residentBytes, watchMemory } from "./memory.js";
import { SHORTER } from "./query-errors.js";
import type { Answered, OpenedCopy, QueryRequest } from "./query-process.js";
import { aborted, throwIfAborted, Turns } from "./turns.js";

export interface ReaderOptions {
  readonly copies: Copies;
  /** What a query may take beyond the case itself. */
  readonly memoryBytes: number;
  /** Each holds the whole case in memory. Further queries wait. */
  readonly processes: number;
  /** After this time without a query a process ends, and gives back its memory. */
  readonly idleMs: number;
}

export interface ReaderQuery {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface ReaderAnswer extends Answered {
  readonly revision: number;
  /** Something was written since the copy was made. */
  readonly behind: boolean;
  readonly elapsedMs: number;
}

interface Reader {
  readonly child: Child<QueryRequest>;
  readonly copy: Copy;
  readonly revision: number;
  /** Resident bytes before any query. */
  readonly baseline: number;
  /** Runs while no query does. */
  idle: NodeJS.Timeout | undefined;
}

const LOOK_EVERY_MS = 50;
/** Room for thread stacks and allocator arenas, which take addresses and no memory. */
const ADDRESS_SLACK = 1024 ** 3;

export class Readers {
  readonly #options: ReaderOptions;
  readonly #turns: Turns;
  readonly #readers = new Set<Reader>();
  #closed = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#turns = new Turns(options.processes);
  }

  /** Rejects with `EngineError` for what the engine says, with `ClewError` for what stopped it. */
  async query(query: ReaderQuery, limits: QueryLimits): Promise<ReaderAnswer> {
    const giveBack = await this.#turns.take(limits.signal);
    try {
      if (this.#closed) throw storeClosed();
      const reader = await this.#take();
      const start = performance.now();
      const answered = await this.#run(reader, query, limits);
      const elapsedMs = Math.round(performance.now() - start);
      return { ...answered, revision: reader.revision, behind: this.#options.copies.isBehind(reader.copy), elapsedMs };
    } finally {
      giveBack();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#readers].map((reader) => this.#end(reader)));
  }

  /** An idle process over the copy of now; idle ones over older copies end. */
  async #take(): Promise<Reader> {
    const copy = await this.#options.copies.current();
    const idle = [...this.#readers].filter((reader) => reader.idle !== undefined);
    for (const reader of idle) if (reader.copy !== copy) void this.#end(reader);
    const reader = idle.find((other) => other.copy === copy && other.child.alive) ?? (await this.#start(copy));
    clearTimeout(reader.idle);
    reader.idle = undefined;
    return reader;
  }

  async #start(copy: Copy): Promise<Reader> {
    const child: Child<QueryRequest> = startChild("./query-process.js", copy.file);
    copy.users.add(child);
    try {
      const { revision } = await child.request<OpenedCopy>({ kind: "open" });
      await limitGrowth(child.pid, this.#options.memoryBytes + ADDRESS_SLACK);
      const reader = { child, copy, revision, baseline: (await residentBytes(child)) ?? 0, idle: undefined };
      this.#readers.add(reader);
      return reader;
    } catch (cause) {
      child.kill();
      await this.#options.copies.release(copy, child);
      throw new ClewError("store-failed", "The copy of the case for queries cannot be opened.", { cause });
    }
  }

  async #run(reader: Reader, { text, parameters }: ReaderQuery, limits: QueryLimits): Promise<Answered> {
    const { memoryBytes } = this.#options;
    let stopped: ClewError | undefined;
    const stop = (why: ClewError) => {
      stopped ??= why;
      reader.child.kill();
    };
    const abort = () => stop(aborted());
    const timer = setTimeout(() => stop(tookTooLong(limits.timeoutMs)), limits.timeoutMs);
    const unwatch = watchMemory(reader.child, LOOK_EVERY_MS, (bytes) => {
      if (bytes > reader.baseline + memoryBytes) stop(tookTooMuch(memoryBytes));
    });
    limits.signal?.addEventListener("abort", abort, { once: true });
    try {
      throwIfAborted(limits.signal);
      return await reader.child.request<Answered>({ kind: "query", text, parameters, maxRows: limits.maxRows });
    } catch (error) {
      if (stopped !== undefined) throw stopped;
      if (this.#closed) throw storeClosed();
      // Nobody stopped it: an allocation that the system refused is how the engine ends.
      throw error instanceof ChildGone ? tookTooMuch(memoryBytes, error) : error;
    } finally {
      clearTimeout(timer);
      unwatch();
      limits.signal?.removeEventListener("abort", abort);
      this.#letGo(reader);
    }
  }

  #letGo(reader: Reader): void {
    if (!reader.child.alive || this.#closed) void this.#end(reader);
    else reader.idle = setTimeout(() => void this.#end(reader), this.#options.idleMs).unref();
  }

  async #end(reader: Reader): Promise<void> {
    clearTimeout(reader.idle);
    reader.idle = undefined;
    this.#readers.delete(reader);
    reader.child.kill();
    await reader.child.gone;
    await this.#options.copies.release(reader.copy, reader.child);
  }
}

function storeClosed(): ClewError {
  return new ClewError("aborted", "The query was stopped: the case was closed.");
}

function tookTooLong(timeoutMs: number): ClewError {
  return new ClewError("query-timeout", `The query took longer than ${timeoutMs / 1000} s and was stopped.`, {
    hint: SHORTER,
  });
}

function tookTooMuch(bytes: number, cause?: unknown): ClewError {
  const message = `The query took more than ${Math.round(bytes / 1024 ** 2)} MB of memory and was stopped.`;
  return new ClewError("query-memory", message, { hint: SHORTER, cause });
}
