/**
 * The projection, paths and measures of a made-up case: `node dist/bench/paths.js [entities] [relations] [--neo4j]`.
 * 100,000 entities and 1,000,000 relations unless told otherwise.
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MEASURES, rank } from "../graph/analytics/rank.js";
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
import { MadeCase } from "./case.js";
import { serveRelations } from "./http-paths.js";
import { loadNeo4j } from "./neo4j-paths.js";
import { choosePairs, type Pair } from "./questions.js";
import { round, tellTimes, timed, toTimes } from "./timing.js";

const QUESTIONS = 200;
const MEGABYTE = 2 ** 20;

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

const say = (words: string) => process.stdout.write(`${words}\n`);

const [entities = 100_000, relations = 1_000_000] = process.argv.slice(2).map(Number).filter(Number.isInteger);
say(`# Paths: ${entities} entities, ${relations} relations, Node ${process.versions.node}\n`);
for (const share of [100, 10, 1]) {
  const size = { entities: Math.ceil(entities / share), relations: Math.ceil(relations / share) };
  say(`\n## ${size.entities} entities, ${size.relations} relations`);
  const batches = await toBatches(new MadeCase(size));
  const projection = await tellBuilding(batches);
  const pairs = choosePairs(projection, QUESTIONS);
  for (const [name, options] of ASKED) tellQuestions(projection, pairs, { name, options });
  if (share > 1) continue;
  await tellKeeping(projection);
  await tellWorkers(projection, pairs);
  await tellHttp(batches, pairs);
  tellWorst(projection);
  tellMeasures(projection);
  if (process.argv.includes("--neo4j")) await tellNeo4j(projection, { batches, pairs });
}
await tellAgreement();

async function toBatches(made: MadeCase): Promise<RelationBatch[]> {
  const batches: RelationBatch[] = [];
  for await (const batch of made.relations()) batches.push(batch);
  return batches;
}

async function tellBuilding(batches: readonly RelationBatch[]): Promise<Projection> {
  const store = { revision: async () => 1, relations: () => each(batches) };
  const { result, ms } = await timed(() => buildProjection(store));
  say(`- built in ${round(ms)} ms from relations in memory, weighs ${round(result.bytes / MEGABYTE)} MiB`);
  return result;
}

async function* each<Item>(items: readonly Item[]): AsyncIterable<Item> {
  yield* items;
}

function tellQuestions(
  projection: Projection,
  pairs: readonly Pair[],
  { name, options }: { name: string; options: PathOptions },
): void {
  const ask = ({ from, to }: Pair) => findPaths(projection, { from, to, ...options }, { explain: false });
  for (const pair of pairs.slice(0, 50)) ask(pair);
  let paths = 0;
  let cut = 0;
  const times = pairs.map((pair) => {
    const answer = ask(pair);
    paths += answer.paths.length;
    cut += answer.complete ? 0 : 1;
    return answer.elapsedMs;
  });
  say(
    `- ${name}: ${tellTimes(toTimes(times))}; ${round(paths / pairs.length)} paths a question${cut ? `, ${cut} cut short` : ""}`,
  );
}

async function tellKeeping(projection: Projection): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "clew-bench-"));
  const path = join(folder, "projection");
  const saved = await timed(() => saveProjection(projection, path));
  const opened = await timed(() => openProjection(path));
  say(
    `- saved in ${round(saved.ms)} ms (${round((await stat(path)).size / MEGABYTE)} MiB), opened in ${round(opened.ms)} ms`,
  );
  await rm(folder, { recursive: true });
  const hub = hubsOf(projection)[0]!;
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const put = Array.from({ length: 30 }, (_, place) =>
      toRelation({
        type: "MET_WITH",
        source:
          place % 3
            ? projection.entityId((round * 977 + place * 31) % projection.entityRows)
            : projection.entityId(hub),
        target: projection.entityId((round * 1409 + place * 57 + 11) % projection.entityRows),
      }),
    );
    const changes = {
      revision: round + 2,
      complete: true,
      relations: put,
      entities: [],
      gone: { relations: [], entities: [] },
    };
    times.push((await timed(() => takeChanges(projection, changes))).ms);
  }
  say(`- one document's 30 relations, a third of them at the greatest hub, taken in: ${tellTimes(toTimes(times))}`);
}

async function tellWorkers(projection: Projection, pairs: readonly Pair[]): Promise<void> {
  const pool = new ProjectionPool(1);
  const ask = ({ from, to }: Pair) =>
    timed(() => pool.ask(projection, { kind: "paths", asked: { from, to, ...SHORTEST } }));
  for (const pair of pairs.slice(0, 50)) await ask(pair);
  const times: number[] = [];
  for (const pair of pairs) times.push((await ask(pair)).ms);
  say(`- shortest, no hub cap, in a worker thread: ${tellTimes(toTimes(times))}`);
  await pool.close();
}

async function tellHttp(batches: readonly RelationBatch[], pairs: readonly Pair[]): Promise<void> {
  const { post, close } = await serveRelations(batches);
  await post("/api/rank", { measure: "degree", limit: 1 }).catch(() => undefined); // begins to read the relations
  const ask = ({ from, to }: Pair) => timed(() => post("/api/paths", { from, to, ...SHORTEST }));
  for (const pair of pairs.slice(0, 50)) await ask(pair);
  const times: number[] = [];
  for (const pair of pairs) times.push((await ask(pair)).ms);
  say(`- shortest, no hub cap, over HTTP: ${tellTimes(toTimes(times))}`);
  await close();
}

function tellWorst(projection: Projection): void {
  const [from, to] = hubsOf(projection).map((hub) => projection.entityId(hub)) as [Pair["from"], Pair["to"]];
  for (const [name, options] of [
    [
      "two greatest hubs, 6 hops, in time order, no hub cap, k 25",
      { maxHops: 6, k: 25, timeOrder: "dated", hubCap: "off" },
    ],
    ["the same, 8 hops", { maxHops: 8, k: 25, timeOrder: "dated", hubCap: "off" }],
    ["the same, 8 hops, disjoint", { maxHops: 8, k: 25, timeOrder: "dated", hubCap: "off", disjoint: true }],
  ] as const) {
    const { elapsedMs, complete, paths } = findPaths(projection, { from, to, ...options }, { explain: false });
    say(`- ${name}: ${round(elapsedMs)} ms, ${paths.length} paths${complete ? "" : ", cut short"}`);
  }
}

function hubsOf({ columns, entityRows }: Projection): number[] {
  return Array.from({ length: entityRows }, (_, row) => row)
    .sort((a, b) => columns.degree[b]! - columns.degree[a]!)
    .slice(0, 2);
}

function tellMeasures(projection: Projection): void {
  for (const measure of MEASURES) {
    const { elapsedMs, exact, notice, modularity } = rank(projection, { measure, limit: 10 });
    const more = [notice, modularity === undefined ? undefined : `modularity ${modularity.toFixed(4)}`]
      .filter(Boolean)
      .join(" ");
    say(`- ${measure}: ${round(elapsedMs)} ms${exact ? "" : ", estimated"}${more ? ` (${more})` : ""}`);
  }
}

async function tellNeo4j(
  projection: Projection,
  { batches, pairs }: { batches: readonly RelationBatch[]; pairs: readonly Pair[] },
): Promise<void> {
  const loaded = await timed(() => loadNeo4j(batches, say));
  if (!loaded.result) return;
  const { store, shortest, close } = loaded.result;
  try {
    say(`- Neo4j loaded in ${round(loaded.ms)} ms`);
    const built = await timed(() => buildProjection(store));
    say(`- built from Neo4j in ${round(built.ms)} ms: ${built.result.relationCount} relations`);
    for (const { from, to } of pairs.slice(0, 50)) await shortest(from, to);
    const theirs: number[] = [];
    let alike = 0;
    for (const { from, to } of pairs) {
      const { result, ms } = await timed(() => shortest(from, to));
      theirs.push(ms);
      const asked = {
        from,
        to,
        ...SHORTEST,
        relatedTo: true,
        statuses: ["corroborated", "reported", "contested", "denied"],
      } as const;
      // Neo4j counts parallel relations as paths of their own; the shortest length is the same.
      alike += result[0]?.length === findPaths(projection, asked).paths[0]?.entities.length ? 1 : 0;
    }
    say(
      `- Neo4j SHORTEST 10 over Bolt: ${tellTimes(toTimes(theirs))}; the shortest is as long for ${alike} of ${pairs.length}`,
    );
  } finally {
    await close();
  }
}

/** On a case small enough, every answer is compared with walking all paths. */
async function tellAgreement(): Promise<void> {
  const batches = await toBatches(new MadeCase({ entities: 5000, relations: 12_000 }));
  const projection = await buildProjection({ revision: async () => 1, relations: () => each(batches) });
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
  say(`\n## 5000 entities, 12000 relations\n- ${alike} of ${pairs.length} answers are those of an exhaustive search`);
}
