/**
 * Documents coming in, as jobs: what was uploaded is on the disk before it is acknowledged, jobs run one after another,
 * and one that a kill cut short goes on when Clew starts again. A job is a folder: `job.json` and the files by number.
 */
import { EventEmitter } from "node:events";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type * as z from "zod";
import { isClewError } from "../graph/errors.js";
import type { GraphStore } from "../graph/store.js";
import type { TextFolder } from "../graph/texts.js";
import type { Input } from "../ingest/read/inputs.js";
import type { Knowledge } from "../ingest/knowledge.js";
import { ingest, type IngestEvent } from "../ingest/run.js";
import { documentJob } from "./schemas/jobs.js";
import type { Upload } from "./uploads.js";

export type Job = z.output<typeof documentJob>;

/** Contents that are in memory at once while a job runs. */
const BYTES_AT_ONCE = 32 * 1024 * 1024;
/** Jobs that are over and still told of. */
const KEPT = 100;

export interface JobOptions {
  /** Where originals are kept. */
  readonly texts: Pick<TextFolder, "saveOriginal">;
  /** The user's own knowledge, asked for by every job, so that a change applies to the next. */
  readonly knowledge?: () => Promise<Knowledge | undefined>;
}

export class Jobs {
  readonly #folder: string;
  readonly #store: GraphStore;
  readonly #options: JobOptions;
  readonly #events = new EventEmitter();
  readonly #jobs = new Map<string, Job>();
  readonly #stop = new AbortController();
  #queue: Promise<void> = Promise.resolve();

  constructor(folder: string, store: GraphStore, options: JobOptions) {
    this.#folder = folder;
    this.#store = store;
    this.#options = options;
    this.#events.setMaxListeners(0);
  }

  /** Takes up what an earlier run left: those not over are run again, which changes nothing that is stored already. */
  async resume(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith("job-")).sort();
    for (const name of names.slice(0, -KEPT)) await this.#forgetIfOver(name);
    for (const name of names.slice(-KEPT)) {
      const job = await this.#load(name);
      if (!job) continue;
      this.#jobs.set(job.id, job);
      if (job.state !== "done") this.#enqueue({ ...job, state: "waiting", done: 0, documents: [], failures: [] });
    }
  }

  /** A new folder for what is being uploaded; nothing is acknowledged before `accept`. */
  async prepare(): Promise<{ id: string; folder: string }> {
    const id = newJobId();
    const folder = join(this.#folder, `${id}.incoming`);
    await mkdir(folder, { recursive: true });
    return { id, folder };
  }

  /** Resolves when the uploads are safely on the disk and the job is in line; what was refused among them is told in it. */
  async accept(id: string, uploads: readonly Upload[]): Promise<Job> {
    const job: Job = {
      kind: "documents",
      id,
      state: "waiting",
      at: new Date().toISOString(),
      files: uploads.map((upload) => upload.name),
      done: 0,
      total: uploads.length,
      documents: [],
      failures: refusals(uploads),
    };
    const incoming = join(this.#folder, `${id}.incoming`);
    await writeSafely(join(incoming, "uploads.json"), JSON.stringify(uploads));
    await writeSafely(join(incoming, "job.json"), JSON.stringify(job));
    await rename(incoming, join(this.#folder, id));
    this.#enqueue(job);
    return job;
  }

  async discard(id: string): Promise<void> {
    await rm(join(this.#folder, `${id}.incoming`), { recursive: true, force: true });
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** Calls `listener` with the job as it is now and whenever it changes; returns what ends that. */
  follow(id: string, listener: (job: Job) => void): () => void {
    const job = this.#jobs.get(id);
    if (job) listener(job);
    this.#events.on(id, listener);
    return () => this.#events.off(id, listener);
  }

  /** Finishes the documents at hand; what is left goes on at the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#queue;
  }

  #enqueue(job: Job): void {
    this.#tell(job);
    this.#queue = this.#queue.then(() => this.#run(job)).catch(() => undefined);
  }

  async #run(waiting: Job): Promise<void> {
    if (this.#stop.signal.aborted) return;
    let job: Job = { ...waiting, state: "running" };
    this.#tell(job);
    const folder = join(this.#folder, job.id);
    try {
      const { texts: originals, knowledge: load } = this.#options;
      const knowledge = await load?.();
      const uploads = JSON.parse(await readFile(join(folder, "uploads.json"), "utf8")) as Upload[];
      const failures = refusals(uploads);
      this.#tell((job = { ...job, total: uploads.length, done: failures.length, failures }));
      for await (const inputs of inBatches(folder, uploads)) {
        const onEvent = (event: IngestEvent) => this.#tell((job = advance(job, event, inputs.length)));
        const signal = this.#stop.signal;
        await ingest(inputs, this.#store, { onEvent, originals, signal, ...(knowledge && { knowledge }) });
        if (this.#stop.signal.aborted) return;
      }
      job = { ...job, state: "done", done: job.total };
      for (const upload of uploads) if (upload.file) await rm(join(folder, upload.file), { force: true });
    } catch (error) {
      job = { ...job, state: "failed", failures: [...job.failures, toFailure("the case", error)] };
    }
    await writeSafely(join(folder, "job.json"), JSON.stringify(job)).catch(() => undefined);
    this.#tell(job);
  }

  #tell(job: Job): void {
    this.#jobs.set(job.id, job);
    this.#events.emit(job.id, job);
  }

  async #load(name: string): Promise<Job | undefined> {
    if (name.endsWith(".incoming")) {
      await rm(join(this.#folder, name), { recursive: true, force: true }); // never acknowledged
      return undefined;
    }
    const text = await readFile(join(this.#folder, name, "job.json"), "utf8").catch(() => "");
    const parsed = documentJob.safeParse(text && JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  }

  async #forgetIfOver(name: string): Promise<void> {
    const job = await this.#load(name);
    if (job?.state === "done") await rm(join(this.#folder, name), { recursive: true, force: true });
  }
}

/** What is told of those that were not taken. */
function refusals(uploads: readonly Upload[]): Job["failures"] {
  return uploads.flatMap(({ name, refused }) => (refused === undefined ? [] : [{ name, message: refused }]));
}

/** `inputs`: how many of the job's files are being read; an archive among them is several documents. */
function advance(job: Job, event: IngestEvent, inputs: number): Job {
  switch (event.kind) {
    case "counted":
      return { ...job, total: job.total + Math.max(0, event.documents - inputs) };
    case "stored": {
      const { name, id, outcome, notes } = event;
      return { ...job, done: job.done + 1, documents: [...job.documents, { name, id, outcome, notes: [...notes] }] };
    }
    case "failed":
      return { ...job, done: job.done + 1, failures: [...job.failures, toFailure(event.name, event.error)] };
    case "skipped":
      return {
        ...job,
        failures: [...job.failures, { name: event.name, message: `${event.name} was passed over: ${event.why}.` }],
      };
  }
}

function toFailure(name: string, error: unknown): Job["failures"][number] {
  if (!isClewError(error)) return { name, message: "Something went wrong inside Clew." };
  return { name, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
}

/** The uploads as inputs of an ingest, as many at once as may be in memory together; archives are opened where they lie. */
async function* inBatches(folder: string, uploads: readonly Upload[]): AsyncGenerator<Input[]> {
  let batch: Input[] = [];
  let bytes = 0;
  for (const upload of uploads) {
    if (!upload.file) continue;
    const path = join(folder, upload.file);
    if (upload.file.endsWith(".zip")) {
      batch.push({ path, name: upload.name, key: upload.key });
      continue;
    }
    const content = await readFile(path);
    batch.push({ from: "memory", name: upload.name, key: upload.key, bytes: content.length, content });
    bytes += content.length;
    if (bytes < BYTES_AT_ONCE) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** On the disk whole or not at all. */
async function writeSafely(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** Ordered by the time at which they were made. */
export function newJobId(): string {
  return `job-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8).padEnd(6, "0")}`;
}
