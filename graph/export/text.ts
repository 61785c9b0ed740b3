/** Text on its way into files that other programs read. */

/**
 * Without what XML forbids and CSV readers stumble over: control characters other than tab and line ends, the
 * noncharacters U+FFFE and U+FFFF, and halves of surrogate pairs.
 *
 *     withoutControls("a\u0000b\ud83d!")   // "ab!"
 */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu, ""); // "\u0007", "\ud83d" alone
}

const XML_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** For element content and for attribute values in double quotes; `]]>` and line ends come back as they were. */
export function toXml(text: string): string {
  return withoutControls(text).replace(/[&<>"\t\n\r]/g, (character) => XML_ESCAPES[character] ?? character); // "R&D"
}

/** Joins small pieces to chunks of some 64 kB: a stream costs by the chunk. */
export async function* inChunks(pieces: AsyncIterable<string>, size = 1 << 16): AsyncGenerator<string> {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length >= size) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk) yield chunk;
}
