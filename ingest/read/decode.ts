/** Bytes to text: by byte order mark, declared charset, UTF-8 where it fits, and last by what the bytes look like. */
import { detect } from "chardet";
import iconv from "iconv-lite";
import { ClewError } from "../../graph/errors.js";

export interface Decoded {
  readonly text: string;
  /** Absent for UTF-8, the expected. */
  readonly note?: string;
}

/** How many bytes are looked at to tell text from other content, and one charset from another. */
const SAMPLE = 64 * 1024;
/** Of text that was decoded with the right charset, fewer characters than this share are unreadable. */
const MAX_UNREADABLE = 0.02;

/**
 * The text of these bytes. Line ends and everything else stay as they are, so that offsets into the text hold; only a
 * byte order mark is left out.
 *
 * Throws `unreadable-document` when no charset makes text of them.
 */
export function decode(name: string, bytes: Uint8Array, declared?: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked)
    return decoded(name, bytes, marked, marked === "utf-8" ? undefined : `read as ${marked} (byte order mark)`);
  // ISO-2022 writes Japanese, Korean and Chinese with bytes that are all valid UTF-8.
  if (!hasZeroBytes(bytes) && !/^iso-2022/i.test(declared ?? "")) {
    const utf8 = tryUtf8(bytes);
    if (utf8 !== undefined) return checked(name, utf8);
  }
  const wide = guessUtf16(bytes);
  if (wide) return decoded(name, bytes, wide, `read as ${wide} (detected)`);
  if (hasZeroBytes(bytes)) throw notText(name);
  if (declared && isKnown(declared) && !/^utf-?8$/i.test(declared)) {
    return decoded(name, bytes, declared, `read as ${declared.toLowerCase()} (declared)`);
  }
  const mended = nearlyUtf8(bytes);
  if (mended !== undefined) return checked(name, mended, "read as utf-8, a few broken signs in it replaced");
  const detected = detect(bytes.subarray(0, SAMPLE)) ?? "windows-1252";
  const charset = detected === "UTF-8" || detected === "ASCII" || !isKnown(detected) ? "windows-1252" : detected;
  return decoded(name, bytes, charset, `read as ${charset.toLowerCase()} (detected; not valid UTF-8)`);
}

/** True when the first bytes cannot be text in any charset that is in use. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (byteOrderMark(bytes)) return false;
  const sample = bytes.subarray(0, 8192);
  if (hasZeroBytes(sample)) return guessUtf16(bytes) === undefined;
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls++;
  return controls > sample.length * MAX_UNREADABLE;
}

function decoded(name: string, bytes: Uint8Array, charset: string, note: string | undefined): Decoded {
  return checked(name, toText(bytes, charset), note);
}

function checked(name: string, text: string, note?: string): Decoded {
  const sample = text.slice(0, SAMPLE);
  let unreadable = 0;
  for (let index = 0; index < sample.length; index++) {
    const unit = sample.charCodeAt(index);
    if (unit === 0xfffd || isControl(unit)) unreadable++;
  }
  if (unreadable > sample.length * MAX_UNREADABLE) throw notText(name);
  return note === undefined ? { text } : { text, note };
}

/** iconv-lite goes first: some releases of Node decode windows-1252 as if it were Latin-1. */
function toText(bytes: Uint8Array, charset: string): string {
  const label = AS_BROWSERS_DO[charset.toLowerCase()] ?? charset;
  if (/^utf-(?:8|16..)$/i.test(label) || !iconv.encodingExists(label)) return new TextDecoder(label).decode(bytes);
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), label).toWellFormed();
}

/** Charsets that are in fact larger ones, by the WHATWG's table of labels. */
const AS_BROWSERS_DO: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  "iso-8859-9": "windows-1254",
  "iso-8859-11": "windows-874",
};

function isKnown(charset: string): boolean {
  if (iconv.encodingExists(charset)) return true;
  try {
    return new TextDecoder(charset).encoding !== "";
  } catch {
    return false;
  }
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * UTF-8 with a few broken bytes among it: its signs of several bytes are hardly ever found in a text of another charset,
 * which would be broken at every second of them.
 */
function nearlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("utf-8").decode(bytes);
  let whole = 0;
  let broken = 0;
  for (const sign of text) {
    if (sign === "\ufffd") broken++;
    else if (sign > "\u007f") whole++;
  }
  return broken <= Math.max(whole / 20, Math.min(3 * whole, MOST_BROKEN)) ? text : undefined;
}
const MOST_BROKEN = 10;

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** Latin text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++;
    if (bytes[index + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.05) return "utf-16be";
  return undefined;
}

function hasZeroBytes(bytes: Uint8Array): boolean {
  return bytes.includes(0);
}

/** Control characters that text does not have: all but tab, line feed, form feed, carriage return and escape. */
function isControl(unit: number): boolean {
  return (
    unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0b && unit !== 0x0c && unit !== 0x0d && unit !== 0x1b
  );
}

function notText(name: string): ClewError {
  return new ClewError("unreadable-document", `${name} is not text in any encoding that Clew knows.`, {
    hint: "Give text as .txt, .md or .html, best in UTF-8.",
  });
}
