/** The files of a folder as one zip, read and compressed as it is consumed. */
import { Zip, ZipDeflate } from "fflate";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ClewError } from "../errors.js";

/** Where the zip format without its 64-bit extension ends. */
const MAX_BYTES = 2 ** 32 - 1;

/** Throws `too-large` for more than 4 GB. */
export async function* zipFolder(folder: string, names: readonly string[]): AsyncGenerator<Uint8Array> {
  await requireSize(folder, names);
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const name of names) {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    for await (const chunk of createReadStream(join(folder, name)) as AsyncIterable<Buffer>) {
      entry.push(chunk);
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}

async function requireSize(folder: string, names: readonly string[]): Promise<void> {
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= MAX_BYTES) return;
  const found = `${(total / 1e9).toFixed(1)} GB of CSV do not fit into one zip, which holds 4.3 GB`;
  throw new ClewError("too-large", found, { hint: "Export into a folder instead: --out with a folder's name." });
}
