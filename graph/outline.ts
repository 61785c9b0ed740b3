/** Relations that are at hand, in the form in which a store tells all of its: see `GraphStore.outline`. */
import { ClewError } from "./errors.js";
import type { EntityId } from "./ids.js";
import type { Relation } from "./model.js";
import type { OutlineBatch, OutlineEntity, OutlineRelations, RelationBatch } from "./store.js";

/** `places` counts on from batch to batch. */
export function toOutline(
  { relations, entities }: Pick<RelationBatch, "relations" | "entities">,
  places = new Map<EntityId, number>(),
): { readonly entities: readonly OutlineEntity[]; readonly relations: OutlineRelations } {
  for (const { id } of entities) places.set(id, places.size);
  const place = (end: EntityId, { id }: Relation) => {
    const known = places.get(end);
    if (known !== undefined) return known;
    throw new ClewError("store-failed", `The store named the relation ${id} but not its entity ${end}.`);
  };
  return {
    entities,
    relations: {
      id: relations.map(({ id }) => id),
      type: relations.map(({ type }) => type),
      source: relations.map((relation) => place(relation.source, relation)),
      target: relations.map((relation) => place(relation.target, relation)),
      status: relations.map(({ status }) => status),
      origins: relations.map(({ origins }) => origins),
      denials: relations.map(({ denials }) => denials),
      confidence: relations.map(({ confidence }) => confidence),
      first: relations.map(({ first }) => first ?? ""),
      last: relations.map(({ last }) => last ?? ""),
    },
  };
}

export async function* inOutline(batches: AsyncIterable<RelationBatch>): AsyncIterable<OutlineBatch> {
  const places = new Map<EntityId, number>();
  for await (const batch of batches) yield { revision: batch.revision, ...toOutline(batch, places) };
}
