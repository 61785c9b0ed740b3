/** People's decisions: what each does to the graph, which contradict, and that every one can be taken back. */
import { toClaimId, toDocumentId, type EntityId, type JudgementId } from "../ids.js";
import type { EntityType, Judgement, JudgementRecord, ReadDocument } from "../model.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { idOf, idsOf, keyOf, lineOf, linesOf, names, proofOf } from "../testing/lines.js";
import { alsoAt, claim, from, reading, sentence } from "../testing/reading.js";
import { everyClaim, everyRelation, wholeGraph } from "../testing/snapshot.js";

const LIMITS = { timeoutMs: 10_000, maxRows: 100 };
const [courier, herald, echo] = [
  from("The Courier", "2022-10-11"),
  from("The Herald", "2022-10-12"),
  from("The Echo", "2022-10-13"),
];

const [anna, abbreviated, clara, boris] = ["Anna Berg", "A. Berg", "Clara Dorn", "Boris Cole"].map((name) =>
  keyOf(name),
) as [Key, Key, Key, Key];
type Key = ReturnType<typeof keyOf>;

/** A page that says that someone of this name spoke with Boris Cole. */
const spoke = (where: typeof courier, name: string): ReadDocument =>
  reading(
    where,
    sentence(
      `${where.publisher} heard that [${name}] spoke with [Boris Cole].`,
      claim(name, "SPOKE_WITH", "Boris Cole"),
    ),
  );

const same = (a: Key, b: Key): Judgement => ({ kind: "same", a, b });
const notSame = (a: Key, b: Key): Judgement => ({ kind: "not-same", a, b });
const split = (name: Key, ...sources: (typeof courier)[]): Judgement => ({
  kind: "split",
  name,
  sources: sources.map(({ key }) => key),
});
const ofType = (name: Key, type: EntityType): Judgement => ({ kind: "type", name, type });
const rename = (name: Key, to: string): Judgement => ({ kind: "rename", name, to });
const hide = (source: typeof courier, predicate: string, quote: string): Judgement => ({
  kind: "hide",
  source: source.key,
  predicate,
  quote,
});

export function judgingContract(open: OpenCase): void {
  describe("a judgement", () => {
    const fresh = eachWithFreshCase(open);

    it("is kept with its time, in one transaction, and again with the time at which it was taken back", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke(courier, "Anna Berg")]);
      const [revision, start] = [await store.revision(), new Date().toISOString()];
      const record = await store.judge(rename(anna, "Minister Berg"));
      expect(record).toEqual({
        id: expect.any(String),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        judgement: rename(anna, "Minister Berg"),
      });
      expect(record.at >= start && record.at <= new Date().toISOString()).toBe(true);
      expect(await store.revision()).toBe(revision + 1);
      expect(await store.judgements()).toEqual([record]);
      const undone = await store.undoJudgement(record.id);
      expect(undone).toEqual({ ...record, undoneAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      expect(await store.revision()).toBe(revision + 2);
      expect(await store.judgements()).toEqual([undone]);
    });

    it("stays taken back when it is taken back again", async () => {
      const { store } = fresh;
      const { id } = await store.judge(rename(anna, "Minister Berg"));
      const undone = await store.undoJudgement(id);
      const revision = await store.revision();
      expect(await store.undoJudgement(id)).toEqual(undone);
      expect(await store.revision()).toBe(revision);
      await expect(store.undoJudgement("no-such-judgement" as JudgementId)).rejects.toMatchObject({
        name: "ClewError",
        code: "not-found",
      });
    });

    it("is listed oldest first, of all kinds, and counted until it is taken back", async () => {
      const { store } = fresh;
      const all = [
        same(anna, abbreviated),
        notSame(anna, clara),
        split(boris, herald),
        hide(courier, "SPOKE_WITH", "some \"words\" of 'it' 😀"),
        ofType(boris, "Organization"),
        rename(clara, "Clara Dorn-Ibsen"),
      ];
      const records = [];
      for (const judgement of all) records.push(await store.judge(judgement));
      expect(records.map(({ judgement }) => judgement)).toEqual(all);
      expect(await store.judgements()).toEqual(records);
      expect(new Set(records.map(({ id }) => id)).size).toBe(all.length);
      expect((await store.counts()).judgements).toBe(6);
      await store.undoJudgement(required(records[2]).id);
      expect((await store.judgements()).map(({ undoneAt }) => undoneAt !== undefined)).toEqual(
        [0, 1, 2, 3, 4, 5].map((index) => index === 2),
      );
      expect((await store.counts()).judgements).toBe(5);
    });

    it("that stands already is not made again", async () => {
      const { store } = fresh;
      const record = await store.judge(same(anna, abbreviated));
      const revision = await store.revision();
      expect(await store.judge(same(anna, abbreviated))).toEqual(record);
      expect(await store.judge(same(abbreviated, anna))).toEqual(record);
      expect(await store.revision()).toBe(revision);
      expect(await store.judgements()).toEqual([record]);
    });

    it.each<[string, Judgement]>([
      ["a name is itself", same(anna, anna)],
      ["a name is not itself", notSame(anna, anna)],
      ["it is about no name", rename("" as Key, "Somebody")],
      ["a split is of no document", split(anna)],
      ["a name is nothing", rename(anna, "  ")],
      ["a type is none", ofType(anna, "Ship" as EntityType)],
      ["a hidden claim has no words", hide(courier, "SPOKE_WITH", "")],
      ["its kind is unknown", { kind: "forget", name: anna } as unknown as Judgement],
    ])("is refused when %s", async (_, judgement) => {
      const { store } = fresh;
      const revision = await store.revision();
      await expect(store.judge(judgement)).rejects.toMatchObject({ name: "ClewError", code: "invalid-input" });
      expect(await store.revision()).toBe(revision);
      expect(await store.judgements()).toEqual([]);
    });

    it("works as well when it was made before the documents came", async () => {
      const { store } = fresh;
      const quote = "The Courier heard that Anna Berg spoke with Boris Cole.";
      await store.judge(same(anna, abbreviated));
      await store.judge(rename(anna, "Minister Berg"));
      await store.judge(ofType(boris, "Organization"));
      await store.judge(hide(courier, "SPOKE_WITH", quote));
      await store.judge(split(clara, herald));
      await store.saveDocuments([
        spoke(courier, "Anna Berg"),
        spoke(herald, "A. Berg"),
        spoke({ ...courier, key: "c" }, "Clara Dorn"),
      ]);
      await store.saveDocuments([spoke({ ...echo, key: "e" }, "A. Berg")]);
      const all = (await store.findEntities({ text: "", limit: 10 })).items;
      expect(all.map(({ name, type }) => [name, type]).sort()).toEqual([
        ["Boris Cole", "Organization"],
        ["Clara Dorn", "Person"],
        ["Minister Berg", "Person"],
      ]);
      const berg = (await everyRelation(store)).relations.filter(({ claims }) => claims === 2);
      expect(berg).toMatchObject([{ status: "corroborated", origins: 2 }]);
    });
  });

  describe("judging two names the same", () => {
    const fresh = eachWithFreshCase(open);
    beforeEach(async () => {
      await fresh.store.saveDocuments([spoke(courier, "Anna Berg")]);
      await fresh.store.saveDocuments([spoke(herald, "A. Berg"), spoke(echo, "Anna Berg")]);
    });

    it("makes one entity, which keeps the id of the older; the other's id leads to it", async () => {
      const { store } = fresh;
      const [older, newer] = [await idOf(store, "Anna Berg"), await idOf(store, "A. Berg")];
      expect([older, newer]).toEqual(["person/anna-berg", "person/a-berg"]);
      await store.judge(same(abbreviated, anna));
      const merged = required(await store.entity(older));
      expect(merged).toMatchObject({
        id: older,
        name: "Anna Berg",
        aliases: ["A. Berg"],
        mentions: 3,
        documents: 3,
        relationCounts: [{ type: "SPOKE_WITH", count: 1 }],
      });
      expect(await store.entity(newer)).toEqual(merged);
      expect(names(await store.entities([newer]))).toEqual(["Anna Berg"]);
      expect(names(await store.entities([newer, older]))).toEqual(["Anna Berg"]);
      expect(await idOf(store, "A. Berg")).toBe(older);
      expect((await store.findEntities({ text: "a berg", limit: 5 })).items.map(({ id }) => id)).toEqual([older]);
      const other = await idOf(store, "Boris Cole");
      expect(await store.subgraph([newer, other])).toEqual(await store.subgraph([older, other]));
      expect(await store.neighbours(newer, { limit: 5 })).toEqual(await store.neighbours(older, { limit: 5 }));
      expect(await store.namesOf(newer)).toEqual(await store.namesOf(older));
    });

    it("makes one line of the lines of both", async () => {
      const { store } = fresh;
      await store.judge(same(anna, abbreviated));
      expect(await linesOf(store)).toEqual(["Anna Berg SPOKE_WITH Boris Cole"]);
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "corroborated", claims: 3, origins: 3, denials: 0 });
      const claims = await everyClaim(store, required(await lineOf(store, "SPOKE_WITH")).id);
      expect(new Set(claims.map(({ subject }) => subject.entity))).toEqual(new Set([await idOf(store, "Anna Berg")]));
    });

    it("and taking it back makes everything as it was, ids included", async () => {
      const { store } = fresh;
      const before = await wholeGraph(store);
      const { id } = await store.judge(same(anna, abbreviated));
      expect((await wholeGraph(store)).relations).not.toEqual(before.relations);
      await store.undoJudgement(id);
      const { judgements, ...after } = await wholeGraph(store);
      expect(judgements).toHaveLength(1);
      expect({ ...after, judgements: [] }).toEqual(before);
      expect(await idOf(store, "A. Berg")).toBe("person/a-berg");
    });

    it("joins more than two, and holds as long as one way between them stands", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke({ ...echo, key: "other" }, "Clara Dorn")]);
      const records = [
        await store.judge(same(anna, abbreviated)),
        await store.judge(same(abbreviated, clara)),
        await store.judge(same(clara, anna)),
      ];
      const groups = async () => {
        const ids = await Promise.all(["Anna Berg", "A. Berg", "Clara Dorn"].map((name) => idOf(store, name)));
        return new Set(ids).size;
      };
      expect(await groups()).toBe(1);
      await store.undoJudgement(required(records[0]).id);
      expect(await groups()).toBe(1);
      await store.undoJudgement(required(records[1]).id);
      expect(await groups()).toBe(2);
      expect(await idOf(store, "Clara Dorn")).toBe(await idOf(store, "Anna Berg"));
    });

    it("leaves no line from the entity to itself", async () => {
      const { store } = fresh;
      const selfish = reading(
        from("The Post"),
        sentence(
          "[Anna Berg] met with [A. Berg], it is said.",
          claim("Anna Berg", "MET_WITH", "A. Berg"),
          claim("A. Berg", "PRAISED", "Anna Berg", { stance: "denied" }),
        ),
      );
      await store.saveDocuments([selfish]);
      const before = await everyRelation(store);
      const met = required(await lineOf(store, "MET_WITH"));
      const { id } = await store.judge(same(anna, abbreviated));
      expect(await linesOf(store)).toEqual(["Anna Berg SPOKE_WITH Boris Cole"]);
      expect(await store.relation(met.id)).toBeUndefined();
      expect(await store.counts()).toMatchObject({ claims: 5, relations: 1 });
      const loops = await store.query("MATCH (a:Entity)-[r]->(a) RETURN type(r)", {}, LIMITS);
      expect(loops.rows).toEqual([]);
      expect((await store.document(toDocumentId(selfish.text)))?.claimList).toHaveLength(2);
      await store.undoJudgement(id);
      expect(await everyRelation(store)).toEqual(before);
    });

    it("holds for later documents, and when the older name's documents are gone", async () => {
      const { store } = fresh;
      await store.judge(same(anna, abbreviated));
      await store.saveDocuments([spoke({ ...herald, key: "later" }, "A. Berg")]);
      expect(await idsOf(store, "A. Berg")).toEqual(["person/anna-berg"]);
      for (const document of [spoke(courier, "Anna Berg"), spoke(echo, "Anna Berg")]) {
        await store.removeDocument(toDocumentId(document.text));
      }
      expect(await store.entity("person/anna-berg" as EntityId)).toMatchObject({ name: "A. Berg", documents: 1 });
      await store.saveDocuments([spoke(courier, "Anna Berg")]);
      expect(await idsOf(store, "A. Berg")).toEqual(await idsOf(store, "Anna Berg"));
    });
  });

  describe("splitting a name", () => {
    const fresh = eachWithFreshCase(open);
    beforeEach(async () => {
      await fresh.store.saveDocuments([
        spoke(courier, "Anna Berg"),
        spoke(herald, "Anna Berg"),
        spoke(echo, "Anna Berg"),
      ]);
    });

    it("makes another entity of it in these documents, and taking it back makes everything as it was", async () => {
      const { store } = fresh;
      const before = await wholeGraph(store);
      const { id } = await store.judge(split(anna, herald));
      expect(await idsOf(store, "Anna Berg")).toEqual(["person/anna-berg", "person/anna-berg-2"]);
      const [main, other] = await store.entities(["person/anna-berg", "person/anna-berg-2"] as EntityId[]);
      expect([main?.mentions, other?.mentions]).toEqual([2, 1]);
      const lines = (await everyRelation(store)).relations;
      expect(lines.map(({ claims, source }) => [source, claims]).sort()).toEqual(
        [
          ["person/anna-berg", 2],
          ["person/anna-berg-2", 1],
        ].sort(),
      );
      await store.undoJudgement(id);
      expect({ ...(await wholeGraph(store)), judgements: [] }).toEqual(before);
    });

    it("can make several others of one name", async () => {
      const { store } = fresh;
      const records = [await store.judge(split(anna, herald)), await store.judge(split(anna, echo))];
      expect(await idsOf(store, "Anna Berg")).toHaveLength(3);
      await store.undoJudgement(required(records[0]).id);
      expect(await idsOf(store, "Anna Berg")).toHaveLength(2);
      expect(await proofOf(store, "SPOKE_WITH").catch(() => "two lines")).toBe("two lines");
    });

    it("gives the other a key of its own, by which it can be judged", async () => {
      const { store } = fresh;
      const { id } = await store.judge(split(anna, herald));
      const [name, ...more] = await store.namesOf("person/anna-berg-2" as EntityId);
      expect(more).toEqual([]);
      const { key } = required(name);
      expect(key).not.toBe(anna);
      await store.judge(rename(key, "Anna Berg of Redhall"));
      expect(names(await store.entities(["person/anna-berg", "person/anna-berg-2"] as EntityId[]))).toEqual([
        "Anna Berg",
        "Anna Berg of Redhall",
      ]);
      await expect(store.judge(same(key, anna))).rejects.toMatchObject({
        code: "contradicts-judgement",
        details: { judgements: [{ id }] },
      });
      await store.saveDocuments([spoke({ ...courier, key: "4" }, "Clara Dorn")]);
      await store.judge(same(clara, key));
      expect(await idOf(store, "Clara Dorn")).toBe("person/anna-berg-2");
    });

    it("holds for a new version of the document", async () => {
      const { store } = fresh;
      await store.judge(split(anna, herald));
      const newer = reading(herald, sentence("Corrected: [Anna Berg] never met [Clara Dorn]."));
      await store.saveDocuments([newer]);
      const id = toDocumentId(newer.text);
      const referent = required(await store.document(id)).referents.find(({ name }) => name === "Anna Berg");
      expect(referent?.entity).toBe("person/anna-berg-2");
      await store.saveDocuments([spoke({ ...courier, key: "another" }, "Anna Berg")]);
      expect((await store.entity("person/anna-berg" as EntityId))?.documents).toBe(2);
    });
  });

  describe("hiding a claim", () => {
    const fresh = eachWithFreshCase(open);
    const quote = "The Herald heard that Anna Berg spoke with Boris Cole.";

    it("takes it out of the counts of its line, and the line away when it was the last", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke(courier, "Anna Berg"), spoke(herald, "Anna Berg")]);
      const before = await wholeGraph(store);
      const first = await store.judge(hide(herald, "SPOKE_WITH", quote));
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "reported", claims: 1, origins: 1, denials: 0 });
      const second = await store.judge(hide(courier, "SPOKE_WITH", quote.replace("Herald", "Courier")));
      expect(await linesOf(store)).toEqual([]);
      expect(await store.counts()).toMatchObject({ claims: 2, relations: 0, judgements: 2 });
      const document = required(await store.document(toDocumentId(spoke(herald, "Anna Berg").text)));
      expect(document.claimList.map(({ hidden, quote: words }) => [hidden, words])).toEqual([[true, quote]]);
      await store.undoJudgement(first.id);
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "reported", claims: 1, origins: 1, denials: 0 });
      await store.undoJudgement(second.id);
      expect({ ...(await wholeGraph(store)), judgements: [] }).toEqual(before);
    });

    it("still shows it among the line's claims, last and marked as hidden", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke(courier, "Anna Berg"), spoke(herald, "Anna Berg")]);
      await store.judge(hide(courier, "SPOKE_WITH", quote.replace("Herald", "Courier")));
      const line = required(await lineOf(store, "SPOKE_WITH"));
      expect(line.claims).toBe(1);
      const claims = await everyClaim(store, line.id, 1);
      expect(claims.map(({ origin, hidden }) => [origin, hidden])).toEqual([
        ["The Herald", false],
        ["The Courier", true],
      ]);
    });

    it("can turn a contested line into a reported or a denied one", async () => {
      const { store } = fresh;
      const denial = reading(
        echo,
        sentence(
          "[Anna Berg] denied that she spoke with [Boris Cole].",
          claim("Anna Berg", "SPOKE_WITH", "Boris Cole", { stance: "denied" }),
        ),
      );
      await store.saveDocuments([spoke(courier, "Anna Berg"), denial]);
      const words = "Anna Berg denied that she spoke with Boris Cole.";
      const { id } = await store.judge(hide(echo, "SPOKE_WITH", words));
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "reported", claims: 1, origins: 1, denials: 0 });
      await store.undoJudgement(id);
      await store.judge(hide(courier, "SPOKE_WITH", quote.replace("Herald", "Courier")));
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "denied", claims: 1, origins: 0, denials: 1 });
    });

    it("hides that claim alone: not others of the sentence, nor the same words elsewhere", async () => {
      const { store } = fresh;
      const words = "Anna Berg met with Boris Cole and called Boris Cole for an hour on Monday night.";
      const both = (where: typeof courier) =>
        reading(
          where,
          sentence(`Edition of ${where.publisher}.`),
          sentence(
            "[Anna Berg] met with [Boris Cole] and called [Boris Cole] for an hour on Monday night.",
            claim("Anna Berg", "MET_WITH", "Boris Cole"),
            claim("Anna Berg", "CALLED", "Boris Cole"),
          ),
        );
      await store.saveDocuments([both(courier), both(herald)]);
      await store.judge(hide(courier, "MET_WITH", words));
      expect(await proofOf(store, "CALLED")).toMatchObject({ claims: 2 });
      expect(await proofOf(store, "MET_WITH")).toMatchObject({ claims: 1 });
    });

    it("holds for a new version of the document and newer rules, wherever its words are now", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke(herald, "Anna Berg")]);
      await store.judge(hide(herald, "SPOKE_WITH", quote));
      const newer = reading(
        herald,
        sentence("A line was added above."),
        sentence("[Clara Dorn] is somebody else."),
        sentence(
          "The Herald heard that [Anna Berg] spoke with [Boris Cole].",
          claim("Anna Berg", "SPOKE_WITH", "Boris Cole", { rule: "newer/rule" }),
        ),
      );
      await store.saveDocuments([{ ...newer, extractedWith: "test-2" }]);
      const { claimList } = required(await store.document(toDocumentId(newer.text)));
      expect(claimList.map(({ id, hidden }) => [id, hidden])).toEqual([[toClaimId(toDocumentId(newer.text), 0), true]]);
      expect(await linesOf(store)).toEqual([]);
    });

    it("hides it when the source comes to the text later, and shows it when the source leaves it", async () => {
      const { store } = fresh;
      const document = spoke(courier, "Anna Berg");
      await store.judge(hide(herald, "SPOKE_WITH", quote.replace("Herald", "Courier")));
      await store.saveDocuments([document]);
      expect(await proofOf(store, "SPOKE_WITH")).toMatchObject({ claims: 1 });
      await store.saveDocuments([alsoAt(document, herald)]);
      expect(await linesOf(store)).toEqual([]);
      await store.saveDocuments([reading(herald, sentence("Nothing of the sort."))]);
      expect(await proofOf(store, "SPOKE_WITH")).toMatchObject({ claims: 1 });
    });
  });

  describe("judging type and name", () => {
    const fresh = eachWithFreshCase(open);

    it("outranks what the documents say, also those that come later, until it is taken back", async () => {
      const { store } = fresh;
      const redhall = (where: typeof courier) =>
        reading(where, sentence(`${where.publisher} writes of [Redhall] and [Anna Berg].`));
      await store.saveDocuments([redhall(courier)]);
      const before = await wholeGraph(store);
      const records = [await store.judge(ofType(keyOf("Redhall"), "System")), await store.judge(rename(anna, "Bee"))];
      await store.saveDocuments([redhall(herald), redhall(echo)]);
      const system = { id: "agency/redhall", name: "Redhall", type: "System", aliases: [], mentions: 3 };
      const bee = { id: "person/anna-berg", name: "Bee", type: "Person", aliases: ["Anna Berg"], mentions: 3 };
      expect((await store.findEntities({ text: "redh", limit: 3 })).items).toEqual([system]);
      expect((await store.findEntities({ text: "bee", limit: 3 })).items).toEqual([bee]);
      expect((await store.findEntities({ text: "anna", limit: 3 })).items).toEqual([bee]);
      const labels = await store.query(
        "MATCH (e:System) WHERE NOT e:Agency AND NOT e:Organization RETURN e.id",
        {},
        LIMITS,
      );
      expect(labels.rows).toEqual([["agency/redhall"]]);
      for (const { id } of records) await store.undoJudgement(id);
      for (const where of [herald, echo]) await store.removeDocument(toDocumentId(redhall(where).text));
      expect({ ...(await wholeGraph(store)), judgements: [] }).toEqual(before);
    });

    it("holds until the next of its kind, and again once that is taken back", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke(courier, "Anna Berg")]);
      const called = async () => {
        const { name, type } = required(await store.entity(await idOf(store, "Anna Berg")));
        return [name, type];
      };
      await store.judge(rename(anna, "Bee"));
      await store.judge(ofType(anna, "Organization"));
      const later = [await store.judge(rename(anna, "Wasp")), await store.judge(ofType(anna, "System"))];
      expect(await called()).toEqual(["Wasp", "System"]);
      for (const { id } of later) await store.undoJudgement(id);
      expect(await called()).toEqual(["Bee", "Organization"]);
    });

    it("is the type of the more mentioned where a person and a body of one name are one", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        reading(courier, sentence("[Redhall : Person] met [Anna Berg].")),
        reading(herald, sentence("[Redhall] is large. [Redhall] grows.")),
      ]);
      const found = async () => {
        const { items } = await store.findEntities({ text: "redhall", limit: 3 });
        return items.map(({ type, mentions }) => `${type} ${mentions}`).sort();
      };
      const keys = [keyOf("Redhall", "Person"), keyOf("Redhall")] as const;
      for (const [a, b] of [keys, [keys[1], keys[0]]] as const) {
        const { id } = await store.judge(same(a, b));
        expect(await found()).toEqual(["Agency 3"]);
        await store.undoJudgement(id);
        expect(await found()).toEqual(["Agency 2", "Person 1"]);
      }
    });

    it("gives the name to the whole entity when names are one", async () => {
      const { store } = fresh;
      await store.saveDocuments([spoke(courier, "Anna Berg"), spoke(herald, "Anna Berg"), spoke(echo, "A. Berg")]);
      await store.judge(rename(abbreviated, "Minister Berg"));
      await store.judge(ofType(abbreviated, "Organization"));
      await store.judge(same(anna, abbreviated));
      const entity = required(await store.entity(await idOf(store, "Anna Berg")));
      expect(entity).toMatchObject({ name: "Minister Berg", type: "Organization" });
      expect([...entity.aliases].sort()).toEqual(["A. Berg", "Anna Berg"]);
    });
  });

  describe("a judgement that contradicts others", () => {
    const fresh = eachWithFreshCase(open);
    const inTheWay = async (...judgements: readonly Judgement[]) => {
      const records: JudgementRecord[] = [];
      for (const judgement of judgements) records.push(await fresh.store.judge(judgement));
      return records;
    };

    it.each<[string, standing: Judgement[], refused: Judgement, named: number[]]>([
      ["not the same after the same", [same(anna, abbreviated)], notSame(abbreviated, anna), [0]],
      ["the same after not the same", [notSame(anna, abbreviated)], same(abbreviated, anna), [0]],
      [
        "not the same as what others join",
        [rename(anna, "Bee"), same(anna, abbreviated), same(abbreviated, clara)],
        notSame(anna, clara),
        [1, 2],
      ],
      [
        "the same as what others hold apart",
        [same(anna, abbreviated), notSame(clara, anna), notSame(boris, clara)],
        same(abbreviated, clara),
        [1],
      ],
      ["a document split off twice", [split(anna, courier, herald)], split(anna, herald, echo), [0]],
    ])("is refused, naming them: %s", async (_, standing, refused, named) => {
      const { store } = fresh;
      await store.saveDocuments([spoke(courier, "Anna Berg"), spoke(herald, "A. Berg"), spoke(echo, "Clara Dorn")]);
      const records = await inTheWay(...standing);
      const before = await wholeGraph(store);
      const revision = await store.revision();
      const error = await store.judge(refused).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "ClewError", code: "contradicts-judgement" });
      const { judgements } = (error as { details: { judgements: readonly JudgementRecord[] } }).details;
      expect(judgements).toEqual(named.map((index) => required(records[index])));
      expect(await store.revision()).toBe(revision);
      expect(await wholeGraph(store)).toEqual(before);
    });

    it("is taken once those in the way are taken back", async () => {
      const { store } = fresh;
      const [apart] = await inTheWay(notSame(anna, abbreviated));
      await store.undoJudgement(required(apart).id);
      await store.judge(same(anna, abbreviated));
      await expect(store.judge(notSame(anna, abbreviated))).rejects.toMatchObject({ code: "contradicts-judgement" });
    });
  });

  describe("taking judgements back", () => {
    const fresh = eachWithFreshCase(open);

    it.each([[[0, 1, 2, 3, 4, 5]], [[5, 4, 3, 2, 1, 0]], [[2, 0, 4, 1, 5, 3]], [[3, 5, 1, 4, 0, 2]]])(
      "in the order %j makes everything as it was",
      async (order) => {
        const { store } = fresh;
        await store.saveDocuments([spoke(courier, "Anna Berg"), spoke(herald, "A. Berg")]);
        await store.saveDocuments([spoke(echo, "Clara Dorn"), spoke({ ...echo, key: "4", publisher: "P" }, "A. Berg")]);
        const before = await wholeGraph(store);
        const records = [];
        for (const judgement of [
          same(anna, abbreviated),
          same(abbreviated, clara),
          notSame(anna, boris),
          ofType(clara, "Organization"),
          rename(abbreviated, "Bee"),
          hide(courier, "SPOKE_WITH", "The Courier heard that Anna Berg spoke with Boris Cole."),
        ]) {
          records.push(await store.judge(judgement));
        }
        for (const index of order) await store.undoJudgement(required(records[index]).id);
        expect({ ...(await wholeGraph(store)), judgements: [] }).toEqual(before);
      },
    );
  });
}
