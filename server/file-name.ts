/** The name under which an answer is saved. */

const LONGEST = 80;

/** A title as a name that every system takes and every shell, without its ending: `A "call": who?` → `A-call-who`. */
export function toFileName(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join("-").slice(0, LONGEST).replace(/-$/, "") || "document";
}
