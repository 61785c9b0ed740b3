/** Questions on a real Neo4j: answered as on the embedded store, and by Neo4j itself where a case is too large. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seeded } from "./analytics/seeded.js";
import { MEASURES } from "./analytics/rank.js";
import { createStore } from "./cypher/store.js";
import { openEmbedded } from "./embedded/embedded.js";
import type { EntityId, NameKey } from "./ids.js";
import type { ReadDocument } from "./model.js";
import { LTS } from "./neo4j/local/releases.js";
import { openNeo4j } from "./neo4j/neo4j.js";
import { describeNeo4j } from "./neo4j/testing.js";
import type { PathAnswer } from "./paths/answer.js";
import type { PathOptions } from "./paths/question.js";
import { Questions } from "./questions.js";
import type { GraphStore } from "./store.js";
import { claim, from, reading, sentence } from "./testing/reading.js";
import { openTextFolder } from "./texts.js";

const PEOPLE = 24;
const TYPES = ["SPOKE_WITH", "PAID", "LEADS", "OWNS", "RELATED_TO"] as const;
const KINDS = ["Person", "Organization", "Place"] as const;

const markOf = (one: number) => `N${one} : ${KINDS[one % 3]}`;
const idOf = (one: number) => `${KINDS[one % 3]!.toLowerCase()}/n${one}` as EntityId;

/** Random claims about a few, some denied, some dated, of several publishers; a hub among them. */
function madeDocuments(): ReadDocument[] {
  const random = seeded(11);
  const pick = (most: number) => Math.floor(random() * most);
  return Array.from({ length: 30 }, (_, page) => {
    const sentences = Array.from({ length: 4 }, () => {
      const subject = pick(PEOPLE);
      const object = random() < 0.2 ? 0 : pick(PEOPLE);
      if (subject === object) return sentence(`[${markOf(subject)}] was there.`);
      const year = String(2015 + pick(8));
      return sentence(
        `[${markOf(subject)}] and [${markOf(object)}] in ${year}, part ${pick(1e6)}.`,
        claim(markOf(subject), TYPES[pick(TYPES.length)]!, markOf(object), {
          confidence: 0.4 + pick(6) / 10,
          ...(random() < 0.25 && { stance: "denied" as const }),
          ...(random() < 0.6 && { from: year }),
        }),
      );
    });
    return reading(from(`Paper ${page % 7}`, "2023-01-01", String(page)), ...sentences);
  });
}

const ASKED: readonly PathOptions[] = [
  {},
  { ranking: "shortest" },
  { ranking: "shortest", hubCap: "off", k: 25, maxHops: 3 },
  { direction: "forward", relatedTo: true },
  { direction: "backward", hubCap: 4 },
  { types: ["PAID", "OWNS"], hubCap: "off" },
  { families: ["communication"], exceptTypes: ["LEADS"] },
  { entityTypes: ["Person", "Place"], hubCap: "off" },
  { minConfidence: 0.6, minOrigins: 1 },
  { statuses: ["reported", "denied"], hubCap: "off" },
  { after: "2017", before: "2020-06", undated: true },
  { after: "2018" },
  { timeOrder: "undated-allowed", k: 5 },
  { timeOrder: "dated", hubCap: "off" },
  { disjoint: true, hubCap: "off" },
  { via: [idOf(7)], maxHops: 5 },
  { exceptEntities: [idOf(0), idOf(5)] },
];
const PAIRS = [
  [1, 2],
  [4, 15],
  [9, 20],
] as const;

/** What does not depend on when it was asked. */
function told({ paths, hubs }: PathAnswer): object {
  return { paths, cap: hubs.cap };
}

describeNeo4j(
  "questions",
  (server) => {
    let folder: string;
    const stores: GraphStore[] = [];
    const asking: Questions[] = [];
    let [embedded, neo4j, byStore]: Questions[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "clew-questions-"));
      const databases = [await openEmbedded({ folder: join(folder, "case") }), await openNeo4j(server().address)];
      for (const [place, database] of databases.entries()) {
        const store = await createStore(database, { texts: openTextFolder(join(folder, `texts-${place}`)) });
        await store.saveDocuments(madeDocuments());
        await store.judge({ kind: "same", a: "person:n3" as NameKey, b: "person:n6" as NameKey });
        stores.push(store);
      }
      embedded = new Questions(stores[0]!);
      neo4j = new Questions(stores[1]!);
      byStore = new Questions(stores[1]!, { mostRelations: 10 });
      asking.push(embedded, neo4j, byStore);
    });
    afterAll(async () => {
      for (const questions of asking) await questions.close();
      for (const store of stores) await store.close();
      await rm(folder, { recursive: true, force: true });
    });

    const ask = async (questions: Questions | undefined, asked: PathOptions & { from: EntityId; to: EntityId }) =>
      questions!.ask("paths", asked, {});

    it("about paths are answered alike on both stores", async () => {
      for (const options of ASKED) {
        for (const [a, b] of PAIRS) {
          const asked = { from: idOf(a), to: idOf(b), ...options };
          const [one, other] = [await ask(embedded, asked), await ask(neo4j, asked)];
          const { elapsedMs: _, revision: _one, ...ours } = one;
          const { elapsedMs: __, revision: _other, ...theirs } = other;
          expect({ options, ...theirs }).toEqual({ options, ...ours });
        }
      }
    });

    it("about measures, sets and what is common are answered alike on both stores", async () => {
      const entities = PAIRS.flat().map(idOf);
      for (const measure of MEASURES) {
        const [one, other] = await Promise.all([embedded, neo4j].map((each) => each!.ask("rank", { measure }, {})));
        expect(other!.rows).toEqual(one!.rows);
      }
      const sets = await Promise.all([embedded, neo4j].map((each) => each!.ask("connect", { entities }, {})));
      expect(sets[1]!.groups).toEqual(sets[0]!.groups);
      const common = await Promise.all([embedded, neo4j].map((each) => each!.ask("common", { entities }, {})));
      expect(common[1]!.rows).toEqual(common[0]!.rows);
    });

    it("about paths in a case too large to hold are answered by Neo4j, with the same options", async () => {
      for (const options of ASKED) {
        for (const [a, b] of PAIRS) {
          const asked = { from: idOf(a), to: idOf(b), ...options };
          const found = await ask(byStore, asked);
          expect(found.byStore?.store).toContain("Neo4j");
          const inexact = found.byStore!.notHonoured.some(({ option }) => option !== "hubCap" && option !== "whyNone");
          const expected = await ask(neo4j, asked);
          if (!inexact) expect({ options, ...told(found) }).toEqual({ options, ...told(expected) });
          if (options.ranking === "shortest")
            expect({ options, ...told(found) }).toEqual({ options, ...told(expected) });
          for (const path of found.paths) expect(path.entities).not.toHaveLength(0);
        }
      }
    });

    it("say what Neo4j could not honour, follow merged ids, and tell unknown ones", async () => {
      const found = await ask(byStore, { from: "person/n6" as EntityId, to: idOf(20), maxHops: 6, k: 1 });
      expect(found.question.from).toBe(idOf(3));
      expect(found.byStore?.notHonoured.map(({ option }) => option)).toEqual(["ranking", "hubCap"]);
      await expect(ask(byStore, { from: "person/none" as EntityId, to: idOf(1) })).rejects.toMatchObject({
        code: "not-found",
      });
      await expect(ask(byStore, { from: idOf(1), to: idOf(1) })).rejects.toMatchObject({ code: "invalid-input" });
    });

    it("ask for many one after the other; measures are refused, with what to do", async () => {
      const many = { from: idOf(4), to: [idOf(15), idOf(20), "person/none" as EntityId] };
      const found = await byStore!.ask("many", many, {});
      const expected = await neo4j!.ask("many", many, {});
      expect(found.targets.map(({ to }) => to)).toEqual(expected.targets.map(({ to }) => to));
      expect(found.from).toEqual(expected.from);
      await expect(byStore!.ask("rank", { measure: "degree" }, {})).rejects.toMatchObject({
        code: "too-large",
        hint: expect.stringContaining("CLEW_MOST_RELATIONS") as string,
      });
      const small = new Questions(stores[0]!, { mostRelations: 10 });
      await expect(ask(small, { from: idOf(1), to: idOf(2) })).rejects.toMatchObject({ code: "too-large" });
      await small.close();
    });

    it("end with the best so far when the time is up, and at once when nobody waits", async () => {
      const asked = { from: idOf(1), to: idOf(2), maxHops: 8, k: 25, hubCap: "off" as const };
      const found = await byStore!.ask("paths", asked, { budgetMs: 1 }).catch((error: unknown) => error);
      expect(found).toMatchObject({ complete: false, stopped: "time" });
      await expect(byStore!.ask("paths", asked, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: "aborted",
      });
    });
  },
  { releases: [LTS] },
);
