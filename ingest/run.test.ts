import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newsArticle } from "../bench/news.js";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { ClewError } from "../graph/errors.js";
import { toDocumentId } from "../graph/ids.js";
import type { GraphStore } from "../graph/store.js";
import { shapeOf } from "../graph/testing/snapshot.js";
import { openTextFolder } from "../graph/texts.js";
import { ingest, type IngestEvent, type IngestOptions } from "./run.js";

let folder: string;
let texts: string;
let store: GraphStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-ingest-"));
  texts = join(folder, "documents");
  await mkdir(texts);
  store = await openStore("case");
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it("stores each document and tells what became of everything, in order", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  await write("b.txt", "");
  await write("c.jpg", "x");
  await write("d.txt", "Bo Chen denied that he had met Ann Lee.");
  const { events, ...summary } = await run([texts, join(folder, "gone.txt")]);
  expect(events.map(told)).toEqual([
    "added a.txt",
    "failed b.txt: unreadable-document",
    "skipped c.jpg",
    "added d.txt",
    "failed gone.txt: not-found",
  ]);
  expect(summary).toMatchObject({ stored: { added: 2, unchanged: 0 }, skipped: 1, failed: 2, stopped: false });
  expect(await store.counts()).toMatchObject({ documents: 2 });
});

it("changes nothing when it reads the same again", async () => {
  await writeNews(20);
  await run([texts]);
  const before = { revision: await store.revision(), graph: await shapeOf(store) };
  const { stored } = await run([texts]);
  expect(stored).toEqual({ added: 0, unchanged: 20, "source-added": 0, "new-version": 0, "re-read": 0 });
  expect({ revision: await store.revision(), graph: await shapeOf(store) }).toEqual(before);
});

it("replaces what changed, and adds the source of a text that is known", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  await write("b.txt", "Bo Chen resigned on Monday.");
  await run([texts]);
  await write("a.txt", "Ann Lee met Bo Chen in Vienna.");
  await write("c.txt", "Bo Chen resigned on Monday.");
  expect((await run([texts])).events.map(told)).toEqual(["new-version a.txt", "unchanged b.txt", "source-added c.txt"]);
  const { items } = await store.documents({ limit: 10 });
  expect(items.map(({ sources }) => sources.length).sort()).toEqual([1, 2]);
});

it("takes in a publisher that the user gives later", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  await run([texts]);
  await run([texts], { read: { publisher: "The Weekly" } });
  const { items } = await store.documents({ limit: 10 });
  expect(items.map(({ publisher }) => publisher)).toEqual(["The Weekly"]);
  expect((await run([texts], { read: { publisher: "The Weekly" } })).stored.unchanged).toBe(1);
});

it("stores one text under two names once, also in one run", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  await write("b.txt", "Ann Lee met Bo Chen in Geneva.");
  expect((await run([texts])).events.map(told)).toEqual(["added a.txt", "source-added b.txt"]);
});

it("stops after the documents at hand, and goes on where it was", async () => {
  await writeNews(60);
  const stop = new AbortController();
  const first = await run([texts], { signal: stop.signal, onEvent: ({ kind }) => kind === "stored" && stop.abort() });
  expect(first.stopped).toBe(true);
  expect(first.stored.added).toBeGreaterThan(0);
  expect(first.stored.added).toBeLessThan(60);
  expect(await store.counts()).toMatchObject({ documents: first.stored.added });
  const second = await run([texts]);
  expect(second.stored).toMatchObject({ added: 60 - first.stored.added, unchanged: first.stored.added });
  const whole = await openStore("whole");
  await run([texts], {}, whole);
  expect(await shapeOf(store)).toEqual(await shapeOf(whole));
  await whole.close();
});

it("loses one document that the store refuses, and stores the others of its transaction", async () => {
  await writeNews(5);
  const refused = toDocumentId(newsArticle(2).text);
  const picky: GraphStore = {
    ...store,
    saveDocuments: (documents) =>
      documents.some(({ text }) => toDocumentId(text) === refused)
        ? Promise.reject(new ClewError("invalid-input", "This one is not sound."))
        : store.saveDocuments(documents),
  };
  const { stored, failures } = await run([texts], {}, picky);
  expect(stored.added).toBe(4);
  expect(failures.map(({ name, error }) => [name.slice(-10), error.message])).toEqual([
    ["000002.txt", "This one is not sound."],
  ]);
});

it.each(["findSources", "saveDocuments"] as const)("ends when the store is lost in %s", async (verb) => {
  await writeNews(3);
  const lost = { ...store, [verb]: () => Promise.reject(new ClewError("store-unreachable", "It does not answer.")) };
  await expect(run([texts], {}, lost)).rejects.toMatchObject({ code: "store-unreachable" });
});

it("holds no more in memory for many documents than for few", async () => {
  for (let index = 0; index < 2000; index++)
    await write(`${index}.txt`, `Person Number${index} met Bo Chen. `.repeat(10));
  const used: number[] = [];
  const nowhere: GraphStore = {
    ...store,
    saveDocuments: async (documents) =>
      documents.map(({ text }) => ({ id: toDocumentId(text), outcome: "added" as const })),
  };
  let stored = 0;
  await ingest([texts], nowhere, {
    onEvent: ({ kind }) => {
      if (kind === "stored" && ++stored % 500 === 0) used.push(process.memoryUsage().rss / 1e6);
    },
  });
  const [, few = 0] = used;
  expect(stored).toBe(2000);
  expect(used.at(-1) ?? 0).toBeLessThan(few + 60);
}, 120_000);

async function openStore(name: string): Promise<GraphStore> {
  const path = join(folder, name);
  return createStore(await openEmbedded({ folder: path }), { texts: openTextFolder(join(path, "texts")) });
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(texts, name), text);
}

async function writeNews(count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const { id, text } = newsArticle(index);
    await write(`${id}.txt`, text);
  }
}

async function run(inputs: string[], options: IngestOptions = {}, into = store) {
  const events: IngestEvent[] = [];
  const onEvent = (event: IngestEvent) => {
    events.push(event);
    options.onEvent?.(event);
  };
  const summary = await ingest(inputs, into, { ...options, onEvent });
  return { ...summary, events: events.filter(({ kind }) => kind !== "counted") };
}

/** 'added a.txt' */
function told(event: IngestEvent): string {
  if (event.kind === "counted") return event.kind;
  const name = event.name.split("/").at(-1) ?? "";
  if (event.kind === "stored") return `${event.outcome} ${name}`;
  return event.kind === "failed" ? `failed ${name}: ${event.error.code}` : `skipped ${name}`;
}
