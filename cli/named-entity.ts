/** From what a person typed to the entity that they mean. */
import { ClewError } from "../graph/errors.js";
import type { EntityId } from "../graph/ids.js";
import type { Entity } from "../graph/model.js";
import { fold } from "../graph/names.js";
import { findNear } from "../graph/near.js";
import type { GraphStore } from "../graph/store.js";

type Names = Pick<GraphStore, "entity" | "findEntities">;

const MOST_CANDIDATES = 10;
const MOST_ALIASES = 3;

/**
 * An id is taken as it is, and so is a name that one entity alone carries or that is the beginning of one entity's name
 * alone. A surname is carried by everybody whose name ends in it: the one whom documents call so is not the only one who
 * may be meant. Throws `not-found` with what is near, `ambiguous-name` with the candidates and their ids.
 */
export async function requireEntity(store: Names, typed: string): Promise<Entity> {
  if (typed.trim() === "") {
    throw new ClewError("invalid-input", "A name is empty; expected was the name or the id of one in this case.");
  }
  if (typed.includes("/")) {
    const entity = await store.entity(typed as EntityId); // any text may be asked for; only ids are found
    if (entity) return entity;
  }
  const { items, next } = await store.findEntities({ text: typed, limit: MOST_CANDIDATES + 1 });
  const wanted = fold(typed);
  const named = items.filter((entity) => fold(entity.name) === wanted);
  const bearers = items.filter(({ name, type }) => type === "Person" && fold(name).endsWith(` ${wanted}`));
  const known = items.filter(
    (entity) => bearers.includes(entity) || entity.aliases.some((alias) => fold(alias) === wanted),
  );
  // A surname that a document leaves open is a person of its own, beside all who bear it.
  const isOpen = bearers.length > 0 && named.some(({ type }) => type === "Person");
  const meant = [isOpen ? [...named, ...bearers] : named, known, items].find((entities) => entities.length > 0) ?? [];
  if (meant.length === 0) throw await toNotFound(store, typed);
  const [only] = meant;
  if (only && meant.length === 1 && next === undefined) return only;
  throw toAmbiguous(typed, meant);
}

function toAmbiguous(typed: string, candidates: readonly Entity[]): ClewError {
  const shown = candidates.slice(0, MOST_CANDIDATES);
  const more = candidates.length > shown.length ? ["  … and more"] : [];
  const list = [...shown.map(describe), ...more].join("\n");
  const names = new Set(shown.map(({ name }) => fold(name)));
  return new ClewError("ambiguous-name", `${JSON.stringify(typed)} may mean:\n${list}`, {
    hint:
      names.size < shown.length
        ? "Give one of these ids: some have the same name."
        : "Give the whole name, or one of these ids.",
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

/** `  Elon Musk (Person) person/elon-musk`; two of one name also tell what else they are called, and how often. */
function describe(entity: Entity, _place: number, among: readonly Entity[]): string {
  const { name, type, id, aliases, mentions } = entity;
  if (!among.some((other) => other.name === name && other.id !== id)) return `  ${name} (${type}) ${id}`;
  const also = aliases.slice(0, MOST_ALIASES).map((alias) => `also ${alias}`);
  const often = `${mentions} ${mentions === 1 ? "mention" : "mentions"}`;
  return `  ${name} (${[type, ...also, often].join(", ")}) ${id}`;
}
