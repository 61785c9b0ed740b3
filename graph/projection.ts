/**
 * The projection: all relations of a case in compact typed arrays, read from the store in one stream. Paths and
 * analytics run on it, so that both stores give the same answers and neither needs a plugin.
 */
import { ClewError } from "./errors.js";
import type { Entity, Relation } from "./model.js";
import { ontology as ownOntology, type Ontology } from "./ontology.js";
import { Projection, type Capacity } from "./projection-arrays.js";
import { addEntity, addRelation, layHalves, orderEntities } from "./projection-rows.js";
import type { GraphStore } from "./store.js";

export interface BuildOptions {
  readonly ontology?: Ontology;
  /** About how much there is: room for it is made once, not by and by. */
  readonly expected?: { readonly entities: number; readonly relations: number };
  /** Told after every batch. */
  readonly onProgress?: (relations: number) => void;
  readonly signal?: AbortSignal;
}

/** Reads every relation once. Throws `aborted`, and what the store throws. */
export async function buildProjection(
  store: Pick<GraphStore, "relations" | "revision">,
  options: BuildOptions = {},
): Promise<Projection> {
  const { ontology = ownOntology, expected } = options;
  const projection = Projection.empty(
    expected ? roomFor(expected) : { entities: 1024, relations: 4096, halves: 0, text: 65536 },
  );
  projection.hasSlots = false;
  const indexes = new Map<string, number>();
  projection.revision = await store.revision();
  for await (const batch of store.relations()) {
    if (options.signal?.aborted) throw new ClewError("aborted", "Building the projection was stopped.");
    projection.revision = batch.revision;
    for (const entity of batch.entities) addOnce(projection, indexes, entity);
    for (const relation of batch.relations) addBetween(projection, indexes, relation, ontology);
    options.onProgress?.(projection.relationRows);
  }
  orderEntities(projection);
  projection.fillSlots();
  layHalves(projection);
  return projection;
}

/** A tenth more than there is: what is written later needs room too. */
const SLACK = 1.1;
const FEW = 1024;
/** Bytes of an entity's id and name. */
const TEXT = 48;

function roomFor({ entities, relations }: { readonly entities: number; readonly relations: number }): Capacity {
  // Entities without a relation are not held.
  const held = Math.ceil(Math.min(entities, 2 * relations) * SLACK) + FEW;
  const lines = Math.ceil(relations * SLACK) + FEW;
  return { entities: held, relations: lines, halves: 2 * lines, text: held * TEXT };
}

function addOnce(projection: Projection, indexes: Map<string, number>, entity: Entity): void {
  if (!indexes.has(entity.id)) indexes.set(entity.id, addEntity(projection, entity));
}

function addBetween(
  projection: Projection,
  indexes: ReadonlyMap<string, number>,
  relation: Relation,
  ontology: Ontology,
): void {
  const source = indexes.get(relation.source);
  const target = indexes.get(relation.target);
  if (source === undefined || target === undefined) {
    const missing = source === undefined ? relation.source : relation.target;
    throw new ClewError("store-failed", `The store named the relation ${relation.id} but not its entity ${missing}.`);
  }
  addRelation(projection, relation, { source, target, type: projection.typeIndex(relation.type, ontology) });
}
