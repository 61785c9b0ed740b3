/** What the pool and its workers tell one another. */
import { ClewError, isClewError, type ErrorCode } from "../errors.js";
import type { ProjectionHandle } from "../projection-arrays.js";
import type { TaskKind } from "./tasks.js";

export interface TaskMessage {
  readonly id: number;
  readonly kind: TaskKind;
  readonly asked: unknown;
  readonly budgetMs?: number;
  /** One number in shared memory: anything but 0 means that nobody waits any more. */
  readonly stop: Int32Array;
  /** The projection, when it is another than the one before. */
  readonly handle?: ProjectionHandle;
}

export type WorkerMessage =
  | { readonly id: number; readonly progress: number }
  /** As JSON text: an answer is thousands of small objects, which are dear to hand over one by one. */
  | { readonly id: number; readonly answer: string }
  | { readonly id: number; readonly error: PlainError };

export interface PlainError {
  readonly code?: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function toPlainError(error: unknown): PlainError {
  if (!isClewError(error)) return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  const { code, message, hint, details } = error;
  return { code, message, ...(hint === undefined ? {} : { hint }), ...(details === undefined ? {} : { details }) };
}

export function fromPlainError({ code, message, hint, details }: PlainError): Error {
  if (code === undefined) return new Error(message);
  return new ClewError(code, message, { ...(hint === undefined ? {} : { hint }), ...(details ? { details } : {}) });
}
