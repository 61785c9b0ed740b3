/** The databases that ingest is measured with. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CypherDatabase } from "../graph/cypher/database.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import type { Neo4jAddress } from "../graph/neo4j/connection.js";
import { installNeo4j } from "../graph/neo4j/local/install.js";
import { startLocalNeo4j } from "../graph/neo4j/local/local.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import { openNeo4j } from "../graph/neo4j/neo4j.js";

/** `store` is `embedded`, in this folder, or the JSON of a Neo4j address, as `withStore` gives it. */
export function openDatabase(store: string, folder: string): Promise<CypherDatabase> {
  if (store === "embedded") return openEmbedded({ folder });
  return openNeo4j(JSON.parse(store) as Neo4jAddress);
}

/** Calls with what `openDatabase` takes: for `neo4j` the address of a new empty server, as `clew neo4j` starts it. */
export async function withStore<Result>(name: string, use: (store: string) => Promise<Result>): Promise<Result> {
  if (name !== "neo4j") return use(name);
  const data = await mkdtemp(join(tmpdir(), "clew-bench-neo4j-"));
  const server = await startLocalNeo4j(await installNeo4j(LTS), { data, heap: "1g" });
  try {
    return await use(JSON.stringify({ uri: server.uri, user: "neo4j" } satisfies Neo4jAddress));
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}
