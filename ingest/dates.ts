/**
 * Date expressions and what they mean: "October 3", "early June", "autumn 2022", "the second half of 2022", "last year",
 * "on Tuesday". Those without a year count back from the document's date; where the document has none, they mean nothing.
 * Values are ISO dates, also partial (`2022-10`), or intervals of two (`2022-07/2022-12`).
 */
import type { Source } from "../graph/model.js";
import { addDays, findDocumentDate, inRange, pad, type Day } from "./calendar.js";
import type { Sentence } from "./passages.js";
import type { ReadDate } from "./pipeline.js";
import { Kind, type Token } from "./tokens.js";

const MONTHS = new Map<string, number>();
[
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
].forEach((name, index) => {
  MONTHS.set(name, index + 1);
  MONTHS.set(name.slice(0, 3), index + 1);
  MONTHS.set(`${name.slice(0, 3)}.`, index + 1);
});
MONTHS.set("sept", 9).set("sept.", 9);
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 14],
};
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "1st": 1,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
};
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** Dates of the sentences outside junk, in order of the text. */
export function findDates(text: string, sentences: readonly Sentence[], sources: readonly Source[]): ReadDate[] {
  let anchor = findDocumentDate(text, sources);
  const dates: ReadDate[] = [];
  for (const { tokens, zone } of sentences) {
    if (zone === "junk" || !tokens.some(isCue)) continue;
    if (zone === "byline") anchor = datelineDay(tokens, anchor) ?? anchor;
    for (let at = 0; at < tokens.length;) {
      const match = matchBetween(tokens, at, anchor) ?? matchDate(tokens, at, anchor);
      if (match) dates.push({ start: tokens[at]!.start, end: tokens[match.to - 1]!.end, value: match.value });
      at = match ? match.to : at + 1;
    }
  }
  return dates;
}

/** "BERLIN, May 16 -": what follows was written that day. */
function datelineDay(tokens: readonly Token[], published: Day | undefined): Day | undefined {
  if (!/^(?:-|--|–|—)$/.test(tokens.at(-1)!.text)) return undefined;
  for (let at = 0; at < tokens.length; at++) {
    const value = (matchMonth(tokens, at, published) ?? matchDayFirst(tokens, at, published))?.value;
    const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? "");
    if (!day) continue;
    return { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) };
  }
  return undefined;
}

interface Match {
  readonly to: number;
  readonly value: string;
}

const RELATIVE =
  /^(?:yesterday|today|tonight|tomorrow|last|this|past|next|ago|earlier|early|late|mid|end|beginning|start|middle|spring|summer|autumn|fall|winter|half|quarter)$/;
const isCue = ({ kind, lower }: Token) =>
  (kind === Kind.Number && /\d{4}|\d{1,2}[./]\d/.test(lower)) ||
  MONTHS.has(lower) ||
  WEEKDAYS.includes(lower) ||
  RELATIVE.test(lower);

function matchDate(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  return (
    matchPart(tokens, at, anchor) ??
    matchNumeric(tokens, at) ??
    matchMonth(tokens, at, anchor) ??
    matchDayFirst(tokens, at, anchor) ??
    matchSeason(tokens, at, anchor) ??
    matchYear(tokens, at) ??
    matchRelative(tokens, at, anchor)
  );
}

/** "between | June 2021 and February 2022", "from | 2014 to 2018": the time from the one to the other. */
function matchBetween(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  const opening = tokens[at - 1]?.lower;
  if (opening !== "between" && opening !== "from") return undefined;
  const first = matchDate(tokens, at, anchor);
  const joint = first && tokens[first.to]?.lower;
  if (!first || !(opening === "between" ? joint === "and" : /^(?:to|until|till|through)$/.test(joint ?? "")))
    return undefined;
  const next = first.to + 1;
  const last = tokens[next] && (matchDate(tokens, next, anchor) ?? matchYear(tokens, next, true)); // "Between 2014 and | 2016 | Berg"
  if (!last) return undefined;
  const [from, to] = [first.value.split("/")[0]!, last.value.split("/").at(-1)!];
  return from < to ? { to: last.to, value: `${from}/${to}` } : undefined;
}

/** "early June", "the end of 2022", "second half of 2022", "third quarter of 2021": a part of a longer time. */
function matchPart(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  const word = tokens[at]!.lower;
  if (/^(?:early|mid|late|mid-)$/.test(word)) {
    let next = at + 1;
    if (/^(?:-|in)$/.test(tokens[next]?.lower ?? "")) next++;
    const whole =
      tokens[next] &&
      (matchMonth(tokens, next, anchor) ?? matchSeason(tokens, next, anchor) ?? matchYear(tokens, next, true));
    return whole && { to: whole.to, value: /^\d{4}$/.test(whole.value) ? partOf(whole.value, word) : whole.value };
  }
  if (/^(?:end|beginning|start|middle)$/.test(word) && tokens[at + 1]?.lower === "of") {
    const next = at + 2;
    const whole =
      tokens[next] &&
      (matchMonth(tokens, next, anchor) ?? matchYear(tokens, next, true) ?? matchRelative(tokens, next, anchor));
    return whole && { to: whole.to, value: /^\d{4}$/.test(whole.value) ? partOf(whole.value, word) : whole.value };
  }
  const count = ORDINALS[word];
  const unit = tokens[at + 1]?.lower;
  if (
    count === undefined ||
    (unit !== "half" && unit !== "quarter") ||
    !/^(?:of|in)$/.test(tokens[at + 2]?.lower ?? "")
  )
    return undefined;
  const year = matchYear(tokens, at + 3, true) ?? (tokens[at + 3] && matchRelative(tokens, at + 3, anchor));
  if (!year || !/^\d{4}$/.test(year.value)) return undefined;
  const length = unit === "half" ? 6 : 3;
  return count * length > 12
    ? undefined
    : { to: year.to, value: `${year.value}-${pad((count - 1) * length + 1)}/${year.value}-${pad(count * length)}` };
}

function partOf(year: string, word: string): string {
  if (/^(?:early|beginning|start)$/.test(word)) return `${year}-01/${year}-04`;
  if (/^(?:mid|mid-|middle)$/.test(word)) return `${year}-05/${year}-08`;
  return word === "end" ? `${year}-10/${year}-12` : `${year}-09/${year}-12`;
}

/** "2022-10-11", "21.08.2023", "21.08.23"; "10/11/2022" only where one of the two can be no month. */
function matchNumeric(tokens: readonly Token[], at: number): Match | undefined {
  const token = tokens[at]!;
  if (token.kind !== Kind.Number) return undefined;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(token.text);
  if (iso) return toDay(at + 1, Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(token.text);
  if (dotted) return toDay(at + 1, fullYear(dotted[3]!), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(token.text);
  if (!slashed) return undefined;
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (first > 12) return toDay(at + 1, Number(slashed[3]), second, first);
  return second > 12 ? toDay(at + 1, Number(slashed[3]), first, second) : undefined;
}

const fullYear = (digits: string) =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900);

function toDay(to: number, year: number, month: number, day: number): Match | undefined {
  return inRange(year, month, day) ? { to, value: `${year}-${pad(month)}-${pad(day)}` } : undefined;
}

/** "October 3", "October 3rd, 2022", "May 15-24", "November 16 - 17", "October 2022", "in October", "September last year". */
function matchMonth(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  const days = daysAt(tokens, at + 1);
  if (days) {
    const year = yearAfter(tokens, days.to);
    const value = year?.year ?? pastYear(anchor, month, days.first);
    if (value === undefined) return undefined;
    return toDays(year?.to ?? days.to, value, month, days);
  }
  const year = yearAfter(tokens, at + 1);
  if (year) return { to: year.to, value: `${year.year}-${pad(month)}` };
  const relative = /^(?:last|this)$/.test(tokens[at + 1]?.lower ?? "") && tokens[at + 2]?.lower === "year" && anchor;
  if (relative)
    return { to: at + 3, value: `${anchor.year - (tokens[at + 1]!.lower === "last" ? 1 : 0)}-${pad(month)}` };
  const past = pastYear(anchor, month, 1);
  return past === undefined ? undefined : { to: at + 1, value: `${past}-${pad(month)}` };
}

/** "may" and "march" are months only with a capital, and not at a sentence's start before a name or verb. */
function monthAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at]!;
  if (token.kind !== Kind.Word || !token.cap) return undefined;
  const month = MONTHS.get(token.lower);
  if (month === undefined) return undefined;
  const next = tokens[at + 1];
  const certain =
    next?.kind === Kind.Number ||
    /^(?:in|since|by|until|of|on|early|late|mid|last|this|from|during|to|between|and|before|after|-)$/.test(
      tokens[at - 1]?.lower ?? "",
    );
  return certain || !/^(?:may|march|mar|jan|jun|august|april|june)$/.test(token.lower) ? month : undefined;
}

interface Days {
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/** "3", "3rd", "15-24", "16 - 17". */
function daysAt(tokens: readonly Token[], at: number): Days | undefined {
  const token = tokens[at];
  const single = token?.kind === Kind.Number ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.lower) : null;
  if (single) {
    const first = Number(single[1]);
    const second = /^(?:-|–|to)$/.test(tokens[at + 1]?.lower ?? "")
      ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(tokens[at + 2]?.lower ?? "")
      : null;
    if (first < 1 || first > 31) return undefined;
    return second && Number(second[1]) > first && Number(second[1]) <= 31
      ? { to: at + 3, first, last: Number(second[1]) }
      : { to: at + 1, first, last: first };
  }
  const range = token?.kind === Kind.Number ? /^(\d{1,2})-(\d{1,2})$/.exec(token.lower) : null;
  if (!range || Number(range[1]) < 1 || Number(range[2]) > 31 || Number(range[1]) >= Number(range[2])) return undefined;
  return { to: at + 1, first: Number(range[1]), last: Number(range[2]) };
}

function toDays(to: number, year: number, month: number, { first, last }: Days): Match | undefined {
  if (!inRange(year, month, first) || !inRange(year, month, last)) return undefined;
  const day = (number: number) => `${year}-${pad(month)}-${pad(number)}`;
  return { to, value: first === last ? day(first) : `${day(first)}/${day(last)}` };
}

/** ", 2022", "2022", "of 2022" after a month or day. */
function yearAfter(tokens: readonly Token[], at: number): { to: number; year: number } | undefined {
  const skip = /^(?:,|of)$/.test(tokens[at]?.lower ?? "") ? 1 : 0;
  const token = tokens[at + skip];
  return token && isYear(token) ? { to: at + skip + 1, year: Number(token.text) } : undefined;
}

const isYear = ({ kind, text }: Token) => kind === Kind.Number && /^(?:1[5-9]|20)\d\d$/.test(text);

/** "3 October 2022", "5-6 April 2016", "3 October". */
function matchDayFirst(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  const days = daysAt(tokens, at);
  if (!days) return undefined;
  const next = tokens[days.to]?.lower === "of" ? days.to + 1 : days.to;
  const token = tokens[next];
  const month = token?.cap === true && token.breaks === 0 ? MONTHS.get(token.lower) : undefined;
  if (month === undefined) return undefined;
  const year = yearAfter(tokens, next + 1);
  const value = year?.year ?? pastYear(anchor, month, days.first);
  return value === undefined ? undefined : toDays(year?.to ?? next + 1, value, month, days);
}

/** The year in which this day last was, seen from the document's date. */
function pastYear(anchor: Day | undefined, month: number, day: number): number | undefined {
  if (!anchor) return undefined;
  const later = month > anchor.month || (month === anchor.month && day > anchor.day + 1);
  return later ? anchor.year - 1 : anchor.year;
}

/** "autumn 2022", "fall of 2022", "last summer". */
function matchSeason(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  const last = /^(?:last|this)$/.test(tokens[at]!.lower);
  const season = SEASONS[tokens[last ? at + 1 : at]?.lower ?? ""];
  if (!season) return undefined;
  const year = yearAfter(tokens, at + (last ? 2 : 1));
  if (year) return { to: year.to, value: months(year.year, season) };
  if (!last || !anchor) return undefined;
  const own =
    anchor.month >= season[0] && tokens[at]!.lower === "this"
      ? anchor.year
      : anchor.month > season[1]
        ? anchor.year
        : anchor.year - 1;
  return { to: at + 2, value: months(own, season) };
}

const months = (year: number, [first, last]: readonly [number, number]) =>
  `${year}-${pad(first)}/${last > 12 ? year + 1 : year}-${pad(last > 12 ? last - 12 : last)}`;

/** "in 2022", "since 1783", "from 2014 to 2018", "(2019)", "the 1990s". Other four digits are numbers. */
function matchYear(tokens: readonly Token[], at: number, certain = false): Match | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === Kind.Number && /^(?:1[5-9]|20)\d0s$/.test(token.lower))
    return { to: at + 1, value: `${token.text.slice(0, 4)}/${Number(token.text.slice(0, 3))}9` };
  const range = token.kind === Kind.Number ? /^((?:1[5-9]|20)\d\d)-((?:1[5-9]|20)?\d\d)$/.exec(token.text) : null;
  if (range) {
    const last = range[2]!.length === 2 ? `${range[1]!.slice(0, 2)}${range[2]}` : range[2]!;
    return last > range[1]! ? { to: at + 1, value: `${range[1]}/${last}` } : undefined;
  }
  if (!isYear(token)) return undefined;
  const before = tokens[at - 1]?.lower ?? "";
  const after = tokens[at + 1]?.lower ?? "";
  if (
    !certain &&
    !/^(?:in|since|by|from|until|till|after|before|during|of|year|and|or|to|between|around|circa|early|late|mid|\(|,|-)$/.test(
      before,
    )
  )
    return undefined;
  if (!certain && /^(?:,|and|of|\(|-|or|to)$/.test(before) && !/^(?:[,.;:)]|and|to|in|at|$)/.test(after))
    return undefined;
  if (
    !certain &&
    /^(?:people|soldiers|troops|men|women|million|meters|metres|km|miles|dollars|euros|percent|%|jobs|homes|votes|cases)$/.test(
      after,
    )
  )
    return undefined;
  return { to: at + 1, value: token.text };
}

/** "yesterday", "last year", "earlier this month", "two weeks ago", "on Tuesday", "last Tuesday". */
function matchRelative(tokens: readonly Token[], at: number, anchor: Day | undefined): Match | undefined {
  if (!anchor) return undefined;
  const word = tokens[at]!.lower;
  if (word === "today" || word === "tonight") return { to: at + 1, value: addDays(anchor, 0) };
  if (word === "yesterday") return { to: at + 1, value: addDays(anchor, -1) };
  const next = tokens[at + 1]?.lower ?? "";
  if (word === "past" && next === "week") return { to: at + 2, value: `${addDays(anchor, -7)}/${addDays(anchor, -1)}` };
  if (/^(?:last|this|past|next)$/.test(word)) return relativeUnit(at, SHIFTS[word] ?? 0, next, anchor);
  if (/^(?:earlier|later)$/.test(word) && next === "this" && tokens[at + 2])
    return relativeUnit(at + 1, 0, tokens[at + 2]!.lower, anchor);
  const count = NUMBERS[word] ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined);
  if (count !== undefined && tokens[at + 2]?.lower === "ago") return agoUnit(at + 3, count, next, anchor);
  const weekday = tokens[at]!.cap ? WEEKDAYS.indexOf(word) : -1;
  return weekday < 0 ? undefined : { to: at + 1, value: lastWeekday(anchor, weekday) };
}

const SHIFTS: Readonly<Record<string, number>> = { last: -1, past: -1, next: 1 };

/** "last year", "next month", "last week" (Monday to Sunday), "last Monday" (on a Monday: the one before). */
function relativeUnit(at: number, shift: number, unit: string, anchor: Day): Match | undefined {
  const to = at + 2;
  if (unit === "year") return { to, value: String(anchor.year + shift) };
  if (unit === "month") return { to, value: shiftMonth(anchor, shift) };
  if (unit === "week") {
    const monday = shift * 7 - ((dayOfWeek(anchor) + 6) % 7);
    return { to, value: `${addDays(anchor, monday)}/${addDays(anchor, monday + 6)}` };
  }
  const weekday = WEEKDAYS.indexOf(unit);
  if (weekday < 0) return undefined;
  const ago = (dayOfWeek(anchor) - weekday + 7) % 7;
  const days = shift < 0 && ago === 0 ? 7 : shift > 0 ? ago - 7 : ago;
  return { to, value: addDays(anchor, -days) };
}

function agoUnit(to: number, count: number, unit: string, anchor: Day): Match | undefined {
  if (/^years?$/.test(unit)) return { to, value: String(anchor.year - count) };
  if (/^months?$/.test(unit)) return { to, value: shiftMonth(anchor, -count) };
  if (/^weeks?$/.test(unit)) return { to, value: addDays(anchor, -7 * count) };
  return /^days?$/.test(unit) ? { to, value: addDays(anchor, -count) } : undefined;
}

function shiftMonth({ year, month }: Day, shift: number): string {
  const total = year * 12 + month - 1 + shift;
  return `${Math.floor(total / 12)}-${pad((total % 12) + 1)}`;
}

const dayOfWeek = ({ year, month, day }: Day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

/** The last such day up to the document's own. */
function lastWeekday(anchor: Day, weekday: number): string {
  return addDays(anchor, -((dayOfWeek(anchor) - weekday + 7) % 7));
}
