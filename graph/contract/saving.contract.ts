/** Saving, saving again, replacing and removing documents. */
import { toDocumentId, toNameKey, type NameKey } from "../ids.js";
import type { ReadDocument } from "../model.js";
import type { GraphStore } from "../store.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { alsoAt, claim, from, headline, readBy, reading, sentence } from "../testing/reading.js";
import { by, everyDocument, everyRelation, wholeGraph } from "../testing/snapshot.js";

const talk = (where = from("The Courier", "2022-10-11")) =>
  reading(
    where,
    headline("Minister [Anna Berg] and the chief executive"),
    sentence("[Anna Berg] spoke with [Boris Cole] twice in October.", claim("Anna Berg", "SPOKE_WITH", "Boris Cole")),
    sentence("[He ~ Boris Cole] founded [Northgate] in 2002.", claim("Boris Cole", "FOUNDED", "Northgate")),
  );

const meeting = (where = from("The Herald", "2022-11-02")) =>
  reading(
    where,
    sentence("[Clara Dorn] met with [Anna Berg] in Port Vell.", claim("Clara Dorn", "MET_WITH", "Anna Berg")),
  );

export function savingContract(open: OpenCase): void {
  describe("saving a document", () => {
    const fresh = eachWithFreshCase(open);

    it("keeps it whole, in one transaction", async () => {
      const { store } = fresh;
      const before = await store.revision();
      const outcomes = await store.saveDocuments([talk()]);
      expect(outcomes).toEqual([{ id: toDocumentId(talk().text), outcome: "added" }]);
      expect(await store.revision()).toBe(before + 1);
      expect(await store.counts()).toEqual(counts({ documents: 1, passages: 3, claims: 2, entities: 3, relations: 2 }));
      expect(await readAll(store)).toEqual([talk()]);
    });

    it("keeps several in one transaction, in their order", async () => {
      const { store } = fresh;
      const before = await store.revision();
      const outcomes = await store.saveDocuments([talk(), meeting(), talk()]);
      expect(outcomes).toEqual([
        { id: toDocumentId(talk().text), outcome: "added" },
        { id: toDocumentId(meeting().text), outcome: "added" },
        { id: toDocumentId(talk().text), outcome: "unchanged" },
      ]);
      expect(await store.revision()).toBe(before + 1);
      expect(await store.counts()).toEqual(counts({ documents: 2, passages: 4, claims: 3, entities: 4, relations: 3 }));
      expect(await readAll(store)).toEqual([talk(), meeting()].sort(by((document) => toDocumentId(document.text))));
    });

    it("joins a surname that its document leaves open to nobody, and one that is alone to its like elsewhere", async () => {
      const { store } = fresh;
      const meets = (who: string, place: string) => sentence(`[${who}] came to ${place}.`);
      const open = reading(from("The Courier"), meets("Clara Dorn", "Vell"), meets("Dorn", "Oslo"));
      await store.saveDocuments([
        open,
        reading(from("The Herald"), meets("Dorn", "Riga")),
        reading(from("The Echo"), meets("Dorn", "Turin")),
      ]);
      const { items } = await store.findEntities({ text: "Dorn", limit: 9 });
      const found = items.map(({ name, mentions }) => `${name} ${mentions}`);
      expect(found.sort()).toEqual(["Clara Dorn 1", "Dorn 1", "Dorn 2"]);

      const [, alone] = items.filter(({ name }) => name === "Dorn").sort((a, b) => b.mentions - a.mentions);
      const [{ key } = { key: "" }] = await store.namesOf(required(alone).id);
      await store.judge({ kind: "same", a: key as NameKey, b: toNameKey("Clara Dorn", "Person") });
      const newer = reading(from("The Courier"), meets("Clara Dorn", "Vell"), meets("Dorn", "Oslo and Bergen"));
      await store.saveDocuments([newer]);
      const joined = await store.findEntities({ text: "Clara Dorn", limit: 9 });
      expect(joined.items.map(({ name, mentions }) => `${name} ${mentions}`)).toEqual(["Clara Dorn 2"]);
    });

    it("changes nothing when it is there already", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk(), meeting()]);
      const [revision, whole] = [await store.revision(), await wholeGraph(store)];
      expect(await store.saveDocuments([meeting()])).toEqual([
        { id: toDocumentId(meeting().text), outcome: "unchanged" },
      ]);
      expect(await store.revision()).toBe(revision);
      expect(await wholeGraph(store)).toEqual(whole);
    });

    it("changes nothing when there is nothing to save", async () => {
      const revision = await fresh.store.revision();
      expect(await fresh.store.saveDocuments([])).toEqual([]);
      expect(await fresh.store.revision()).toBe(revision);
    });

    it("adds a source when another publisher has the same text, which is no second origin", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk()]);
      const [id, lines] = [toDocumentId(talk().text), await everyRelation(store)];
      const elsewhere = from("The Echo", "2022-10-12");
      expect(await store.saveDocuments([talk(elsewhere)])).toEqual([{ id, outcome: "source-added" }]);
      expect(await sourcesOf(store)).toEqual({ [id]: [from("The Courier", "2022-10-11"), elsewhere] });
      expect((await everyRelation(store)).relations).toEqual(lines.relations);
      expect(await store.counts()).toEqual(counts({ documents: 1, passages: 3, claims: 2, entities: 3, relations: 2 }));
    });

    it("takes title, publisher, date and origin from the earliest source, whichever came first", async () => {
      const { store } = fresh;
      const earlier = from("The Gazette", "2022-10-10");
      await store.saveDocuments([talk()]);
      await store.saveDocuments([talk(earlier)]);
      const document = required(await store.document(toDocumentId(talk().text)));
      expect(document).toMatchObject({ title: earlier.title, publisher: "The Gazette", published: "2022-10-10" });
      expect(document.claimList.map(({ origin }) => origin)).toEqual(["The Gazette", "The Gazette"]);
      const { relations } = await everyRelation(store);
      expect(relations.map(({ reportedFirst }) => reportedFirst)).toEqual(["2022-10-10", "2022-10-10"]);
    });

    it("takes over what a known source now says of itself", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk()]);
      const corrected = { ...from("The Courier", "2022-10-09"), title: "Corrected title" };
      const [outcome] = await store.saveDocuments([talk(corrected)]);
      expect(outcome?.outcome).toBe("source-added");
      expect(await sourcesOf(store)).toEqual({ [toDocumentId(talk().text)]: [corrected] });
      expect((await everyRelation(store)).relations.map(({ reportedFirst }) => reportedFirst)).toEqual([
        "2022-10-09",
        "2022-10-09",
      ]);
    });

    it("replaces the old version when a known source has a new text, in one transaction", async () => {
      const { store } = fresh;
      const where = from("The Courier", "2022-10-11");
      await store.saveDocuments([talk(where)]);
      const before = await store.revision();
      expect(await store.saveDocuments([meeting(where)])).toEqual([
        { id: toDocumentId(meeting().text), outcome: "new-version" },
      ]);
      expect(await store.revision()).toBe(before + 1);
      expect(await store.document(toDocumentId(talk().text))).toBeUndefined();
      expect(await readAll(store)).toEqual([meeting(where)]);
      expect(await store.counts()).toEqual(counts({ documents: 1, passages: 1, claims: 1, entities: 2, relations: 1 }));
    });

    it("keeps the old version for the source that still has it", async () => {
      const { store } = fresh;
      const [courier, echo] = [from("The Courier", "2022-10-11"), from("The Echo", "2022-10-12")];
      await store.saveDocuments([alsoAt(talk(), courier, echo)]);
      const [outcome] = await store.saveDocuments([meeting(courier)]);
      expect(outcome?.outcome).toBe("new-version");
      expect(await sourcesOf(store)).toEqual({
        [toDocumentId(talk().text)]: [echo],
        [toDocumentId(meeting().text)]: [courier],
      });
      expect(await store.document(toDocumentId(talk().text))).toMatchObject({
        publisher: "The Echo",
        published: "2022-10-12",
      });
    });

    it("joins a source to the document that has its new text already", async () => {
      const { store } = fresh;
      const [courier, herald] = [from("The Courier", "2022-10-11"), from("The Herald", "2022-11-02")];
      await store.saveDocuments([talk(courier), meeting(herald)]);
      await store.saveDocuments([meeting(courier)]);
      expect(await sourcesOf(store)).toEqual({ [toDocumentId(meeting().text)]: [courier, herald] });
      expect(await store.counts()).toEqual(counts({ documents: 1, passages: 1, claims: 1, entities: 2, relations: 1 }));
    });

    it("keeps the last of two versions that come in one call", async () => {
      const { store } = fresh;
      const where = from("The Courier", "2022-10-11");
      const outcomes = await store.saveDocuments([talk(where), meeting(where)]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(["added", "new-version"]);
      expect(await readAll(store)).toEqual([meeting(where)]);
    });

    it("reads it anew when the rules are newer", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk(), meeting()]);
      const better: ReadDocument = { ...readBy(talk(), "test-2"), claims: talk().claims.slice(0, 1) };
      expect(await store.saveDocuments([better])).toEqual([{ id: toDocumentId(talk().text), outcome: "re-read" }]);
      expect(await readAll(store)).toEqual([better, meeting()].sort(by((document) => toDocumentId(document.text))));
      expect(await store.counts()).toEqual(counts({ documents: 2, passages: 4, claims: 2, entities: 4, relations: 2 }));
    });

    it("keeps the other sources of a text that is read anew for one of them", async () => {
      const { store } = fresh;
      const [courier, echo] = [from("The Courier", "2022-10-11"), from("The Echo", "2022-10-12")];
      await store.saveDocuments([alsoAt(talk(), courier, echo)]);
      const [outcome] = await store.saveDocuments([readBy(talk(echo), "test-2")]);
      expect(outcome?.outcome).toBe("re-read");
      expect(await sourcesOf(store)).toEqual({ [toDocumentId(talk().text)]: [courier, echo] });
    });

    it("keeps a text in which nobody is named", async () => {
      const plain = reading(from("The Courier"), sentence("Rain is expected all week."));
      await fresh.store.saveDocuments([plain]);
      expect(await readAll(fresh.store)).toEqual([plain]);
      expect(await fresh.store.counts()).toEqual(counts({ documents: 1, passages: 1 }));
    });

    it("keeps any letters at their offsets, and takes none for Cypher", async () => {
      const { store } = fresh;
      const hostile = reading(
        { key: "file:///tmp/a%20'b\".txt", publisher: "O'Neil & `Söhne`", title: "\\ $rows {x: 1} 😀 -- // /*" },
        sentence("😀 “Zoë” said: 'it`s \\ \"so\"';\n{$rows} }) DETACH DELETE (n) // 漢字."),
        sentence(
          "🛰🛰 [Зоя Левченко] met with [Émile Zoubkovský] – e\u0301 – \ttwice.",
          claim("Зоя Левченко", "MET_WITH", "Émile Zoubkovský", { quote: "– e\u0301 – \ttwice", rule: "x'y`z\"\\" }),
        ),
      );
      await store.saveDocuments([hostile]);
      expect(await readAll(store)).toEqual([hostile]);
      const document = required(await store.document(toDocumentId(hostile.text)));
      expect(document.text).toBe(hostile.text);
      expect(document.claimList.map(({ quote }) => quote)).toEqual(["– e\u0301 – \ttwice"]);
      expect(document.mentions.map(({ start, end }) => document.text.slice(start, end))).toEqual([
        "Зоя Левченко",
        "Émile Zoubkovský",
      ]);
    });

    it.each(Object.entries(BROKEN))("refuses one with %s and saves nothing of the call", async (_, broken) => {
      const { store } = fresh;
      const revision = await store.revision();
      await expect(store.saveDocuments([meeting(), broken(talk())])).rejects.toMatchObject({
        name: "ClewError",
        code: "invalid-input",
      });
      expect(await store.revision()).toBe(revision);
      expect(await store.counts()).toEqual(counts({}));
      expect(await readAll(store)).toEqual([]);
    });

    it("takes several at the same time", async () => {
      const { store } = fresh;
      const before = await store.revision();
      const pages = ["1", "2", "3", "4", "5"].map((page) =>
        reading(
          from(`Paper ${page}`, "2022-10-11", page),
          sentence(
            `[Anna Berg] spoke with [Boris Cole], paper number ${page} wrote.`,
            claim("Anna Berg", "SPOKE_WITH", "Boris Cole"),
          ),
        ),
      );
      await Promise.all(pages.map((page) => store.saveDocuments([page])));
      expect(await store.revision()).toBe(before + 5);
      expect((await everyRelation(store)).relations).toMatchObject([{ claims: 5, origins: 5, status: "corroborated" }]);
    });

    it("is still there when the case is opened again", async () => {
      await fresh.store.saveDocuments([talk(), meeting()]);
      await fresh.store.judge({ kind: "rename", name: toNameKey("Anna Berg", "Person"), to: "Minister Berg" });
      const [revision, whole] = [await fresh.store.revision(), await wholeGraph(fresh.store)];
      const reopened = await fresh.reopen();
      expect(await reopened.revision()).toBe(revision);
      expect(await wholeGraph(reopened)).toEqual(whole);
      expect(await reopened.saveDocuments([talk()])).toMatchObject([{ outcome: "unchanged" }]);
    });

    it("tells which sources are known, and what read them", async () => {
      const { store } = fresh;
      const [courier, echo] = [from("The Courier", "2022-10-11"), from("The Echo")];
      await store.saveDocuments([alsoAt(readBy(talk(), "test-7"), courier, echo), meeting()]);
      const known = await store.findSources([echo.key, "https://unknown.example/", courier.key]);
      const stored = { document: toDocumentId(talk().text), extractedWith: "test-7" };
      expect([...known].sort(by(({ key }) => key))).toEqual([
        { ...courier, ...stored },
        { ...echo, ...stored },
      ]);
      expect(await store.findSources([])).toEqual([]);
    });
  });

  describe("removing a document", () => {
    const fresh = eachWithFreshCase(open);

    it("takes away what only it said, and nothing else", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk()]);
      const before = await wholeGraph(store);
      const second = reading(
        from("The Herald", "2022-11-02"),
        sentence(
          "Officials confirm that [Anna Berg] spoke with [Boris Cole] before the vote.",
          claim("Anna Berg", "SPOKE_WITH", "Boris Cole"),
        ),
        sentence("[Clara Dorn] works for [Redhall].", claim("Clara Dorn", "WORKS_FOR", "Redhall")),
      );
      await store.saveDocuments([second]);
      expect(await wholeGraph(store)).not.toEqual(before);
      const revision = await store.revision();
      expect(await store.removeDocument(toDocumentId(second.text))).toBe(true);
      expect(await store.revision()).toBe(revision + 1);
      expect(await wholeGraph(store)).toEqual(before);
      expect(await store.findEntities({ text: "Clara", limit: 10 })).toEqual({ items: [] });
      expect(await store.findSources([from("The Herald").key])).toEqual([]);
    });

    it("takes it away with all its sources", async () => {
      const { store } = fresh;
      await store.saveDocuments([alsoAt(talk(), from("The Courier"), from("The Echo"))]);
      expect(await store.removeDocument(toDocumentId(talk().text))).toBe(true);
      expect(await store.counts()).toEqual(counts({}));
      expect(await store.findSources([from("The Courier").key, from("The Echo").key])).toEqual([]);
    });

    it("leaves nothing of the last document behind, also not in the database", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk(), meeting()]);
      for (const { text } of [talk(), meeting()]) await store.removeDocument(toDocumentId(text));
      const left = await store.query(
        "MATCH (n) WHERE n:Document OR n:Passage OR n:Referent OR n:Claim OR n:Entity RETURN count(n) AS nodes",
        {},
        { timeoutMs: 10_000, maxRows: 10 },
      );
      expect(left.rows).toEqual([[0]]);
    });

    it("says false, and changes nothing, when there is no such document", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk()]);
      const revision = await store.revision();
      expect(await store.removeDocument(toDocumentId("never saved"))).toBe(false);
      expect(await store.revision()).toBe(revision);
    });

    it("lets it come back as new", async () => {
      const { store } = fresh;
      await store.saveDocuments([talk(), meeting()]);
      const before = await wholeGraph(store);
      await store.removeDocument(toDocumentId(talk().text));
      expect(await store.saveDocuments([talk()])).toMatchObject([{ outcome: "added" }]);
      expect((await wholeGraph(store)).counts).toEqual(before.counts);
      expect(await everyDocument(store)).toHaveLength(2);
    });
  });
}

/** Documents that the types allow and the store must not take. */
const BROKEN: Readonly<Record<string, (document: ReadDocument) => ReadDocument>> = {
  "no source": (document) => ({ ...document, sources: [] }),
  "a predicate that is no upper-snake verb": (document) => ({
    ...document,
    claims: document.claims.map((each) => ({ ...each, predicate: "X]->() DETACH DELETE n //" })),
  }),
  "a passage beyond the end of the text": (document) => ({
    ...document,
    passages: [...document.passages, { start: 0, end: document.text.length + 1, zone: "body" }],
  }),
  "a claim whose subject is no referent": (document) => ({
    ...document,
    claims: document.claims.map((each) => ({ ...each, subject: 99 })),
  }),
  "a claim whose subject is its object": (document) => ({
    ...document,
    claims: document.claims.map((each) => ({ ...each, object: each.subject })),
  }),
  "a quote outside of its passage": (document) => ({
    ...document,
    claims: document.claims.map((each) => ({ ...each, passage: 0 })),
  }),
  "a mention in no passage": (document) => ({
    ...document,
    referents: document.referents.map((referent) => ({
      ...referent,
      mentions: referent.mentions.map((mention) => ({ ...mention, passage: -1 })),
    })),
  }),
  "a confidence above 1": (document) => ({
    ...document,
    claims: document.claims.map((each) => ({ ...each, confidence: 1.5 })),
  }),
  "a claim that is no number": (document) => ({
    ...document,
    claims: document.claims.map((each) => ({ ...each, confidence: Number.NaN })),
  }),
};

function counts(some: Partial<Awaited<ReturnType<GraphStore["counts"]>>>) {
  return { documents: 0, passages: 0, claims: 0, entities: 0, relations: 0, judgements: 0, ...some };
}

async function readAll(store: GraphStore): Promise<ReadDocument[]> {
  const documents: ReadDocument[] = [];
  for await (const document of store.readDocuments()) documents.push(document);
  return documents;
}

/** Document id → its sources, by key. */
async function sourcesOf(store: GraphStore) {
  return Object.fromEntries((await everyDocument(store)).map(({ id, sources }) => [id, sources]));
}
