/** The ids of a question as the relations know them now: an id that a merge replaced stands for what it became. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
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
  store: Pick<GraphStore, "entities">,
): Promise<Asked> {
  const to = asked.to === undefined ? [] : [asked.to].flat();
  const stops = [...(asked.from ? [asked.from] : []), ...(asked.via ?? []), ...(Array.isArray(asked.to) ? [] : to)];
  const all = [...stops, ...to, ...(asked.entities ?? []), ...(asked.exceptEntities ?? [])];
  const unknown = [...new Set(all)].filter((id) => projection.indexOf(id) === undefined);
  if (unknown.length === 0) return asked;
  const { heirs, names } = await findHeirs(unknown, store);
  const settle = (id: EntityId) => heirs.get(id) ?? id;
  for (const stop of stops) requireLines(settle(stop), stop, { projection, names });
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

function requireLines(
  id: EntityId,
  asked: EntityId,
  { projection, names }: { readonly projection: Projection; readonly names: Heirs["names"] },
): void {
  if (projection.indexOf(id) !== undefined) return;
  const name = names.get(id);
  const details = { id: asked };
  if (name === undefined) {
    const hint = "Search for the name: its documents may have been removed.";
    throw new ClewError("not-found", `There is no entity ${JSON.stringify(asked)}.`, { hint, details });
  }
  const message = `${name} is mentioned in this case, but nothing is said of ${name} and another: there is no line to follow.`;
  throw new ClewError("not-found", message, { details });
}
