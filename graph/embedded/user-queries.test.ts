import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QueryLimits } from "../store.js";
import { openEmbedded, type EmbeddedDatabase } from "./embedded.js";

const MEMORY = 300_000_000;
let folder: string;
let database: EmbeddedDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-queries-"));
  database = await openEmbedded({ folder, limits: { queryMemoryBytes: MEMORY } });
  await database.createSchema();
  await database.write(async (transaction) => {
    await transaction.run("CREATE (:ClewStore {id: 'clew', revision: 7})");
    await transaction.run("UNWIND range(1, 2000) AS i CREATE (:Entity:System {id: 'system/' + toString(i)})");
    await transaction.run(
      `CREATE (a:Entity:Person {id: 'person/élan', name: 'Élan 😀', aliases: ['É', 'L']}),
              (b:Entity:Place {id: 'place/b', name: 'B'}), (c:Entity:Place {id: 'place/c'}),
              (a)-[:TOLD {id: 'rel-1', claims: 2}]->(b), (a)-[:ASKED {id: 'rel-2'}]->(c), (b)-[:TOLD {id: 'rel-3'}]->(c)`,
    );
  });
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const ask = (cypher: string, parameters: Record<string, unknown> = {}, limits: Partial<QueryLimits> = {}) =>
  database.query(cypher, parameters, { timeoutMs: 10_000, maxRows: 100, ...limits });

const LEADER = {
  $node: {
    labels: ["Entity", "Person"],
    properties: { id: "person/élan", name: "Élan 😀", aliases: ["É", "L"] },
  },
};
const TOLD = {
  $relationship: { type: "TOLD", start: "person/élan", end: "place/b", properties: { id: "rel-1", claims: 2 } },
};
const PLACE = { $node: { labels: ["Entity", "Place"], properties: { id: "place/b", name: "B" } } };

describe("an answer", () => {
  it("holds nodes, relationships and paths without internal ids", async () => {
    const result = await ask(
      "MATCH path = (a:Person {id: $id})-[r:TOLD]->(b) RETURN path, r, a, [a, 1] AS list, {b: b.name} AS map, b.origin",
      { id: "person/élan" },
    );
    expect(result.columns).toEqual(["path", "r", "a", "list", "map", "b.origin"]);
    expect(result.rows).toEqual([[{ $path: [LEADER, TOLD, PLACE] }, TOLD, LEADER, [LEADER, 1], { b: "B" }, null]]);
    expect(result).toMatchObject({ revision: 7, truncated: false });
    expect(result.notices).toEqual([expect.stringContaining("docs/embedded-cypher.md")]);
  });

  it("keeps nodes beside an aggregate", async () => {
    const grouped = await ask("MATCH (a:Person)-[r]->() RETURN a, count(*)");
    expect(grouped.columns).toEqual(["a", "count(*)"]);
    expect(grouped.rows).toEqual([[LEADER, 2]]);
    const all = await ask("MATCH (a:Person)-[r:TOLD]->() RETURN *, count(*)");
    expect(all.rows).toEqual([[LEADER, TOLD, 1]]);
  });

  it("finds a shortest path between two named entities at once", async () => {
    const result = await ask(
      `MATCH (a:Person {id: 'person/élan'}), (b:System {id: 'system/9'}), p = shortestPath((a)-[*..6]-(b)) RETURN p`,
    );
    expect(result.rows).toEqual([]);
    expect(result.elapsedMs).toBeLessThan(5_000);
  });

  it("ends at the row limit, and says so", async () => {
    const cut = await ask("MATCH (a:Entity), (b:Entity) RETURN a, b", {}, { maxRows: 5 });
    expect(cut.rows).toHaveLength(5);
    expect(cut.truncated).toBe(true);
    const whole = await ask("MATCH (a:Place) RETURN a", {}, { maxRows: 2 });
    expect(whole.rows).toHaveLength(2);
    expect(whole.truncated).toBe(false);
  });

  it("is of the revision that was written last", async () => {
    const before = await ask("MATCH (n:Place) RETURN count(n) AS count");
    await database.write(async (transaction) => {
      await transaction.run("CREATE (:Entity:Place {id: 'place/d'})");
      await transaction.run("MATCH (s:ClewStore {id: 'clew'}) SET s.revision = 8");
    });
    const after = await ask("MATCH (n:Place) RETURN count(n) AS count");
    expect([before.rows, before.revision]).toEqual([[[2]], 7]);
    expect([after.rows, after.revision]).toEqual([[[3]], 8]);
    const kept = await readdir(join(folder, "copies"));
    expect(kept.filter((name) => !/^(?:grafeo-)?2\.grafeo/.test(name))).toEqual([]); // '2.grafeo', 'grafeo-2.grafeo-4711-0414.spill'
  });

  it("never holds what was not committed", async () => {
    const place = await database.write(async (transaction) => {
      await transaction.run("CREATE (:Entity:Place {id: 'place/uncommitted'})");
      return ask("MATCH (n:Place {id: 'place/uncommitted'}) RETURN n");
    });
    expect(place.rows).toEqual([]);
    expect((await ask("MATCH (n:Place {id: 'place/uncommitted'}) RETURN n.id")).rows).toHaveLength(1);
  });
});

// docs/embedded-cypher.md lists these. One that fails here is right at last: take it off the list.
describe("is known to be wrong", () => {
  it.each([
    ["'1' = 1", true],
    ["none(x IN [null] WHERE x = 2)", true],
    ["single(x IN [1, null] WHERE x = 1)", true],
    ["all(x IN [null] WHERE x = 1)", false],
    ["true > false", null],
    ["toString(1.0)", "1"],
    ["'a' * 2", null],
    ["date('nonsense')", null],
    ["date('2020-W10')", null],
  ])("%s", async (expression, answer) => {
    expect((await ask(`RETURN ${expression} AS x`)).rows).toEqual([[answer]]);
  });

  it("UNWIND of a single value", async () => {
    expect((await ask("UNWIND 5 AS x RETURN x")).rows).toEqual([]);
  });
});

describe("an error in a query", () => {
  it.each([
    ["RETURN 1 +", 1, 11, "Expected expression"],
    ["MATCH (n)\n  RETRN n", 2, 3, "Expected end of query"],
    ["RETURN 'é 😀' AS x, 1 + ]", 1, 25, "Expected expression"],
    ["MATCH (n:Person RETURN n", 1, 17, "Expected a closing bracket )"],
    ["MATCH (n)\nRETURN m", 2, 8, "Undefined variable 'm'"],
    ["MATCH (n) RETURN n.name, count(*), unknown(n)", 1, 36, "Unknown function 'unknown'"],
    ["RETURN $missing AS x", 1, 8, "Missing parameter: $missing"],
  ])("%j is told at its position", async (cypher, line, column, message) => {
    await expect(ask(cypher)).rejects.toMatchObject({
      code: "query-invalid",
      message: `${message} (line ${line}, column ${column})`,
      details: { position: { line, column } },
    });
  });

  it("that has no position is told without", async () => {
    await expect(ask("RETURN 1 / 0 AS x")).rejects.toMatchObject({
      code: "query-invalid",
      message: "Division by zero: 1 / 0",
      hint: undefined,
    });
  });
});

it.each(["LOAD CSV FROM '/etc/hostname' AS l RETURN l", "CREATE (n) RETURN n", "CALL grafeo.procedures()"])(
  "%s is refused before the engine sees it",
  async (cypher) => {
    await expect(ask(cypher)).rejects.toMatchObject({ code: "query-refused" });
  },
);

// Each of these aborts the whole process, or runs for minutes, when nothing stops it.
describe("an answer without what was asked for names the words that the case does not know", () => {
  const SUBSET = [expect.stringContaining("subset of Cypher")];
  it.each([
    ["MATCH (p:Persn) RETURN p.name", ["No label and no relation type is called Persn; there is Person."]],
    ["MATCH (p:Person {nam: 'x'}) RETURN p", ["No stored property is called nam; there is name."]],
    ["MATCH (p:Person) RETURN p.id, p.nickname", ["No stored property is called nickname."]],
    ["MATCH (:Person)-[:PAID|BRIBES]->(o) RETURN o", ["No label and no relation type is called BRIBES."]],
    ["MATCH (p:Person {id: 'nobody'}) RETURN p.name", SUBSET],
    ["MATCH (p:Person) WITH {words: p.title} AS m RETURN m.words", SUBSET],
    ["MATCH (p:Person) RETURN p.id", SUBSET],
    ["UNWIND ['x'] AS a RETURN [b IN [a] WHERE b = 'y' | b], null", SUBSET],
  ])("%s", async (cypher, notices) => {
    expect((await ask(cypher)).notices).toEqual(notices);
  });
});

describe("a runaway query is stopped", () => {
  const seconds = { timeoutMs: 2_000 };
  it.each([
    ["MATCH (a:Entity), (b:Entity), (c:Entity) RETURN count(*)", "query-timeout"],
    ["UNWIND range(1, 1000000000) AS x RETURN count(x)", "query-memory"],
    ["UNWIND range(1, 200000000) AS x RETURN count(x)", "query-memory"],
    ["RETURN size(range(1, 2000000000)) AS size", "query-memory"],
    ["RETURN size(reduce(s = 'x', i IN range(1, 40) | s + s)) AS size", "query-memory"],
    ["MATCH (a:Entity), (b:Entity) RETURN collect([a, b]) AS pairs", "query-memory"],
  ])("%s", async (cypher, code) => {
    const start = Date.now();
    const limits = code === "query-timeout" ? seconds : { timeoutMs: 60_000 };
    await expect(ask(cypher, {}, limits)).rejects.toMatchObject({ code });
    expect(Date.now() - start).toBeLessThan(30_000);
  });

  it("when the caller no longer wants it", async () => {
    const stop = new AbortController();
    const running = ask("MATCH (a:Entity), (b:Entity), (c:Entity) RETURN count(*)", {}, { signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    await expect(running).rejects.toMatchObject({ code: "aborted" });
    await expect(ask("RETURN 1 AS x", {}, { signal: stop.signal })).rejects.toMatchObject({ code: "aborted" });
  });

  it("and leaves nothing in the folder for temporary files", async () => {
    const temporary = await mkdtemp(join(tmpdir(), "clew-queries-tmp-"));
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = temporary;
    try {
      await database.write((transaction) => transaction.run("MATCH (a:Person) SET a.again = true"));
      const endless = ask("MATCH (a:Entity), (b:Entity), (c:Entity) RETURN count(*)", {}, { timeoutMs: 500 });
      await expect(endless).rejects.toMatchObject({ code: "query-timeout" });
      expect(await readdir(temporary)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
      await rm(temporary, { recursive: true });
    }
  });

  it("and neither the writer nor the next query notices", async () => {
    const runaways = [1, 2].map(() => ask("MATCH (a:Entity), (b:Entity), (c:Entity) RETURN count(*)", {}, seconds));
    const waiting = ask("MATCH (a:Person) RETURN a.id");
    await database.write((transaction) => transaction.run("MATCH (a:Person) SET a.seen = true"));
    for (const runaway of runaways) await expect(runaway).rejects.toMatchObject({ code: "query-timeout" });
    expect((await waiting).rows).toEqual([["person/élan"]]);
  });
});
