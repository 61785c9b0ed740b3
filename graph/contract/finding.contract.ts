/** Finding entities and passages, the profile of an entity, its neighbours, and relations among given entities. */
import type { EntityId } from "../ids.js";
import type { ReadDocument } from "../model.js";
import type { NeighbourOptions } from "../store.js";
import { eachWithFreshCase, required, type OpenCase } from "../testing/case.js";
import { idOf, keyOf, names, sortedById } from "../testing/lines.js";
import { claim, from, reading, sentence } from "../testing/reading.js";
import { by, everyItem, everyRelation } from "../testing/snapshot.js";

export function findingContract(open: OpenCase): void {
  describe("finding entities", () => {
    const fresh = eachWithFreshCase(open);
    const found = async (text: string, more = {}) =>
      names((await fresh.store.findEntities({ text, limit: 10, ...more })).items);

    beforeEach(async () => {
      await fresh.store.saveDocuments([
        reading(
          from("The Courier"),
          sentence("[Anna Berg] of the [Harbour Ministry], [Berg = Anna Berg] and [she ~ Anna Berg] alone."),
          sentence("[Émile Zoubkovský] and [Зоя Левченко] left [Port Vell]."),
          sentence("[Northgate] runs [Lantern]; [Northgate] and [the company ~ Northgate] grew."),
          sentence("[NG Freight = Northgate Shipping] is a daughter."),
        ),
        reading(from("The Herald"), sentence("[Anna Berg] wrote; [Northgate] answered.")),
      ]);
    });

    it("gives each whole", async () => {
      expect(await fresh.store.findEntities({ text: "anna", limit: 10 })).toEqual({
        items: [{ id: "person/anna-berg", name: "Anna Berg", type: "Person", aliases: ["Berg"], mentions: 4 }],
      });
    });

    it.each([
      ["Anna Berg", ["Anna Berg"], "the name"],
      ["anna", ["Anna Berg"], "its first word"],
      ["bER", ["Anna Berg"], "the beginning of its second word"],
      ["ber ann", ["Anna Berg"], "beginnings of its words in any order"],
      ["  anna   berg ", ["Anna Berg"], "spaces around"],
      ["erg", [], "the middle of a word"],
      ["anna cole", [], "words of which it has only one"],
      ["Emile", ["Émile Zoubkovský"], "a name without its accents"],
      ["ZOUBKOVSKÝ", ["Émile Zoubkovský"], "accents in capitals"],
      ["émïle zoubkovsky", ["Émile Zoubkovský"], "other accents"],
      ["левч", ["Зоя Левченко"], "its own script"],
      ["levchenko", ["Зоя Левченко"], "Latin letters for another script"],
      ["ng fr", ["Northgate Shipping"], "another spelling"],
      ["freight", ["Northgate Shipping"], "a word of another spelling"],
      ["the company", [], "a description, which is no name"],
      ["she", [], "a pronoun, which is no name"],
      ['"*) OR (', [], "signs that mean something to a search engine"],
      ["anna*", ["Anna Berg"], "a star"],
      ["vell~2 AND", [], "operators of a search engine"],
      ["nobody", [], "no name at all"],
    ])("by '%s' finds %j: %s", async (text, expected) => {
      expect(await found(text)).toEqual(expected);
    });

    it("puts the exact name first, then the most mentioned", async () => {
      await fresh.store.saveDocuments([
        reading(
          from("The Echo"),
          sentence("[Northgate Shipping] and [Northgate Shipping] and [Northgate Shipping]; [Northgate Shipping] won."),
          sentence(
            "[North : Place] is a place with [Northfield : Place] and [Northfield : Place] near [Shiraz : Place].",
          ),
        ),
      ]);
      expect(await found("north")).toEqual(["North", "Northgate Shipping", "Northgate", "Northfield"]);
      expect(await found("northgate")).toEqual(["Northgate", "Northgate Shipping"]);
      expect(await found("shi")).toEqual(["Northgate Shipping", "Shiraz"]);
    });

    it("keeps to the types asked for", async () => {
      expect(await found("", { types: ["System", "Agency"] }).then((all) => all.sort())).toEqual([
        "Harbour Ministry",
        "Lantern",
      ]);
      expect(await found("n", { types: ["Person"] })).toEqual([]);
      expect(await found("north", { types: ["Organization", "Person"] })).toEqual(["Northgate", "Northgate Shipping"]);
    });

    it("gives all of them, page by page and each once, for no words at all", async () => {
      const whole = await fresh.store.findEntities({ text: "", limit: 100 });
      expect(whole.next).toBeUndefined();
      expect(names(whole.items).slice(0, 2).sort()).toEqual(["Anna Berg", "Northgate"]);
      expect(names(whole.items).sort()).toEqual(
        [
          "Anna Berg",
          "Harbour Ministry",
          "Lantern",
          "Northgate",
          "Northgate Shipping",
          "Port Vell",
          "Émile Zoubkovský",
          "Зоя Левченко",
        ].sort(),
      );
      for (const limit of [1, 3, 8]) {
        expect(await everyItem((page) => fresh.store.findEntities({ text: "", ...page }), limit)).toEqual(whole.items);
      }
    });
  });

  describe("finding passages", () => {
    const fresh = eachWithFreshCase(open);

    beforeEach(async () => {
      await fresh.store.saveDocuments([
        reading(
          from("The Courier", "2022-10-11"),
          sentence("Nothing happened."),
          sentence("[Anna Berg] denied the résumé of [Northgate] again."),
        ),
        reading(from("The Herald", "2022-11-02"), sentence("The résumé, [Northgate] again said, was real.")),
        reading(from("The Echo"), sentence("A resume was found again, without a date.")),
      ]);
    });

    it("gives those that hold all the words, newest document first, with who is named in them", async () => {
      const { items, next } = await fresh.store.findPassages({ text: "AGAIN resum", limit: 10 });
      expect(next).toBeUndefined();
      const [anna, northgate] = [
        { id: "person/anna-berg", name: "Anna Berg", type: "Person" },
        { id: "organization/northgate", name: "Northgate", type: "Organization" },
      ];
      expect(
        items.map(({ document, entities, ...hit }) => ({ ...hit, document: document.publisher, entities })),
      ).toEqual(
        [
          {
            document: "The Herald",
            start: 0,
            end: 45,
            text: "The résumé, Northgate again said, was real.",
            entities: [northgate],
          },
          {
            document: "The Courier",
            start: 18,
            end: 65,
            text: "Anna Berg denied the résumé of Northgate again.",
            entities: expect.arrayContaining([anna, northgate]),
          },
          { document: "The Echo", start: 0, end: 41, text: "A resume was found again, without a date.", entities: [] },
        ].map((hit) => ({ ...hit, end: hit.start + hit.text.length })),
      );
      expect(items[0]?.document).toEqual({
        id: expect.stringMatching(/^doc-[0-9a-f]{20}$/),
        title: "The Herald, page 1",
        publisher: "The Herald",
        published: "2022-11-02",
      });
    });

    it("gives them page by page", async () => {
      const whole = (await fresh.store.findPassages({ text: "again", limit: 10 })).items;
      expect(whole).toHaveLength(3);
      for (const limit of [1, 2, 3]) {
        expect(await everyItem((page) => fresh.store.findPassages({ text: "again", ...page }), limit)).toEqual(whole);
      }
    });

    it.each(["nowhere", "again nowhere", "gain", '"again) OR *', "", "  ", "…"])(
      "finds none for '%s'",
      async (text) => {
        expect(await fresh.store.findPassages({ text, limit: 10 })).toEqual({ items: [] });
      },
    );
  });

  describe("an entity", () => {
    const fresh = eachWithFreshCase(open);

    it("has a profile", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        reading(
          from("The Courier"),
          sentence(
            "[Boris Cole] founded [Northgate] and met with [Anna Berg]; [Cole = Boris Cole] did so twice.",
            claim("Boris Cole", "FOUNDED", "Northgate"),
            claim("Boris Cole", "MET_WITH", "Anna Berg"),
          ),
        ),
        reading(
          from("The Herald"),
          sentence(
            "[B. Cole = Boris Cole] met with [Clara Dorn]; [Cole = Boris Cole] left [Port Vell].",
            claim("Boris Cole", "MET_WITH", "Clara Dorn"),
          ),
        ),
      ]);
      const profile = required(await store.entity(await idOf(store, "Boris Cole")));
      expect({ ...profile, roles: [...profile.roles].sort() }).toEqual({
        id: "person/boris-cole",
        name: "Boris Cole",
        type: "Person",
        aliases: ["Cole", "B. Cole"],
        mentions: 4,
        roles: ["chief executive", "founder"],
        documents: 2,
        relationCounts: [
          { type: "MET_WITH", count: 2 },
          { type: "FOUNDED", count: 1 },
        ],
        neighbourCounts: [
          { type: "Person", count: 2 },
          { type: "Organization", count: 1 },
        ],
      });
    });

    it("has the roles given most often first", async () => {
      const { store } = fresh;
      const calls = (publisher: string, roles: readonly string[]): ReadDocument => {
        const plain = reading(from(publisher), sentence(`${publisher} calls [Clara Dorn] names.`));
        return { ...plain, referents: plain.referents.map((referent) => ({ ...referent, roles })) };
      };
      await store.saveDocuments([
        calls("The Courier", ["diver"]),
        calls("The Herald", ["judge", "banker"]),
        calls("The Echo", ["banker"]),
        calls("The Gazette", ["banker", "judge"]),
      ]);
      expect((await store.entity(await idOf(store, "Clara Dorn")))?.roles).toEqual(["banker", "judge", "diver"]);
    });

    it("is named as most documents name it, and its other spellings are aliases", async () => {
      const { store } = fresh;
      const writes = (publisher: string, spelling: string) =>
        reading(from(publisher), sentence(`${publisher} writes about [${spelling}] today.`));
      await store.saveDocuments([writes("The Courier", "ANNA BERG")]);
      expect(await store.entities([await idOf(store, "ANNA BERG")])).toMatchObject([{ name: "ANNA BERG" }]);
      await store.saveDocuments([writes("The Herald", "Anna Berg"), writes("The Echo", "Anna Berg")]);
      const expected = {
        id: "person/anna-berg",
        name: "Anna Berg",
        type: "Person",
        aliases: ["ANNA BERG"],
        mentions: 3,
      };
      expect(await store.entities([await idOf(store, "ANNA BERG")])).toEqual([expected]);
    });

    it("has the type that most documents give it", async () => {
      const { store } = fresh;
      const writes = (publisher: string, type: string) =>
        reading(from(publisher), sentence(`${publisher} writes of [Redhall : ${type}].`));
      await store.saveDocuments([writes("The Courier", "Place")]);
      const [entity] = (await store.findEntities({ text: "Redhall", limit: 2 })).items;
      expect(entity).toMatchObject({ id: "place/redhall", type: "Place" });
      await store.saveDocuments([writes("The Herald", "Agency"), writes("The Echo", "Agency")]);
      const { items } = await store.findEntities({ text: "Redhall", limit: 2 });
      expect(items).toMatchObject([{ id: "place/redhall", type: "Agency" }]);
      const labels = await store.query(
        "MATCH (e:Organization:Agency {id: $id}) WHERE NOT e:Place RETURN e.name",
        { id: "place/redhall" },
        { timeoutMs: 10_000, maxRows: 10 },
      );
      expect(labels.rows).toEqual([["Redhall"]]);
    });

    it("is another than a person of the same name", async () => {
      const { store } = fresh;
      await store.saveDocuments([
        reading(from("The Courier"), sentence("[Lantern : Person] did not like [Lantern : System] at all.")),
      ]);
      const { items } = await store.findEntities({ text: "Lantern", limit: 9 });
      expect(items.map(({ id, type }) => [id, type]).sort()).toEqual([
        ["person/lantern", "Person"],
        ["system/lantern", "System"],
      ]);
    });

    it("is undefined when there is none, and left out of a list", async () => {
      const { store } = fresh;
      await store.saveDocuments([reading(from("The Courier"), sentence("[Anna Berg] met [Boris Cole]."))]);
      expect(await store.entity("person/nobody" as EntityId)).toBeUndefined();
      const ids = ["person/boris-cole", "person/nobody", "person/anna-berg", "person/boris-cole"] as EntityId[];
      expect(names(await store.entities(ids))).toEqual(["Boris Cole", "Anna Berg"]);
      expect(await store.entities([])).toEqual([]);
    });

    it("tells the names by which judgements know it, with the documents that use each", async () => {
      const { store } = fresh;
      const [courier, herald] = [from("The Courier", "2022-10-11"), from("The Herald", "2022-10-12")];
      const outcomes = await store.saveDocuments([
        reading(courier, sentence("[Berg = Anna Berg] and [Anna Berg].")),
        reading(herald, sentence("[Anna Berg] again, and [A. Berg].")),
      ]);
      await store.judge({ kind: "same", a: keyOf("Anna Berg"), b: keyOf("A. Berg") });
      const [first, second] = outcomes.map(({ id }, index) => {
        const source = required([courier, herald][index]);
        return { id, title: source.title, source: source.key };
      });
      const known = await store.namesOf(await idOf(store, "Anna Berg"));
      expect(
        known
          .map((name) => ({ ...name, documents: [...name.documents].sort(by((document) => document.source)) }))
          .sort(by((name) => name.key)),
      ).toEqual([
        { key: keyOf("A. Berg"), name: "A. Berg", documents: [second] },
        { key: keyOf("Anna Berg"), name: "Anna Berg", documents: [first, second] },
      ]);
      expect(await store.namesOf("person/nobody" as EntityId)).toEqual([]);
    });
  });

  describe("neighbours", () => {
    const fresh = eachWithFreshCase(open);

    beforeEach(async () => {
      const { store } = fresh;
      const strong = ["The Courier", "The Herald", "The Echo"].map((publisher) =>
        reading(
          from(publisher, "2022-10-11"),
          sentence(
            `${publisher} knows that [Boris Cole] leads [Northgate].`,
            claim("Boris Cole", "LEADS", "Northgate", { confidence: 0.9 }),
          ),
        ),
      );
      await store.saveDocuments([
        ...strong,
        reading(
          from("The Gazette", "2022-10-12"),
          sentence(
            "[Boris Cole] met with [Anna Berg] and spoke with [Anna Berg] in [Port Vell]; [Clara Dorn] advises him.",
            claim("Boris Cole", "MET_WITH", "Anna Berg", { confidence: 0.6 }),
            claim("Anna Berg", "SPOKE_WITH", "Boris Cole", { confidence: 0.6 }),
            claim("Clara Dorn", "ADVISES", "Boris Cole", { confidence: 0.4 }),
            claim("Boris Cole", "RELATED_TO", "Port Vell", { confidence: 0.1, phrase: "in" }),
            claim("Clara Dorn", "TRAVELED_TO", "Port Vell"),
          ),
          sentence(
            "[Boris Cole] does not own [Lantern].",
            claim("Boris Cole", "OWNS", "Lantern", { stance: "negated", confidence: 0.3 }),
          ),
        ),
      ]);
    });

    const around = async (options: Partial<NeighbourOptions> = {}) =>
      fresh.store.neighbours(await idOf(fresh.store, "Boris Cole"), { limit: 10, ...options });
    const sorted = <Count extends { type: string }>(counts: readonly Count[]) =>
      [...counts].sort(by(({ type }) => type));

    it("come ranked by how well their lines are proven, with their lines and counts by type", async () => {
      const { store } = fresh;
      const hood = await around();
      expect(hood.items.map(({ entity }) => entity.name)).toEqual(["Northgate", "Anna Berg", "Clara Dorn", "Lantern"]);
      expect(hood.next).toBeUndefined();
      expect(hood.total).toBe(4);
      expect(sorted(hood.byEntityType)).toEqual([
        { type: "Organization", count: 1 },
        { type: "Person", count: 2 },
        { type: "System", count: 1 },
      ]);
      expect(sorted(hood.byRelationType)).toEqual([
        { type: "ADVISES", count: 1 },
        { type: "LEADS", count: 1 },
        { type: "MET_WITH", count: 1 },
        { type: "OWNS", count: 1 },
        { type: "SPOKE_WITH", count: 1 },
      ]);
      const { relations, entities } = await everyRelation(store);
      const boris = await idOf(store, "Boris Cole");
      for (const { entity, relations: lines } of hood.items) {
        expect(entity).toEqual(required(entities.find(({ id }) => id === entity.id)));
        const between = relations.filter((line) => {
          const ends = [line.source, line.target];
          return ends.includes(boris) && ends.includes(entity.id);
        });
        expect(sortedById(lines)).toEqual(between);
      }
      expect(hood.items.find(({ entity }) => entity.name === "Lantern")?.relations).toMatchObject([
        { type: "OWNS", status: "denied" },
      ]);
    });

    it("come in batches, each neighbour once, counts unchanged", async () => {
      const whole = await around();
      const id = await idOf(fresh.store, "Boris Cole");
      for (const limit of [1, 3]) {
        const first = await around({ limit });
        expect(first).toMatchObject({
          total: 4,
          byEntityType: whole.byEntityType,
          byRelationType: whole.byRelationType,
        });
        expect(await everyItem((page) => fresh.store.neighbours(id, page), limit)).toEqual(whole.items);
      }
    });

    it("leave out those already in view, but not of the counts", async () => {
      const seen = [await idOf(fresh.store, "Northgate"), await idOf(fresh.store, "Clara Dorn")];
      const hood = await around({ except: seen, limit: 1 });
      expect(hood.items.map(({ entity }) => entity.name)).toEqual(["Anna Berg"]);
      expect(hood.total).toBe(4);
      const rest = await around({ except: seen, limit: 1, after: required(hood.next) });
      expect(rest.items.map(({ entity }) => entity.name)).toEqual(["Lantern"]);
      expect(rest.next).toBeUndefined();
    });

    it("keep to the entity types and relation types asked for, with their counts", async () => {
      const people = await around({ entityTypes: ["Person"] });
      expect(people.items.map(({ entity }) => entity.name)).toEqual(["Anna Berg", "Clara Dorn"]);
      expect(people.total).toBe(2);
      expect(people.byEntityType).toEqual([{ type: "Person", count: 2 }]);
      const met = await around({ relationTypes: ["MET_WITH", "LEADS"] });
      expect(met.items.map(({ entity, relations }) => [entity.name, relations.map(({ type }) => type)])).toEqual([
        ["Northgate", ["LEADS"]],
        ["Anna Berg", ["MET_WITH"]],
      ]);
      expect(sorted(met.byRelationType)).toEqual([
        { type: "LEADS", count: 1 },
        { type: "MET_WITH", count: 1 },
      ]);
    });

    it("are not those of vague lines, unless asked for", async () => {
      const hood = await around({ includeRelatedTo: true });
      expect(names(hood.items.map(({ entity }) => entity)).sort()).toEqual([
        "Anna Berg",
        "Clara Dorn",
        "Lantern",
        "Northgate",
        "Port Vell",
      ]);
      expect(hood.total).toBe(5);
    });

    it("are none for an entity that has no lines, and for one that is not there", async () => {
      const { store } = fresh;
      await store.saveDocuments([reading(from("The Post"), sentence("[Зоя Левченко] was there."))]);
      const hood = await store.neighbours(await idOf(store, "Зоя Левченко"), { limit: 5 });
      expect(hood).toEqual({ items: [], total: 0, byEntityType: [], byRelationType: [] });
      expect(await store.neighbours("person/nobody" as EntityId, { limit: 5 })).toEqual(hood);
    });

    it("and others in view make a subgraph: all lines among them and no other", async () => {
      const { store } = fresh;
      const ids = await Promise.all(
        ["Boris Cole", "Port Vell", "Clara Dorn", "Lantern"].map((name) => idOf(store, name)),
      );
      const { entities, relations } = await store.subgraph([...ids, "person/nobody" as EntityId]);
      expect(sortedById(entities)).toEqual(sortedById(await store.entities(ids)));
      const among = (await everyRelation(store)).relations.filter(
        ({ source, target }) => ids.includes(source) && ids.includes(target),
      );
      expect(among.map(({ type }) => type).sort()).toEqual(["ADVISES", "OWNS", "RELATED_TO", "TRAVELED_TO"]);
      expect(sortedById(relations)).toEqual(among);
      expect(await store.subgraph([])).toEqual({ entities: [], relations: [] });
    });
  });
}
