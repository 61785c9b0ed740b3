/**
 * Brings a Neo4j Community onto this machine: Maven fetches its jars from Maven Central, once, into the user's cache.
 * Neo4j is a separate program under its own licence (GPL-3); Clew starts it and never ships it.
 */
import { execFile } from "node:child_process";
import { readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ClewError } from "../../errors.js";
import { makeFolders } from "../../folders.js";
import { findJava, type Java } from "./java.js";
import type { Neo4jRelease } from "./releases.js";

const run = promisify(execFile);
const POM = fileURLToPath(new URL("pom.xml", import.meta.url));
/** Some 130 MB over a slow line. */
const FETCH_LIMIT_MS = 15 * 60_000;

export interface InstalledNeo4j {
  readonly release: Neo4jRelease;
  readonly java: Java;
  /** The folder with its jars. */
  readonly jars: string;
}

export interface InstallOptions {
  /** Told what takes long, in words for people. */
  readonly say?: (words: string) => void;
  readonly signal?: AbortSignal;
}

/** Throws `store-failed` saying what to install when Java or Maven is missing or the jars cannot be fetched. */
export async function installNeo4j(release: Neo4jRelease, options: InstallOptions = {}): Promise<InstalledNeo4j> {
  const java = await findJava(release.java);
  if (!java) {
    throw new ClewError(
      "store-failed",
      `Neo4j ${release.version} needs Java ${release.java} or later; none was found.`,
      {
        hint: `Install one (Debian, Ubuntu: apt install default-jre-headless; macOS: brew install openjdk), or set JAVA_HOME to where it is.`,
      },
    );
  }
  const jars = join(cacheFolder(), `neo4j-${release.version}`);
  if (!(await isFolder(jars))) {
    options.say?.(`Fetching Neo4j ${release.version} from Maven Central (some 130 MB, once) …`);
    await fetchJars({ release, java, jars }, options.signal);
  }
  return { release, java, jars };
}

/** Why this release cannot run here, in words; undefined when it can (fetching its jars first, if need be). */
export async function whatIsMissing(release: Neo4jRelease): Promise<string | undefined> {
  if (!(await findJava(release.java))) return `Java ${release.java} or later`;
  if (await isFolder(join(cacheFolder(), `neo4j-${release.version}`))) return undefined;
  const maven = await run("mvn", ["--version"], { timeout: 60_000 }).catch(() => undefined);
  return maven ? undefined : "Maven";
}

/** CLEW_CACHE, else where this system keeps what can be fetched again. */
function cacheFolder(): string {
  return process.env["CLEW_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "clew");
}

async function isFolder(path: string): Promise<boolean> {
  return (await readdir(path).catch(() => [])).length > 0;
}

/** Into a folder of its own first, renamed when whole: one that is there is complete, whoever else is fetching. */
async function fetchJars({ release, java, jars }: InstalledNeo4j, signal: AbortSignal | undefined): Promise<void> {
  const partial = `${jars}.partial-${process.pid}`;
  await makeFolders(partial);
  const goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${partial}`];
  try {
    await run("mvn", ["-q", "-B", "-f", POM, `-Dneo4j.version=${release.version}`, ...goal], {
      env: { ...process.env, JAVA_HOME: java.home },
      timeout: FETCH_LIMIT_MS,
      maxBuffer: 2 ** 24,
      ...(signal && { signal }),
    });
    await rename(partial, jars).catch(async (error: unknown) => {
      if (!(await isFolder(jars))) throw error; // else another process was first
    });
  } catch (error) {
    throw toFetchError(release, error);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

function toFetchError(release: Neo4jRelease, error: unknown): ClewError {
  const { code, stdout, name } = error as { code?: unknown; stdout?: unknown; name?: unknown };
  if (name === "AbortError") return new ClewError("aborted", "Fetching Neo4j was stopped.", { cause: error });
  if (code === "ENOENT") {
    return new ClewError("store-failed", `Fetching Neo4j ${release.version} needs Maven; there is no command mvn.`, {
      hint: "Install Maven (Debian, Ubuntu: apt install maven; macOS: brew install maven).",
      cause: error,
    });
  }
  const firstError = /^\[ERROR\] (.*)$/m.exec(typeof stdout === "string" ? stdout : "")?.[1]; // "[ERROR] Failed to …"
  return new ClewError("store-failed", `Maven could not fetch Neo4j ${release.version}: ${firstError ?? "no reason"}`, {
    hint: "Check the network and Maven's settings.xml; what was fetched already is kept.",
    cause: error,
  });
}
