/**
 * Copies of the case for users' queries: the file that is written is locked, and a query must not slow the writer. A copy
 * blocks the engine (0.44 s at 1,000 documents, 2.9 s at 5,000), so one serves until something was written; and while
 * writes go on, for twenty times as long as it took, so that copying takes at most a twentieth of the engine's time.
 */
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { makeFolders } from "../folders.js";
import type { Engine } from "./engine.js";

export interface Copy {
  readonly file: string;
  /** What the engine had committed when it was made. */
  readonly epoch: number;
  readonly madeAt: number;
  readonly tookMs: number;
  /** The processes that have it open. */
  readonly users: Set<object>;
}

export type CopiedEngine = Pick<Engine, "copy" | "epoch" | "writing">;

const REUSE_FACTOR = 20;

export class Copies {
  readonly #folder: string;
  readonly #engine: CopiedEngine;
  #latest: Copy | undefined;
  #making: Promise<Copy> | undefined;
  #count = 0;

  constructor(folder: string, engine: CopiedEngine) {
    this.#folder = folder;
    this.#engine = engine;
  }

  /**
   * One that holds all that was committed before the call, or shortly before it while writes go on. Throws `store-failed`
   * when there is no room for it.
   */
  async current(): Promise<Copy> {
    if (this.#latest !== undefined && this.#serves(this.#latest)) return this.#latest;
    const needed = this.#engine.epoch;
    for (;;) {
      // One that is being made may have been begun before what is needed was written.
      this.#making ??= this.#make().finally(() => (this.#making = undefined));
      const copy = await this.#making;
      if (copy.epoch >= needed) return copy;
    }
  }

  /** Whether something was written since. */
  isBehind(copy: Copy): boolean {
    return copy.epoch !== this.#engine.epoch;
  }

  /** Ends the use of a copy; one that is neither used nor the latest is removed. */
  async release(copy: Copy, user: object): Promise<void> {
    copy.users.delete(user);
    await this.#removeUnused(copy);
  }

  /** Also those that an earlier owner, who was killed, left. */
  async removeAll(): Promise<void> {
    this.#latest = undefined;
    await rm(this.#folder, { recursive: true, force: true });
  }

  #serves(copy: Copy): boolean {
    if (!this.isBehind(copy)) return true;
    return this.#engine.writing && Date.now() - copy.madeAt < copy.tookMs * REUSE_FACTOR;
  }

  async #make(): Promise<Copy> {
    if (this.#latest === undefined) await this.removeAll();
    await makeFolders(this.#folder);
    const file = join(this.#folder, `${(this.#count += 1)}.grafeo`);
    const start = Date.now();
    const epoch = await this.#engine.copy(file);
    const before = this.#latest;
    this.#latest = { file, epoch, madeAt: Date.now(), tookMs: Date.now() - start, users: new Set() };
    if (before !== undefined) await this.#removeUnused(before);
    return this.#latest;
  }

  async #removeUnused(copy: Copy): Promise<void> {
    if (copy === this.#latest || copy.users.size > 0) return;
    await rm(copy.file, { force: true });
    // What an ended process had put aside: 'grafeo-1.grafeo-4711-041498ddc620.spill'
    const leftovers = (await readdir(this.#folder).catch(() => [])).filter((name) =>
      name.startsWith(`grafeo-${basename(copy.file)}-`),
    );
    for (const name of leftovers) await rm(join(this.#folder, name), { recursive: true, force: true });
  }
}
