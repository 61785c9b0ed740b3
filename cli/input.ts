/** Text files that commands read, and standard input. */
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { toLines } from "../graph/lines.js";
import { writeOut } from "./output.js";

/** The text of a file in chunks; of `….gz`, unpacked. */
export function readText(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file);
  if (!file.endsWith(".gz")) return bytes.setEncoding("utf8") as AsyncIterable<string>;
  const unpacked = createGunzip();
  bytes.on("error", (error) => unpacked.destroy(error)).pipe(unpacked);
  return unpacked.setEncoding("utf8") as AsyncIterable<string>;
}

/** The lines of a file, or of standard input for `-`. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const chunks = file === "-" ? (process.stdin.setEncoding("utf8") as AsyncIterable<string>) : readText(file);
  yield* toLines(chunks);
}

/** Calls `work` with a file's path; standard input (`-`) is kept in a temporary file meanwhile, to be read twice. */
export async function withFile<Result>(file: string, work: (path: string) => Promise<Result>): Promise<Result> {
  if (file !== "-") return work(file);
  const folder = await mkdtemp(join(tmpdir(), "clew-input-"));
  try {
    const path = join(folder, "input");
    await writeOut(process.stdin, path);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
