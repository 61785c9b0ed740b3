/** The made-up case in a real store, through Clew's own, and Neo4j's SHORTEST for the same questions. */
import neo4j, { type Driver } from "neo4j-driver";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CypherDatabase } from "../graph/cypher/database.js";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { installNeo4j, whatIsMissing } from "../graph/neo4j/local/install.js";
import { startLocalNeo4j } from "../graph/neo4j/local/local.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import { openNeo4j } from "../graph/neo4j/neo4j.js";
import type { GraphStore, RelationBatch } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";

const BATCH = 5000;

export interface Loaded {
  readonly store: GraphStore;
  /** As Cypher gives them: the ids along each of the ten shortest paths within four hops. */
  readonly shortest?: (from: string, to: string) => Promise<string[][]>;
  readonly close: () => Promise<void>;
}

/** Where Java or Maven is missing, a sentence that says so. */
export async function loadNeo4j(batches: readonly RelationBatch[]): Promise<Loaded | string> {
  const missing = await whatIsMissing(LTS);
  if (missing !== undefined) return `Neo4j is left out: ${missing} is missing.`;
  const data = await mkdtemp(join(tmpdir(), "clew-bench-neo4j-"));
  const local = await startLocalNeo4j(await installNeo4j(LTS), { data, heap: "2g" });
  const database = await openNeo4j({ uri: local.uri, user: "neo4j", password: "", database: "neo4j" });
  const store = await createStore(database, { texts: openTextFolder(join(data, "texts")) });
  await load(database, batches);
  const driver = neo4j.driver(local.uri, neo4j.auth.basic("neo4j", "none"), { disableLosslessIntegers: true });
  return {
    store,
    shortest: (from, to) => shortest(driver, from, to),
    async close() {
      await driver.close();
      await store.close();
      await local.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export async function loadEmbedded(batches: readonly RelationBatch[]): Promise<Loaded> {
  const data = await mkdtemp(join(tmpdir(), "clew-bench-embedded-"));
  const database = await openEmbedded({ folder: data });
  const store = await createStore(database, { texts: openTextFolder(join(data, "texts")) });
  await load(database, batches);
  return {
    store,
    async close() {
      await store.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Entities and lines alone: no claims behind them, no documents. */
async function load(database: CypherDatabase, batches: readonly RelationBatch[]): Promise<void> {
  const run = (statement: string, rows: readonly unknown[]) =>
    database.write((transaction) => transaction.run(`UNWIND $rows AS row ${statement}`, { rows }));
  const entities = batches.flatMap((batch) => batch.entities);
  for (let at = 0; at < entities.length; at += BATCH) {
    const rows = entities.slice(at, at + BATCH).map((one) => ({ ...one, degree: 1 }));
    await run("CREATE (e:Entity {id: row.id}) SET e += row", rows);
  }
  for (const { relations } of batches) {
    const byType = new Map<string, object[]>();
    for (const { type, source, target, ...relation } of relations) {
      const drawn = relation.status === "denied" ? "DENIED" : type;
      byType.set(drawn, [...(byType.get(drawn) ?? []), { source, target, relation: { ...relation, predicate: type } }]);
    }
    for (const [type, rows] of byType) {
      await run(
        `MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) CREATE (a)-[r:${type}]->(b) SET r += row.relation`,
        rows,
      );
    }
  }
}

async function shortest(driver: Driver, from: string, to: string): Promise<string[][]> {
  const { records } = await driver.executeQuery(
    "MATCH p = SHORTEST 10 (a:Entity {id: $from})-[r]-{1,4}(b:Entity {id: $to}) RETURN [n IN nodes(p) | n.id] AS ids",
    { from, to },
    { database: "neo4j", routing: "READ" },
  );
  return records.map((record) => record.get("ids") as string[]);
}
