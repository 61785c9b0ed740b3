import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCsv } from "./csv.js";
import { formats } from "./formats.js";
import { CLEAN_NAME, CLEAN_QUOTE, ENTITIES, RELATIONS, testSource } from "./testing.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-csv-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(name: string): Promise<Record<string, string>[]> {
  return parse<Record<string, string>>(await readFile(join(folder, name)), { columns: true, bom: true });
}

describe("CSV for neo4j-admin", () => {
  it("has its headers, and every name and quote as it was, forbidden characters aside", async () => {
    await writeCsv(testSource(), folder, "neo4j");
    const entities = await read("entities.csv");
    expect(entities[0]).toEqual({
      "id:ID": "person/o-brien",
      name: CLEAN_NAME,
      type: "Person",
      "aliases:string[]": "Brien, the elder;@brien",
      "mentions:int": "3",
      ":LABEL": "Entity;Person",
    });
    expect(entities[1]?.[":LABEL"]).toBe("Entity;Organization;Agency");
    const relations = await read("relations.csv");
    expect(relations.map((row) => [row[":START_ID"], row[":TYPE"], row[":END_ID"], row["predicate"]])).toEqual([
      ["person/o-brien", "SPOKE_WITH", "agency/ministry", "SPOKE_WITH"],
      ["agency/ministry", "USES", "system/starlink", "USES"],
      ["agency/ministry", "DENIED", "system/starlink", "CONTROLS"],
    ]);
    const claims = await read("claims.csv");
    expect(claims).toHaveLength(4);
    expect(claims[0]).toMatchObject({ relation: RELATIONS[0]!.relation.id, quote: CLEAN_QUOTE, stance: "asserted" });
  });

  it("links claims only to what is in the files", async () => {
    await writeCsv(testSource(), folder, "neo4j");
    const ids = new Set(
      (await Promise.all(["entities.csv", "documents.csv", "claims.csv"].map(read))).flat().map((row) => row["id:ID"]),
    );
    const links = await read("claim-links.csv");
    expect(links).toHaveLength(4 * 3);
    expect(links.filter((row) => !ids.has(row[":START_ID"]) || !ids.has(row[":END_ID"]))).toEqual([]);
  });

  it("makes a folder that is not there", async () => {
    await writeCsv(testSource(), join(folder, "new", "folder"), "neo4j");
    expect(await read("new/folder/entities.csv")).toHaveLength(3);
  });

  it("fails with the disk's own words when a file cannot be written", async () => {
    await writeFile(join(folder, "taken"), "");
    await expect(writeCsv(testSource(), join(folder, "taken"), "neo4j")).rejects.toMatchObject({ code: "EEXIST" });
  });

  it("holds any number of rows", async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ ...ENTITIES[1]!, name: `Name ${index}` }));
    await writeCsv(testSource(many, []), folder, "neo4j");
    const rows = await read("entities.csv");
    expect([rows.length, rows.at(-1)?.["name"]]).toEqual([20_000, "Name 19999"]);
  });
});

describe("CSV for spreadsheets", () => {
  it("has no cell that begins like a formula", async () => {
    await writeCsv(testSource(), folder, "spreadsheet");
    for (const name of ["entities.csv", "documents.csv", "relations.csv", "claims.csv"]) {
      const cells = (await read(name)).flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]); // "=1+1"
    }
    expect((await read("claims.csv"))[0]?.["quote"]).toBe(`'${CLEAN_QUOTE}`);
  });

  it("begins with a byte order mark", async () => {
    await writeCsv(testSource(), folder, "spreadsheet");
    expect((await readFile(join(folder, "entities.csv"))).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });
});

describe("the zip", () => {
  it("holds the same files", async () => {
    const zip = await zipped();
    const names = await writeCsv(testSource(), folder, "neo4j");
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual(names);
    for (const name of names) expect(Buffer.from(files[name]!)).toEqual(await readFile(join(folder, name)));
  });

  const python = spawnSync("python3", ["--version"]).status === 0;
  if (!python) console.warn("Skipped: the zip in Python's zipfile, because there is no python3 here.");
  (python ? it : it.skip)("is whole for Python's zipfile", async () => {
    const file = join(folder, "case.zip");
    await writeFile(file, await zipped());
    const script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))";
    expect(execFileSync("python3", ["-c", script, file], { encoding: "utf8" })).toBe("None 6\n");
  });
});

async function zipped(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of formats.csv.write(testSource())) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
