/** The Cypher script run by a real Neo4j, and the CSV read by its own importer. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import neo4j, { type Driver } from "neo4j-driver";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installNeo4j } from "../neo4j/local/install.js";
import { startLocalNeo4j } from "../neo4j/local/local.js";
import { LTS } from "../neo4j/local/releases.js";
import { describeNeo4j, FRUGAL } from "../neo4j/testing.js";
import { IMPORT_COMMAND, writeCsv } from "./csv.js";
import { toCypher } from "./cypher.js";
import { CLEAN_NAME, CLEAN_QUOTE, ENTITIES, testSource, toText } from "./testing.js";

type Row = Record<string, unknown>;

async function withDriver<Result>(uri: string, work: (run: (query: string) => Promise<Row[]>) => Promise<Result>) {
  const driver: Driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  try {
    return await work(async (query) => {
      const { records } = await driver.executeQuery<neo4j.EagerResult<Row>>(query, {}, { database: "neo4j" });
      return records.map((record) => record.toObject());
    });
  } finally {
    await driver.close();
  }
}

const NODES = "MATCH (n) RETURN labels(n) AS labels, count(*) AS count ORDER BY labels";
const RELATIONSHIPS = "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS count ORDER BY type";
const EXPECTED_NODES = [
  { labels: ["Claim"], count: 4 },
  { labels: ["Document"], count: 1 },
  { labels: ["Entity", "Organization", "Agency"], count: 1 },
  { labels: ["Entity", "Person"], count: 1 },
  { labels: ["Entity", "System"], count: 1 },
];
const EXPECTED_RELATIONSHIPS = [
  { type: "DENIED", count: 1 },
  { type: "OBJECT", count: 4 },
  { type: "SPOKE_WITH", count: 1 },
  { type: "STATED_IN", count: 4 },
  { type: "SUBJECT", count: 4 },
  { type: "USES", count: 1 },
];
const byLabels = (a: Row, b: Row) => (String(a["labels"]) < String(b["labels"]) ? -1 : 1);

async function expectTheGraph(run: (query: string) => Promise<Row[]>): Promise<void> {
  expect((await run(NODES)).sort(byLabels)).toEqual(EXPECTED_NODES);
  expect(await run(RELATIONSHIPS)).toEqual(EXPECTED_RELATIONSHIPS);
  expect(
    await run(
      "MATCH (a:Person)-[r:SPOKE_WITH]->(b) RETURN a.name AS name, r.status AS status, r.origins AS origins, b.id AS b",
    ),
  ).toEqual([{ name: CLEAN_NAME, status: "contested", origins: 1, b: "agency/ministry" }]);
  expect(await run("MATCH (a)-[r:DENIED]->(b) RETURN r.predicate AS predicate")).toEqual([{ predicate: "CONTROLS" }]);
  const proof = `MATCH (d:Document)<-[:STATED_IN]-(c:Claim)-[:SUBJECT]->(s) MATCH (s)-[r {id: c.relation}]->()
    RETURN DISTINCT c.quote AS quote, c.speaker AS speaker, d.sources AS sources, type(r) AS line, c.stance AS stance ORDER BY line, stance`;
  const told = { quote: CLEAN_QUOTE, speaker: "two 'officials'", sources: ["https://example.org/a?b=1&c=2"] };
  expect(await run(proof)).toEqual([
    { ...told, line: "DENIED", stance: "negated" },
    { ...told, line: "SPOKE_WITH", stance: "asserted" },
    { ...told, line: "SPOKE_WITH", stance: "denied", speaker: "A spokesman" },
    { ...told, line: "USES", stance: "asserted" },
  ]);
}

describeNeo4j("an export", (server) => {
  it("as a Cypher script makes the graph with its proof; run again, it changes nothing", async () => {
    const statements = (await toText(toCypher(testSource()))).split("\n;\n").filter((text) => text.trim());
    await withDriver(server().address.uri, async (run) => {
      for (const statement of [...statements, ...statements]) await run(statement);
      await expectTheGraph(run);
    });
  }, 180_000);

  it("as a Cypher script holds more entities than fit into one statement", async () => {
    const entities = Array.from({ length: 1000 }, (_, index) => ({
      ...ENTITIES[index % 3]!,
      id: `person/many-${index}` as (typeof ENTITIES)[number]["id"],
    }));
    const script = await toText(toCypher(testSource(entities, [])));
    await withDriver(server().address.uri, async (run) => {
      for (const statement of script.split("\n;\n").filter((text) => text.trim())) await run(statement);
      expect(await run("MATCH (n:Entity) WHERE n.id STARTS WITH 'person/many-' RETURN count(*) AS count")).toEqual([
        { count: 1000 },
      ]);
    });
  }, 180_000);
});

describeNeo4j(
  "the CSV",
  () => {
    it("is taken by neo4j-admin with the command in its README", async () => {
      const home = await mkdtemp(join(tmpdir(), "clew-admin-"));
      try {
        const installed = await installNeo4j(LTS);
        const tables = join(home, "tables");
        await writeCsv(testSource(), tables, "neo4j");
        for (const folder of ["conf", "data", "logs"]) await mkdir(join(home, folder));
        const [, ...args] = IMPORT_COMMAND.split(" ");
        await promisify(execFile)(
          join(installed.java.home, "bin", "java"),
          ["-Xmx512m", ...FRUGAL, "-cp", join(installed.jars, "*"), "org.neo4j.cli.AdminTool", ...args],
          { cwd: tables, env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") } },
        );
        const server = await startLocalNeo4j(installed, { data: home, heap: "512m", javaFlags: FRUGAL });
        try {
          await withDriver(server.uri, expectTheGraph);
        } finally {
          await server.stop();
        }
      } finally {
        await rm(home, { recursive: true, force: true });
      }
    }, 180_000);
  },
  { releases: [LTS] },
);
