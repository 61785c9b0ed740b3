/** One ingest, measured from inside: `node ingest-process.js <texts> <case> <workers> <JSON of a Neo4j address, or embedded>`. */
import { join } from "node:path";
import type { CypherDatabase } from "../graph/cypher/database.js";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { openNeo4j } from "../graph/neo4j/neo4j.js";
import { openTextFolder } from "../graph/texts.js";
import { ingest } from "../ingest/run.js";
import { timed } from "./timed-database.js";

export interface IngestFigures {
  readonly documents: number;
  readonly characters: number;
  /** Opening the case and starting workers included. */
  readonly totalMs: number;
  /** In which the writer was at work, together, and of which the engine was. */
  readonly saveMs: number;
  readonly engineMs: number;
  /** The writer's work a document, over the first and the last tenth. */
  readonly firstTenthMs: number;
  readonly lastTenthMs: number;
}

const [texts = "", folder = "", workers = "1", store = "embedded"] = process.argv.slice(2);
const began = performance.now();
const database = timed(await openDatabase());
const opened = await createStore(database, { texts: openTextFolder(join(folder, "texts")) });
const saves: { ms: number; documents: number }[] = [];
const watched = {
  ...opened,
  async saveDocuments(documents: Parameters<typeof opened.saveDocuments>[0]) {
    const since = performance.now();
    const outcomes = await opened.saveDocuments(documents);
    saves.push({ ms: performance.now() - since, documents: documents.length });
    return outcomes;
  },
};
const summary = await ingest([texts], watched, { pool: { workers: Number(workers) } });
if (summary.failed > 0) throw new Error(`${summary.failed} documents failed.`);
const tenth = Math.max(Math.floor(saves.length / 10), 1);
const figures: IngestFigures = {
  documents: summary.stored.added,
  characters: summary.characters,
  totalMs: performance.now() - began,
  saveMs: summary.storeMs,
  engineMs: database.engineMs,
  firstTenthMs: perDocument(saves.slice(0, tenth)),
  lastTenthMs: perDocument(saves.slice(-tenth)),
};
await opened.close();
console.log(JSON.stringify(figures));

function openDatabase(): Promise<CypherDatabase> {
  if (store === "embedded") return openEmbedded({ folder });
  return openNeo4j(JSON.parse(store) as Parameters<typeof openNeo4j>[0]); // given by bench/ingest.ts
}

function perDocument(some: readonly { ms: number; documents: number }[]): number {
  return some.reduce((sum, { ms }) => sum + ms, 0) / some.reduce((sum, { documents }) => sum + documents, 0);
}
