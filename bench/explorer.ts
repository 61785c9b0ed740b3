/** How the explorer feels: the server beside its store, the first drawn graph, the page's weight, and frames a second. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { launch } from "../client/testing/browser.js";
import { createStore } from "../graph/cypher/store.js";
import type { CypherDatabase } from "../graph/cypher/database.js";
import { whatIsMissing } from "../graph/neo4j/local/install.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import type { GraphStore } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";
import { serve } from "../server/serve.js";
import { countFrames, MOVES, openPlain } from "./frames.js";
import { saveMadeCase } from "./made-documents.js";
import { toMarkdownTable, type Section } from "./results.js";
import type { BenchOptions } from "./options.js";
import { openDatabase, withStore } from "./stores.js";
import { round, timed, toTimes } from "./timing.js";

const CLEW = fileURLToPath(new URL("../cli/clew.js", import.meta.url));
const PAGE = fileURLToPath(new URL("../page", import.meta.url));
const DRAWN = [500, 2000, 5000];
const ASKED = 200;

export async function explorerSection(options: BenchOptions): Promise<Section> {
  const folder = await mkdtemp(join(tmpdir(), "clew-bench-"));
  const browser = await launch();
  try {
    const parts = [
      await tellExpanding(folder, options),
      await tellStart(join(folder, "started"), browser, options),
      await tellFrames(folder, browser, options),
    ];
    return { title: "Explorer", body: parts.join("\n\n") };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

// ── The server beside its store ─────────────────────────────────────────────────────────────────────────────────────

async function tellExpanding(folder: string, { stores, say }: BenchOptions): Promise<string> {
  const rows: string[][] = [];
  for (const name of stores) {
    const data = join(folder, `expand-${name}`);
    if (name === "neo4j" && (await whatIsMissing(LTS)) !== undefined) continue;
    const title = name === "neo4j" ? "Neo4j" : "embedded store";
    await withStore(name, async (store) => {
      rows.push(...(await expandIn(title, data, await openDatabase(store, data), say)));
    });
  }
  const head = ["25 neighbours of an entity", "median", "95th percentile"];
  return `### Expanding over HTTP\n\nA made-up case of 2,000 entities and 10,000 relations, ${ASKED} entities by turns.\n\n${toMarkdownTable(head, rows)}`;
}

async function expandIn(
  name: string,
  data: string,
  database: CypherDatabase,
  say: (line: string) => void,
): Promise<string[][]> {
  say(`expanding over HTTP, ${name}`);
  const store = await createStore(database, { texts: openTextFolder(join(data, "texts")) });
  await saveMadeCase(store, { entities: 2000, relations: 10_000 });
  const serving = await serveCase(store, data);
  const { items } = await store.findEntities({ text: "", limit: ASKED });
  const asks = {
    "one statement at the database": (id: string) =>
      database.read((transaction) =>
        transaction.run(
          "MATCH (e:Entity {id: $id})-[r]-(o:Entity) RETURN o.id AS other, r.id AS line, r.origins AS origins ORDER BY origins DESC LIMIT 25",
          { id },
        ),
      ),
    "the store's neighbours, with counts by type": (id: string) =>
      store.neighbours(id as (typeof items)[number]["id"], { limit: 25 }),
    "the same over HTTP": async (id: string) => {
      const url = `${serving.address}/api/entities/${encodeURIComponent(id)}/neighbours?limit=25`;
      await (await fetch(url)).arrayBuffer();
    },
  };
  const times = new Map<string, number[]>(Object.keys(asks).map((what) => [what, []]));
  for (const isWarm of [false, true]) {
    for (const { id } of items) {
      for (const [what, ask] of Object.entries(asks)) {
        const { ms } = await timed(() => ask(id) as Promise<unknown>);
        if (isWarm) times.get(what)?.push(ms);
      }
    }
  }
  await serving.close();
  await store.close();
  return [...times].map(([what, ms]) => {
    const { p50, p95 } = toTimes(ms);
    return [`${name}: ${what}`, `${round(p50)} ms`, `${round(p95)} ms`];
  });
}

function serveCase(store: GraphStore, data: string) {
  const texts = openTextFolder(join(data, "texts"));
  return serve(store, {
    host: "127.0.0.1",
    port: 0,
    hosts: [],
    data,
    texts,
    client: PAGE,
    version: "",
    caseName: "bench",
  });
}

// ── From a command to a drawing ─────────────────────────────────────────────────────────────────────────────────────

async function tellStart(data: string, browser: Browser, { say }: BenchOptions): Promise<string> {
  const rows: string[][] = [];
  let weight = 0;
  for (const what of ["an empty case, filled with the example", "the case filled already"]) {
    say(`start to the first drawn graph, ${what}`);
    const began = performance.now();
    const server = spawn(process.execPath, [CLEW, "serve", "--seed"], {
      env: { ...process.env, CLEW_DATA: data, PORT: "0", NEO4J_URI: "" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = new Promise((resolve) => server.on("close", resolve));
    try {
      const address = await addressOf(server);
      const served = performance.now() - began;
      const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
      await page.goto(address);
      await untilDrawn(page, 10);
      rows.push([what, `${(served / 1000).toFixed(1)} s`, `${((performance.now() - began) / 1000).toFixed(1)} s`]);
      weight = Number(
        await page.evaluate(
          `[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
             .filter((one) => !one.name.includes("/api/")).reduce((sum, one) => sum + one.encodedBodySize, 0)`,
        ),
      );
      await page.context().close();
    } finally {
      server.kill("SIGTERM");
      await ended;
    }
  }
  const table = toMarkdownTable(["`npm start`, installed", "address printed", "first graph drawn"], rows);
  return `### From the command to a drawing\n\n${table}\n\nThe page weighs ${round(weight / 1000)} kB compressed until then, scripts, styles and fonts together.`;
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /http:\/\/\S+/.exec(said)?.[0]; // 'Clew is at http://127.0.0.1:4321/'
      if (address !== undefined) resolve(address);
    });
    server.on("exit", () => reject(new Error(`clew serve ended: ${said}`)));
  });
}

/** At least so many entities stand at places of their own. */
async function untilDrawn(page: Page, count: number): Promise<void> {
  const isDrawn = `(() => { const cy = document.getElementById("canvas")?._cyreg?.cy;
     return cy !== undefined && cy.nodes().length >= ${count} &&
       new Set(cy.nodes().map((node) => Math.round(node.position("x")))).size > ${count} / 4; })()`;
  for (const deadline = Date.now() + 300_000; !(await page.evaluate(isDrawn)); await page.waitForTimeout(50)) {
    if (Date.now() > deadline) throw new Error(`${count} entities were not drawn.`);
  }
}

// ── Frames ──────────────────────────────────────────────────────────────────────────────────────────────────────────

async function tellFrames(folder: string, browser: Browser, { say }: BenchOptions): Promise<string> {
  const rows: string[][] = [];
  for (const entities of DRAWN) {
    say(`frames a second, ${entities} entities`);
    const data = join(folder, `drawn-${entities}`);
    const store = await createStore(await openDatabase("embedded", data), {
      texts: openTextFolder(join(data, "texts")),
    });
    await saveMadeCase(store, { entities, relations: 2 * entities });
    const serving = await serveCase(store, data);
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await page.goto(serving.address);
    const shown = await showAll(page);
    const plain = await openPlain(browser, page);
    const [ours, theirs] = [await countFrames(page), await countFrames(plain)];
    rows.push([
      shown.toLocaleString("en"),
      ...MOVES.map((move) => `${ours[move].toFixed(0)} : ${theirs[move].toFixed(0)}`),
    ]);
    await plain.context().close();
    await page.context().close();
    await serving.close();
    await store.close();
  }
  const table = toMarkdownTable(["entities in view", ...MOVES.map((move) => `${move}, frames/s`)], rows);
  return `### Frames\n\nClew : plain Cytoscape with the same elements, places and style, without a graphics card. Twice as many lines as entities; one move to a frame.\n\n${table}`;
}

/** By way of the console, as a user would; how many entities are drawn then. */
async function showAll(page: Page): Promise<number> {
  await page.locator("#tab-cypher").click();
  await page.getByLabel("Cypher query").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("MATCH (e:Entity) WITH e LIMIT 5000 RETURN collect(e) AS everyone");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Show in graph" }).click({ timeout: 60_000 });
  await page.getByText("of the result are in view").waitFor({ timeout: 120_000 });
  await untilDrawn(page, 400);
  await page.waitForTimeout(3000);
  return Number(await page.evaluate(`document.getElementById("canvas")._cyreg.cy.nodes().length`));
}
