/** Revision, the stream of all relations, what changed since, counts and schema. */
import { toDocumentId, toRelationId, type EntityId } from "../ids.js";
import type { Changes, GraphStore } from "../store.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { idOf, keyOf, lineOf, names, sortedById } from "../testing/lines.js";
import { Mirror } from "../testing/mirror.js";
import { claim, from, reading, sentence } from "../testing/reading.js";
import { by, everyOutline, everyRelation } from "../testing/snapshot.js";

const first = () =>
  reading(
    from("The Courier", "2022-10-11"),
    sentence(
      "[Anna Berg] met with [Boris Cole], who leads [Northgate].",
      claim("Anna Berg", "MET_WITH", "Boris Cole"),
      claim("Boris Cole", "LEADS", "Northgate"),
    ),
  );
const second = () =>
  reading(
    from("The Herald", "2022-11-02"),
    sentence(
      "[A. Berg] met with [Boris Cole]; [Clara Dorn] did not, and owns nothing of [Lantern].",
      claim("A. Berg", "MET_WITH", "Boris Cole"),
      claim("Clara Dorn", "OWNS", "Lantern", { stance: "negated" }),
    ),
  );

export function followingContract(open: OpenCase): void {
  describe("a new case", () => {
    const fresh = eachWithFreshCase(open);

    it("is empty in every way", async () => {
      const { store } = fresh;
      expect(await store.counts()).toEqual({
        documents: 0,
        passages: 0,
        claims: 0,
        entities: 0,
        relations: 0,
        judgements: 0,
      });
      expect(await store.documents({ limit: 5 })).toEqual({ items: [] });
      expect(await store.findEntities({ text: "a", limit: 5 })).toEqual({ items: [] });
      expect(await everyRelation(store)).toEqual({ relations: [], entities: [] });
      expect(await store.judgements()).toEqual([]);
      const schema = await store.schema();
      expect([schema.entityTypes, schema.relationTypes, schema.statuses]).toEqual([[], [], []]);
      expect(schema.published).toBeUndefined();
      expect(store.description).toMatch(/\S/);
      expect(await store.revision()).toBe(await (await fresh.reopen()).revision());
    });
  });

  describe("the stream of relations", () => {
    const fresh = eachWithFreshCase(open);

    it("has all of them with the entities they join, each once, as of one revision", async () => {
      const { store } = fresh;
      const pages = Array.from({ length: 30 }, (_, page) =>
        reading(
          from("The Gazette", "2022-10-11", String(page)),
          sentence(
            `[Person ${page} : Person] met with [Anna Berg] and leads [Body ${page} : Organization].`,
            claim(`Person ${page} : Person`, "MET_WITH", "Anna Berg"),
            claim(`Person ${page} : Person`, "LEADS", `Body ${page} : Organization`),
          ),
        ),
      );
      await store.saveDocuments([...pages, first(), second()]);
      const revisions = new Set<number>();
      for await (const batch of store.relations()) revisions.add(batch.revision);
      expect([...revisions]).toEqual([await store.revision()]);
      const { relations, entities } = await everyRelation(store);
      expect(relations).toHaveLength(64);
      expect(new Set(relations.map(({ id }) => id)).size).toBe(64);
      expect(entities).toHaveLength(66);
      expect(new Set(entities.map(({ id }) => id)).size).toBe(66);
      expect(sortedById(await store.entities(entities.map(({ id }) => id)))).toEqual(entities);
      for (const { source, target } of relations) {
        expect(entities.some(({ id }) => id === source) && entities.some(({ id }) => id === target)).toBe(true);
      }
    });
  });

  describe("the outline of all relations", () => {
    const fresh = eachWithFreshCase(open);
    const dated = () =>
      reading(
        from("The Post", "2022-12-01"),
        sentence(
          "[Anna Berg] led [Northgate] from 2019 to March 2021 and met with [Boris Cole].",
          claim("Anna Berg", "LEADS", "Northgate", { from: "2019", to: "2021-03", confidence: 0.35 }),
          claim("Anna Berg", "MET_WITH", "Boris Cole"),
        ),
      );

    it("is that of the relations, with the entities at their ends, each once, as of one revision", async () => {
      const { store } = fresh;
      expect(await everyOutline(store)).toMatchObject({ relations: [], entities: [] });
      await store.saveDocuments([first(), second(), dated()]);
      const whole = await everyRelation(store);
      const { relations, entities, revisions } = await everyOutline(store);
      expect(relations).toEqual(
        whole.relations.map(({ claims: _, reportedFirst: __, reportedLast: ___, ...relation }) => relation),
      );
      expect(relations.filter(({ first, last }) => first ?? last)).toMatchObject([{ first: "2019", last: "2021-03" }]);
      expect(entities).toEqual(whole.entities.map(({ id, name, type }) => ({ id, name, type })));
      expect([...revisions]).toEqual([await store.revision()]);
    });

    it("keeps a type of any text as it is", async () => {
      const { store } = fresh;
      const types = ["SAID\tTHAT", "SAID\nTHAT", "SAID\u001fTHAT", "'' + \"', CALLED"];
      const denials = types.map((type) => claim("Anna Berg", type, "Boris Cole", { stance: "negated" }));
      await store.saveDocuments([reading(from("The Post"), sentence("[Anna Berg] and [Boris Cole].", ...denials))]);
      const { relations } = await everyOutline(store);
      expect(relations.map(({ type }) => type).sort()).toEqual([...types].sort());
      expect(relations).toHaveLength((await everyRelation(store)).relations.length);
    });

    it("names who was written while it is being read", async () => {
      const { store } = fresh;
      await store.saveDocuments([first()]);
      const revision = await store.revision();
      const later = reading(
        from("The Post"),
        sentence("[Anna Berg] owns [Lantern].", claim("Anna Berg", "OWNS", "Lantern")),
      );
      const { relations, entities, revisions } = await everyOutline(store, () => store.saveDocuments([later]));
      expect(relations.map(({ type }) => type).sort()).toEqual(["LEADS", "MET_WITH", "OWNS"]);
      expect(names(entities)).toEqual(["Northgate", "Anna Berg", "Boris Cole", "Lantern"]);
      expect([...revisions]).toEqual([revision]);
    });
  });

  describe("the stream of entities", () => {
    const fresh = eachWithFreshCase(open);

    it("has every one once, by id, those without lines too", async () => {
      const { store } = fresh;
      await store.saveDocuments([first(), reading(from("The Post"), sentence("[Зоя Левченко] saw [Port Vell]."))]);
      const ids: string[] = [];
      for await (const batch of store.allEntities()) {
        ids.push(...batch.map(({ id }) => id));
        expect(batch).toEqual(await store.entities(batch.map(({ id }) => id)));
      }
      expect(ids).toEqual([
        "organization/northgate",
        "person/anna-berg",
        "person/boris-cole",
        "person/zoya-levchenko",
        "place/port-vell",
      ]);
    });
  });

  describe("what changed since a revision", () => {
    const fresh = eachWithFreshCase(open);
    const changed = async (change: (store: GraphStore) => Promise<unknown>) => {
      const since = await fresh.store.revision();
      await change(fresh.store);
      return idsIn(await fresh.store.changesSince(since));
    };
    const relationId = async (source: string, type: string, target: string) =>
      toRelationId(await idOf(fresh.store, source), type, await idOf(fresh.store, target));

    it("is nothing when nothing was written", async () => {
      const { store } = fresh;
      await store.saveDocuments([first()]);
      const revision = await store.revision();
      await store.saveDocuments([first()]);
      expect(await store.changesSince(revision)).toEqual({
        revision,
        complete: true,
        relations: [],
        entities: [],
        gone: { relations: [], entities: [] },
      });
    });

    it("is exactly what a document brought, as it is now", async () => {
      const { store } = fresh;
      await store.saveDocuments([first()]);
      const since = await store.revision();
      await store.saveDocuments([second()]);
      const changes = await store.changesSince(since);
      expect(changes).toMatchObject({ revision: since + 1, complete: true, gone: { relations: [], entities: [] } });
      expect(names(changes.entities).sort()).toEqual(["A. Berg", "Boris Cole", "Clara Dorn", "Lantern"]);
      expect(sortedById(changes.entities)).toEqual(sortedById(await store.entities(changes.entities.map((e) => e.id))));
      const untouched = await relationId("Boris Cole", "LEADS", "Northgate");
      const all = (await everyRelation(store)).relations;
      const brought = all.filter(({ source }) => source !== ("person/anna-berg" as EntityId));
      expect(sortedById(changes.relations)).toEqual(brought.filter(({ id }) => id !== untouched));
    });

    it("is what a document took away", async () => {
      const { store } = fresh;
      await store.saveDocuments([first(), second()]);
      const [met, owns] = [
        await relationId("A. Berg", "MET_WITH", "Boris Cole"),
        await relationId("Clara Dorn", "OWNS", "Lantern"),
      ];
      const ids = await changed(() => store.removeDocument(toDocumentId(second().text)));
      expect(ids).toEqual({
        relations: [],
        entities: ["person/boris-cole"],
        goneRelations: [met, owns].sort(),
        goneEntities: ["person/a-berg", "person/clara-dorn", "system/lantern"],
      });
    });

    it("is the lines and the entity that a judgement moved", async () => {
      const { store } = fresh;
      await store.saveDocuments([first()]);
      await store.saveDocuments([second()]);
      const [older, newer] = [
        await relationId("Anna Berg", "MET_WITH", "Boris Cole"),
        await relationId("A. Berg", "MET_WITH", "Boris Cole"),
      ];
      const ids = await changed(() => store.judge({ kind: "same", a: keyOf("Anna Berg"), b: keyOf("A. Berg") }));
      expect(ids).toEqual({
        relations: [older],
        entities: ["person/anna-berg"],
        goneRelations: [newer],
        goneEntities: ["person/a-berg"],
      });
    });

    it("is what a new name or a hidden claim changed", async () => {
      const { store } = fresh;
      await store.saveDocuments([first(), second()]);
      const renamed = await changed(() => store.judge({ kind: "rename", name: keyOf("Clara Dorn"), to: "Cee" }));
      expect(renamed).toMatchObject({ entities: ["person/clara-dorn"], goneRelations: [], goneEntities: [] });
      const led = required(await lineOf(store, "LEADS"));
      const quote = "Anna Berg met with Boris Cole, who leads Northgate.";
      const hidden = await changed(() =>
        store.judge({ kind: "hide", source: from("The Courier").key, predicate: "LEADS", quote }),
      );
      expect(hidden).toMatchObject({ relations: [], goneRelations: [led.id], goneEntities: [] });
    });

    it("names what came and went in between only as gone, or not at all", async () => {
      const { store } = fresh;
      await store.saveDocuments([first()]);
      const before = await everyRelation(store);
      const ids = await changed(async () => {
        await store.saveDocuments([second()]);
        await store.removeDocument(toDocumentId(second().text));
      });
      expect(ids.relations).toEqual([]);
      expect(ids.entities.filter((id) => id !== "person/boris-cole")).toEqual([]);
      expect(await everyRelation(store)).toEqual(before);
    });

    it("is not complete for a revision that this store does not know", async () => {
      const { store } = fresh;
      await store.saveDocuments([first()]);
      const revision = await store.revision();
      expect(await store.changesSince(revision + 1)).toMatchObject({ revision, complete: false });
      expect(await store.changesSince(-1)).toMatchObject({ revision, complete: false });
    });

    it("is still known when the case is opened again", async () => {
      await fresh.store.saveDocuments([first()]);
      const since = await fresh.store.revision();
      await fresh.store.saveDocuments([second()]);
      const changes = await fresh.store.changesSince(since);
      expect(await (await fresh.reopen()).changesSince(since)).toEqual(changes);
    });

    it("makes whole what was read while somebody wrote", async () => {
      const { store } = fresh;
      const crowd = Array.from({ length: 12 }, (_, page) =>
        reading(
          from("The Gazette", "2022-10-11", String(page)),
          ...Array.from({ length: 60 }, (_unused, index) => {
            const person = `Person ${page} ${index} : Person`;
            return sentence(`[${person}] leads [Northgate].`, claim(person, "LEADS", "Northgate"));
          }),
        ),
      );
      const ids = (await store.saveDocuments(crowd)).map(({ id }) => id);
      let writes = 0;
      const mirror = new Mirror(store, async () => {
        writes += 1;
        if (writes === 1) for (const id of [ids[0], ids[6], ids[11]]) await store.removeDocument(required(id));
        if (writes === 1) await store.saveDocuments([first()]);
      });
      await mirror.catchUp();
      expect(writes).toBeGreaterThan(1);
      await mirror.catchUp();
      expect(mirror.content()).toEqual(await everyRelation(store));
    });

    it("keeps a reader in memory equal to the store", async () => {
      const { store } = fresh;
      const mirror = new Mirror(store);
      const steps: (() => Promise<unknown>)[] = [
        () => store.saveDocuments([first()]),
        () => store.saveDocuments([second()]),
        () => store.judge({ kind: "same", a: keyOf("Anna Berg"), b: keyOf("A. Berg") }),
        () => store.judge({ kind: "rename", name: keyOf("A. Berg"), to: "Bee" }),
        () => store.judge({ kind: "type", name: keyOf("Northgate"), type: "Agency" }),
        () => store.judge({ kind: "split", name: keyOf("Boris Cole"), sources: [from("The Herald").key] }),
        () => store.saveDocuments([reading(from("The Herald", "2022-11-03"), sentence("[Boris Cole] rests."))]),
        async () => store.undoJudgement(required((await store.judgements())[0]).id),
        () => store.removeDocument(toDocumentId(first().text)),
      ];
      await mirror.catchUp();
      for (const step of steps) {
        await step();
        await mirror.catchUp();
        expect(mirror.content()).toEqual(await everyRelation(store));
      }
    });
  });

  describe("the schema", () => {
    const fresh = eachWithFreshCase(open);

    it("counts what there is by type and status, and names what the database holds", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        first(),
        second(),
        reading(
          from("The Post"),
          sentence(
            "The [Harbour Ministry] did not meet [Clara Dorn], whom [Northgate] shadows.",
            claim("Harbour Ministry", "MET_WITH", "Clara Dorn", { stance: "denied" }),
            claim("Northgate", "RELATED_TO", "Clara Dorn", { phrase: "shadows" }),
          ),
        ),
      ]);
      const schema = await store.schema();
      const sorted = (counts: readonly { type: string; count: number }[]) => [...counts].sort(by(({ type }) => type));
      expect(sorted(schema.entityTypes)).toEqual([
        { type: "Agency", count: 1 },
        { type: "Organization", count: 1 },
        { type: "Person", count: 4 },
        { type: "System", count: 1 },
      ]);
      expect(sorted(schema.relationTypes)).toEqual([
        { type: "LEADS", count: 1 },
        { type: "MET_WITH", count: 3 },
        { type: "OWNS", count: 1 },
        { type: "RELATED_TO", count: 1 },
      ]);
      expect([...schema.statuses].sort(by(({ status }) => status))).toEqual([
        { status: "denied", count: 2 },
        { status: "reported", count: 4 },
      ]);
      expect(schema.published).toEqual({ first: "2022-10-11", last: "2022-11-02" });
      expect(schema.labels).toEqual(
        expect.arrayContaining([
          "Agency",
          "Claim",
          "Document",
          "Entity",
          "Organization",
          "Passage",
          "Person",
          "Referent",
        ]),
      );
      expect(schema.relationshipTypes).toEqual(
        expect.arrayContaining([
          "DENIED",
          "HAS_PASSAGE",
          "LEADS",
          "MENTIONED_IN",
          "MET_WITH",
          "RESOLVES_TO",
          "SUBJECT",
        ]),
      );
      expect(schema.propertyKeys).toEqual(expect.arrayContaining(["id", "name", "predicate", "quote", "title"]));
    });
  });
}

function idsIn({ relations, entities, gone }: Changes) {
  return {
    relations: relations.map(({ id }) => id).sort(),
    entities: entities.map(({ id }) => id).sort(),
    goneRelations: [...gone.relations].sort(),
    goneEntities: [...gone.entities].sort(),
  };
}
