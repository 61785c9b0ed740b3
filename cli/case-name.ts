/** What a case is called: what somebody called it once, else its folder's name. */
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { makeFolders } from "../graph/folders.js";
import type { Example } from "../server/app.js";

const FILE = "name.txt";
const EXAMPLE = "example.json";
const MOST_LETTERS = 200;

/** Keeps `given` beside the case, so that it is called so the next time too; without one, what was kept. */
export async function nameCase(data: string, given?: string): Promise<string> {
  const file = join(data, FILE);
  if (given !== undefined) {
    await makeFolders(data);
    await writeFile(file, `${given}\n`);
    return given;
  }
  return (await readName(data)) || folderName(data);
}

/** Empty while nobody has called it anything. */
async function readName(data: string): Promise<string> {
  return (await readFile(join(data, FILE), "utf8").catch(() => "")).trim().slice(0, MOST_LETTERS);
}

/** Notes that the case was filled with an example, by whose name it goes until something is added to it. */
export async function keepExample(data: string, example: Example): Promise<void> {
  await makeFolders(data);
  await writeFile(join(data, EXAMPLE), `${JSON.stringify(example)}\n`);
}

/** Undefined for a case that was not filled with an example, or that somebody gave a name. */
export async function findExample(data: string): Promise<Example | undefined> {
  if (await readName(data)) return undefined;
  const text = await readFile(join(data, EXAMPLE), "utf8").catch(() => "null");
  return exampleSchema.safeParse(parseJson(text)).data;
}

const exampleSchema = z.object({
  name: z.string().min(1).max(MOST_LETTERS),
  documents: z.number(),
  note: z.string().optional(),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a note that was damaged is none
  }
}

/** `/home/ann/banks` → `banks`; `/home/ann/banks/.clew`, the usual place, lies in the folder that tells it. */
function folderName(data: string): string {
  const place = resolve(data);
  const own = basename(place);
  return (own.startsWith(".") ? basename(dirname(place)) : own) || own;
}
