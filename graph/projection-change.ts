/**
 * Taking in what changed in the store since the projection's revision. Rows are written in place; an entity whose
 * relations changed gets its run of halves laid anew, in its old place when it fits, else at the end of the table. What
 * comes out equals a projection built anew, but for the numbers of the rows.
 */
import { ClewError } from "./errors.js";
import type { EntityId } from "./ids.js";
import { ontology as ownOntology, type Ontology } from "./ontology.js";
import { GONE, OUTGOING, toIdBytes, type Projection } from "./projection-arrays.js";
import {
  addEntity,
  addRelation,
  countNeighbours,
  relatedToIndex,
  sortById,
  traitsOf,
  writeEntity,
  writeOrder,
  writeRelation,
} from "./projection-rows.js";
import type { Changes } from "./store.js";

/** Given-up places beyond this share of all halves are won back by closing the gaps. */
const MOST_GAPS = 0.25;
const FEW_GAPS = 10_000;

/** Ends of changed relations that neither the projection nor the changes name: to be asked of the store. */
export function unknownEnds(projection: Projection, changes: Changes): EntityId[] {
  const told = new Set(changes.entities.map(({ id }) => id));
  const ends = new Set(changes.relations.flatMap(({ source, target }) => [source, target]));
  return [...ends].filter((id) => !told.has(id) && projection.indexOf(id) === undefined);
}

/** Throws `store-failed` when a relation's end is unknown: see `unknownEnds`. */
export function takeChanges(projection: Projection, changes: Changes, ontology: Ontology = ownOntology): void {
  const indexes = takeEntities(projection, changes);
  const touched = new Map<number, number[]>();
  for (const id of changes.gone.relations) removeRelation(projection, id, touched);
  for (const relation of changes.relations) {
    const source = indexes.get(relation.source) ?? projection.indexOf(relation.source);
    const target = indexes.get(relation.target) ?? projection.indexOf(relation.target);
    if (source === undefined || target === undefined) {
      throw new ClewError("store-failed", `The store named the relation ${relation.id} but not its entities.`);
    }
    const known = projection.relationRow(relation.id);
    if (known !== undefined) writeRelation(projection, known, relation);
    const type = projection.typeIndex(relation.type, ontology);
    const row = known ?? addRelation(projection, relation, { source, target, type }, takeFreeRow(projection));
    for (const end of [source, target]) touch(touched, end).push(row);
  }
  for (const [entity, rows] of touched) layRun(projection, entity, rows);
  const relatedTo = relatedToIndex(projection);
  for (const entity of touched.keys()) {
    projection.columns.degree[entity] = countNeighbours(projection, entity, relatedTo);
  }
  removeEntities(projection, changes.gone.entities);
  if (projection.halfRows - projection.relationCount * 2 > FEW_GAPS + MOST_GAPS * projection.halfRows)
    closeGaps(projection);
  projection.revision = changes.revision;
}

function touch(touched: Map<number, number[]>, entity: number): number[] {
  const rows = touched.get(entity) ?? [];
  touched.set(entity, rows);
  return rows;
}

// ── Entities ──

/** Writes entities that changed and adds new ones in their order; gives the indexes of both. */
function takeEntities(projection: Projection, { entities, relations }: Changes): Map<EntityId, number> {
  // An entity that no relation names is not in a projection built anew, so it is not taken in either.
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  // All are looked up before any is added: until it is in order, what is added cannot be found by halving.
  const indexes = new Map<EntityId, number>();
  for (const { id } of entities) {
    const known = projection.indexOf(id);
    if (known !== undefined) indexes.set(id, known);
  }
  const added: number[] = [];
  for (const entity of entities) {
    const known = indexes.get(entity.id);
    if (known !== undefined) writeEntity(projection, known, entity);
    else if (ends.has(entity.id)) {
      const index = addEntity(projection, entity);
      indexes.set(entity.id, index);
      added.push(index);
    }
  }
  if (added.length > 0) insertInOrder(projection, sortById(projection, added));
  return indexes;
}

function insertInOrder(projection: Projection, added: readonly number[]): void {
  const before = projection.columns.byId.slice(0, projection.entityCount - added.length);
  const merged = new Uint32Array(projection.entityCount);
  let from = 0;
  let at = 0;
  for (const index of added) {
    const place = placeFor(projection, before, { id: projection.idBytes(index), from });
    merged.set(before.subarray(from, place), at);
    at += place - from;
    merged[at++] = index;
    from = place;
  }
  merged.set(before.subarray(from), at);
  writeOrder(projection, merged);
}

/** Where an id belongs among the ordered ones from `from` on. */
function placeFor(projection: Projection, ordered: Uint32Array, { id, from }: { id: Buffer; from: number }): number {
  let low = from;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Buffer.compare(projection.idBytes(ordered[middle]!), id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function removeEntities(projection: Projection, ids: readonly EntityId[]): void {
  const gone = new Set(ids.map((id) => projection.indexOf(id)).filter((index) => index !== undefined));
  if (gone.size === 0) return;
  const left = projection.columns.byId.slice(0, projection.entityCount).filter((index) => !gone.has(index));
  for (const index of gone) {
    projection.columns.entityType[index] = GONE;
    projection.columns.halvesCount[index] = 0;
  }
  projection.entityCount = left.length;
  writeOrder(projection, left);
}

// ── Relations ──

function removeRelation(projection: Projection, id: string, touched: Map<number, number[]>): void {
  const bytes = toIdBytes(id);
  const slot = bytes && projection.findSlot(bytes);
  if (slot === undefined) return;
  const { slots, status, source, target } = projection.columns;
  const row = slots[slot]! - 1;
  const free = freeRows(projection);
  slots[slot] = -1;
  status[row] = GONE;
  projection.relationCount--;
  free.push(row);
  touch(touched, source[row]!).push(row);
  touch(touched, target[row]!).push(row);
}

function takeFreeRow(projection: Projection): number | undefined {
  return freeRows(projection).pop();
}

function freeRows(projection: Projection): number[] {
  if (projection.freeRelations) return projection.freeRelations;
  const used = projection.columns.status.subarray(0, projection.relationRows);
  const free: number[] = [];
  // Not row by row: there may be millions, and the first change of a session is waited for like any other.
  for (let row = used.indexOf(GONE); row >= 0; row = used.indexOf(GONE, row + 1)) free.push(row);
  return (projection.freeRelations = free);
}

// ── Halves ──

/** Lays an entity's run anew: what it had and did not change, and between it what changed. */
function layRun(projection: Projection, entity: number, touchedRows: readonly number[]): void {
  const { source, target, status } = projection.columns;
  // A row may be gone, or reused by a relation of other entities in the same write.
  const endsHere = (row: number) => status[row] !== GONE && (source[row] === entity || target[row] === entity);
  const changed = new Set(touchedRows);
  const added = [...changed].filter(endsHere).map((row) => toHalf(projection, entity, row));
  added.sort((a, b) => a.neighbour - b.neighbour || a.row - b.row);
  writeRun(projection, entity, mergeRun(projection, entity, { changed, added }));
}

interface Half {
  readonly neighbour: number;
  readonly row: number;
  readonly traits: number;
}

function toHalf(projection: Projection, entity: number, row: number): Half {
  const outgoing = projection.columns.source[row] === entity;
  const neighbour = (outgoing ? projection.columns.target : projection.columns.source)[row]!;
  return { neighbour, row, traits: traitsOf(projection, row) | (outgoing ? OUTGOING : 0) };
}

interface Run {
  readonly neighbour: Uint32Array;
  readonly relation: Uint32Array;
  readonly traits: Uint32Array;
}

/** The greatest have tens of thousands of halves: those that stay are copied as numbers. */
function mergeRun(
  { columns }: Projection,
  entity: number,
  { changed, added }: { readonly changed: ReadonlySet<number>; readonly added: readonly Half[] },
): Run {
  const { halvesAt, halvesCount, neighbour, relation, traits } = columns;
  const start = halvesAt[entity]!;
  const end = start + halvesCount[entity]!;
  const most = end - start + added.length;
  const run = { neighbour: new Uint32Array(most), relation: new Uint32Array(most), traits: new Uint32Array(most) };
  let length = 0;
  let next = 0;
  const put = (half: Half) => {
    run.neighbour[length] = half.neighbour;
    run.relation[length] = half.row;
    run.traits[length++] = half.traits;
  };
  for (let at = start; at < end; at++) {
    const row = relation[at]!;
    if (changed.has(row)) continue;
    const near = neighbour[at]!;
    for (; next < added.length && isBefore(added[next]!, near, row); next++) put(added[next]!);
    run.neighbour[length] = near;
    run.relation[length] = row;
    run.traits[length++] = traits[at]!;
  }
  for (; next < added.length; next++) put(added[next]!);
  return {
    neighbour: run.neighbour.subarray(0, length),
    relation: run.relation.subarray(0, length),
    traits: run.traits.subarray(0, length),
  };
}

function isBefore(half: Half, neighbour: number, row: number): boolean {
  return half.neighbour < neighbour || (half.neighbour === neighbour && half.row < row);
}

/** In its old place when it fits, else at the end of the table, with room to grow by a quarter before it moves again. */
function writeRun(projection: Projection, entity: number, run: Run): void {
  const { length } = run.neighbour;
  if (length > projection.columns.halvesRoom[entity]!) {
    const at = projection.halfRows;
    const room = length + (length >> 2);
    projection.reserve({ halves: at + room });
    projection.halfRows = at + room;
    projection.columns.halvesAt[entity] = at;
    projection.columns.halvesRoom[entity] = room;
  }
  const { halvesAt, halvesCount, neighbour, relation, traits } = projection.columns;
  const at = halvesAt[entity]!;
  halvesCount[entity] = length;
  neighbour.set(run.neighbour, at);
  relation.set(run.relation, at);
  traits.set(run.traits, at);
}

/** Moves all runs together. */
function closeGaps(projection: Projection): void {
  const { halvesAt, halvesCount, halvesRoom, neighbour, relation, traits } = projection.columns;
  const columns = [neighbour, relation, traits];
  const before = columns.map((column) => column.slice(0, projection.halfRows));
  let at = 0;
  for (let entity = 0; entity < projection.entityRows; entity++) {
    const start = halvesAt[entity]!;
    const count = halvesCount[entity]!;
    for (const [place, column] of columns.entries()) column.set(before[place]!.subarray(start, start + count), at);
    halvesAt[entity] = at;
    halvesRoom[entity] = count;
    at += count;
  }
  projection.halfRows = at;
}

/** The projection as plain rows in the order of ids: equal for equal cases, however it came to be. For tests. */
export function toComparable(projection: Projection): unknown {
  const { columns } = projection;
  const entities = Array.from(columns.byId.subarray(0, projection.entityCount), (index) => {
    const start = columns.halvesAt[index]!;
    const halves = Array.from({ length: columns.halvesCount[index]! }, (_, place) => ({
      neighbour: projection.entityId(columns.neighbour[start + place]!),
      relation: projection.relationIdOf(columns.relation[start + place]!),
      traits: columns.traits[start + place]! & 0xfffff,
    }));
    halves.sort((a, b) => (a.relation < b.relation ? -1 : 1));
    return {
      id: projection.entityId(index),
      name: projection.entityName(index),
      type: projection.entityType(index),
      degree: columns.degree[index],
      halves,
    };
  });
  const relations = Array.from({ length: projection.relationRows }, (_, row) => row)
    .filter((row) => columns.status[row] !== GONE)
    .map((row) => ({
      id: projection.relationIdOf(row),
      found: projection.relationRow(projection.relationIdOf(row)) === row,
      type: projection.relationType(row),
      status: projection.relationStatus(row),
      proof: [
        columns.origins[row],
        columns.denials[row],
        columns.confidence[row],
        columns.first[row],
        columns.last[row],
      ],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { revision: projection.revision, entities: entities.filter(({ halves }) => halves.length > 0), relations };
}
