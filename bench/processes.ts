/** Runs a measurement in processes of its own, on chosen cores, and watches how much memory all of them take. */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Measured<Result> {
  readonly result: Result;
  /** Of the process and all that it started, together, at the worst moment; undefined where /proc is not there. */
  readonly peakBytes: number | undefined;
}

export interface MeasureOptions {
  /** Confines it to the first so many cores, where `taskset` is there. */
  readonly cores?: number;
}

const SAMPLE_MS = 100;

/** Runs a compiled file of this folder; the last line that it prints is its result, as JSON. */
export async function measure<Result>(
  file: string,
  args: readonly string[],
  { cores }: MeasureOptions = {},
): Promise<Measured<Result>> {
  const command = [process.execPath, fileURLToPath(new URL(file, import.meta.url)), ...args];
  const confined = cores !== undefined && canConfine() ? ["taskset", "-c", `0-${cores - 1}`, ...command] : command;
  const [program = "", ...rest] = confined;
  const child = spawn(program, rest, { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  let peakBytes: number | undefined;
  const sampling = setInterval(() => {
    const bytes = residentBytes(child.pid ?? 0);
    if (bytes !== undefined) peakBytes = Math.max(peakBytes ?? 0, bytes);
  }, SAMPLE_MS);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}.`);
  // What the file prints is declared beside it; both are of one build.
  return { result: JSON.parse(out.trim().split("\n").at(-1) ?? "") as Result, peakBytes };
}

export function canConfine(): boolean {
  return spawnSync("taskset", ["--version"]).status === 0;
}

/** Resident memory of a process and its descendants; what they share is counted for each. */
export function residentBytes(root: number): number | undefined {
  try {
    const children = new Map<number, number[]>();
    for (const pid of readdirSync("/proc").map(Number).filter(Number.isInteger)) {
      const parent = parentOf(pid);
      if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
    }
    const family = [root];
    for (let index = 0; index < family.length; index++) family.push(...(children.get(family[index] ?? 0) ?? []));
    return family.reduce((sum, pid) => sum + residentOf(pid), 0);
  } catch {
    return undefined;
  }
}

/** The process may be gone by the time that it is asked for. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8"); // '42 (node) S 7 …': the name may hold anything
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
