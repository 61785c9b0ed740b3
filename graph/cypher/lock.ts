import { ClewError } from "../errors.js";
import type { Transaction } from "./database.js";

/** Puts writers in a row, those of other processes too: who holds the store's own node writes, the others wait. */
export async function lock(transaction: Transaction): Promise<void> {
  const rows = await transaction.run(`MATCH (s:ClewStore {id: 'clew'}) SET s.locked = true RETURN s.id AS id`);
  if (rows.length === 0) throw new ClewError("store-damaged", "The case has lost its own record (ClewStore).");
}
