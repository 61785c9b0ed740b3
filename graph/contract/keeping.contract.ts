/** Backup and restore, and which databases are refused. */
import { toDocumentId, type EntityId } from "../ids.js";
import type { GraphStore } from "../store.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { idOf, keyOf } from "../testing/lines.js";
import { Mirror } from "../testing/mirror.js";
import { alsoAt, claim, from, headline, reading, sentence } from "../testing/reading.js";
import { everyRelation, wholeGraph } from "../testing/snapshot.js";

/**
 * A case with something of everything: names that were merged, split, renamed and typed, a hidden claim, denials, two
 * sources of one text, a judgement taken back, an entity whose id is not the one its name would get today.
 */
export async function fillWithEverything(store: GraphStore): Promise<void> {
  const [courier, herald, echo] = [
    from("The Courier", "2022-10-11"),
    from("The Herald", "2022-11"),
    from("The Echo", "2022-10-13"),
  ];
  const gone = reading(from("The Post"), sentence("[Redhall : Place] is a place."));
  await store.saveDocuments([gone]);
  const quote = "Anna Berg met with Boris Cole for an hour in Port Vell on Monday night.";
  const met = (where: typeof courier, more: string) =>
    reading(
      where,
      headline(`${more} 😀 "quoted" \\ and\nbroken`),
      sentence(
        "[Anna Berg] met with [Boris Cole] for an hour in [Port Vell] on Monday night.",
        claim("Anna Berg", "MET_WITH", "Boris Cole", {
          from: "2022-10",
          speakerWords: "two officials",
          cites: "The Ledger",
        }),
        claim("Anna Berg", "TRAVELED_TO", "Port Vell", { modality: "alleged", speaker: "Boris Cole" }),
      ),
    );
  await store.saveDocuments([met(courier, "One"), alsoAt(met(herald, "Two"), herald, from("The Mirror"))]);
  await store.saveDocuments([
    reading(
      echo,
      sentence(
        "[A. Berg] denied that she met with [Boris Cole] of [Redhall]; [Clara Dorn] shadows [Зоя Левченко].",
        claim("A. Berg", "MET_WITH", "Boris Cole", { stance: "denied" }),
        claim("Clara Dorn", "RELATED_TO", "Зоя Левченко", { phrase: "shadows", confidence: 0.1 }),
        claim("Boris Cole", "LEADS", "Redhall", { stance: "negated" }),
      ),
    ),
  ]);
  await store.removeDocument(toDocumentId(gone.text));
  await store.judge({ kind: "same", a: keyOf("Anna Berg"), b: keyOf("A. Berg") });
  await store.judge({ kind: "split", name: keyOf("Boris Cole"), sources: [echo.key] });
  const { id } = await store.judge({ kind: "rename", name: keyOf("Port Vell"), to: "Vell" });
  await store.judge({ kind: "type", name: keyOf("Clara Dorn"), type: "Organization" });
  await store.judge({ kind: "not-same", a: keyOf("Clara Dorn"), b: keyOf("Anna Berg") });
  await store.judge({ kind: "hide", source: courier.key, predicate: "TRAVELED_TO", quote });
  await store.undoJudgement(id);
  await store.judge({ kind: "rename", name: keyOf("Port Vell"), to: "Port 'Vell' \"Harbour\"" });
}

export function keepingContract(open: OpenCase): void {
  describe("a backup", () => {
    const fresh = eachWithFreshCase(open);

    it("is lines of JSON, and restored it is the same case: graph, ids, judgements", async () => {
      await fillWithEverything(fresh.store);
      const [whole, lines] = [await wholeGraph(fresh.store), await linesOf(fresh.store)];
      for (const line of lines) {
        expect(line).not.toMatch(/[\r\n]/);
        expect(typeof JSON.parse(line)).toBe("object");
      }
      await inAnotherCase(open, async (other) => {
        expect(await other.restore(feed(lines))).toEqual(whole.counts);
        expect(await wholeGraph(other)).toEqual(whole);
        expect(await other.entity("person/a-berg" as EntityId)).toEqual(
          await other.entity(await idOf(other, "Anna Berg")),
        );
        const copied = await linesOf(other);
        expect(copied.slice(1)).toEqual(lines.slice(1));
      });
    });

    it("lives on like the case that it was made of", async () => {
      await fillWithEverything(fresh.store);
      const lines = await linesOf(fresh.store);
      const live = async (store: GraphStore) => {
        for (const { id, undoneAt } of await store.judgements()) if (!undoneAt) await store.undoJudgement(id);
        await store.saveDocuments([reading(from("The Herald", "2022-12"), sentence("[A. Berg] and [Clara Dorn]."))]);
        const { judgements, ...graph } = await wholeGraph(store);
        return { ...graph, judgements: judgements.map(({ judgement }) => judgement) };
      };
      const lived = await live(fresh.store);
      await inAnotherCase(open, async (other) => {
        await other.restore(feed(lines));
        expect(await live(other)).toEqual(lived);
      });
    });

    it("of an empty case restores to an empty case", async () => {
      const lines = await linesOf(fresh.store);
      expect(lines).not.toHaveLength(0);
      const none = await fresh.store.counts();
      expect(await fresh.store.restore(feed(lines))).toEqual(none);
    });

    it("tells those who follow the store that it is another now", async () => {
      await fillWithEverything(fresh.store);
      const lines = await linesOf(fresh.store);
      await inAnotherCase(open, async (other) => {
        const mirror = new Mirror(other);
        await mirror.catchUp();
        await other.restore(feed(lines));
        await mirror.catchUp();
        expect(mirror.content()).toEqual(await everyRelation(other));
      });
    });

    it("is not restored into a case that has documents or judgements", async () => {
      const { store } = fresh;
      const record = await store.judge({ kind: "rename", name: keyOf("Anna Berg"), to: "Bee" });
      const lines = await linesOf(store);
      await expect(store.restore(feed(lines))).rejects.toMatchObject({ name: "ClewError", code: "invalid-input" });
      await store.undoJudgement(record.id);
      await store.saveDocuments([reading(from("The Courier"), sentence("[Anna Berg] waits."))]);
      const whole = await wholeGraph(store);
      await expect(store.restore(feed(lines))).rejects.toMatchObject({ name: "ClewError", code: "invalid-input" });
      expect(await wholeGraph(store)).toEqual(whole);
    });

    it.each<[string, (lines: readonly string[]) => string[], RegExp]>([
      ["a line that is cut short", (lines) => lines.with(3, required(lines[3]).slice(0, -2)), /\bline 4\b/i],
      ["a line of another form", (lines) => lines.with(2, '{"hello": "world"}'), /\bline 3\b/i],
      ["a line that is no object", (lines) => lines.with(1, "17"), /\bline 2\b/i],
      ["a first line that is no header", (lines) => lines.slice(1), /\bline 1\b/i],
      ["nothing in it", () => [], /\S/],
      ["a document missing", (lines) => lines.filter((_, index) => index !== lines.length - 2), /document/i],
      ["its last lines missing", (lines) => lines.slice(0, -2), /\S/],
    ])("with %s is refused, and the case is as empty as before", async (_, damage, named) => {
      await fillWithEverything(fresh.store);
      const [lines, whole] = [await linesOf(fresh.store), await wholeGraph(fresh.store)];
      await inAnotherCase(open, async (other) => {
        const empty = await wholeGraph(other);
        const error = await other.restore(feed(damage(lines))).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({
          name: "ClewError",
          code: "invalid-input",
          message: expect.stringMatching(named),
        });
        expect(await wholeGraph(other)).toEqual(empty);
        await other.restore(feed(lines));
        expect(await wholeGraph(other)).toEqual(whole);
      });
    });
  });

  describe("opening a case", () => {
    const fresh = eachWithFreshCase(open);

    it("refuses a database that is not empty and not Clew's, and writes nothing into it", async () => {
      await fresh.tamper("MATCH (n) DETACH DELETE n", "CREATE (:Recipe {title: 'Soup'})");
      await expect(fresh.reopen()).rejects.toMatchObject({ name: "ClewError", code: "foreign-database" });
      const there = await fresh.tamper("MATCH (n) RETURN n.title AS title");
      expect(there).toEqual([{ title: "Soup" }]);
    });

    it("refuses a case that a newer Clew wrote, and leaves it as it is", async () => {
      await fresh.store.saveDocuments([reading(from("The Courier"), sentence("[Anna Berg] waits."))]);
      const whole = await wholeGraph(fresh.store);
      const version = await fresh.store.query("MATCH (s:ClewStore) RETURN s.schemaVersion AS version", {}, LIMITS);
      const [[current] = []] = version.rows;
      expect(typeof current).toBe("number");
      await fresh.tamper(`MATCH (s:ClewStore) SET s.schemaVersion = ${Number(current) + 1}`);
      await expect(fresh.reopen()).rejects.toMatchObject({ name: "ClewError", code: "store-newer" });
      await fresh.tamper(`MATCH (s:ClewStore) SET s.schemaVersion = ${Number(current)}`);
      expect(await wholeGraph(await fresh.reopen())).toEqual(whole);
    });

    it("brings a case of format 1, whose mentions were lists, to today's", async () => {
      const text = "[Anna Berg] met [Boris Cole]. [Boris Cole] thanked [Anna Berg], and [Anna Berg] left.";
      await fresh.store.saveDocuments([reading(from("The Courier"), sentence(text))]);
      const whole = await wholeGraph(fresh.store);
      const revision = await fresh.store.revision();
      await fresh.tamper(
        `MATCH (r:Referent)-[m:MENTIONED_IN]->(p:Passage)
         WITH r, p, collect(m.start) AS starts, collect(m.end) AS ends, collect(m.kind) AS kinds
         CREATE (r)-[:MENTIONED_IN {starts: starts, ends: ends, kinds: kinds}]->(p)`,
        "MATCH (:Referent)-[m:MENTIONED_IN]->(:Passage) WHERE m.start IS NOT NULL DELETE m",
        "MATCH (c:Change) SET c.relations = ['x'], c.entities = ['y']",
        "MATCH (s:ClewStore) SET s.schemaVersion = 1",
      );
      const lists = await fresh.tamper("MATCH (:Referent)-[m:MENTIONED_IN]->(:Passage) RETURN m.starts AS starts");
      expect(lists.length).toBeGreaterThan(1);
      const reopened = await fresh.reopen();
      expect(await wholeGraph(reopened)).toEqual(whole);
      expect(await reopened.changesSince(revision - 1)).toMatchObject({ revision, complete: false });
      expect(await reopened.saveDocuments([reading(from("The Courier"), sentence(text))])).toMatchObject([
        { outcome: "unchanged" },
      ]);
      // Opened once more, nothing is left to do.
      expect(await wholeGraph(await fresh.reopen())).toEqual(whole);
    });
  });
}

const LIMITS = { timeoutMs: 10_000, maxRows: 10 };

async function linesOf(store: GraphStore): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.backup()) lines.push(line);
  return lines;
}

async function* feed(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

async function inAnotherCase(open: OpenCase, use: (store: GraphStore) => Promise<void>): Promise<void> {
  const other = await open();
  try {
    await use(other.store);
  } finally {
    await other.dispose();
  }
}
