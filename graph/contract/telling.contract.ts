/** What the store tells of a line's claims and of a document: every quote verbatim at its offsets. */
import { toClaimId, toDocumentId, toPassageId, toReferentId, type DocumentId, type RelationId } from "../ids.js";
import type { Claim, ReadDocument } from "../model.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { lineOf } from "../testing/lines.js";
import { alsoAt, claim, from, headline, reading, sentence } from "../testing/reading.js";
import { by, everyClaim, everyDocument, everyItem, everyRelation } from "../testing/snapshot.js";

/** A document with all that a document can have. */
const report = () =>
  reading(
    from("The Courier", "2022-10-11"),
    headline("[Anna Berg] and [the founder ~ Boris Cole]: 😀 a report"),
    sentence(
      "According to The Ledger, [Berg = Anna Berg] met with [Boris Cole] in July, two officials said.",
      claim("Anna Berg", "MET_WITH", "Boris Cole", {
        quote: "Berg met with Boris Cole in July",
        speakerWords: "two officials",
        modality: "reported",
        from: "2022-07",
        cites: "The Ledger",
        confidence: 0.7,
        rule: "verb/meet",
      }),
    ),
    sentence(
      "[He ~ Boris Cole] said that [Northgate] shadows [her ~ Anna Berg].",
      claim("Northgate", "RELATED_TO", "Anna Berg", {
        speaker: "Boris Cole",
        modality: "alleged",
        confidence: 0.3,
        phrase: "shadows",
      }),
    ),
  );

export function tellingContract(open: OpenCase): void {
  describe("a document", () => {
    const fresh = eachWithFreshCase(open);

    it("is told whole: text, passages, referents, mentions and claims", async () => {
      const { store } = fresh;
      const read = report();
      await store.saveDocuments([read]);
      const id = toDocumentId(read.text);
      const document = required(await store.document(id));
      const { passageList, referents, mentions, claimList, ...summary } = document;
      expect(summary).toEqual({
        id,
        title: "The Courier, page 1",
        publisher: "The Courier",
        published: "2022-10-11",
        language: "en",
        sources: [from("The Courier", "2022-10-11")],
        extractedWith: "test-1",
        passages: 3,
        claims: 2,
        text: read.text,
      });
      expect(passageList).toEqual(
        read.passages.map((passage, index) => ({
          ...passage,
          id: toPassageId(id, index),
          text: read.text.slice(passage.start, passage.end),
        })),
      );
      const entities = ["person/anna-berg", "person/boris-cole", "organization/northgate"];
      expect([...referents].sort(by((referent) => referent.id))).toEqual(
        read.referents.map(({ name, type, roles }, index) => ({
          id: toReferentId(id, index),
          name,
          type,
          roles,
          entity: entities[index],
        })),
      );
      const expected = read.referents.flatMap((referent, index) =>
        referent.mentions.map(({ passage, ...mention }) => ({
          ...mention,
          passage: toPassageId(id, passage),
          referent: toReferentId(id, index),
          entity: entities[index],
        })),
      );
      expect(mentions).toEqual(expected.sort((a, b) => a.start - b.start));
      expect(claimList).toEqual(claimsOf(read));
    });

    it("holds every quote at its offsets", async () => {
      await fresh.store.saveDocuments([report()]);
      for (const { text, claimList, passageList, mentions } of await everyDocument(fresh.store)) {
        for (const { start, end, quote, passage } of claimList) {
          expect(text.slice(start, end)).toBe(quote);
          expect(text.slice(passage.start, passage.start + passage.text.length)).toBe(passage.text);
          expect(passage.text).toContain(quote);
        }
        for (const passage of passageList) expect(text.slice(passage.start, passage.end)).toBe(passage.text);
        const spellings = mentions.map(({ start, end }) => text.slice(start, end));
        expect(spellings).toEqual(["Anna Berg", "the founder", "Berg", "Boris Cole", "He", "Northgate", "her"]);
      }
    });

    it("can be read back as it was read, alone or with others", async () => {
      const { store } = fresh;
      const other = reading(from("The Herald"), sentence("Nothing else is said."));
      await store.saveDocuments([report(), other]);
      const [id, otherId] = [toDocumentId(report().text), toDocumentId(other.text)];
      const unknown = toDocumentId("never saved");
      expect(await readBack(store.readDocuments([id]))).toEqual([report()]);
      expect(await readBack(store.readDocuments([unknown]))).toEqual([]);
      const both = otherId < id ? [other, report()] : [report(), other];
      expect(await readBack(store.readDocuments([id, unknown, otherId]))).toEqual(both);
      expect(await readBack(store.readDocuments())).toEqual(both);
    });

    it("is undefined when there is none", async () => {
      expect(await fresh.store.document("doc-00000000000000000000" as DocumentId)).toBeUndefined();
    });
  });

  describe("the claims behind a line", () => {
    const fresh = eachWithFreshCase(open);

    it("are told whole, with speaker, document and source", async () => {
      const { store } = fresh;
      await store.saveDocuments([report()]);
      const [met, shadows] = claimsOf(report());
      expect(await everyClaim(store, required(await lineOf(store, "MET_WITH")).id)).toEqual([met]);
      expect(await everyClaim(store, required(await lineOf(store, "RELATED_TO")).id)).toEqual([shadows]);
    });

    it("come asserted before denied, the surest first, page by page", async () => {
      const { store } = fresh;
      const says = (publisher: string, stance: Claim["stance"], confidence: number) =>
        reading(
          from(publisher),
          sentence(
            `${publisher} on [Anna Berg] and [Boris Cole].`,
            claim("Anna Berg", "MET_WITH", "Boris Cole", { stance, confidence }),
          ),
        );
      await store.saveDocuments([
        says("One", "denied", 0.9),
        says("Two", "asserted", 0.2),
        says("Three", "negated", 0.95),
        says("Four", "asserted", 0.7),
        says("Five", "asserted", 0.5),
      ]);
      const { id } = required(await lineOf(store, "MET_WITH"));
      const whole = await store.claims(id, { limit: 10 });
      expect(whole.items.map(({ origin }) => origin)).toEqual(["Four", "Five", "Two", "Three", "One"]);
      expect(whole.next).toBeUndefined();
      for (const limit of [1, 2, 5]) expect(await everyClaim(store, id, limit)).toEqual(whole.items);
    });

    it("are there, verbatim, for every line of the case", async () => {
      const { store } = fresh;
      await store.saveDocuments([report()]);
      const { relations } = await everyRelation(store);
      expect(relations).toHaveLength(2);
      for (const line of relations) {
        const claims = await everyClaim(store, line.id);
        expect(claims).toHaveLength(line.claims);
        for (const each of claims) {
          const document = required(await store.document(each.document.id));
          expect(document.text.slice(each.start, each.end)).toBe(each.quote);
          expect(each.predicate).toBe(line.type);
          expect([each.subject.entity, each.object.entity].sort()).toEqual([line.source, line.target].sort());
        }
      }
    });

    it("are told of several lines at once, those that count", async () => {
      const { store } = fresh;
      await store.saveDocuments([report()]);
      const [met, shadows] = [
        required(await lineOf(store, "MET_WITH")).id,
        required(await lineOf(store, "RELATED_TO")).id,
      ];
      const none = "rel-00000000000000000000" as RelationId;
      const [first, second] = claimsOf(report());
      expect(await store.claimsOf([shadows, none, met])).toEqual(
        new Map([
          [met, [first]],
          [shadows, [second]],
        ]),
      );
      const { quote } = required(second);
      await store.judge({ kind: "hide", source: from("The Courier").key, predicate: "RELATED_TO", quote });
      expect(await store.claimsOf([shadows, met])).toEqual(new Map([[met, [first]]]));
      expect(await store.claimsOf([])).toEqual(new Map());
    });

    it("are none behind a line that is not there", async () => {
      const id = "rel-00000000000000000000" as RelationId;
      expect(await fresh.store.relation(id)).toBeUndefined();
      expect(await fresh.store.claims(id, { limit: 5 })).toEqual({ items: [] });
    });
  });

  describe("the list of documents", () => {
    const fresh = eachWithFreshCase(open);

    beforeEach(async () => {
      const paper = (publisher: string, date: string | undefined) =>
        reading(
          from(publisher, date),
          sentence(
            `${publisher}: [Anna Berg] met [Boris Cole].`,
            claim("Anna Berg", "MET_WITH", "Boris Cole"),
            claim("Anna Berg", "CALLED", "Boris Cole"),
          ),
          sentence("So it was."),
        );
      await fresh.store.saveDocuments([
        paper("The Herald", "2022-11-02"),
        paper("Écho du Port", undefined),
        alsoAt(paper("The Courier", "2022-10-11"), from("The Mirror", "2022-12-24"), from("The Courier", "2022-10-11")),
        paper("The Gazette", "2022-11"),
      ]);
    });

    it("has summaries, the newest first and those without a date last, page by page", async () => {
      const { store } = fresh;
      const whole = await store.documents({ limit: 10 });
      expect(whole.items.map(({ publisher, published }) => [publisher, published])).toEqual([
        ["The Herald", "2022-11-02"],
        ["The Gazette", "2022-11"],
        ["The Courier", "2022-10-11"],
        ["Écho du Port", undefined],
      ]);
      expect(whole.next).toBeUndefined();
      for (const limit of [1, 3, 4]) {
        expect(await everyItem((page) => store.documents(page), limit)).toEqual(whole.items);
      }
      for (const summary of whole.items) {
        const {
          text: _,
          passageList,
          referents,
          mentions,
          claimList,
          ...own
        } = required(await store.document(summary.id));
        expect(summary).toEqual(own);
        expect([passageList.length, referents.length, mentions.length, claimList.length]).toEqual([2, 2, 2, 2]);
        expect([summary.passages, summary.claims]).toEqual([2, 2]);
      }
    });

    it("is searched by words of title and publisher", async () => {
      const found = async (text: string) =>
        (await fresh.store.documents({ text, limit: 10 })).items.map(({ publisher }) => publisher);
      expect(await found("herald")).toEqual(["The Herald"]);
      expect(await found("PAGE courier")).toEqual(["The Courier"]);
      expect(await found("mirr")).toEqual(["The Courier"]);
      expect(await found("echo port")).toEqual(["Écho du Port"]);
      expect(await found("nowhere")).toEqual([]);
    });
  });
}

async function readBack<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

/** What the store should tell of the report's claims, in the order of the text. */
function claimsOf(read: ReadDocument): Claim[] {
  const id = toDocumentId(read.text);
  const [anna, boris, northgate] = [
    { entity: "person/anna-berg", name: "Anna Berg" },
    { entity: "person/boris-cole", name: "Boris Cole" },
    { entity: "organization/northgate", name: "Northgate" },
  ];
  const passage = (index: number) => {
    const { start, end } = required(read.passages[index]);
    return { id: toPassageId(id, index), start, text: read.text.slice(start, end) };
  };
  const span = (quote: string) => {
    const start = read.text.indexOf(quote);
    return { quote, start, end: start + quote.length };
  };
  const document = {
    id,
    title: "The Courier, page 1",
    publisher: "The Courier",
    published: "2022-10-11",
    source: from("The Courier").key,
  };
  const claims = [
    {
      ...span("Berg met with Boris Cole in July"),
      id: toClaimId(id, 0),
      predicate: "MET_WITH",
      stance: "asserted",
      modality: "reported",
      passage: passage(1),
      document,
      subject: anna,
      object: boris,
      speaker: { name: "two officials" },
      origin: "The Ledger",
      from: "2022-07",
      to: "2022-07",
      confidence: 0.7,
      rule: "verb/meet",
      hidden: false,
    },
    {
      ...span("He said that Northgate shadows her."),
      id: toClaimId(id, 1),
      predicate: "RELATED_TO",
      stance: "asserted",
      modality: "alleged",
      passage: passage(2),
      document,
      subject: northgate,
      object: anna,
      speaker: boris,
      origin: "The Courier",
      confidence: 0.3,
      rule: "test/by-hand",
      phrase: "shadows",
      hidden: false,
    },
  ];
  return claims as Claim[];
}
