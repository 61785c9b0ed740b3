/** The child's side of `child.ts`: answers requests from standard input until it ends; a Buffer goes as bytes. */
import { receive, send, toFailure, type Message } from "./messages.js";

/** Every child tells its resident bytes; for systems that do not tell them of another process. */
export interface MemoryRequest {
  readonly kind: "memory";
}

export function serve<Request extends object>(answer: (request: Request) => Promise<unknown>): void {
  // Ctrl-C, and many a supervisor, reaches the whole group; the parent decides when this one ends.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  // The parent is gone. What was acknowledged is in the log; closing could block for seconds while the next owner waits.
  process.stdin.on("end", () => process.kill(process.pid, "SIGKILL"));

  receive(process.stdin, (message) => {
    // Written by this folder's own parent side, which sends nothing else.
    const request = message as Message & (Request | MemoryRequest);
    const answered = isMemoryRequest(request) ? Promise.resolve(process.memoryUsage.rss()) : answer(request);
    answered.then(
      (ok) =>
        Buffer.isBuffer(ok)
          ? send(process.stdout, { id: request.id }, ok)
          : send(process.stdout, { id: request.id, ok } as Message),
      (error: unknown) => send(process.stdout, { id: request.id, failure: toFailure(error) } as Message),
    );
  });
}

function isMemoryRequest(request: object): request is MemoryRequest {
  return "kind" in request && request.kind === "memory";
}
