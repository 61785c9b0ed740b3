import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import type { ReadDocument } from "../model.js";
import { backupPath, ENGINE_FILE } from "./damage.js";
import { openEmbeddedCase } from "./open-case.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-case-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const DOCUMENT: ReadDocument = {
  text: "Anna Berg met Carl Dorn.",
  sources: [{ key: "file:///a.txt", publisher: "Daily", title: "A" }],
  language: "en",
  extractedWith: "hand",
  passages: [{ start: 0, end: 24, zone: "body" }],
  referents: [
    { name: "Anna Berg", type: "Person", roles: [], mentions: [{ start: 0, end: 9, kind: "name", passage: 0 }] },
    { name: "Carl Dorn", type: "Person", roles: [], mentions: [{ start: 14, end: 23, kind: "name", passage: 0 }] },
  ],
  claims: [
    {
      predicate: "MET_WITH",
      subject: 0,
      object: 1,
      stance: "asserted",
      modality: "fact",
      passage: 0,
      start: 0,
      end: 23,
      confidence: 0.9,
      rule: "hand",
    },
  ],
};

it("writes a backup at a clean close after a change, and none when nothing changed", async () => {
  const store = await openEmbeddedCase({ folder });
  await store.close();
  expect(existsSync(backupPath(folder))).toBe(false);
  const again = await openEmbeddedCase({ folder });
  await again.saveDocuments([DOCUMENT]);
  await again.close();
  expect(existsSync(backupPath(folder))).toBe(true);
});

it("writes no backup of texts that are not whole: says so at the close, and keeps the backup of before", async () => {
  const told: string[] = [];
  const store = await openEmbeddedCase({ folder, onWarning: (message) => told.push(message) });
  await store.saveDocuments([{ ...DOCUMENT, text: `${DOCUMENT.text}\n\n` }]);
  await store.close();
  const before = await readFile(backupPath(folder));
  await rm(join(folder, "texts"), { recursive: true });
  const again = await openEmbeddedCase({ folder, onWarning: (message) => told.push(message) });
  const backup = (async () => {
    for await (const _line of again.backup());
  })();
  await expect(backup).rejects.toMatchObject({
    code: "store-failed",
    message: expect.stringContaining("full text of “A”"),
  });
  await again.saveDocuments([{ ...DOCUMENT, sources: [{ key: "file:///b.txt", publisher: "Daily", title: "B" }] }]);
  await again.close();
  expect(told).toEqual(["No backup was written at the close: The full text of “A” is not in this case's folder."]);
  expect(await readFile(backupPath(folder))).toEqual(before);
});

it("restores a damaged case from its backup, says so, and keeps the damaged file", async () => {
  const store = await openEmbeddedCase({ folder });
  await store.saveDocuments([DOCUMENT]);
  const counts = await store.counts();
  await store.close();
  for (const name of await readdir(folder))
    if (name.startsWith(ENGINE_FILE)) await rm(join(folder, name), { recursive: true });
  await writeFile(join(folder, ENGINE_FILE), "this is no graph at all ".repeat(500));
  const told: string[] = [];
  const restored = await openEmbeddedCase({ folder, onWarning: (message) => told.push(message) });
  expect(await restored.counts()).toEqual(counts);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("1 documents were restored");
  expect((await readdir(folder)).some((name) => name.startsWith("damaged-"))).toBe(true);
  await restored.close();
});
