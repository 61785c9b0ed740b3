/** Ctrl-C once: stop after what is at hand. Twice: stop at once; what was acknowledged is stored all the same. */
import { terminal } from "./terminal.js";

export async function withInterrupts<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
    terminal.note("\nStopping after the documents at hand. Ctrl-C again stops at once.");
  };
  process.on("SIGINT", interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off("SIGINT", interrupt);
  }
}
