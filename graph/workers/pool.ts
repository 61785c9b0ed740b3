/**
 * Worker threads that answer questions about the projection, so that a long one does not hold up the server. They read
 * the same memory; a question costs two small messages.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { ClewError } from "../errors.js";
import type { Projection } from "../projection-arrays.js";
import { fromPlainError, type TaskMessage, type WorkerMessage } from "./messages.js";
import type { TaskKind, Tasks } from "./tasks.js";

export interface AskOptions {
  /** Time for the work itself; the task's own when it is not told. */
  readonly budgetMs?: number;
  /** Ends the work: before it began with `aborted`, later with the best so far where there is such. */
  readonly signal?: AbortSignal;
  /** Told 0 when the work begins, then now and then the share that is done. */
  readonly onProgress?: (done: number) => void;
}

/** More than this waiting are refused: nobody waits that long. */
const MOST_WAITING = 200;

interface Waiting {
  readonly kind: TaskKind;
  readonly asked: unknown;
  readonly projection: Projection;
  readonly options: AskOptions;
  readonly stop: Int32Array;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  attached: { readonly projection: Projection; readonly generation: number } | undefined;
  current: Waiting | undefined;
}

export class ProjectionPool {
  private readonly threads: Thread[] = [];
  private readonly queue: Waiting[] = [];
  private readonly most: number;
  private tasks = 0;
  private closed = false;

  /** At least two threads, so that a quick question need not wait for a long one. */
  constructor(threads = Math.min(4, Math.max(2, availableParallelism() - 1))) {
    this.most = threads;
  }

  /**
   * Answers one question. `projection` must not be written to until the answer is there: ask within `ProjectionKeeper.read`.
   * Throws what the task throws, `aborted`, and `store-busy` when too many wait.
   */
  async ask<Kind extends TaskKind>(
    projection: Projection,
    task: { readonly kind: Kind; readonly asked: Tasks[Kind]["asked"] },
    options: AskOptions = {},
  ): Promise<Tasks[Kind]["answer"]> {
    const { signal } = options;
    if (signal?.aborted || this.closed) throw stopped();
    if (this.queue.length >= MOST_WAITING) throw new ClewError("store-busy", "Too many questions wait already.");
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const answer = await new Promise<unknown>((resolve, reject) => {
      const waiting: Waiting = { ...task, projection, options, stop, resolve, reject };
      const abort = () => {
        Atomics.store(stop, 0, 1);
        const place = this.queue.indexOf(waiting);
        if (place < 0) return;
        this.queue.splice(place, 1);
        reject(stopped());
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.queue.push(waiting);
      this.next();
    });
    return answer as Tasks[Kind]["answer"]; // what the task of this kind gave
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const waiting of this.queue.splice(0)) waiting.reject(stopped());
    await Promise.all(this.threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const thread = this.threads.find(({ current }) => current === undefined) ?? this.addThread();
    if (!thread) return;
    const waiting = this.queue.shift()!;
    thread.current = waiting;
    const { projection } = waiting;
    const attached = thread.attached?.projection === projection && thread.attached.generation === projection.generation;
    const message: TaskMessage = {
      id: ++this.tasks,
      kind: waiting.kind,
      asked: waiting.asked,
      ...(waiting.options.budgetMs !== undefined && { budgetMs: waiting.options.budgetMs }),
      stop: waiting.stop,
      ...(attached ? {} : { handle: projection.handle() }),
    };
    thread.attached = { projection, generation: projection.generation };
    thread.worker.ref();
    thread.worker.postMessage(message);
    waiting.options.onProgress?.(0);
  }

  private addThread(): Thread | undefined {
    if (this.threads.length >= this.most) return undefined;
    const worker = new Worker(new URL("./worker.js", import.meta.url));
    const thread: Thread = { worker, attached: undefined, current: undefined };
    worker.on("message", (message: WorkerMessage) => this.hear(thread, message));
    worker.on("error", (error) => this.lose(thread, error));
    worker.on("exit", () => this.lose(thread, new ClewError("aborted", "The worker that searched was stopped.")));
    worker.unref(); // an idle thread keeps no process alive
    this.threads.push(thread);
    return thread;
  }

  private hear(thread: Thread, message: WorkerMessage): void {
    const { current } = thread;
    if (!current) return;
    if ("progress" in message) return current.options.onProgress?.(message.progress);
    thread.current = undefined;
    thread.worker.unref();
    if ("error" in message) current.reject(fromPlainError(message.error));
    else current.resolve(JSON.parse(message.answer));
    this.next();
  }

  private lose(thread: Thread, error: unknown): void {
    const place = this.threads.indexOf(thread);
    if (place >= 0) this.threads.splice(place, 1);
    thread.current?.reject(error);
    thread.current = undefined;
    if (!this.closed) this.next();
  }
}

function stopped(): ClewError {
  return new ClewError("aborted", "The question was taken back.");
}
