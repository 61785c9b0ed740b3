/** Paths and measures over HTTP, on a real embedded store. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import type { EntityId, NameKey } from "../graph/ids.js";
import { SampleStore, toRelation } from "../graph/paths/sample.js";
import { Questions, type QuestionsOptions } from "../graph/questions.js";
import type { GraphStore } from "../graph/store.js";
import { HARBOUR } from "../graph/testing/harbour.js";
import { claim, from, reading, sentence } from "../graph/testing/reading.js";
import { openTextFolder } from "../graph/texts.js";
import { api } from "./api.js";
import { createApp } from "./app.js";
import { Jobs } from "./jobs.js";
import { serve, type Serving } from "./serve.js";

const DOCUMENTS = [
  ...HARBOUR,
  reading(
    from("Port Herald", "2022-10-14", "3"),
    sentence("[Cole : Person] met with [Clara Dorn].", claim("Cole : Person", "MET_WITH", "Clara Dorn")),
  ),
];

const [ANNA, BORIS, NORTHGATE, LANTERN] = [
  "person/anna-berg",
  "person/boris-cole",
  "organization/northgate",
  "system/lantern",
];
const [CLARA, REDHALL, EMILE, NOBODY] = [
  "person/clara-dorn",
  "agency/redhall",
  "person/emile-zoubkovsky",
  "person/nobody",
];
/** Merged into Boris Cole. */
const COLE = "person/cole";

let folder: string;
let store: GraphStore;
let serving: Serving;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-paths-"));
  ({ store, serving } = await open(join(folder, "case"), async (store) => {
    await store.saveDocuments(DOCUMENTS);
    await store.judge({ kind: "same", a: "person:boris cole" as NameKey, b: "person:cole" as NameKey });
  }));
});

afterAll(async () => {
  await serving.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** A case that is filled before it is served. */
async function open(
  data: string,
  fill: (store: GraphStore) => Promise<unknown> = async () => {},
): Promise<{ store: GraphStore; serving: Serving }> {
  const texts = openTextFolder(join(data, "texts"));
  const store = await createStore(await openEmbedded({ folder: data }), { texts });
  await fill(store);
  const places = { host: "127.0.0.1", port: 0, hosts: [], data, texts, client: join(data, "no-page") };
  const named = { version: "0.0.0", caseName: "Test", projection: join(data, "projection") };
  return { store, serving: await serve(store, { ...places, ...named }) };
}

async function post(
  path: string,
  body: unknown,
  { at = serving.address, signal }: { at?: string; signal?: AbortSignal } = {},
) {
  const response = await fetch(at + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe("how entities are connected", () => {
  it("tells a path with its best quotes, and as prose with its sources", async () => {
    const { body } = await post("/api/paths", { from: ANNA, to: LANTERN });
    expect(body.paths).toHaveLength(1);
    expect(body.paths[0].hops[1].relations[0].best.quote).toBe("Boris Cole founded Northgate.");
    expect(body.paths[0].hops[1].relations[0]).not.toHaveProperty("against");
    expect(body.paths[0].hops[0].relations[0].against).toMatchObject({
      stance: "denied",
      speaker: { name: "Anna Berg" },
      quote: "Anna Berg denied that she had spoken with Boris Cole.",
    });
    expect(body.paths[0].prose).toBe(
      `Anna Berg spoke with Boris Cole in 2022-10, according to Clara Dorn [1], but Anna Berg denies it [2]; Boris Cole founded Northgate [3]; Northgate operates Lantern [4].

[1] “Anna Berg spoke with Boris Cole, Clara Dorn said.” — Clara Dorn, in The Ledger, 2022-10-11, “The Ledger, page 1”, https://the-ledger.example/1
[2] “Anna Berg denied that she had spoken with Boris Cole.” — Anna Berg, in Port Herald, 2022-10-12, “Port Herald, page 1”, https://port-herald.example/1
[3] “Boris Cole founded Northgate.” — The Ledger, 2022-10-11, “The Ledger, page 1”, https://the-ledger.example/1
[4] “Northgate operates Lantern.” — Port Herald, 2022-10-12, “Port Herald, page 1”, https://port-herald.example/1`,
    );
  });

  it.each([
    ["POST /api/paths", { from: ANNA, to: LANTERN }],
    ["POST /api/paths", { from: ANNA, to: LANTERN, maxHops: 2 }],
    ["POST /api/paths/many", { from: ANNA, to: [NOBODY, REDHALL, NORTHGATE] }],
    ["POST /api/paths/connect", { entities: [ANNA, LANTERN, NOBODY] }],
  ] as const)("answers %s in the form that is documented: %j", async (endpoint, asked) => {
    const { body } = await post(endpoint.slice("POST ".length), asked);
    expect(api[endpoint].result.parse(body)).toEqual(body);
  });

  it("says what would open a path, with the path", async () => {
    const { body } = await post("/api/paths", { from: ANNA, to: LANTERN, maxHops: 2 });
    expect(body.whyNone.openers[0]).toMatchObject({ change: { maxHops: 3 }, path: { prose: expect.any(String) } });
    const denied = await post("/api/paths", { from: REDHALL, to: LANTERN, statuses: ["denied"] });
    expect(denied.body.paths[0].prose).toContain("it is said not to be so that Redhall uses Lantern [1].");
  });

  it("asks one about many: the best connected first, those that no line names last", async () => {
    const { body } = await post("/api/paths/many", { from: ANNA, to: [NOBODY, REDHALL, NORTHGATE, BORIS] });
    expect(body.targets.map(({ to, paths }: { to: string; paths: unknown[] }) => [to, paths.length])).toEqual([
      [BORIS, 1],
      [NORTHGATE, 1],
      [REDHALL, 0],
      [NOBODY, 0],
    ]);
    expect(body.targets[1].paths[0].prose).toContain("Boris Cole founded Northgate [3].");
  });

  it("links a set by the smallest subgraph, and says so", async () => {
    const { body } = await post("/api/paths/connect", { entities: [ANNA, LANTERN, CLARA, NOBODY] });
    expect(body).toMatchObject({ unknown: [NOBODY], complete: true });
    expect(body.groups).toHaveLength(1);
    expect(body.groups[0].entities.map(({ id }: { id: string }) => id)).toContain(BORIS);
    expect(body.groups[0]).toMatchObject({ quality: { least: true } });
    expect(body.groups[0].prose).toContain("Northgate operates Lantern");
  });

  it("tells whom a selection has in common", async () => {
    const { body } = await post("/api/common", { entities: [ANNA, NORTHGATE, CLARA] });
    expect(body.rows[0]).toMatchObject({ entity: { id: BORIS }, linked: [ANNA, NORTHGATE, CLARA] });
  });

  it("ranks all, and tells the values of those in view beside", async () => {
    const { body } = await post("/api/rank", { measure: "degree", limit: 1, entities: [LANTERN, ANNA, NOBODY] });
    expect(body.rows).toMatchObject([{ entity: { id: BORIS }, value: 3 }]);
    expect(body.chosen).toMatchObject([
      { entity: { id: ANNA }, value: 1 },
      { entity: { id: LANTERN }, value: 1 },
    ]);
    expect(body).toMatchObject({ exact: true, entities: 5, links: 4 });
  });
});

describe("the relations in memory", () => {
  it("say what they weigh, and take in what is written before it is acknowledged", async () => {
    const health = async () => {
      const response = await fetch(`${serving.address}/api/health`);
      return ((await response.json()) as { projection: unknown }).projection;
    };
    expect(await health()).toMatchObject({ state: "ready", bytes: expect.any(Number) });
    const { body: made } = await post("/api/judgements", {
      kind: "hide",
      source: "https://port-herald.example/1",
      predicate: "OPERATES",
      quote: "Northgate operates Lantern.",
    });
    const before = await health();
    expect((await post("/api/rank", { measure: "degree" })).body.links).toBe(3);
    expect(await health()).toEqual(before);
    await fetch(`${serving.address}/api/judgements/${made.id}`, { method: "DELETE" });
    expect((await post("/api/rank", { measure: "degree" })).body.links).toBe(4);
  });

  it("are saved beside the store", async () => {
    const data = join(folder, "kept");
    const first = await open(data, (store) => store.saveDocuments(DOCUMENTS));
    await post("/api/rank", { measure: "degree" }, { at: first.serving.address });
    await first.serving.close();
    expect(existsSync(join(data, "projection"))).toBe(true);
    await first.store.close();
  });

  it("answer ten questions at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        at % 2 ? post("/api/paths", { from: ANNA, to: LANTERN }) : post("/api/rank", { measure: "betweenness" }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});

describe("an id that a merge replaced", () => {
  it.each([
    ["/api/paths", { from: COLE, to: LANTERN }],
    ["/api/paths", { from: ANNA, to: LANTERN, via: [COLE] }],
    ["/api/paths/many", { from: COLE, to: [ANNA] }],
    ["/api/paths/many", { from: ANNA, to: [COLE, BORIS] }],
    ["/api/paths/connect", { entities: [COLE, LANTERN] }],
    ["/api/rank", { measure: "pagerank", limit: 1, entities: [COLE] }],
    ["/api/common", { entities: [COLE, LANTERN] }],
  ])("answers as what it became: %s %j", async (path, asked) => {
    const { status, body } = await post(path, asked);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(BORIS);
    expect(JSON.stringify(body)).not.toContain(`"${COLE}"`);
  });

  it("is left out as what it became, and is no second end", async () => {
    const without = await post("/api/paths", { from: ANNA, to: LANTERN, exceptEntities: [COLE] });
    expect(without.body.paths).toEqual([]);
    const self = await post("/api/paths", { from: BORIS, to: COLE });
    expect(self).toMatchObject({ status: 400, body: { detail: `Both ends are "${BORIS}".` } });
  });
});

describe("questions that cannot be answered", () => {
  const ends = { from: ANNA, to: LANTERN };
  it.each([
    ["/api/paths", { from: ANNA, to: ANNA }, 400, "Both ends"],
    ["/api/paths", { from: ANNA, to: NOBODY }, 404, 'There is no entity "person/nobody".'],
    [
      "/api/paths",
      { from: EMILE, to: ANNA },
      404,
      "Émile Zoubkovský is mentioned in this case, but Clew found no line",
    ],
    ["/api/paths", { ...ends, maxHops: 9 }, 400, "The most steps of a path is a whole number from 1 to 8."],
    ["/api/paths", { ...ends, k: 0 }, 400, "The number of paths"],
    ["/api/paths", { ...ends, k: 26 }, 400, "k"],
    ["/api/paths", { ...ends, after: "2023", before: "2022" }, 400, "upside down"],
    ["/api/paths", { ...ends, types: ["OWNS"], exceptTypes: ["OWNS"] }, 400, "both asked for and left out"],
    ["/api/paths", { ...ends, types: ["FOUNDET"] }, 400, 'There is no relation type "FOUNDET".'],
    ["/api/paths/many", { from: ANNA, to: [BORIS], exceptTypes: ["MARRIED"] }, 400, "There is no relation type"],
    ["/api/rank", { measure: "degree", types: ["MARRIED"] }, 400, "There is no relation type"],
    ["/api/paths", { ...ends, after: "last year" }, 400, "after: Expected a date like 2022, 2022-10 or 2022-10-11."],
    ["/api/paths", { ...ends, exceptEntities: [ANNA] }, 400, "both asked for and left out"],
    ["/api/paths", { ...ends, statuses: ["denied"], minOrigins: 1 }, 400, "exclude each other"],
    ["/api/paths", { ...ends, maxHop: 3 }, 400, "maxHop"],
    ["/api/paths/many", { from: ANNA, to: [] }, 400, "to"],
    ["/api/paths/many", { from: ANNA, to: Array.from({ length: 51 }, (_, at) => `person/${at}`) }, 400, "50"],
    ["/api/paths/many", { from: NOBODY, to: [ANNA] }, 404, "There is no entity"],
    ["/api/paths/many", { from: ANNA, to: [ANNA] }, 400, "Both ends"],
    ["/api/paths/connect", { entities: [ANNA] }, 400, "entities"],
    ["/api/paths/connect", { entities: [ANNA, LANTERN], exceptEntities: [ANNA] }, 400, "left out"],
    ["/api/paths/connect", { entities: [ANNA, LANTERN], maxHops: 2 }, 400, "maxHops"],
    ["/api/common", { entities: [NOBODY, EMILE] }, 404, "fewer than two"],
    ["/api/rank", { measure: "importance" }, 400, "measure"],
    ["/api/rank", { measure: "degree", limit: 0 }, 400, "limit"],
  ])("%s %j", async (path, asked, status, words) => {
    const answer = await post(path, asked);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toContain(words);
  });

  it("names those who are called almost so, for an id that nobody has", async () => {
    const { body } = await post("/api/paths", { from: "person/anna-breg", to: LANTERN });
    expect(body).toMatchObject({
      detail: 'There is no entity "person/anna-breg".',
      hint: "Near are Anna Berg (person/anna-berg).",
      details: { near: [{ id: ANNA, name: "Anna Berg", type: "Person" }] },
    });
  });

  it("says so in an empty case", async () => {
    const empty = await open(join(folder, "empty"));
    const at = empty.serving.address;
    try {
      expect(await post("/api/paths", ends, { at })).toMatchObject({ status: 404 });
      expect(await post("/api/common", { entities: [ANNA, LANTERN] }, { at })).toMatchObject({ status: 404 });
      const { body } = await post("/api/paths/connect", { entities: [ANNA, LANTERN] }, { at });
      expect(body).toMatchObject({ groups: [], unknown: [ANNA, LANTERN] });
      for (const measure of ["degree", "pagerank", "betweenness", "communities", "articulation"]) {
        expect((await post("/api/rank", { measure }, { at })).body).toMatchObject({ rows: [], entities: 0 });
      }
    } finally {
      await empty.serving.close();
      await empty.store.close();
    }
  });
});

/** Heavy enough that betweenness takes seconds. */
const MANY = Array.from({ length: 40_000 }, (_, at) =>
  toRelation({
    type: "MET_WITH",
    source: `person/p${at % 4000}`,
    target: `person/q${(at * 7919 + ((at / 4000) | 0) * 31) % 4001}`,
  }),
);

describe("a large case", () => {
  it("says how far it is while it is being read", async () => {
    let read = () => {};
    const gate = new Promise<void>((resolve) => (read = resolve));
    class Slow extends SampleStore {
      override async *outline() {
        await gate;
        yield* super.outline();
      }
    }
    await withApp(new Slow(MANY), { waitMs: 20 }, async (at) => {
      const asked = { measure: "degree", limit: 1 };
      expect(await post("/api/rank", asked, { at })).toMatchObject({
        status: 503,
        body: {
          code: "store-busy",
          detail: "The relations of this case are still being read: 0 so far.",
          hint: "Ask again in a moment.",
        },
      });
      read();
      let status = 503;
      while (status === 503) ({ status } = await post("/api/rank", asked, { at }));
      expect(status).toBe(200);
    });
  });

  it("answers with the best so far when the time is up, and says so", async () => {
    await withApp(new SampleStore(MANY), {}, async (at) => {
      const ends = { from: "person/p1", to: "person/q2000" };
      const asked = { ...ends, maxHops: 8, k: 25, timeOrder: "undated-allowed", hubCap: "off", budgetMs: 1 };
      expect((await post("/api/paths", asked, { at })).body).toMatchObject({ complete: false, stopped: "time" });
      const { body } = await post("/api/rank", { measure: "betweenness", limit: 3, budgetMs: 100 }, { at });
      expect(body).toMatchObject({ exact: false, notice: expect.stringContaining("no value is off by more than") });
    });
  });

  it("stops working on what nobody waits for", async () => {
    await withApp(new SampleStore(MANY), {}, async (at) => {
      await post("/api/rank", { measure: "degree" }, { at });
      const left = Array.from({ length: 8 }, async () => {
        const signal = AbortSignal.timeout(300);
        return post("/api/rank", { measure: "betweenness", budgetMs: 60_000 }, { at, signal });
      });
      await expect(Promise.allSettled(left)).resolves.toEqual(
        left.map(() => expect.objectContaining({ status: "rejected" })),
      );
      const began = performance.now();
      expect((await post("/api/rank", { measure: "degree" }, { at })).status).toBe(200);
      expect(performance.now() - began).toBeLessThan(20_000); // each of them had a minute
    });
  });
});

/** The application on relations alone: what else a store does is not asked. */
async function withApp(
  sample: SampleStore,
  options: QuestionsOptions,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const graph = sample as unknown as GraphStore;
  const questions = new Questions(
    Object.assign(graph, { claimsOf: async (_: readonly EntityId[]) => new Map() }),
    options,
  );
  const texts = openTextFolder(join(folder, "no-texts"));
  const jobs = new Jobs(join(folder, "no-jobs"), graph, { texts });
  const named = { client: "", version: "0.0.0", caseName: "Test", ownerToken: "none" };
  const app = createApp(graph, { gate: { hosts: ["127.0.0.1"] }, jobs, texts, questions, ...named });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
    await questions.close();
  }
}
