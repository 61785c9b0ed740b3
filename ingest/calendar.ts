/** Days, and the day that a document was published. */
import type { Source } from "../graph/model.js";

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const pad = (number: number) => String(number).padStart(2, "0");

export function inRange(year: number, month: number, day: number): boolean {
  return year >= 1500 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** ISO date some days after (or before) a day. */
export function addDays({ year, month, day }: Day, days: number): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

const HEAD = 1_000; // characters in which a byline or dateline stands
const TAIL = 2_000; // and a copyright line
const NAMES = "january|february|march|april|may|june|july|august|september|october|november|december";

/** From its first dated source, else a full date in a line of its own near the top, else a copyright year. */
export function findDocumentDate(text: string, sources: readonly Source[]): Day | undefined {
  const date = sources.find((source) => source.date !== undefined)?.date;
  const own = date === undefined ? undefined : /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (own) return toDay(own[1]!, own[2] ?? "12", own[3] ?? lastDayText(own[1]!, own[2] ?? "12"));
  for (const line of text.slice(0, HEAD).split("\n")) {
    if (line.length > 160) continue;
    const found = dateInLine(line);
    if (found) return found;
  }
  const year = /(?:\(c\)|©|copyright)[^\d\n]{0,60}((?:19|20)\d\d)/i.exec(
    text.slice(Math.max(HEAD, 0)).slice(-Math.max(TAIL, text.length >> 1)),
  ); // "(C)UNIAN 2023"
  return year ? toDay(year[1]!, "12", "31") : undefined;
}

const lastDayText = (year: string, month: string) => pad(lastDayOf(Number(year), Number(month)));

/** "Monday, March 5, 2007", "3 October 2022", "21.08.23", "2022-10-11". */
function dateInLine(line: string): Day | undefined {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(line);
  if (iso) return toDay(iso[1]!, iso[2]!, iso[3]!);
  const dotted = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(20\d\d|19\d\d|\d\d)/.exec(line); // also "21.08.234 min", where "4 min" is glued on
  if (dotted) return toDay(dotted[3]!.length === 2 ? `20${dotted[3]}` : dotted[3]!, dotted[2]!, dotted[1]!);
  const english = new RegExp(`\\b(${NAMES})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d\\d)\\b`, "i").exec(line); // "March 5, 2007"
  if (english) return toDay(english[3]!, monthNumber(english[1]!), english[2]!);
  const british = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (${NAMES}),? ((?:19|20)\\d\\d)\\b`, "i").exec(line); // "5 March 2007"
  return british ? toDay(british[3]!, monthNumber(british[2]!), british[1]!) : undefined;
}

const monthNumber = (name: string) => String(NAMES.split("|").indexOf(name.toLowerCase()) + 1);

function toDay(year: string, month: string, day: string): Day | undefined {
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  return inRange(found.year, found.month, found.day) ? found : undefined;
}
