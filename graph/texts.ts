/**
 * The full text of each document, by content hash, in a folder of the case. A text is on the disk before the graph
 * speaks of it, and writing one twice is writing it once.
 */
import { mkdir, open, readFile, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";

export interface TextFolder {
  /** Resolves when the text is safely on the disk. */
  save(hash: string, text: string): Promise<void>;
  /** Undefined when this folder does not hold it, e.g. when another machine read the document. */
  find(hash: string): Promise<string | undefined>;
  remove(hash: string): Promise<void>;
}

/** A folder of texts, made when the first one is saved. */
export function openTextFolder(folder: string): TextFolder {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), `${hash}.txt`);
  return {
    async save(hash, text) {
      const path = pathOf(hash);
      if ((await this.find(hash)) !== undefined) return;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const unfinished = `${path}.${randomUUID()}`;
      const file = await open(unfinished, "wx");
      try {
        await file.writeFile(text, "utf8");
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    },
    async find(hash) {
      try {
        return await readFile(pathOf(hash), "utf8");
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(hash) {
      await unlink(pathOf(hash)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
  };
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "ENOENT";
}
