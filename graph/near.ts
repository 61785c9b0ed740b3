/** Who is called almost as somebody typed: for a name or an id that nobody has. */
import { distance } from "fastest-levenshtein";
import type { EntityId } from "./ids.js";
import type { Entity } from "./model.js";
import { fold, words } from "./names.js";
import type { GraphStore } from "./store.js";

/** Entities that share a word, or the beginning of a word, with what was typed; the most similar names first. */
export async function findNear(store: Pick<GraphStore, "findEntities">, typed: string): Promise<Entity[]> {
  const wanted = fold(typed);
  const beginnings = words(wanted).flatMap((word) => (word.length > 3 ? [word, word.slice(0, 3)] : [word]));
  const found = new Map<EntityId, Entity>();
  for (const text of beginnings.slice(0, 8)) {
    const { items } = await store.findEntities({ text, limit: 20 });
    for (const entity of items) found.set(entity.id, entity);
  }
  const farness = (entity: Entity) => distance(fold(entity.name), wanted) - Math.log10(1 + entity.mentions);
  return [...found.values()].sort((a, b) => farness(a) - farness(b)).slice(0, 5);
}
