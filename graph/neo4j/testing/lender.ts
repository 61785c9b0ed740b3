/**
 * Lends Neo4j servers to tests: one of each release to each of Jest's workers, started when it is first asked for and kept
 * until all tests are done. A start takes ten seconds of a core, and a server that has run a while is twice as fast. It runs
 * in Jest's own process, as the workers' modules live no longer than a test file.
 */
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { LTS, RELEASES, type Neo4jRelease } from "../local/releases.js";
import type { TestNeo4j } from "../testing.js";

/** Where the lender is; Jest's workers inherit it. */
const PLACE = "CLEW_TEST_LENDER";

interface Lent {
  readonly uri: string;
  readonly pid: number;
}

/** `/2/5.26.30`, a worker and a release → its server. */
const servers = new Map<string, Promise<TestNeo4j>>();
let lender: Server | undefined;

export async function startLending(): Promise<void> {
  const opened = createServer((request, response) => {
    void lend(request.url ?? "").then(
      ({ address, pid }) => response.end(JSON.stringify({ uri: address.uri, pid } satisfies Lent)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  const { port } = opened.address() as AddressInfo; // a listening TCP server has one
  process.env[PLACE] = `http://127.0.0.1:${port}`;
  lender = opened;
}

export async function stopLending(): Promise<void> {
  lender?.close();
  await Promise.all(
    [...servers.values()].map((server) =>
      server.then(
        (started) => started.stop(),
        () => undefined,
      ),
    ),
  );
}

/** Asks for this worker's server of a release. Throws why there is none. */
export async function askLender({ version }: Neo4jRelease): Promise<Lent> {
  const place = `${process.env[PLACE]}/${process.env["JEST_WORKER_ID"]}/${version}`;
  const response = await new Promise<IncomingMessage>((resolve, reject) => get(place, resolve).on("error", reject));
  const words = await text(response);
  if (response.statusCode !== 200) throw new Error(words);
  return JSON.parse(words) as Lent; // of `startLending` above
}

function lend(key: string): Promise<TestNeo4j> {
  const known = servers.get(key);
  if (known) return known;
  const started = start(RELEASES.find(({ version }) => key.endsWith(`/${version}`)) ?? LTS);
  servers.set(key, started);
  return started;
}

async function start(release: Neo4jRelease): Promise<TestNeo4j> {
  const { startTestNeo4j } = await import("../testing.js"); // it looks for Java and Maven, which most runs do not need
  return startTestNeo4j(release);
}
