/** Cases for tests in one database for the whole test file, emptied before each: a new server or engine takes seconds. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CypherDatabase } from "../cypher/database.js";
import { createStore } from "../cypher/store.js";
import { openTextFolder } from "../texts.js";
import type { OpenCase } from "./case.js";

/** Leaves the store's own node, so that its indexes need not be made again for each test. */
const EMPTY = "MATCH (n) WHERE NOT n:ClewStore DETACH DELETE n";

/** `connect` opens the same database each time; it is closed after the last test of the surrounding `describe`. */
export function openCasesIn(connect: () => Promise<CypherDatabase>): OpenCase {
  let connected: CypherDatabase | undefined;
  const database = async () => (connected ??= await connect());
  const close = async () => {
    const open = connected;
    connected = undefined;
    await open?.close();
  };
  afterAll(close);

  return async () => {
    await run(await database(), EMPTY);
    const folder = await mkdtemp(join(tmpdir(), "clew-case-"));
    const texts = openTextFolder(folder);
    const openStore = async () => createStore(await database(), { texts });
    return {
      store: await openStore(),
      async reopen() {
        await close();
        return openStore();
      },
      async tamper(...statements) {
        await close();
        let rows: readonly object[] = [];
        for (const statement of statements) rows = await run(await database(), statement);
        return rows;
      },
      dispose: () => rm(folder, { recursive: true, force: true }),
    };
  };
}

function run(database: CypherDatabase, statement: string): Promise<object[]> {
  return database.write((transaction) => transaction.run(statement));
}
