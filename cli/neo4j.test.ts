import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNeo4j } from "../graph/neo4j/neo4j.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import { findTestNeo4js, FRUGAL, NEO4J_START_LIMIT_MS, standInFor } from "../graph/neo4j/testing.js";
import { CLEW, runClew } from "./testing.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-neo4j-command-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("clew neo4j", () => {
  // The newest that can run here: the long-term release has its tests beside the adapter.
  const { release, missing } =
    findTestNeo4js().findLast(({ missing }) => missing === undefined) ?? findTestNeo4js()[0]!;
  const title = "runs until it is stopped, keeps its data, and ends with code 0";
  if (missing !== undefined) standInFor(title, missing);
  else it(title, () => startTwice(release.version), NEO4J_START_LIMIT_MS);

  it.each([
    [["--port", "70000"], /from 0 to 65535/],
    [["--heap", "much"], /512m or 4g/],
    [["--release", "4.4.0"], new RegExp(LTS.version)],
  ])("is wrong usage with %j", async (args, message) => {
    const { code, stderr } = await runClew(["neo4j", ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("says in one sentence what to install where Java or Maven is missing", async () => {
    const { code, stdout, stderr } = await runClew(["neo4j", "--data", join(folder, "none")], {
      env: { PATH: "", CLEW_CACHE: join(folder, "empty-cache") },
    });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/needs (Maven; there is no command mvn|Java 17 or later; none was found)\.\nInstall /);
    expect(stderr).not.toMatch(/ {2}at /);
  });
});

async function startTwice(version: string): Promise<void> {
  const data = join(folder, version);
  const args = ["neo4j", "--data", data, "--port", "0", "--release", version, "--heap", "512m", "--json"];
  const first = await start(args);
  expect(first.said).toEqual({
    uri: expect.stringMatching(/^bolt:\/\/127\.0\.0\.1:\d+$/) as unknown,
    user: "neo4j",
    password: expect.any(String) as unknown,
    version,
    data,
  });
  const database = await openNeo4j(first.said);
  await database.write((tx) => tx.run(`CREATE (n:Kept {id: 'x'})`));
  await database.close();
  expect((await stat(join(data, "password"))).mode & 0o777).toBe(0o600);
  expect(await first.stop("SIGINT")).toBe(0);
  expect(await readFile(join(data, "logs", "console.log"), "utf8")).toMatch(/Stopped\.\n/);

  const second = await start(args);
  expect(second.said.password).toBe(first.said.password);
  const again = await openNeo4j(second.said);
  expect(await again.read((tx) => tx.run(`MATCH (n:Kept) RETURN n.id AS id`))).toEqual([{ id: "x" }]);
  await again.close();
  expect(await second.stop("SIGTERM")).toBe(0);
}

interface Address {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** The command as a process, once it has said that the server runs. */
async function start(args: readonly string[]) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("NEO4J_"));
  const env = { ...Object.fromEntries(inherited), JAVA_TOOL_OPTIONS: FRUGAL.join(" ") };
  const child = spawn(process.execPath, [CLEW, ...args], { env, stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const said = await Promise.race([
    once(child.stdout, "data").then(([chunk]) => JSON.parse(String(chunk)) as Address),
    ended.then((code) => {
      throw new Error(`It ended with code ${code}: ${stderr}`);
    }),
  ]);
  return {
    said,
    stop(signal: NodeJS.Signals) {
      child.kill(signal);
      return ended;
    },
  };
}
