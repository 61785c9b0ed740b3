/** How fast documents come in, where the time goes, and how time and memory grow with the number of documents. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whatIsMissing } from "../graph/neo4j/local/install.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import type { IngestFigures } from "./ingest-process.js";
import { newsArticle } from "./news.js";
import { canConfine, measure, type Measured } from "./processes.js";
import type { ReadingFigures } from "./reading-process.js";
import { toMarkdownTable, type Section } from "./results.js";
import type { BenchOptions } from "./options.js";
import type { StoreFigures } from "./store-process.js";
import { withStore } from "./stores.js";

/** Documents of the comparison with compromise: enough to be warm, few enough to be quick. */
const COMPARED = 600;

export async function ingestSection(options: BenchOptions): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), "clew-bench-"));
  try {
    const compared = await compare(folder, options);
    const growth: string[] = [];
    for (const store of options.stores) growth.push(await measureGrowth(store, folder, options));
    return { title: "Ingest", body: [INTRODUCTION, compared, ...growth].join("\n\n") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const INTRODUCTION =
  "Made-up news (bench/news.ts) of 2.9 thousand characters and 27 sentences each, from files on the disk. End to end is " +
  "from opening the case to the last acknowledged document, workers' start included. Memory is what all of Clew's " +
  "processes together hold resident at the worst moment, files that they share counted once; a Neo4j server is not one of " +
  "them. The writer shares the cores with two that extract; the store alone has them to itself, and each row of it is the " +
  "last tenth of so many documents, a hundred at least, the first of them with cold caches.";

async function compare(folder: string, { sizes, say }: BenchOptions): Promise<string> {
  const count = Math.min(COMPARED, Math.max(...sizes));
  const texts = await writeNews(folder, count);
  const one = { cores: 1 };
  const read = async (reader: string) => {
    say(`${reader}, ${count} documents, one core`);
    return (await measure<ReadingFigures>("reading-process.js", [texts, reader], one)).result;
  };
  const compromise = await read("compromise");
  const extraction = await read("extraction");
  const ingests: [string, IngestFigures][] = [];
  for (const cores of [1, 2]) {
    say(`ingest, ${count} documents, ${cores} cores`);
    const ingested = await measureIngest(texts, folder, "embedded", { workers: cores, cores });
    ingests.push([cores === 1 ? "one core" : "two cores", ingested.result]);
  }
  const base = rate(compromise);
  const row = (name: string, figures: { characters: number; ms: number }) => [
    name,
    toCount(rate(figures)),
    `${(rate(figures) / base).toFixed(2)}×`,
  ];
  const speed = toMarkdownTable(
    [`${count} documents`, "characters/s", "compromise = 1"],
    [
      row("compromise: full parse, three entity calls, one core", compromise),
      row("extraction alone, one core", extraction),
      ...ingests.map(([name, figures]) =>
        row(`ingest end to end, ${name}, embedded store`, { ...figures, ms: figures.totalMs }),
      ),
    ],
  );
  const [, single] = ingests[0] ?? [];
  const pinned = canConfine()
    ? ""
    : "\n\nThere is no taskset here: “one core” is one worker, and the store's process runs beside it.";
  return `### Speed\n\n${speed}${single ? `\n\n${toSplit(single, extraction)}` : ""}${pinned}`;
}

/** Where a document's time goes on one core. While the writer waits for the engine, extraction has its share of the core. */
function toSplit(ingested: IngestFigures, extraction: ReadingFigures): string {
  const each = (ms: number) => `${(ms / ingested.documents).toFixed(2)} ms`;
  const extractionMs = (extraction.ms / extraction.characters) * ingested.characters;
  const rest = Math.max(ingested.totalMs - extractionMs - ingested.saveMs, 0);
  return toMarkdownTable(
    ["One document, one core", "time"],
    [
      ["extraction", each(extractionMs)],
      ["linking and statements", each(ingested.saveMs - ingested.engineMs)],
      ["waiting for the engine, beside extraction", each(ingested.engineMs)],
      ["reading files, passing on, starting", each(rest)],
    ],
  );
}

async function measureGrowth(store: string, folder: string, options: BenchOptions): Promise<string> {
  const name = store === "neo4j" ? "Neo4j" : "embedded store";
  const missing = store === "neo4j" ? await whatIsMissing(LTS) : undefined;
  if (missing !== undefined) return `### Growth, ${name}\n\nNot measured: there is no ${missing} here.`;
  const grown = await measureEndToEnd(store, folder, options);
  const alone = await measureStoreAlone(store, folder, options);
  return `### Growth, ${name}\n\n${grown}\n\n${alone}`;
}

async function measureEndToEnd(store: string, folder: string, { sizes, say }: BenchOptions): Promise<string> {
  const rows: string[][] = [];
  for (const size of sizes) {
    say(`ingest into ${store}, ${size} documents`);
    const texts = await writeNews(folder, size);
    rows.push(toGrowthRow(await withStore(store, (opened) => measureIngest(texts, folder, opened, { workers: 2 }))));
  }
  const head = ["documents", "end to end", "characters/s", "writer, a document", "peak memory"];
  return toMarkdownTable(head, rows);
}

/** One case that grows to the largest size, written by a process that has the machine to itself. */
async function measureStoreAlone(store: string, folder: string, { sizes, say }: BenchOptions): Promise<string> {
  const size = Math.max(...sizes);
  say(`${store} alone, ${size} documents`);
  const texts = await writeNews(folder, size);
  const data = await mkdtemp(join(folder, "case-"));
  try {
    const figures = await withStore(store, async (opened) => {
      const args = [texts, data, [...sizes].sort((a, b) => a - b).join(), opened];
      return (await measure<StoreFigures[]>("store-process.js", args)).result;
    });
    const base = figures[0]?.saveMs ?? 0;
    const rows = figures.map(({ documents, saveMs, databaseMs }) => [
      toCount(documents),
      toMs(saveMs),
      toMs(databaseMs),
      `${(saveMs / base).toFixed(2)}×`,
    ]);
    const head = [
      "the store alone, of extracted documents",
      "to save one",
      "of it waiting for the database",
      "to the first",
    ];
    return toMarkdownTable(head, rows);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

function toGrowthRow({ result, peakBytes }: Measured<IngestFigures>): string[] {
  return [
    toCount(result.documents),
    `${(result.totalMs / 1000).toFixed(1)} s`,
    toCount(rate({ ...result, ms: result.totalMs })),
    toMs(result.saveMs / result.documents),
    peakBytes === undefined ? "unknown" : `${toCount(peakBytes / 1e6)} MB`,
  ];
}

/** Into a new case, which is removed afterwards. */
async function measureIngest(
  texts: string,
  folder: string,
  store: string,
  { workers, cores }: { workers: number; cores?: number },
): Promise<Measured<IngestFigures>> {
  const data = await mkdtemp(join(folder, "case-"));
  try {
    const args = [texts, data, String(workers), store];
    return await measure<IngestFigures>("ingest-process.js", args, cores === undefined ? {} : { cores });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** The first `count` articles as files; the folder. */
async function writeNews(folder: string, count: number): Promise<string> {
  const texts = join(folder, `news-${count}`);
  await mkdir(texts, { recursive: true });
  for (let index = 0; index < count; index++) {
    const { id, title, publisher, date, text } = newsArticle(index);
    const front = `---\ntitle: ${JSON.stringify(title)}\npublisher: ${publisher}\ndate: ${date}\n---\n`;
    await writeFile(join(texts, `${id}.md`), front + text);
  }
  return texts;
}

const rate = ({ characters, ms }: { characters: number; ms: number }) => (characters / ms) * 1000;
const toMs = (value: number) => `${value.toFixed(2)} ms`;
const toCount = (count: number) => Math.round(count).toLocaleString("en");
