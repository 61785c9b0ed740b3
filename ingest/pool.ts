/** Worker threads for reading and extraction. One that dies or takes too long costs the document that it was at, alone. */
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { JobKind, Jobs } from "./jobs.js";
import type { Knowledge } from "./knowledge.js";
import { fromPlainError } from "./plain-error.js";
import type { Answer, Order } from "./worker.js";

export interface PoolSettings {
  /** Default: one for each core. They are started when there is work for them. */
  readonly workers?: number;
  /** How long a job may take: this long, and as long again for each `BYTES_PER_LIMIT` bytes. Default 60 s. */
  readonly limitMs?: number;
  /** Heap of one worker; the default is what a text of the greatest allowed size takes, with room. */
  readonly maxHeapMb?: number;
  readonly knowledge?: Knowledge;
  /** The module that workers run. */
  readonly module?: URL;
}

/** A document that the pool is at, by its name and size. */
interface Subject {
  readonly name: string;
  readonly bytes: number;
}

interface Job extends Subject {
  readonly order: Order;
  readonly settle: (answer: Answer) => void;
}

/** Extraction of far slower machines than ours reads this much in a minute. */
const BYTES_PER_LIMIT = 1024 * 1024;

/** Room for what lives as long as one document: a third of the default, which costs no time and saves 35 MB a worker. */
const YOUNG_MB = 12;

/**
 * Heaps grow by half between two full collections. V8's own choice lets a worker that holds 40 MB grow to 190 MB over a
 * thousand documents before it looks at what is left of them; this takes no more time. For all threads of the process.
 */
const GROWTH_FLAG = "--heap-growing-percent=50";

/** A worker and the job that it is at. */
interface Seat {
  readonly worker: Worker;
  job?: Job;
  timer?: NodeJS.Timeout;
}

export class Pool {
  readonly #settings: Required<Pick<PoolSettings, "workers" | "limitMs" | "maxHeapMb" | "module">> & PoolSettings;
  /** Extraction goes before reading, so that documents are finished before new ones are begun. */
  readonly #waiting: Record<JobKind, Job[]> = { extract: [], read: [] };
  readonly #seats = new Set<Seat>();

  constructor(settings: PoolSettings = {}) {
    setFlagsFromString(GROWTH_FLAG);
    const module = settings.module ?? new URL("./worker.js", import.meta.url);
    this.#settings = { workers: availableParallelism(), limitMs: 60_000, maxHeapMb: 2048, ...settings, module };
  }

  /** The job's answer. Rejects with what it threw, `unreadable-document` when it broke its worker, `aborted` when dropped. */
  perform<Kind extends JobKind>(kind: Kind, subject: Subject, asked: Jobs[Kind]["asks"]): Promise<Jobs[Kind]["gives"]> {
    return new Promise((resolve, reject) => {
      const settle = (answer: Answer) =>
        // The worker answers an order of this kind with what `Jobs` says that it gives.
        "gives" in answer
          ? resolve(answer.gives as Jobs[Kind]["gives"])
          : reject(fromPlainError(answer.failed, subject.name));
      this.#waiting[kind].push({ name: subject.name, bytes: subject.bytes, order: { kind, asked }, settle });
      this.#assign();
    });
  }

  /** Gives up all jobs that no worker has begun. */
  dropWaiting(): void {
    for (const job of [...this.#waiting.extract.splice(0), ...this.#waiting.read.splice(0)]) {
      job.settle({ failed: { code: "aborted", message: `${job.name} was not read.` } });
    }
  }

  /** Ends the workers, and with them what they are at. */
  async close(): Promise<void> {
    this.dropWaiting();
    await Promise.all([...this.#seats].map((seat) => this.#leave(seat, "was stopped")));
  }

  #assign(): void {
    for (;;) {
      const waiting = this.#waiting.extract.length > 0 ? this.#waiting.extract : this.#waiting.read;
      if (waiting.length === 0) return;
      const seat = this.#findIdle() ?? this.#start();
      const job = seat && waiting.shift();
      if (!seat || !job) return;
      this.#begin(seat, job);
    }
  }

  #findIdle(): Seat | undefined {
    for (const seat of this.#seats) if (!seat.job) return seat;
    return undefined;
  }

  #start(): Seat | undefined {
    if (this.#seats.size >= this.#settings.workers) return undefined;
    const worker = new Worker(this.#settings.module, {
      workerData: { knowledge: this.#settings.knowledge },
      resourceLimits: { maxOldGenerationSizeMb: this.#settings.maxHeapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const seat: Seat = { worker };
    worker.on("message", (answer: Answer) => this.#end(seat, answer));
    worker.on("messageerror", () => void this.#leave(seat, "gave what cannot be passed on"));
    worker.on("error", (error) => void this.#leave(seat, toReason(error)));
    worker.on("exit", () => void this.#leave(seat, "ended without an answer"));
    this.#seats.add(seat);
    return seat;
  }

  #begin(seat: Seat, job: Job): void {
    const limitMs = this.#settings.limitMs * (1 + Math.floor(job.bytes / BYTES_PER_LIMIT));
    seat.job = job;
    seat.timer = setTimeout(() => void this.#leave(seat, `took longer than ${Math.round(limitMs / 1000)} s`), limitMs);
    seat.worker.ref();
    seat.worker.postMessage(job.order);
  }

  #end(seat: Seat, answer: Answer): void {
    const job = seat.job;
    clearTimeout(seat.timer);
    delete seat.job;
    // A worker without work does not keep the process from ending.
    seat.worker.unref();
    job?.settle(answer);
    this.#assign();
  }

  /** A worker that broke off, or has to: its job fails, and another worker takes its seat when there is work. */
  async #leave(seat: Seat, why: string): Promise<void> {
    if (!this.#seats.delete(seat)) return;
    const name = seat.job?.name ?? "";
    this.#end(seat, {
      failed: { code: "unreadable-document", message: `${name} could not be read: its reading ${why}.` },
    });
    await seat.worker.terminate();
  }
}

/** Not by `instanceof`: errors come from another thread. */
function toReason(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "took more memory than it may have; split it into several files";
  return `broke off (${String(message ?? error)})`;
}
