/** A worker thread: takes one task after the other, on the projection that all threads share. */
import { parentPort } from "node:worker_threads";
import { Projection } from "../projection-arrays.js";
import { toPlainError, type TaskMessage, type WorkerMessage } from "./messages.js";
import { work, type TaskLimits } from "./tasks.js";

const PROGRESS_EVERY_MS = 100;

let projection: Projection | undefined;

parentPort?.on("message", (message: TaskMessage) => {
  const { id, handle } = message;
  try {
    if (handle) projection = Projection.attach(handle);
    tell({ id, answer: JSON.stringify(run(message)) });
  } catch (error) {
    tell({ id, error: toPlainError(error) });
  }
});

function run({ id, kind, asked, budgetMs, stop }: TaskMessage): unknown {
  if (!projection) throw new Error("a task came before its projection");
  let toldAt = performance.now();
  const limits: TaskLimits = {
    ...(budgetMs !== undefined && { budgetMs }),
    cancelled: () => Atomics.load(stop, 0) !== 0,
    onProgress(progress) {
      if (performance.now() - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = performance.now();
      tell({ id, progress });
    },
  };
  // The pool's types hold the question to its kind; what reaches here is that, cloned.
  return work[kind](projection, asked as never, limits);
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
