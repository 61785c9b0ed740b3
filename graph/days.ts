/**
 * Partial dates as whole days, so that they compare as numbers: days since 1970-01-01. An open end is EVER.
 */
import type { PartialDate } from "./model.js";

/** Before and after everything: the ends of a time that is open on that side. */
export const EVER_BEFORE = -0x8000_0000;
export const EVER_AFTER = 0x7fff_ffff;

export interface DayRange {
  readonly first: number;
  readonly last: number;
}

const PARTIAL = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/; // 2022, 2022-10, 2022-10-11, 2022-10-11T08:00:00Z
const DAY = 86_400_000;

/**
 * The days that a partial date may mean, both included; undefined for what is no date.
 *
 *     toDayRange("2022-02")            // 2022-02-01 to 2022-02-28
 *     toDayRange("2022-07/2022-12")    // 2022-07-01 to 2022-12-31
 */
export function toDayRange(date: PartialDate): DayRange | undefined {
  if (known.has(date)) return known.get(date);
  const range = readDayRange(date);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(date, range);
  return range;
}

/** A case has few different dates and a million relations. */
const known = new Map<PartialDate, DayRange | undefined>();
const MOST_KNOWN = 10_000;

function readDayRange(date: PartialDate): DayRange | undefined {
  const [from = "", to = from] = date.split("/");
  const start = monthAndDay(from);
  const end = monthAndDay(to);
  return start && end && start.first <= end.last ? { first: start.first, last: end.last } : undefined;
}

/** The days from the first of `from` to the last of `to`; open where there is none. */
export function toDays(from: PartialDate | undefined, to: PartialDate | undefined): DayRange {
  const first = (from === undefined ? undefined : toDayRange(from)?.first) ?? EVER_BEFORE;
  const last = (to === undefined ? undefined : toDayRange(to)?.last) ?? EVER_AFTER;
  return first <= last ? { first, last } : { first: last, last: first };
}

/** `2022-02-01` for a day number; undefined for an open end. */
export function toDate(day: number): PartialDate | undefined {
  if (day === EVER_BEFORE || day === EVER_AFTER) return undefined;
  const date = told.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10);
  if (told.size >= MOST_KNOWN) told.clear();
  told.set(day, date);
  return date;
}

const told = new Map<number, PartialDate>();

function monthAndDay(text: string): DayRange | undefined {
  const parts = PARTIAL.exec(text);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  const month = parts[2] === undefined ? undefined : Number(parts[2]);
  const day = parts[3] === undefined ? undefined : Number(parts[3]);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  const lastOfMonth = month === undefined ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day !== undefined && (day < 1 || day > lastOfMonth)) return undefined;
  return {
    first: toDay(year, month ?? 1, day ?? 1),
    last: toDay(year, month ?? 12, day ?? lastOfMonth),
  };
}

function toDay(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}
