/** A reader that keeps all relations in memory and catches up, as the server's path finding does. */
import type { EntityId, RelationId } from "../ids.js";
import type { Entity, Relation } from "../model.js";
import type { GraphStore } from "../store.js";
import { sortedById } from "./lines.js";

export class Mirror {
  private readonly relations = new Map<RelationId, Relation>();
  private readonly entities = new Map<EntityId, Entity>();
  private revision = -1;

  /** `betweenBatches` happens while everything is being read. */
  constructor(
    private readonly store: GraphStore,
    private readonly betweenBatches: () => Promise<unknown> = () => Promise.resolve(),
  ) {}

  /** Reads everything, then only ever what changed, unless that is too long ago. */
  async catchUp(): Promise<void> {
    if (this.revision < 0) return this.readAll();
    const changes = await this.store.changesSince(this.revision);
    if (!changes.complete) return this.readAll();
    for (const id of changes.gone.relations) this.relations.delete(id);
    for (const id of changes.gone.entities) this.entities.delete(id);
    for (const relation of changes.relations) this.relations.set(relation.id, relation);
    for (const entity of changes.entities) this.entities.set(entity.id, entity);
    this.revision = changes.revision;
  }

  /** All relations, and the entities at their ends. */
  content() {
    const ends = new Set([...this.relations.values()].flatMap(({ source, target }) => [source, target]));
    return {
      relations: sortedById([...this.relations.values()]),
      entities: sortedById([...this.entities.values()].filter(({ id }) => ends.has(id))),
    };
  }

  private async readAll(): Promise<void> {
    this.relations.clear();
    this.entities.clear();
    for await (const batch of this.store.relations()) {
      for (const relation of batch.relations) this.relations.set(relation.id, relation);
      for (const entity of batch.entities) this.entities.set(entity.id, entity);
      this.revision = batch.revision;
      await this.betweenBatches();
    }
    if (this.revision < 0) this.revision = await this.store.revision();
  }
}
