/** Plain text, kept exactly as it is. Title, date and publisher are taken from where news texts carry them. */
import { decode } from "./decode.js";
import { findDate } from "./dates.js";
import type { Content, Metadata, ReadText } from "./original.js";

/** How far down a headline, a byline and a dateline may stand, in lines with words. */
const TOP_LINES = 5;
const MAX_TITLE = 200;

export async function readPlainText(content: Content): Promise<ReadText> {
  const { text, note } = decode(content.name, content.bytes, content.charset);
  return { text, metadata: lookAtText(text), notes: note === undefined ? [] : [note] };
}

/** What the first and last lines of a text say about it. */
export function lookAtText(text: string): Metadata {
  const top = text
    .slice(0, 2000)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, TOP_LINES);
  const title = findTitle(top);
  const date = top
    .filter((line) => line.length <= MAX_TITLE)
    .map(findDate)
    .find(Boolean);
  const publisher = findRightsHolder(text.slice(-1500));
  return {
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(publisher !== undefined && { publisher }),
  };
}

/** The first line, when it is one: short, and not the beginning of running prose. */
function findTitle([first, second]: readonly string[]): string | undefined {
  if (first === undefined || second === undefined || first.length > MAX_TITLE) return undefined;
  const isSentence = /[.!?]["”’)]?$/.test(first) && first.length > 120; // 'He said so.'
  return isSentence ? undefined : first;
}

/** '© 2023 The Guardian. All rights reserved' → The Guardian; 'Copyright (c) 2023, Reuters' → Reuters. */
function findRightsHolder(end: string): string | undefined {
  const match =
    /(?:©|\bcopyright\b(?:\s*(?:©|\(c\)))?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)(?:by\s+)?([A-Z][\p{L}\d&' -]{1,60})/iu.exec(
      end,
    );
  const name = match?.[1]?.replace(/\s+(?:all rights|inc|llc|ltd)\b.*$/i, "").trim();
  return name && /^\p{Lu}/u.test(name) ? name : undefined;
}
