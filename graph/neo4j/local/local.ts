/**
 * A real Neo4j Community on this machine, without Docker: a Java process of ours that listens on the loopback interface
 * alone and ends when it is told to.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { ClewError, isClewError } from "../../errors.js";
import { makeFolders } from "../../folders.js";
import type { InstalledNeo4j } from "./install.js";
import { requirePassword, settlePassword } from "./password.js";

export interface LocalNeo4jOptions {
  /** The folder where its data and logs lie; made when missing. */
  readonly data: string;
  /** Any free one when absent. */
  readonly port?: number;
  /** Java's heap, e.g. `512m`. */
  readonly heap: string;
  /** Of the user neo4j. Without one anyone on this machine may read and write: for tests alone. */
  readonly password?: string;
  /** More flags for Java, before Neo4j's own. */
  readonly javaFlags?: readonly string[];
  /** Settings of Neo4j besides those that Clew wants. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Ends it while it starts. */
  readonly signal?: AbortSignal;
}

export interface LocalNeo4j {
  /** `bolt://127.0.0.1:7687` */
  readonly uri: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process has ended, by `stop` or by itself. */
  readonly ended: Promise<void>;
  /** Ends it cleanly: SIGTERM, and SIGKILL after half a minute. Again does nothing. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
/** Neo4j reaches into these. */
const OPENED = ["java.nio", "java.io", "sun.nio.ch"];

/** What a user's query may call; what Clew and the driver need is among them. */
const PROCEDURES = [
  "db.labels",
  "db.relationshipTypes",
  "db.propertyKeys",
  "db.schema.*",
  "db.index.fulltext.query*",
  "db.awaitIndex*",
  "db.ping",
  "db.info",
  "dbms.components",
  "dbms.info",
  "dbms.routing.*",
];

/**
 * Starts it and waits until it answers. Throws `store-busy` when the port or the data is in use, `store-credentials`
 * when the data was made with another password, `invalid-input` for one that is too short, `store-failed` with its last
 * words when it does not start.
 */
export async function startLocalNeo4j(installed: InstalledNeo4j, given: LocalNeo4jOptions): Promise<LocalNeo4j> {
  const options = { ...given, data: resolve(given.data) };
  if (options.password !== undefined) requirePassword(options.password);
  for (const folder of ["conf", "data", "logs"]) await makeFolders(join(options.data, folder));
  const port = await claimPort(options.port ?? 0);
  const uri = `bolt://127.0.0.1:${port}`;
  const logFile = join(options.data, "logs", "console.log");
  const child = spawn(join(installed.java.home, "bin", "java"), toArguments(installed, options, port), {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: options.data,
  });
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  options.signal?.addEventListener("abort", kill);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  void ended.then(() => process.off("exit", kill));
  const said = keepWords(child, logFile);
  try {
    await isStarted(child);
    if (options.password !== undefined) await settlePassword(uri, options.password);
  } catch (error) {
    await stop(child, ended);
    if (options.signal?.aborted) throw new ClewError("aborted", "Starting Neo4j was stopped.", { cause: error });
    throw toStartError(error, said, { logFile, port, data: options.data });
  }
  options.signal?.removeEventListener("abort", kill);
  return {
    uri,
    pid: child.pid ?? 0,
    logFile,
    ended,
    stop: () => stop(child, ended),
  };
}

function toArguments({ release, java, jars }: InstalledNeo4j, options: LocalNeo4jOptions, port: number): string[] {
  return [
    `-Xmx${options.heap}`,
    ...(options.javaFlags ?? []),
    ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...(java.major >= 24 ? ["--enable-native-access=ALL-UNNAMED"] : []),
    "-Dlog4j2.disable.jmx=true",
    ...["-cp", join(jars, "*"), release.mainClass],
    ...[`--home-dir=${options.data}`, `--config-dir=${join(options.data, "conf")}`, "--console-mode"],
    ...Object.entries(toSettings(options, port)).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
}

function toSettings({ password, heap, settings }: LocalNeo4jOptions, port: number): Record<string, string> {
  return {
    "server.default_listen_address": "127.0.0.1",
    "server.bolt.listen_address": `127.0.0.1:${port}`,
    "server.bolt.advertised_address": `127.0.0.1:${port}`,
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.security.auth_enabled": String(password !== undefined),
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "dbms.security.procedures.allowlist": PROCEDURES.join(","),
    "dbms.usage_report.enabled": "false",
    // A runaway query ends before it takes the others with it.
    "db.transaction.timeout": "10m",
    "db.memory.transaction.max": `${Math.floor(toMebibytes(heap) / 2)}m`,
    "server.memory.pagecache.size": `${Math.floor(toMebibytes(heap) / 4)}m`,
    // Half a gigabyte of transaction log would be set aside for an empty database.
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.retention_policy": "256M size",
    // It would linger for ten seconds before it ends, for callers that are not there.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
    ...settings,
  };
}

/** 1024 of `1g` or `1024m`. */
function toMebibytes(heap: string): number {
  return parseInt(heap) * (/g$/i.test(heap) ? 1024 : 1); // '2G'
}

/** The port itself, any free one for 0. Throws `store-busy` at once, where Neo4j would take a while to find out. */
async function claimPort(wanted: number): Promise<number> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(wanted, "127.0.0.1", resolve));
  } catch (cause) {
    throw portTaken(wanted, cause);
  }
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function portTaken(port: number, cause: unknown): ClewError {
  const isOurs = (cause as { code?: unknown }).code !== "EACCES";
  const words = isOurs ? "is in use by another program" : "may not be used by this user";
  return new ClewError("store-busy", `Port ${port} ${words}.`, {
    hint: "Choose another port, or stop the Neo4j that runs there.",
    cause,
  });
}

/** Writes all that it says to the log file for as long as it runs; gives its last lines. */
function keepWords(child: ChildProcess, logFile: string): readonly string[] {
  const log = createWriteStream(logFile, { flags: "a" });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream! }).on("line", (line) => {
      // both are pipes: see spawn
      log.write(`${line}\n`);
      last.push(line);
      if (last.length > 500) last.shift();
    });
  }
  child.once("close", () => log.end());
  return last;
}

/** It says `Started.` when it answers. */
function isStarted(child: ChildProcess): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error("it took too long")), START_LIMIT_MS);
    const settle = (then: () => void) => {
      clearTimeout(limit);
      then();
    };
    child.once("error", (error) => settle(() => reject(error)));
    child.once("close", () => settle(() => reject(new Error("it ended"))));
    createInterface({ input: child.stdout! }).on("line", (line) => {
      if (/INFO +Started\.$/.test(line)) settle(resolve); // '2026-11-23 14:38:50.876+0000 INFO  Started.'
    });
  });
}

function toStartError(
  cause: unknown,
  said: readonly string[],
  { logFile, port, data }: { logFile: string; port: number; data: string },
): ClewError {
  if (isClewError(cause)) return cause;
  const words = said.join("\n");
  if (/already in use/i.test(words)) return portTaken(port, cause); // 'Address already in use'
  // 'FileLockException: Lock file has been locked by another process: …/store_lock'
  if (/FileLockException/.test(words)) {
    return new ClewError("store-busy", `The data in ${data} is in use by another Neo4j.`, {
      hint: "Stop that one first, or choose another data folder.",
      cause,
    });
  }
  const last = said.findLast((line) => /ERROR|Exception|Error/.test(line))?.trim(); // 'Caused by: java.lang.Error: …'
  return new ClewError("store-failed", `Neo4j did not start: ${last ?? (cause as Error).message}`, {
    hint: `All it said is in ${logFile}.`,
    cause,
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  const limit = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await ended;
  clearTimeout(limit);
}
