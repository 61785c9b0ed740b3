/** Found paths as the answer tells them: rows of the projection turned into ids, names and proof. */
import { toDate } from "../days.js";
import { STATUSES } from "../model.js";
import { STATUS_SHIFT, TYPE_SHIFT, type Projection } from "../projection-arrays.js";
import type { Hop, HopRelation, Path, PathEntity } from "./answer.js";
import type { Carrier } from "./hops.js";
import type { FoundPath } from "./order.js";

export function toPath(projection: Projection, path: FoundPath): Path {
  return toPaths(projection, [path])[0]!;
}

/** Paths between two entities have many hops in common: each is described once. */
export function toPaths(projection: Projection, paths: readonly FoundPath[]): Path[] {
  const entityOf = once((index: number) => toPathEntity(projection, index));
  const hopOf = once((carriers: readonly Carrier[]) => toHop(projection, carriers));
  return paths.map(({ entities, hops, cost }) => ({ entities: entities.map(entityOf), hops: hops.map(hopOf), cost }));
}

function once<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new Map<Key, Made>();
  return (key) => {
    let made = known.get(key);
    if (made === undefined) known.set(key, (made = make(key)));
    return made;
  };
}

export function toPathEntity(projection: Projection, index: number): PathEntity {
  return {
    id: projection.entityId(index),
    name: projection.entityName(index),
    type: projection.entityType(index),
    degree: projection.columns.degree[index]!,
  };
}

export function toHop(projection: Projection, carriers: readonly Carrier[]): Hop {
  return { relations: carriers.map((carrier) => toHopRelation(projection, carrier)), cost: carriers[0]!.cost };
}

function toHopRelation(projection: Projection, { row, traits, forward, cost }: Carrier): HopRelation {
  const { columns, types } = projection;
  const first = toDate(columns.first[row]!);
  const last = toDate(columns.last[row]!);
  const relation: Partial<{ -readonly [Field in keyof HopRelation]: HopRelation[Field] }> = {
    id: projection.relationIdOf(row),
    type: types[traits >>> TYPE_SHIFT]!.type,
    forward,
    status: STATUSES[(traits >>> STATUS_SHIFT) & 3]!,
    origins: columns.origins[row]!,
    denials: columns.denials[row]!,
    // Written with two decimals and kept in 32 bits: 0.7, not 0.699999988079071.
    confidence: Math.round(columns.confidence[row]! * 1e6) / 1e6,
  };
  if (first !== undefined) relation.first = first;
  if (last !== undefined) relation.last = last;
  relation.cost = cost;
  return relation as HopRelation; // whole now
}
