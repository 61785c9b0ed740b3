/** What bytes are, whatever their name says. */

interface Signature {
  readonly what: string;
  readonly bytes: readonly number[];
  readonly at?: number;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Formats that people mistake for documents, by the bytes with which every such file begins. */
const SIGNATURES: readonly Signature[] = [
  { what: "a PNG image", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { what: "a JPEG image", bytes: [0xff, 0xd8, 0xff] },
  { what: "a GIF image", bytes: ascii("GIF8") },
  { what: "a TIFF image", bytes: [0x49, 0x49, 0x2a, 0x00] },
  { what: "a TIFF image", bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { what: "a WebP image", bytes: ascii("WEBP"), at: 8 },
  { what: "a WAV recording", bytes: ascii("WAVE"), at: 8 },
  { what: "an MP3 recording", bytes: ascii("ID3") },
  { what: "a video", bytes: ascii("ftyp"), at: 4 },
  { what: "an Ogg recording", bytes: ascii("OggS") },
  { what: "a ZIP archive", bytes: ZIP },
  { what: "an empty ZIP archive", bytes: [0x50, 0x4b, 0x05, 0x06] },
  { what: "a gzip archive", bytes: [0x1f, 0x8b] },
  { what: "a bzip2 archive", bytes: ascii("BZh") },
  { what: "an xz archive", bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { what: "a 7-Zip archive", bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { what: "a RAR archive", bytes: ascii("Rar!") },
  { what: "a zstd archive", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { what: "an old Office file (.doc, .xls, .ppt, .msg)", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: "an RTF file", bytes: ascii("{\\rtf") },
  { what: "a program", bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { what: "a program", bytes: ascii("MZ\x90") },
  { what: "an SQLite database", bytes: ascii("SQLite format 3") },
  { what: "a mailbox of Outlook (.pst)", bytes: ascii("!BDN") },
];

/** In words, `a PNG image`; undefined when it is none of the formats with a mark at their beginning. */
export function findFormat(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find((signature) => startsWith(bytes, signature.bytes, signature.at))?.what;
}

export function startsWith(bytes: Uint8Array, expected: readonly number[], at = 0): boolean {
  return bytes.length >= at + expected.length && expected.every((byte, index) => bytes[at + index] === byte);
}

/** True for markup of a page, also when its name is that of another kind. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  return /^(?:\uFEFF|\xEF\xBB\xBF)?\s*(?:<!--[\s\S]{0,1000}?-->\s*)*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
    head(bytes).replaceAll("\0", ""),
  ); // '<!DOCTYPE html>'
}

/** A block that tells of the text below it, as Markdown has it: piped in, it has no name to tell. */
export function looksLikeFrontMatter(bytes: Uint8Array): boolean {
  return /^(?:\xEF\xBB\xBF)?\s*---[ \t]*\r?\n(?:[^\n]*\n){0,30}?(?:title|publisher|author|date|url|source):[^\n]*\n(?:[^\n]*\n){0,30}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/i.test(
    head(bytes),
  ); // '---\ntitle: A\n---\n'
}

/** Some programs write a few bytes before the mark. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  return /^[\s\S]{0,1000}?%PDF-\d/.test(head(bytes, 1024)); // '%PDF-1.7'
}

/** A ZIP archive with the text of a Word document in it. */
export function looksLikeDocx(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, ZIP)) return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("word/document.xml");
}

/** The first bytes as characters, one each: for looking at markup of unknown charset. */
export function head(bytes: Uint8Array, length = 2048): string {
  return Buffer.from(bytes.subarray(0, length)).toString("latin1");
}

export function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
