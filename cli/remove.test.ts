import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toFileKey } from "../ingest/read/source.js";
import { claim, reading, sentence } from "../graph/testing/reading.js";
import { HARBOUR } from "../graph/testing/harbour.js";
import { makeCase, type TestCase } from "./testing.js";

let folder: string;
let made: TestCase;
const known = sentence("[Clara Dorn] leads [Redhall].", claim("Clara Dorn", "LEADS", "Redhall"));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-remove-"));
  const file = { key: toFileKey(join(folder, "note.txt")), publisher: "Notes", title: "A note" };
  made = await makeCase([...HARBOUR, reading(file, known)]);
});
afterEach(async () => {
  await made.dispose();
  await rm(folder, { recursive: true });
});

const titles = () =>
  made.open(async (store) => (await store.documents({ limit: 10 })).items.map(({ title }) => title).sort());
const ALL = ["A note", "Port Herald, page 1", "Port Herald, page 2", "The Ledger, page 1"];

describe("clew remove", () => {
  it("takes an address, a file and a whole title, and leaves the rest", async () => {
    const { code, stdout } = await made.run(
      ["remove", "https://the-ledger.example/1", "note.txt", "port herald, page 2"],
      { cwd: folder },
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Removed The Ledger, page 1 \(The Ledger\) doc-\w+\.\nRemoved A note .*\nRemoved Port Herald, page 2 .*\n$/,
    );
    expect(await titles()).toEqual(["Port Herald, page 1"]);
    expect((await made.run(["path", "Northgate", "Lantern"])).stdout).toContain("operates");
  });

  it("takes a file by the address that it names as its own", async () => {
    await writeFile(join(folder, "page.md"), "---\nurl: https://port-herald.example/1\n---\n\nSome text.\n");
    expect(await made.run(["remove", join(folder, "page.md")])).toMatchObject({ code: 0 });
    expect(await titles()).toEqual(["A note", "Port Herald, page 2", "The Ledger, page 1"]);
  });

  it("removes what it can and names what it cannot", async () => {
    const { code, stdout, stderr } = await made.run(["remove", "no such", "A note", "Port Herald", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ removed: [{ title: "A note" }] });
    expect(stderr).toContain('No document of this case is "no such"');
    expect(stderr).toMatch(/No document of this case is "Port Herald".*Near are:\n {2}Port Herald, page \d/);
    expect(await titles()).toEqual(ALL.slice(1));
  });
});
