/** What a test file of an adapter gives to the contract suite, and one case per test out of it. */
import type { GraphStore } from "../store.js";

export interface OpenedCase {
  readonly store: GraphStore;
  /** Closes the store and opens the same case again, as another process would. */
  reopen(): Promise<GraphStore>;
  /**
   * Closes the store and runs statements on its database behind Clew's back. Gives the rows of the last one, as plain
   * objects. `reopen` is for afterwards.
   */
  tamper(...statements: readonly string[]): Promise<readonly object[]>;
  dispose(): Promise<void>;
}

/** Opens an empty case. It may be the database of the case before, emptied: no test uses an older case after a newer. */
export type OpenCase = () => Promise<OpenedCase>;

export interface FreshCase {
  readonly store: GraphStore;
  reopen(): Promise<GraphStore>;
  tamper(...statements: readonly string[]): Promise<readonly object[]>;
}

/** An empty case for each test of the surrounding `describe`. */
export function eachWithFreshCase(open: OpenCase): FreshCase {
  let opened: OpenedCase | undefined;
  let store: GraphStore | undefined;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(async () => {
    await opened?.dispose();
    opened = store = undefined;
  });
  return {
    get store() {
      return required(store);
    },
    async reopen() {
      return (store = await required(opened).reopen());
    },
    tamper: (...statements) => required(opened).tamper(...statements),
  };
}

/** What is there, of which a test is sure. */
export function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("Expected something, found nothing.");
  return value;
}
