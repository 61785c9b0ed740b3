/** Found paths as the answer tells them: rows of the projection turned into ids, names and proof. */
import { toDate } from "../days.js";
import type { Projection } from "../projection-arrays.js";
import type { Hop, HopRelation, Path, PathEntity } from "./answer.js";
import type { Carrier } from "./hops.js";
import type { FoundPath } from "./order.js";

export function toPath(projection: Projection, { entities, hops, cost }: FoundPath): Path {
  return {
    entities: entities.map((index) => toPathEntity(projection, index)),
    hops: hops.map((carriers) => toHop(projection, carriers)),
    cost,
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

function toHopRelation(projection: Projection, { row, forward, cost }: Carrier): HopRelation {
  const { columns } = projection;
  const first = toDate(columns.first[row]!);
  const last = toDate(columns.last[row]!);
  return {
    id: projection.relationIdOf(row),
    type: projection.relationType(row),
    forward,
    status: projection.relationStatus(row),
    origins: columns.origins[row]!,
    denials: columns.denials[row]!,
    // Written with two decimals and kept in 32 bits: 0.7, not 0.699999988079071.
    confidence: Math.round(columns.confidence[row]! * 1e6) / 1e6,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    cost,
  };
}
