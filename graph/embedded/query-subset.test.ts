import { scan } from "../cypher/tokens.js";
import { rewrite } from "./query-rewrites.js";
import { readStructure } from "./query-structure.js";
import { requireKnownGood } from "./query-subset.js";

function refusal(cypher: string): unknown {
  const query = scan(cypher);
  try {
    requireKnownGood(query, readStructure(query.tokens));
    return undefined;
  } catch (error) {
    return error;
  }
}

function rewritten(cypher: string) {
  const query = scan(cypher);
  return rewrite(query, readStructure(query.tokens), 9);
}

describe("refuses what the engine answers wrongly or does not know, at its position", () => {
  it.each([
    ["MATCH p = shortestPath((a)-[*]-(b)) WHERE all(r IN relationships(p) WHERE r.x) RETURN p", 66],
    ["MATCH (a), (b) MATCH p = shortestPath((a)-[*]-(b)) WHERE length(p) > 1 RETURN p", 65],
    ["MATCH (a:Person) MATCH p = allShortestPaths((a)-[*..4]-(a)) RETURN p", 28],
    ["MATCH (a)-[:TOLD*3..1]->(b) RETURN b", 17],
    ["MATCH (a) RETURN percentileDisc(a.mentions, 0.9)", 18],
    ["MATCH (a) RETURN percentileCont(a.mentions, $share)", 18],
    ["RETURN date({year: 2022, week: 10}) AS d", 26],
    ["MATCH (a)--(b) RETURN coalesce(a, b), count(*)", 23],
    ["MATCH (a:Person|Place) RETURN a", 9],
    ["MATCH (a) WHERE a:!Person RETURN a", 18],
    ["MATCH (a) WHERE EXISTS { (a)--(:Person&Place) } RETURN a", 32],
    ["MATCH ((a)-[:TOLD]->(b)){1,3} RETURN a", 25],
    ["MATCH p = SHORTEST 2 (a)-[:TOLD]->(b) RETURN p", 11],
    ["MATCH (a) RETURN COLLECT { MATCH (a)--(b) RETURN b.name } AS names", 18],
    ["MATCH (a:$($label)) RETURN a", 9],
    ["RETURN duration.between(date(), date()) AS d", 17],
  ])("%s", (cypher, column) => {
    expect(refusal(cypher)).toMatchObject({ code: "query-refused", details: { position: { line: 1, column } } });
  });
});

describe("lets pass what looks alike", () => {
  it.each([
    "MATCH p = shortestPath((a)-[*..6]-(b)) WHERE a.id = 'x' AND b.id = 'y' RETURN length(p)",
    "MATCH p = shortestPath((a)-[*..6]-(b)) WITH p WHERE length(p) > 1 RETURN p",
    "MATCH p = shortestPath((a:Person {id: 'x'})-[:TOLD*]-(b:Person {id: 'y'})) RETURN nodes(p)",
    "MATCH (a)-[:TOLD|ASKED*1..3]->(b) RETURN [x IN collect(b) WHERE x:Person | x.name] AS names",
    "MATCH (a)-[:A*..3]->(b)-[:B*2]->(c)-[:C*2..]->(d) RETURN 3 * 2",
    "MATCH (a) RETURN percentileCont(a.mentions, 0.9)",
    "RETURN date({year: 2022, month: 10}) AS d, {week: 10} AS m",
    "MATCH (a) RETURN coalesce(a.name, a.id), count(*)",
    "MATCH (n) WHERE n.shortest = 1 AND n.name STARTS WITH 'x' RETURN n.shortest, n.week",
    "MATCH (n) RETURN n {.id, label: 'a|b'} AS m, reduce(s = 0, x IN [1, 2] | s + x) AS s",
    "MATCH (n) WHERE EXISTS { (n)-->(:Person) } RETURN COUNT { (n)--() } AS degree",
  ])("%s", (cypher) => {
    expect(refusal(cypher)).toBeUndefined();
  });
});

describe("rewrites what it would answer wrongly, slowly or without end", () => {
  it.each([
    ["MATCH (n)--() RETURN n, count(*) LIMIT 5", "MATCH (n)--() RETURN n, count(*) AS `count(*)` LIMIT 5"],
    [
      "MATCH (n) RETURN DISTINCT n, max( n.x ) + 1 LIMIT 1",
      "MATCH (n) RETURN DISTINCT n, max( n.x ) + 1 AS `max( n.x ) + 1` LIMIT 1",
    ],
    [
      "MATCH (n) RETURN n, count(*) AS c, n.x ORDER BY count(*) LIMIT 1",
      "MATCH (n) RETURN n, count(*) AS c, n.x ORDER BY count(*) LIMIT 1",
    ],
    ["MATCH (n) WITH n, count(*) AS c RETURN c LIMIT 1", "MATCH (n) WITH n, count(*) AS c RETURN c LIMIT 1"],
    [
      "MATCH (a), (b), p = shortestPath((a)-[*]-(b)) RETURN p LIMIT 1",
      "MATCH (a), (b) MATCH p = shortestPath((a)-[*]-(b)) RETURN p LIMIT 1",
    ],
    ["MATCH p = shortestPath((a)-[*]-(b)) RETURN p LIMIT 1", "MATCH p = shortestPath((a)-[*]-(b)) RETURN p LIMIT 1"],
    [
      "OPTIONAL MATCH (a), p = shortestPath((a)-[*]-(b)) RETURN p LIMIT 1",
      "OPTIONAL MATCH (a), p = shortestPath((a)-[*]-(b)) RETURN p LIMIT 1",
    ],
    ["MATCH (a), (b) RETURN a, b; // all", "MATCH (a), (b) RETURN a, b LIMIT 10; // all"],
    ["MATCH (a) RETURN a ORDER BY a.x SKIP 2", "MATCH (a) RETURN a ORDER BY a.x SKIP 2 LIMIT 10"],
    ["CALL { MATCH (a) RETURN a LIMIT 3 } RETURN a", "CALL { MATCH (a) RETURN a LIMIT 3 } RETURN a LIMIT 10"],
    ["MATCH (a) RETURN a.limit AS limit", "MATCH (a) RETURN a.limit AS limit LIMIT 10"],
    ["RETURN 1 AS x UNION RETURN 2 AS x", "RETURN 1 AS x UNION RETURN 2 AS x"],
    ["CALL db.labels()", "CALL db.labels()"],
  ])("%s", (cypher, run) => {
    expect(rewritten(cypher).text).toBe(run);
  });
});

it("leads positions back to the text that was written", () => {
  const cypher = "MATCH (a), p = shortestPath((a)-[*]-(b)) RETURN a, count(*), zzz LIMIT 1";
  const run = rewritten(cypher);
  for (const word of ["shortestPath", "RETURN", "zzz", "LIMIT"]) {
    expect(run.toOriginal(run.text.indexOf(word))).toBe(cypher.indexOf(word));
  }
});
