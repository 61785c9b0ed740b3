/** Sayings set behind or into what they say: "A met B, | two people close to Voss say |", "A, | investigators say |, met B". */
import { hasVerb } from "./contents.js";
import type { Unit } from "./grammar.js";
import type { VerbGroup } from "./verb-groups.js";

export interface Closing {
  /** Units of the words that name who says it. */
  readonly source: readonly [from: number, to: number];
  /** The unit that those words are about. */
  readonly head: number;
  readonly content: readonly [from: number, to: number];
}

const LONGEST = 16;

/**
 * Nothing but whoever says it stands between a comma and the verb, and a comma or the end behind it: those words are the
 * speaker, whatever noun they have.
 */
export function closingOf(units: readonly Unit[], group: VerbGroup): Closing | undefined {
  if (group.passive || group.infinitive || group.gerund) return undefined;
  const end = endOfAside(units, group.lemmas.includes("tell") ? behindHearer(units, group.at + 1) : group.at + 1);
  if (end === undefined) return undefined;
  let comma = group.start - 1;
  while (comma >= 0 && group.start - comma <= LONGEST && !isMark(units[comma])) comma--;
  if (!isMark(units[comma]) || comma + 1 === group.start) return undefined;
  const head = headOf(units, comma + 1, group.start);
  if (head === undefined) return undefined;
  const source = [comma + 1, group.start] as const;
  if (end >= units.length) return hasVerb(units, 0, comma) ? { source, head, content: [0, comma] } : undefined;
  return units[comma]!.lower === "," && comma > 0 && hasVerb(units, end, units.length)
    ? { source, head, content: [0, units.length] }
    : undefined;
}

const isMark = (unit: Unit | undefined) => unit !== undefined && !unit.mention && /^(?:,|"|\(|-|–|—)$/.test(unit.lower);

/** "told | the Herald |.", "told | reporters | in Oslo": behind whom it is told, where the sentence ends with that. */
function behindHearer(units: readonly Unit[], from: number): number {
  let at = from;
  while (units[at] && !units[at]!.mention && /^(?:determiner|adjective|noun)$/.test(units[at]!.part)) at++;
  if (units[at]?.mention) at++;
  if (at === from || units[at] === undefined || /^[.;!?]$/.test(units[at]!.lower)) return at;
  const rest = units.slice(at).filter(({ part }) => part !== "sign");
  const when =
    rest.length <= 5 && rest[0]!.part === "preposition" && !rest.some(({ part }) => /^(?:verb|aux)$/.test(part));
  return when ? units.length : from;
}

/** Behind "| say." or "| say on Monday." the end of the sentence; behind "| say |, …" the comma. */
function endOfAside(units: readonly Unit[], from: number): number | undefined {
  let at = from;
  while (at - from <= 3 && (units[at]?.part === "adverb" || /^(?:now|too|again)$/.test(units[at]?.lower ?? ""))) at++;
  const unit = units[at];
  if (unit === undefined || /^[.;!?)]$/.test(unit.lower)) return units.length;
  return unit.lower === "," && !unit.mention ? at : undefined;
}

/** "two | people | close to Voss": the noun before what hangs on it; "many", "they". No other clause: "who …", "and sued". */
function headOf(units: readonly Unit[], from: number, to: number): number | undefined {
  let at = from;
  while (at < to && isBeforeNoun(units[at]!)) at++;
  let head: number | undefined;
  while (at < to && (units[at]!.part === "noun" || units[at]!.mention || units[at]!.lower === "'s")) head = at++;
  if (head === undefined) return to - from <= 2 && STANDS_ALONE.test(units[to - 1]!.lower) ? to - 1 : undefined;
  if (at === to) return head;
  if (units[at]!.lower === "and") return headOf(units, at + 1, to) === undefined ? undefined : head;
  const hangs = /^(?:preposition|verb|adjective)$/.test(units[at]!.part) || /^(?:who|now)$/.test(units[at]!.lower);
  return hangs && !units[head]!.mention && !units.slice(at, to).some(({ part }) => part === "aux") ? head : undefined;
}

const isBeforeNoun = ({ part, mention }: Unit) => !mention && /^(?:determiner|adjective|number)$/.test(part);

const STANDS_ALONE =
  /^(?:they|he|she|it|we|many|some|others|several|few|both|all|most|one|two|three|another|insiders|everyone|somebody|someone)$/;
