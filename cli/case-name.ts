/** What a case is called: what somebody called it once, else its folder's name. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

const FILE = "name.txt";
const MOST_LETTERS = 200;

/** Keeps `given` beside the case, so that it is called so the next time too; without one, what was kept. */
export async function nameCase(data: string, given?: string): Promise<string> {
  const file = join(data, FILE);
  if (given !== undefined) {
    await mkdir(data, { recursive: true });
    await writeFile(file, `${given}\n`);
    return given;
  }
  const kept = await readFile(file, "utf8").catch(() => ""); // nobody called it anything yet
  return kept.trim().slice(0, MOST_LETTERS) || folderName(data);
}

/** `/home/ann/banks` → `banks`; `/home/ann/banks/.clew`, the usual place, lies in the folder that tells it. */
function folderName(data: string): string {
  const place = resolve(data);
  const own = basename(place);
  return (own.startsWith(".") ? basename(dirname(place)) : own) || own;
}
