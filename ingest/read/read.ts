/** One original to the text of one document, or a `ClewError` that names it, what was found and what was expected. */
import { ClewError } from "../../graph/errors.js";
import { looksBinary } from "./decode.js";
import { extensionOf, KINDS, KNOWN_EXTENSIONS, type Kind } from "./kinds.js";
import { toLanguage, toLanguageName } from "./language.js";
import { openOriginal } from "./open.js";
import { toSource, type SourceSettings } from "./source.js";
import { findFormat } from "./sniff.js";
import { isRead } from "../version.js";
import type { Content, Original, SourceText } from "./original.js";

export interface ReadSettings extends SourceSettings {
  /** Files beyond are refused. */
  readonly maxBytes: number;
}

export const DEFAULT_MAX_BYTES = 20 * 1024 * 1024;

/** Throws `unreadable-document`, `too-large` or `not-found`. */
export async function readOriginal(original: Original, settings: ReadSettings): Promise<SourceText> {
  return readContent(await openOriginal(original, settings.maxBytes), settings);
}

export async function readContent(content: Content, settings: SourceSettings): Promise<SourceText> {
  if (content.bytes.length === 0) throw unreadable(`${content.name} is empty (0 bytes); text was expected.`);
  const { kind, note } = toKind(content);
  const { text, metadata, notes } = await kind.read(content);
  if (text.trim() === "") throw unreadable(`${content.name} holds no words, only blank space; text was expected.`);
  // Pages say of themselves what their template says: what the text shows goes before it.
  const language = await toLanguage(text, metadata.language);
  const unread =
    language === undefined || isRead(language)
      ? []
      : [`kept and searchable, not read: it is in ${toLanguageName(language)}`];
  return {
    name: content.name,
    text,
    sources: [toSource(metadata, content, settings)],
    ...(language !== undefined && { language }),
    ...(metadata.cites !== undefined && { cites: metadata.cites }),
    notes: [...(note === undefined ? [] : [note]), ...unread, ...notes],
    ...(!isText(content.bytes, text) && {
      original: { extension: kind.extensions[0] ?? ".bin", bytes: content.bytes },
    }),
  };
}

/** Plain text in UTF-8 is its own original. */
function isText(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(text, "utf8").equals(bytes);
}

/** The kind that the bytes show, then the one that the name says, then what the sender says, then plain text. */
function toKind(content: Content): { kind: Kind; note?: string } {
  const seen = KINDS.find((kind) => kind.isSeenIn?.(content.bytes));
  const extension = extensionOf(content.name);
  const named = KINDS.find((kind) => kind.extensions.includes(extension));
  if (seen)
    return seen === named || !named
      ? { kind: seen }
      : { kind: seen, note: `its name ends in ${extension}, but it is ${seen.what}` };
  const format = findFormat(content.bytes);
  if (format || looksBinary(content.bytes)) throw notText(content.name, { format, named });
  // What has a mark of its own and does not show it is something else; of text, that is plain text.
  if (named?.binary) return { kind: plainText(), note: `its name ends in ${extension}, but it is plain text` };
  return { kind: named ?? findByMediaType(content.mediaType) ?? plainText() };
}

function findByMediaType(mediaType: string | undefined): Kind | undefined {
  return mediaType === undefined ? undefined : KINDS.find((kind) => kind.mediaTypes.includes(mediaType));
}

function plainText(): Kind {
  const kind = KINDS.find((candidate) => candidate.mediaTypes.includes("text/plain"));
  if (!kind) throw new Error("The table of kinds has no plain text.");
  return kind;
}

interface Seen {
  readonly format: string | undefined;
  readonly named: Kind | undefined;
}

function notText(name: string, { format, named }: Seen): ClewError {
  if (format === undefined && named?.binary)
    return unreadable(`${name} is not ${named.what}, though its name says so, nor is it text: it may be damaged.`);
  if (format === undefined && named) return unreadable(`${name} is not text: it holds bytes that no text has.`);
  return unreadable(`${name} is ${format ?? "not text"}; expected was one of ${KNOWN_EXTENSIONS.join(" ")}.`);
}

function unreadable(message: string): ClewError {
  return new ClewError("unreadable-document", message);
}
