/** Writing rows of the projection: entities, relations, and the halves that lie along each entity. */
import { toDays } from "./days.js";
import { ENTITY_TYPES, STATUSES, type Entity, type Relation } from "./model.js";
import { RELATED_TO } from "./ontology.js";
import {
  GONE,
  ID_BYTES,
  OUTGOING,
  STATUS_SHIFT,
  SYMMETRIC,
  TYPE_SHIFT,
  toIdBytes,
  type Projection,
} from "./projection-arrays.js";
import { relationCost } from "./paths/cost.js";

/** Longer names are cut: what a list shows, not what is searched. */
const LONGEST_NAME = 400;
const DENIED_STATUS = STATUSES.indexOf("denied");

export interface RelationPlace {
  readonly source: number;
  readonly target: number;
  readonly type: number;
}

/** Adds an entity's row and returns its index. The order by id is not kept: see `orderEntities`. */
export function addEntity(projection: Projection, entity: Entity): number {
  const index = projection.entityRows;
  projection.reserve({ entities: index + 1 });
  projection.entityRows = index + 1;
  projection.entityCount++;
  const id = addText(projection, entity.id);
  projection.columns.idAt[index] = id.at;
  projection.columns.idLength[index] = id.length;
  writeEntity(projection, index, entity);
  return index;
}

/** What may change of an entity: its name and type. */
export function writeEntity(projection: Projection, index: number, entity: Entity): void {
  projection.columns.entityType[index] = ENTITY_TYPES.indexOf(entity.type);
  if (projection.entityName(index) === entity.name) return;
  const name = addText(projection, entity.name.slice(0, LONGEST_NAME));
  projection.columns.nameAt[index] = name.at;
  projection.columns.nameLength[index] = name.length;
}

/** Adds a relation's row and returns it. Its halves are not laid yet. */
export function addRelation(projection: Projection, relation: Relation, place: RelationPlace, row?: number): number {
  const at = row ?? projection.relationRows;
  if (row === undefined) {
    projection.reserve({ relations: at + 1 });
    projection.relationRows = at + 1;
  }
  const bytes = toIdBytes(relation.id);
  if (!bytes) throw new RangeError(`a relation's id is rel- and 20 hexadecimal digits, not ${relation.id}`);
  projection.columns.relationId.set(bytes, at * ID_BYTES);
  projection.columns.source[at] = place.source;
  projection.columns.target[at] = place.target;
  projection.columns.type[at] = place.type;
  writeRelation(projection, at, relation);
  projection.addSlot(at);
  projection.relationCount++;
  return at;
}

/** What may change of a relation: its proof and its time. Its ends and its type are its id. */
export function writeRelation(projection: Projection, row: number, relation: Relation): void {
  const { columns } = projection;
  const days = toDays(relation.first, relation.last);
  columns.status[row] = STATUSES.indexOf(relation.status);
  columns.origins[row] = Math.min(relation.origins, 0xffff);
  columns.denials[row] = Math.min(relation.denials, 0xffff);
  columns.confidence[row] = relation.confidence;
  columns.first[row] = days.first;
  columns.last[row] = days.last;
}

/** Lays the halves of all entities, sorted by neighbour: two counting sorts over all relations. */
export function layHalves(projection: Projection): void {
  const entities = projection.entityRows;
  const halves = projection.relationCount * 2;
  projection.reserve({ halves });
  const { columns } = projection;
  const byNeighbour = halvesByNeighbour(projection);
  const next = new Uint32Array(entities + 1);
  for (const half of byNeighbour) next[ownerOf(projection, half) + 1]!++;
  for (let index = 0; index < entities; index++) {
    next[index + 1]! += next[index]!;
    columns.halvesAt[index] = next[index]!;
    columns.halvesCount[index] = next[index + 1]! - next[index]!;
  }
  const traits = allTraits(projection);
  for (const half of byNeighbour) {
    const row = half >> 1;
    const at = next[ownerOf(projection, half)]!++;
    const outgoing = (half & 1) === 0;
    columns.neighbour[at] = outgoing ? columns.target[row]! : columns.source[row]!;
    columns.relation[at] = row;
    columns.traits[at] = traits[row]! | (outgoing ? OUTGOING : 0);
  }
  projection.halfRows = halves;
  const relatedTo = relatedToIndex(projection);
  for (let index = 0; index < entities; index++) columns.degree[index] = countNeighbours(projection, index, relatedTo);
}

/** All halves, as relation × 2 + (0 seen from its source, 1 from its target), ordered by the neighbour's index. */
function halvesByNeighbour(projection: Projection): Uint32Array {
  const { source, target, status } = projection.columns;
  const rows = projection.relationRows;
  const next = new Uint32Array(projection.entityRows + 1);
  for (let row = 0; row < rows; row++) {
    if (status[row] === GONE) continue;
    next[source[row]! + 1]!++;
    next[target[row]! + 1]!++;
  }
  for (let index = 0; index < projection.entityRows; index++) next[index + 1]! += next[index]!;
  const sorted = new Uint32Array(projection.relationCount * 2);
  for (let row = 0; row < rows; row++) {
    if (status[row] === GONE) continue;
    sorted[next[target[row]!]!++] = row * 2;
    sorted[next[source[row]!]!++] = row * 2 + 1;
  }
  return sorted;
}

function ownerOf(projection: Projection, half: number): number {
  return (half & 1 ? projection.columns.target : projection.columns.source)[half >> 1]!;
}

/** The traits of every relation's halves, but for OUTGOING, which is one half's alone. */
function allTraits(projection: Projection): Uint32Array {
  return Uint32Array.from({ length: projection.relationRows }, (_, row) => traitsOf(projection, row));
}

export function traitsOf({ columns, types }: Projection, row: number): number {
  const cost = relationCost({
    origins: columns.origins[row]!,
    denials: columns.denials[row]!,
    confidence: columns.confidence[row]!,
  });
  const type = columns.type[row]!;
  const symmetric = types[type]?.symmetric ? SYMMETRIC : 0;
  return cost | (columns.status[row]! << STATUS_SHIFT) | symmetric | (type << TYPE_SHIFT);
}

/** The index of RELATED_TO among the types, or −1. */
export function relatedToIndex({ types }: Projection): number {
  return types.findIndex(({ type }) => type === RELATED_TO);
}

export function countNeighbours({ columns }: Projection, index: number, relatedTo: number): number {
  const { halvesAt, halvesCount, neighbour, traits } = columns;
  const start = halvesAt[index]!;
  const end = start + halvesCount[index]!;
  let count = 0;
  let before = -1;
  for (let at = start; at < end; at++) {
    const trait = traits[at]!;
    if (((trait >>> STATUS_SHIFT) & 3) === DENIED_STATUS || trait >>> TYPE_SHIFT === relatedTo) continue;
    if (neighbour[at] !== before) count++;
    before = neighbour[at]!;
  }
  return count;
}

/** Puts all entities in order by id anew. */
export function orderEntities(projection: Projection): void {
  const { columns, entityRows } = projection;
  const live: number[] = [];
  for (let index = 0; index < entityRows; index++) if (columns.entityType[index] !== GONE) live.push(index);
  writeOrder(projection, sortById(projection, live));
}

/** Entities in the order of their ids' bytes. */
export function sortById(projection: Projection, indexes: readonly number[]): number[] {
  const ids = new Map(indexes.map((index) => [index, projection.idBytes(index)]));
  return [...indexes].sort((a, b) => Buffer.compare(ids.get(a)!, ids.get(b)!));
}

/** `sorted` holds all live entities. */
export function writeOrder({ columns }: Projection, sorted: ArrayLike<number>): void {
  columns.byId.set(sorted);
  for (let place = 0; place < sorted.length; place++) columns.rank[sorted[place]!] = place;
}

/** Appends text and says where it lies. */
function addText(projection: Projection, text: string): { at: number; length: number } {
  const bytes = Buffer.from(text, "utf8");
  const at = projection.textBytes;
  projection.reserve({ text: at + bytes.length });
  projection.columns.text.set(bytes, at);
  projection.textBytes = at + bytes.length;
  return { at, length: bytes.length };
}
