/** Every query of docs/cypher.md, run on the example case, on both stores. */
import { mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { CypherDatabase } from "../graph/cypher/database.js";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { openNeo4j } from "../graph/neo4j/neo4j.js";
import { describeNeo4j } from "../graph/neo4j/testing.js";
import type { GraphStore } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";
import { ingest } from "../ingest/run.js";

const ROOT = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/cypher.md", ROOT), "utf8");
const queries = [...page.matchAll(/```cypher\n([\s\S]*?)```/g)].map((match) => match[1]!.trim()); // "```cypher\nMATCH …```"

function describeCookbook(open: (folder: string) => Promise<CypherDatabase>): void {
  let folder: string;
  let store: GraphStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "clew-cookbook-"));
    store = await createStore(await open(folder), { texts: openTextFolder(join(folder, "texts")) });
    await ingest([fileURLToPath(new URL("seeds", ROOT))], store);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  it.each(queries)("answers\n%s", async (cypher) => {
    const { rows } = await store.query(cypher, {}, { timeoutMs: 20_000, maxRows: 1000 });
    expect(rows.length).toBeGreaterThan(0);
  });
}

describe("the cookbook on the embedded store", () =>
  describeCookbook((folder) => openEmbedded({ folder: join(folder, "case") })));
describeNeo4j("the cookbook", (server) => describeCookbook(() => openNeo4j(server().address)));
