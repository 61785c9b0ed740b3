/**
 * What the claims behind one line add up to. A tally is kept by the difference (a claim comes, a claim goes), so that a
 * line reported ten thousand times costs no more per document than one reported twice: it holds counts by origin, by
 * stated time and by confidence, not the claims. Pure.
 */
import type { PartialDate, Relation, Stance } from "./model.js";
import { fold } from "./names.js";

/** What one claim that counts brings to its line. Unknown dates are "". */
export interface Contribution {
  readonly denies: boolean;
  readonly origin: string;
  readonly from: PartialDate;
  readonly to: PartialDate;
  readonly confidence: number;
  /** The day its document was published. */
  readonly published: PartialDate;
}

/** Kept as JSON beside the line. Keys of `times` and `confidences` begin with `+` for claims that assert, `-` that deny. */
export interface Tally {
  /** Folded origin → [claims that assert, claims that deny]. */
  origins: Record<string, [number, number]>;
  /** `+2022-10|2022-10` → claims. */
  times: Record<string, number>;
  /** `+0.9` → claims. */
  confidences: Record<string, number>;
  /** Earliest and latest publication; "" when unknown. */
  reported: [first: string, last: string];
}

export type RelationSummary = Pick<
  Relation,
  "status" | "claims" | "origins" | "denials" | "confidence" | "first" | "last" | "reportedFirst" | "reportedLast"
>;

/** Denied by a speaker or negated by the text: both count as denials. */
export function isDenial(stance: Stance): boolean {
  return stance !== "asserted";
}

/** Origins are compared without case, accents and a leading article: `The New Yorker`, `the new yorker`. */
export function toOriginKey(origin: string): string {
  return fold(origin).replace(/^the (?=.)/, "") || origin;
}

export function emptyTally(): Tally {
  return { origins: {}, times: {}, confidences: {}, reported: ["", ""] };
}

export function isEmpty(tally: Tally): boolean {
  return Object.keys(tally.origins).length === 0;
}

/** Adds a claim to the tally, in place. */
export function add(tally: Tally, claim: Contribution): void {
  count(tally, claim, +1);
  if (!claim.published) return;
  const [first, last] = tally.reported;
  if (!first || claim.published < first) tally.reported[0] = claim.published;
  if (claim.published > last) tally.reported[1] = claim.published;
}

/**
 * Takes a claim out of the tally, in place. False when the tally no longer knows its first or last day of publication
 * and must be counted anew from the claims that are left.
 */
export function remove(tally: Tally, claim: Contribution): boolean {
  count(tally, claim, -1);
  return isEmpty(tally) || !claim.published || !tally.reported.includes(claim.published);
}

/** The line as it is drawn. The tally is not empty. */
export function summarise(tally: Tally): RelationSummary {
  const counts = Object.values(tally.origins);
  const origins = counts.filter(([asserted]) => asserted > 0).length;
  const denials = counts.filter(([, denied]) => denied > 0).length;
  const times = Object.keys(tally.times).map(parseTime);
  const contested = origins > 0 && denials > 0 && haveCommonTime(times);
  const status = origins === 0 ? "denied" : contested ? "contested" : origins > 1 ? "corroborated" : "reported";
  const deciding = times.filter((time) => time.denies === (status === "denied"));
  const summary: Writable<RelationSummary> = {
    status,
    claims: counts.reduce((sum, [asserted, denied]) => sum + asserted + denied, 0),
    origins,
    denials,
    confidence: highestConfidence(tally, status === "denied"),
  };
  const first = least(deciding.map((time) => time.from));
  const last = deciding.some(isOpen) ? "" : greatest(deciding.map((time) => time.to));
  const [reportedFirst, reportedLast] = tally.reported;
  if (first) summary.first = first;
  if (last) summary.last = last;
  if (reportedFirst) summary.reportedFirst = reportedFirst;
  if (reportedLast) summary.reportedLast = reportedLast;
  return summary;
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function count(tally: Tally, claim: Contribution, step: 1 | -1): void {
  const sign = claim.denies ? "-" : "+";
  const key = toOriginKey(claim.origin);
  const voices = (tally.origins[key] ??= [0, 0]);
  voices[claim.denies ? 1 : 0] += step;
  if (voices[0] === 0 && voices[1] === 0) delete tally.origins[key];
  bump(tally.times, `${sign}${claim.from}|${claim.to}`, step);
  bump(tally.confidences, `${sign}${claim.confidence}`, step);
}

function bump(counts: Record<string, number>, key: string, step: number): void {
  const next = (counts[key] ?? 0) + step;
  if (next === 0) delete counts[key];
  else counts[key] = next;
}

interface StatedTime {
  readonly denies: boolean;
  readonly from: string;
  readonly to: string;
}

/** `+2022|2022-10` → asserted, from 2022 to October 2022. */
function parseTime(key: string): StatedTime {
  const [from = "", to = ""] = key.slice(1).split("|");
  return { denies: key.startsWith("-"), from, to };
}

/** Whether some assertion and some denial speak of times that overlap or are unknown. */
function haveCommonTime(times: readonly StatedTime[]): boolean {
  const denials = times.filter((time) => time.denies);
  return times.some((time) => !time.denies && denials.some((denial) => mayOverlap(time, denial)));
}

function mayOverlap(a: StatedTime, b: StatedTime): boolean {
  if ((!a.from && !a.to) || (!b.from && !b.to)) return true;
  return startOf(a) <= endOf(b) && startOf(b) <= endOf(a);
}

/** "since 2019" */
const isOpen = (time: StatedTime) => time.from !== "" && time.to === "";
const startOf = (time: StatedTime) => (time.from || "0000").padEnd(10, "-00-00"); // 2022 → 2022-00-00
const endOf = (time: StatedTime) => (time.to || "9999").padEnd(10, "-99-99"); // 2022 → 2022-99-99

function highestConfidence(tally: Tally, denies: boolean): number {
  const sign = denies ? "-" : "+";
  const values = Object.keys(tally.confidences).filter((key) => key.startsWith(sign));
  return Math.max(0, ...values.map((key) => Number(key.slice(1))));
}

const least = (dates: readonly string[]) => dates.filter(Boolean).sort()[0] ?? "";
const greatest = (dates: readonly string[]) => dates.filter(Boolean).sort().at(-1) ?? "";
