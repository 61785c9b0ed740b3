/** `case.json` beside the engine's file: what it is and which engine wrote it, readable when the file is not. */
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { ClewError } from "../errors.js";

/** Raised when the folder's layout changes. */
const FORMAT = 1;
/** Of `@grafeo-db/js`; its file format changes between versions. */
export const ENGINE_VERSION = "0.6.0";

const CaseFile = z.object({ format: z.number().int(), engine: z.string(), engineVersion: z.string() });

const FILE = "case.json";

/** Throws `store-newer` for a case that a later Clew or engine wrote. */
export async function requireReadable(folder: string): Promise<void> {
  const found = await read(folder);
  if (found === undefined) return;
  if (found.format > FORMAT) throw newer(folder, `its format is ${found.format}, this one knows ${FORMAT}`);
  if (isNewer(found.engineVersion, ENGINE_VERSION)) {
    throw newer(folder, `with engine ${found.engineVersion}, this one has ${ENGINE_VERSION}`);
  }
}

/** Whether a case was ever made in this folder. */
export function isCaseFolder(folder: string): boolean {
  return existsSync(join(folder, FILE));
}

export async function writeCaseFile(folder: string): Promise<void> {
  const file = join(folder, FILE);
  const content = { format: FORMAT, engine: "@grafeo-db/js", engineVersion: ENGINE_VERSION };
  await writeFile(`${file}.new`, `${JSON.stringify(content)}\n`);
  await rename(`${file}.new`, file);
}

export function newer(folder: string, why: string): ClewError {
  return new ClewError("store-newer", `The case at ${folder} was written by a newer Clew (${why}).`, {
    hint: "Nothing was changed. Use the newer version of Clew.",
  });
}

/** Undefined for none, and for one that cannot be read: the engine's file decides then. */
async function read(folder: string): Promise<z.infer<typeof CaseFile> | undefined> {
  try {
    return CaseFile.parse(JSON.parse(await readFile(join(folder, FILE), "utf8")));
  } catch {
    return undefined;
  }
}

/** `0.10.0` is newer than `0.9.1`. */
function isNewer(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) > 0;
}
