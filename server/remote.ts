/**
 * The port over HTTP, so that commands work through a running server that owns the store: `serveStore` answers one
 * request for each verb, `connectStore` is a GraphStore that sends them. Only for commands of the same machine and
 * version, behind the server's own token; the interface for everyone else is `api.ts`.
 */
import { Readable } from "node:stream";
import express, { type Express, type Response } from "express";
import { ClewError, ERROR_CODES, type ErrorCode } from "../graph/errors.js";
import { toLines } from "../graph/lines.js";
import type { GraphStore, QueryLimits } from "../graph/store.js";
import { sendProblem, toProblem } from "./problems.js";
import { writePiece } from "./sending.js";

const PREFIX = "/store";
const MOST_BYTES = "256mb"; // a batch of documents as they were read

/** An embedded store, which alone is served so, finds no shortest ways. */
type Verb = Exclude<keyof GraphStore, "description" | "close" | "shortestWays">;
const STREAMS = ["readDocuments", "relations", "outline", "allEntities", "backup"] as const satisfies readonly Verb[];
const ANSWERS = [
  "saveDocuments",
  "findSources",
  "removeDocument",
  "judge",
  "undoJudgement",
  "judgements",
  "findEntities",
  "findPassages",
  "entity",
  "entities",
  "namesOf",
  "suggestions",
  "neighbours",
  "subgraph",
  "relation",
  "claims",
  "document",
  "documents",
  "revision",
  "counts",
  "schema",
  "changesSince",
  "query",
] as const satisfies readonly Verb[];

/** Adds the verbs to the application. `isOwner` says whether a request carries the token of server.json. */
export function serveStore(
  app: Express,
  store: GraphStore,
  isOwner: (authorization: string | undefined) => boolean,
): void {
  const verbs = express.Router(); // one look at the address tells that a request is for none of them
  app.use(PREFIX, verbs);
  verbs.use((request, response, next) => {
    if (isOwner(request.headers.authorization)) return next();
    sendProblem(response, { code: "unauthorized", detail: "These are for Clew's own commands." });
  });
  verbs.use(express.json({ limit: MOST_BYTES }));
  for (const verb of ANSWERS) {
    verbs.post(`/${verb}`, async (request, response) => {
      const call = store[verb].bind(store) as (...args: unknown[]) => Promise<unknown>;
      const args = (request.body as { args: unknown[] }).args;
      const gone = new AbortController();
      response.on("close", () => gone.abort());
      const given = verb === "query" ? [args[0], args[1], { ...(args[2] as QueryLimits), signal: gone.signal }] : args;
      response.json({ answer: (await call(...given)) ?? null });
    });
  }
  verbs.post("/claimsOf", async (request, response) => {
    const [ids] = (request.body as { args: Parameters<GraphStore["claimsOf"]> }).args;
    response.json({ answer: [...(await store.claimsOf(ids))] });
  });
  for (const verb of STREAMS) {
    verbs.post(`/${verb}`, async (request, response) => {
      const call = store[verb].bind(store) as (...args: unknown[]) => AsyncIterable<unknown>;
      await sendLines(response, call(...(request.body as { args: unknown[] }).args));
    });
  }
  verbs.post("/restore", async (request, response) => {
    response.json({ answer: await store.restore(toLines(request.setEncoding("utf8") as AsyncIterable<string>)) });
  });
}

async function sendLines(response: Response, items: AsyncIterable<unknown>): Promise<void> {
  response.type("application/x-ndjson");
  try {
    for await (const item of items) {
      await writePiece(response, `${JSON.stringify({ item })}\n`);
      if (response.destroyed) return;
    }
    response.end(`${JSON.stringify({ end: true })}\n`);
  } catch (error) {
    if (!response.headersSent) throw error;
    response.end(`${JSON.stringify({ problem: toProblem(error) })}\n`);
  }
}

export interface Server {
  /** `http://127.0.0.1:4321` */
  readonly address: string;
  readonly token: string;
}

/** A store whose verbs are answered by a server of this case. Throws `store-unreachable` when it does not answer. */
export async function connectStore({ address, token }: Server): Promise<GraphStore> {
  const post = async (verb: string, body: BodyInit, more: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", ...more.headers };
    const response = await fetch(`${address}${PREFIX}/${verb}`, { ...more, method: "POST", headers, body }).catch(
      (cause: unknown) => {
        if (more.signal?.aborted) throw new ClewError("aborted", "Stopped.");
        throw new ClewError("store-unreachable", `The server of this case at ${address} does not answer.`, {
          hint: "It may be shutting down; try again in a moment.",
          cause,
        });
      },
    );
    if (!response.ok) throw toError(await response.json().catch(() => ({})));
    return response;
  };
  const ask = async (verb: string, args: readonly unknown[], more: RequestInit = {}) => {
    const response = await post(verb, JSON.stringify({ args }), more);
    return ((await response.json()) as { answer: unknown }).answer ?? undefined;
  };
  async function* stream(verb: string, args: readonly unknown[]): AsyncGenerator<unknown> {
    const response = await post(verb, JSON.stringify({ args }));
    let ended = false;
    for await (const line of linesOf(response)) {
      const { item, problem, end } = JSON.parse(line) as { item?: unknown; problem?: unknown; end?: true };
      if (problem) throw toError(problem);
      if (end) ended = true;
      else yield item;
    }
    if (!ended) throw new ClewError("store-unreachable", `The server at ${address} broke off its answer.`);
  }
  const store: Record<string, unknown> = {
    description: `${(await describe(address, token)) ?? "case"} served at ${address}`,
    close: async () => {},
    claimsOf: async (...args: unknown[]) => new Map((await ask("claimsOf", args)) as [unknown, unknown][]),
    query: (cypher: string, parameters: object, { signal, ...limits }: QueryLimits) =>
      ask("query", [cypher, parameters, limits], signal ? { signal } : {}),
    restore: async (lines: AsyncIterable<string>) => {
      const body = Readable.toWeb(Readable.from(withEnds(lines))) as unknown as BodyInit;
      const more = { headers: { "content-type": "application/x-ndjson" }, duplex: "half" } as RequestInit;
      return ((await (await post("restore", body, more)).json()) as { answer: unknown }).answer;
    },
  };
  for (const verb of ANSWERS) store[verb] ??= (...args: unknown[]) => ask(verb, args);
  for (const verb of STREAMS) store[verb] = (...args: unknown[]) => stream(verb, args);
  return store as unknown as GraphStore; // every verb is in ANSWERS, STREAMS or above: `Missing` says so
}

/** Fails to compile when the port gets a verb that is not served. */
type Missing = Exclude<Verb, (typeof ANSWERS)[number] | (typeof STREAMS)[number] | "claimsOf" | "restore">;
type NothingIsMissing = [Missing] extends [never] ? true : { missing: Missing };
const nothingIsMissing: NothingIsMissing = true;
void nothingIsMissing;

async function describe(address: string, token: string): Promise<string | undefined> {
  const response = await fetch(`${address}/api/health`, { headers: { authorization: `Bearer ${token}` } }).catch(
    () => undefined,
  );
  return response?.ok ? ((await response.json()) as { store: string }).store : undefined;
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

function linesOf(response: globalThis.Response): AsyncIterable<string> {
  const input = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  return toLines(input.setEncoding("utf8") as AsyncIterable<string>);
}

function toError(problem: unknown): ClewError {
  const { code, detail, hint, details } = problem as {
    code?: string;
    detail?: string;
    hint?: string;
    details?: Record<string, unknown>;
  };
  const known = ERROR_CODES.find((candidate) => candidate === code) satisfies ErrorCode | undefined;
  return new ClewError(known ?? "store-failed", detail ?? "The server answered with an error.", {
    ...(hint !== undefined && { hint }),
    ...(details && { details }),
  });
}
