/** The entities around given ones. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import type { Entity, Subgraph } from "../model.js";
import { RELATED_TO } from "../ontology.js";
import type { GraphStore } from "../store.js";

/** More than this is asked for as the whole case. */
const MOST_ENTITIES = 10_000;
const NEIGHBOURS_AT_ONCE = 500;

/** The entities within so many hops, RELATED_TO lines aside, and all lines among them. Throws `too-large`. */
export async function findSurroundings(store: GraphStore, from: readonly EntityId[], hops: number): Promise<Subgraph> {
  const found = new Set(from);
  let edge: readonly EntityId[] = [...found];
  for (let hop = 0; hop < hops; hop += 1) {
    const next = new Set<EntityId>();
    for (const id of edge) {
      for await (const { entity } of allNeighbours(store, id)) if (!found.has(entity.id)) next.add(entity.id);
      if (found.size + next.size > MOST_ENTITIES) throw tooLarge(hops);
    }
    for (const id of next) found.add(id);
    edge = [...next];
  }
  const { entities, relations } = await store.subgraph([...found]);
  return { entities, relations: relations.filter((relation) => relation.type !== RELATED_TO) };
}

function tooLarge(hops: number): ClewError {
  const found = `More than ${MOST_ENTITIES} entities lie within ${hops} ${hops === 1 ? "hop" : "hops"}.`;
  return new ClewError("too-large", found, { hint: "Ask for fewer hops, or export the whole case." });
}

async function* allNeighbours(store: GraphStore, id: EntityId): AsyncGenerator<{ readonly entity: Entity }> {
  let after: string | undefined;
  do {
    const page = await store.neighbours(id, { limit: NEIGHBOURS_AT_ONCE, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
