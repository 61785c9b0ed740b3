/** The server's interface, typed by its own table: `call("GET /api/entities/:id", { params: { id } })`. */
import type { Answer, Api, Call } from "../../server/api.js";

/** A problem that the server told, or that it could not be asked. */
export class ApiError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, hint?: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

type Asked<Key extends keyof Api> = {
  [Part in "params" | "query" | "body" as undefined extends Call<Key>[Part] ? never : Part]: Call<Key>[Part];
};

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** Throws `ApiError`; one with the code `aborted` when `signal` was raised, `offline` when the server does not answer. */
export async function call<Key extends keyof Api>(
  key: Key,
  asked: Asked<Key>,
  options: CallOptions = {},
): Promise<Answer<Key>> {
  const response = await send(key, asked, options);
  if (response.status === 204) return undefined as Answer<Key>;
  return received(response.json() as Promise<Answer<Key>>, options);
}

/** The same, for what answers with a file. */
export async function callForFile<Key extends keyof Api>(
  key: Key,
  asked: Asked<Key>,
  options: CallOptions = {},
): Promise<{ blob: Blob; name: string }> {
  const response = await send(key, asked, options);
  const name = /filename="?([^";]+)"?/.exec(response.headers.get("content-disposition") ?? "")?.[1]; // attachment; filename="a.graphml"
  return { blob: await received(response.blob(), options), name: name ?? "clew-export" };
}

function received<Body>(body: Promise<Body>, { signal }: CallOptions): Promise<Body> {
  return body.catch((cause: unknown) => {
    if (signal?.aborted) throw new ApiError("aborted", "Stopped.");
    throw cause;
  });
}

/** Files in one upload; answers with the job that reads them. */
export async function upload(files: readonly File[]): Promise<Answer<"POST /api/documents">> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const response = await request("/api/documents", { method: "POST", body: form, headers: { "x-clew-upload": "1" } });
  return (await response.json()) as Answer<"POST /api/documents">;
}

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function send(key: string, { params = {}, query = {}, body }: Parts, { signal }: CallOptions): Promise<Response> {
  const [method = "GET", template = ""] = key.split(" ");
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? "")); // '/api/entities/:id'
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) search.append(name, String(one));
  }
  const address = search.size > 0 ? `${path}?${search.toString()}` : path;
  return request(address, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    ...(signal && { signal }),
  });
}

async function request(address: string, init: RequestInit): Promise<Response> {
  const response = await fetch(address, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw new ApiError("aborted", "Stopped.");
    throw Object.assign(
      new ApiError("offline", "Clew does not answer.", "Is it still running? The page tries again."),
      { cause },
    );
  });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as {
    code?: string;
    detail?: string;
    hint?: string;
    details?: Record<string, unknown>;
  };
  throw new ApiError(
    problem.code ?? "store-failed",
    problem.detail ?? `The server answered ${response.status}.`,
    problem.hint,
    problem.details,
  );
}
