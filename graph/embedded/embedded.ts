/** The embedded store: a Cypher engine in a package, so that a newcomer needs no server. docs/embedded-cypher.md tells its limits. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ClewError } from "../errors.js";
import { INDEXED, type CypherDatabase } from "../cypher/database.js";
import { Engine } from "./engine.js";

export interface EmbeddedOptions {
  /** The case's folder; made when missing. */
  readonly folder: string;
}

export interface EmbeddedDatabase extends CypherDatabase {
  /** Makes what was written safe from a loss of power, and keeps the log short. Call it after each job. */
  checkpoint(): Promise<void>;
}

const CHECKPOINT = { checkpointBytes: 64_000_000, checkpointMs: 60_000 };

/** Opens the case in a folder, or makes one. */
export async function openEmbedded({ folder }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(folder, { recursive: true });
  const engine = new Engine({ file: join(folder, "graph.grafeo"), ...CHECKPOINT });
  await engine.open();
  return {
    description: `embedded store at ${folder}`,
    write: (work) => engine.write(work),
    read: (work) => engine.read(work),
    query: () => Promise.reject(new ClewError("store-failed", "Not there yet.")),
    createSchema: () => engine.define(schemaStatements()),
    checkpoint: () => engine.checkpoint(),
    close: () => engine.close(),
  };
}

/**
 * Indexes alone: a constraint has no look-up index here, would make every insert a sixth dearer, and there is but one
 * writer, which looks before it creates.
 */
function schemaStatements(): string[] {
  return INDEXED.map(({ label, property }) => `CREATE INDEX IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
}
