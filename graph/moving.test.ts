/** One case, moved from one store to the other by its backup. */
import * as fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillWithEverything } from "./contract/keeping.contract.js";
import { openEmbedded } from "./embedded/embedded.js";
import { openNeo4j } from "./neo4j/neo4j.js";
import { LTS } from "./neo4j/local/releases.js";
import { describeNeo4j } from "./neo4j/testing.js";
import type { GraphStore } from "./store.js";
import type { OpenCase } from "./testing/case.js";
import { openCasesIn } from "./testing/databases.js";
import { history, Ledger, MUDDLED } from "./testing/history.js";
import { wholeGraph } from "./testing/snapshot.js";

const MOVES = 3;

describeNeo4j(
  "moving a case",
  (server) => {
    const folder = mkdtempSync(join(tmpdir(), "clew-moving-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const inEmbedded = openCasesIn(() => openEmbedded({ folder }));
    const inNeo4j = openCasesIn(() => openNeo4j(server().address));

    it("from the embedded store to Neo4j and back gives equal graphs", async () => {
      await moveThereAndBack(inEmbedded, inNeo4j, fillWithEverything);
    });

    it("from Neo4j to the embedded store and back gives equal graphs", async () => {
      await moveThereAndBack(inNeo4j, inEmbedded, fillWithEverything);
    });

    it("of any history gives equal graphs", async () => {
      const histories = fc.sample(history, { numRuns: MOVES, seed: 20221011 });
      for (const steps of histories) {
        await moveThereAndBack(inEmbedded, inNeo4j, async (store) => {
          const ledger = new Ledger(MUDDLED);
          for (const step of steps) await ledger.take(step, store);
        });
      }
    }, 300_000);
  },
  { releases: [LTS] },
);

async function moveThereAndBack(here: OpenCase, there: OpenCase, fill: (store: GraphStore) => Promise<void>) {
  const original = await inCase(here, async (store) => {
    await fill(store);
    return keep(store);
  });
  const copy = await inCase(there, async (store) => {
    await store.restore(feed(original.lines));
    return keep(store);
  });
  expect(copy).toEqual(original);
  const back = await inCase(here, async (store) => {
    await store.restore(feed(copy.lines));
    return keep(store);
  });
  expect(back).toEqual(original);
}

/** The whole graph with its ids, and its backup. */
async function keep(store: GraphStore) {
  const lines: string[] = [];
  for await (const line of store.backup()) lines.push(line);
  return { graph: await wholeGraph(store), lines };
}

async function* feed(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

async function inCase<Result>(open: OpenCase, use: (store: GraphStore) => Promise<Result>): Promise<Result> {
  const opened = await open();
  try {
    return await use(opened.store);
  } finally {
    await opened.dispose();
  }
}
