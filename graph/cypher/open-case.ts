/** Makes sure that a database holds a case of Clew's before anything is read from it or written to it. */
import { ClewError } from "../errors.js";
import type { CypherDatabase } from "./database.js";
import { MIGRATIONS } from "./migrations.js";

/** Raised with every change of what is stored; `MIGRATIONS` brings older cases up to it. */
export const SCHEMA_VERSION = 2;

/**
 * Makes a new case in an empty database, or brings an older one up to date. Throws `foreign-database` for a database that
 * holds something else, `store-newer` for a case of a later Clew; neither is written into.
 */
export async function openCase(database: CypherDatabase): Promise<void> {
  const version = await database.read(async (transaction) => {
    const [store] = await transaction.run<{ version: number }>(
      `MATCH (s:ClewStore {id: 'clew'}) RETURN s.schemaVersion AS version`,
    );
    if (store) return store.version;
    const [other] = await transaction.run(`MATCH (n) RETURN 1 AS one LIMIT 1`);
    if (other) {
      throw new ClewError("foreign-database", `The ${database.description} holds data that is not Clew's.`, {
        hint: "Nothing was written. Point Clew at an empty database, or at another one.",
      });
    }
    return undefined;
  });
  if (version === undefined) return makeCase(database);
  if (version > SCHEMA_VERSION) {
    throw new ClewError(
      "store-newer",
      `The ${database.description} was written by a newer Clew (its format is ${version}, this one knows ${SCHEMA_VERSION}).`,
      { hint: "Nothing was changed. Use the newer version of Clew." },
    );
  }
  for (let from = version; from < SCHEMA_VERSION; from += 1) await MIGRATIONS[from]?.(database);
}

async function makeCase(database: CypherDatabase): Promise<void> {
  await database.createSchema();
  await database.write((transaction) =>
    transaction.run(
      `MERGE (s:ClewStore {id: 'clew'}) ON CREATE SET s.schemaVersion = $version, s.revision = 0, s.founded = 0`,
      { version: SCHEMA_VERSION },
    ),
  );
}
