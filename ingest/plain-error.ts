/** Errors that cross threads and processes: a copied Error keeps neither its code nor its hint. */
import { ClewError, ERROR_CODES, isClewError } from "../graph/errors.js";

export interface PlainError {
  readonly code?: string;
  readonly message: string;
  readonly hint?: string;
}

export function toPlainError(error: unknown): PlainError {
  if (!isClewError(error)) return { message: String((error as { message?: unknown } | null)?.message ?? error) };
  return { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
}

/** What was no `ClewError` becomes `unreadable-document`: `name` could not be read. */
export function fromPlainError({ code, message, hint }: PlainError, name: string): ClewError {
  const known = ERROR_CODES.find((one) => one === code);
  if (known) return new ClewError(known, message, hint === undefined ? {} : { hint });
  return new ClewError("unreadable-document", `${name} could not be read: ${message}`);
}
