/**
 * Documents that were extracted before, saved by one process that has the machine to itself:
 * `node store-process.js <texts> <case> <sizes> <JSON of a Neo4j address, or embedded>`.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createStore } from "../graph/cypher/store.js";
import type { ReadDocument } from "../graph/model.js";
import { openTextFolder } from "../graph/texts.js";
import { BATCH } from "../ingest/run.js";
import { readAll } from "../ingest/stream.js";
import { openDatabase } from "./stores.js";
import { timed } from "./timed-database.js";

/** What saving took around the moment when the store held so many documents. */
export interface StoreFigures {
  readonly documents: number;
  /** Milliseconds a document, over the last tenth of them, a hundred at least: checkpoints have their share. */
  readonly saveMs: number;
  /** Of these, waiting for the database. */
  readonly databaseMs: number;
}

const toWindow = (size: number) => Math.max(100, size / 10);

const [texts = "", folder = "", sizes = "", store = "embedded"] = process.argv.slice(2);
const readings = join(folder, "readings.ndjson");
await extractInto(readings);
const database = timed(await openDatabase(store, folder));
const opened = await createStore(database, { texts: openTextFolder(join(folder, "texts")) });
const batches: { readonly documents: number; readonly saveMs: number; readonly databaseMs: number }[] = [];
for await (const batch of inBatches(readings)) {
  const before = database.engineMs;
  const began = performance.now();
  await opened.saveDocuments(batch);
  batches.push({
    documents: batch.length,
    saveMs: performance.now() - began,
    databaseMs: database.engineMs - before,
  });
}
await opened.close();
console.log(JSON.stringify(sizes.split(",").map((size) => figuresAt(Number(size)))));

async function extractInto(file: string): Promise<void> {
  const out = await open(file, "w");
  for await (const outcomes of readAll([texts], BATCH, {})) {
    const lines = outcomes.map((outcome) => (outcome.kind === "read" ? `${JSON.stringify(outcome.reading)}\n` : ""));
    await out.write(lines.join(""));
  }
  await out.close();
}

async function* inBatches(file: string): AsyncGenerator<ReadDocument[]> {
  let batch: ReadDocument[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(JSON.parse(line) as ReadDocument); // written above
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** The batches that lie within the last documents up to `size`, or the last that begins there. */
function figuresAt(size: number): StoreFigures {
  let end = 0;
  const within = batches.filter(({ documents }) => {
    end += documents;
    return end > size - toWindow(size) && end - documents < size;
  });
  const sum = (of: "documents" | "saveMs" | "databaseMs") => within.reduce((total, batch) => total + batch[of], 0);
  const documents = sum("documents");
  return { documents: size, saveMs: sum("saveMs") / documents, databaseMs: sum("databaseMs") / documents };
}
