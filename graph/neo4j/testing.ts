/**
 * Real Neo4j servers for tests: empty, each in a folder of its own. Where Java or Maven is missing the tests are
 * skipped with the reason. With CLEW_TEST_ALL=1 they fail instead, so that a run can be sure that it left nothing out;
 * the newest release alone may be left out there, as a system may have no Java for it.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CypherDatabase } from "../cypher/database.js";
import type { Neo4jAddress } from "./connection.js";
import { openNeo4j } from "./neo4j.js";
import { installNeo4j, whatIsMissing } from "./local/install.js";
import { startLocalNeo4j } from "./local/local.js";
import { USER } from "./local/password.js";
import { LTS, RELEASES, type Neo4jRelease } from "./local/releases.js";
import { askLender } from "./testing/lender.js";

export interface TestNeo4j {
  readonly release: Neo4jRelease;
  /** What `openNeo4j` takes. */
  readonly address: Neo4jAddress;
  readonly pid: number;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export interface TestNeo4jOptions {
  /** Demands this password; without one any is taken. */
  readonly password?: string;
  /** A port to listen at again, e.g. after a restart. */
  readonly port?: number;
}

/** What tests ask for before and after all others, first fetching the jars. */
export const NEO4J_START_LIMIT_MS = 15 * 60_000;
/** Small, and quick to start rather than quick to run. Compiling what is hot once more would cost more than it gains. */
export const FRUGAL = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
/** Tests fill and empty a case all the time: without this, every statement would be planned anew every ten seconds. */
const PLANS_STAY = { "dbms.cypher.min_replan_interval": "1d" };

const WANTS_ALL = process.env["CLEW_TEST_ALL"] === "1";

const found = await Promise.all(RELEASES.map(async (release) => ({ release, missing: await whatIsMissing(release) })));

/** The releases that Clew is tested with, each with what is missing to run it here. */
export function findTestNeo4js(): readonly { readonly release: Neo4jRelease; readonly missing: string | undefined }[] {
  return found;
}

/** A fresh one; most tests borrow instead (`describeNeo4j`). */
export async function startTestNeo4j(release = LTS, options: TestNeo4jOptions = {}): Promise<TestNeo4j> {
  const installed = await installNeo4j(release);
  const data = await mkdtemp(join(tmpdir(), "clew-neo4j-"));
  const local = await startLocalNeo4j(installed, {
    data,
    heap: "512m",
    javaFlags: FRUGAL,
    settings: PLANS_STAY,
    ...options,
  });
  return {
    release,
    address: { uri: local.uri, user: USER, ...(options.password !== undefined && { password: options.password }) },
    pid: local.pid,
    async stop() {
      await local.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** The one that this worker of Jest has of this release, emptied. Its end is not the borrower's business. */
async function borrowTestNeo4j(release: Neo4jRelease): Promise<TestNeo4j> {
  const { uri, pid } = await askLender(release);
  const database = await openNeo4j({ uri, user: USER });
  await empty(database).finally(() => database.close());
  return { release, address: { uri, user: USER }, pid, stop: () => Promise.resolve() };
}

/** Takes away everything, also indexes and, with them, the plans of statements. */
async function empty(database: CypherDatabase): Promise<void> {
  const run = <Row extends object>(statement: string) => database.write((tx) => tx.run<Row>(statement));
  await run("MATCH (n) DETACH DELETE n");
  for (const { name } of await run<{ name: string }>("SHOW CONSTRAINTS YIELD name")) {
    await run(`DROP CONSTRAINT \`${name}\``);
  }
  for (const { name } of await run<{ name: string }>("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")) {
    await run(`DROP INDEX \`${name}\``);
  }
}

/**
 * A block of tests for each release, with one server for all of them, empty at first. Unless it needs options, it is one
 * that other files had before:
 *
 *     describeNeo4j("transactions", (server) => {
 *       it("rolls back", async () => { const database = await openNeo4j(server().address); … });
 *     });
 */
export function describeNeo4j(
  name: string,
  body: (server: () => TestNeo4j) => void,
  { releases = RELEASES, ...options }: TestNeo4jOptions & { readonly releases?: readonly Neo4jRelease[] } = {},
): void {
  for (const { release, missing } of findTestNeo4js().filter(({ release }) => releases.includes(release))) {
    const title = `${name} on Neo4j ${release.version}`;
    if (missing === undefined) describe(title, () => withServer(release, options, body));
    else if (release === LTS || !WANTS_ALL) standInFor(title, missing);
    else process.stderr.write(`Left out: ${title}: there is no ${missing}.\n`);
  }
}

function withServer(release: Neo4jRelease, options: TestNeo4jOptions, body: (server: () => TestNeo4j) => void): void {
  let server: TestNeo4j | undefined;
  beforeAll(async () => {
    server = await (Object.keys(options).length > 0 ? startTestNeo4j(release, options) : borrowTestNeo4j(release));
  }, NEO4J_START_LIMIT_MS);
  afterAll(async () => {
    await server?.stop();
  });
  body(() => {
    if (!server) throw new Error("The server is there once the tests run, not while they are described.");
    return server;
  });
}

/** What is shown in place of tests that cannot run here. */
export function standInFor(title: string, missing: string): void {
  if (WANTS_ALL) {
    it(title, () => {
      throw new Error(`CLEW_TEST_ALL=1 wants this test, but there is no ${missing}.`);
    });
  } else {
    process.stderr.write(`Skipped: ${title}: there is no ${missing}.\n`);
    it.skip(`${title} (there is no ${missing})`, () => undefined);
  }
}
