/** What a route is: an endpoint of the table with what it does. */
import type { Express, Request, Response } from "express";
import { api, type Answer, type Api, type EndpointSpec, type Input } from "./api.js";
import { parse } from "./problems.js";

/** What a handler may use beside its input. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  /** Raised when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** A handler answers with its result or the bytes of its JSON, or, where the table has none, writes to the response itself. */
export type Handler<Key extends keyof Api> = (
  input: Input<Key>,
  exchange: Exchange,
) => Promise<Answer<Key> | Buffer | void>;
export type Routes = { readonly [Key in keyof Api]?: Handler<Key> };

/** Adds routes to the application; each request is checked against the table before its handler sees it. */
export function mount(app: Express, routes: Routes): void {
  for (const key of Object.keys(routes) as (keyof Api)[]) {
    const spec: EndpointSpec = api[key];
    const [method = "", path = ""] = key.split(" ");
    const handle = routes[key] as unknown as (input: unknown, exchange: Exchange) => Promise<unknown>;
    app[method.toLowerCase() as "get" | "post" | "delete"](path, async (request: Request, response: Response) => {
      const answer = await handle(toInput(spec, request), { request, response, signal: signalOf(response) });
      if (spec.result) sendJson(response.status(spec.status ?? 200), answer);
      else if (spec.status === 204) response.status(204).end();
    });
  }
}

/** Whoever asks again for the same, by GET, may be told that it is the same; answers to questions are not hashed for that. */
function sendJson(response: Response, answer: unknown): void {
  if (response.req.method === "GET") return void response.json(answer);
  const bytes = Buffer.isBuffer(answer) ? answer : Buffer.from(JSON.stringify(answer)); // once: its length is asked for too
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("content-length", bytes.length);
  response.end(bytes);
}

function toInput(spec: EndpointSpec, request: Request): Record<string, unknown> {
  const isUpload = spec.uploads && request.is("multipart/form-data");
  return {
    params: spec.params && parse(spec.params, request.params, "address"),
    query: spec.query && parse(spec.query.strict(), request.query, "address's options"),
    body: spec.body && !isUpload ? parse(spec.body, request.body ?? {}, "request's body") : undefined,
  };
}

function signalOf(response: Response): AbortSignal {
  const gone = new AbortController();
  response.on("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
