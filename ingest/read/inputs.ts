/** Files and folders, as a user names them, to the originals in them: one at a time, so that any number may be given. */
import type { Dirent } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { ClewError, isClewError } from "../../graph/errors.js";
import { cannotOpen } from "./open.js";
import { extensionOf, KNOWN_EXTENSIONS } from "./kinds.js";
import { listArchive } from "./zip.js";
import type { Original } from "./original.js";

/** skipped: lies in a folder and is of no kind that Clew reads; a file that the user names is always tried. */
export type Listed =
  | { readonly original: Original }
  | { readonly name: string; readonly error: ClewError }
  | { readonly name: string; readonly skipped: string };

/** Two letters at the least: `C:\\` is a drive. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i; // 'ftp://example.org/a.txt'
const WEB = /^https?:\/\//i; // 'https://example.org/a.html'

/** A file that lies here under another name than people know it by: an archive that was uploaded. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
  /** In place of its address. */
  readonly key: string;
}

/** A path, a web address, a file by its name, or an original that is in memory already: standard input, an upload. */
export type Input = string | NamedFile | Original;

/**
 * What the inputs hold, in their order; folders by name, with their subfolders. Hidden files and node_modules are passed
 * over, and a link in a folder is followed within that folder alone: a folder from strangers may link to anywhere. What
 * cannot be listed is told in its place, and the rest goes on.
 */
export async function* listOriginals(inputs: Iterable<Input>): AsyncGenerator<Listed> {
  for (const input of inputs) {
    if (typeof input === "string" && WEB.test(input))
      yield { original: { from: "web", name: input, url: input, bytes: 0 } };
    else if (typeof input === "string" && ADDRESS.test(input)) yield { name: input, error: notOfTheWeb(input) };
    else if (typeof input === "string") yield* guarded(input, listPath(input, resolve(input), []));
    else if ("from" in input) yield { original: input };
    else yield* guarded(input.name, listPath(input.name, input.path, [], input.key));
  }
}

function notOfTheWeb(address: string): ClewError {
  return new ClewError("unreadable-document", `${address} is no address of the web.`, {
    hint: "Give one with http:// or https://, a file or a folder.",
  });
}

async function* listPath(name: string, path: string, above: readonly string[], key?: string): AsyncGenerator<Listed> {
  const found = await stat(path).catch((cause: unknown) => {
    throw cannotOpen(name, cause);
  });
  if (found.isDirectory()) yield* listFolder(name, path, above);
  else if (!found.isFile())
    throw new ClewError("unreadable-document", `${name} is neither a file nor a folder.`, {
      hint: "Pipe it in and give - instead.",
    });
  else if (above.length > 0 && isAboutFolder(name))
    yield { name, skipped: "it tells about its folder; name it to read it" };
  else if (above.length > 0 && !isExpected(name))
    yield { name, skipped: `expected was one of ${KNOWN_EXTENSIONS.join(" ")}` };
  else if (extensionOf(name) === ".zip") yield* listPacked(name, path, key);
  else yield { original: { from: "file", name, path, bytes: found.size } };
}

/** `above` are the folders that this one lies in, the one that was given first, so that a link to one of them ends there. */
async function* listFolder(name: string, path: string, above: readonly string[]): AsyncGenerator<Listed> {
  const real = await realpath(path);
  if (above.includes(real)) return;
  const within = [...above, real];
  const entries: Dirent[] = [];
  try {
    for await (const entry of await opendir(path)) if (!isPassedOver(entry.name)) entries.push(entry);
  } catch (cause) {
    throw cannotOpen(name, cause);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const [shown, inside] = [join(name, entry.name), join(path, entry.name)];
    if (entry.isSymbolicLink() && (await leadsOut(inside, within[0]!))) yield { name: shown, skipped: LEADS_OUT };
    else yield* guarded(shown, listPath(shown, inside, within));
  }
}

const LEADS_OUT = "it is a link that leads out of the folder; name what it leads to, to read it";

/** A link that leads nowhere does not lead out: it is told as what does not exist. */
async function leadsOut(link: string, folder: string): Promise<boolean> {
  const target = await realpath(link).catch(() => folder);
  return target !== folder && !target.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

async function* listPacked(name: string, path: string, key?: string): AsyncGenerator<Listed> {
  for (const { entry, bytes } of await listArchive(path, name)) {
    const shown = `${name}/${entry.name}`;
    if (entry.name.split(/[\\/]/).includes("..")) yield { name: shown, skipped: "its name leads out of the archive" };
    else if (entry.name.split("/").some(isPassedOver)) continue;
    else if (entry.method !== 0 && entry.method !== 8)
      yield { name: shown, skipped: "it is packed in a way that Clew does not know" };
    else if (extensionOf(shown) === ".zip")
      yield { name: shown, skipped: "an archive within an archive is not opened; unpack it first" };
    else if (!isExpected(shown)) yield { name: shown, skipped: `expected was one of ${KNOWN_EXTENSIONS.join(" ")}` };
    else yield { original: { from: "archive", name: shown, path, bytes, entry, ...(key !== undefined && { key }) } };
  }
}

/** An error of listing becomes an outcome in its place. */
async function* guarded(name: string, listing: AsyncGenerator<Listed>): AsyncGenerator<Listed> {
  try {
    yield* listing;
  } catch (error) {
    yield { name, error: isClewError(error) ? error : cannotOpen(name, error) };
  }
}

function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name === "node_modules" || name === "__MACOSX";
}

/** 'seeds/README.md' */
function isAboutFolder(name: string): boolean {
  return /(?:^|[\\/])readme(?:\.[a-z]+)?$/i.test(name);
}

/** A name without an extension may well be a text. */
function isExpected(name: string): boolean {
  const extension = extensionOf(name);
  return extension === "" || extension === ".zip" || KNOWN_EXTENSIONS.includes(extension);
}

/** How many originals there are, and their bytes: for telling how much of a run is left. */
export async function countOriginals(
  inputs: Iterable<Input>,
  signal: AbortSignal,
): Promise<{ documents: number; bytes: number }> {
  let documents = 0;
  let bytes = 0;
  for await (const listed of listOriginals(inputs)) {
    if (signal.aborted) break;
    if (!("original" in listed)) continue;
    documents++;
    bytes += listed.original.bytes;
  }
  return { documents, bytes };
}
