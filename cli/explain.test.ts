import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runClew } from "./testing.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-explain-"));
  await writeFile(
    join(folder, "a.txt"),
    "Anna Berg, founder of Vantor, met Carl Dorn in Prague on Monday. Dorn denied that he paid Berg.\n\nRead also: Boris Petrov marries",
  );
  await writeFile(join(folder, "evil.txt"), `The firm <script>alert(1)</script> "Acme & Sons" paid Anna Berg in Oslo.`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("shows each mention and claim with the rule that made it, and where it stands", async () => {
  const { code, stdout } = await explain("a.txt");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Anna Berg · Person · founder of Vantor$/m);
  expect(stdout).toContain("\n  0–9  Anna Berg  [name/typed]\n");
  expect(stdout).toMatch(/^ {2}\d+–\d+ {2}Berg {2}\[name\/typed, link\/surname\]$/m);
  expect(stdout).toMatch(/^ {2}\d+–\d+ {2}he {2}\[pronoun\]$/m);
  expect(stdout).toMatch(/^Prague · Place\n {2}\d+–\d+ {2}Prague {2}\[name\/known\]$/m);
  expect(stdout).toMatch(/^Anna Berg MET_WITH Carl Dorn {2}\[verb\/\S+\]$/m);
  expect(stdout).toMatch(/^ {2}denied, reported, by Carl Dorn, .*confidence/m);
});

it("writes a page that needs nothing else, with everything of the text escaped", async () => {
  const { code, stdout } = await explain("evil.txt", "--html", "why.html");
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^why\.html shows \d+ named/) as unknown });
  const page = await readFile(join(folder, "why.html"), "utf8");
  expect(page).not.toContain("<script");
  expect(page).toContain("&lt;script&gt;");
  expect(page).toMatch(/<mark class="Person name" title="Anna Berg, Person: name\/typed">Anna Berg<\/mark>/);
  expect(page).not.toMatch(/https?:/);
});

it("says what it takes", async () => {
  expect(await explain("none.txt")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("does not exist") as unknown,
  });
  expect(await explain(".")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("is a folder; expected one file") as unknown,
  });
});

function explain(...args: readonly string[]) {
  return runClew(["explain", ...args], { cwd: folder });
}
