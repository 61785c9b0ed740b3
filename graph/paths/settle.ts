/** The ids of a question as the relations know them now: an id that a merge replaced stands for what it became. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import { findNear } from "../near.js";
import type { Projection } from "../projection-arrays.js";
import type { GraphStore } from "../store.js";

/** Where questions have ids of entities. */
interface AskedIds {
  readonly from?: EntityId;
  readonly to?: EntityId | readonly EntityId[];
  readonly via?: readonly EntityId[];
  readonly entities?: readonly EntityId[];
  readonly exceptEntities?: readonly EntityId[];
}

/** More than so many that were replaced are taken for unknown. */
const MOST_LOOKED_UP = 100;

/**
 * The same question; those of a list that became one are in it once. Throws `not-found` for an end or a stop that no
 * relation names and says whether it is there at all; in lists those stay as they are.
 */
export async function settleIds<Asked extends AskedIds>(
  asked: Asked,
  projection: Projection,
  store: Pick<GraphStore, "entities" | "findEntities">,
): Promise<Asked> {
  const to = asked.to === undefined ? [] : [asked.to].flat();
  const stops = [...(asked.from ? [asked.from] : []), ...(asked.via ?? []), ...(Array.isArray(asked.to) ? [] : to)];
  const all = [...stops, ...to, ...(asked.entities ?? []), ...(asked.exceptEntities ?? [])];
  const unknown = [...new Set(all)].filter((id) => projection.indexOf(id) === undefined);
  if (unknown.length === 0) return asked;
  const { heirs, names } = await findHeirs(unknown, store);
  const settle = (id: EntityId) => heirs.get(id) ?? id;
  for (const stop of stops) {
    if (projection.indexOf(settle(stop)) !== undefined) continue;
    const name = names.get(settle(stop));
    throw name === undefined ? await toUnknown(stop, store) : toLoose(stop, name);
  }
  const settleAll = (ids: readonly EntityId[]) => [...new Set(ids.map(settle))];
  const settled = {
    ...asked,
    ...(asked.from && { from: settle(asked.from) }),
    ...(asked.to && { to: typeof asked.to === "string" ? settle(asked.to) : settleAll(asked.to) }),
    ...(asked.via && { via: asked.via.map(settle) }),
    ...(asked.entities && { entities: settleAll(asked.entities) }),
    ...(asked.exceptEntities && { exceptEntities: settleAll(asked.exceptEntities) }),
  };
  return settled;
}

interface Heirs {
  readonly heirs: ReadonlyMap<EntityId, EntityId>;
  /** Of those that are there, by their present ids. */
  readonly names: ReadonlyMap<EntityId, string>;
}

async function findHeirs(ids: readonly EntityId[], store: Pick<GraphStore, "entities">): Promise<Heirs> {
  const names = new Map((await store.entities(ids)).map(({ id, name }) => [id, name]));
  const heirs = new Map<EntityId, EntityId>();
  if (names.size === 0) return { heirs, names };
  for (const id of ids.filter((one) => !names.has(one)).slice(0, MOST_LOOKED_UP)) {
    const [heir] = await store.entities([id]);
    if (heir) heirs.set(id, heir.id);
  }
  return { heirs, names };
}

/** Of somebody who is mentioned, but whom no line names. */
function toLoose(id: EntityId, name: string): ClewError {
  const message = `${name} is mentioned in this case, but Clew found no line between ${name} and another.`;
  return new ClewError("not-found", message, { details: { id } });
}

/** `not-found` for an id that nobody has, with who has one like it. */
export async function toUnknown(id: EntityId, store: Pick<GraphStore, "findEntities">): Promise<ClewError> {
  const typed = id.slice(id.indexOf("/") + 1).replaceAll("-", " "); // 'person/elon-muks' → 'elon muks'
  const near = (await findNear(store, typed)).map(({ id, name, type }) => ({ id, name, type }));
  const message = `There is no entity ${JSON.stringify(id)}.`;
  const details = { id, near };
  if (near.length === 0) {
    return new ClewError("not-found", message, {
      hint: "Search for the name: its documents may have been removed.",
      details,
    });
  }
  const names = near.map((entity) => `${entity.name} (${entity.id})`).join(", ");
  return new ClewError("not-found", message, { hint: `Near are ${names}.`, details });
}
