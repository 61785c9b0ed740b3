/** What to make of a case that the engine does not open. */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { ClewError } from "../errors.js";
import { newer } from "./case-file.js";
import { ChildGone, type EngineError } from "./child.js";

export const ENGINE_FILE = "graph.grafeo";

/** The ndjson that is written at a clean close: what a damaged case is restored from. */
export function backupPath(folder: string): string {
  return join(folder, "backup.ndjson.gz");
}

/** The lock is told apart before. */
export function toOpenError(folder: string, cause: EngineError | ChildGone): ClewError {
  // 'Error: Cannot find native binding', '/lib/libc.so.6: version `GLIBC_2.34' not found', 'ERR_DLOPEN_FAILED'
  if (
    cause instanceof ChildGone &&
    /native binding|GLIBC|DLOPEN|Cannot find (?:module|package)/.test(cause.lastWords)
  ) {
    return new ClewError("store-failed", "The embedded engine does not run on this machine.", {
      hint: "It needs Linux with glibc 2.34 or later, macOS or Windows. Neo4j works everywhere: set NEO4J_URI.",
      cause,
    });
  }
  const [message = ""] = cause.message.split("\n");
  // 'the file was written by a newer version', 'unsupported file format version 9'
  if (/newer version|unsupported (?:file )?format version/.test(message))
    return newer(folder, "the engine cannot read it");
  if (/os error|permission denied|no space/i.test(message)) {
    return new ClewError("store-failed", `The case at ${folder} cannot be opened: ${message}`, {
      hint: "See to the rights on the folder and the room on its disk.",
      cause,
    });
  }
  const backup = existsSync(backupPath(folder)) ? backupPath(folder) : undefined;
  const hint =
    backup === undefined
      ? `Move ${join(folder, ENGINE_FILE)} away and ingest the documents again, or restore a backup of your own with \`clew restore\`.`
      : `Its last backup is at ${backup}: \`clew restore\` brings it back.`;
  return new ClewError("store-damaged", `The case at ${folder} cannot be opened: ${message}`, {
    hint,
    details: { folder, backup: backup ?? null },
    cause,
  });
}

/**
 * Moves a damaged case's files into a folder of their own, so that a new one can be made and the backup be restored into
 * it. Nothing is deleted. Answers where they went.
 */
export async function setAside(folder: string): Promise<string> {
  const aside = join(folder, `damaged-${new Date().toISOString().replace(/[:.]/g, "-")}`);
  await mkdir(aside);
  for (const name of await readdir(folder)) {
    if (name.startsWith(ENGINE_FILE)) await rename(join(folder, name), join(aside, name));
  }
  return aside;
}
