/** Dates of publication, as documents and their metadata write them, to ISO. */
import type { PartialDate } from "../../graph/model.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"; // 'Oct.', 'October'

/** What a date may look like, most certain first, each with the parts that it gives. */
const FORMS: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Parts }[] = [
  // 2022-10-11, 2022-10-11T23:45:00+03:00, 2022/10/11
  { pattern: /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d-])/, read: (m) => [m[1], m[2], m[3]] },
  { pattern: /^(\d{4})-(\d{2})$/, read: (m) => [m[1], m[2]] }, // 2022-10
  { pattern: /^(\d{4})$/, read: (m) => [m[1]] }, // 2022
  { pattern: /^(\d{4})(\d{2})(\d{2})(?!\d)/, read: (m) => [m[1], m[2], m[3]] }, // 20221011
  // Tue, 11 Oct 2022 23:45:00 +0000; 11th October 2022
  {
    pattern: new RegExp(`^(?:[a-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+${MONTH},?\\s+(\\d{4})(?!\\d)`, "i"),
    read: (m) => [m[3], toMonth(m[2]), m[1]],
  },
  // October 11, 2022; Tuesday, Oct. 11th 2022
  {
    pattern: new RegExp(`^(?:[a-z]{3,9},?\\s+)?${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, "i"),
    read: (m) => [m[3], toMonth(m[1]), m[2]],
  },
  { pattern: new RegExp(`^${MONTH},?\\s+(\\d{4})(?!\\d)`, "i"), read: (m) => [m[2], toMonth(m[1])] }, // October 2022
  { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/, read: (m) => [m[3], m[2], m[1]] }, // 11.10.2022
];

type Parts = readonly (string | undefined)[];

/**
 * The day, month or year that a text begins with, as ISO; undefined when it is none or does not exist. What cannot be
 * told from its other reading (`10/11/2022`) is none.
 *
 *     toPartialDate("2022-10-11T23:45:00+03:00")  // "2022-10-11"
 *     toPartialDate("October 2022")               // "2022-10"
 *     toPartialDate("2022-13-01")                 // undefined
 */
export function toPartialDate(text: string): PartialDate | undefined {
  const trimmed = text.trim();
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(trimmed);
    if (match) return toIso(read(match));
  }
  return undefined;
}

/** A date in a line that stands above an article: `23:45, 21.08.2023`, `Kyiv, October 11, 2022`. */
export function findDate(line: string): PartialDate | undefined {
  const full = new RegExp(
    `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH},?\\s+\\d{4}|\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}`,
    "i",
  ).exec(line);
  if (full) return toPartialDate(full[0]);
  // '23:45, 21.08.234 min.' is a time, a day with a short year and, glued to it, the minutes that reading takes.
  const short = /(?<!\d)\d{1,2}:\d{2},?\s+(\d{2})\.(\d{2})\.(\d{2})(?:$|\D|(?=\d{1,2}\s*min))/.exec(line);
  return short ? toIso([`20${short[3]}`, short[2], short[1]]) : undefined;
}

function toMonth(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1);
}

function toIso([year, month, day]: Parts): PartialDate | undefined {
  if (year === undefined || Number(year) < 1000) return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const toMonthOfYear = `${year}-${month.padStart(2, "0")}`;
  if (day === undefined) return toMonthOfYear;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay ? `${toMonthOfYear}-${day.padStart(2, "0")}` : undefined;
}
