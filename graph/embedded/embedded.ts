/** The embedded store: a Cypher engine in a package, so that a newcomer needs no server. docs/embedded-cypher.md tells its limits. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { INDEXED, type CypherDatabase } from "../cypher/database.js";
import { Copies } from "./copies.js";
import { Engine } from "./engine.js";
import { Readers } from "./readers.js";
import { userQueries } from "./user-queries.js";

export interface EmbeddedOptions {
  /** The case's folder; made when missing. */
  readonly folder: string;
  /** What one user's query may take, beyond the case itself; 1 GB unless told otherwise. */
  readonly queryMemoryBytes?: number;
  /** How many users' queries run at once; each process holds the case in memory once more. */
  readonly queryProcesses?: number;
}

export interface EmbeddedDatabase extends CypherDatabase {
  /** Makes what was written safe from a loss of power, and keeps the log short. Call it after each job. */
  checkpoint(): Promise<void>;
}

const CHECKPOINT = { checkpointBytes: 64_000_000, checkpointMs: 60_000 };
const QUERIES = { memoryBytes: 1024 ** 3, processes: 2, idleMs: 60_000 };

/** Opens the case in a folder, or makes one. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { folder, queryMemoryBytes = QUERIES.memoryBytes, queryProcesses = QUERIES.processes } = options;
  await mkdir(folder, { recursive: true });
  const engine = new Engine({ file: join(folder, "graph.grafeo"), ...CHECKPOINT });
  await engine.open();
  const copies = new Copies(join(folder, "copies"), engine);
  await copies.removeAll();
  const readers = new Readers({
    copies,
    memoryBytes: queryMemoryBytes,
    processes: queryProcesses,
    idleMs: QUERIES.idleMs,
  });
  return {
    description: `embedded store at ${folder}`,
    write: (work) => engine.write(work),
    read: (work) => engine.read(work),
    query: userQueries(readers),
    createSchema: () => engine.define(schemaStatements()),
    checkpoint: () => engine.checkpoint(),
    close: async () => {
      await readers.close();
      await copies.removeAll();
      await engine.close();
    },
  };
}

/**
 * Indexes alone: a constraint has no look-up index here, would make every insert a sixth dearer, and there is but one
 * writer, which looks before it creates.
 */
function schemaStatements(): string[] {
  return INDEXED.map(({ label, property }) => `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
}
