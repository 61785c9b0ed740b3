/** The projection, paths and measures of a made-up case, as it grows, and Neo4j's own SHORTEST for the same questions. */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MEASURES, rank } from "../graph/analytics/rank.js";
import { inOutline } from "../graph/outline.js";
import { answerPlainly } from "../graph/paths/exhaustive.js";
import { findPaths } from "../graph/paths/find.js";
import { completeQuestion, type PathOptions } from "../graph/paths/question.js";
import { toRelation } from "../graph/paths/sample.js";
import type { Projection } from "../graph/projection-arrays.js";
import { takeChanges } from "../graph/projection-change.js";
import { openProjection, saveProjection } from "../graph/projection-file.js";
import { buildProjection } from "../graph/projection.js";
import type { RelationBatch } from "../graph/store.js";
import { ProjectionPool } from "../graph/workers/pool.js";
import { MadeCase, type CaseSize } from "./case.js";
import { serveRelations } from "./http-paths.js";
import { loadEmbedded, loadNeo4j } from "./load-relations.js";
import { choosePairs, type Pair } from "./questions.js";
import { toMarkdownTable, type Section } from "./results.js";
import type { BenchOptions } from "./options.js";
import { round, timed, toTimes, type Times } from "./timing.js";

const QUESTIONS = 200;
const WARMING = 50;
const DOCUMENTS = 40;
const MEGABYTE = 2 ** 20;
/** Relations for each entity, as in a case of the news. */
const EACH = 10;

const SHORTEST: PathOptions = { ranking: "shortest", k: 10, maxHops: 4, hubCap: "off" };
const ASKED: readonly (readonly [string, PathOptions])[] = [
  ["shortest, no hub cap", SHORTEST],
  ["strongest, no hub cap", { hubCap: "off" }],
  ["strongest", {}],
  [
    "strongest, every option",
    {
      k: 25,
      direction: "forward",
      exceptTypes: ["LEADS"],
      exceptFamilies: ["movement"],
      relatedTo: true,
      exceptEntityTypes: ["Place"],
      minConfidence: 0.45,
      minOrigins: 1,
      statuses: ["reported", "corroborated"],
      after: "2014",
      before: "2023",
      undated: true,
      timeOrder: "undated-allowed",
      hubCap: 400,
    },
  ],
  ["strongest, node-disjoint", { disjoint: true }],
  ["strongest, 6 hops, k 25", { maxHops: 6, k: 25 }],
];

const WORST: readonly (readonly [string, PathOptions])[] = [
  ["6 hops, in time order, k 25", { maxHops: 6, k: 25, timeOrder: "dated", hubCap: "off" }],
  ["the same, 8 hops", { maxHops: 8, k: 25, timeOrder: "dated", hubCap: "off" }],
  ["the same, 8 hops, node-disjoint", { maxHops: 8, k: 25, timeOrder: "dated", hubCap: "off", disjoint: true }],
];

interface Made {
  readonly size: CaseSize;
  readonly batches: readonly RelationBatch[];
  readonly projection: Projection;
  readonly pairs: readonly Pair[];
  readonly buildMs: number;
}

export async function pathsSection({ relations, stores, say }: BenchOptions): Promise<Section> {
  const cases: Omit<Made, "batches">[] = [];
  const answers: Times[][] = [];
  let largest: Made | undefined;
  for (const count of relations) {
    const made = await make({ entities: Math.ceil(count / EACH), relations: count }, say);
    answers.push(ASKED.map(([name, options]) => askAll(made, { name, options, say })));
    const { batches: _, ...kept } = made;
    cases.push(kept);
    largest = made;
  }
  if (!largest) throw new RangeError("no sizes of a case were given");
  const body = [
    introduction(largest.size),
    growth(cases, answers),
    await keeping(largest, say),
    await reaching(largest, say),
    worst(largest, say),
    measures(largest, say),
    await fromStores(largest, { stores, say }),
    await agreement(say),
  ];
  return { title: "Paths", body: body.join("\n\n") };
}

function introduction({ entities, relations }: CaseSize): string {
  return (
    `A made-up case (bench/case.ts) with communities, hubs, parallel and denied relations; ${QUESTIONS} questions between ` +
    `entities two to four hops apart, warm. Where no size is told: ${toCount(entities)} entities, ${toCount(relations)} relations.`
  );
}

// ── As a case grows ─────────────────────────────────────────────────────────────────────────────────────────────────

async function make(size: CaseSize, say: Say): Promise<Made> {
  say(`paths: ${toCount(size.relations)} relations`);
  const batches: RelationBatch[] = [];
  for await (const batch of new MadeCase(size).relations()) batches.push(batch);
  const store = { revision: async () => 1, outline: () => inOutline(each(batches)) };
  const { result: projection, ms } = await timed(() => buildProjection(store, { expected: size }));
  return { size, batches, projection, pairs: choosePairs(projection, QUESTIONS), buildMs: ms };
}

async function* each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}

function askAll(
  { projection, pairs }: Made,
  { name, options, say }: { readonly name: string; readonly options: PathOptions; readonly say: Say },
): Times {
  say(`paths: ${name}`);
  const ask = ({ from, to }: Pair) => findPaths(projection, { from, to, ...options }, { explain: false }).elapsedMs;
  // Twice: the first case of all is otherwise asked while the search is still being compiled.
  for (const pair of [...pairs, ...pairs]) ask(pair);
  return toTimes(pairs.map(ask));
}

function growth(cases: readonly Omit<Made, "batches">[], answers: readonly (readonly Times[])[]): string {
  const head = ["relations", ...cases.map(({ size }) => toCount(size.relations))];
  const rows = [
    ["projection built from relations in memory", ...cases.map(({ buildMs }) => `${round(buildMs)} ms`)],
    ["it weighs", ...cases.map(({ projection }) => `${round(projection.bytes / MEGABYTE)} MiB`)],
    ...ASKED.map(([name], place) => [name, ...answers.map((times) => tellTwo(times[place]!))]),
  ];
  return `### As a case grows\n\nQuestions in the median and at the 95th percentile, the search alone.\n\n${toMarkdownTable(head, rows)}`;
}

// ── Keeping the projection ──────────────────────────────────────────────────────────────────────────────────────────

async function keeping({ projection }: Made, say: Say): Promise<string> {
  say("paths: saving, opening, changing");
  const folder = await mkdtemp(join(tmpdir(), "clew-bench-"));
  const path = join(folder, "projection");
  const saved = await timed(() => saveProjection(projection, path));
  const opened = await timed(() => openProjection(path));
  const weight = (await stat(path)).size;
  await rm(folder, { recursive: true });
  if (!opened.result) throw new Error("the saved projection was not opened");
  const changed = toTimes(changeAll(opened.result));
  const rows = [
    ["saved", `${round(saved.ms)} ms, ${round(weight / MEGABYTE)} MiB`],
    ["opened", `${round(opened.ms)} ms`],
    ["one document's 30 relations, a third of them at the greatest hub, taken in", tellTwo(changed)],
  ];
  return `### Keeping the projection\n\n${toMarkdownTable(["", "time"], rows)}`;
}

/** Documents with thirty relations each; how long each took to be taken in. */
function changeAll(projection: Projection): number[] {
  const [hub] = hubsOf(projection);
  const entityAt = (place: number) => projection.entityId(place % projection.entityRows);
  return Array.from({ length: DOCUMENTS }, (_, document) => {
    const put = Array.from({ length: 30 }, (_, place) =>
      toRelation({
        type: "MET_WITH",
        source: place % 3 ? entityAt(document * 977 + place * 31) : entityAt(hub!),
        target: entityAt(document * 1409 + place * 57 + 11),
      }),
    );
    const gone = { relations: [], entities: [] };
    const changes = { revision: document + 2, complete: true, relations: put, entities: [], gone };
    const began = performance.now();
    takeChanges(projection, changes);
    return performance.now() - began;
  });
}

// ── From a question to its answer ───────────────────────────────────────────────────────────────────────────────────

async function reaching({ projection, batches, pairs }: Made, say: Say): Promise<string> {
  say("paths: in a worker, over HTTP");
  const search = toTimes(
    pairs.map(({ from, to }) => findPaths(projection, { from, to, ...SHORTEST }, { explain: false }).elapsedMs),
  );
  const pool = new ProjectionPool(1);
  const inWorker = await askEach(pairs, (asked) => pool.ask(projection, { kind: "paths", asked }));
  await pool.close();
  const { post, close } = await serveRelations(batches);
  await post("/api/rank", { measure: "degree", limit: 1 }).catch(() => undefined); // begins to read the relations
  const overHttp = await askEach(pairs, (asked) => post("/api/paths", asked));
  await close();
  const rows = [
    ["the search alone, in process", search],
    ["asked of a worker thread", inWorker],
    ["over HTTP, with quotes and prose", overHttp],
  ] as const;
  const table = toMarkdownTable(
    ["shortest, no hub cap", "median", "95th percentile"],
    rows.map(([name, { p50, p95 }]) => [name, `${round(p50)} ms`, `${round(p95)} ms`]),
  );
  return `### From a question to its answer\n\n${table}\n\nOver HTTP, from sending the question to the last byte of its answer: a search that ends within three milliseconds is not handed to a thread. Each line has one claim, kept in memory: what a store takes to find it is left out. Client and server are one process.`;
}

async function askEach(
  pairs: readonly Pair[],
  ask: (asked: Pick<Pair, "from" | "to"> & PathOptions) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = [];
  for (const { from, to } of [...pairs, ...pairs, ...pairs]) {
    times.push((await timed(() => ask({ from, to, ...SHORTEST }))).ms);
  }
  return toTimes(times.slice(-pairs.length));
}

function worst({ projection }: Made, say: Say): string {
  say("paths: the worst questions");
  const [from, to] = hubsOf(projection).map((hub) => projection.entityId(hub)) as [Pair["from"], Pair["to"]];
  const rows = WORST.map(([name, options]) => {
    const { elapsedMs, complete, paths } = findPaths(projection, { from, to, ...options }, { explain: false });
    return [name, `${round(elapsedMs)} ms`, `${paths.length}${complete ? "" : ", cut short"}`];
  });
  const table = toMarkdownTable(["between the two greatest hubs, no hub cap", "time", "paths"], rows);
  return `### The worst questions\n\n${table}\n\nWhat bounds them is the time that a question has: 5 s, or as much as it asks for; then the best so far is the answer, and says so.`;
}

function hubsOf({ columns, entityRows }: Projection): number[] {
  return Array.from({ length: entityRows }, (_, row) => row)
    .sort((a, b) => columns.degree[b]! - columns.degree[a]!)
    .slice(0, 2);
}

// ── Measures ────────────────────────────────────────────────────────────────────────────────────────────────────────

function measures({ projection }: Made, say: Say): string {
  const rows = MEASURES.map((measure) => {
    say(`paths: ${measure}`);
    const { elapsedMs, notice, modularity } = rank(projection, { measure, limit: 10 });
    const more = notice ?? (modularity === undefined ? "" : `modularity ${modularity.toFixed(4)}`);
    return [measure, `${round(elapsedMs)} ms`, more];
  });
  return `### Measures\n\n${toMarkdownTable(["", "time", ""], rows)}`;
}

// ── The stores ──────────────────────────────────────────────────────────────────────────────────────────────────────

async function fromStores(
  { batches, pairs, projection, size }: Made,
  { stores, say }: Pick<BenchOptions, "stores" | "say">,
): Promise<string> {
  const parts: string[] = [];
  const rows: string[][] = [];
  for (const name of stores) {
    say(`paths: loading ${name}`);
    const loaded = await (name === "neo4j" ? loadNeo4j(batches) : loadEmbedded(batches));
    if (typeof loaded === "string") {
      parts.push(loaded);
      continue;
    }
    try {
      say(`paths: building from ${name}`);
      const built = await timed(() => buildProjection(loaded.store, { expected: size }));
      rows.push([loaded.store.description.split(" at ")[0]!, `${round(built.ms)} ms`]); // 'Neo4j 5.26.30 at bolt://…'
      if (loaded.shortest) parts.push(await compare(loaded.shortest, { pairs, projection, say }));
    } finally {
      await loaded.close();
    }
  }
  const table = toMarkdownTable(["the projection built from", "time"], rows);
  return ["### The stores", ...(rows.length > 0 ? [table] : []), ...parts].join("\n\n");
}

async function compare(
  shortest: (from: string, to: string) => Promise<string[][]>,
  { pairs, projection, say }: Pick<Made, "pairs" | "projection"> & { readonly say: Say },
): Promise<string> {
  say("paths: Neo4j's own SHORTEST");
  for (const { from, to } of pairs.slice(0, WARMING)) await shortest(from, to);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let alike = 0;
  const everything = { relatedTo: true, statuses: ["corroborated", "reported", "contested", "denied"] } as const;
  for (const { from, to } of pairs) {
    const { result, ms } = await timed(() => shortest(from, to));
    theirs.push(ms);
    const { paths, elapsedMs } = findPaths(projection, { from, to, ...SHORTEST, ...everything }, { explain: false });
    ours.push(elapsedMs);
    // Neo4j counts parallel relations as paths of their own; the shortest length is the same.
    alike += result[0]?.length === paths[0]?.entities.length ? 1 : 0;
  }
  const [own, other] = [toTimes(ours), toTimes(theirs)];
  const tell = (name: string, { p50, p95 }: Times) => [name, `${round(p50)} ms`, `${round(p95)} ms`];
  const table = toMarkdownTable(
    ["shortest, all types, k 10, 4 hops, same pairs by turns", "median", "95th percentile"],
    [
      tell("Clew, the search alone", own),
      tell("Neo4j SHORTEST 10 over Bolt", other),
      ["Neo4j : Clew", `${round(other.p50 / own.p50)} : 1`, `${round(other.p95 / own.p95)} : 1`],
    ],
  );
  return `${table}\n\nThe shortest path is as long for ${alike} of ${pairs.length} pairs.`;
}

/** On a case small enough, every answer is compared with walking all paths. */
async function agreement(say: Say): Promise<string> {
  const { size, batches, projection } = await make({ entities: 5000, relations: 12_000 }, say);
  const plain = {
    relations: batches.flatMap((batch) => batch.relations),
    entities: new Map(batches.flatMap((batch) => batch.entities).map((one) => [one.id as string, one])),
  };
  let alike = 0;
  const pairs = choosePairs(projection, 30);
  for (const { from, to } of pairs) {
    const question = { from, to, maxHops: 3, hubCap: 200 };
    const ours = findPaths(projection, question, { explain: false }).paths.map((path) =>
      path.entities.map(({ id }) => id).join(),
    );
    const theirs = answerPlainly(plain, completeQuestion(question)).map((path) => path.entities.join());
    alike += JSON.stringify(ours) === JSON.stringify(theirs) ? 1 : 0;
  }
  return `### Agreement\n\n${toCount(size.entities)} entities, ${toCount(size.relations)} relations: ${alike} of ${pairs.length} answers are those of an exhaustive search.`;
}

type Say = BenchOptions["say"];

const toCount = (count: number) => count.toLocaleString("en");
const tellTwo = ({ p50, p95 }: Times) => `${round(p50)} / ${round(p95)} ms`;
