/** The server as its users and its attackers meet it: the real application over a real embedded store, asked over HTTP. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, request as rawRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { zipSync } from "fflate";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { createStore } from "../graph/cypher/store.js";
import type { GraphStore } from "../graph/store.js";
import { openTextFolder, type TextFolder } from "../graph/texts.js";
import { api, type Answer } from "./api.js";
import { createApp } from "./app.js";
import { Jobs, type Job } from "./jobs.js";
import { Questions } from "../graph/questions.js";

const OWNER = "owner-token-of-this-test";
const TOKEN = "a-token-for-this-test";
let folder: string;
let store: GraphStore;
let texts: TextFolder;
let open: Served;
let guarded: Served;

interface Served {
  readonly server: Server;
  readonly jobs: Jobs;
  readonly questions: Questions;
  readonly address: string;
}

async function start(token?: string): Promise<Served> {
  const jobs = new Jobs(join(folder, token ? "jobs-guarded" : "jobs"), store, { texts });
  await jobs.resume();
  const gate = { hosts: ["127.0.0.1", "clew.example"], ...(token && { token }) };
  const client = join(folder, "no-client");
  const questions = new Questions(store, { checkEveryMs: 0 });
  const named = { version: "0.0.0", caseName: "Test", example: { name: "Example", documents: 0 }, ownerToken: OWNER };
  const app = createApp(store, { gate, jobs, texts, questions, client, ...named });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, jobs, questions, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-app-"));
  texts = openTextFolder(join(folder, "texts"));
  store = await createStore(await openEmbedded({ folder }), { texts });
  open = await start();
  guarded = await start(TOKEN);
  await over(await paste("Anna Berg spoke with Carl Dorn in Oslo on Monday.", { title: "First", publisher: "Daily" }));
});

afterAll(async () => {
  for (const { server, jobs, questions } of [open, guarded]) {
    server.closeAllConnections();
    server.close();
    await jobs.close();
    await questions.close();
  }
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(path: string, init: RequestInit & { readonly at?: string } = {}) {
  const response = await fetch((init.at ?? open.address) + path, init);
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

const post = (path: string, body: unknown) =>
  ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

async function paste(text: string, more: object = {}): Promise<Job> {
  const { body } = await post("/api/documents", { text, ...more });
  return body as Job;
}

interface Answered {
  readonly items: readonly object[];
}

/** A request with headers that fetch would not let through. */
function raw(path: string, headers: Record<string, string>, method = "GET"): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(open.address);
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on("error", reject);
    request.end();
  });
}

async function over({ id }: Pick<Job, "id">): Promise<Job> {
  const { text } = await ask(`/api/jobs/${id}/events`);
  return JSON.parse(text.trim().split("data: ").at(-1) ?? "{}") as Job;
}

function upload(files: readonly (readonly [name: string, content: string | Uint8Array])[], headers = {}) {
  const form = new FormData();
  for (const [name, content] of files) form.append("files", new Blob([content as BlobPart]), name);
  return ask("/api/documents", { method: "POST", body: form, headers: { "x-clew-upload": "1", ...headers } });
}

describe("what users ask", () => {
  it("gives what a document was read from as a file, never as a page", async () => {
    const page = "<!doctype html><title>A page</title><p>Edda Falk met Gero Haas in Oslo.<script>steal()</script></p>";
    const { documents } = await over((await upload([["page.html", page]])).body as Job);
    const path = `/api/documents/${documents[0]?.id}/original`;
    const { status, text, headers } = await ask(path);
    expect({ status, text }).toEqual({ status: 200, text: page });
    expect(headers.get("content-disposition")).toBe("attachment; filename=A-page.html");
    expect(headers.get("content-type")).toMatch(/^application\/octet-stream/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    await ask(`/api/documents/${documents[0]?.id}`, { method: "DELETE" });
    expect((await ask(path)).status).toBe(404);
    const left = await readdir(join(folder, "texts"), { recursive: true });
    expect(left.filter((name) => name.endsWith(".original.html"))).toEqual([]);
  });

  it("gives the text itself of what was read as it is", async () => {
    const text = "Edda Falk met Gero Haas in Rome.";
    const { documents } = await over((await upload([["note.txt", text]])).body as Job);
    const path = `/api/documents/${documents[0]?.id}`;
    expect((await ask(`${path}/original`)).text).toBe(text);
    await ask(path, { method: "DELETE" });
  });

  it("says that it is well, and what is in the case", async () => {
    const { status, body } = await ask("/api/health");
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "ok", caseName: "Test", counts: { documents: expect.any(Number) } });
  });

  it("names those who are called almost as somebody typed, and nobody for what is like no name", async () => {
    const near = async (q: string) =>
      (await ask(`/api/entities?near=true&q=${encodeURIComponent(q)}`)).body as Answered;
    expect((await near("Ana Breg")).items[0]).toMatchObject({ name: "Anna Berg" });
    expect((await near("xyzzy")).items).toEqual([]);
  });

  it("finds an entity that an upload brought, its lines and their claims with the quote", async () => {
    const { body: found } = await ask("/api/entities?q=ann");
    expect(found.items[0]).toMatchObject({ id: "person/anna-berg", name: "Anna Berg", type: "Person" });
    const { body: around } = await ask(`/api/entities/${encodeURIComponent("person/anna-berg")}/neighbours`);
    const line = around.items[0].relations[0];
    const { body: claims } = await ask(`/api/relations/${line.id}/claims`);
    const { body: document } = await ask(`/api/documents/${claims.items[0].document.id}`);
    expect(document.text.slice(claims.items[0].start, claims.items[0].end)).toBe(claims.items[0].quote);
  });

  it("answers how two are connected with the quote of each step", async () => {
    const { status, body } = await post("/api/paths", { from: "person/anna-berg", to: "person/carl-dorn" });
    expect(status).toBe(200);
    expect(body.paths[0].hops[0].relations[0].best.quote).toContain("Anna Berg");
  });

  it("runs a query and says which entities are in its result", async () => {
    const { body } = await post("/api/cypher", { cypher: "MATCH (p:Person) RETURN p ORDER BY p.name" });
    expect(body.columns).toEqual(["p"]);
    expect(body.subgraph.entities.map((entity: { name: string }) => entity.name)).toContain("Anna Berg");
  });

  it("refuses a query that writes, one that reads files, and says where a wrong one is wrong", async () => {
    expect((await post("/api/cypher", { cypher: "CREATE (n) RETURN n" })).body.code).toBe("query-refused");
    expect(
      (await post("/api/cypher", { cypher: "LOAD CSV FROM 'file:///etc/hostname' AS l RETURN l" })).body.code,
    ).toBe("query-refused");
    const wrong = await post("/api/cypher", { cypher: "MATCH (n)\nRETRUN n" });
    expect(wrong.body).toMatchObject({ code: "query-invalid", details: { position: { line: 2 } } });
  });

  it.each(["json", "csv", "spreadsheet", "graphml", "gexf", "cypher"])(
    "exports the case as %s, as an attachment",
    async (format) => {
      const { status, headers, text } = await post("/api/export", { format, what: { kind: "all" } });
      expect(status).toBe(200);
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename=/);
      expect(text.length).toBeGreaterThan(100);
    },
  );

  it("makes judgements, refuses one that contradicts, and takes them back", async () => {
    const { body: made } = await post("/api/judgements", { kind: "same", a: "person:anna berg", b: "person:a berg" });
    const refused = await post("/api/judgements", { kind: "not-same", a: "person:anna berg", b: "person:a berg" });
    expect(refused).toMatchObject({ status: 409, body: { code: "contradicts-judgement" } });
    const { body: undone } = await ask(`/api/judgements/${made.id}`, { method: "DELETE" });
    expect(undone.undoneAt).toBeDefined();
  });

  it("suggests who may be one, all or of one entity, until a person has judged", async () => {
    await over(await paste("Boris Hallstrom spoke with Lena Moberg in Oslo.", { title: "B", publisher: "Weekly" }));
    await over(await paste("B. Hallstrom met Lena Moberg in Bergen.", { title: "C", publisher: "Monthly" }));
    const suggested = async (query: string) => {
      const { items } = (await ask(`/api/suggestions${query}`)).body as Answer<"GET /api/suggestions">;
      return items.map(({ a, b }) => [a.id, b.id]);
    };
    const pair = ["person/b-hallstrom", "person/boris-hallstrom"];
    expect(await suggested("")).toContainEqual(pair);
    expect(await suggested("?entity=person/b-hallstrom")).toEqual([pair]);
    expect(await suggested("?entity=person/lena-moberg")).toEqual([]);
    const { body: made } = await post("/api/judgements", {
      kind: "not-same",
      a: "person:boris hallstrom",
      b: "person:b hallstrom",
    });
    expect(await suggested("")).not.toContainEqual(pair);
    await ask(`/api/judgements/${made.id}`, { method: "DELETE" });
    expect(await suggested("")).toContainEqual(pair);
  });

  it("describes every endpoint of its table in the OpenAPI document", async () => {
    const { body } = await ask("/api/openapi.json");
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
    );
    expect(described.sort()).toEqual(Object.keys(api).sort());
  });
});

describe("documents coming in", () => {
  it("reads several files as one job and names the one that it cannot read", async () => {
    const { status, body } = await upload([
      ["one.txt", "Erik Falk met with Gerd Holm."],
      ["picture.txt", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1])],
    ]);
    expect(status).toBe(202);
    const job = await over(body as Job);
    expect(job).toMatchObject({ state: "done", documents: [{ name: "one.txt", outcome: "added" }] });
    expect(job.failures).toMatchObject([{ name: "picture.txt" }]);
  });

  it("reads what is beside a file that is too large, and names that one as long as the job is told of", async () => {
    const { status, body } = await upload([
      ["large.txt", "x".repeat(20 * 1024 * 1024 + 1)],
      ["two.txt", "Nils Holm met with Gerd Falk."],
    ]);
    expect(status).toBe(202);
    expect(await over(body as Job)).toMatchObject({
      state: "done",
      done: 2,
      documents: [{ name: "two.txt", outcome: "added" }],
      failures: [{ name: "large.txt", message: expect.stringContaining("larger than 20 MB") as unknown }],
    });
  });

  it("knows an archive, and what is in it, by the name that it was sent under", async () => {
    const archive = zipSync({
      "a/memo.txt": Buffer.from("Odd Falk met with Siv Holm."),
      "b.txt": Buffer.from("Siv Holm met with Nils Dahl."),
    });
    const { body } = await upload([
      ["leak.zip", archive],
      ["bad.zip", "no archive"],
    ]);
    const job = await over(body as Job);
    expect(job.documents).toMatchObject([{ name: "leak.zip/a/memo.txt" }, { name: "leak.zip/b.txt" }]);
    expect(job).toMatchObject({ files: ["leak.zip", "bad.zip"], done: job.total });
    expect(job.failures).toMatchObject([{ name: "bad.zip", message: expect.stringMatching(/^bad\.zip /) as unknown }]);
    const { body: document } = await ask(`/api/documents/${job.documents[0]?.id}`);
    expect(document).toMatchObject({ sources: [{ key: "upload:leak.zip#a/memo.txt" }] });
  });

  it("keeps hostile file names out of paths and tells them as text", async () => {
    const before = await readdir(folder);
    const { body } = await upload([["../../<img src=x onerror=alert(1)>.txt", "Ida Jahn met with Knut Lie."]]);
    const job = await over(body as Job);
    expect(job.files).toEqual(["<img src=x onerror=alert(1)>.txt"]);
    expect(await readdir(folder)).toEqual(before);
  });

  it("replaces a document when a new text comes under the same name, and removes it when told to", async () => {
    const first = await over((await upload([["note.txt", "Mona Nord met with Odd Ping."]])).body as Job);
    const second = await over((await upload([["note.txt", "Mona Nord met with Per Quist."]])).body as Job);
    expect(second.documents[0]?.outcome).toBe("new-version");
    expect((await ask(`/api/documents/${first.documents[0]?.id}`)).status).toBe(404);
    const path = `/api/documents/${second.documents[0]?.id}`;
    expect((await ask(path, { method: "DELETE" })).status).toBe(204);
    expect((await ask(path, { method: "DELETE" })).body.code).toBe("not-found");
  });

  it("takes ten uploads at once", async () => {
    const uploads = await Promise.all(
      Array.from({ length: 10 }, (_, index) => paste(`Rolf Sand${index} met with Tora Ulv.`)),
    );
    const jobs = await Promise.all(uploads.map(over));
    expect(jobs.map((job) => job.state)).toEqual(Array.from({ length: 10 }, () => "done"));
  });

  it("goes on after a kill with what it had acknowledged", async () => {
    const jobs = new Jobs(join(folder, "jobs-killed"), store, { texts });
    const { id, folder: incoming } = await jobs.prepare();
    const { savePasted } = await import("./uploads.js");
    const uploaded = [await savePasted({ text: "Vera Wiik met with Ylva Zahl." }, incoming)];
    await jobs.close(); // acknowledged, and ended before it ran
    await jobs.accept(id, uploaded);
    const next = new Jobs(join(folder, "jobs-killed"), store, { texts });
    await next.resume();
    const state = await new Promise((resolve) => {
      next.follow(id, (job) => (job.state === "done" || job.state === "failed") && resolve(job.state));
    });
    expect(state).toBe("done");
    expect((await ask("/api/entities?q=Ylva")).body.items).toHaveLength(1);
    await next.close();
  });
});

describe("bad requests", () => {
  it.each([
    ["/api/entities?limit=0", 400, "invalid-input"],
    ["/api/entities?limit=1000", 400, "invalid-input"],
    ["/api/entities?unknown=1", 400, "invalid-input"],
    ["/api/entities/person%2Fnobody", 404, "not-found"],
    ["/api/relations/rel-00000000000000000000", 404, "not-found"],
    ["/api/relations/nonsense", 400, "invalid-input"],
    ["/api/documents/doc-00000000000000000000", 404, "not-found"],
    ["/api/jobs/job-00000000", 404, "not-found"],
    ["/api/no-such-thing", 404, "no-such-endpoint"],
  ])("answers %s with %i %s", async (path, status, code) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code, status, detail: expect.any(String) });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  it("says what is wrong with a body that is not JSON, and with one that is not of the form", async () => {
    const broken = await ask("/api/paths", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(broken).toMatchObject({ status: 400, body: { code: "invalid-input" } });
    const wrong = await post("/api/paths", { from: "person/anna-berg" });
    expect(wrong.body.detail).toContain("to");
    const nowhere = await post("/api/documents", { text: "A text.", url: "nowhere" });
    expect(nowhere.body.detail).toBe(
      "The request's body cannot be used: url: Expected an address that begins with http:// or https://.",
    );
  });

  it("refuses a body over the limit", async () => {
    const { status, body } = await post("/api/documents", { text: "x".repeat(27_000_000) });
    expect({ status, code: body.code }).toEqual({ status: 413, code: "too-large" });
  });
});

describe("attacks", () => {
  it("refuses names that are not its own, so that a rebound name gets nothing", async () => {
    expect(await raw("/api/health", { host: "evil.example" })).toMatchObject({ status: 421 });
    expect(await raw("/", { host: "127.0.0.1.evil.example" })).toMatchObject({ status: 421 });
    expect(await raw("/api/health", { host: "clew.example:4321" })).toMatchObject({ status: 200 });
  });

  it("refuses requests from other sites' pages", async () => {
    const host = new URL(open.address).host;
    expect(await raw("/api/health", { host, origin: "https://evil.example" })).toMatchObject({ status: 403 });
    expect(await raw("/api/health", { host, origin: "null" })).toMatchObject({ status: 403 });
    expect(await raw("/api/health", { host, "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
    expect(await raw("/api/health", { host, "sec-fetch-site": "same-site" })).toMatchObject({ status: 403 });
    expect(await raw("/api/health", { host, origin: open.address, "sec-fetch-site": "same-origin" })).toMatchObject({
      status: 200,
    });
  });

  it("takes no form of another page: neither plain, nor urlencoded, nor multipart without its header", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const { status, body } = await ask("/api/documents", {
        method: "POST",
        headers: { "content-type": type },
        body: "a=b",
      });
      expect({ status, code: body.code }).toEqual({ status: 415, code: "wrong-media-type" });
    }
  });

  it("sends no CORS headers, and a policy that lets a page load nothing but its own", async () => {
    const { headers } = await ask("/api/health", { headers: { origin: open.address } });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("leads no path out of its folders", async () => {
    for (const path of ["/../package.json", "/%2e%2e/package.json", "/assets/..%2f..%2fpackage.json", "/%00"]) {
      expect((await raw(path, { host: new URL(open.address).host })).status).toBeGreaterThanOrEqual(400);
    }
  });

  it("asks for its token, exchanges the link for a cookie that no script reads, and takes Bearer from programs", async () => {
    const at = guarded.address;
    expect((await ask("/api/health", { at })).body.code).toBe("unauthorized");
    expect((await ask("/api/health", { at, headers: { authorization: "Bearer wrong-token-entirely" } })).status).toBe(
      401,
    );
    expect((await ask("/api/health", { at, headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    expect((await ask("/?token=wrong", { at })).status).toBe(401);
    const link = await fetch(`${at}/?token=${TOKEN}`, { redirect: "manual" });
    expect(link.status).toBe(303);
    const cookie = link.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await ask("/api/health", { at, headers: { cookie: cookie.split(";")[0] ?? "" } })).status).toBe(200);
  });

  it("keeps the verbs of its own commands to those who have the case's own token", async () => {
    const headers = { "content-type": "application/json" };
    const counts = { method: "POST", headers, body: JSON.stringify({ args: [] }) };
    expect((await ask("/store/counts", counts)).status).toBe(401);
    const owner = { ...counts, headers: { ...headers, authorization: `Bearer ${OWNER}` } };
    expect((await ask("/store/counts", owner)).body.answer.documents).toBeGreaterThan(0);
  });
});
