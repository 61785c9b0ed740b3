import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { number, text } from "../cypher/database.js";
import { Engine } from "./engine.js";

let folder: string;
let engine: Engine;
let runs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-engine-"));
  runs = 0;
  engine = startEngine();
  await engine.define([
    "CREATE CONSTRAINT IF NOT EXISTS FOR (n:Step) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX IF NOT EXISTS FOR (n:Step) ON (n.id)",
  ]);
});

afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

function startEngine(program?: string): Engine {
  const file = join(folder, "graph.grafeo");
  return new Engine({ file, checkpointBytes: 1_000_000, checkpointMs: 60_000, ...(program ? { program } : {}) });
}

const ids = () =>
  engine.read(async (transaction) => {
    const rows = await transaction.run<{ id: string }>("MATCH (n:Step) RETURN n.id AS id ORDER BY id");
    return rows.map((row) => row.id);
  });
const step = (id: string) => engine.write((transaction) => transaction.run("CREATE (:Step {id: $id})", { id }));

it("sees its own writes within a transaction, and none of them after a failed statement", async () => {
  await step("a");
  const failing = engine.write(async (transaction) => {
    await transaction.run("CREATE (:Step {id: 'b'})");
    expect(await transaction.run("MATCH (n:Step) RETURN count(n) AS count")).toEqual([{ count: 2 }]);
    await transaction.run("CREATE (:Step {id: 'a'})");
  });
  await expect(failing).rejects.toMatchObject({ code: "store-failed" });
  expect(await ids()).toEqual(["a"]);
});

it("tells rows by columns, within the transaction", async () => {
  const columns = await engine.write(async (transaction) => {
    await transaction.run("CREATE (:Step {id: 'é\\t1', weight: 0.5})");
    await transaction.run("CREATE (:Step {id: 'b'})");
    return transaction.columns("MATCH (n:Step) WHERE n.id <> $id WITH n ORDER BY n.id", WEIGHED, { id: "c" });
  });
  expect(columns).toEqual({ id: ["b", "é\t1"], weight: [NaN, 0.5], none: ["", ""] });
  const nothing = await engine.read((transaction) => transaction.columns("MATCH (n:Nothing)", WEIGHED));
  expect(nothing).toEqual({ id: [], weight: [], none: [] });
});
const WEIGHED = { id: text("n.id"), weight: number("n.weight"), none: text("n.none") };

it("commits nothing when the work swallows the failure of a statement", async () => {
  const careless = engine.write(async (transaction) => {
    await transaction.run("CREATE (:Step {id: 'a'})");
    await transaction.run("CREATE (:Step {id: ").catch(() => undefined);
  });
  await expect(careless).rejects.toMatchObject({ code: "store-failed" });
  expect(await ids()).toEqual([]);
});

it("runs writes one at a time, in order", async () => {
  const add = () =>
    engine.write(async (transaction) => {
      const [row] = await transaction.run<{ count: number }>("MATCH (n:Step) RETURN count(n) AS count");
      await transaction.run("CREATE (:Step {id: $id})", { id: String(row?.count) });
    });
  await Promise.all(Array.from({ length: 10 }, add));
  expect(await ids()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
});

it("runs statements that were not waited for in order, on one snapshot", async () => {
  await engine.write(async (transaction) => {
    await Promise.all([
      transaction.run("CREATE (:Step {id: 'a'})"),
      transaction.run("MATCH (n:Step {id: 'a'}) SET n.seen = true"),
    ]);
  });
  await engine.read(async (transaction) => {
    const before = await transaction.run("MATCH (n:Step) RETURN n.id AS id, n.seen AS seen, n.other AS other");
    await step("b");
    const after = await transaction.run("MATCH (n:Step) RETURN n.id AS id, n.seen AS seen, n.other AS other");
    expect(before).toEqual([{ id: "a", seen: true, other: null }]);
    expect(after).toEqual(before);
  });
});

it("refuses to write in a read", async () => {
  const reading = engine.read((transaction) => transaction.run("CREATE (:Step {id: 'a'})"));
  await expect(reading).rejects.toMatchObject({ code: "store-failed" });
  expect(await ids()).toEqual([]);
});

it("runs the work again when another transaction was first", async () => {
  await step("a");
  await engine.write(async (transaction) => {
    runs += 1;
    await transaction.run("MATCH (n:Step {id: 'b'}) RETURN n.id AS id"); // takes the snapshot
    if (runs === 1) await setInAnotherTransaction();
    await transaction.run("MATCH (n:Step {id: 'a'}) SET n.by = 'us'");
  });
  expect(runs).toBe(2);
});

/** What no caller can do through the queue: a second write beside the first. */
async function setInAnotherTransaction(): Promise<void> {
  await engine.writeBeside((transaction) => transaction.run("MATCH (n:Step {id: 'a'}) SET n.by = 'them'"));
}

it("does not run a work again for ever", async () => {
  const deadly = engine.write(async (transaction) => {
    runs += 1;
    await transaction.run("CREATE (:Step {id: 'a'})");
    killEngine();
    await transaction.run("CREATE (:Step {id: 'b'})");
  });
  await expect(deadly).rejects.toMatchObject({ code: "store-failed" });
  expect(runs).toBe(3);
  expect(await ids()).toEqual([]);
});

it("runs a read again after an abort of the engine", async () => {
  await step("a");
  const seen = await engine.read(async (transaction) => {
    if (runs++ === 0) killEngine("SIGABRT");
    return transaction.run("MATCH (n:Step) RETURN n.id AS id");
  });
  expect(seen).toEqual([{ id: "a" }]);
  expect(runs).toBe(2);
});

it("loses nothing acknowledged in fifty kills, and does nothing twice", async () => {
  const acknowledged: string[] = [];
  // CREATE under a constraint: a work that is run again after its commit would stumble over its own.
  const add = async (end?: () => void) => {
    const id = String(acknowledged.length).padStart(6, "0");
    await engine.write(async (transaction) => {
      await transaction.run("CREATE (:Step {id: $id})", { id });
      end?.();
      end = undefined; // one kill each: a slow machine may lose every attempt to a kill of its own
    });
    acknowledged.push(id);
  };
  for (let kills = 0; kills < 50; kills += 1) {
    for (let count = 0; count < 10; count += 1) await add();
    // Every other one while the commit is under way, the rest anywhere.
    if (kills % 2 === 0) await add(() => setTimeout(killEngine, Math.random() * 3));
    else setTimeout(killEngine, Math.random() * 20);
  }
  expect(await ids()).toEqual(acknowledged);
  await engine.close();
  engine = startEngine();
  expect(await ids()).toEqual(acknowledged);
}, 180_000);

it("knows whether a commit without an answer was done", async () => {
  await engine.close();
  engine = startEngine(await writeMortalEngine());
  for (const id of ["a", "b", "c"]) {
    await engine.write(async (transaction) => {
      runs += 1;
      await transaction.run("CREATE (:Step {id: $id})", { id });
    });
  }
  expect(await ids()).toEqual(["a", "b", "c"]);
  expect(runs).toBe(3);
});

/** An engine process that ends after every commit, before it answers. */
async function writeMortalEngine(): Promise<string> {
  const program = join(folder, "mortal-engine.mjs");
  const engineModule = pathToFileURL(createRequire(import.meta.url).resolve("@grafeo-db/js")).href;
  await writeFile(
    program,
    `import grafeo from ${JSON.stringify(engineModule)};
     const { commit } = grafeo.Transaction.prototype;
     grafeo.Transaction.prototype.commit = function () {
       commit.call(this);
       process.kill(process.pid, "SIGKILL");
     };
     await import(${JSON.stringify(new URL("engine-process.js", import.meta.url).href)});`,
  );
  return pathToFileURL(program).href;
}

function killEngine(signal: NodeJS.Signals = "SIGKILL"): void {
  if (engine.pid !== undefined) process.kill(engine.pid, signal);
}
