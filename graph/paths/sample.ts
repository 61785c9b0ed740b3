/** Small cases for tests and benchmarks: relations in one line each, and a store that gives them. */
import { toRelationId, type EntityId, type RelationId } from "../ids.js";
import type { Entity, EntityType, PartialDate, Relation, Status } from "../model.js";
import { inOutline } from "../outline.js";
import { ontology, orderEnds, type RelationType } from "../ontology.js";
import type { FollowedStore } from "../projection-keeper.js";
import type { Changes, Counts, OutlineBatch, RelationBatch } from "../store.js";

export interface SampleRelation {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
  readonly status?: Status;
  readonly origins?: number;
  readonly denials?: number;
  readonly confidence?: number;
  readonly first?: PartialDate;
  readonly last?: PartialDate;
}

/** A relation with one origin and confidence 0.8, unless told otherwise. Symmetric ends are put in order. */
export function toRelation(sample: SampleRelation): Relation {
  const entry = ontology.find(sample.type) ?? { symmetric: false };
  const [source, target] = orderEnds(entry, sample.source as EntityId, sample.target as EntityId);
  const { origins = sample.status === "denied" ? 0 : sample.status === "corroborated" ? 2 : 1 } = sample;
  const { denials = sample.status === "denied" || sample.status === "contested" ? 1 : 0 } = sample;
  return {
    id: toRelationId(source, sample.type, target),
    type: sample.type,
    source,
    target,
    status: sample.status ?? (origins > 1 ? "corroborated" : "reported"),
    claims: origins + denials,
    origins,
    denials,
    confidence: sample.confidence ?? 0.8,
    ...(sample.first === undefined ? {} : { first: sample.first }),
    ...(sample.last === undefined ? {} : { last: sample.last }),
  };
}

/** An entity named after its id: `person/elon-musk` is a Person called `elon-musk`. */
export function toEntity(id: string, type?: EntityType): Entity {
  const [slug = "", name = id] = id.split("/");
  const bySlug = {
    person: "Person",
    place: "Place",
    system: "System",
    publication: "Publication",
    agency: "Agency",
  } as const;
  return {
    id: id as EntityId,
    name,
    type: type ?? bySlug[slug as keyof typeof bySlug] ?? "Organization",
    aliases: [],
    mentions: 1,
  };
}

export interface SampleChange {
  readonly put?: readonly Relation[];
  readonly remove?: readonly RelationId[];
  readonly entities?: readonly Entity[];
  readonly removeEntities?: readonly EntityId[];
}

/** A store of which only what the projection asks works: its relations, revision and changes. */
export class SampleStore implements FollowedStore {
  private readonly byId = new Map<string, Relation>();
  private readonly entityById = new Map<string, Entity>();
  private readonly log: { readonly relations: readonly RelationId[]; readonly entities: readonly EntityId[] }[] = [];

  constructor(relations: Iterable<Relation> = [], entities: Iterable<Entity> = []) {
    this.change({ put: [...relations], entities: [...entities] });
  }

  /**
   * Puts and removes in one write: the revision goes up by one. Ends that are not known are made up. An entity that is
   * only the end of a changed relation is not told as changed, as on the real stores.
   */
  change(work: SampleChange): void {
    const { put = [], remove = [], entities = [], removeEntities = [] } = work;
    const touched = new Set<EntityId>([...entities.map(({ id }) => id), ...removeEntities]);
    for (const entity of entities) this.entityById.set(entity.id, entity);
    for (const relation of put) {
      this.byId.set(relation.id, relation);
      for (const end of [relation.source, relation.target]) {
        if (this.entityById.has(end)) continue;
        this.entityById.set(end, toEntity(end));
        touched.add(end);
      }
    }
    for (const id of remove) this.byId.delete(id);
    for (const id of removeEntities) this.entityById.delete(id);
    this.log.push({ relations: [...put.map(({ id }) => id), ...remove], entities: [...touched] });
  }

  all(): Relation[] {
    return [...this.byId.values()];
  }

  async revision(): Promise<number> {
    return this.log.length;
  }

  async entities(ids: readonly EntityId[]): Promise<Entity[]> {
    return ids.map((id) => this.entityById.get(id)).filter((entity) => entity !== undefined);
  }

  async counts(): Promise<Counts> {
    const none = { documents: 0, passages: 0, claims: 0, judgements: 0 };
    return { ...none, entities: this.entityById.size, relations: this.byId.size };
  }

  async relation(id: RelationId): Promise<Relation | undefined> {
    return this.byId.get(id);
  }

  outline(): AsyncIterable<OutlineBatch> {
    return inOutline(this.relations());
  }

  private async *relations(): AsyncIterable<RelationBatch> {
    const relations = this.all();
    const told = new Set<string>();
    for (let at = 0; at < relations.length; at += 5000) {
      const batch = relations.slice(at, at + 5000);
      const ends = batch
        .flatMap(({ source, target }) => [source, target])
        .filter((id) => !told.has(id) && told.add(id));
      yield { revision: this.log.length, relations: batch, entities: ends.map((id) => this.entityById.get(id)!) };
    }
  }

  async changesSince(revision: number): Promise<Changes> {
    const later = this.log.slice(revision);
    const relations = [...new Set(later.flatMap((entry) => entry.relations))];
    const entities = [...new Set(later.flatMap((entry) => entry.entities))];
    return {
      revision: this.log.length,
      complete: true,
      relations: relations.map((id) => this.byId.get(id)).filter((relation) => relation !== undefined),
      entities: entities.map((id) => this.entityById.get(id)).filter((entity) => entity !== undefined),
      gone: {
        relations: relations.filter((id) => !this.byId.has(id)),
        entities: entities.filter((id) => !this.entityById.has(id)),
      },
    };
  }
}
