/** A worker thread: performs one job after the other and answers each. */
import { parentPort, workerData } from "node:worker_threads";
import { isClewError } from "../graph/errors.js";
import { perform, type JobKind, type Jobs } from "./jobs.js";
import type { Knowledge } from "./pipeline.js";

/** What the pool sends. `asked` is of the kind's own form: both ends are of one build. */
export interface Order<Kind extends JobKind = JobKind> {
  readonly kind: Kind;
  readonly asked: Jobs[Kind]["asks"];
}

/** Errors cross threads as plain objects: a copied Error keeps neither its code nor its hint. */
export type Answer = { readonly gives: unknown } | { readonly failed: PlainError };

export interface PlainError {
  readonly code?: string;
  readonly message: string;
  readonly hint?: string;
}

if (parentPort) {
  const port = parentPort;
  const knowledge = (workerData as { knowledge?: Knowledge } | null)?.knowledge;
  port.on("message", (order: Order) => {
    perform(order.kind, order.asked, knowledge).then(
      (gives) => port.postMessage({ gives } satisfies Answer),
      (error: unknown) => port.postMessage({ failed: toPlainError(error) } satisfies Answer),
    );
  });
}

function toPlainError(error: unknown): PlainError {
  if (isClewError(error))
    return { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
  return { message: String((error as { message?: unknown } | null)?.message ?? error) };
}
