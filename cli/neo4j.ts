/** `clew neo4j`: a real Neo4j Community on this machine, without Docker, until it is stopped. */
import { Command, InvalidArgumentError, Option } from "commander";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { ClewError } from "../graph/errors.js";
import { makeFolders } from "../graph/folders.js";
import { LTS, RELEASES } from "../graph/neo4j/local/releases.js";
import { toExamples } from "./examples.js";
import { toSettings } from "./settings.js";
import { terminal } from "./terminal.js";

const BOLT_PORT = 7687;

export function neo4jCommand(): Command {
  return new Command("neo4j")
    .summary("run a local Neo4j for big cases")
    .description(
      "Runs a Neo4j Community on this machine until Ctrl-C, and prints what to set so that Clew uses it.\n" +
        "It needs Java, and Maven the first time. It answers to this machine alone.",
    )
    .option("--data <folder>", "where its data lie (default: neo4j in the case's folder)")
    .option("--port <number>", "where it listens; 0 for any free port", toPort, BOLT_PORT)
    .addOption(
      new Option("--release <version>", "which Neo4j")
        .choices(RELEASES.map(({ version }) => version))
        .default(LTS.version),
    )
    .option("--heap <size>", "memory for its work, such as 512m or 4g", toHeap, "1g")
    .option("--json", "print what to set as JSON")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(run);
}

const EXAMPLES = [
  ["In one terminal", "clew neo4j"],
  ["In another, with what it printed", "NEO4J_URI=bolt://127.0.0.1:7687 NEO4J_PASSWORD=… clew ingest seeds"],
  ["The newest, beside another one", "clew neo4j --release 2026.08.1 --port 7688 --data neo4j-newest"],
] as const;

interface Options {
  readonly data?: string;
  readonly port: number;
  readonly release: string;
  readonly heap: string;
  readonly json?: true;
}

async function run({ data: folder, port, release: version, heap, json }: Options): Promise<void> {
  const { installNeo4j } = await import("../graph/neo4j/local/install.js");
  const { startLocalNeo4j } = await import("../graph/neo4j/local/local.js");
  const data = folder ?? join(toSettings(process.env).data, "neo4j");
  const release = RELEASES.find((known) => known.version === version) ?? LTS;
  const stop = stopSignal();
  const installed = await installNeo4j(release, { say: (words) => terminal.note(words), signal: stop });
  const password = await requirePassword(data);
  terminal.note(`Starting Neo4j ${version} …`);
  const server = await startLocalNeo4j(installed, { data, heap, password, port: port, signal: stop });
  const address = { uri: server.uri, user: "neo4j", password };
  await terminal.write(
    json ? `${JSON.stringify({ ...address, version, data })}\n` : toInstructions(address, version, data),
  );
  await Promise.race([untilAborted(stop), server.ended]);
  if (stop.aborted) terminal.note("Stopping Neo4j …");
  await server.stop();
  if (!stop.aborted) {
    throw new ClewError("store-failed", "Neo4j ended by itself.", { hint: `All it said is in ${server.logFile}.` });
  }
}

function toInstructions(address: Readonly<Record<"uri" | "user" | "password", string>>, version: string, data: string) {
  return [
    `Neo4j ${version} runs at ${address.uri}, its data in ${relative("", data) || data}. Stop it with Ctrl-C.`,
    "In another terminal, so that Clew uses it:",
    "",
    `  export NEO4J_URI=${address.uri}`,
    `  export NEO4J_USER=${address.user}`,
    `  export NEO4J_PASSWORD=${quote(address.password)}`,
    "",
  ].join("\n");
}

/** As a shell takes it. */
function quote(text: string): string {
  return /^[\w-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`; // 'it'\''s'
}

/** NEO4J_PASSWORD, else the one made for this data, which nobody but its owner can read. */
async function requirePassword(data: string): Promise<string> {
  const given = process.env["NEO4J_PASSWORD"];
  if (given) return given;
  const file = join(data, "password");
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept) return kept.trim();
  const made = randomBytes(15).toString("base64url");
  await makeFolders(data);
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}

function toPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN; // 7687
  if (port <= 65_535) return port;
  throw new InvalidArgumentError("Expected is a whole number from 0 to 65535.");
}

function toHeap(text: string): string {
  if (/^[1-9]\d*[mg]$/i.test(text)) return text; // 512m
  throw new InvalidArgumentError("Expected is a number with m or g, such as 512m or 4g.");
}

/** Set by Ctrl-C and by what else asks a process to end. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());
  return stop.signal;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}
