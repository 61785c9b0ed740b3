import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NameKey } from "../graph/ids.js";
import { wholeGraph } from "../graph/testing/snapshot.js";
import { HARBOUR } from "../graph/testing/harbour.js";
import { makeCase, type TestCase } from "./testing.js";

let harbour: TestCase;
let folder: string;
beforeAll(async () => {
  harbour = await makeCase(HARBOUR);
  await harbour.open(async (store) => {
    const undone = await store.judge({ kind: "rename", name: "thing:lantern" as NameKey, to: "Lamp" });
    await store.undoJudgement(undone.id);
    await store.judge({ kind: "rename", name: "thing:redhall" as NameKey, to: "Red Hall" });
  });
});
afterAll(() => harbour.dispose());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-export-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

const out = (name: string) => join(folder, name);

describe("clew export of the whole case", () => {
  it.each([
    ["json", "case.json", '"format": "clew"'],
    ["graphml", "case.graphml", "<graphml"],
    ["gexf", "case.gexf", "<gexf"],
    ["cypher", "case.cypher", "CREATE CONSTRAINT"],
  ])("writes %s to a file and the same into a pipe", async (format, name, words) => {
    expect(await harbour.run(["export", "--out", out(name)])).toEqual({
      code: 0,
      stdout: "",
      stderr: `Wrote ${out(name)}.\n`,
    });
    const file = await readFile(out(name), "utf8");
    expect(file).toContain(words);
    expect(file).toContain("Anna Berg denied that she had spoken with Boris Cole.");
    const { stdout } = await harbour.run(["export", "--format", format]);
    const undated = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, ""); // '2022-10-11T12:00:00.000Z'
    expect(undated(stdout)).toBe(undated(file));
    expect(await readdir(folder)).toEqual([name]);
  });

  it("writes CSV into a folder, or a zip", async () => {
    await harbour.run(["export", "--format", "csv", "--out", out("tables")]);
    await harbour.run(["export", "--out", out("tables.zip")]);
    const files = unzipSync(await readFile(out("tables.zip")));
    expect(Object.keys(files).sort()).toEqual((await readdir(out("tables"))).sort());
    const relations = parse<Record<string, string>>(await readFile(out("tables/relations.csv")), { columns: true });
    expect(relations.map((row) => [row[":START_ID"], row[":TYPE"], row["predicate"], row[":END_ID"]]).sort()).toEqual([
      ["agency/redhall", "DENIED", "USES", "system/lantern"],
      ["organization/northgate", "OPERATES", "OPERATES", "system/lantern"],
      ["person/anna-berg", "SPOKE_WITH", "SPOKE_WITH", "person/boris-cole"],
      ["person/boris-cole", "FOUNDED", "FOUNDED", "organization/northgate"],
    ]);
  });

  it("fills an empty case with an equal one: ids and judgements too, those taken back included", async () => {
    const copy = await makeCase();
    try {
      await harbour.run(["export", "--out", out("case.json")]);
      expect(await copy.run(["import", out("case.json")])).toMatchObject({
        code: 0,
        stdout: "Documents: 3 added. Judgements: 1; 1 stays taken back.\n",
      });
      expect(await copy.open(wholeGraph)).toEqual(await harbour.open(wholeGraph));
      expect(await copy.run(["import", out("case.json")])).toMatchObject({
        code: 0,
        stdout: "Documents: 3 there already. Judgements: 0.\n",
      });
      expect(await copy.open(wholeGraph)).toEqual(await harbour.open(wholeGraph));
    } finally {
      await copy.dispose();
    }
  });

  it("read again later leaves taken back what was in force when it was written, and judges anew what was judged since", async () => {
    const copy = await makeCase();
    try {
      await harbour.run(["export", "--out", out("case.json")]);
      expect(await copy.run(["import", out("case.json")])).toMatchObject({ code: 0, stderr: "" });
      const [before] = (await copy.open((store) => store.judgements())).filter(({ undoneAt }) => !undoneAt);
      await copy.open((store) => store.undoJudgement(before!.id));
      expect((await copy.run(["import", out("case.json")])).stdout).toContain("Judgements: 0; 1 stays taken back.");
      expect((await copy.open((store) => store.judgements())).every(({ undoneAt }) => undoneAt)).toBe(true);

      const exported = JSON.parse(await readFile(out("case.json"), "utf8")) as { judgements: { at: string }[] };
      for (const each of exported.judgements) each.at = new Date(Date.now() + 1000).toISOString();
      await writeFile(out("later.json"), JSON.stringify(exported));
      expect((await copy.run(["import", out("later.json")])).stdout).toContain("Judgements: 1.");
    } finally {
      await copy.dispose();
    }
  });

  it("of an empty case is answered as what it is", async () => {
    const empty = await makeCase();
    try {
      const { code, stderr } = await empty.run(["export", "--out", out("case.json")]);
      expect([code, stderr]).toEqual([
        1,
        "The case is empty: there is nothing to export.\nRead documents into it first: clew ingest.\n",
      ]);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      await empty.dispose();
    }
  });

  it("leaves what was there when the file cannot be written", async () => {
    const { code, stderr } = await harbour.run(["export", "--out", out("no/such/folder.json")]);
    expect(code).toBe(1);
    expect(stderr).toContain(`There is no folder ${out("no/such")} to write folder.json into.`);
    expect(stderr).not.toMatch(/^ +at /m); // '    at Object.<anonymous> (file.js:1:2)'
  });
});

it("clew export adds measures of the whole case as columns of the entities", async () => {
  const options = ["--entity", "Boris Cole", "--measure", "degree", "--measure", "k-core", "--measure", "pagerank"];
  await harbour.run(["export", "--format", "spreadsheet", "--out", out("tables"), ...options]);
  const entities = parse<Record<string, string>>(await readFile(out("tables/entities.csv")), {
    columns: true,
    bom: true,
  });
  expect(entities.map(({ name, degree, kCore }) => [name, degree, kCore]).sort()).toEqual([
    ["Anna Berg", "1", "1"],
    ["Boris Cole", "2", "1"],
    ["Northgate", "2", "1"],
  ]);
  expect(entities.every(({ pagerank }) => Number(pagerank) > 0)).toBe(true);
  for (const format of ["graphml", "gexf", "cypher"]) {
    expect((await harbour.run(["export", "--format", format, ...options])).stdout).toContain("kCore");
  }
  expect(await harbour.run(["export", "--format", "json", ...options])).toMatchObject({ code: 2, stdout: "" });
});

describe("clew export of a part of the case", () => {
  const exportJson = async (...args: string[]) => {
    const { code, stdout, stderr } = await harbour.run(["export", "--format", "json", ...args]);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as {
      header: { title: string };
      entities: { name: string }[];
      relations: { type: string; status: string; proof: { quote: string }[] }[];
      documents: { sources: { publisher: string }[] }[];
      judgements: object[];
    };
  };

  it("takes an entity with what surrounds it, and the documents behind it", async () => {
    const { header, entities, relations, documents, judgements } = await exportJson("--entity", "Boris Cole");
    expect(header.title).toBe("Boris Cole and what is within 1 hop");
    expect(entities.map(({ name }) => name).sort()).toEqual(["Anna Berg", "Boris Cole", "Northgate"]);
    expect(relations.map(({ type, proof }) => [type, proof.length]).sort()).toEqual([
      ["FOUNDED", 1],
      ["SPOKE_WITH", 2],
    ]);
    expect(documents).toHaveLength(2);
    expect(judgements).toHaveLength(2);
  });

  it("reaches further when asked to", async () => {
    const { entities } = await exportJson("--entity", "Anna Berg", "--hops", "3");
    expect(entities.map(({ name }) => name).sort()).toEqual(["Anna Berg", "Boris Cole", "Lantern", "Northgate"]);
    expect((await exportJson("--entity", "Anna Berg", "--entity", "Lantern", "--hops", "0")).relations).toEqual([]);
  });

  it("takes the result of a query", async () => {
    const { entities, relations } = await exportJson("--query", "MATCH (a)-[r:DENIED]->(b) RETURN r");
    expect(entities.map(({ name }) => name).sort()).toEqual(["Lantern", "Red Hall"]);
    expect(relations).toMatchObject([{ type: "USES", status: "denied" }]);
  });

  it("takes the paths between two", async () => {
    const { entities, relations } = await exportJson("--path", "Anna Berg", "Northgate");
    expect(entities.map(({ name }) => name).sort()).toEqual(["Anna Berg", "Boris Cole", "Northgate"]);
    expect(relations).toHaveLength(2);
  });

  it("can be imported", async () => {
    const other = await makeCase();
    try {
      await harbour.run(["export", "--out", out("part.json"), "--path", "Anna Berg", "Boris Cole"]);
      expect(await other.run(["import", out("part.json")])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("2 added") as string,
      });
      expect((await other.run(["path", "Anna Berg", "Boris Cole"])).stdout).toContain("contested");
    } finally {
      await other.dispose();
    }
  });

  it.each([
    ["a query's result without entities", ["--query", "RETURN 1 AS one"], "nothing to export"],
    ["paths that are not there", ["--path", "Redhall", "Anna Berg"], "nothing to export"],
    ["an unknown name", ["--entity", "Nobody"], 'called "Nobody"'],
    ["an ambiguous name", ["--entity", "Boris"], '"Boris" may mean'],
  ])("of %s is answered as what it is", async (_, args, words) => {
    const { code, stdout, stderr } = await harbour.run(["export", "--format", "gexf", ...args]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(words);
  });
});

describe("clew import refuses", () => {
  it.each([
    ["what is not JSON", "hello", "cannot be read as JSON"],
    ["JSON that is not Clew's", '{"nodes": []}', "not an export of Clew's"],
    [
      "a backup",
      '{"clew":"backup","schemaVersion":1}\n{"end":{}}\n',
      "This is a backup, not an export.\nUse clew restore.",
    ],
    ["an export of a newer Clew", '{"format": "clew", "version": 99}', "newer Clew"],
    [
      "a damaged document",
      '{"format": "clew", "version": 1,\n"documents": [\n{"text": 5}\n]}',
      "The document at line 4 cannot be used: text",
    ],
    ["half a file", '{"format": "clew", "version": 1, "documents": [', "breaks off"],
  ])("%s, and stores nothing", async (_, text, words) => {
    const empty = await makeCase();
    try {
      await writeFile(out("in.json"), text);
      const { code, stdout, stderr } = await empty.run(["import", out("in.json")]);
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain(words);
      expect(await empty.open((store) => store.counts())).toMatchObject({ documents: 0, judgements: 0 });
    } finally {
      await empty.dispose();
    }
  });

  it("a file that is not there", async () => {
    const { code, stderr } = await harbour.run(["import", out("none.json")]);
    expect([code, stderr]).toEqual([1, `There is no file or folder "${out("none.json")}".\n`]);
  });
});

it("clew export | clew import - carries a case through a pipe", async () => {
  const copy = await makeCase();
  try {
    const { stdout } = await harbour.run(["export", "--format", "json"]);
    expect(await copy.run(["import", "-"], { input: stdout })).toMatchObject({ code: 0 });
    expect(await copy.open(wholeGraph)).toEqual(await harbour.open(wholeGraph));
  } finally {
    await copy.dispose();
  }
});
