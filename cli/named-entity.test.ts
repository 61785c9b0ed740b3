import type { EntityId } from "../graph/ids.js";
import type { Entity } from "../graph/model.js";
import { requireEntity } from "./named-entity.js";

const marek = (id: string, aliases: readonly string[], mentions: number): Entity => ({
  id: id as EntityId,
  name: "Marek Stone",
  type: "Person",
  aliases,
  mentions,
});

it("tells two of one name apart by what else they are called and how often, not by the id alone", async () => {
  const items = [marek("person/marek-stone", ["Stone"], 12), marek("person/marek-stone~2", [], 1)];
  const store = {
    entity: () => Promise.resolve(undefined),
    findEntities: () => Promise.resolve({ items }),
  };
  await expect(requireEntity(store, "Marek Stone")).rejects.toMatchObject({
    code: "ambiguous-name",
    message: `"Marek Stone" may mean:
  Marek Stone (Person, also Stone, 12 mentions) person/marek-stone
  Marek Stone (Person, 1 mention) person/marek-stone~2`,
    hint: "Give one of these ids: some have the same name.",
  });
});

it("takes a surname for nobody while two carry it, whomever the documents call so, and an empty name for nobody at all", async () => {
  const musk = (id: string, name: string, aliases: readonly string[]): Entity => ({
    ...marek(id, aliases, 3),
    name,
  });
  const items = [musk("person/elon-musk", "Elon Musk", ["Musk"]), musk("person/maye-musk", "Maye Musk", [])];
  const store = {
    entity: () => Promise.resolve(undefined),
    findEntities: () => Promise.resolve({ items }),
  };
  await expect(requireEntity(store, "musk")).rejects.toMatchObject({
    code: "ambiguous-name",
    message: `"musk" may mean:
  Elon Musk (Person) person/elon-musk
  Maye Musk (Person) person/maye-musk`,
  });
  const open = {
    ...store,
    findEntities: () => Promise.resolve({ items: [...items, musk("person/musk", "Musk", [])] }),
  };
  await expect(requireEntity(open, "musk")).rejects.toMatchObject({ code: "ambiguous-name" });
  await expect(requireEntity(store, "Elon Musk")).resolves.toMatchObject({ id: "person/elon-musk" });
  await expect(requireEntity(store, " ")).rejects.toMatchObject({ code: "invalid-input" });
});
