/**
 * A database's whole number for JSON: beyond ±(2^53 - 1), where a JavaScript number would be another one, its digits as a
 * text.
 */
export function toPlainNumber(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
