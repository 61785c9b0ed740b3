/** Finds a Java to run a local Neo4j with, wherever this machine keeps its own. */
import { execFile } from "node:child_process";
import { readdir, readFile, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Java {
  /** What JAVA_HOME should be: the folder with `bin/java` in it. */
  readonly home: string;
  /** 17, 21, 25 … */
  readonly major: number;
}

/** The oldest Java of at least this major version, as the newest ones may be newer than a Neo4j was tested with. */
export async function findJava(atLeast: number): Promise<Java | undefined> {
  const found = (await allJavas()).filter(({ major }) => major >= atLeast);
  return found.sort((a, b) => a.major - b.major)[0];
}

let known: Promise<Java[]> | undefined;

function allJavas(): Promise<Java[]> {
  return (known ??= lookForJavas());
}

async function lookForJavas(): Promise<Java[]> {
  const homes = [
    ...Object.entries(process.env)
      .filter(([name]) => /^JAVA_HOME(_.*)?$/.test(name)) // JAVA_HOME, JAVA_HOME_21_X64
      .map(([, home]) => home ?? ""),
    ...(process.env["PATH"] ?? "").split(delimiter).map(dirname),
    ...(await foldersIn("/usr/lib/jvm")),
    ...(await foldersIn("/opt/java")),
    ...(await foldersIn("/Library/Java/JavaVirtualMachines")).map((folder) => join(folder, "Contents", "Home")),
    ...(await foldersIn(join(homedir(), ".sdkman", "candidates", "java"))),
  ];
  const executables = await Promise.all(homes.filter(Boolean).map((home) => executableIn(home)));
  const distinct = [...new Set(executables.filter((path) => path !== undefined))];
  const javas = await Promise.all(distinct.map(askVersion));
  return javas.filter((java) => java !== undefined);
}

async function foldersIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

/** The real path: `/usr/bin/java` is a link to where the Java lives. */
async function executableIn(home: string): Promise<string | undefined> {
  return realpath(join(home, "bin", "java")).catch(() => undefined);
}

/** Its own `release` file says it at once; else it is asked. Undefined when it does not run. */
async function askVersion(executable: string): Promise<Java | undefined> {
  const home = dirname(dirname(executable));
  try {
    const words = await readFile(join(home, "release"), "utf8").catch(() =>
      run(executable, ["-version"], { timeout: 20_000 }).then(({ stderr }) => stderr),
    );
    const major = /version[="\s]+(\d+)/i.exec(words)?.[1]; // 'JAVA_VERSION="17.0.15"', 'openjdk version "17.0.15" 2025-04-15'
    return major === undefined ? undefined : { home, major: Number(major) };
  } catch {
    return undefined;
  }
}
