/**
 * Measures being taken, as jobs that tell how far they are. Nothing of them is on the disk: they end with the server, and
 * when nobody follows them or asks for them any more.
 */
import { EventEmitter } from "node:events";
import type * as z from "zod";
import type { RankAnswer, RankQuestion } from "../graph/analytics/rank.js";
import { isClewError } from "../graph/errors.js";
import type { AskOptions } from "../graph/workers/pool.js";
import type { Input } from "./api.js";
import { newJobId } from "./jobs.js";
import type { rankJob } from "./schemas/jobs.js";

export type RankJob = z.output<typeof rankJob>;
type Asked = Omit<Input<"POST /api/rank/jobs">["body"], "budgetMs">;

type Ask = (question: RankQuestion, options: AskOptions) => Promise<RankAnswer>;

/** How long a measure goes on without anybody who follows it or asks how far it is. */
const ABANDONED_MS = 10_000;
/** Jobs that are over and still told of. */
const KEPT = 10;

interface Running {
  job: RankJob;
  readonly began: number;
  readonly stop: AbortController;
  followers: number;
  leaving?: NodeJS.Timeout;
}

export class RankJobs {
  readonly #ask: Ask;
  readonly #abandonedMs: number;
  readonly #events = new EventEmitter();
  readonly #jobs = new Map<string, Running>();

  constructor(ask: Ask, abandonedMs = ABANDONED_MS) {
    this.#ask = ask;
    this.#abandonedMs = abandonedMs;
    this.#events.setMaxListeners(0);
  }

  start(asked: Asked, budgetMs?: number): RankJob {
    const id = newJobId();
    const { measure } = asked;
    const at = new Date().toISOString();
    const job: RankJob = { kind: "rank", id, state: "waiting", at, measure, done: 0, seconds: 0 };
    const running: Running = { job, began: performance.now(), stop: new AbortController(), followers: 0 };
    this.#jobs.set(id, running);
    this.#forgetOldest();
    this.#expectSomebody(running);
    void this.#run(running, asked, budgetMs);
    return job;
  }

  find(id: string): RankJob | undefined {
    const running = this.#jobs.get(id);
    if (!running) return undefined;
    this.#expectSomebody(running);
    return running.job;
  }

  /** Calls `listener` with the job as it is now and whenever it changes; returns what ends that. */
  follow(id: string, listener: (job: RankJob) => void): () => void {
    const running = this.#jobs.get(id);
    if (!running) return () => {};
    running.followers++;
    clearTimeout(running.leaving);
    listener(running.job);
    this.#events.on(id, listener);
    let follows = true;
    return () => {
      if (!follows) return;
      follows = false;
      this.#events.off(id, listener);
      running.followers--;
      this.#expectSomebody(running);
    };
  }

  /** One that is over stays as it is. */
  stop(id: string): void {
    this.#jobs.get(id)?.stop.abort();
  }

  async #run(running: Running, asked: Asked, budgetMs: number | undefined): Promise<void> {
    const { signal } = running.stop;
    const onProgress = (done: number) => this.#tell(running, { state: "running", done });
    const limits = { signal, onProgress, ...(budgetMs !== undefined && { budgetMs }) };
    try {
      const answer = await this.#ask(asked as unknown as RankQuestion, limits); // checked against its schema
      this.#tell(running, { state: "done", done: 1, answer: answer as unknown as NonNullable<RankJob["answer"]> });
    } catch (error) {
      if (signal.aborted) this.#tell(running, { state: "stopped" });
      else this.#tell(running, { state: "failed", failure: toFailure(error) });
    }
    clearTimeout(running.leaving);
  }

  /** What is done never becomes less. */
  #tell(running: Running, change: Partial<RankJob>): void {
    const { job, began } = running;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    running.job = { ...job, ...change, done: Math.max(job.done, change.done ?? 0), seconds };
    this.#events.emit(job.id, running.job);
  }

  #expectSomebody(running: Running): void {
    clearTimeout(running.leaving);
    if (running.followers > 0 || isOver(running.job)) return;
    running.leaving = setTimeout(() => running.stop.abort(), this.#abandonedMs);
    running.leaving.unref();
  }

  #forgetOldest(): void {
    const over = [...this.#jobs.values()].filter(({ job }) => isOver(job));
    for (const { job } of over.slice(0, Math.max(0, over.length - KEPT))) this.#jobs.delete(job.id);
  }
}

function isOver({ state }: RankJob): boolean {
  return state !== "waiting" && state !== "running";
}

function toFailure(error: unknown): NonNullable<RankJob["failure"]> {
  if (!isClewError(error)) return { message: "Something went wrong inside Clew." };
  return { message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
}
