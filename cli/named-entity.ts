/** From what a person typed to the entity that they mean. */
import { distance } from "fastest-levenshtein";
import { ClewError } from "../graph/errors.js";
import type { EntityId } from "../graph/ids.js";
import type { Entity } from "../graph/model.js";
import { fold, words } from "../graph/names.js";
import type { GraphStore } from "../graph/store.js";

type Names = Pick<GraphStore, "entity" | "findEntities">;

const MOST_CANDIDATES = 10;

/**
 * An id is taken as it is, and so is a name that one entity alone carries or that is the beginning of one entity's name
 * alone. Throws `not-found` with what is near, `ambiguous-name` with the candidates and their ids.
 */
export async function requireEntity(store: Names, typed: string): Promise<Entity> {
  if (typed.includes("/")) {
    const entity = await store.entity(typed as EntityId); // any text may be asked for; only ids are found
    if (entity) return entity;
  }
  const { items, next } = await store.findEntities({ text: typed, limit: MOST_CANDIDATES + 1 });
  const wanted = fold(typed);
  const named = items.filter((entity) => fold(entity.name) === wanted);
  const known = items.filter((entity) => entity.aliases.some((alias) => fold(alias) === wanted));
  const meant = [named, known, items].find((entities) => entities.length > 0) ?? [];
  if (meant.length === 0) throw await toNotFound(store, typed);
  const [only] = meant;
  if (only && meant.length === 1 && next === undefined) return only;
  throw toAmbiguous(typed, meant);
}

function toAmbiguous(typed: string, candidates: readonly Entity[]): ClewError {
  const shown = candidates.slice(0, MOST_CANDIDATES);
  const more = candidates.length > shown.length ? ["  … and more"] : [];
  const list = [...shown.map(describe), ...more].join("\n");
  return new ClewError("ambiguous-name", `${JSON.stringify(typed)} may mean:\n${list}`, {
    hint: "Give the whole name, or one of these ids.",
    details: { candidates: shown },
  });
}

async function toNotFound(store: Names, typed: string): Promise<ClewError> {
  const near = await findNear(store, typed);
  const message = `Nobody and nothing in this case is called ${JSON.stringify(typed)}.`;
  if (near.length === 0)
    return new ClewError("not-found", message, { hint: "Names are those that the documents use." });
  return new ClewError("not-found", `${message} Near are:\n${near.map(describe).join("\n")}`, { details: { near } });
}

/** Entities that share a word, or the beginning of a word, with what was typed; the most similar names first. */
async function findNear(store: Names, typed: string): Promise<Entity[]> {
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

/** `  Elon Musk (Person) person/elon-musk`. */
function describe({ name, type, id }: Entity): string {
  return `  ${name} (${type}) ${id}`;
}
