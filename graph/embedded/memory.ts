/** How much memory a child process holds, and a hard limit on it where the system has one. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { totalmem } from "node:os";
import type { Child } from "./child.js";
import type { MemoryRequest } from "./serve.js";

type Measured = Pick<Child<MemoryRequest>, "pid" | "request">;

/**
 * Resident bytes, undefined when the process is gone. On Linux the system is asked, which answers also when the process
 * is stuck; elsewhere the process itself, whose event loop is free while the engine works on its own threads.
 */
export async function residentBytes(child: Measured): Promise<number | undefined> {
  if (process.platform === "linux") return kilobytes(child.pid, /^VmRSS:\s+(\d+) kB$/m); // 'VmRSS:     73108 kB'
  return child.request<number>({ kind: "memory" }).catch(() => undefined);
}

/** Calls back every `everyMs` until stopped. Does not keep the process alive. */
export function watchMemory(child: Measured, everyMs: number, onBytes: (bytes: number) => void): () => void {
  const timer = setInterval(() => {
    void residentBytes(child).then((bytes) => bytes !== undefined && onBytes(bytes));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * On Linux the address space of a process may grow by `bytes` from now on: what a single great allocation would take
 * before anyone looks. `prlimit` belongs to util-linux; without it looking every 50 ms must do.
 */
export async function limitGrowth(pid: number, bytes: number): Promise<void> {
  const size = process.platform === "linux" ? kilobytes(pid, /^VmSize:\s+(\d+) kB$/m) : undefined; // 'VmSize:  1270072 kB'
  if (size === undefined) return;
  await new Promise<void>((resolve) => {
    execFile("prlimit", ["--pid", String(pid), `--as=${size + bytes}`], () => resolve());
  });
}

/** Of the machine, or of the container that this process is confined to. */
export function machineMemory(): number {
  const confined = process.constrainedMemory();
  return confined > 0 ? Math.min(totalmem(), confined) : totalmem();
}

function kilobytes(pid: number, form: RegExp): number | undefined {
  try {
    const found = form.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
    return found === undefined ? undefined : Number(found) * 1024;
  } catch {
    return undefined;
  }
}
