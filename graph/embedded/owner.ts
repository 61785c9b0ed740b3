/**
 * Who owns a case's folder. The engine's lock on its file is what excludes others; `owner.json` beside it names the
 * owner, and holds the place while the owner's engine is being started again.
 */
import { readFileSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { ClewError } from "../errors.js";

const Owner = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** When the process was started, as the system counts: tells it from a later one with the same number. */
  started: z.string().nullable(),
  since: z.string(),
});
export type Owner = z.infer<typeof Owner>;

const FILE = "owner.json";

/** The live process that owns the folder, if it can be told; one on another machine cannot. */
export async function findOwner(folder: string): Promise<Owner | undefined> {
  const owner = await readOwner(folder);
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

/** Whoever is named there, alive or not. */
export async function readOwner(folder: string): Promise<Owner | undefined> {
  try {
    return Owner.parse(JSON.parse(await readFile(join(folder, FILE), "utf8")));
  } catch {
    return undefined; // none, or one that died while it wrote
  }
}

/** To be called once the engine's lock is held. Answers what gives the folder back. */
export async function nameOwner(folder: string): Promise<() => Promise<void>> {
  const self: Owner = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    since: new Date().toISOString(),
  };
  const file = join(folder, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(self)}\n`);
  await rename(`${file}.new`, file);
  return () => rm(file, { force: true });
}

export function busy(folder: string, owner: Owner | undefined): ClewError {
  const who = owner === undefined ? "another process" : `process ${owner.pid}${elsewhere(owner)}, since ${owner.since}`;
  return new ClewError("store-busy", `The case at ${folder} is in use by ${who}.`, {
    hint: "Wait until it is done, or stop it; one process at a time owns an embedded case.",
    ...(owner === undefined ? {} : { details: { pid: owner.pid, host: owner.host } }),
  });
}

function elsewhere({ host }: Owner): string {
  return host === hostname() ? "" : ` on ${host}`;
}

function isAlive({ pid, host, started }: Owner): boolean {
  if (host !== hostname()) return false;
  if (started !== null) return startOf(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // of another user, but there
  }
}

/** Ticks from the machine's start to the process's; null where the system does not tell. */
function startOf(pid: number): string | null {
  if (process.platform !== "linux") return null;
  try {
    // '4242 (node) S 1 …': the name may hold blanks and brackets, the start is the 20th field after it
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ");
    return fields?.[19] ?? null;
  } catch {
    return null;
  }
}
