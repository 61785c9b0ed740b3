/** Where an export or a backup goes: a file, whole or not at all, or standard output. */
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ClewError } from "../graph/errors.js";
import { UsageError } from "./failure.js";
import { terminal } from "./terminal.js";

/** Without a file, into the pipe. Throws `PipeClosed`, and what the file system throws. */
export async function writeOut(pieces: AsyncIterable<string | Uint8Array>, file: string | undefined): Promise<void> {
  if (file !== undefined) return writeFileWhole(pieces, file);
  for await (const piece of pieces) await terminal.write(piece);
}

/** Under another name until it is whole, so that a failure leaves what was there before. */
async function writeFileWhole(pieces: AsyncIterable<string | Uint8Array>, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const folder = dirname(resolve(file));
  if (!(await isFolder(folder))) {
    throw new ClewError("not-found", `There is no folder ${folder} to write ${basename(file)} into.`, {
      hint: "Make it first, or name another with --out.",
    });
  }
  if (await isFolder(file)) {
    throw new ClewError("invalid-input", `${file} is a folder; expected was the name of a file.`, {
      hint: "Name a file in it with --out.",
    });
  }
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** A screen is no place for a whole export. */
export function requirePlace(out: string | undefined, example: string): void {
  if (out !== undefined || !terminal.isInteractive) return;
  throw new UsageError(
    "There is no place to write to: name a file with --out, or use a pipe.",
    `For example: ${example}`,
  );
}
