/** backup and restore. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { wholeGraph } from "../graph/testing/snapshot.js";
import { HARBOUR } from "../graph/testing/harbour.js";
import { CLEW, makeCase, runClew, runProcess, type TestCase } from "./testing.js";

let folder: string;
let harbour: TestCase;
let empty: TestCase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-keep-"));
  harbour = await makeCase(HARBOUR);
});
afterAll(async () => {
  await harbour.dispose();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  empty = await makeCase();
});
afterEach(() => empty.dispose());

it("clew backup and clew restore carry a case over, whole, packed or not", async () => {
  const [plain, packed] = [join(folder, "case.ndjson"), join(folder, "case.ndjson.gz")];
  expect(await harbour.run(["backup", "--out", plain])).toEqual({
    code: 0,
    stdout: "",
    stderr: `Wrote 3 documents to ${plain}.\n`,
  });
  await harbour.run(["backup", "--out", packed]);
  expect(gunzipSync(await readFile(packed))).toEqual(await readFile(plain));
  expect(await empty.run(["restore", packed])).toMatchObject({
    code: 0,
    stdout: "Restored 3 documents, 8 entities, 4 relations and 0 judgements.\n",
  });
  expect(await empty.open(wholeGraph)).toEqual(await harbour.open(wholeGraph));
});

it("clew backup | clew restore - does so through a pipe", async () => {
  const node = `"${process.execPath}" "${CLEW}"`;
  const script = `CLEW_DATA="${harbour.folder}" ${node} backup | CLEW_DATA="${empty.folder}" ${node} restore - --json`;
  const { stdout } = await runProcess("bash", ["-o", "pipefail", "-c", script], {});
  expect(JSON.parse(stdout)).toMatchObject({ documents: 3, entities: 8, relations: 4 });
  expect(await empty.open(wholeGraph)).toEqual(await harbour.open(wholeGraph));
});

describe("clew restore refuses", () => {
  it("a case that is not empty, and leaves it as it was", async () => {
    const before = await harbour.open(wholeGraph);
    const { stdout: lines } = await harbour.run(["backup"]);
    const { code, stderr } = await harbour.run(["restore", "-"], { input: lines });
    expect(code).toBe(1);
    expect(stderr).toContain("empty case");
    expect(await harbour.open(wholeGraph)).toEqual(before);
  });

  it.each([
    ["what is no backup", "hello\n", "Line 1"],
    ["half a backup", "", "breaks off"],
  ])("%s, naming the line", async (_, text, words) => {
    const { stdout: lines } = await harbour.run(["backup"]);
    const file = join(folder, "broken.ndjson");
    await writeFile(file, text || lines.slice(0, lines.lastIndexOf("\n{")));
    const { code, stdout, stderr } = await empty.run(["restore", file]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(words);
  });

  it("a packed backup that was cut off, in plain words", async () => {
    const file = join(folder, "cut.ndjson.gz");
    await harbour.run(["backup", "--out", file]);
    await writeFile(file, (await readFile(file)).subarray(0, 400));
    const { code, stderr } = await empty.run(["restore", file]);
    expect([code, stderr]).toEqual([
      1,
      "The packed file (.gz) is damaged or cut off: it cannot be unpacked to its end. Use one that is whole.\n",
    ]);
  });

  it("an export, and says which command takes it", async () => {
    const file = join(folder, "case.json");
    await harbour.run(["export", "--out", file]);
    const { code, stderr } = await empty.run(["restore", file]);
    expect([code, stderr]).toEqual([1, "This is an export, not a backup.\nUse clew import.\n"]);
  });

  it("a file that is not there", async () => {
    const { code, stderr } = await empty.run(["restore", join(folder, "none")]);
    expect([code, stderr]).toEqual([1, `There is no file or folder "${join(folder, "none")}".\n`]);
  });
});

it.each([
  ["query", "RETURN 1"],
  ["path", "Ann", "Bo"],
  ["rank", "degree"],
  ["suggest"],
  ["backup", "--out", "-.ndjson"],
  ["remove", "a"],
])("clew %s makes no case where there is none, and says so", async (...args) => {
  const nowhere = join(folder, "nowhere");
  const { code, stdout, stderr } = await runClew(args, { env: { CLEW_DATA: nowhere }, cwd: folder });
  expect([code, stdout, stderr]).toEqual([
    1,
    "",
    `There is no case at ${nowhere}.\nclew ingest makes one there; CLEW_DATA names another folder.\n`,
  ]);
  expect(existsSync(nowhere)).toBe(false);
});
