import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ENGINE_VERSION } from "./case-file.js";
import { backupPath, setAside } from "./damage.js";
import { openEmbedded, type EmbeddedDatabase } from "./embedded.js";
import type { StoreWarning } from "./memory-warning.js";

let folder: string;
const open = new Set<EmbeddedDatabase>();

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "clew-case-")), "case");
});

afterEach(async () => {
  for (const database of open) await database.close();
  open.clear();
  await rm(join(folder, ".."), { recursive: true });
});

async function openCase(options: Partial<Parameters<typeof openEmbedded>[0]> = {}): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({ folder, ...options });
  open.add(database);
  return database;
}

async function close(database: EmbeddedDatabase): Promise<void> {
  open.delete(database);
  await database.close();
}

const add = (database: EmbeddedDatabase, id: string, text = "") =>
  database.write((transaction) => transaction.run("CREATE (:Document {id: $id, text: $text})", { id, text }));
const ids = (database: EmbeddedDatabase) =>
  database.read(async (transaction) => {
    const rows = await transaction.run<{ id: string }>("MATCH (d:Document) RETURN d.id AS id ORDER BY id");
    return rows.map(({ id }) => id);
  });

it("keeps what was written, and leaves one file and a note beside it", async () => {
  const first = await openCase();
  await first.createSchema();
  await first.createSchema();
  await add(first, "a");
  await first.query("RETURN 1 AS x", {}, { timeoutMs: 10_000, maxRows: 1 });
  await close(first);
  expect((await readdir(folder)).sort()).toEqual(["case.json", "graph.grafeo"]);
  expect(await ids(await openCase())).toEqual(["a"]);
});

it("looks up what the schema indexes", async () => {
  const database = await openCase();
  await database.createSchema();
  const [row] = await database.read((transaction) =>
    transaction.run<{ plan: string }>("EXPLAIN MATCH (d:Document {id: 'x'}) RETURN d"),
  );
  expect(row?.plan).toContain("[index: id]");
});

describe("one owner", () => {
  it("refuses a second opener in this process, naming it", async () => {
    await openCase();
    await expect(openCase()).rejects.toMatchObject({ code: "store-busy", details: { pid: process.pid } });
  });

  it("refuses a second process, and gives way once it is killed", async () => {
    const owner = await openElsewhere();
    await expect(openCase()).rejects.toMatchObject({ code: "store-busy", details: { pid: owner.pid } });
    owner.kill("SIGKILL");
    await once(owner, "exit");
    expect(await ids(await openCase())).toEqual(["from elsewhere"]);
  });

  it("takes over from a process that is gone, and from one whose number another has now", async () => {
    await mkdir(folder);
    for (const stale of [
      { pid: 2 ** 22 + 1, host: hostname(), started: "1", since: "2022-10-11T00:00:00Z" },
      { pid: process.pid, host: hostname(), started: "1", since: "2022-10-11T00:00:00Z" },
    ]) {
      await writeFile(join(folder, "owner.json"), JSON.stringify(stale));
      await close(await openCase());
      expect(existsSync(join(folder, "owner.json"))).toBe(false);
    }
  });

  it("finds the lock although the note about the owner is lost", async () => {
    await openCase();
    await rm(join(folder, "owner.json"));
    await expect(openCase()).rejects.toMatchObject({
      code: "store-busy",
      message: expect.stringContaining("another process") as string,
    });
  });

  /** A process that opens the case, writes, and stays. */
  async function openElsewhere() {
    const script = `
      const { openEmbedded } = await import(${JSON.stringify(new URL("embedded.js", import.meta.url).href)});
      const database = await openEmbedded({ folder: process.argv[1] });
      await database.write((transaction) => transaction.run("CREATE (:Document {id: 'from elsewhere'})"));
      console.log("open");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    return child;
  }
});

describe("a case of a newer Clew", () => {
  it.each([
    { format: 2, engine: "@grafeo-db/js", engineVersion: "0.6.0" },
    { format: 1, engine: "@grafeo-db/js", engineVersion: "0.10.1" },
  ])("$format $engineVersion is refused and left as it is", async (content) => {
    await close(await openCase());
    await writeFile(join(folder, "case.json"), JSON.stringify(content));
    await expect(openCase()).rejects.toMatchObject({ code: "store-newer" });
    expect(JSON.parse(await readFile(join(folder, "case.json"), "utf8"))).toEqual(content);
  });

  it("knows the version of the engine that is installed", () => {
    const installed = createRequire(import.meta.url).resolve("@grafeo-db/js/package.json");
    expect(JSON.parse(readFileSync(installed, "utf8"))).toMatchObject({ version: ENGINE_VERSION });
  });
});

describe("a damaged case", () => {
  const damages: Record<string, (file: string) => Promise<void>> = {
    "not the engine's": (file) => writeFile(file, "something else"),
    empty: (file) => writeFile(file, ""),
    "cut short": (file) => truncate(file, 40_000),
  };

  it.each(Object.keys(damages))("%s is told, and can be set aside", async (name) => {
    const database = await openCase();
    for (let count = 0; count < 50; count += 1) await add(database, String(count), "some text ".repeat(100));
    await close(database);
    await damages[name]?.(join(folder, "graph.grafeo"));
    await expect(openCase()).rejects.toMatchObject({ code: "store-damaged", details: { folder, backup: null } });

    await writeFile(backupPath(folder), "");
    await expect(openCase()).rejects.toMatchObject({ details: { backup: backupPath(folder) } });
    const aside = await setAside(folder);
    expect(await readdir(aside)).toEqual(["graph.grafeo"]);
    expect(await ids(await openCase())).toEqual([]);
  });

  it("a folder in place of the file is told as well", async () => {
    await mkdir(join(folder, "graph.grafeo"), { recursive: true });
    await expect(openCase()).rejects.toMatchObject({ code: "store-damaged" });
  });
});

it("says that a folder cannot be made", async () => {
  await writeFile(folder, "a file");
  await expect(openCase()).rejects.toMatchObject({ code: "store-failed" });
});

it("keeps the log short", async () => {
  const database = await openCase({ limits: { checkpointBytes: 200_000 } });
  for (let count = 0; count < 100; count += 1) await add(database, String(count), "some text ".repeat(2_000));
  await pause(500);
  expect(await logBytes()).toBeLessThan(1_000_000);
  await database.checkpoint();
  expect(await logBytes()).toBeLessThan(10_000);
});

async function logBytes(): Promise<number> {
  const log = join(folder, "graph.grafeo.wal");
  const sizes = (await readdir(log)).map(async (name) => (await stat(join(log, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

it("warns once when the engine holds more of the memory than it should", async () => {
  const warnings: StoreWarning[] = [];
  await openCase({ onWarning: (warning) => warnings.push(warning), limits: { memoryShare: 1e-6, memoryEveryMs: 20 } });
  await pause(300);
  expect(warnings).toEqual([
    {
      code: "memory",
      message: expect.stringMatching(/holds 0\.\d GB of this machine's [\d.]+ GB/) as string,
      hint: expect.stringContaining("clew restore") as string,
    },
  ]);
});

// Finding the engine's process takes Linux's /proc; engine.test.ts kills it on every system.
(process.platform === "linux" ? it : it.skip)("goes on when its engine is killed, and answers queries", async () => {
  const database = await openCase();
  await add(database, "a");
  const [engine] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(" ");
  process.kill(Number(engine), "SIGKILL");
  await add(database, "b");
  const result = await database.query("MATCH (d:Document) RETURN count(d)", {}, { timeoutMs: 10_000, maxRows: 1 });
  expect(result.rows).toEqual([[2]]);
});
