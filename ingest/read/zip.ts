/** What lies in a ZIP archive, read from its directory at the end; the packed files are opened one by one, later. */
import { open } from "node:fs/promises";
import { ClewError } from "../../graph/errors.js";
import type { ArchiveEntry } from "./original.js";

export interface PackedFile {
  readonly entry: ArchiveEntry;
  readonly bytes: number;
}

const MAX_ENTRIES = 20_000;
const MAX_RATIO = 300;
const MAX_DIRECTORY = 16 * 1024 * 1024;
const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const IS_ENCRYPTED = 0x1;
const IS_UTF8 = 0x800;

/**
 * The files of an archive, folders left out, in its own order. Sizes are what the archive says; whoever unpacks holds
 * them to the limit.
 *
 * Throws `unreadable-document` for one that is damaged or encrypted, `too-large` for one of too many files.
 */
export async function listArchive(path: string, name: string): Promise<PackedFile[]> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557)); // the end record and the longest comment after it
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = findEnd(tail, name);
    const directory = Buffer.alloc(end.bytes);
    const { bytesRead } = await file.read(directory, 0, end.bytes, end.offset);
    if (bytesRead < end.bytes) throw damaged(name);
    return checked(readDirectory(directory, end.entries, name), size, name);
  } finally {
    await file.close();
  }
}

function findEnd(tail: Buffer, name: string): { entries: number; bytes: number; offset: number } {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_RECORD) continue;
    const entries = tail.readUInt16LE(at + 10);
    const bytes = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    if (entries > MAX_ENTRIES || bytes > MAX_DIRECTORY || offset === 0xffffffff) {
      throw new ClewError("too-large", `${name} holds more than ${MAX_ENTRIES} files, or is larger than 4 GB.`, {
        hint: "Unpack it and give the folder.",
      });
    }
    return { entries, bytes, offset };
  }
  throw damaged(name);
}

function readDirectory(directory: Buffer, entries: number, name: string): PackedFile[] {
  const files: PackedFile[] = [];
  let at = 0;
  for (let index = 0; index < entries; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_RECORD) throw damaged(name);
    const flags = directory.readUInt16LE(at + 8);
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const file = {
      bytes: directory.readUInt32LE(at + 24),
      entry: {
        name: directory.toString(flags & IS_UTF8 ? "utf8" : "latin1", at + 46, nameEnd),
        offset: directory.readUInt32LE(at + 42),
        packedBytes: directory.readUInt32LE(at + 20),
        method: directory.readUInt16LE(at + 10),
      },
    };
    if (flags & IS_ENCRYPTED) {
      throw new ClewError("unreadable-document", `${name} is encrypted.`, {
        hint: "Unpack it with its password and give the folder.",
      });
    }
    if (!file.entry.name.endsWith("/")) files.push(file);
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return files;
}

/** No text packs so tightly; and files that share their packed bytes are made to unpack to more than any disk holds. */
function checked(files: PackedFile[], size: number, name: string): PackedFile[] {
  const packed = files.reduce((sum, file) => sum + file.entry.packedBytes, 0);
  const bomb = files.find((file) => file.bytes > 1024 * 1024 && file.bytes > file.entry.packedBytes * MAX_RATIO);
  if (packed <= size && !bomb) return files;
  const why = bomb
    ? `${bomb.entry.name} unpacks to ${Math.round(bomb.bytes / bomb.entry.packedBytes)} times its size`
    : "its files overlap";
  throw new ClewError("unreadable-document", `${name} is no archive of documents: ${why}.`);
}

function damaged(name: string): ClewError {
  return new ClewError(
    "unreadable-document",
    `${name} is damaged: it has no directory of its files, as a ZIP archive must.`,
  );
}
