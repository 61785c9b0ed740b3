import fc from "fast-check";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntityId } from "./ids.js";
import { STATUSES } from "./model.js";
import { SampleStore, toEntity, toRelation, type SampleRelation } from "./paths/sample.js";
import type { Projection } from "./projection-arrays.js";
import { takeChanges, toComparable, unknownEnds } from "./projection-change.js";
import { openProjection, saveProjection } from "./projection-file.js";
import { buildProjection } from "./projection.js";

const NAMES = Array.from({ length: 12 }, (_, place) => `person/p${(place * 7) % 12}`);

const sample: fc.Arbitrary<SampleRelation> = fc
  .record({
    type: fc.constantFrom("SPOKE_WITH", "LEADS", "OWNS", "RELATED_TO"),
    source: fc.constantFrom(...NAMES),
    target: fc.constantFrom(...NAMES),
    status: fc.constantFrom(...STATUSES),
    confidence: fc.constantFrom(0.4, 0.9),
    first: fc.constantFrom("2019", "2020-05"),
  })
  .filter(({ source, target }) => source !== target);

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ put: fc.array(sample, { minLength: 1, maxLength: 6 }) }) },
    { weight: 3, arbitrary: fc.record({ remove: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ rename: fc.constantFrom(...NAMES), to: fc.string({ maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ merge: fc.constantFrom(...NAMES) }) },
  ),
  { minLength: 1, maxLength: 25, size: "max" },
);

/** One write: relations put, some removed, an entity renamed, or one gone with all its relations. */
function write(
  store: SampleStore,
  step: { put?: SampleRelation[]; remove?: number[]; rename?: string; to?: string; merge?: string },
): void {
  const all = store.all();
  if (step.put) store.change({ put: step.put.map(toRelation) });
  if (step.remove && all.length > 0) store.change({ remove: step.remove.map((at) => all[at % all.length]!.id) });
  if (step.rename) store.change({ entities: [{ ...toEntity(step.rename), name: step.to ?? "" }] });
  if (step.merge) {
    const gone = step.merge as EntityId;
    const ended = all.filter(({ source, target }) => source === gone || target === gone);
    store.change({ remove: ended.map(({ id }) => id), removeEntities: [gone] });
  }
}

describe("the kept projection", () => {
  it("equals one built anew after any order of changes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { maxLength: 30 }),
        steps,
        fc.integer({ min: 1, max: 4 }),
        async (start, work, every) => {
          const store = new SampleStore(start.map(toRelation));
          const projection = await buildProjection(store);
          for (const [place, step] of work.entries()) {
            write(store, step);
            if (place % every === 0) await catchUp(projection, store);
          }
          await catchUp(projection, store);
          expect(toComparable(projection)).toEqual(toComparable(await buildProjection(store)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("wins back the room of runs that moved", async () => {
    const store = new SampleStore([]);
    const projection = await buildProjection(store);
    for (let round = 0; round < 400; round++) {
      store.change({ put: [toRelation({ type: "PAID", source: "person/hub", target: `person/p${round}` })] });
      await catchUp(projection, store);
    }
    expect(projection.halfRows).toBeLessThan(30_000); // 80,000 without
    expect(toComparable(projection)).toEqual(toComparable(await buildProjection(store)));
  });
});

async function catchUp(projection: Projection, store: SampleStore): Promise<void> {
  const changes = await store.changesSince(projection.revision);
  const entities = [...changes.entities, ...(await store.entities(unknownEnds(projection, changes)))];
  takeChanges(projection, { ...changes, entities });
}

describe("the saved projection", () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "clew-projection-"))));
  afterEach(() => rm(folder, { recursive: true }));

  const relations = Array.from({ length: 500 }, (_, place) =>
    toRelation({ type: "PAID", source: `person/p${place % 40}`, target: `company/c${place % 77}`, first: "2020" }),
  );

  it("opens as it was saved, and takes changes as before", async () => {
    const store = new SampleStore(relations);
    const path = join(folder, "projection");
    await saveProjection(await buildProjection(store), path);
    const opened = (await openProjection(path))!;
    expect(toComparable(opened)).toEqual(toComparable(await buildProjection(store)));
    store.change({
      put: [toRelation({ type: "LEADS", source: "person/new", target: "company/c1" })],
      remove: [relations[3]!.id],
    });
    await catchUp(opened, store);
    expect(toComparable(opened)).toEqual(toComparable(await buildProjection(store)));
  });

  it("is not read when it is missing, cut short, damaged or of another meaning", async () => {
    const path = join(folder, "projection");
    expect(await openProjection(path)).toBeUndefined();
    await saveProjection(await buildProjection(new SampleStore(relations)), path);
    const whole = await readFile(path);
    const damaged = Buffer.from(whole);
    damaged[damaged.length - 5000]! ^= 1;
    const strange = Buffer.from(whole.toString("latin1").replace(/clew-projection-\d/, "clew-projection-0"), "latin1");
    for (const bytes of [
      whole.subarray(0, 100),
      whole.subarray(0, whole.length - 100),
      damaged,
      strange,
      Buffer.alloc(0),
    ]) {
      await writeFile(path, bytes);
      expect(await openProjection(path)).toBeUndefined();
    }
  });

  it("of an empty case is an empty projection", async () => {
    const path = join(folder, "projection");
    await saveProjection(await buildProjection(new SampleStore()), path);
    expect((await openProjection(path))?.entityCount).toBe(0);
  });
});
