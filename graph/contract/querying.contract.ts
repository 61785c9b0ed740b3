/** Users' own Cypher: the stored graph of DESIGN as they see it, values alike on every store, and nothing but reading. */
import { toDocumentId, toRelationId } from "../ids.js";
import type { QueryLimits, QueryValue } from "../store.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { idOf } from "../testing/lines.js";
import { claim, from, headline, reading, sentence } from "../testing/reading.js";
import { wholeGraph } from "../testing/snapshot.js";

const LIMITS: QueryLimits = { timeoutMs: 20_000, maxRows: 100 };

const report = () =>
  reading(
    from("The Courier", "2022-10-11"),
    headline("A report"),
    sentence(
      "[Anna Berg] of the [Harbour Ministry] leads [Lantern], [Boris Cole] said.",
      claim("Anna Berg", "OFFICIAL_OF", "Harbour Ministry", { confidence: 0.75 }),
      claim("Anna Berg", "LEADS", "Lantern", { speaker: "Boris Cole", modality: "reported", from: "2022-07" }),
    ),
    sentence("[She ~ Anna Berg] denies it.", claim("Anna Berg", "MET_WITH", "Boris Cole", { stance: "denied" })),
  );

export function queryingContract(open: OpenCase): void {
  describe("a query", () => {
    const fresh = eachWithFreshCase(open);
    beforeEach(async () => {
      await fresh.store.saveDocuments([report()]);
    });
    const ask = async (cypher: string, parameters: Record<string, unknown> = {}, limits: Partial<QueryLimits> = {}) =>
      fresh.store.query(cypher, parameters, { ...LIMITS, ...limits });
    const rows = async (cypher: string, parameters: Record<string, unknown> = {}) =>
      [...(await ask(cypher, parameters)).rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

    it("tells who is connected to whom, and never a denial as a fact", async () => {
      const { store } = fresh;
      const result = await ask(
        "MATCH (p:Person)-[r]->(o) RETURN p.name, type(r), o.name ORDER BY p.name, type(r), o.name LIMIT 25",
      );
      expect(result).toEqual({
        columns: ["p.name", "type(r)", "o.name"],
        rows: [
          ["Anna Berg", "DENIED", "Boris Cole"],
          ["Anna Berg", "LEADS", "Lantern"],
          ["Anna Berg", "OFFICIAL_OF", "Harbour Ministry"],
        ],
        truncated: false,
        elapsedMs: expect.any(Number),
        revision: await store.revision(),
        notices: expect.any(Array),
      });
      expect(await rows("MATCH (:Person)-[r:MET_WITH]->() RETURN r.id AS id")).toEqual([]);
    });

    it("sees the latest write", async () => {
      const { store } = fresh;
      expect(await rows("MATCH (e:Entity) RETURN count(e) AS n")).toEqual([[4]]);
      await store.saveDocuments([reading(from("The Herald"), sentence("[Clara Dorn] is new."))]);
      expect(await rows("MATCH (e:Entity) RETURN count(e) AS n")).toEqual([[5]]);
      expect((await ask("RETURN 1 AS one")).revision).toBe(await store.revision());
    });

    it("finds what documents say, in the stored form", async () => {
      const document = toDocumentId(report().text);
      const about = { id: document };
      expect(
        await rows(
          "MATCH (d:Document {id: $id}) RETURN d.title, d.publisher, d.published, d.language, d.extractedWith",
          about,
        ),
      ).toEqual([["The Courier, page 1", "The Courier", "2022-10-11", "en", "test-1"]]);
      expect(
        await rows(
          "MATCH (:Document {id: $id})-[:HAS_PASSAGE]->(p:Passage) RETURN p.id, p.zone, p.start, p.end, p.text",
          about,
        ),
      ).toEqual(
        report().passages.map(({ zone, start, end }, index) => [
          `${document}/p${index}`,
          zone,
          start,
          end,
          report().text.slice(start, end),
        ]),
      );
      expect(
        await rows(
          "MATCH (r:Referent)-[:OF_DOCUMENT]->(:Document {id: $id}) MATCH (r)-[:RESOLVES_TO]->(e:Entity) " +
            "RETURN r.name, r.type, e.id",
          about,
        ),
      ).toEqual([
        ["Anna Berg", "Person", "person/anna-berg"],
        ["Boris Cole", "Person", "person/boris-cole"],
        ["Harbour Ministry", "Agency", "agency/harbour-ministry"],
        ["Lantern", "System", "system/lantern"],
      ]);
      expect(
        await rows(
          "MATCH (r:Referent {name: 'Anna Berg'})-[m:MENTIONED_IN]->(p:Passage) RETURN p.id, m.start, m.end, m.kind ORDER BY m.start",
        ),
      ).toEqual(
        required(report().referents[0]).mentions.map(({ start, end, kind, passage }) => [
          `${document}/p${passage}`,
          start,
          end,
          kind,
        ]),
      );
      expect(
        await rows(
          "MATCH (c:Claim {predicate: 'LEADS'}) MATCH (c)-[:SUBJECT]->(s:Referent) MATCH (c)-[:OBJECT]->(o:Referent) " +
            "MATCH (c)-[:SPOKEN_BY]->(x:Referent) MATCH (c)-[:STATED_IN]->(p:Passage) " +
            "RETURN s.name, o.name, x.name, p.id, c.stance, c.modality, c.quote, c.from, c.confidence",
        ),
      ).toEqual([
        [
          "Anna Berg",
          "Lantern",
          "Boris Cole",
          `${document}/p1`,
          "asserted",
          "reported",
          "Anna Berg of the Harbour Ministry leads Lantern, Boris Cole said.",
          "2022-07",
          0.8,
        ],
      ]);
    });

    it("finds only entities at the end of what starts at an entity", async () => {
      expect(await rows("MATCH (:Entity)-[r]->(x) WHERE NOT x:Entity RETURN type(r)")).toEqual([]);
      const labels = await rows("MATCH (e:Entity) RETURN e.name, labels(e) AS labels");
      expect(labels.map(([name, all]) => [name, [...(all as string[])].sort()])).toEqual([
        ["Anna Berg", ["Entity", "Person"]],
        ["Boris Cole", ["Entity", "Person"]],
        ["Harbour Ministry", ["Agency", "Entity", "Organization"]],
        ["Lantern", ["Entity", "System"]],
      ]);
    });

    it("gets nodes, relationships and paths in one form", async () => {
      const { store } = fresh;
      const result = await ask(
        "MATCH (a:Person)-[r:OFFICIAL_OF]->(b) MATCH p = (a)-[:OFFICIAL_OF]->(b) RETURN a, r, p, {of: b.name, list: [r, 1]} AS m",
      );
      expect(result.columns).toEqual(["a", "r", "p", "m"]);
      const [node, relationship, path, map] = required(result.rows[0]) as [Node, Line, { $path: unknown[] }, unknown];
      expect([...node.$node.labels].sort()).toEqual(["Entity", "Person"]);
      expect(node.$node.properties).toMatchObject({ id: "person/anna-berg", name: "Anna Berg" });
      const [source, target] = [await idOf(store, "Anna Berg"), await idOf(store, "Harbour Ministry")];
      expect(relationship).toEqual({
        $relationship: {
          type: "OFFICIAL_OF",
          start: source,
          end: target,
          properties: expect.objectContaining({
            id: toRelationId(source, "OFFICIAL_OF", target),
            status: "reported",
            claims: 1,
            origins: 1,
            denials: 0,
            confidence: 0.75,
            reportedFirst: "2022-10-11",
            reportedLast: "2022-10-11",
          }),
        },
      });
      expect(path).toEqual({ $path: [node, relationship, expect.objectContaining({ $node: expect.anything() })] });
      expect(map).toEqual({ of: "Harbour Ministry", list: [relationship, 1] });
    });

    it.each<[string, QueryValue]>([
      ["null", null],
      ["true", true],
      ["42", 42],
      ["-7", -7],
      ["0.5", 0.5],
      ["9007199254740991", 9007199254740991],
      ["'it\\'s'", "it's"],
      ["'漢字 😀'", "漢字 😀"],
      ["[1, 'two', [true, null]]", [1, "two", [true, null]]],
      ["{a: 1, b: {c: ['d']}}", { a: 1, b: { c: ["d"] } }],
    ])("answers RETURN %s with plain values", async (expression, value) => {
      expect(await ask(`RETURN ${expression} AS value`)).toMatchObject({ columns: ["value"], rows: [[value]] });
    });

    it.each<[string, unknown]>([
      ["a text", "O'Neil \\ \" `x` $y 😀"],
      ["a whole number", 12],
      ["a fraction", 1.25],
      ["a truth value", false],
      ["nothing", null],
      ["a list", ["a", 1, true]],
      ["a map", { deep: { list: [1, 2] } }],
    ])("takes %s as a parameter", async (_, value) => {
      expect(await ask("RETURN $value AS value", { value })).toMatchObject({ rows: [[value]] });
    });

    it("counts in whole numbers, stored or given", async () => {
      expect(await rows("MATCH (:Entity)-[r:LEADS]->(:Entity) RETURN toString(r.claims) AS claims")).toEqual([["1"]]);
      expect(await rows("MATCH (p:Passage {zone: 'title'}) RETURN toString(p.end) AS end")).toEqual([["8"]]);
      expect(await rows("RETURN $n / 2 AS half", { n: 7 })).toEqual([[3]]);
      expect(await rows("UNWIND [1, 2, 3] AS n RETURN n LIMIT $limit", { limit: 2 })).toHaveLength(2);
    });

    it("gives whole numbers that JSON's numbers cannot hold with all their digits", async () => {
      expect(await rows("RETURN 9007199254740991 AS a, 9007199254740993 AS b, -9223372036854775807 AS c")).toEqual([
        [9007199254740991, "9007199254740993", "-9223372036854775807"],
      ]);
    });

    it("compares with parameters", async () => {
      expect(
        await rows("MATCH (e:Person) WHERE e.name IN $names RETURN e.name", { names: ["Anna Berg", "' OR 1=1 //"] }),
      ).toEqual([["Anna Berg"]]);
    });

    it("keeps to the row limit and says whether there were more", async () => {
      const three = await ask("UNWIND [1, 2, 3] AS n RETURN n", {}, { maxRows: 3 });
      expect([three.rows, three.truncated]).toEqual([[[1], [2], [3]], false]);
      const two = await ask("UNWIND [1, 2, 3] AS n RETURN n", {}, { maxRows: 2 });
      expect([two.rows, two.truncated]).toEqual([[[1], [2]], true]);
      const none = await ask("MATCH (n:Nothing) RETURN n.name, n", {}, { maxRows: 2 });
      expect([none.columns, none.rows, none.truncated]).toEqual([["n.name", "n"], [], false]);
    });

    it.each([
      "CREATE (:Person {name: 'x'})",
      "MATCH (n) DETACH DELETE n",
      "MATCH (n:Entity) SET n.name = 'x' RETURN n",
      "MATCH (n:Entity) REMOVE n.name",
      "MERGE (n:Person {id: 'x'}) RETURN n",
      "MATCH (a:Person), (b:Person) CREATE (a)-[:MET_WITH]->(b)",
      "UNWIND [1] AS x FOREACH (y IN [x] | CREATE (:X))",
      "/* RETURN 1 */ create (n) return n",
      "CREATE INDEX extra FOR (n:Person) ON (n.name)",
      "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
      "load /* */ csv from '/etc/hostname' as line return line",
      "CALL { CREATE (n:X) RETURN n } RETURN n",
    ])("that is more than reading is refused and changes nothing: %s", async (cypher) => {
      const { store } = fresh;
      const [before, revision] = [await wholeGraph(store), await store.revision()];
      await expect(ask(cypher)).rejects.toMatchObject({ name: "ClewError", code: "query-refused" });
      expect(await store.revision()).toBe(revision);
      expect(await wholeGraph(store)).toEqual(before);
    });

    it("may speak of writing in words and comments", async () => {
      expect(await rows("RETURN 'CREATE (n) DELETE n; LOAD CSV' AS words // SET x = 1, MERGE")).toEqual([
        ["CREATE (n) DELETE n; LOAD CSV"],
      ]);
      expect(await rows("MATCH (e:Entity) WHERE e.name = 'DELETE' RETURN e.name AS `set`")).toEqual([]);
    });

    it.each([
      ["MATCH (n:Person RETURN n", 1],
      ["MATCH (n)\nRETURNS n", 2],
      ["MATCH (n:Person)\nWHERE n.name = \nRETURN n.name", 3],
    ])("with an error is refused with its place: %j", async (cypher, line) => {
      const error = await ask(cypher).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        name: "ClewError",
        code: "query-invalid",
        message: expect.stringMatching(/\w/),
        details: { position: { line, column: expect.any(Number) } },
      });
    });

    it.each([
      ["a variable that is not defined", "RETURN nobody"],
      ["a parameter that is not given", "MATCH (n {id: $missing}) RETURN n"],
      ["nothing", "   "],
    ])("with %s is refused", async (_, cypher) => {
      await expect(ask(cypher)).rejects.toMatchObject({ name: "ClewError", code: "query-invalid" });
    });

    it("that does not end is stopped, and the store goes on", async () => {
      const endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS n";
      const start = Date.now();
      const error = await ask(endless, {}, { timeoutMs: 700 }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "ClewError", code: expect.stringMatching(/^query-(timeout|memory)$/) });
      expect(Date.now() - start).toBeLessThan(10_000);
      expect(await rows("MATCH (e:Entity) RETURN count(e) AS n")).toEqual([[4]]);
    });

    it("can be stopped by who asked", async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 200);
      const endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS n";
      await expect(ask(endless, {}, { signal: stop.signal })).rejects.toMatchObject({
        name: "ClewError",
        code: expect.stringMatching(/^(aborted|query-memory)$/),
      });
      await expect(ask("RETURN 1 AS n", {}, { signal: stop.signal })).rejects.toMatchObject({ code: "aborted" });
      expect(await rows("MATCH (e:Entity) RETURN count(e) AS n")).toEqual([[4]]);
    });
  });
}

type Node = { $node: { labels: string[]; properties: Record<string, unknown> } };
type Line = { $relationship: { type: string } };
