/**
 * Keeps one projection of a store: opens the saved one or reads the case in the background, follows the store's
 * revision, also when another process wrote, and saves what it has.
 *
 * Readers never wait for one another. What changed is written in place while nobody reads; otherwise into a copy, which
 * takes the place of the old one, and the readers of the old one finish on what they began with.
 */
import { ClewError, isClewError } from "./errors.js";
import type { Ontology } from "./ontology.js";
import type { Projection } from "./projection-arrays.js";
import { takeChanges, unknownEnds } from "./projection-change.js";
import { openProjection, saveProjection } from "./projection-file.js";
import { buildProjection } from "./projection.js";
import type { GraphStore } from "./store.js";

export type FollowedStore = Pick<
  GraphStore,
  "outline" | "relation" | "revision" | "changesSince" | "entities" | "counts"
>;

export interface KeeperOptions {
  /** Where the projection is saved; without it, it is read anew at each start. */
  readonly path?: string;
  readonly ontology?: Ontology;
  /** A case with more relations is not held in memory: reading it throws `too-large`. */
  readonly mostRelations?: number;
  /** How old an answer to "did another process write?" may be. */
  readonly checkEveryMs?: number;
}

export type ProjectionState =
  | { readonly state: "none" }
  | { readonly state: "building"; readonly relations: number }
  | {
      readonly state: "ready";
      readonly revision: number;
      readonly entities: number;
      readonly relations: number;
      readonly bytes: number;
    }
  | { readonly state: "failed" | "too-large"; readonly message: string };

export const MOST_RELATIONS = 5_000_000;
const CHECK_EVERY_MS = 400;
/** For so long after a question the store is looked at twice as often as that, so that the next one need not wait for it. */
const WATCHED_MS = 60_000;
/** How many relations of a saved projection are looked up in the store before it is believed. */
const SPOT_CHECKS = 20;

interface Held {
  readonly projection: Projection;
  readers: number;
}

export class ProjectionKeeper {
  private held: Held | undefined;
  private getting: Promise<void> | undefined;
  private failure: Error | undefined;
  private readSoFar = 0;
  private checkedAt = -Infinity;
  private following: Promise<void> | undefined;
  private savedRevision = -1;
  private askedAt = 0;
  private watching: NodeJS.Timeout | undefined;
  private readonly closing = new AbortController();

  constructor(
    private readonly store: FollowedStore,
    private readonly options: KeeperOptions = {},
  ) {}

  /** What to tell people: how far the reading is, or what is held. */
  get state(): ProjectionState {
    if (this.held) {
      const { revision, entityCount, relationCount, bytes } = this.held.projection;
      return { state: "ready", revision, entities: entityCount, relations: relationCount, bytes };
    }
    if (this.failure !== undefined && !this.getting) {
      return { state: isTooLarge(this.failure) ? "too-large" : "failed", message: this.failure.message };
    }
    return this.getting ? { state: "building", relations: this.readSoFar } : { state: "none" };
  }

  /** Begins to open or read in the background; does nothing when that was begun. */
  start(): void {
    if (this.held || this.getting) return;
    this.failure = undefined;
    this.readSoFar = 0;
    this.getting = this.get()
      .catch((error: unknown) => void (this.failure = toError(error)))
      .finally(() => (this.getting = undefined));
  }

  /**
   * Runs `work` on the projection as it is now. Throws `store-busy` when it is not read within `waitMs`, `too-large`
   * for a case with too many relations, and what the store throws.
   */
  async read<Result>(work: (projection: Projection) => Result | Promise<Result>, waitMs = 5000): Promise<Result> {
    await this.ready(waitMs);
    const { checkEveryMs = CHECK_EVERY_MS } = this.options;
    await this.follow(checkEveryMs);
    this.watch(checkEveryMs);
    await this.ready(waitMs); // what was held may have been given up
    const held = this.held ?? this.refuse();
    held.readers++;
    try {
      return await work(held.projection);
    } finally {
      held.readers--;
    }
  }

  /**
   * Takes in what was written, unless that was looked for within the last `withinMs`. Where everything must be read
   * again, that has begun when this is done.
   */
  async follow(withinMs = 0): Promise<void> {
    if (!this.held || performance.now() - this.checkedAt < withinMs) return;
    // Whoever asks while it is looked up may have written just before: theirs is the next look-up.
    if (this.following && withinMs === 0) await this.following.catch(() => {});
    this.following ??= this.catchUp().finally(() => (this.following = undefined));
    await this.following;
  }

  /** Saves what is held, if there is a path and something new. */
  async save(): Promise<void> {
    const { held } = this;
    const { path } = this.options;
    if (!held || path === undefined || held.projection.revision === this.savedRevision) return;
    held.readers++;
    try {
      await saveProjection(held.projection, path);
      this.savedRevision = held.projection.revision;
    } finally {
      held.readers--;
    }
  }

  async close(): Promise<void> {
    this.closing.abort();
    clearInterval(this.watching);
    await this.getting;
    await this.following?.catch(() => {});
    await this.save();
    this.held = undefined;
  }

  // ── Getting it ──

  private async get(): Promise<void> {
    const most = this.options.mostRelations ?? MOST_RELATIONS;
    const counts = await this.store.counts();
    requireRoom(counts.relations, most);
    // Whatever is wrong with what was saved: it can be built anew.
    const saved = await this.openSaved().catch(() => undefined);
    const projection = saved ?? (await this.build(counts));
    this.checkedAt = performance.now();
    this.held = { projection, readers: 0 };
    await this.save().catch(() => {}); // a full disk only costs the next start its speed
  }

  private async build(expected: { readonly entities: number; readonly relations: number }): Promise<Projection> {
    const { ontology } = this.options;
    return buildProjection(this.store, {
      ...(ontology ? { ontology } : {}),
      expected,
      signal: this.closing.signal,
      onProgress: (relations) => (this.readSoFar = relations),
    });
  }

  private async openSaved(): Promise<Projection | undefined> {
    const { path, ontology } = this.options;
    if (path === undefined) return undefined;
    const projection = await openProjection(path, ontology);
    if (!projection) return undefined;
    this.savedRevision = projection.revision;
    const revision = await this.store.revision();
    if (revision < projection.revision || !(await this.changeTo(projection, revision))) return undefined;
    return (await this.isOfThisStore(projection)) ? projection : undefined;
  }

  /** The file may lie beside a store that was replaced: a few of its relations are looked up. */
  private async isOfThisStore(projection: Projection): Promise<boolean> {
    const { status, origins } = projection.columns;
    const step = Math.max(1, Math.floor(projection.relationRows / SPOT_CHECKS));
    for (let row = 0; row < projection.relationRows; row += step) {
      if (projection.relationRow(projection.relationIdOf(row)) !== row) continue; // a row that stands for nothing
      const relation = await this.store.relation(projection.relationIdOf(row));
      if (relation?.status !== projection.relationStatus(row) || status[row] === undefined) return false;
      if (Math.min(relation.origins, 0xffff) !== origins[row]) return false;
    }
    return true;
  }

  private async ready(waitMs: number): Promise<void> {
    this.start();
    if (this.held) return;
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMs)));
    await Promise.race([this.getting, waited]);
    clearTimeout(timer);
    if (!this.held) this.refuse();
  }

  private refuse(): never {
    if (this.failure !== undefined && !this.getting) throw this.failure;
    throw new ClewError("store-busy", `The relations of this case are still being read: ${this.readSoFar} so far.`, {
      hint: "Ask again in a moment.",
    });
  }

  // ── Following ──

  private watch(checkEveryMs: number): void {
    this.askedAt = performance.now();
    if (this.watching || checkEveryMs === 0 || this.closing.signal.aborted) return;
    this.watching = setInterval(() => {
      if (performance.now() - this.askedAt < WATCHED_MS) return void this.follow(checkEveryMs / 4).catch(() => {});
      clearInterval(this.watching);
      this.watching = undefined;
    }, checkEveryMs / 2);
    this.watching.unref();
  }

  private async catchUp(): Promise<void> {
    const { held } = this;
    if (!held) return;
    const revision = await this.store.revision();
    this.checkedAt = performance.now();
    if (revision === held.projection.revision) return;
    const { mostRelations = MOST_RELATIONS } = this.options;
    const isChanged = revision > held.projection.revision && (await this.changeTo(held.projection, revision, held));
    if (isChanged && held.projection.relationCount <= mostRelations) return;
    // Too many, too far behind, or the store went back, as after restoring a backup: read everything again.
    this.held = undefined;
    this.start();
  }

  /** False when the store no longer knows what changed. */
  private async changeTo(projection: Projection, revision: number, held?: Held): Promise<boolean> {
    if (revision === projection.revision) return true;
    const changes = await this.store.changesSince(projection.revision);
    if (!changes.complete) return false;
    const unknown = await this.store.entities(unknownEnds(projection, changes));
    const target = held && held.readers > 0 ? projection.clone() : projection;
    takeChanges(target, { ...changes, entities: [...changes.entities, ...unknown] }, this.options.ontology);
    if (target !== projection) this.held = { projection: target, readers: 0 };
    return true;
  }
}

function requireRoom(relations: number, most: number): void {
  if (relations <= most) return;
  const message = `The case has ${relations} relations; more than ${most} are not held in memory, where paths and measures are found.`;
  throw new ClewError("too-large", message, {
    hint: "Set CLEW_MOST_RELATIONS higher where there is memory for it, some 85 bytes a relation.",
    details: { relations, most },
  });
}

function isTooLarge(error: unknown): boolean {
  return isClewError(error) && error.code === "too-large";
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error || isClewError(thrown) ? thrown : new Error(String(thrown));
}
