import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setOwnRelationTypes } from "../graph/ontology.js";
import { readConfig } from "./config.js";
import type { Knowledge } from "./knowledge.js";
import { extract } from "./pipeline.js";
import { toExtractedWith } from "./version.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-config-"));
});
afterEach(async () => {
  setOwnRelationTypes([]);
  await rm(folder, { recursive: true, force: true });
});

const PAGE = new URL("../../docs/config.md", import.meta.url);

it("does what its page says, by the page's own example", async () => {
  const page = await readFile(PAGE, "utf8");
  const files = [...page.matchAll(/^## `(\S+)`[^]*?```\w+\n([^]*?)```/gm)]; // "## `names.yaml` … ```yaml\nPerson: …```"
  for (const [, name = "", content = ""] of files) await writeFile(join(folder, name), content);
  expect(files.map(([, name]) => name)).toEqual(["names.yaml", "relations.yaml", "ignore.txt"]);
  const text = /^## What is found\s+```text\n([^]*?)```/m.exec(page)?.[1] ?? "";
  const { claims, names } = read(text, await load());
  expect(claims).toEqual(["Anna Berg BRIBED Blue Lagoon: asserted", "Blue Lagoon USES Kestrel: asserted"]);
  expect(names.sort()).toEqual(["Anna Berg", "Blue Lagoon", "Kestrel"]);
});

const BRIBED = "BRIBED:\n  wording: bribed\n  inverse: was bribed by\n  patterns:\n";
const PATTERN = `    - "[<subject>#Entity] #Auxiliary? #Negative? #Adverb? {bribe} [<object>#Entity]"\n`;

it.each([
  ["Anna Berg bribed Carl Dorn.", ["Anna Berg BRIBED Carl Dorn: asserted"]],
  ["Anna Berg did not bribe Carl Dorn.", ["Anna Berg BRIBED Carl Dorn: negated"]],
  ["Carl Dorn denied that Anna Berg bribed Erik Falk.", ["Anna Berg BRIBED Erik Falk: denied"]],
  ["Did Anna Berg bribe Carl Dorn?", []],
  ["If Anna Berg bribed Carl Dorn, the board will meet.", []],
  ["Anna Berg's lawyer bribed Carl Dorn.", []],
])("finds by a pattern in '%s' %j", async (text, expected) => {
  await write("relations.yaml", BRIBED + PATTERN);
  const { claims } = read(text, await load());
  expect(claims.filter((claim) => claim.includes("BRIBED"))).toEqual(expected);
});

it("is not there without its folder, and empty with an empty one", async () => {
  expect(await readConfig(join(folder, "none"))).toBeUndefined();
  expect(await readConfig(folder)).toEqual({ names: [], types: [], patterns: [], ignore: [] });
});

it.each([
  ["names.yaml", "Person:\n  Anna Berg: [A. Berg\n", 3, "Flow sequence"],
  ["names.yaml", "Person:\n  Anna Berg:\nShip:\n  Nordlys:\n", 3, "Ship: expected one of Person"],
  ["names.yaml", "Person:\n  Anna Berg: A. Berg\n", 2, "Person.Anna Berg: expected a list"],
  ["relations.yaml", "bribed:\n  wording: bribed\n", 1, "bribed: expected a type in capitals"],
  ["relations.yaml", "BRIBED:\n  wording: bribed\n", 1, "BRIBED is new: expected a wording"],
  ["relations.yaml", "MET_WITH:\n  wording: saw\n", 1, "MET_WITH is Clew's own type: only patterns"],
  ["relations.yaml", "RELATED_TO:\n  patterns: []\n", 1, "RELATED_TO is Clew's own"],
  ["relations.yaml", `${BRIBED}    - "[<subject>#Entity] bribed"\n`, 5, "lacks [<object>#Entity]"],
  ["relations.yaml", `${BRIBED}    - "[<subject>#Entity bribed [<object>#Entity]"\n`, 5, "has a [ too many"],
  ["relations.yaml", `${BRIBED}    - "[<subject>#Ship] bribed [<object>#Entity]"\n`, 5, "has the tag #Ship"],
  [
    "relations.yaml",
    "BRIBED:\n  wording: bribed\n  invers: was bribed by\n",
    3,
    "BRIBED.invers: expected one of family, wording",
  ],
])("says where %s is wrong: %j", async (name, content, line, why) => {
  await write(name, content);
  const error: unknown = await readConfig(folder).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "invalid-input", message: expect.stringContaining(why) as unknown });
  expect((error as Error).message.slice(folder.length + 1)).toMatch(new RegExp(`^${name}:${line}: `));
});

it("tells of a file that it does not know, and of everything else that is wrong at once", async () => {
  await write("nmaes.yaml", "");
  await write("names.yaml", "Ship:\n");
  await mkdir(join(folder, "notes"));
  await expect(readConfig(folder)).rejects.toMatchObject({
    message: expect.stringMatching(/nmaes\.yaml: it is none of names\.yaml, .*\n.*names\.yaml:1: Ship/) as unknown,
  });
});

it("marks anew those texts alone that a change has to do with", async () => {
  const touched = "Anna Berg bribed Carl Dorn.";
  const other = "Erik Falk met Gerda Holm.";
  const before = await load();
  await write("relations.yaml", BRIBED + PATTERN);
  await write("ignore.txt", "Rome\n");
  const after = await load();
  expect(mark(touched, after)).not.toBe(mark(touched, before));
  expect(mark(other, after)).toBe(mark(other, before));
  expect(mark(other)).toBe(mark(other, before));
});

function mark(text: string, knowledge?: Knowledge): string {
  return toExtractedWith({ text }, knowledge);
}

async function write(name: string, content: string): Promise<void> {
  await writeFile(join(folder, name), content);
}

async function load(): Promise<Knowledge> {
  const knowledge = await readConfig(folder);
  if (!knowledge) throw new Error("There is a folder.");
  setOwnRelationTypes(knowledge.types);
  return knowledge;
}

function read(text: string, knowledge: Knowledge) {
  const { referents, claims } = extract(
    { text, sources: [{ key: "a", publisher: "a", title: "a", date: "2024-05-01" }] },
    knowledge,
  );
  const nameOf = (index: number) => referents[index]?.name;
  return {
    names: referents.map(({ name }) => name),
    claims: claims
      .filter(({ predicate }) => predicate !== "RELATED_TO")
      .map(({ subject, predicate, object, stance }) => `${nameOf(subject)} ${predicate} ${nameOf(object)}: ${stance}`),
  };
}
