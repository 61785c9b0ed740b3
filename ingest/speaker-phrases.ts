/**
 * Who speaks, by where the words stand: a noun phrase that opens its sentence, or stands behind a quotation, and an aside
 * about it right before the verb: '…," Anna Berg, | secretary of state for trade, migration and health, | said on Monday'.
 */
import type { Unit } from "./grammar.js";
import type { VerbGroup } from "./verb-groups.js";

export interface SpeakerPhrase {
  /** The unit that the words are about: a name, or a plain noun. */
  readonly head: number;
  readonly source: readonly [from: number, to: number];
}

const LONGEST_ASIDE = 45;

export function speakerPhrase(units: readonly Unit[], group: VerbGroup): SpeakerPhrase | undefined {
  if (group.passive || group.infinitive || group.gerund) return undefined;
  const from = openingBefore(units, group.start);
  if (from === undefined) return undefined;
  const end = phraseEnd(units, from, group.start);
  if (end === from) return undefined;
  const comma = afterBrackets(units, end);
  if (comma === group.start) return toPhrase(units, from, end);
  if (!isComma(units[comma]) || !isComma(units[group.start - 1]) || group.start - comma > LONGEST_ASIDE)
    return undefined;
  const about = toPhrase(units, from, end);
  const named =
    about === undefined || units[about.head]!.person ? undefined : nameIn(units, comma + 1, group.start - 1);
  if (named !== undefined) return { head: named, source: [from, named + 1] };
  return isAside(units, comma + 1, group.start - 1) ? toPhrase(units, from, end) : undefined;
}

const isComma = (unit: Unit | undefined) => unit !== undefined && !unit.mention && unit.lower === ",";

/** Behind the last quotation mark, else the first unit; over "But", "On Monday," and a dateline's dash. */
function openingBefore(units: readonly Unit[], before: number): number | undefined {
  let from = units.findLastIndex(({ lower }, at) => at < before && lower === '"') + 1;
  if (from > 0 && !/^[,?!.]$/.test(units[from - 2]?.lower ?? "")) return undefined; // 'the "Orel" maker said'
  const dash = units.findIndex(({ lower, mention }, at) => at >= from && at < from + 6 && !mention && DASH.test(lower));
  if (from === 0 && dash > 0 && dash < before && units[0]!.mention && !units.slice(0, dash).some(isFinite))
    from = dash + 1;
  if (from === 0 && units[0]?.lower === "as") return 1; // "As | Le Monde | reported, …"
  while (/^(?:and|but|so|yet|still|then|also|meanwhile|however|,)$/.test(units[from]?.lower ?? "")) from++;
  if (units[from]?.part !== "preposition" || units[from]!.mention) return from;
  const comma = units.findIndex((unit, at) => at > from && at < before && isComma(unit));
  const circumstance = comma > 0 && comma - from <= 6 && !units.slice(from, comma).some(isFinite);
  return circumstance ? comma + 1 : undefined;
}
const DASH = /^(?:-|--|–|—|―)$/;

/** "Other refugee advocates", "Senator Anna Berg", "the head of the agency": to behind its last word. */
function phraseEnd(units: readonly Unit[], from: number, before: number): number {
  let at = from;
  while (
    at < before &&
    at - from < 10 &&
    (isOfPhrase(units, at, from) || isMistaken(units, at, from, before) || isStaffOf(units, at))
  )
    at++;
  return at;
}

/** "A spokeswoman | for | Halden Group". */
const isStaffOf = (units: readonly Unit[], at: number) =>
  /^(?:for|at)$/.test(units[at]!.lower) &&
  units[at + 1]?.mention !== undefined &&
  /^(?:spokes\w+|lawyers?|attorneys?|officials?)$/.test(units[at - 1]?.lower ?? "");

function isOfPhrase(units: readonly Unit[], at: number, from: number): boolean {
  const { mention, part, lower } = units[at]!;
  if (mention) return at === from || mention.kind !== "pronoun";
  return (
    /^(?:determiner|adjective|noun|number|other|pronoun)$/.test(part) || lower === "'s" || (lower === "of" && at > from)
  );
}

/** "refugee | advocates | said", "one | unaligned | strategist": a noun or adjective that may be a verb elsewhere. */
function isMistaken(units: readonly Unit[], at: number, from: number, before: number): boolean {
  const { part, form } = units[at]!;
  if (part !== "verb" || at === from) return false;
  return at + 1 === before || (form === "past" && /^(?:determiner|number)$/.test(units[at - 1]!.part));
}

/** "Zoe Lofgren | (D-Calif.) | ,". */
function afterBrackets(units: readonly Unit[], at: number): number {
  if (units[at]?.lower !== "(") return at;
  const close = units.findIndex(({ lower, mention }, index) => index > at && !mention && lower === ")");
  return close > 0 && close - at <= 8 ? close + 1 : at;
}

/** "One hopeful, | Anna Berg |, said": a name in apposition, and nothing else. */
function nameIn(units: readonly Unit[], from: number, to: number): number | undefined {
  return to - from === 1 && units[from]!.mention?.kind === "name" && units[from]!.person === true ? from : undefined;
}

/** Words about somebody: no verb of their own but behind "who". */
function isAside(units: readonly Unit[], from: number, to: number): boolean {
  const words = units.slice(from, to);
  if (words.length === 0 || words.some(({ lower, mention }) => !mention && /^[";:]$/.test(lower))) return false;
  const relative = words.findIndex(({ lower, mention }) => !mention && /^(?:who|whose|which|where|that)$/.test(lower));
  const verb = words.findIndex((word, at) => isFinite(word) && !(at === 0 && isReduced(words)));
  return verb < 0 || (relative >= 0 && relative < verb);
}

/** "Berg, | accused of | paying Voss, said". */
const isReduced = ([first, second]: readonly Unit[]) =>
  first!.form === "past" && second?.part === "preposition" && !second.mention;

const isFinite = ({ part, form }: Unit) => part === "aux" || (part === "verb" && form !== "gerund");

function toPhrase(units: readonly Unit[], from: number, end: number): SpeakerPhrase | undefined {
  const words = units.slice(from, end);
  const last = words.at(-1)!;
  if (last.lower === "'s" || last.lower === "of" || last.part === "determiner") return undefined;
  const staff = words.findIndex(({ lower, mention }, at) => at > 0 && !mention && /^(?:for|at)$/.test(lower));
  if (staff > 0) return { head: from + staff - 1, source: [from, end] }; // "a | lawyer | for Berg"
  const of = words.findIndex(({ lower }) => lower === "of");
  const head = of > 0 && last.person !== true ? from + of - 1 : end - 1; // "the | head | of the agency"
  return { head, source: [from, end] };
}
