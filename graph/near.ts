/** Who is called almost as somebody typed: for a name or an id that nobody has. */
import { distance } from "fastest-levenshtein";
import type { EntityId } from "./ids.js";
import type { Entity } from "./model.js";
import { fold, words } from "./names.js";
import type { GraphStore } from "./store.js";

const MOST = 5;
const MOST_WORDS = 4;
/** How many letters of a word may be right: the more, the fewer names to compare. */
const BEGINNINGS = [Infinity, 3, 2, 1];
/** Of each beginning, the most mentioned. */
const LOOKED_AT = 50;
/** Letters that may be wrong, as a share of what was typed. */
const LIKE = 0.4;

/** Those whose names begin, in any word, as a word that was typed begins and who are called much the same; the nearest first. */
export async function findNear(store: Pick<GraphStore, "findEntities">, typed: string): Promise<Entity[]> {
  const wanted = fold(typed);
  const found = new Map<EntityId, { readonly entity: Entity; readonly far: number }>();
  for (const letters of BEGINNINGS) {
    const beginnings = words(wanted).map((word) => word.slice(0, letters));
    for (const text of [...new Set(beginnings)].slice(0, MOST_WORDS)) {
      const { items } = await store.findEntities({ text, limit: LOOKED_AT });
      for (const entity of items) {
        const far = farness(entity, wanted);
        if (far <= Math.max(2, wanted.length * LIKE)) found.set(entity.id, { entity, far });
      }
    }
    if (found.size > 0) break;
  }
  return [...found.values()]
    .sort((a, b) => a.far - b.far || b.entity.mentions - a.entity.mentions)
    .slice(0, MOST)
    .map(({ entity }) => entity);
}

/** Letters between what was typed and the name that is most like it: the whole, an alias, or a word of it. */
function farness({ name, aliases }: Entity, wanted: string): number {
  const names = [name, ...aliases].map(fold);
  const wholes = names.map((one) => distance(one, wanted));
  const parts = names.flatMap((one) => words(one).map((word) => distance(word, wanted) + 0.5));
  return Math.min(...wholes, ...parts);
}
