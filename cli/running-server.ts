/** The server that owns a case at the moment, from the note that it leaves in the case's folder. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const note = z.object({ pid: z.int().positive(), address: z.url(), token: z.string().min(16), case: z.string() });

/** Undefined when none runs; a note left by one that was killed is not minded. */
export async function findServer(data: string): Promise<z.output<typeof note> | undefined> {
  const text = await readFile(join(data, "server.json"), "utf8").catch(() => undefined);
  const parsed = note.safeParse(text === undefined ? undefined : parseJson(text));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // half written
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // another user's
  }
}
