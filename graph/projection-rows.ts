/** Writing rows of the projection: entities, relations, and the halves that lie along each entity. */
import { toDays } from "./days.js";
import { ENTITY_TYPES, STATUSES, type Relation } from "./model.js";
import { RELATED_TO } from "./ontology.js";
import {
  GONE,
  ID_BYTES,
  OUTGOING,
  STATUS_SHIFT,
  SYMMETRIC,
  TYPE_SHIFT,
  writeIdBytes,
  type Projection,
} from "./projection-arrays.js";
import { relationCost } from "./paths/cost.js";
import type { OutlineEntity } from "./store.js";

/** Longer names are cut: what a list shows, not what is searched. */
const LONGEST_NAME = 400;
const DENIED_STATUS = STATUSES.indexOf("denied");

/** What the projection holds of a relation besides its ends and its type. An empty date is none. */
export type WeighedRelation = Pick<Relation, "id" | "status" | "origins" | "denials" | "confidence" | "first" | "last">;

export interface RelationPlace {
  readonly source: number;
  readonly target: number;
  readonly type: number;
}

/** Adds an entity's row and returns its index. The order by id is not kept: see `orderEntities`. */
export function addEntity(projection: Projection, entity: OutlineEntity): number {
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
export function writeEntity(projection: Projection, index: number, entity: OutlineEntity): void {
  projection.columns.entityType[index] = ENTITY_TYPES.indexOf(entity.type);
  if (projection.entityName(index) === entity.name) return;
  const name = addText(projection, entity.name.slice(0, LONGEST_NAME));
  projection.columns.nameAt[index] = name.at;
  projection.columns.nameLength[index] = name.length;
}

/** Adds a relation's row and returns it. Its halves are not laid yet. */
export function addRelation(
  projection: Projection,
  relation: WeighedRelation,
  place: RelationPlace,
  row?: number,
): number {
  const at = row ?? projection.relationRows;
  if (row === undefined) {
    projection.reserve({ relations: at + 1 });
    projection.relationRows = at + 1;
  }
  const { relationId, source, target, type } = projection.columns;
  if (!writeIdBytes(relation.id, relationId, at * ID_BYTES)) {
    throw new RangeError(`a relation's id is rel- and 20 hexadecimal digits, not ${relation.id}`);
  }
  source[at] = place.source;
  target[at] = place.target;
  type[at] = place.type;
  writeRelation(projection, at, relation);
  if (projection.hasSlots) projection.addSlot(at);
  projection.relationCount++;
  return at;
}

/** What may change of a relation: its proof and its time. Its ends and its type are its id. */
export function writeRelation(projection: Projection, row: number, relation: WeighedRelation): void {
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
  const { source, target, halvesAt, halvesCount, halvesRoom, neighbour, relation, traits } = projection.columns;
  const starts = countHalves(projection);
  for (let index = 0; index < entities; index++) {
    halvesAt[index] = starts[index]!;
    halvesCount[index] = starts[index + 1]! - starts[index]!;
    halvesRoom[index] = halvesCount[index]!;
  }
  const byNeighbour = halvesByNeighbour(projection, starts);
  const known = allTraits(projection);
  // Each relation is a half of both its ends: an entity is owner as often as it is neighbour.
  for (let place = 0; place < halves; place++) {
    const half = byNeighbour[place]!;
    const row = half >> 1;
    const outgoing = (half & 1) === 0;
    const owner = outgoing ? source[row]! : target[row]!;
    const at = starts[owner]!++;
    neighbour[at] = outgoing ? target[row]! : source[row]!;
    relation[at] = row;
    traits[at] = outgoing ? known[row]! | OUTGOING : known[row]!;
  }
  projection.halfRows = halves;
  const relatedTo = relatedToIndex(projection);
  for (let index = 0; index < entities; index++)
    projection.columns.degree[index] = countNeighbours(projection, index, relatedTo);
}

/** Where the halves of each entity begin, and after the last one where they end. */
function countHalves(projection: Projection): Uint32Array {
  const { source, target, status } = projection.columns;
  const starts = new Uint32Array(projection.entityRows + 1);
  for (let row = 0; row < projection.relationRows; row++) {
    if (status[row] === GONE) continue;
    starts[source[row]! + 1]!++;
    starts[target[row]! + 1]!++;
  }
  for (let index = 0; index < projection.entityRows; index++) starts[index + 1]! += starts[index]!;
  return starts;
}

/** All halves, as relation × 2 + (0 seen from its source, 1 from its target), ordered by the neighbour's index. */
function halvesByNeighbour(projection: Projection, starts: Uint32Array): Uint32Array {
  const { source, target, status } = projection.columns;
  const next = starts.slice();
  const sorted = new Uint32Array(projection.relationCount * 2);
  for (let row = 0; row < projection.relationRows; row++) {
    if (status[row] === GONE) continue;
    sorted[next[target[row]!]!++] = row * 2;
    sorted[next[source[row]!]!++] = row * 2 + 1;
  }
  return sorted;
}

/** The traits of every relation's halves, but for OUTGOING, which is one half's alone. */
function allTraits(projection: Projection): Uint32Array {
  const traits = new Uint32Array(projection.relationRows);
  for (let row = 0; row < traits.length; row++) traits[row] = traitsOf(projection, row);
  return traits;
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
  // Each byte as a character: such strings compare as bytes do, and faster.
  const ids = indexes.map((index) => projection.idBytes(index).toString("latin1"));
  const places = indexes.map((_, place) => place);
  places.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  return places.map((place) => indexes[place]!);
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
