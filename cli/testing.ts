/** Runs the command line as people do, as a process, on cases made for a test. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReadDocument } from "../graph/model.js";
import type { GraphStore } from "../graph/store.js";
import { openCase } from "./case.js";
import { toSettings } from "./settings.js";

export const CLEW = fileURLToPath(new URL("clew.js", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly cwd?: string;
  /** Called with all standard output so far whenever there is more. */
  readonly watch?: (stdout: string, child: ChildProcess) => void;
}

export function runClew(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return runProcess(process.execPath, [CLEW, ...args], options);
}

/** Settings of the machine that runs the tests stay out. */
const OWN_SETTINGS = /^(NEO4J_|CLEW_|PORT$|HOST$|NO_COLOR$)/; // CLEW_DATA

export function runProcess(
  command: string,
  args: readonly string[],
  { env, input, cwd, watch }: RunOptions,
): Promise<Run> {
  const inherited = Object.entries(process.env).filter(([name]) => !OWN_SETTINGS.test(name));
  const child = spawn(command, args, { env: { ...Object.fromEntries(inherited), ...env }, cwd });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout.push(chunk);
    watch?.(Buffer.concat(stdout).toString(), child);
  });
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on("error", () => {}); // the process may end without reading it
  child.stdin.end(input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

export interface TestCase {
  readonly folder: string;
  /** Runs a command on the case. */
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
  /** Opens the case in this process, works on it and closes it. */
  open<Result>(work: (store: GraphStore) => Promise<Result>): Promise<Result>;
  dispose(): Promise<void>;
}

/** A case in a folder of its own, with these documents. */
export async function makeCase(documents: readonly ReadDocument[] = []): Promise<TestCase> {
  const folder = await mkdtemp(join(tmpdir(), "clew-case-"));
  const env = { CLEW_DATA: folder };
  const made: TestCase = {
    folder,
    run: (args, options = {}) => runClew(args, { ...options, env: { ...env, ...options.env } }),
    async open(work) {
      const store = await openCase(toSettings(env));
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
  await made.open((store) => store.saveDocuments(documents));
  return made;
}
