/** Extraction in a pool of workers, measured from inside: `node workers-process.js <workers> <documents>`. */
import { Pool } from "../ingest/pool.js";
import { newsArticle } from "./news.js";

export interface WorkersFigures {
  readonly characters: number;
  readonly ms: number;
}

/** Documents that each worker reads before the clock starts: it has started then, and compiled what it runs. */
const WARM = 200;

const [workers = 1, documents = 1] = process.argv.slice(2).map(Number);
const texts = Array.from({ length: documents }, (_, index) => newsArticle(index).text);
const sources = [{ key: "file:///news", publisher: "P", title: "T", date: "2024-03-01" }];
const pool = new Pool({ workers });
await read(texts.slice(0, WARM * workers));
const began = performance.now();
await read(texts);
const figures: WorkersFigures = {
  characters: texts.reduce((sum, text) => sum + text.length, 0),
  ms: performance.now() - began,
};
await pool.close();
console.log(JSON.stringify(figures));

async function read(some: readonly string[]): Promise<void> {
  await Promise.all(
    some.map((text) =>
      pool.perform("extract", { name: "news", bytes: text.length }, { text, sources, notes: [], name: "news" }),
    ),
  );
}
