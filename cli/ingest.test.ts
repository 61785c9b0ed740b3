import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newsArticle } from "../bench/news.js";
import { createRandom } from "../bench/random.js";
import { shapeOf } from "../graph/testing/snapshot.js";
import { openOwnCase } from "./case.js";
import { toSettings } from "./settings.js";
import { runClew } from "./testing.js";

/** How often the run is killed; CLEW_KILLS=50 takes some minutes. */
const KILLS = Number(process.env["CLEW_KILLS"] ?? 12);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-cli-ingest-"));
  await mkdir(join(folder, "texts"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("says a line for each document and a summary, and ends with 1 when one failed", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  await write("b.txt", "");
  await write("c.txt", Buffer.from("Caf\u00e9 owner Ann Lee met Bo Chen. ".repeat(5), "latin1"));
  const { code, out, err } = await clew(["ingest", "texts"]);
  expect(out).toMatch(/^added: texts\/a\.txt \(30 characters, \d claims?\)$/m);
  expect(out).toMatch(/^failed: texts\/b\.txt is empty \(0 bytes\); text was expected\.$/m);
  expect(out).toMatch(/^added: texts\/c\.txt \(.*; read as .*\(detected; not valid UTF-8\)\)$/m);
  expect(out).toMatch(/^2 documents in [\d.]+ s: 2 added\.$/m);
  expect(out).toMatch(/^The case holds 2 documents, .*people.* and \d+ claims?\.$/m);
  expect(err).toBe("1 document failed; the rest is kept:\n  texts/b.txt is empty (0 bytes); text was expected.\n");
  expect(code).toBe(1);
});

it("ends with 0 when all is stored, and again when all was", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  expect(await clew(["ingest", "texts"])).toMatchObject({ code: 0, err: "" });
  expect(await clew(["ingest", "texts/a.txt"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("unchanged: texts/a.txt\n") as unknown,
  });
});

it("takes up the user's own knowledge, reads again what a change of it touches, and says where it is wrong", async () => {
  await write("a.txt", "Ann Lee bribed Bo Chen in Geneva.");
  await write("b.txt", "Carl Dorn met Erik Falk in Rome.");
  await clew(["ingest", "texts"]);
  await mkdir(join(folder, "clew.config"));
  const pattern = '"[<subject>#Entity] bribed [<object>#Entity]"';
  await writeFile(
    join(folder, "clew.config/relations.yaml"),
    `BRIBED:\n  wording: bribed\n  inverse: was bribed by\n  patterns: [${pattern}]\n`,
  );
  const { out } = await clew(["ingest", "texts"]);
  expect(out).toMatch(/^read again by newer rules: texts\/a\.txt/m);
  expect(out).toMatch(/^unchanged: texts\/b\.txt/m);
  expect((await clew(["query", "MATCH (a)-[r:BRIBED]->(b) RETURN a.name, b.name"])).out).toContain("Bo Chen");
  await writeFile(join(folder, "clew.config/names.yaml"), "Ship:\n  Nordlys:\n");
  const wrong = await clew(["ingest", "texts"]);
  expect(wrong).toMatchObject({ code: 1, out: "" });
  expect(wrong.err).toContain("names.yaml:1: Ship: expected one of Person");
});

it.each([
  [["ingest"], "missing required argument"],
  [["ingest", "a.txt", "--date", "2023-02-30"], "Expected a date that exists"],
  [["ingest", "a.txt", "--max-size", "0"], "Expected megabytes above 0"],
  [["ingest", "a.txt", "--workers", "none"], "Expected a whole number"],
  [["ingest", "a.txt", "--wat"], "unknown option"],
])("ends with 2 for %j", async (args, message) => {
  const { code, err, out } = await clew(args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

it("says that there is nothing to read", async () => {
  await write("a.jpg", "x");
  expect(await clew(["ingest", "texts"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is nothing to read") as unknown,
  });
});

it("reads standard input, with the publisher and date that are given", async () => {
  const { out, code } = await clew(["ingest", "-", "--publisher", "The Weekly", "--date", "2022-10"], {
    input: "Ann Lee met Bo Chen.",
  });
  expect({ out: out.split("\n")[0], code }).toEqual({
    out: expect.stringMatching(/^added: stdin \(20 characters/) as unknown,
    code: 0,
  });
  expect(await documents()).toEqual([expect.objectContaining({ publisher: "The Weekly", published: "2022-10" })]);
});

it("prints with --json what is found, and stores nothing", async () => {
  await write("a.txt", "Ann Lee met Bo Chen in Geneva.");
  await write("b.md", "---\ntitle: B\n---\nAnn Lee resigned.\n");
  const { code, out, err } = await clew(["ingest", "--json", "texts", "gone"]);
  const form = JSON.parse(out) as { documents: { id: string; entities: { name: string; mentions: object[] }[] }[] };
  expect(form.documents.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(form.documents[0]?.entities.find(({ name }) => name === "Ann Lee")?.mentions).toEqual([
    { start: 0, end: 7, kind: "name" },
  ]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("gone does not exist.") as unknown });
  await expect(readFile(join(folder, ".clew"))).rejects.toMatchObject({ code: "ENOENT" });
});

it("stops at Ctrl-C after the documents at hand, keeps them, and goes on when run again", async () => {
  await writeNews(120);
  const first = await clew(["ingest", "texts"], {
    onAdded: (child) => child.kill("SIGINT"),
  });
  expect({ code: first.code, err: first.err }).toEqual({
    code: 130,
    err: "\nStopping after the documents at hand. Ctrl-C again stops at once.\nStopped before the end. Run the same command again to go on.\n",
  });
  const done = count(first.out, "added");
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(120);
  const second = await clew(["ingest", "texts"]);
  expect([count(second.out, "unchanged"), count(second.out, "added"), second.code]).toEqual([done, 120 - done, 0]);
}, 120_000);

it(`loses nothing that it acknowledged when it is killed, ${KILLS} times over, and ends in the same graph`, async () => {
  await writeNews(40);
  const random = createRandom(7);
  let kills = 0;
  for (let round = 0; kills < KILLS; round++) {
    const stored = new Set<string>();
    for (let isDone = false; !isDone;) {
      const { out, code } = await clew(["ingest", "texts"], {
        data: `case-${round}`,
        onAdded: (child) => setTimeout(() => child.kill("SIGKILL"), random.below(500)),
      });
      const added = linesOf(out, "added");
      expect(added.filter((name) => stored.has(name))).toEqual([]);
      // What was written just before a kill, too late for its line to be printed, is told as unchanged by a later run.
      for (const name of [...added, ...linesOf(out, "unchanged")]) stored.add(name);
      isDone = code === 0;
      if (!isDone) kills++;
    }
    expect(stored.size).toBe(40);
    expect(await shape(`case-${round}`)).toEqual(await neverKilled());
  }
}, 600_000);

let whole: Promise<unknown> | undefined;
/** The graph of a run that went through. */
async function neverKilled(): Promise<unknown> {
  whole ??= clew(["ingest", "texts"], { data: "whole" }).then(() => shape("whole"));
  return whole;
}

async function shape(data: string) {
  const store = await openOwnCase(toSettings({ CLEW_DATA: join(folder, data) }));
  try {
    return await shapeOf(store);
  } finally {
    await store.close();
  }
}

async function documents() {
  const store = await openOwnCase(toSettings({ CLEW_DATA: join(folder, ".clew") }));
  try {
    return (await store.documents({ limit: 10 })).items;
  } finally {
    await store.close();
  }
}

interface Options {
  readonly data?: string;
  readonly input?: string;
  /** Called once, when the first document is acknowledged. */
  readonly onAdded?: (child: ChildProcess) => void;
}

async function clew(args: readonly string[], { data = ".clew", input, onAdded }: Options = {}) {
  let isAdded = false;
  const watch = (stdout: string, child: ChildProcess) => {
    if (isAdded || !/^added/m.test(stdout)) return; // 'added: a.txt'
    isAdded = true;
    onAdded?.(child);
  };
  const env = { CLEW_DATA: join(folder, data) };
  const { code, stdout, stderr } = await runClew(args, {
    cwd: folder,
    env,
    watch,
    ...(input !== undefined && { input }),
  });
  return { code, out: stdout, err: stderr };
}

/** The names after `added: `. The last line of a killed run may be cut off. */
function linesOf(out: string, outcome: string): string[] {
  const whole = out.slice(0, out.lastIndexOf("\n") + 1);
  return [...whole.matchAll(new RegExp(`^${outcome}: (\\S+)`, "gm"))].map((match) => match[1] ?? "");
}

const count = (out: string, outcome: string) => linesOf(out, outcome).length;

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await writeFile(join(folder, "texts", name), content);
}

async function writeNews(number: number): Promise<void> {
  for (let index = 0; index < number; index++) {
    const { id, text } = newsArticle(index);
    await write(`${id}.txt`, text);
  }
}
