/** The example case as a user meets it: what `npm start` fills an empty case with, read and stored for real. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import type { Claim, Relation } from "../graph/model.js";
import type { GraphStore } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";
import { ingest } from "./run.js";

const SEEDS = fileURLToPath(new URL("../../seeds", import.meta.url));

let folder: string;
let store: GraphStore;
let failures: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-example-"));
  const database = await openEmbedded({ folder });
  store = await createStore(database, { texts: openTextFolder(join(folder, "texts")) });
  ({ failed: failures } = await ingest([SEEDS], store));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it("reads every brief, with its publisher, title and date, and not the README", async () => {
  const briefs = (await readdir(SEEDS)).filter((name) => /^\d\d-/.test(name)); // 04-bremmer-and-the-denials.md
  const { items } = await store.documents({ limit: 100 });
  expect({ failures, documents: items.length }).toEqual({ failures: 0, documents: briefs.length });
  for (const { publisher, published, title } of items) {
    expect([publisher, title]).not.toContain("");
    expect(published).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(title).toMatch(/ \(brief\)$/);
  }
});

it("says in every brief that the words are not the publication's", async () => {
  for (const name of (await readdir(SEEDS)).filter((file) => /^\d\d-/.test(file))) {
    expect(await readFile(join(SEEDS, name), "utf8")).toMatch(
      /\nA summary in our own words, not the publication's text\.\n$/,
    );
  }
});

it("shows a talk that several report and others deny, the repeated magazine counted once", async () => {
  const talk = await relationOf("Elon Musk", "SPOKE_WITH", "Vladimir Putin");
  expect(talk).toMatchObject({ type: "SPOKE_WITH", status: "contested" });
  const claims = await claimsOf(talk);
  const asserted = claims.filter((claim) => claim.stance === "asserted");
  const fromMagazine = asserted.filter((claim) => claim.origin === "The New Yorker");
  expect(new Set(fromMagazine.map((claim) => claim.document.id)).size).toBeGreaterThanOrEqual(3);
  expect(talk?.origins).toBe(new Set(asserted.map((claim) => claim.origin)).size);
});

it("shows a contract that independent publications report", async () => {
  const contract = await relationOf("SpaceX", "SIGNED_AGREEMENT_WITH", "US Department of Defense");
  expect(contract).toMatchObject({ status: "corroborated", denials: 0 });
});

it("keeps a sale that nobody asserts as a denial", async () => {
  const sale = await relationOf("SpaceX", "SOLD_TO", "Russia");
  expect(sale).toMatchObject({ status: "denied", origins: 0 });
  expect((await claimsOf(sale)).map((claim) => claim.speaker?.name)).toContain("Elon Musk");
});

it("quotes every claim verbatim", async () => {
  const { items } = await store.documents({ limit: 100 });
  for (const { id } of items) {
    const document = await store.document(id);
    for (const { start, end, quote } of document?.claimList ?? []) expect(document?.text.slice(start, end)).toBe(quote);
  }
});

/** The line of this type between two entities of these names, whichever way it runs. */
async function relationOf(a: string, type: string, b: string): Promise<Relation | undefined> {
  const ends = await Promise.all([a, b].map(idOf));
  const { relations } = await store.subgraph(ends.filter((id) => id !== undefined));
  return relations.find((line) => line.type === type && ends.includes(line.source) && ends.includes(line.target));
}

async function idOf(name: string) {
  const { items } = await store.findEntities({ text: name, limit: 10 });
  return items.find((entity) => entity.name === name)?.id;
}

async function claimsOf(relation: Relation | undefined): Promise<readonly Claim[]> {
  return relation ? (await store.claims(relation.id, { limit: 100 })).items : [];
}
