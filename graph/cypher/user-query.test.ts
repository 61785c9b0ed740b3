import { isClewError, type ClewError } from "../errors.js";
import { scan } from "./tokens.js";
import { requireReading } from "./user-query.js";

const RULES = { procedures: new Set(["db.labels"]) };

function refusal(cypher: string): ClewError | undefined {
  try {
    requireReading(scan(cypher), RULES);
    return undefined;
  } catch (error) {
    if (isClewError(error)) return error;
    throw error;
  }
}

describe("lets pass what only reads", () => {
  it.each([
    "MATCH (p:Person)-[r]->(o) RETURN p.name, type(r), o.name LIMIT 25",
    "MATCH (n) WHERE n.name CONTAINS 'CREATE (x) DELETE' RETURN n // SET nothing\n LIMIT 5",
    "MATCH (n) /* DELETE n; */ RETURN n.set, n.delete, n.load AS create;",
    "MATCH (set:Set {merge: 1})-[:CREATE|DELETE]->(load:Load) RETURN [set, load] AS remove",
    "RETURN \"it\\\"s; LOAD CSV\" AS x, 'O\\'Neill DELETE' AS `DROP`, `DETACH`",
    "MATCH (n) RETURN n {.id, .set, delete: 1}",
    "MATCH (c:Claim) WITH c.start AS start, c AS show RETURN start, show.end ORDER BY start",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS c } RETURN n, c",
    "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n, c",
    "RETURN date.truncate('month', date()) AS d, 1.5e3 + .5 AS f, 0xff AS h, $p.set AS p",
    "CYPHER 25 MATCH (n) RETURN n",
    "MATCH (n) WHERE n.id IN transactions RETURN 'été \\u00e9'",
    "MATCH p = (a)-[*1..3]->(b) RETURN length(p)",
  ])("%s", (cypher) => {
    expect(refusal(cypher)).toBeUndefined();
  });
});

describe("refuses what does more, at its position", () => {
  it.each([
    ["CREATE (n)", 1, 1],
    ["MATCH (n)\n  detach DELETE n", 2, 3],
    ["MATCH (n) SET n.x = 1", 1, 11],
    ["MATCH (n) REMOVE n.x", 1, 11],
    ["MERGE (n:A) RETURN n", 1, 1],
    ["MATCH (n) FOREACH (x IN [1] | SET n.x = x)", 1, 11],
    ["LOAD CSV FROM '/etc/hostname' AS l RETURN l", 1, 1],
    ["load/**/csv from '/etc/hostname' AS l RETURN l", 1, 1],
    ["WITH 1 AS x WHERE x > 0. LOAD CSV FROM 'f' AS l RETURN l", 1, 26],
    ["WITH 1 AS x WHERE x > .5 LOAD CSV FROM 'f' AS l RETURN l", 1, 26],
    ["RETURN EXISTS (LOAD CSV FROM 'f' AS l RETURN l)", 1, 16],
    ["CALL { LOAD CSV FROM 'f' AS l RETURN l } RETURN l", 1, 8],
    ["RETURN 1 // comment\r LOAD CSV FROM 'f' AS l RETURN l", 2, 2],
    ["RETURN 'a' /* /* */ LOAD CSV FROM 'f' AS l", 1, 21],
    ["DROP INDEX x", 1, 1],
    ["SHOW USERS", 1, 1],
    ["CYPHER 25 SHOW USERS", 1, 11],
    ["CYPHER runtime = slotted DROP INDEX x", 1, 26],
    ["USE other MATCH (n) RETURN n", 1, 1],
    ["TERMINATE TRANSACTIONS 'x'", 1, 1],
    ["EXPLAIN MATCH (n) RETURN n", 1, 1],
    ["RETURN 1; MATCH (n) RETURN n", 1, 9],
    ["CALL dbms.listConfig() YIELD name RETURN name", 1, 1],
    ["MATCH (n) CALL `apoc`.`load`.json('x') YIELD value RETURN value", 1, 11],
    ["CALL apoc.load.json", 1, 1],
    ["RETURN genai.vector.encode('x', 'y') AS v", 1, 8],
    ["RETURN `apoc`.cypher.`runFirstColumn`('x') AS v", 1, 8],
    ["MATCH (n) CALL { WITH n RETURN 1 AS x } IN TRANSACTIONS RETURN n", 1, 41],
    ["MATCH (n) CALL { WITH n RETURN 1 AS x } IN 4 CONCURRENT TRANSACTIONS RETURN n", 1, 41],
    ["RETURN '\\u0027 LOAD CSV'", 1, 9],
    ["MATCH (n) \\u0044ELETE n", 1, 11],
    ["RETURN 1 // \\u000a DELETE", 1, 13],
    ["RETURN 1 // '\u2028 LOAD CSV FROM 'f' AS l RETURN l", 1, 14],
  ])("%s", (cypher, line, column) => {
    expect(refusal(cypher)).toMatchObject({ code: "query-refused", details: { position: { line, column } } });
  });
});

describe("says where a text ends too early", () => {
  it.each([
    ["RETURN 'abc", "string", 8],
    ["RETURN `abc", "backquoted name", 8],
    ["RETURN 1 /* abc", "comment", 10],
  ])("%s", (cypher, what, column) => {
    expect(refusal(cypher)).toMatchObject({
      code: "query-invalid",
      message: `The query ends within a ${what} that begins here (line 1, column ${column})`,
    });
  });
});

it("has nothing to say about an empty query but that", () => {
  expect(refusal(" // nothing\n")).toMatchObject({ code: "query-invalid", message: "There is no query to run." });
  expect(refusal("RETURN 1 AS x ".repeat(10_000))).toMatchObject({ code: "query-invalid" });
});

it("names the procedures that may be called", () => {
  expect(refusal("CALL apoc.help('x')")?.hint).toBe("Accepted are db.labels.");
});
