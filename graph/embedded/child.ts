/** A child process that answers messages: the parent's side of engine-process.ts and query-process.ts. */
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { receive, send, type EngineFailure, type Reply } from "./messages.js";
import type { MemoryRequest } from "./serve.js";

/** The child ended before it answered: by an abort of the engine, a kill, or the machine running out of memory. */
export class ChildGone extends Error {
  override readonly name = "ChildGone";
  /** The end of its error output. */
  readonly lastWords: string;
  constructor(how: string, lastWords: string) {
    super(`the engine process ended: ${how}`);
    this.lastWords = lastWords;
  }
}

/** The engine answered with an error. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: string | undefined;
  constructor(failure: EngineFailure) {
    super(failure.message);
    this.code = failure.code;
  }
}

export interface Child<Request extends object> {
  readonly pid: number;
  /** Settles with the reply, or rejects with `EngineError` or `ChildGone`. Requests are answered as they finish. */
  request<Answer>(request: Request | MemoryRequest): Promise<Answer>;
  /** Resolves once the process is gone. */
  readonly gone: Promise<void>;
  readonly alive: boolean;
  /** SIGKILL: nothing else ends a native thread that is busy. */
  kill(): void;
}

const ERROR_OUTPUT_KEPT = 2_000;

/**
 * Starts `node <entry> <file>`, which opens the engine's `file`; `entry` lies beside this one. Throws nothing: a start that
 * fails is `ChildGone`.
 */
export function startChild<Request extends object>(entry: string, file: string): Child<Request> {
  const process_ = spawn(process.execPath, [fileURLToPath(new URL(entry, import.meta.url)), file], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      // Fewer allocator arenas: a tenth less memory on glibc.
      MALLOC_ARENA_MAX: "2",
      ...process.env,
      // A debugger or loader of the parent's is not for the child.
      NODE_OPTIONS: "",
      // The engine makes a folder for what it has no memory for, and leaves it when it is killed.
      TMPDIR: dirname(file),
    },
  });
  const waiting = new Map<number, { resolve(ok: unknown): void; reject(error: Error): void }>();
  let lastWords = "";
  let alive = true;
  let next = 1;

  process_.stderr.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-ERROR_OUTPUT_KEPT);
  });
  // A write to a child that just ended: its exit is told below.
  process_.stdin.on("error", () => undefined);
  receive(process_.stdout, (message, bytes) => {
    const reply = message as Reply; // written by the entries of this folder, which send nothing else
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ("failure" in reply) caller?.reject(new EngineError(reply.failure));
    else caller?.resolve(bytes ?? reply.ok);
  });

  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      if (!alive) return;
      alive = false;
      // First, so that whoever is told that the process is gone finds it gone.
      resolve();
      const error = new ChildGone(how, lastWords);
      for (const caller of waiting.values()) caller.reject(error);
      waiting.clear();
    };
    // `close`, not `exit`: replies still in the pipe are read first, so that nothing acknowledged is taken for lost.
    process_.on("close", (code, signal) => end(signal ?? `exit code ${code}`));
    process_.on("error", (error) => end(error.message));
  });

  return {
    pid: process_.pid ?? 0,
    gone,
    get alive() {
      return alive;
    },
    request<Answer>(request: Request | MemoryRequest): Promise<Answer> {
      const id = next++;
      return new Promise((resolve, reject) => {
        if (!alive) return reject(new ChildGone("before the request", lastWords));
        // The caller names the answer that engine-process.ts or query-process.ts gives to this request.
        waiting.set(id, { resolve: (ok) => resolve(ok as Answer), reject });
        send(process_.stdin, { ...request, id });
      });
    },
    kill: () => process_.kill("SIGKILL"),
  };
}
