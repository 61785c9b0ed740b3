import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Pool, type PoolSettings } from "./pool.js";
import type { SourceText } from "./read/original.js";

let folder: string;
let pool: Pool;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-pool-"));
});
afterEach(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

it("finds in a worker what the pipeline finds", async () => {
  pool = new Pool({ workers: 1 });
  const reading = await read("Ann Lee met Bo Chen in Geneva.");
  expect(reading.text).toBe("Ann Lee met Bo Chen in Geneva.");
  expect(reading.passages).toEqual([expect.objectContaining({ start: 0, end: 30 })]);
});

it("loses one document to a worker that dies, and reads the others", async () => {
  pool = await poolOf(
    `(text) => { if (text === "die") process.exit(); if (text === "throw") setTimeout(() => { throw new Error("late"); }); else port.postMessage({ gives: text }); }`,
  );
  expect(await settle(["a", "die", "b", "throw", "c"])).toEqual([
    "a",
    "die.txt could not be read: its reading ended without an answer.",
    "b",
    "throw.txt could not be read: its reading broke off (late).",
    "c",
  ]);
});

it("ends a worker that takes too long", async () => {
  pool = await poolOf(`(text) => { while (text === "hang"); port.postMessage({ gives: text }); }`, { limitMs: 1000 });
  expect(await settle(["a", "hang", "b"])).toEqual([
    "a",
    "hang.txt could not be read: its reading took longer than 1 s.",
    "b",
  ]);
});

it("ends a worker that eats memory", async () => {
  pool = await poolOf(
    `(text) => { const all = []; while (text === "eat") all.push(new Array(1e6).fill(text)); port.postMessage({ gives: text }); }`,
    {
      maxHeapMb: 64,
    },
  );
  expect(await settle(["a", "eat", "b"])).toEqual([
    "a",
    "eat.txt could not be read: its reading took more memory than it may have; split it into several files.",
    "b",
  ]);
});

it("gives up what no worker has begun, and finishes what one has", async () => {
  pool = await poolOf(`(text) => setTimeout(() => port.postMessage({ gives: text }), 200)`);
  const all = settle(["a", "b", "c"]);
  pool.dropWaiting();
  expect(await all).toEqual(["a", "b.txt was not read.", "c.txt was not read."]);
});

it("passes on the code and the hint of what a job throws", async () => {
  pool = await poolOf(`() => port.postMessage({ failed: { code: "too-large", message: "Big.", hint: "Split it." } })`);
  await expect(read("x")).rejects.toMatchObject({
    name: "ClewError",
    code: "too-large",
    message: "Big.",
    hint: "Split it.",
  });
});

/** A pool of one worker that runs `answer` with each text. */
async function poolOf(answer: string, settings: PoolSettings = {}): Promise<Pool> {
  const path = join(folder, "worker.mjs");
  await writeFile(
    path,
    `import { parentPort as port } from "node:worker_threads"; const answer = ${answer}; port.on("message", ({ asked }) => answer(asked.text));`,
  );
  return new Pool({ workers: 1, module: pathToFileURL(path), ...settings });
}

function read(text: string) {
  const source: SourceText = {
    name: `${text}.txt`,
    text,
    sources: [{ key: text, publisher: "P", title: "T" }],
    notes: [],
  };
  return pool.perform("extract", { name: source.name, bytes: text.length }, source);
}

async function settle(texts: string[]): Promise<unknown[]> {
  return Promise.all(texts.map((text) => read(text).catch((error: Error) => error.message)));
}
