/**
 * The projection as a file, so that a start need not read the whole case: a line of JSON that says what follows, then
 * the used part of every column as it lies in memory. What was written by another version, on another kind of machine,
 * or cut short is not read: the caller builds anew.
 */
import { endianness } from "node:os";
import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { makeFolders } from "./folders.js";
import { ENTITY_TYPES, STATUSES } from "./model.js";
import { ontology as ownOntology, type Ontology, type RelationTypeEntry } from "./ontology.js";
import { STEP, MOST_ORIGINS, TRUST } from "./paths/cost.js";
import { COLUMN_NAMES, Projection, type Capacity, type ColumnName } from "./projection-arrays.js";

const FORMAT = "clew-projection-3";
/** The JSON line is padded to this, so that the columns behind it are aligned. */
const HEADER_BYTES = 32_768;

interface Header {
  readonly format: string;
  /** What the numbers in the columns mean: another meaning is another projection. */
  readonly meaning: string;
  readonly capacity: Capacity;
  readonly types: readonly RelationTypeEntry[];
  readonly columns: readonly { readonly name: ColumnName; readonly bytes: number; readonly checksum: number }[];
}

/** Writes beside the file and then renames, so that a kill leaves the old one. */
export async function saveProjection(projection: Projection, path: string): Promise<void> {
  const parts = COLUMN_NAMES.map((name) => ({ name, bytes: projection.usedPart(name) }));
  const header: Header = {
    format: FORMAT,
    meaning: meaning(),
    capacity: projection.capacity,
    types: projection.types,
    columns: parts.map(({ name, bytes }) => ({ name, bytes: bytes.length, checksum: crc32(bytes) })),
  };
  const line = Buffer.alloc(HEADER_BYTES, " ");
  const text = JSON.stringify(header);
  if (Buffer.byteLength(text) >= HEADER_BYTES) return; // thousands of relation types: it is built anew at each start
  line.write(text);
  await makeFolders(dirname(path));
  const beside = `${path}.${process.pid}.new`;
  const file = await open(beside, "w", 0o600);
  try {
    await file.write(line);
    for (const { bytes } of parts) await writeAll(file, bytes);
    await file.sync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** Undefined when there is no file, or none that can be trusted. */
export async function openProjection(path: string, ontology: Ontology = ownOntology): Promise<Projection | undefined> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return undefined;
  try {
    const header = await readHeader(file);
    if (!header || !header.types.every((entry) => isSame(entry, ontology))) return undefined;
    return await readColumns(file, header, ontology);
  } catch {
    return undefined; // a damaged file is worth no more than none
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle): Promise<Header | undefined> {
  const line = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await file.read(line, 0, HEADER_BYTES, 0);
  if (bytesRead < HEADER_BYTES) return undefined;
  const header = JSON.parse(line.toString("utf8")) as Partial<Header>;
  if (header.format !== FORMAT || header.meaning !== meaning()) return undefined;
  return header as Header; // the format says that all of it is there
}

async function readColumns(file: FileHandle, header: Header, ontology: Ontology): Promise<Projection | undefined> {
  const projection = Projection.attach({
    memory: Projection.empty(header.capacity).memory,
    capacity: header.capacity,
    types: header.types.map((entry) => ontology.find(entry.type) ?? entry),
  });
  let at = HEADER_BYTES;
  for (const { name, bytes: length, checksum } of header.columns) {
    const column = projection.columns[name];
    if (length > column.byteLength) return undefined;
    const bytes = Buffer.from(projection.memory, column.byteOffset, length);
    for (let read = 0; read < length;) {
      const { bytesRead } = await file.read(bytes, read, length - read, at + read);
      if (bytesRead === 0) return undefined;
      read += bytesRead;
    }
    if (crc32(bytes) !== checksum) return undefined;
    at += length;
  }
  return projection;
}

/** Whether a type goes both ways is in the halves' traits; its wording and family are not. */
function isSame(entry: RelationTypeEntry, ontology: Ontology): boolean {
  return (ontology.find(entry.type)?.symmetric ?? false) === entry.symmetric;
}

function meaning(): string {
  return JSON.stringify([endianness(), ENTITY_TYPES, STATUSES, TRUST, MOST_ORIGINS, STEP]);
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
    written += bytesWritten;
  }
}
