/**
 * When it is said to have happened, as exactly as the claims say it. A line's first and last day are the hull of these
 * times: one talk in April 2021 and contact since the end of 2022 are two times, and nothing is said of what lies between.
 */
import { toDayRange, toDays } from "../days.js";
import type { Claim, PartialDate } from "../model.js";
import { isDenial } from "../tally.js";
import type { HopRelation } from "./answer.js";
import type { CompleteQuestion } from "./question.js";
import type { Proof } from "./words.js";

/** `last` is absent for what is said to go on ("since 2019"), `first` for what has an end alone ("until 2019"). */
export interface StatedTime {
  readonly first?: PartialDate;
  readonly last?: PartialDate;
}

export type TimeWindow = Pick<CompleteQuestion, "after" | "before">;

export function toStatedTime({ from, to }: Pick<Claim, "from" | "to">): StatedTime | undefined {
  if (from === undefined && to === undefined) return undefined;
  return { ...(from !== undefined && { first: from }), ...(to !== undefined && { last: to }) };
}

/** The different times of these claims, the earliest first. */
export function toTimes(claims: readonly Claim[]): StatedTime[] {
  const times = new Map(claims.flatMap((claim) => toStatedTime(claim) ?? []).map((time) => [toTimeWords(time), time]));
  return [...times.values()].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

/** `2022-10`, `2021-04 to 2022-10`, `since 2022-10`, `until 2022-10`. */
export function toTimeWords({ first, last }: StatedTime): string {
  if (first === undefined) return `until ${last}`;
  if (last === undefined) return `since ${first}`;
  return first === last ? first : `${first} to ${last}`;
}

/** In a sentence: `in 2022-10`, `on 2022-10-11`, `between 2022-07 and 2022-12`, `since 2022-10`. */
export function toWhen(time: StatedTime): string {
  const { first, last } = time;
  if (first === undefined || last === undefined) return toTimeWords(time);
  if (first !== last) return `between ${first} and ${last}`;
  return `${first.length === "2022-10-11".length ? "on" : "in"} ${first}`;
}

const MOST_TOLD = 4;

/** `2021-04 and since 2022-10`; of very many the first few, and how many more. */
export function toTimesWords(times: readonly StatedTime[]): string {
  const told = times.slice(0, MOST_TOLD).map(toTimeWords);
  const more = times.length - told.length;
  const words = more > 0 ? [...told, `${more} more`] : told;
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The claims that decide what the line is: of one that is only denied the denials, else those that say so. */
export function toDeciding({ status }: Pick<HopRelation, "status">, claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(({ stance }) => isDenial(stance) === (status === "denied"));
}

/**
 * The times of a line's claims where none of them lies within the time that was asked for, though the hull of them does;
 * undefined where one does, where none has a time, and where no time was asked for.
 */
export function toTimesOutside(
  line: Pick<HopRelation, "status">,
  claims: readonly Claim[],
  window: TimeWindow,
): readonly StatedTime[] | undefined {
  if (window.after === undefined && window.before === undefined) return undefined;
  const times = toTimes(toDeciding(line, claims));
  return times.length > 0 && !times.some((time) => isWithin(time, window)) ? times : undefined;
}

function isWithin({ first, last }: StatedTime, { after, before }: TimeWindow): boolean {
  const time = toDays(first, last);
  const start = after === undefined ? undefined : toDayRange(after)?.first;
  const end = before === undefined ? undefined : toDayRange(before)?.last;
  return (start === undefined || time.last >= start) && (end === undefined || time.first <= end);
}

/** `none of its dated claims lies in this time: they are of 2021-04 and since 2022-10`. */
export function toOutsideWords(times: readonly StatedTime[]): string {
  return `none of its dated claims lies in this time: they are of ${toTimesWords(times)}`;
}

/** The claims behind lines, and the time that was asked for. */
export interface ProofInTime {
  readonly proof: Proof;
  readonly window: TimeWindow;
}

const startOf = ({ first, last }: StatedTime) => first ?? last ?? "";
