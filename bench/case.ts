/**
 * A made-up case with the shape of a real one: communities, a heavy tail of hubs, parallel relations, few origins, many
 * undated. The same seed gives the same case.
 */
import type { EntityId } from "../graph/ids.js";
import { ENTITY_TYPES, type Entity, type Relation } from "../graph/model.js";
import { ontology } from "../graph/ontology.js";
import { toEntity, toRelation } from "../graph/paths/sample.js";
import type { RelationBatch } from "../graph/store.js";

export interface CaseSize {
  readonly entities: number;
  readonly relations: number;
  readonly seed?: number;
}

const COMMUNITY = 400;
const INSIDE = 0.7;
/** The larger, the more unequal: the best connected has some N^(−1/TAIL) of all ends. */
const TAIL = 2.2;

/** Numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class MadeCase {
  private readonly named: Entity[] = [];

  constructor(private readonly size: CaseSize) {}

  entity(index: number): Entity {
    return (this.named[index] ??= this.name(index));
  }

  private name(index: number): Entity {
    // Multiplied so that neighbours in number are not neighbours by id.
    const scattered = (index * 7_368_787) % 9_999_991;
    const type = ENTITY_TYPES[scattered % ENTITY_TYPES.length];
    return { ...toEntity(`${type!.toLowerCase()}/number-${scattered}`, type), name: `Number ${scattered}` };
  }

  async *relations(): AsyncIterable<RelationBatch> {
    const told = new Set<EntityId>();
    let relations: Relation[] = [];
    let entities: Entity[] = [];
    for (const { relation, ends } of this.made()) {
      relations.push(relation);
      for (const entity of ends) {
        if (told.has(entity.id)) continue;
        told.add(entity.id);
        entities.push(entity);
      }
      if (relations.length < 10_000) continue;
      yield { revision: 1, relations, entities };
      relations = [];
      entities = [];
    }
    yield { revision: 1, relations, entities };
  }

  *made(): Iterable<{ readonly relation: Relation; readonly ends: readonly [Entity, Entity] }> {
    const next = random(this.size.seed ?? 1);
    const types = ontology.types.map(({ type }) => type);
    const known = new Set<string>();
    while (known.size < this.size.relations) {
      const [a, b] = this.ends(next);
      if (a === b) continue;
      const relation = this.relation(this.entity(a), this.entity(b), {
        next,
        type: types[Math.floor(next() * types.length)]!,
      });
      if (known.has(relation.id)) continue;
      known.add(relation.id);
      yield { relation, ends: [this.entity(a), this.entity(b)] };
    }
  }

  private ends(next: () => number): [number, number] {
    const { entities } = this.size;
    const a = Math.floor(entities * next() ** TAIL);
    if (next() > INSIDE) return [a, Math.floor(entities * next() ** TAIL)];
    const communities = Math.ceil(entities / COMMUNITY);
    const b = (a % communities) + communities * Math.floor(COMMUNITY * next() ** TAIL);
    return [a, Math.min(b, entities - 1)];
  }

  private relation(source: Entity, target: Entity, { next, type }: { next: () => number; type: string }): Relation {
    const origins = 1 + Math.floor(-Math.log(next()) * 0.8);
    const doubt = next();
    const year = 2014 + Math.floor(next() * 10);
    const month = String(1 + Math.floor(next() * 12)).padStart(2, "0");
    const first = next() < 0.4 ? undefined : next() < 0.5 ? String(year) : `${year}-${month}`;
    return toRelation({
      type,
      source: source.id,
      target: target.id,
      origins: doubt < 0.02 ? 0 : origins,
      denials: doubt < 0.05 ? 1 : 0,
      ...(doubt < 0.02 ? { status: "denied" } : doubt < 0.05 ? { status: "contested" } : {}),
      confidence: Math.round((0.4 + next() * 0.6) * 100) / 100,
      ...(first === undefined ? {} : { first, last: first }),
    });
  }
}
