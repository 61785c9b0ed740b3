/** Pairs that may be one: suggested to a person, never merged, and not again once judged. */
import type { JudgementRecord, ReadDocument } from "../model.js";
import { eachWithFreshCase, type OpenCase } from "../testing/case.js";
import { idOf, keyOf } from "../testing/lines.js";
import { from, reading, sentence } from "../testing/reading.js";

const mentions = (publisher: string, ...names: readonly string[]): ReadDocument =>
  reading(from(publisher), sentence(`It was ${names.map((name) => `[${name}]`).join(" or ")}.`));

export function suggestingContract(open: OpenCase): void {
  describe("suggestions", () => {
    const fresh = eachWithFreshCase(open);
    const pairs = async (query = {}) =>
      (await fresh.store.suggestions({ limit: 10, ...query })).items.map(({ a, b }) => [a.name, b.name].sort());
    const berg = ["A. Berg", "Anna Berg"];

    beforeEach(() =>
      fresh.store.saveDocuments([
        mentions("The Courier", "Anna Berg", "Clara Dorn"),
        mentions("The Herald", "A. Berg"),
      ]),
    );

    it("tell why, and leave both as they are", async () => {
      const entities = (await fresh.store.counts()).entities;
      expect(await fresh.store.suggestions({ limit: 10 })).toEqual({
        items: [
          {
            a: expect.objectContaining({ name: "A. Berg" }),
            b: expect.objectContaining({ name: "Anna Berg" }),
            score: 0.7,
            reasons: ['"A." may be the initial of "Anna Berg".'],
          },
        ],
      });
      expect((await fresh.store.counts()).entities).toBe(entities);
    });

    it("are of one entity, or of all in pages", async () => {
      await fresh.store.saveDocuments([mentions("The Echo", "Dorn : Person")]);
      expect(await pairs({ entity: await idOf(fresh.store, "Anna Berg") })).toEqual([berg]);
      expect(await pairs({ entity: "person/nobody" })).toEqual([]);
      const first = await fresh.store.suggestions({ limit: 1 });
      const second = await fresh.store.suggestions({ limit: 1, after: first.next! });
      expect(second.items).toHaveLength(1);
      expect(second.next).toBeUndefined();
    });

    it.each(["same", "not-same"] as const)(
      "end with the judgement %s, stay away after later documents, and come back when it is taken back",
      async (kind) => {
        const { store } = fresh;
        const { id }: JudgementRecord = await store.judge({ kind, a: keyOf("Anna Berg"), b: keyOf("A. Berg") });
        expect(await pairs()).toEqual([]);
        await store.saveDocuments([mentions("The Echo", "A. Berg"), mentions("The Ledger", "Anna Berg")]);
        expect(await pairs()).toEqual([]);
        await store.undoJudgement(id);
        expect(await pairs()).toEqual([berg]);
      },
    );

    it("weigh little when one document names both as two", async () => {
      await fresh.store.saveDocuments([mentions("The Echo", "Anna Berg", "A. Berg")]);
      expect((await fresh.store.suggestions({ limit: 10 })).items).toMatchObject([
        { score: 0.28, reasons: [expect.any(String), "But one document names both, as two."] },
      ]);
    });
  });
}
