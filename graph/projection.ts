/**
 * The projection: all relations of a case in compact typed arrays, read from the store in one stream. Paths and
 * analytics run on it, so that both stores give the same answers and neither needs a plugin.
 */
import { ClewError } from "./errors.js";
import { ontology as ownOntology, type Ontology } from "./ontology.js";
import { Projection, type Capacity } from "./projection-arrays.js";
import { addEntity, addRelation, layHalves, orderEntities } from "./projection-rows.js";
import type { GraphStore, OutlineRelations } from "./store.js";

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
  store: Pick<GraphStore, "outline" | "revision">,
  options: BuildOptions = {},
): Promise<Projection> {
  const { ontology = ownOntology, expected } = options;
  const projection = Projection.empty(
    expected ? roomFor(expected) : { entities: 1024, relations: 4096, halves: 0, text: 65536 },
  );
  projection.hasSlots = false;
  projection.revision = await store.revision();
  for await (const { revision, entities, relations } of store.outline()) {
    if (options.signal?.aborted) throw new ClewError("aborted", "Building the projection was stopped.");
    projection.revision = revision;
    for (const entity of entities) addEntity(projection, entity); // its place in the stream is its index
    addRelations(projection, relations, ontology);
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

function addRelations(projection: Projection, relations: OutlineRelations, ontology: Ontology): void {
  const { id, type, source, target, status, origins, denials, confidence, first, last } = relations;
  projection.reserve({ relations: projection.relationRows + id.length });
  for (let n = 0; n < id.length; n++) {
    const place = { source: source[n]!, target: target[n]!, type: projection.typeIndex(type[n]!, ontology) };
    if (!(place.source >= 0 && place.target >= 0)) {
      throw new ClewError("store-failed", `The store named the relation ${id[n]} but not its entities.`);
    }
    addRelation(
      projection,
      {
        id: id[n]!,
        status: status[n]!,
        origins: origins[n]!,
        denials: denials[n]!,
        confidence: confidence[n]!,
        first: first[n]!,
        last: last[n]!,
      },
      place,
    );
  }
}
