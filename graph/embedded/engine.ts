/**
 * The live engine as seen from Clew: one child process, started again when it ends unasked, one writer at a time.
 *
 * Durability. A commit is in the engine's log before it is acknowledged, and the log outlives the process; so after an
 * abort the file holds every acknowledged commit and, at most, one more whose answer was lost. The engine counts its
 * commits (`epoch`; reads are rolled back and do not count), and this is the only writer: so the epoch after the restart
 * says whether that one is in. If it is, `write` answers; if not, it runs the work again. Works must therefore be
 * repeatable: they read what they need inside the transaction and keep nothing of a run that did not end.
 */
import { setTimeout as pause } from "node:timers/promises";
import { ClewError } from "../errors.js";
import type { Transaction } from "../cypher/database.js";
import { ChildGone, EngineError, startChild, type Child } from "./child.js";
import { toColumns, toStatement } from "./columns.js";
import type { Answer, EngineRequest, Epoch } from "./engine-process.js";
import { residentBytes } from "./memory.js";

export interface EngineOptions {
  /** The engine's file. */
  readonly file: string;
  /** The log is written into the file when it holds this many bytes, and after this time. */
  readonly checkpointBytes: number;
  readonly checkpointMs: number;
  /** The program that runs the engine: `engine-process.js`, or one that fails on purpose. */
  readonly program?: string;
}

type Work<Result> = (transaction: Transaction) => Promise<Result>;
type EngineChild = Child<EngineRequest>;
type RunRequest = EngineRequest & { readonly kind: "run" };
type Mode = RunRequest["mode"];

/** How often one work is run again. A work that ends the engine thrice would end it a fourth time. */
const RETRIES = { lost: 2, conflict: 8 };
const CLOSE_MS = 120_000;

export class Engine {
  readonly #options: EngineOptions;
  #child: Promise<EngineChild> | undefined;
  #pid: number | undefined;
  #closed = false;
  #epoch = 0;
  #lockWaitMs = 0;
  #transactions = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #queued = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /**
   * Starts the process, unless it runs, waiting so long for the file's lock. Throws `EngineError` or `ChildGone` when the
   * file cannot be opened.
   */
  async open(lockWaitMs = 0): Promise<void> {
    this.#lockWaitMs = lockWaitMs;
    await this.#ready();
  }

  /** One at a time, in the order of the calls. See above for what is asked of `work`. */
  write<Result>(work: Work<Result>): Promise<Result> {
    return this.#enqueue(() => this.#perform("write", work));
  }

  /** Statements that make indexes and constraints: each is its own transaction, and again changes nothing. */
  async define(statements: readonly string[]): Promise<void> {
    for (const statement of statements) {
      await this.#enqueue(async () => {
        await this.#ask({ kind: "define", statement });
        this.#epoch = (await this.#ask<Epoch>({ kind: "epoch" })).epoch;
      });
    }
  }

  /** A write outside the queue, which may conflict with the one in it. */
  writeBeside<Result>(work: Work<Result>): Promise<Result> {
    return this.#perform("write", work);
  }

  /** On one snapshot, beside others. `work` may run twice when the engine ends. */
  read<Result>(work: Work<Result>): Promise<Result> {
    return this.#perform("read", work);
  }

  /** The process id, while there is one. */
  get pid(): number | undefined {
    return this.#pid;
  }

  /** What its process holds in memory, while there is one. */
  async residentBytes(): Promise<number | undefined> {
    const child = await this.#child?.catch(() => undefined);
    return child === undefined ? undefined : residentBytes(child);
  }

  /** How many commits there are, as of the last acknowledged one. */
  get epoch(): number {
    return this.#epoch;
  }

  /** True while a write is under way or waits. */
  get writing(): boolean {
    return this.#queued > 0;
  }

  /** Writes the log into the file and shortens it. Blocks the engine 0.1–0.6 s, after a bulk load for seconds. */
  async checkpoint(): Promise<void> {
    await this.#ask({ kind: "checkpoint" });
  }

  /** Writes what is committed to a new file; says up to which commit. Blocks the engine 0.45 s a thousand documents. */
  async copy(to: string): Promise<number> {
    return (await this.#ask<Epoch>({ kind: "copy", to })).epoch;
  }

  /** Waits for the writes that were asked for, then closes the file. */
  async close(): Promise<void> {
    if (this.#closed) return;
    await this.#queue;
    this.#closed = true;
    const child = await this.#child?.catch(() => undefined);
    if (child === undefined) return;
    const late = setTimeout(() => child.kill(), CLOSE_MS);
    await child.request({ kind: "close" }).catch(() => undefined);
    clearTimeout(late);
    child.kill();
    await child.gone;
  }

  #enqueue<Result>(turn: () => Promise<Result>): Promise<Result> {
    this.#queued += 1;
    const result = this.#queue.then(turn);
    this.#queue = result.catch(() => undefined).finally(() => (this.#queued -= 1));
    return result;
  }

  #ready(): Promise<EngineChild> {
    if (this.#closed) return Promise.reject(new ClewError("store-failed", "The embedded store is closed."));
    this.#child ??= this.#start();
    return this.#child;
  }

  async #start(): Promise<EngineChild> {
    const { file, program = "./engine-process.js" } = this.#options;
    const child: EngineChild = startChild(program, file);
    void child.gone.then(() => {
      this.#child = undefined;
      this.#pid = undefined;
    });
    try {
      const { checkpointBytes, checkpointMs } = this.#options;
      const opened = await child.request<Epoch>({
        kind: "open",
        checkpointBytes,
        checkpointMs,
        lockWaitMs: this.#lockWaitMs,
      });
      this.#epoch = opened.epoch;
      this.#pid = child.pid;
      return child;
    } catch (error) {
      child.kill();
      await child.gone;
      throw error;
    }
  }

  async #ask<Answer>(request: EngineRequest): Promise<Answer> {
    try {
      return await (await this.#ready()).request<Answer>(request);
    } catch (error) {
      throw toClewError(error);
    }
  }

  async #perform<Result>(mode: Mode, work: Work<Result>): Promise<Result> {
    const again = { lost: 0, conflict: 0 };
    for (;;) {
      const ended = await this.#attempt(mode, work);
      if ("result" in ended) return ended.result;
      const kind = ended.cause instanceof ChildGone ? "lost" : isConflict(ended.cause) ? "conflict" : undefined;
      if (kind === undefined || again[kind] === RETRIES[kind]) throw ended.thrown;
      again[kind] += 1;
      if (kind === "conflict") await pause(again.conflict ** 2);
    }
  }

  /** One run of the work. `cause` is the first failure of the engine in it, whatever the work made of it. */
  async #attempt<Result>(mode: Mode, work: Work<Result>): Promise<Attempt<Result>> {
    let child: EngineChild;
    try {
      child = await this.#ready();
    } catch (error) {
      return { thrown: toClewError(error), cause: error };
    }
    const transaction = (this.#transactions += 1);
    const sent: Promise<unknown>[] = [];
    let cause: unknown;
    let begun = false;
    const ask = async <Told>(statement: string, rest: Pick<RunRequest, "parameters" | "arrow">) => {
      begun = true;
      try {
        return await child.request<Told>({ kind: "run", mode, transaction, statement, ...rest });
      } catch (error) {
        cause ??= error;
        throw toClewError(cause); // what fails after it fails of it
      }
    };
    const statements: Transaction = {
      run: async <Row extends object>(statement: string, parameters = {}) =>
        toRows<Row>(await ask<Answer>(statement, { parameters })),
      send: (statement, parameters = {}) => void sent.push(ask(statement, { parameters }).catch(() => undefined)),
      columns: async (match, wanted, parameters = {}) =>
        toColumns(wanted, await ask<Buffer>(toStatement(match, wanted), { parameters, arrow: true })),
    };

    let result: Result;
    try {
      result = await work(statements);
      await Promise.all(sent);
      if (cause !== undefined) throw toClewError(cause);
    } catch (thrown) {
      if (begun) await child.request({ kind: "rollback", transaction }).catch(() => undefined);
      return { thrown, cause };
    }
    if (!begun) return { result };
    if (mode === "write") return this.#commit(child, transaction, result);
    // Not waited for: nothing hangs on how a read ends.
    void child.request({ kind: "rollback", transaction }).catch(() => undefined);
    return { result };
  }

  async #commit<Result>(child: EngineChild, transaction: number, result: Result): Promise<Attempt<Result>> {
    const before = this.#epoch;
    try {
      this.#epoch = (await child.request<Epoch>({ kind: "commit", transaction })).epoch;
      return { result };
    } catch (cause) {
      // A log that cannot be written (a full disk) leaves the engine unable to commit until it is opened again.
      const broken = cause instanceof EngineError && cause.code !== undefined && !isConflict(cause);
      if (broken) child.kill();
      if (broken || cause instanceof ChildGone) {
        await child.gone;
        if (await this.#committedAfter(before)) return { result };
      }
      return { thrown: toClewError(cause), cause };
    }
  }

  /** Whether the file holds a commit past `epoch`, asked of a new process. */
  async #committedAfter(epoch: number): Promise<boolean> {
    await this.#ready().catch(() => undefined);
    return this.#epoch > epoch;
  }
}

type Attempt<Result> = { readonly result: Result } | { readonly thrown: unknown; readonly cause: unknown };

/** The caller names the columns of its own statement. */
function toRows<Row extends object>({ columns, rows }: Answer): Row[] {
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let place = 0; place < columns.length; place++) row[columns[place]!] = values[place];
    return row as Row;
  });
}

function isConflict(error: unknown): boolean {
  return error instanceof EngineError && error.code === "GRAFEO-T001";
}

function toClewError(error: unknown): unknown {
  if (error instanceof ChildGone) {
    return new ClewError("store-failed", "The embedded engine stopped unexpectedly.", {
      hint: "What was acknowledged is safe. Try again; if it happens again, move the case to Neo4j: `clew backup`, `clew restore`.",
      cause: error,
    });
  }
  if (error instanceof EngineError) {
    const [message] = error.message.split("\n");
    // GRAFEO-S…: of the file and its log. Said better by the next opening, which knows what can be restored.
    const code = error.code?.startsWith("GRAFEO-S") ? "store-damaged" : "store-failed";
    return new ClewError(code, `The embedded engine reports: ${message}`, { cause: error });
  }
  return error;
}
