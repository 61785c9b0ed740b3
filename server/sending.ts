/** Writing a long answer no faster than it is read. */
import { once } from "node:events";
import type { Writable } from "node:stream";

/**
 * Writes a piece and resolves when the next may follow, or when nobody reads any more (`response.destroyed`). However
 * often it waits, it leaves no listener behind.
 */
export async function writePiece(response: Writable, piece: string | Uint8Array): Promise<void> {
  if (response.destroyed || response.write(piece)) return;
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]);
  } finally {
    settled.abort();
  }
}
