/** Plain text, kept exactly as it is below header lines. Title, date and publisher are taken from where news texts carry them. */
import { decode } from "./decode.js";
import { findDate } from "./dates.js";
import { readHeaderLines } from "./frontmatter.js";
import type { Content, Metadata, ReadText } from "./original.js";

/** How far down a headline, a byline and a dateline may stand, in lines with words. */
const TOP_LINES = 5;
const MAX_TITLE = 200;

export async function readPlainText(content: Content): Promise<ReadText> {
  const { text, note } = decode(content.name, content.bytes, content.charset);
  const header = readHeaderLines(text);
  const body = text.slice(header.bodyStart);
  return {
    text: body,
    metadata: { ...lookAtText(body), ...header.metadata },
    notes: [...(note === undefined ? [] : [note]), ...header.notes],
  };
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
  const date = top.filter(mayDate).map(findDate).find(Boolean);
  const publisher =
    findRightsHolder(text.slice(-1500)) ??
    top.map(findAgency).find(Boolean) ??
    top.map(findNamedSource).find(Boolean) ??
    top.slice(1).map(findMasthead).find(Boolean);
  const author = top.map(findAuthor).find(Boolean);
  return {
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(publisher !== undefined && { publisher }),
  };
}

const LONGEST_DATE_LINE = 12;
const MONTH = "\\p{Lu}\\p{L}{2,8}\\.?"; // 'March', 'Oct.'
const DAY = `(?:${MONTH}\\s+\\d{1,2}|\\d{1,2}\\s+${MONTH})`; // 'March 3', '3 May'
const CAPITALS = "\\p{Lu}{2}[\\p{Lu}.,' /-]{1,50}?"; // 'GENEVA', 'NEW YORK'
/** 'LONDON, 3 May 2024. The ministry …', 'LONDON, May 3, 2024 (Nordwire): …' */
const DATELINE = new RegExp(`^${CAPITALS},?\\s+${DAY},?\\s+\\d{4}(?:\\s+\\([^)]{2,40}\\))?\\s*[.:–—-](?:\\s|$)`, "u");

/**
 * A line of its own ("Kyiv, 11 October 2022 | 23:45"), or a dateline before the text ("GENEVA, March 3, 2022 (Reuters) - …",
 * "LONDON, 3 May 2024. …"): a day that a sentence speaks of is not the day on which it was published.
 */
function mayDate(line: string): boolean {
  if (DATELINE.test(line)) return true;
  if (/^[^.!?]{0,50}\d{4}[^.!?]{0,25}\s[-–—]\s/.test(line)) return true; // 'GENEVA, March 3, 2022 (Reuters) - '
  const words = line.split(/\s+/).length;
  return line.length <= MAX_TITLE && words <= (/[.!?]["”’)]?$/.test(line) ? 6 : LONGEST_DATE_LINE); // 'Updated 3 March 2022.'
}

/** The first line, when it is one: short, and not the beginning of running prose. */
function findTitle([first, second]: readonly string[]): string | undefined {
  if (first === undefined || second === undefined || first.length > MAX_TITLE) return undefined;
  const isSentence = /[.!?]["”’)]?$/.test(first) && first.length > 120; // 'He said so.'
  return isSentence ? undefined : first;
}

/** 'By Ann Lee', 'By Ann Lee and Bo Chen | March 3, 2022': a line of its own. */
function findAuthor(line: string): string | undefined {
  const names = /^By:?\s+(\p{Lu}[\p{L}.'’ -]{2,60}?)(?:\s*[|,•·]|\s+-\s|$)/u.exec(line)?.[1];
  return names !== undefined && line.length <= 120 ? toAuthor(names) : undefined;
}

/** 'GENEVA, March 3 (Reuters) - Ann Lee met …' → Reuters; a place in small letters has a day beside it. */
const AGENCIES = [
  new RegExp(`^${CAPITALS},?\\s+(?:${DAY}(?:,?\\s+\\d{4})?\\s+)?\\((\\p{Lu}[\\p{L} ]{1,30})\\)\\s*[-–—]`, "u"), // 'OSLO (Nordwire) — '
  new RegExp(`^${CAPITALS},?\\s+${DAY}(?:,?\\s+\\d{4})?\\s+\\((\\p{Lu}[\\p{L} ]{1,30})\\)\\s*[.:]\\s`, "u"), // 'OSLO, 3 May (Nordwire). '
  new RegExp(
    `^\\p{Lu}[\\p{L}.' -]{1,40},\\s+${DAY}(?:,?\\s+\\d{4})?\\s+\\((\\p{Lu}[\\p{L} ]{1,30})\\)\\s*[-–—]`, // 'Oslo, 3 May 2024 (Nordwire) — '
    "u",
  ),
];

function findAgency(line: string): string | undefined {
  return AGENCIES.map((form) => form.exec(line)?.[1]).find(Boolean);
}

/** By these a paper is known, and no place: "New York, 1 June 2024" is where, "The New York Courier, 1 June 2024" is who. */
const PAPER =
  /\b(?:Advertiser|Bulletin|Chronicle|Courier|Dispatch|Echo|Examiner|Gazette|Globe|Guardian|Herald|Inquirer|Journal|Kurier|Ledger|Magazine|Mirror|Monitor|News|Observer|Post|Press|Record|Reporter|Review|Sentinel|Standard|Telegraph|Tidende|Times|Tribune|Weekly|Zeitung)\b/u; // 'Coast Courier'
const WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?";
const DATED = new RegExp(
  `^(\\p{Lu}[\\p{L}.'’& -]{2,60}?)\\s*(?:,|\\||[–—•·]|\\s-)\\s*${WEEKDAY}${DAY},?\\s+\\d{4}\\.?$`,
  "u",
); // 'The Coast Courier, 1 June 2024'

/** 'Source: Meridian Post', 'Published by: The Ledger': a line of its own. */
function findNamedSource(line: string): string | undefined {
  const name = /^(?:Source|Publisher|Publication|Published (?:by|in)):\s+(\p{Lu}[^|:;]{1,60}?)\.?$/u.exec(line)?.[1];
  return name !== undefined && !/^https?:/i.test(name) ? name : undefined;
}

const ALONE = /^The (?:\p{Lu}[\p{L}.'’&-]* ){1,4}\p{Lu}\p{L}+$/u; // 'The Coast Courier', and not 'Ann Post'
const BESIDE = /^By:? [^,|]{4,60}[,|] ?(\p{Lu}[\p{L}.'’& -]{2,60}?) ?(?:[,|]|$)/u; // 'By Ann Lee, Coast Courier, 1 June 2024'

/** A line of a paper's name, alone or with a day, below the headline, or the paper behind the name of who wrote it. */
function findMasthead(line: string): string | undefined {
  const name = DATED.exec(line)?.[1] ?? BESIDE.exec(line)?.[1] ?? ALONE.exec(line)?.[0];
  return name !== undefined && PAPER.test(name) && !/^By\b/.test(name) ? name : undefined; // 'By Ann Post, 1 June 2024'
}

const NAMES = /^\p{Lu}[\p{L}.'’-]*(?: (?:and|de|del|da|van|von|der|den|la|le|al|bin|ibn|y|\p{Lu}[\p{L}.'’-]*)){1,9}$/u; // 'Ann Lee and Jan de Boer'
const PROGRAMS = /\b(?:user|owner|admin\w*|microsoft|office)\b/i; // 'Microsoft Office User'

/** The names of people, of two words at least: what programs write in their place is none. */
export function toAuthor(found: unknown): string | undefined {
  if (typeof found !== "string") return undefined;
  const name = found.replace(/\s+/g, " ").trim();
  return name.length <= 120 && NAMES.test(name) && !PROGRAMS.test(name) ? name : undefined;
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
