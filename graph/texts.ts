/**
 * The full text of each document, and beside it the original that it was read from, by the text's hash, in a folder of
 * the case. A text is on the disk before the graph speaks of it, and writing one twice is writing it once.
 */
import { open, readdir, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { makeFolders } from "./folders.js";
import { digest } from "./ids.js";

export interface TextFolder {
  /** Resolves when the text is safely on the disk. */
  save(hash: string, text: string): Promise<void>;
  /** Undefined when this folder does not hold it, e.g. when another machine read the document. */
  find(hash: string): Promise<string | undefined>;
  /** The first original of a text stays: others differ in form alone. */
  saveOriginal(hash: string, original: StoredOriginal): Promise<void>;
  /** Undefined for a text that is its own original, or whose original is not here. */
  findOriginal(hash: string): Promise<StoredOriginal | undefined>;
  /** The text and its original. */
  remove(hash: string): Promise<void>;
}

/** The bytes that a text was read from. */
export interface StoredOriginal {
  /** Of its kind, whatever its name was: `.pdf`. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** By which a document's text is found again. */
export function toTextHash(text: string): string {
  return digest(text, 64);
}

const EXTENSION = /^\.[a-z0-9]{1,10}$/; // '.pdf'

/** A folder of texts, made when the first one is saved. */
export function openTextFolder(folder: string): TextFolder {
  const shelfOf = (hash: string) => join(folder, hash.slice(0, 2));
  const pathOf = (hash: string) => join(shelfOf(hash), `${hash}.txt`);
  const findOriginalName = async (hash: string) => {
    const names = await readdir(shelfOf(hash)).catch(ignoreMissing);
    return names?.find((name) => name.startsWith(`${hash}.original.`) && EXTENSION.test(extensionOf(name)));
  };
  return {
    async save(hash, text) {
      if ((await this.find(hash)) === undefined)
        await writeWhole(shelfOf(hash), pathOf(hash), Buffer.from(text, "utf8"));
    },
    async find(hash) {
      return readFile(pathOf(hash), "utf8").catch(ignoreMissing);
    },
    async saveOriginal(hash, { extension, bytes }) {
      if (!EXTENSION.test(extension)) throw new Error(`"${extension}" is no extension.`);
      if ((await findOriginalName(hash)) !== undefined) return;
      await writeWhole(shelfOf(hash), join(shelfOf(hash), `${hash}.original${extension}`), bytes);
    },
    async findOriginal(hash) {
      const name = await findOriginalName(hash);
      const bytes = name && (await readFile(join(shelfOf(hash), name)).catch(ignoreMissing));
      return name && bytes ? { extension: extensionOf(name), bytes } : undefined;
    },
    async remove(hash) {
      const original = await findOriginalName(hash);
      if (original !== undefined) await unlink(join(shelfOf(hash), original)).catch(ignoreMissing);
      await unlink(pathOf(hash)).catch(ignoreMissing);
    },
  };
}

/** Under its name only when all of it is on the disk. */
async function writeWhole(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await makeFolders(folder);
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(unfinished, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}

/** 'a1….original.pdf' → .pdf; one that was never finished ends in what is none. */
function extensionOf(name: string): string {
  return name.slice(name.indexOf(".original") + ".original".length);
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException | null)?.code !== "ENOENT") throw error;
}
