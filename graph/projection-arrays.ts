/**
 * The relations of a case as typed arrays in one shared block of memory, so that worker threads read the same bytes.
 *
 * Three tables. Entities and relations are rows that keep their index for life; what is gone is marked. A *half* is a relation as one of its two entities sees it: every relation has two. The halves of an entity lie
 * side by side, ordered by the neighbour's index, so that parallel relations are neighbours in memory too; an entity
 * whose relations change gets a new run at the end of the table (projection-change).
 *
 * Only the thread that owns the projection writes, and only while nobody reads (projection-keeper).
 */
import type { EntityId, RelationId } from "./ids.js";
import { ENTITY_TYPES, STATUSES, type EntityType, type Status } from "./model.js";
import { RELATED_TO, type Ontology, type RelationType, type RelationTypeEntry } from "./ontology.js";

export interface Capacity {
  readonly entities: number;
  readonly relations: number;
  readonly halves: number;
  readonly text: number;
}

/** Bytes of a relation's id without its `rel-`. */
export const ID_BYTES = 10;
/** In `entityType` and `status`: the row stands for nothing any more. */
export const GONE = 255;

/** A half's traits in one number: what the search asks of every half, so that it need not look further. */
export const COST_MASK = 0xffff; // bits 0–15: see paths/cost
export const STATUS_SHIFT = 16; // bits 16–17: index into STATUSES
export const OUTGOING = 1 << 18; // the owner of the half is the relation's subject
export const SYMMETRIC = 1 << 19;
export const TYPE_SHIFT = 20; // bits 20–31: index into the projection's types
export const MOST_TYPES = 1 << 12;

/** The places of `meta`. */
const REVISION = 0;
const ENTITIES = 1; // rows in use, gone ones included
const RELATIONS = 2;
const HALVES = 3; // used places of the table, given-up runs included
const TEXT = 4;
const LIVE_ENTITIES = 5;
const LIVE_RELATIONS = 6;
const META_LENGTH = 8;

type Table = "entities" | "relations" | "halves" | "text" | "slots" | "meta";
type ArrayType = { readonly BYTES_PER_ELEMENT: number } & (new (
  memory: SharedArrayBuffer,
  at: number,
  length: number,
) => unknown);

/** Every column: its table, its kind, how many numbers a row takes. The saved form lists them by name. */
const COLUMNS = {
  meta: ["meta", Float64Array, 1],
  // Where the entity's id and name lie in `text`.
  idAt: ["entities", Uint32Array, 1],
  nameAt: ["entities", Uint32Array, 1],
  idLength: ["entities", Uint16Array, 1],
  nameLength: ["entities", Uint16Array, 1],
  entityType: ["entities", Uint8Array, 1],
  /** Distinct neighbours by lines that somebody asserts, RELATED_TO aside: what makes a hub. */
  degree: ["entities", Uint32Array, 1],
  halvesAt: ["entities", Uint32Array, 1],
  halvesCount: ["entities", Uint32Array, 1],
  /** Places of the table that are this entity's, used or not. */
  halvesRoom: ["entities", Uint32Array, 1],
  /** Live entities ordered by id, and the place of each in that order: ties are broken by it, alike on every store. */
  byId: ["entities", Uint32Array, 1],
  rank: ["entities", Uint32Array, 1],
  source: ["relations", Uint32Array, 1],
  target: ["relations", Uint32Array, 1],
  type: ["relations", Uint16Array, 1],
  status: ["relations", Uint8Array, 1],
  origins: ["relations", Uint16Array, 1],
  denials: ["relations", Uint16Array, 1],
  confidence: ["relations", Float32Array, 1],
  /** When it is said to have happened, in days: see days. */
  first: ["relations", Int32Array, 1],
  last: ["relations", Int32Array, 1],
  relationId: ["relations", Uint8Array, ID_BYTES],
  neighbour: ["halves", Uint32Array, 1],
  relation: ["halves", Uint32Array, 1],
  traits: ["halves", Uint32Array, 1],
  text: ["text", Uint8Array, 1],
  /** Open addressing from a relation's id to its row + 1; 0 is free, −1 was used. */
  slots: ["slots", Int32Array, 1],
} as const satisfies Record<string, readonly [Table, ArrayType, number]>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
export type Columns = { readonly [Name in ColumnName]: InstanceType<(typeof COLUMNS)[Name][1]> };

/** What another thread needs to read the same projection: see `attach`. */
export interface ProjectionHandle {
  readonly memory: SharedArrayBuffer;
  readonly capacity: Capacity;
  readonly types: readonly RelationTypeEntry[];
}

export class Projection {
  capacity: Capacity;
  memory: SharedArrayBuffer;
  columns: Columns;
  /** Raised when `memory` or `types` became others: threads that read along attach anew. */
  generation = 0;
  /** False while it is being built: nothing is looked up by a relation's id then. */
  hasSlots = true;
  /** Rows of relations that are gone, to be used again; found by looking when first needed. */
  freeRelations: number[] | undefined;
  /** The relation types that occur; a relation's `type` is an index into it. */
  readonly types: RelationTypeEntry[];
  /** The columns of text and of the relations' ids as what Node reads letters from; making one for each word is dear. */
  private bytesOfText: Buffer;
  private bytesOfIds: Buffer;

  private readonly indexByType: Map<RelationType, number>;

  private constructor(capacity: Capacity, memory: SharedArrayBuffer, types: readonly RelationTypeEntry[]) {
    this.capacity = capacity;
    this.memory = memory;
    this.columns = toColumns(capacity, memory);
    this.bytesOfText = toBuffer(this.columns.text);
    this.bytesOfIds = toBuffer(this.columns.relationId);
    this.types = [...types];
    this.indexByType = new Map(types.map(({ type }, index) => [type, index]));
  }

  static empty(capacity: Capacity): Projection {
    return new Projection(capacity, new SharedArrayBuffer(bytesOf(capacity)), []);
  }

  static attach({ capacity, memory, types }: ProjectionHandle): Projection {
    return new Projection(capacity, memory, types);
  }

  /** A copy that changes by itself. */
  clone(): Projection {
    return new Projection(this.capacity, this.memory.slice(0), this.types);
  }

  handle(): ProjectionHandle {
    return { memory: this.memory, capacity: this.capacity, types: this.types };
  }

  get revision(): number {
    return this.columns.meta[REVISION] ?? 0;
  }
  set revision(revision: number) {
    this.columns.meta[REVISION] = revision;
  }
  /** Rows in use, gone ones included: indexes run below it. */
  get entityRows(): number {
    return this.columns.meta[ENTITIES] ?? 0;
  }
  set entityRows(rows: number) {
    this.columns.meta[ENTITIES] = rows;
  }
  get relationRows(): number {
    return this.columns.meta[RELATIONS] ?? 0;
  }
  set relationRows(rows: number) {
    this.columns.meta[RELATIONS] = rows;
  }
  get halfRows(): number {
    return this.columns.meta[HALVES] ?? 0;
  }
  set halfRows(rows: number) {
    this.columns.meta[HALVES] = rows;
  }
  get textBytes(): number {
    return this.columns.meta[TEXT] ?? 0;
  }
  set textBytes(bytes: number) {
    this.columns.meta[TEXT] = bytes;
  }
  /** Entities that are there. */
  get entityCount(): number {
    return this.columns.meta[LIVE_ENTITIES] ?? 0;
  }
  set entityCount(count: number) {
    this.columns.meta[LIVE_ENTITIES] = count;
  }
  /** Relations that are there. */
  get relationCount(): number {
    return this.columns.meta[LIVE_RELATIONS] ?? 0;
  }
  set relationCount(count: number) {
    this.columns.meta[LIVE_RELATIONS] = count;
  }
  /** What it weighs. */
  get bytes(): number {
    return this.memory.byteLength;
  }

  /** The bytes of a column that mean something: what is saved. */
  usedPart(name: ColumnName): Buffer {
    const [table, , width] = COLUMNS[name];
    const column = this.columns[name];
    const all = column.length / width;
    const rows = {
      entities: this.entityRows,
      relations: this.relationRows,
      halves: this.halfRows,
      text: this.textBytes,
      slots: all,
      meta: all,
    }[table];
    return Buffer.from(this.memory, column.byteOffset, rows * width * column.BYTES_PER_ELEMENT);
  }

  // ── Entities ──

  /** The row of an entity; undefined when no relation names it. */
  indexOf(id: string): number | undefined {
    const { byId } = this.columns;
    const wanted = Buffer.from(id, "utf8");
    let low = 0;
    let high = this.entityCount - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const index = byId[middle] ?? 0;
      const order = this.compareId(wanted, index);
      if (order === 0) return index;
      if (order > 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** By bytes, as Buffer.compare does; for some letters, calling that takes longer than comparing. */
  private compareId(wanted: Uint8Array, index: number): number {
    const { idAt, idLength, text } = this.columns;
    const at = idAt[index] ?? 0;
    const length = idLength[index] ?? 0;
    const most = Math.min(wanted.length, length);
    for (let place = 0; place < most; place++) {
      const order = wanted[place]! - text[at + place]!;
      if (order !== 0) return order;
    }
    return wanted.length - length;
  }

  entityId(index: number): EntityId {
    const { idAt, idLength } = this.columns;
    const at = idAt[index] ?? 0;
    return this.bytesOfText.toString("utf8", at, at + (idLength[index] ?? 0)) as EntityId;
  }

  entityName(index: number): string {
    const { nameAt, nameLength } = this.columns;
    const at = nameAt[index] ?? 0;
    return this.bytesOfText.toString("utf8", at, at + (nameLength[index] ?? 0));
  }

  entityType(index: number): EntityType {
    return ENTITY_TYPES[this.columns.entityType[index] ?? 0] ?? "Organization";
  }

  /** The id's bytes: entities are ordered by them. */
  idBytes(index: number): Buffer {
    const { idAt, idLength } = this.columns;
    const at = idAt[index] ?? 0;
    return this.bytesOfText.subarray(at, at + (idLength[index] ?? 0));
  }

  // ── Relations ──

  relationIdOf(row: number): RelationId {
    const at = row * ID_BYTES;
    return `rel-${this.bytesOfIds.toString("hex", at, at + ID_BYTES)}` as RelationId;
  }

  /** The row of a relation; undefined when there is none. */
  relationRow(id: string): number | undefined {
    const bytes = toIdBytes(id);
    if (!bytes) return undefined;
    const slot = this.findSlot(bytes);
    return slot === undefined ? undefined : (this.columns.slots[slot] ?? 0) - 1;
  }

  /** Where in `slots` an id stands. */
  findSlot(id: Uint8Array): number | undefined {
    const { slots } = this.columns;
    const mask = slots.length - 1;
    for (let slot = hashAt(id, 0) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0;
      if (entry === 0) return undefined;
      if (entry > 0 && this.hasId(entry - 1, id)) return slot;
    }
  }

  private hasId(row: number, id: Uint8Array): boolean {
    const { relationId } = this.columns;
    const at = row * ID_BYTES;
    for (let i = 0; i < ID_BYTES; i++) if (relationId[at + i] !== id[i]) return false;
    return true;
  }

  /** The index of a relation type, or undefined where no relation is of it. */
  indexOfType(type: RelationType): number | undefined {
    return this.indexByType.get(type);
  }

  relationType(row: number): RelationType {
    return this.types[this.columns.type[row] ?? 0]?.type ?? RELATED_TO;
  }

  relationStatus(row: number): Status {
    return STATUSES[this.columns.status[row] ?? 0] ?? "reported";
  }

  /** The index of a relation type; one not met before is added. Types that the ontology lacks are of family `other`. */
  typeIndex(type: RelationType, ontology: Ontology): number {
    const known = this.indexByType.get(type);
    if (known !== undefined) return known;
    if (this.types.length >= MOST_TYPES) throw new RangeError(`more than ${MOST_TYPES} relation types`);
    this.types.push(ontology.find(type) ?? strangeType(type));
    this.generation++;
    this.indexByType.set(type, this.types.length - 1);
    return this.types.length - 1;
  }

  // ── Room ──

  /** Makes room for at least this much; rows keep their indexes. */
  reserve(needed: Partial<Capacity>): void {
    const { entities = 0, relations = 0, halves = 0, text = 0 } = needed;
    const present = this.capacity;
    const fits =
      entities <= present.entities &&
      relations <= present.relations &&
      halves <= present.halves &&
      text <= present.text;
    if (!fits) this.grow(needed);
  }

  private grow(needed: Partial<Capacity>): void {
    const capacity = {
      entities: roomFor(this.capacity.entities, needed.entities),
      relations: roomFor(this.capacity.relations, needed.relations),
      halves: roomFor(this.capacity.halves, needed.halves),
      text: roomFor(this.capacity.text, needed.text),
    };
    const memory = new SharedArrayBuffer(bytesOf(capacity));
    const columns = toColumns(capacity, memory);
    const sameSlots = columns.slots.length === this.columns.slots.length;
    for (const name of COLUMN_NAMES) if (name !== "slots" || sameSlots) columns[name].set(this.columns[name]);
    this.capacity = capacity;
    this.memory = memory;
    this.columns = columns;
    this.bytesOfText = toBuffer(columns.text);
    this.bytesOfIds = toBuffer(columns.relationId);
    this.generation++;
    if (!sameSlots && this.hasSlots) this.fillSlots();
  }

  /** Fills the table of slots anew. */
  fillSlots(): void {
    const { slots, status } = this.columns;
    slots.fill(0);
    this.hasSlots = true;
    for (let row = 0; row < this.relationRows; row++) if (status[row] !== GONE) this.addSlot(row);
  }

  addSlot(row: number): void {
    const { slots, relationId } = this.columns;
    const mask = slots.length - 1;
    let slot = hashAt(relationId, row * ID_BYTES) & mask;
    while ((slots[slot] ?? 0) > 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }
}

const PREFIX = "rel-";

/** The bytes of a relation's id; undefined when it is not of the form that `toRelationId` gives. */
export function toIdBytes(id: string): Uint8Array | undefined {
  const bytes = new Uint8Array(ID_BYTES);
  return writeIdBytes(id, bytes, 0) ? bytes : undefined;
}

/** Writes the bytes of a relation's id, `rel-0123456789abcdef0123`; false when it is none. A million are read at a start. */
export function writeIdBytes(id: string, into: Uint8Array, at: number): boolean {
  if (id.length !== PREFIX.length + 2 * ID_BYTES || !id.startsWith(PREFIX)) return false;
  for (let place = 0; place < ID_BYTES; place++) {
    const high = digitOf(id.charCodeAt(PREFIX.length + 2 * place));
    const low = digitOf(id.charCodeAt(PREFIX.length + 2 * place + 1));
    if (high < 0 || low < 0) return false;
    into[at + place] = (high << 4) | low;
  }
  return true;
}

/** What a hexadecimal digit, small, stands for; −1 for anything else. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48; // 0 to 9
  return code >= 97 && code <= 102 ? code - 87 : -1; // a to f
}

/** How many slots for so many relations: a power of two, at most half full. */
export function slotsFor(relations: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, relations * 1.5)));
}

function hashAt(ids: Uint8Array, at: number): number {
  return ((ids[at]! << 24) | (ids[at + 1]! << 16) | (ids[at + 2]! << 8) | ids[at + 3]!) >>> 0;
}

function roomFor(present: number, needed: number | undefined): number {
  return needed === undefined || needed <= present ? present : Math.ceil(needed * 1.25) + 64;
}

function rowsOf(table: Table, capacity: Capacity): number {
  if (table === "meta") return META_LENGTH;
  return table === "slots" ? slotsFor(capacity.relations) : capacity[table];
}

function bytesOf(capacity: Capacity): number {
  let bytes = 0;
  for (const name of COLUMN_NAMES) {
    const [table, type, width] = COLUMNS[name];
    bytes = aligned(bytes) + rowsOf(table, capacity) * width * type.BYTES_PER_ELEMENT;
  }
  return aligned(bytes);
}

function toColumns(capacity: Capacity, memory: SharedArrayBuffer): Columns {
  const columns: Partial<Record<ColumnName, unknown>> = {};
  let at = 0;
  for (const name of COLUMN_NAMES) {
    const [table, type, width]: readonly [Table, ArrayType, number] = COLUMNS[name];
    const length = rowsOf(table, capacity) * width;
    columns[name] = new type(memory, at, length);
    at = aligned(at + length * type.BYTES_PER_ELEMENT);
  }
  return columns as Columns; // every name of COLUMNS was set, each by its own constructor
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function strangeType(type: RelationType): RelationTypeEntry {
  const wording = type.toLowerCase().replaceAll("_", " ");
  return { type, family: "other", wording, inverse: `${wording} (from the other side)`, symmetric: false, example: "" };
}
