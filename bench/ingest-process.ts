/** One ingest, measured from inside: `node ingest-process.js <texts> <case> <workers> <JSON of a Neo4j address, or embedded>`. */
import { join } from "node:path";
import { createStore } from "../graph/cypher/store.js";
import { openTextFolder } from "../graph/texts.js";
import { ingest } from "../ingest/run.js";
import { openDatabase } from "./stores.js";
import { timed } from "./timed-database.js";

export interface IngestFigures {
  readonly documents: number;
  readonly characters: number;
  /** Opening the case and starting workers included. */
  readonly totalMs: number;
  /** In which the writer was at work, together, and of which the engine was. */
  readonly saveMs: number;
  readonly engineMs: number;
}

const [texts = "", folder = "", workers = "1", store = "embedded"] = process.argv.slice(2);
const began = performance.now();
const database = timed(await openDatabase(store, folder));
const opened = await createStore(database, { texts: openTextFolder(join(folder, "texts")) });
const summary = await ingest([texts], opened, { pool: { workers: Number(workers) } });
if (summary.failed > 0) throw new Error(`${summary.failed} documents failed.`);
const figures: IngestFigures = {
  documents: summary.stored.added,
  characters: summary.characters,
  totalMs: performance.now() - began,
  saveMs: summary.storeMs,
  engineMs: database.engineMs,
};
await opened.close();
console.log(JSON.stringify(figures));
