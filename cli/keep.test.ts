/** backup and restore. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { wholeGraph } from "../graph/testing/snapshot.js";
import { HARBOUR } from "../graph/testing/harbour.js";
import { CLEW, makeCase, runProcess, type TestCase } from "./testing.js";

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

  it("a file that is not there", async () => {
    const { code, stderr } = await empty.run(["restore", join(folder, "none")]);
    expect([code, stderr]).toEqual([1, `There is no file or folder "${join(folder, "none")}".\n`]);
  });
});
