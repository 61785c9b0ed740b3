/** A worker thread: performs one job after the other and answers each. */
import { parentPort, workerData } from "node:worker_threads";
import { setOwnRelationTypes } from "../graph/ontology.js";
import { perform, type JobKind, type Jobs } from "./jobs.js";
import type { Knowledge } from "./knowledge.js";
import { toPlainError, type PlainError } from "./plain-error.js";

/** What the pool sends. `asked` is of the kind's own form: both ends are of one build. */
export interface Order<Kind extends JobKind = JobKind> {
  readonly kind: Kind;
  readonly asked: Jobs[Kind]["asks"];
}

export type Answer = { readonly gives: unknown } | { readonly failed: PlainError };

if (parentPort) {
  const port = parentPort;
  const knowledge = (workerData as { knowledge?: Knowledge } | null)?.knowledge;
  if (knowledge) setOwnRelationTypes(knowledge.types);
  port.on("message", (order: Order) => {
    perform(order.kind, order.asked, knowledge).then(
      (gives) => port.postMessage({ gives } satisfies Answer),
      (error: unknown) => port.postMessage({ failed: toPlainError(error) } satisfies Answer),
    );
  });
}
