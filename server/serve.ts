/** A running server: it owns the store, says so in `server.json`, and finishes what is under way when it is stopped. */
import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ClewError } from "../graph/errors.js";
import type { GraphStore } from "../graph/store.js";
import type { TextFolder } from "../graph/texts.js";
import { createApp, type Example } from "./app.js";
import { Jobs, type JobOptions } from "./jobs.js";
import { Questions } from "../graph/questions.js";

export interface ServeOptions extends JobOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Further names under which it answers. */
  readonly hosts: readonly string[];
  readonly token?: string;
  /** The case's folder: server.json and the jobs lie there. */
  readonly data: string;
  readonly texts: TextFolder;
  readonly client: string;
  readonly version: string;
  readonly caseName: string;
  readonly example?: Example;
  /** Where the relations are saved as they lie in memory, so that the next start need not read them all. */
  readonly projection?: string;
  /** A case with more relations is not held in memory. */
  readonly mostRelations?: number;
  readonly log?: (message: string) => void;
}

export interface Serving {
  /** What to open: with the token, where there is one. */
  readonly link: string;
  readonly address: string;
  /** Finishes requests and the documents at hand, then closes; the store stays open. */
  close(): Promise<void>;
}

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];
const SLOWEST_REQUEST_MS = 300_000;
const GRACE_MS = 10_000;

/** Throws `invalid-input` when the address is taken or cannot be listened at. */
export async function serve(served: GraphStore, options: ServeOptions): Promise<Serving> {
  const { projection, mostRelations } = options;
  const questions = new Questions(served, {
    ...(projection !== undefined && { path: projection }),
    ...(mostRelations !== undefined && { mostRelations }),
  });
  questions.start();
  const store = questions.following();
  const jobs = new Jobs(join(options.data, "jobs"), store, options);
  await jobs.resume();
  const ownerToken = randomBytes(24).toString("base64url");
  const isLocal = ["127.0.0.1", "localhost", "::1"].includes(options.host);
  const token = options.token ?? (isLocal ? undefined : randomBytes(24).toString("base64url"));
  const hosts = [...LOOPBACK, bracketed(options.host), ...options.hosts.map((host) => bracketed(host.toLowerCase()))];
  const app = createApp(store, { ...options, gate: { hosts, ...(token && { token }) }, jobs, questions, ownerToken });
  const server = createServer({ requestTimeout: SLOWEST_REQUEST_MS, headersTimeout: 20_000 }, app);
  server.maxHeadersCount = 100;
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const shown = options.host === "0.0.0.0" || options.host === "::" ? "localhost" : bracketed(options.host);
  const address = `http://${shown}:${port}`;
  const note = join(options.data, "server.json");
  await writeNote(note, { pid: process.pid, address, token: ownerToken, case: options.caseName });
  return {
    address,
    link: token ? `${address}/?token=${token}` : `${address}/`,
    async close() {
      await rm(note, { force: true });
      const closed = new Promise((resolve) => server.close(resolve));
      await jobs.close();
      await questions.close();
      server.closeIdleConnections();
      const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(impatient);
    },
  };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "something else listens there" : (cause.code ?? cause.message);
      const hint = "Set PORT to another number, or 0 for any that is free.";
      reject(new ClewError("invalid-input", `Clew cannot listen at ${host}:${port}: ${why}.`, { hint, cause }));
    });
    server.listen(port, host, resolve);
  });
}

/** Readable by its owner alone: who has the token may write to the case. */
async function writeNote(path: string, note: object): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  await rm(path, { force: true });
  await writeFile(path, JSON.stringify(note), { mode: 0o600 });
}

const bracketed = (host: string) => (host.includes(":") && !host.startsWith("[") ? `[${host}]` : host);
