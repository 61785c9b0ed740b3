/**
 * The embedded store: a Cypher engine in a package, so that a newcomer needs no server. docs/embedded-cypher.md tells what
 * it cannot do. A case's folder holds
 *
 *     graph.grafeo (+ .wal)   the engine's file and log, owned by one process
 *     case.json               the format, and the engine's version
 *     owner.json              who has it open
 *     copies/                 what users' queries run on
 */
import { join, resolve } from "node:path";
import { ClewError } from "../errors.js";
import { INDEXED, type CypherDatabase } from "../cypher/database.js";
import { makeFolders } from "../folders.js";
import { requireReadable, writeCaseFile } from "./case-file.js";
import { ChildGone, EngineError } from "./child.js";
import { Copies } from "./copies.js";
import { ENGINE_FILE, toOpenError } from "./damage.js";
import { Engine } from "./engine.js";
import { warnOfMemory, type StoreWarning } from "./memory-warning.js";
import { busy, findOwner, nameOwner, readOwner } from "./owner.js";
import { Readers } from "./readers.js";
import { userQueries } from "./user-queries.js";

export interface EmbeddedOptions {
  /** The case's folder; made when missing. */
  readonly folder: string;
  /** Told when memory runs short. */
  readonly onWarning?: (warning: StoreWarning) => void;
  readonly limits?: Partial<EmbeddedLimits>;
}

export interface EmbeddedLimits {
  /** What one user's query may take, beyond the case itself. */
  readonly queryMemoryBytes: number;
  /** How many users' queries run at once; each process holds the case in memory once more. */
  readonly queryProcesses: number;
  /** After this time without a query, such a process gives its memory back. */
  readonly queryIdleMs: number;
  /** The log is written into the file when it holds so much, and after so long. */
  readonly checkpointBytes: number;
  readonly checkpointMs: number;
  /** Warned of when the engine holds more of the machine's memory. */
  readonly memoryShare: number;
  readonly memoryEveryMs: number;
}

export interface EmbeddedDatabase extends CypherDatabase {
  /** Makes what was written safe from a loss of power, and keeps the log short. Call it after each job. */
  checkpoint(): Promise<void>;
}

const LIMITS: EmbeddedLimits = {
  queryMemoryBytes: 1024 ** 3,
  queryProcesses: 2,
  queryIdleMs: 60_000,
  checkpointBytes: 64_000_000,
  checkpointMs: 30_000,
  memoryShare: 0.5,
  memoryEveryMs: 2_000,
};
/** What a killed owner's engine may still need until it lets go of the file: a save or checkpoint that was under way. */
const LOCK_WAIT_MS = { afterKill: 10_000, otherwise: 500 };

/**
 * Opens the case in a folder, or makes one. Throws `store-busy` naming the process that has it, `store-newer`, and
 * `store-damaged` with `details.backup`, the backup to restore from, if there is one: see damage.ts.
 */
export async function openEmbedded({ folder, onWarning, ...options }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const limits = { ...LIMITS, ...options.limits };
  const engine = new Engine({ ...limits, file: join(resolve(folder), ENGINE_FILE) });
  const giveBack = await takeFolder(folder, engine);
  const copies = new Copies(join(resolve(folder), "copies"), engine);
  const readers = new Readers({
    copies,
    memoryBytes: limits.queryMemoryBytes,
    processes: limits.queryProcesses,
    idleMs: limits.queryIdleMs,
  });
  const unwatch = warnOfMemory({
    residentBytes: () => engine.residentBytes(),
    share: limits.memoryShare,
    everyMs: limits.memoryEveryMs,
    onWarning: (warning) => onWarning?.(warning),
  });
  return {
    description: `embedded store at ${folder}`,
    write: (work) => engine.write(work),
    read: (work) => engine.read(work),
    query: userQueries(readers),
    createSchema: () => engine.define(schemaStatements()),
    checkpoint: () => engine.checkpoint(),
    close: async () => {
      unwatch();
      await readers.close();
      await copies.removeAll();
      await engine.close();
      await giveBack();
    },
  };
}

/** Opens the engine's file in it, which locks out all others. */
async function takeFolder(folder: string, engine: Engine): Promise<() => Promise<void>> {
  const owner = await findOwner(folder);
  if (owner !== undefined) throw busy(folder, owner);
  await requireReadable(folder);
  await makeFolder(folder);
  const killed = (await readOwner(folder)) !== undefined;
  try {
    await engine.open(killed ? LOCK_WAIT_MS.afterKill : LOCK_WAIT_MS.otherwise);
  } catch (error) {
    if (!(error instanceof EngineError || error instanceof ChildGone)) throw error;
    if (/locked/.test(error.message)) throw busy(folder, await readOwner(folder));
    throw toOpenError(folder, error);
  }
  try {
    await writeCaseFile(folder);
    return await nameOwner(folder);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await makeFolders(folder);
  } catch (cause) {
    const { code = "unknown" } = cause as NodeJS.ErrnoException; // what fs throws
    throw new ClewError("store-failed", `The folder ${folder} for the case cannot be made (${code}).`, {
      hint: "Name another one with CLEW_DATA, or see to its rights.",
      cause,
    });
  }
}

/**
 * Indexes alone: a constraint has no look-up index here, would make every insert a sixth dearer, and there is but one
 * writer, which looks before it creates.
 */
function schemaStatements(): string[] {
  return INDEXED.map(({ label, property }) => `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
}
