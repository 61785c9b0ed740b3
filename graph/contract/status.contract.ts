/** What makes a line: which claims agree, whose claims they are in the end, and what that says about it. */
import { toRelationId } from "../ids.js";
import type { PartialDate, ReadDocument, Status } from "../model.js";
import type { QueryLimits } from "../store.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { alsoAt, claim, from, reading, sentence, type ClaimMarks } from "../testing/reading.js";
import { idOf, lineOf, linesOf, originsOf, proofOf } from "../testing/lines.js";
import { everyClaim, everyRelation } from "../testing/snapshot.js";

const LIMITS: QueryLimits = { timeoutMs: 10_000, maxRows: 100 };

/** One page of a publisher that says in its own words that Anna Berg spoke with Boris Cole. */
function says(publisher: string, date: string | undefined, marks: ClaimMarks = {}, page = "1"): ReadDocument {
  return reading(
    from(publisher, date, page),
    sentence(
      `According to ${publisher}, [Anna Berg] spoke with [Boris Cole] at length${marks.from ? ` in ${marks.from}` : ""}.`,
      claim("Anna Berg", "SPOKE_WITH", "Boris Cole", marks),
    ),
  );
}

/** The same sentence wherever it is printed, among words of the paper's own. */
function prints(publisher: string, date: string | undefined, marks: ClaimMarks = {}): ReadDocument {
  return reading(
    from(publisher, date),
    sentence(`This is the morning edition of ${publisher} for its readers everywhere.`),
    sentence(
      "[Anna Berg] spoke with [Boris Cole] for two hours on Monday night about the harbour.",
      claim("Anna Berg", "SPOKE_WITH", "Boris Cole", marks),
    ),
  );
}

const denied = { stance: "denied" } as const;

export function statusContract(open: OpenCase): void {
  describe("a line", () => {
    const fresh = eachWithFreshCase(open);

    it("is what its claims say together", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        says("The Courier", "2022-10-11", { from: "2022-09-03", confidence: 0.6 }),
        says("The Herald", "2022-11-02", { from: "2022-09-20", to: "2022-10-01", confidence: 0.9 }),
        says("The Echo", "2022-10-30", { confidence: 0.4 }),
      ]);
      const [source, target] = [await idOf(store, "Anna Berg"), await idOf(store, "Boris Cole")];
      const id = toRelationId(source, "SPOKE_WITH", target);
      const line = {
        id,
        type: "SPOKE_WITH",
        source,
        target,
        status: "corroborated",
        claims: 3,
        origins: 3,
        denials: 0,
        confidence: 0.9,
        first: "2022-09-03",
        last: "2022-10-01",
        reportedFirst: "2022-10-11",
        reportedLast: "2022-11-02",
      };
      expect(await store.relation(id)).toEqual(line);
      expect((await everyRelation(store)).relations).toEqual([line]);
      expect(await store.subgraph([target, source])).toMatchObject({ relations: [line] });
    });

    it("has no dates where nothing says them", async () => {
      await fresh.store.saveDocuments([says("The Courier", undefined)]);
      const line = required(await lineOf(fresh.store, "SPOKE_WITH"));
      expect(Object.keys(line).sort()).toEqual(
        ["claims", "confidence", "denials", "id", "origins", "source", "status", "target", "type"].sort(),
      );
    });

    it("is one, whichever end of a symmetric type comes first, and two where direction counts", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        reading(
          from("The Courier", "2022-10-11"),
          sentence(
            "[Boris Cole] met with [Anna Berg] and called her.",
            claim("Boris Cole", "MET_WITH", "Anna Berg"),
            claim("Boris Cole", "CALLED", "Anna Berg"),
          ),
        ),
        reading(
          from("The Herald", "2022-11-02"),
          sentence(
            "[Anna Berg] met with [Boris Cole] and called him.",
            claim("Anna Berg", "MET_WITH", "Boris Cole"),
            claim("Anna Berg", "CALLED", "Boris Cole"),
          ),
        ),
      ]);
      expect(await linesOf(store)).toEqual([
        "Anna Berg CALLED Boris Cole",
        "Anna Berg MET_WITH Boris Cole",
        "Boris Cole CALLED Anna Berg",
      ]);
      expect(await proofOf(store, "MET_WITH")).toEqual({ status: "corroborated", claims: 2, origins: 2, denials: 0 });
    });

    it("is none between two who are one entity, though the claim stays", async () => {
      const { store } = fresh;
      const { id } = required(
        (
          await store.saveDocuments([
            reading(
              from("The Courier"),
              sentence(
                "[Anna Berg] spoke with [ANNA BERG] of [Northgate].",
                claim("Anna Berg", "SPOKE_WITH", "ANNA BERG"),
                claim("ANNA BERG", "WORKS_FOR", "Northgate"),
              ),
            ),
          ])
        )[0],
      );
      expect((await everyRelation(store)).relations.map(({ type }) => type)).toEqual(["WORKS_FOR"]);
      expect((await store.document(id))?.claimList.map(({ predicate }) => predicate)).toEqual([
        "SPOKE_WITH",
        "WORKS_FOR",
      ]);
    });

    it("has the verb phrase on its claims when it is of the type of last resort", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        reading(
          from("The Courier"),
          sentence(
            "[Northgate] shadows [Lantern] closely.",
            claim("Northgate", "RELATED_TO", "Lantern", { phrase: "shadows", confidence: 0.2 }),
          ),
        ),
      ]);
      const line = required(await lineOf(store, "RELATED_TO"));
      expect(line).toMatchObject({ status: "reported", confidence: 0.2 });
      expect((await everyClaim(store, line.id)).map(({ phrase }) => phrase)).toEqual(["shadows"]);
    });
  });

  describe("the status of a line", () => {
    const fresh = eachWithFreshCase(open);
    const proof = async (documents: readonly ReadDocument[]) => {
      await fresh.store.saveDocuments(documents);
      return proofOf(fresh.store, "SPOKE_WITH");
    };

    it("is reported when one origin asserts it, however often", async () => {
      const twice = reading(
        from("The Courier", "2022-10-11"),
        sentence("[Anna Berg] spoke with [Boris Cole] on Monday.", claim("Anna Berg", "SPOKE_WITH", "Boris Cole")),
        sentence("[Berg = Anna Berg] spoke with him again.", claim("Anna Berg", "SPOKE_WITH", "Boris Cole")),
      );
      const more = reading(
        from("The Courier", "2022-10-12", "2"),
        sentence("So [Boris Cole] spoke with [Anna Berg].", claim("Boris Cole", "SPOKE_WITH", "Anna Berg")),
      );
      expect(await proof([twice, more])).toEqual({ status: "reported", claims: 3, origins: 1, denials: 0 });
    });

    it("is corroborated when two origins assert it", async () => {
      expect(await proof([says("The Courier", "2022-10-11"), says("The Herald", "2022-10-12")])).toEqual({
        status: "corroborated",
        claims: 2,
        origins: 2,
        denials: 0,
      });
    });

    it("counts a publication that several cite once, and together with its own pages", async () => {
      const cites = { cites: "The Ledger", modality: "reported" } as const;
      expect(await proof([says("The Courier", "2022-10-11", cites), says("The Herald", "2022-10-12", cites)])).toEqual({
        status: "reported",
        claims: 2,
        origins: 1,
        denials: 0,
      });
      expect(await proof([says("The Ledger", "2022-10-10")])).toEqual({
        status: "reported",
        claims: 3,
        origins: 1,
        denials: 0,
      });
      expect(await originsOf(fresh.store, "SPOKE_WITH")).toEqual(["The Ledger", "The Ledger", "The Ledger"]);
    });

    it("takes one publication spelled in two ways for one", async () => {
      expect(
        await proof([
          says("The Courier", "2022-10-11", { cites: "The Ledger" }),
          says("The Herald", "2022-10-12", { cites: "Ledger" }),
          says("the ledger", "2022-10-13"),
        ]),
      ).toMatchObject({ status: "reported", origins: 1 });
    });

    it("counts a sentence that was first printed elsewhere as that publisher's, whichever is saved first", async () => {
      const [first, later, last] = [
        prints("The Ledger", "2022-10-10"),
        prints("The Courier", "2022-10-11"),
        prints("The Herald", undefined),
      ];
      expect(await proof([last])).toEqual({ status: "reported", claims: 1, origins: 1, denials: 0 });
      expect(await originsOf(fresh.store, "SPOKE_WITH")).toEqual(["The Herald"]);
      expect(await proof([later])).toEqual({ status: "reported", claims: 2, origins: 1, denials: 0 });
      expect(await originsOf(fresh.store, "SPOKE_WITH")).toEqual(["The Courier", "The Courier"]);
      expect(await proof([first])).toEqual({ status: "reported", claims: 3, origins: 1, denials: 0 });
      expect(await originsOf(fresh.store, "SPOKE_WITH")).toEqual(["The Ledger", "The Ledger", "The Ledger"]);
    });

    it("gives a repeated sentence back to the next publisher when the first one is removed", async () => {
      const { store } = fresh;
      const [ledger] = await store.saveDocuments([
        prints("The Ledger", "2022-10-10"),
        prints("The Courier", "2022-10-11"),
        says("The Courier", "2022-10-12", {}, "2"),
      ]);
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "corroborated", claims: 3, origins: 2, denials: 0 });
      await store.removeDocument(required(ledger).id);
      expect(await originsOf(store, "SPOKE_WITH")).toEqual(["The Courier", "The Courier"]);
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "reported", claims: 2, origins: 1, denials: 0 });
    });

    it("moves a repeated sentence to an earlier publisher of the same text", async () => {
      const { store } = fresh;
      const [courier, herald] = [prints("The Courier", "2022-10-11"), prints("The Herald", "2022-10-12")];
      await store.saveDocuments([courier, herald, says("The Courier", "2022-10-13", {}, "2")]);
      expect(await proofOf(store, "SPOKE_WITH")).toEqual({ status: "reported", claims: 3, origins: 1, denials: 0 });
      await store.saveDocuments([alsoAt(herald, from("The Ledger", "2022-10-09"))]);
      expect(await originsOf(store, "SPOKE_WITH")).toEqual(["The Courier", "The Ledger", "The Ledger"]);
      expect(await proofOf(store, "SPOKE_WITH")).toMatchObject({ status: "corroborated", origins: 2 });
    });

    it("takes the cited publication before the first printer of the sentence", async () => {
      const documents = [
        prints("The Courier", "2022-10-11", { cites: "The Ledger" }),
        prints("The Herald", "2022-10-12"),
      ];
      expect(await proof(documents)).toEqual({ status: "corroborated", claims: 2, origins: 2, denials: 0 });
      expect(await originsOf(fresh.store, "SPOKE_WITH")).toEqual(["The Courier", "The Ledger"]);
    });

    it("is denied when all that is said is that it is not so", async () => {
      expect(
        await proof([says("The Courier", "2022-10-11", denied), says("The Herald", undefined, { stance: "negated" })]),
      ).toEqual({ status: "denied", claims: 2, origins: 0, denials: 2 });
    });

    it("is contested when one asserts it and another denies it", async () => {
      expect(
        await proof([
          says("The Courier", "2022-10-11"),
          says("The Herald", "2022-10-12"),
          says("The Echo", "2022", denied),
        ]),
      ).toEqual({ status: "contested", claims: 3, origins: 2, denials: 1 });
    });

    it("is contested also when one and the same origin says both", async () => {
      const both = reading(
        from("The Courier", "2022-10-11"),
        sentence("[Anna Berg] spoke with [Boris Cole] on Monday.", claim("Anna Berg", "SPOKE_WITH", "Boris Cole")),
        sentence("[Anna Berg] denies that.", claim("Anna Berg", "SPOKE_WITH", "Boris Cole", denied)),
      );
      expect(await proof([both])).toEqual({ status: "contested", claims: 2, origins: 1, denials: 1 });
    });

    it.each<[asserted: Time, denied: Time, status: Status]>([
      [undefined, undefined, "contested"],
      ["2022-10", undefined, "contested"],
      [undefined, "2022-10", "contested"],
      ["2022-10-11", "2022-10-11", "contested"],
      ["2022-10-11", "2022-10", "contested"],
      ["2022", "2022-10-11", "contested"],
      ["2022-10-31", ["2022-10", "2022-11"], "contested"],
      [["2022-07", "2022-12"], "2022-12-31", "contested"],
      [["2021", "2022"], "2022-12", "contested"],
      ["2022-10-11", "2022-10-12", "reported"],
      ["2022-10", "2022-11-01", "reported"],
      ["2021", "2022", "reported"],
      ["2022", "2021-12-31", "reported"],
      [["2022-07", "2022-09"], ["2022-10", "2022-12"], "reported"],
    ])("is, for asserted %s and denied %s, %s", async (asserted, deniedFor, status) => {
      expect(
        await proof([
          says("The Courier", "2023-01-01", toTime(asserted)),
          says("The Herald", "2023-01-02", { ...denied, ...toTime(deniedFor) }),
        ]),
      ).toEqual({ status, claims: 2, origins: 1, denials: 1 });
    });

    it("has no last day while something is said to go on, and meets every denial of a later time", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        says("The Courier", "2023-01-01", { from: "2021", goesOn: true }),
        says("The Herald", "2023-01-02", { from: "2022-03" }),
      ]);
      const line = await lineOf(store, "SPOKE_WITH");
      expect([line?.first, line?.last]).toEqual(["2021", undefined]);
      await store.saveDocuments([says("The Echo", "2024-01-03", { ...denied, from: "2023" })]);
      expect((await lineOf(store, "SPOKE_WITH"))?.status).toBe("contested");
    });

    it("is contested as soon as one assertion and one denial are of overlapping times", async () => {
      const documents = [
        says("The Courier", "2023-01-01", { from: "2021" }),
        says("The Herald", "2023-01-02", { from: "2022-03" }),
        says("The Echo", "2023-01-03", { ...denied, from: "2023" }),
      ];
      expect(await proof(documents)).toEqual({ status: "corroborated", claims: 3, origins: 2, denials: 1 });
      expect(await proof([says("The Gazette", "2023-01-04", { ...denied, from: "2022-03-05" })])).toEqual({
        status: "contested",
        claims: 4,
        origins: 2,
        denials: 2,
      });
    });

    it("follows the claims that come and go", async () => {
      const { store } = fresh;
      const statuses: (Status | undefined)[] = [];
      const look = async () => statuses.push((await lineOf(store, "SPOKE_WITH"))?.status);
      const documents = [
        says("The Courier", "2022-10-11"),
        says("The Herald", "2022-10-12"),
        says("The Echo", "2022-10-13", denied),
      ];
      const ids = [];
      for (const document of documents) {
        ids.push(...(await store.saveDocuments([document])).map(({ id }) => id));
        await look();
      }
      for (const id of ids) {
        await store.removeDocument(id);
        await look();
      }
      expect(statuses).toEqual(["reported", "corroborated", "contested", "contested", "denied", undefined]);
    });
  });

  describe("a denied line", () => {
    const fresh = eachWithFreshCase(open);
    const deniedOnly = () => says("The Courier", "2022-10-11", { ...denied, from: "2022-09" });

    it("keeps its type and id in the port, and is DENIED in the database", async () => {
      const { store } = fresh;
      await store.saveDocuments([deniedOnly()]);
      const [source, target] = [await idOf(store, "Anna Berg"), await idOf(store, "Boris Cole")];
      const id = toRelationId(source, "SPOKE_WITH", target);
      expect(await store.relation(id)).toEqual({
        id,
        type: "SPOKE_WITH",
        source,
        target,
        status: "denied",
        claims: 1,
        origins: 0,
        denials: 1,
        confidence: 0.8,
        first: "2022-09",
        last: "2022-09",
        reportedFirst: "2022-10-11",
        reportedLast: "2022-10-11",
      });
      const asFact = await store.query("MATCH (a:Person)-[r:SPOKE_WITH]-() RETURN a.name", {}, LIMITS);
      expect(asFact.rows).toEqual([]);
      const asDenial = await store.query(
        "MATCH (a:Person)-[r:DENIED]->(b:Person) RETURN a.name, r.predicate, b.name, r.id, r.status",
        {},
        LIMITS,
      );
      expect(asDenial.rows).toEqual([["Anna Berg", "SPOKE_WITH", "Boris Cole", id, "denied"]]);
    });

    it("becomes a fact's line when someone asserts it, and denied again when that goes", async () => {
      const { store } = fresh;
      const drawn = async () =>
        (await store.query("MATCH (:Entity)-[r]->(:Entity) RETURN type(r)", {}, LIMITS)).rows.flat();
      await store.saveDocuments([deniedOnly()]);
      const before = await everyRelation(store);
      const [asserted] = await store.saveDocuments([says("The Herald", "2022-10-12")]);
      expect(await drawn()).toEqual(["SPOKE_WITH"]);
      expect(await proofOf(store, "SPOKE_WITH")).toMatchObject({ status: "contested" });
      await store.removeDocument(required(asserted).id);
      expect(await drawn()).toEqual(["DENIED"]);
      expect((await everyRelation(store)).relations).toEqual(before.relations);
    });
  });
}

type Time = PartialDate | readonly [from: PartialDate, to: PartialDate] | undefined;

function toTime(time: Time): Pick<ClaimMarks, "from" | "to"> {
  if (time === undefined) return {};
  return typeof time === "string" ? { from: time, to: time } : { from: time[0], to: time[1] };
}
