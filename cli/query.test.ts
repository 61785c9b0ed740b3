import { parse } from "csv-parse/sync";
import { HARBOUR } from "../graph/testing/harbour.js";
import { CLEW, makeCase, runProcess, type TestCase } from "./testing.js";

let harbour: TestCase;
beforeAll(async () => {
  harbour = await makeCase(HARBOUR);
});
afterAll(() => harbour.dispose());

const PEOPLE = "MATCH (p:Person)-[r]->(o) RETURN p.name AS who, type(r) AS does, o.name AS what ORDER BY who, does";

describe("clew query", () => {
  it("prints tabs into a pipe: a head, a line a row, and nothing else", async () => {
    expect(await harbour.run(["query", PEOPLE])).toMatchObject({
      code: 0,
      stdout: "who\tdoes\twhat\nAnna Berg\tSPOKE_WITH\tBoris Cole\nBoris Cole\tFOUNDED\tNorthgate\n",
    });
  });

  it("prints JSON whose rows are objects", async () => {
    const { stdout } = await harbour.run(["query", `${PEOPLE} LIMIT 1`, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      columns: ["who", "does", "what"],
      rows: [{ who: "Anna Berg", does: "SPOKE_WITH", what: "Boris Cole" }],
      truncated: false,
    });
  });

  it("prints CSV that another reader takes", async () => {
    const query = `MATCH (c:Claim) RETURN c.quote AS quote, c.start AS start ORDER BY quote`;
    const { stdout } = await harbour.run(["query", query, "--csv"]);
    const rows = parse<{ quote: string; start: string }>(stdout, { columns: true });
    expect(rows.map(({ quote }) => quote)).toEqual([
      "Anna Berg denied that she had spoken with Boris Cole.",
      "Anna Berg spoke with Boris Cole",
      "Boris Cole founded Northgate.",
      "Northgate operates Lantern.",
      "Redhall does not use Lantern.",
    ]);
  });

  it("takes parameters as JSON, or else as text", async () => {
    const query = "RETURN $a AS a, $b AS b, $c AS c";
    const { stdout } = await harbour.run([
      "query",
      query,
      "--param",
      "a=Anna Berg",
      "--param",
      "b=5",
      "--param",
      'c=["x","y"]',
      "--json",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ rows: [{ a: "Anna Berg", b: 5, c: ["x", "y"] }] });
  });

  it("says when there are more rows than the limit", async () => {
    const { code, stdout, stderr } = await harbour.run([
      "query",
      "MATCH (p:Passage) RETURN p.text AS text",
      "--limit",
      "2",
    ]);
    expect([code, stdout.split("\n").length]).toEqual([0, 1 + 2 + 1]);
    expect(stderr).toContain("Only the first 2 rows");
  });

  it("reads the query from standard input", async () => {
    expect(await harbour.run(["query", "-"], { input: `${PEOPLE} LIMIT 1` })).toMatchObject({
      code: 0,
      stdout: "who\tdoes\twhat\nAnna Berg\tSPOKE_WITH\tBoris Cole\n",
    });
  });

  it("shows an error at its place", async () => {
    const { code, stdout, stderr } = await harbour.run(["query", "MATCH (p:Person)\nRETURN p.name AS AS x"]);
    expect([code, stdout]).toEqual([1, ""]);
    const lines = stderr.split("\n");
    const at = lines.findIndex((line) => line.includes("RETURN p.name AS AS x"));
    expect(lines[at + 1]).toMatch(/^ +\^$/); // '                   ^'
    expect(stderr).not.toMatch(/^ +at /m); // '    at Object.<anonymous> (file.js:1:2)'
  });

  it.each([
    ["a write", "CREATE (n:Thing) RETURN n"],
    ["a deletion", "MATCH (n) DETACH DELETE n"],
    ["a file", "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line"],
  ])("refuses %s and leaves the case as it was", async (_, query) => {
    const before = await harbour.open((store) => store.counts());
    const { code, stdout } = await harbour.run(["query", query]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(await harbour.open((store) => store.counts())).toEqual(before);
  });

  it("ends a query that runs too long", async () => {
    const endless = "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN count(*) AS n";
    const { code, stderr } = await harbour.run(["query", endless, "--timeout", "1"]);
    expect(code).toBe(1);
    expect(stderr).not.toBe("");
  });

  it("is quiet when its reader has enough", async () => {
    const query = "UNWIND range(1, 200000) AS n RETURN n";
    const script = `"${process.execPath}" "${CLEW}" query "${query}" --limit 200000 | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await runProcess("bash", ["-c", script], { env: { CLEW_DATA: harbour.folder } });
    expect([stdout, stderr]).toEqual(["n\n0\n", ""]);
  });

  it("prints nodes, relationships and paths in words", async () => {
    const query = "MATCH p = (a:Person {name: 'Anna Berg'})-[r]->(b) RETURN a, r, p";
    const { stdout } = await harbour.run(["query", query]);
    expect(stdout.split("\n")[1]).toBe(
      '(:Person "Anna Berg")\t-[:SPOKE_WITH]->\t(:Person "Anna Berg")-[:SPOKE_WITH]->(:Person "Boris Cole")',
    );
  });
});
