import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntityId } from "./ids.js";
import { SampleStore, toRelation } from "./paths/sample.js";
import { toComparable } from "./projection-change.js";
import { ProjectionKeeper, type KeeperOptions } from "./projection-keeper.js";
import { buildProjection } from "./projection.js";
import { ProjectionPool } from "./workers/pool.js";

const PAIR = [
  toRelation({ type: "LEADS", source: "person/a", target: "company/c" }),
  toRelation({ type: "OWNS", source: "person/b", target: "company/c" }),
];
const FURTHER = toRelation({ type: "PAID", source: "person/b", target: "person/d" });
const ASKED = { from: "person/a" as EntityId, to: "person/d" as EntityId };

const keeperOf = (store: SampleStore, options: KeeperOptions = {}) =>
  new ProjectionKeeper(store, { checkEveryMs: 0, ...options });

/** A store that counts how often the whole case was read, and may be slow or forgetful. */
class WatchedStore extends SampleStore {
  reads = 0;
  forgets = false;
  gate: Promise<void> = Promise.resolve();
  override async *outline() {
    this.reads++;
    await this.gate;
    yield* super.outline();
  }
  override async changesSince(revision: number) {
    return { ...(await super.changesSince(revision)), complete: !this.forgets };
  }
}

describe("ProjectionKeeper", () => {
  it("sees what another process wrote, without reading everything again", async () => {
    const store = new WatchedStore(PAIR);
    const keeper = keeperOf(store);
    expect(await keeper.read(({ relationCount }) => relationCount)).toBe(2);
    store.change({ put: [FURTHER] });
    expect(await keeper.read(toComparable)).toEqual(toComparable(await buildProjection(store)));
    expect(store.reads).toBe(2); // the keeper's one and the one to compare with
  });

  it("leaves readers on what they began with while changes come in", async () => {
    const store = new WatchedStore(PAIR);
    const keeper = keeperOf(store);
    let finish = () => {};
    const long = keeper.read(async (projection) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return projection.relationCount;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    store.change({ put: [FURTHER] });
    expect(await keeper.read(({ relationCount }) => relationCount)).toBe(3);
    finish();
    expect(await long).toBe(2);
  });

  it("reads everything again when the store forgot what changed, or went back", async () => {
    const store = new WatchedStore(PAIR);
    const keeper = keeperOf(store);
    await keeper.read(() => undefined);
    store.forgets = true;
    store.change({ put: [FURTHER] });
    expect(await keeper.read(({ relationCount }) => relationCount)).toBe(3);
    expect(store.reads).toBe(2);
  });

  it("says how far it is when asked while it reads", async () => {
    const store = new WatchedStore(PAIR);
    let open = () => {};
    store.gate = new Promise((resolve) => (open = resolve));
    const keeper = keeperOf(store);
    keeper.start();
    expect(keeper.state).toEqual({ state: "building", relations: 0 });
    await expect(keeper.read(() => undefined, 10)).rejects.toMatchObject({ code: "store-busy" });
    open();
    expect(await keeper.read(({ relationCount }) => relationCount)).toBe(2);
    expect(keeper.state).toMatchObject({ state: "ready", relations: 2, entities: 3, revision: 1 });
  });

  it("refuses a case that is too large to hold", async () => {
    const keeper = keeperOf(new SampleStore(PAIR), { mostRelations: 1 });
    await expect(keeper.read(() => undefined)).rejects.toMatchObject({ code: "too-large" });
    expect(keeper.state.state).toBe("too-large");
  });

  describe("with a file", () => {
    let folder: string;
    let path: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), "clew-keeper-"));
      path = join(folder, "projection");
    });
    afterEach(() => rm(folder, { recursive: true }));

    it("opens what was saved and catches up, without reading the case", async () => {
      const store = new WatchedStore(PAIR);
      const first = keeperOf(store, { path });
      await first.read(() => undefined);
      await first.close();
      store.change({ put: [FURTHER] });
      const second = keeperOf(store, { path });
      expect(await second.read(({ relationCount }) => relationCount)).toBe(3);
      expect(store.reads).toBe(1);
      await second.close();
    });

    it("does not believe the file of another store", async () => {
      const first = keeperOf(new SampleStore(PAIR), { path });
      await first.read(() => undefined);
      await first.close();
      const other = new WatchedStore([FURTHER]);
      const second = keeperOf(other, { path });
      expect(await second.read(({ relationCount }) => relationCount)).toBe(1);
      expect(other.reads).toBe(1);
      await second.close();
    });
  });
});

describe("ProjectionPool", () => {
  const store = new SampleStore([...PAIR, FURTHER]);
  const keeper = keeperOf(store);
  const pool = new ProjectionPool(2);
  afterAll(() => pool.close());

  const ask = (options?: Parameters<ProjectionPool["ask"]>[2]) =>
    keeper.read((projection) => pool.ask(projection, { kind: "paths", asked: ASKED }, options));

  it("answers ten questions at once, on the present relations", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    for (const { paths, revision } of answers) expect([paths.length, revision]).toEqual([1, 1]);
    store.change({ put: [toRelation({ type: "MET_WITH", source: "person/a", target: "person/d" })] });
    expect((await ask()).paths).toHaveLength(2);
  });

  it("tells errors as what they were", async () => {
    const asked = { ...ASKED, maxHops: 99 };
    await expect(keeper.read((projection) => pool.ask(projection, { kind: "paths", asked }))).rejects.toMatchObject({
      code: "invalid-input",
      message: "The most steps of a path is 99; it is a whole number from 1 to 8.",
    });
  });

  it("takes no question back that nobody waits for", async () => {
    await expect(ask({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "aborted" });
  });
});
