import type { CypherDatabase } from "../cypher/database.js";
import type { ClewError } from "../errors.js";
import type { QueryLimits } from "../store.js";
import { openNeo4j } from "./neo4j.js";
import { describeNeo4j } from "./testing.js";

const LIMITS: QueryLimits = { timeoutMs: 30_000, maxRows: 100 };

describeNeo4j("a user's query", (server) => {
  let database: CypherDatabase;
  beforeAll(async () => {
    database = await openNeo4j(server().address);
    await database.createSchema();
    await database.write((tx) =>
      tx.run(
        `CREATE (:ClewStore {id: 'clew', revision: 7})
         CREATE (a:Entity:Person {id: 'person/a', name: 'A', aliases: ['Aa', 'Aaa']})
         CREATE (b:Entity:System {id: 'system/b', name: 'B'})
         CREATE (a)-[:USES {id: 'rel-1', claims: 2, confidence: 0.5}]->(b)
         CREATE (:Passage {id: 'p', text: 'A satellite link over the border.'})`,
      ),
    );
  });
  afterAll(() => database.close());

  const ask = (cypher: string, parameters: Record<string, unknown> = {}, limits: Partial<QueryLimits> = {}) =>
    database.query(cypher, parameters, { ...LIMITS, ...limits });
  const failing = async (cypher: string, limits: Partial<QueryLimits> = {}) => {
    const error: unknown = await ask(cypher, {}, limits).then(
      () => new Error("It was answered."),
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: "ClewError" });
    return error as ClewError;
  };

  it("is answered with graph elements in one form, without internal ids, as of a revision", async () => {
    const { elapsedMs, ...result } = await ask("MATCH p = (a:Person)-[r]->(b) RETURN a, r, p, b.name, $x AS x", {
      x: { list: [1, "é", null, true] },
    });
    const a = {
      $node: {
        labels: ["Entity", "Person"],
        properties: { id: "person/a", name: "A", aliases: ["Aa", "Aaa"] },
      },
    };
    const b = { $node: { labels: ["Entity", "System"], properties: { id: "system/b", name: "B" } } };
    const r = {
      $relationship: {
        type: "USES",
        start: "person/a",
        end: "system/b",
        properties: { id: "rel-1", claims: 2, confidence: 0.5 },
      },
    };
    expect(result).toEqual({
      columns: ["a", "r", "p", "b.name", "x"],
      rows: [[a, r, { $path: [a, r, b] }, "B", { list: [1, "é", null, true] }]],
      truncated: false,
      revision: 7,
      notices: [],
    });
    expect(elapsedMs).toBeGreaterThanOrEqual(0);
  });

  it("knows the ends of a relationship whose nodes are not asked for", async () => {
    const { rows } = await ask("MATCH ()-[r:USES]->() RETURN {deep: [r]} AS found");
    expect(rows).toMatchObject([[{ deep: [{ $relationship: { start: "person/a", end: "system/b" } }] }]]);
  });

  it("gets dates, durations, points and numbers beyond JSON as plain values", async () => {
    const { rows } = await ask(
      "RETURN date('2022-10-11'), datetime('2022-10-11T10:00:00Z'), duration('P1D'), point({x: 1, y: 2}), 1.0 / 0, 0.0 / 0",
    );
    expect(rows).toEqual([
      ["2022-10-11", "2022-10-11T10:00:00Z", "P1D", { srid: 7203, x: 1, y: 2 }, "Infinity", "NaN"],
    ]);
  });

  it("has columns also when it has no rows", async () => {
    expect(await ask("MATCH (n:Entity {id: 'none'}) RETURN n.id AS id, n.name AS name")).toMatchObject({
      columns: ["id", "name"],
      rows: [],
      truncated: false,
    });
  });

  it("searches the text of passages", async () => {
    await database.write((tx) => tx.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()"));
    const { rows } = await ask(
      "CALL db.index.fulltext.queryNodes('passage_text', 'satellit*') YIELD node RETURN node.id AS id",
    );
    expect(rows).toEqual([["p"]]);
  });

  it("comes with what the server remarks on", async () => {
    const { notices } = await ask("MATCH (n:Persn) RETURN n");
    expect(notices).toEqual([expect.stringMatching(/label .*Persn.* does not exist/i)]);
  });

  it.each([
    ["MATCH (n:Entity)\n  RETRN n", /RETRN/, { line: 2, column: 3 }],
    ["MATCH (n:Entity) RETURN m", /Variable `m` not defined/, { line: 1, column: 25 }],
  ])("says where the error is: %j", async (cypher, message, position) => {
    const error = await failing(cypher);
    expect(error.code).toBe("query-invalid");
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/\n|EXPLAIN/);
    expect(error.details).toEqual({ position });
  });

  it.each(["RETURN $missing", "RETURN 1 / 0", "RETURN nosuch(1)", "RETURN toInteger([])"])(
    "is invalid when it cannot be answered: %s",
    async (cypher) => {
      expect((await failing(cypher)).code).toBe("query-invalid");
    },
  );

  it.each([
    "CREATE (n:Entity {id: 'x'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n:Entity) CALL (n) { SET n.x = 1 }",
    "MATCH (n:Entity) CALL { CREATE (m) } IN TRANSACTIONS RETURN n",
    "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "CREATE INDEX FOR (n:X) ON (n.y)",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'x'",
    "USE system MATCH (n) RETURN n",
    "CALL dbms.listConfig()",
    "CALL db.createLabel('X')",
    "CALL tx.setMetaData({})",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n) RETURN n; MATCH (n) DELETE n",
  ])("is refused when it does more than read: %s", async (cypher) => {
    const error = await failing(cypher);
    expect(error.code).toBe("query-refused");
    expect(error.message).toMatch(/\w/);
  });

  it("cannot load a file even where the words are not scanned: the server itself is told not to", async () => {
    const reading = database.read((tx) => tx.run("LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line"));
    await expect(reading).rejects.toMatchObject({ name: "ClewError" });
  });

  it("may have words in strings, comments and backquotes that would be refused elsewhere", async () => {
    const { rows } = await ask("/* CREATE */ RETURN 'LOAD CSV' AS `SET` // DELETE");
    expect(rows).toEqual([["LOAD CSV"]]);
  });

  it("ends at its row limit, however many rows there would be", async () => {
    const began = performance.now();
    const result = await ask("UNWIND range(1, 1000000000) AS x RETURN x", {}, { maxRows: 3 });
    expect(result).toMatchObject({ columns: ["x"], rows: [[1], [2], [3]], truncated: true });
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(await ask("UNWIND range(1, 3) AS x RETURN x", {}, { maxRows: 3 })).toMatchObject({ truncated: false });
  });

  it("leaves out what is too large to show", async () => {
    const result = await ask("UNWIND range(1, 20) AS i RETURN reduce(s = 'x', j IN range(1, 22) | s + s) AS text");
    expect(result.truncated).toBe(true);
    expect(result.rows.length).toBeLessThan(20);
    expect(result.notices).toEqual([expect.stringMatching(/too large/)]);
  });

  it.each([
    ["UNWIND range(1, 1000000000) AS x RETURN count(x)"],
    ["MATCH (a), (b), (c) UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(*)"],
  ])("is stopped when its time is up: %s", async (cypher) => {
    const began = performance.now();
    const error = await failing(cypher, { timeoutMs: 1_000 });
    expect(error.code).toBe("query-timeout");
    expect(error.message).toMatch(/within 1 s/);
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it.each(["UNWIND range(1, 1000000000) AS x RETURN collect(x)", "RETURN reduce(s = 'x', i IN range(1, 40) | s + s)"])(
    "is stopped when it eats memory, and the server lives on: %s",
    async (cypher) => {
      expect((await failing(cypher)).code).toBe("query-memory");
      expect((await ask("RETURN 1 AS one")).rows).toEqual([[1]]);
    },
  );

  it("is stopped by its caller, on the server too", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 500);
    const began = performance.now();
    const error = await failing("UNWIND range(1, 1000000000) AS stopped RETURN count(stopped)", {
      signal: stop.signal,
    });
    expect(error.code).toBe("aborted");
    expect(performance.now() - began).toBeLessThan(10_000);
    const running = () =>
      database.read((tx) =>
        tx.run(
          `SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery CONTAINS 'AS stopped' AND NOT currentQuery STARTS WITH 'SHOW' RETURN status`,
        ),
      );
    for (let tries = 0; tries < 50 && (await running()).length > 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await running()).toEqual([]);
    const aborted = AbortSignal.abort();
    expect((await failing("RETURN 1", { signal: aborted })).code).toBe("aborted");
  });
});
