/** Runs a measurement in processes of its own, on chosen cores, and watches how much memory all of them take. */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Measured<Result> {
  readonly result: Result;
  /**
   * Of the process and all that it started, together, at the worst moment; undefined where /proc is not there. Pages of
   * files (the program, its libraries) count once, for the process that holds most of them: they are the same pages.
   */
  readonly peakBytes: number | undefined;
  /** Processor time of all of them, to a tenth of a second: says more than the clock where others use the machine too. */
  readonly processorMs: number | undefined;
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
  const usage = new FamilyUsage(child.pid ?? 0);
  const sampling = setInterval(() => usage.sample(), SAMPLE_MS);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}.`);
  // What the file prints is declared beside it; both are of one build.
  return { result: JSON.parse(out.trim().split("\n").at(-1) ?? "") as Result, ...usage.found() };
}

export function canConfine(): boolean {
  return spawnSync("taskset", ["--version"]).status === 0;
}

/** What a process and its descendants use, by looking again and again; nothing where there is no /proc. */
class FamilyUsage {
  readonly #root: number;
  readonly #processorMs = new Map<number, number>();
  #peakBytes = 0;

  constructor(root: number) {
    this.#root = root;
  }

  sample(): void {
    const family = findFamily(this.#root);
    for (const { pid, processorMs } of family) this.#processorMs.set(pid, processorMs);
    const resident = family.map(({ pid }) => findResident(pid));
    const own = resident.reduce((sum, bytes) => sum + bytes.own, 0);
    const files = Math.max(...resident.map((bytes) => bytes.files));
    this.#peakBytes = Math.max(this.#peakBytes, own + files);
  }

  found(): Pick<Measured<unknown>, "peakBytes" | "processorMs"> {
    if (this.#peakBytes === 0) return { peakBytes: undefined, processorMs: undefined };
    return {
      peakBytes: this.#peakBytes,
      processorMs: [...this.#processorMs.values()].reduce((sum, ms) => sum + ms, 0),
    };
  }
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly processorMs: number;
}

function findFamily(root: number): Process[] {
  const all = listProcesses();
  const family = all.filter(({ pid }) => pid === root);
  for (let index = 0; index < family.length; index++) {
    family.push(...all.filter(({ parent }) => parent === family[index]?.pid));
  }
  return family;
}

function listProcesses(): Process[] {
  try {
    return readdirSync("/proc")
      .map(Number)
      .filter(Number.isInteger)
      .flatMap((pid) => findProcess(pid) ?? []);
  } catch {
    return [];
  }
}

/** The clock of /proc ticks a hundred times a second. */
const MS_PER_TICK = 10;

/** The process may be gone by the time that it is asked for. */
function findProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8"); // '42 (node) S 7 …': the name may hold anything
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
    return { pid, parent: Number(fields[1]), processorMs: (user + system) * MS_PER_TICK };
  } catch {
    return undefined;
  }
}

/** Bytes in memory: its own, and pages of files, which it may share. */
function findResident(pid: number): { readonly own: number; readonly files: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8"); // 'VmRSS:  73108 kB', of which 'RssFile:  45056 kB'
    const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0) * 1024;
    return { own: read("VmRSS") - read("RssFile"), files: read("RssFile") };
  } catch {
    return { own: 0, files: 0 };
  }
}
