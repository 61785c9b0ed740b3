/**
 * What part of a page each sentence belongs to: title, byline, body or junk (reader comments, navigation, "read also",
 * subscription lines, copyright, a sentence in another language). Nothing is extracted from junk.
 */
import type { Zone } from "../graph/model.js";
import { isOtherLanguage } from "./few-words.js";
import type { UnzonedSentence } from "./passages.js";
import { Kind, type Token } from "./tokens.js";

/** A line that begins what does not belong to the text: all after it is junk. */
const TAIL_HEADINGS =
  /^(?:other news|related (?:news|articles|stories|topics|posts|content|links)|more (?:news|stories|from|on this)|most (?:read|popular|viewed)|you may (?:also )?like|recommended|read (?:also|more|next)|see also|trending(?: now)?|latest news|(?:\d+ )?comments?|enter comments?(?: here)?|leave a (?:comment|reply)|join the (?:conversation|discussion)|share this(?: article| story)?|tags|topics|advertisement|sponsored|about the author|sign up|newsletter)\s*[:.…]?$/;
const COPYRIGHT = /^(?:\(c\)|©|copyright)|all rights reserved/; // "(C)UNIAN 2023"
/** One line that does not belong, wherever it stands. */
const JUNK_LINE =
  /^(?:read (?:also|more|next)|see also|also read|watch(?: also)?|advertisement|photo|image|video|source)\s*:|\bsubscribe (?:to|now|for)\b|\bsign up (?:for|to)\b|\bfollow us\b|\b(?:our|my|the) (?:\S+ ){0,3}(?:telegram|whatsapp|viber|youtube) (?:channel|chat|group)|\bdon't fall for fakes\b|\ball rights reserved\b|\bclick here\b|\benable javascript\b|\bcookies? policy\b|\bto (?:post|leave) a comment\b/;
const BY = /^by [\p{L}]/u;
const READING_TIME = /\d{1,2}:\d{2}|\d+ min\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}/; // "23:45", "4 min", "21.08.23"
const LONGEST_HEADLINE = 30;

export function toZones(sentences: readonly UnzonedSentence[]): Zone[] {
  const zones: Zone[] = sentences.map(() => "body");
  const lines = toLines(sentences);
  const bodyAt = lines.findIndex(isProse);
  const headEnd = bodyAt < 0 ? Math.min(lines.length, 1) : bodyAt;
  lines.forEach((line, index) => {
    const zone = index < headEnd ? headZone(line, index, lines) : "body";
    for (let at = line.from; at < line.to; at++) zones[at] = zone;
  });
  markJunk(lines, headEnd, zones);
  sentences.forEach((sentence, index) => {
    if (isForeign(sentence)) zones[index] = "junk";
  });
  return zones;
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly words: number;
  readonly lower: string;
  readonly tokens: readonly Token[];
  readonly ended: boolean;
}

function toLines(sentences: readonly UnzonedSentence[]): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let at = 1; at <= sentences.length; at++) {
    if (at < sentences.length && !sentences[at]!.lineStart) continue;
    if (from < sentences.length) lines.push(toLine(sentences, from, at));
    from = at;
  }
  return lines;
}

function toLine(sentences: readonly UnzonedSentence[], from: number, to: number): Line {
  const tokens =
    to - from === 1
      ? sentences[from]!.tokens
      : sentences.slice(from, Math.min(to, from + 3)).flatMap((one) => one.tokens);
  const head = tokens.slice(0, 40);
  const lower = head
    .map((token) => (token.glued || token.kind === Kind.Sign ? "" : " ") + token.lower)
    .join("")
    .trim();
  const last = sentences[to - 1]!.tokens.at(-1)!;
  return { from, to, words: tokens.length, lower, tokens: head, ended: /^[.!?"…)]$/.test(last.text) };
}

const isProse = (line: Line) =>
  (line.words > 12 && line.ended) || line.to - line.from > 1 || line.words > LONGEST_HEADLINE;

function headZone(line: Line, index: number, lines: readonly Line[]): Zone {
  if (BY.test(line.lower) && line.words <= 12) return "byline";
  if (line.words <= 12 && READING_TIME.test(line.lower)) return "byline";
  if (index > 0 && line.words <= 4 && line.tokens.every((token) => token.cap) && line.tokens.length >= 2)
    return "byline"; // "Daria Durova"
  return index === 0 || line.words > 4 || lines.length > 3 ? "title" : "body";
}

function markJunk(lines: readonly Line[], headEnd: number, zones: Zone[]): void {
  let tail = false;
  lines.forEach((line, index) => {
    const afterBody = index > headEnd + 1 || (index > headEnd && lines.length - headEnd > 2);
    if (!tail && afterBody && line.words <= 14 && (TAIL_HEADINGS.test(line.lower) || COPYRIGHT.test(line.lower)))
      tail = true;
    if (!tail && !JUNK_LINE.test(line.lower)) return;
    for (let at = line.from; at < line.to; at++) zones[at] = "junk";
  });
}

const COMMON = new Set(
  "the of and to that with from by which said has been this are not he she it his they".split(" "),
);
const LETTERS = /^\p{L}/u; // "él"
const LATIN = /^\p{Script=Latin}/u; // "él"
/** Fewer words may be a name, a title, a motto. */
const LEAST_FOREIGN_WORDS = 6;

/** A sentence in another language, in a text that is English otherwise: a reader gets its translation beside it, or none. */
function isForeign({ tokens }: UnzonedSentence): boolean {
  const words = tokens.filter(({ text }) => LETTERS.test(text));
  if (words.length < LEAST_FOREIGN_WORDS) return false;
  if (words.filter(({ lower }) => COMMON.has(lower)).length > words.length / 12) return false;
  if (words.filter(({ text }) => !LATIN.test(text)).length > words.length / 2) return true;
  return isOtherLanguage(words.map(({ text }) => text).join(" "));
}
