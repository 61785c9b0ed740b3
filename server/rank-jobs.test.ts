/** Measures as jobs, over HTTP, on relations alone. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SampleStore, toRelation } from "../graph/paths/sample.js";
import { Questions } from "../graph/questions.js";
import type { GraphStore } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";
import { createApp } from "./app.js";
import { Jobs } from "./jobs.js";
import { RankJobs, type RankJob } from "./rank-jobs.js";

/** Heavy enough that betweenness takes seconds, and communities several times as long as progress is told apart. */
const MANY = Array.from({ length: 500_000 }, (_, at) =>
  toRelation({
    type: "MET_WITH",
    source: `person/p${at % 50_000}`,
    target: `person/q${(at * 7919 + ((at / 50_000) | 0) * 31) % 50_001}`,
  }),
);

let folder: string;
let questions: Questions;
let server: Server;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-rank-jobs-"));
  const store = new SampleStore(MANY) as unknown as GraphStore; // what else a store does is not asked
  questions = new Questions(store);
  const texts = openTextFolder(join(folder, "texts"));
  const jobs = new Jobs(join(folder, "jobs"), store, { texts });
  await jobs.resume();
  const named = { client: "", version: "0.0.0", caseName: "Test", ownerToken: "none" };
  server = createServer(createApp(store, { gate: { hosts: ["127.0.0.1"] }, jobs, texts, questions, ...named }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await questions.close();
  await rm(folder, { recursive: true, force: true });
});

async function begin(question: object): Promise<RankJob> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${address}/api/rank/jobs`, { method: "POST", headers, body: JSON.stringify(question) });
  expect(response.status).toBe(202);
  return (await response.json()) as RankJob;
}

/** All that is told of a job, until it is over or `done` says so. */
async function told(id: string, done: (job: RankJob) => boolean = () => false): Promise<RankJob[]> {
  const response = await fetch(`${address}/api/jobs/${id}/events`);
  const jobs: RankJob[] = [];
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(piece, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    jobs.push(...events.map((event) => JSON.parse(event.split("data: ")[1] ?? "") as RankJob));
    if (jobs.some(done)) break;
  }
  return jobs;
}

const stateOf = async (id: string) => ((await (await fetch(`${address}/api/jobs/${id}`)).json()) as RankJob).state;

describe("a measure as a job", () => {
  it.each(["betweenness", "closeness", "communities"])("tells how far %s is, then its answer", async (measure) => {
    const { id } = await begin({ measure, limit: 3, budgetMs: 1500 });
    const jobs = await told(id);
    const shares = jobs.map(({ done }) => done);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(jobs.filter(({ state, done }) => state === "running" && done > 0 && done < 1).length).toBeGreaterThan(0);
    expect(jobs.at(-1)).toMatchObject({
      kind: "rank",
      state: "done",
      done: 1,
      seconds: expect.any(Number),
      answer: { measure, rows: { length: 3 } },
    });
    expect(await stateOf(id)).toBe("done");
  });

  it("stops when it is told to", async () => {
    const { id } = await begin({ measure: "betweenness", budgetMs: 60_000 });
    await told(id, ({ done }) => done > 0);
    expect((await fetch(`${address}/api/jobs/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await told(id)).at(-1)?.state).toBe("stopped");
  });

  it("says why it failed", async () => {
    const { id } = await begin({ measure: "degree", types: ["LEADS"], exceptTypes: ["LEADS"] });
    expect((await told(id)).at(-1)).toMatchObject({
      state: "failed",
      failure: { message: expect.stringContaining("LEADS") },
    });
  });
});

describe("a measure that nobody follows", () => {
  it("ends, but not while somebody asks how far it is", async () => {
    const ask = (signal?: AbortSignal) =>
      new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(new Error("stopped"))));
    const jobs = new RankJobs((_, { signal }) => ask(signal), 200);
    const { id } = jobs.start({ measure: "betweenness" });
    for (let times = 0; times < 6; times++) {
      await wait(50);
      expect(jobs.find(id)?.state).toBe("waiting");
    }
    const unfollow = jobs.follow(id, () => {});
    await wait(400);
    expect(jobs.find(id)?.state).toBe("waiting");
    unfollow();
    await wait(400);
    expect(jobs.find(id)?.state).toBe("stopped");
  });
});
