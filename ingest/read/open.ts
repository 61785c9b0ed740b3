/** Files, packed files and what is in memory, to bytes: never more of them than the limit. */
import { open, type FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { ClewError } from "../../graph/errors.js";
import { tooLarge } from "./limits.js";
import { toCanonicalUrl, toFileKey } from "./source.js";
import type { Content, Original, PackedOriginal } from "./original.js";

/** Throws `not-found`, `unreadable-document` or `too-large`. */
export async function openOriginal(original: Original, maxBytes: number): Promise<Content> {
  if (original.bytes > maxBytes) throw tooLarge(original.name, original.bytes, maxBytes);
  switch (original.from) {
    case "memory":
      return { ...original, bytes: original.content };
    case "file":
      return {
        name: original.name,
        key: toFileKey(original.path),
        bytes: await readFile(original.path, original.name, maxBytes),
      };
    case "web":
      return openPage(original.url, maxBytes);
    case "archive":
      return {
        name: original.name,
        key: `${original.key ?? toFileKey(original.path)}#${encodeURI(original.entry.name)}`,
        bytes: await readEntry(original, maxBytes),
      };
  }
}

async function openPage(address: string, maxBytes: number): Promise<Content> {
  const { fetchPage } = await import("./fetch.js");
  const { url, ...page } = await fetchPage(address, { maxBytes });
  return { name: address, key: toCanonicalUrl(url) ?? url, ...page };
}

/** A file may have grown since it was listed: what is read is what counts. */
async function readFile(path: string, name: string, maxBytes: number): Promise<Uint8Array> {
  return withFile(path, name, async (file) => {
    const { size } = await file.stat();
    if (size > maxBytes) throw tooLarge(name, size, maxBytes);
    return readAt(file, 0, size);
  });
}

const inflate = promisify(inflateRaw);
/** Before the packed bytes: a header of 30 bytes, a name and extra fields. */
const LOCAL_HEADER = 30;

async function readEntry(original: PackedOriginal, maxBytes: number): Promise<Uint8Array> {
  const { entry, name } = original;
  return withFile(original.path, name, async (file) => {
    const header = Buffer.from(await readAt(file, entry.offset, LOCAL_HEADER));
    if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== 0x04034b50)
      throw damaged(name, "its place in the archive is wrong");
    const start = entry.offset + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
    const packed = await readAt(file, start, Math.min(entry.packedBytes, maxBytes));
    if (entry.method === 0) return packed;
    return inflate(packed, { maxOutputLength: maxBytes }).catch((cause: unknown) => {
      if ((cause as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(name, undefined, maxBytes);
      throw damaged(name, "it cannot be unpacked");
    });
  });
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function withFile<Result>(
  path: string,
  name: string,
  work: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (cause) {
    throw cannotOpen(name, cause);
  }
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** What the system says of a path, in words. */
export function cannotOpen(name: string, cause: unknown): ClewError {
  const code = String((cause as { code?: unknown }).code ?? cause);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new ClewError("not-found", `${name} does not exist.`, {
      hint: "Check the path; it is read from where you are.",
      cause,
    });
  }
  if (code === "ELOOP")
    return new ClewError("unreadable-document", `${name} is a link that leads to itself.`, { cause });
  if (code === "EACCES" || code === "EPERM") {
    return new ClewError("unreadable-document", `${name} may not be read by you (permission denied).`, { cause });
  }
  return new ClewError("unreadable-document", `${name} cannot be opened (${code}).`, { cause });
}

function damaged(name: string, why: string): ClewError {
  return new ClewError("unreadable-document", `${name} is damaged: ${why}.`);
}
