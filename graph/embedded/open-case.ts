/**
 * A case in a folder, kept safe: when it was changed, a clean close writes an ndjson backup beside it, and a case whose
 * file the engine cannot open is restored from that backup, the damaged files set aside.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { createStore } from "../cypher/store.js";
import { isClewError } from "../errors.js";
import { toLines } from "../lines.js";
import type { GraphStore } from "../store.js";
import { openTextFolder } from "../texts.js";
import { backupPath, setAside } from "./damage.js";
import { openEmbedded, type EmbeddedOptions } from "./embedded.js";

export interface EmbeddedCaseOptions extends Pick<EmbeddedOptions, "folder"> {
  /** Told in words what the user should know: memory running short, a case that was restored. */
  readonly onWarning?: (message: string) => void;
}

/** Larger cases are backed up at a close once a day, not at every one: it takes some milliseconds a document. */
const BACKED_UP_AT_EVERY_CLOSE = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Throws as `openEmbedded` and `createStore` do; `store-damaged` only where there is no backup. */
export async function openEmbeddedCase(options: EmbeddedCaseOptions): Promise<GraphStore> {
  const store = await open(options).catch(async (error: unknown) => {
    const hasBackup =
      isClewError(error) && error.code === "store-damaged" && typeof error.details?.["backup"] === "string";
    if (!hasBackup) throw error;
    return restoreBackup(options);
  });
  const openedAt = await store.revision();
  return {
    ...store,
    async close() {
      try {
        if ((await store.revision()) !== openedAt && (await isDue(store, options.folder)))
          await writeBackup(store, options.folder);
      } catch (error) {
        // What was asked for is done and safe; the backup of before stays.
        if (!isClewError(error)) throw error;
        options.onWarning?.(`No backup was written at the close: ${error.message}`);
      } finally {
        await store.close();
      }
    },
  };
}

async function open({ folder, onWarning = () => {} }: EmbeddedCaseOptions): Promise<GraphStore> {
  const database = await openEmbedded({ folder, onWarning: (warning) => onWarning(warning.message) });
  try {
    return await createStore(database, { texts: openTextFolder(join(folder, "texts")) });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function restoreBackup(options: EmbeddedCaseOptions): Promise<GraphStore> {
  const aside = await setAside(options.folder);
  const store = await open(options);
  const text = createReadStream(backupPath(options.folder)).pipe(createGunzip()).setEncoding("utf8");
  const { documents } = await store.restore(toLines(text as AsyncIterable<string>));
  options.onWarning?.(
    `The case's file was damaged; ${documents} documents were restored from its last backup. The damaged file is kept in ${aside}.`,
  );
  return store;
}

async function isDue(store: GraphStore, folder: string): Promise<boolean> {
  const { documents } = await store.counts();
  if (documents <= BACKED_UP_AT_EVERY_CLOSE) return true;
  const last = await stat(backupPath(folder)).catch(() => undefined);
  return last === undefined || Date.now() - last.mtimeMs > DAY_MS;
}

/** Whole, or the one before stays. */
async function writeBackup(store: GraphStore, folder: string): Promise<void> {
  const unfinished = `${backupPath(folder)}.unfinished`;
  await pipeline(Readable.from(withEnds(store.backup())), createGzip(), createWriteStream(unfinished));
  await rename(unfinished, backupPath(folder));
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
