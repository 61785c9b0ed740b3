/**
 * Questions about the relations, on a projection that is kept in step with the store: asked of worker threads, but for
 * paths that are found sooner than a thread could be asked.
 */
import { isClewError } from "./errors.js";
import { findManyByStore, findPathsByStore, isWayStore } from "./paths/by-store.js";
import { findPathsAtOnce } from "./paths/find.js";
import { requireKnownTypes } from "./paths/known-types.js";
import { settleIds } from "./paths/settle.js";
import { ProjectionKeeper, type KeeperOptions, type ProjectionState } from "./projection-keeper.js";
import type { GraphStore } from "./store.js";
import { ProjectionPool, type AskOptions } from "./workers/pool.js";
import type { TaskKind, Tasks } from "./workers/tasks.js";

export interface QuestionsOptions extends KeeperOptions {
  /** How long a question waits for the relations to be read before it is refused. */
  readonly waitMs?: number;
}

type Answer<Kind extends TaskKind> = Tasks[Kind]["answer"];

export class Questions {
  private readonly keeper: ProjectionKeeper;
  private readonly pool = new ProjectionPool();

  constructor(
    private readonly store: GraphStore,
    private readonly options: QuestionsOptions = {},
  ) {
    this.keeper = new ProjectionKeeper(store, options);
  }

  get state(): ProjectionState {
    return this.keeper.state;
  }

  /** Begins to read the relations in the background. */
  start(): void {
    this.keeper.start();
  }

  /**
   * Throws what the task throws, `store-busy` while the relations are being read, `aborted` when nobody waits, and
   * `too-large` for a case with more relations than are held, unless the store finds such paths itself.
   */
  async ask<Kind extends TaskKind>(
    kind: Kind,
    asked: Tasks[Kind]["asked"],
    options: AskOptions,
  ): Promise<Answer<Kind>> {
    try {
      return await this.keeper.read(async (projection) => {
        requireKnownTypes(asked, projection.types);
        const settled = await settleIds(asked, projection, this.store);
        const known = kind === "paths" && !options.signal?.aborted && findPathsAtOnce(projection, settled as never);
        if (known) return known; // what is asked and answered is of this kind
        return this.pool.ask(projection, { kind, asked: settled }, options);
      }, this.options.waitMs);
    } catch (error) {
      if (!isClewError(error) || error.code !== "too-large" || !isWayStore(this.store)) throw error;
      requireKnownTypes(asked);
      const { budgetMs, signal } = options;
      const limits = { ...(budgetMs !== undefined && { budgetMs }), ...(signal && { signal }) };
      // What is asked and answered is of one kind.
      if (kind === "paths") return await findPathsByStore(this.store, asked as never, limits);
      if (kind === "many") return await findManyByStore(this.store, asked as never, limits);
      throw error;
    }
  }

  /** The same store, whose writes are acknowledged once the relations have taken them in. */
  following(): GraphStore {
    const { store } = this;
    const follow = async <Result>(writing: Promise<Result>) => {
      const result = await writing;
      await this.keeper.follow().catch(() => {}); // the next question tries again, and tells
      return result;
    };
    return {
      ...store,
      saveDocuments: (documents) => follow(store.saveDocuments(documents)),
      removeDocument: (id) => follow(store.removeDocument(id)),
      judge: (judgement) => follow(store.judge(judgement)),
      undoJudgement: (id) => follow(store.undoJudgement(id)),
      restore: (lines) => follow(store.restore(lines)),
    };
  }

  /** Saves the projection. To be called before the store is closed. */
  async close(): Promise<void> {
    await this.pool.close();
    await this.keeper.close();
  }
}
