/** The noun phrase that stands before a verb: its head, and what is joined to it by "and". */
import { isClauseBreak } from "./clause.js";
import type { Unit } from "./grammar.js";
import { isBeForm } from "./verb-groups.js";
import { canStandFor } from "./stand-ins.js";
import { ROLES } from "./vocabulary.js";

export interface Subject {
  /** Index of the unit that is the subject's head: a mention, or a plain noun or pronoun. */
  readonly at: number;
  readonly others: readonly number[];
}

/** The noun phrase that ends at `at`, back past what hangs on it by prepositions: its head and what is joined by "and". */
export function nounPhrase(units: readonly Unit[], end: number, floor: number): Subject | undefined {
  let at = end;
  if (units[at]!.lower === ",") at = skipAside(units, at, floor);
  let head = -1;
  const others: number[] = [];
  let joined = false;
  for (let back = at; back > floor && at - back <= 25; back--) {
    const unit = units[back]!;
    if (unit.lower === "and" && head >= 0 && units[back - 1]?.part === "adverb") break; // "met Berg last week | and Voss sued"
    if (unit.lower === "and" && head === back + 1 && units[back - 1]?.lower === "," && isOne(units[head]!)) break; // "met Berg, and | he left"
    if (/^(?:and|nor|or)$/.test(unit.lower) && !unit.mention) joined = head >= 0;
    if (unit.part === "preposition") joined = false;
    if (unit.lower === "," && !unit.mention) {
      if (others.length > 0 && units[back - 1]?.mention) {
        joined = true; // "Iran, | Iraq and Syria"
        continue;
      }
      if (head >= 0 && !joined) break; // "In Rome, | two officials"
      const opening = skipAside(units, back, floor);
      if (opening === back) break;
      back = opening + 1;
      continue;
    }
    if (unit.lower === ")" && !unit.mention) {
      const open = units.findLastIndex(({ lower, mention }, at) => at < back && !mention && lower === "(");
      if (open > floor) back = open; // "Berg | (CDU) | - the minister - met"
      continue;
    }
    if (head >= 0 && units[head]!.mention && back === 1 && units[0]!.mention && /^[-–—]$/.test(unit.lower)) break; // "Oslo - | Halden paid"
    if (isClauseBreak(unit) || unit.lower === '"' || unit.lower === "(") break;
    if (unit.part === "verb" && unit.form !== "gerund" && head >= 0 && !isReduced(units, back)) break;
    if (unit.mention || unit.part === "noun" || unit.part === "pronoun") {
      if (isOwner(units, back)) continue;
      if (joined && isBeForm(units[back - 1]?.lower ?? "")) break; // "Berg was | a member of A | and B sued"
      if (joined && isTitle(units, back, head)) {
        while (back - 1 > floor && isBeforeTitle(units[back - 1]!)) back--;
        joined = false;
        continue;
      }
      const other = beforeOther(units, back);
      if (other < back) {
        back = other + 1;
        continue;
      }
      if (
        unit.part === "noun" &&
        head > back &&
        units.slice(back + 1, head).every(({ part, mention }) => mention || /^(?:noun|adjective)$/.test(part))
      )
        continue; // part of a compound: "the | security | firm Orsk"
      if (unit.mention && head > back + 1 && units[head]!.mention && isCompound(units, back + 1, head)) continue; // "| Vantor | subsidiary Halden"
      if (unit.mention && units[back + 1]?.part === "noun" && head === back + 1) {
        if (canStandFor(units[back + 1]!.lower)) head = back; // "Pentagon | officials"
        continue;
      }
      if (hangsOn(units, back)) {
        if (head < 0) head = back;
        else if (units[head]?.part === "preposition") head = back;
        continue;
      }
      if (joined && head >= 0 && !others.includes(head)) others.push(head);
      joined = false;
      head = back;
    }
  }
  return head < 0 ? undefined : { at: head, others: others.filter((one) => one !== head) };
}

/** "Halden | leader | and former judge Berg": the one who is both. */
function isTitle(units: readonly Unit[], at: number, head: number): boolean {
  if (units[head]?.person !== true || !ROLES.has(units[at]!.lower) || units[at + 1]?.lower !== "and") return false;
  const words = units.slice(at + 2, head);
  return (
    words.some(({ lower }) => ROLES.has(lower) || lower === "former") &&
    words.every(({ part, mention }) => mention || /^(?:noun|adjective)$/.test(part))
  );
}

const isOne = ({ lower }: Unit) => /^(?:he|she|it|they)$/.test(lower);

const isBeforeTitle = ({ mention, part }: Unit) =>
  mention !== undefined || /^(?:adjective|noun|determiner)$/.test(part);

const isCompound = (units: readonly Unit[], from: number, to: number) =>
  units.slice(from, to).every(({ part, mention }) => !mention && /^(?:noun|adjective)$/.test(part));

/** "found", "backed" after a noun, without an auxiliary: "the bank owned by X said". */
const isReduced = (units: readonly Unit[], at: number) => units[at + 1]?.lower === "by";

/** Behind a preposition: "the head | of NATO". */
function hangsOn(units: readonly Unit[], at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back <= 5; back--) {
    const { part, lower, mention } = units[back]!;
    if (part === "preposition") return true;
    if (part === "determiner" && /^(?:noun|number)$/.test(units[back - 1]?.part ?? "")) return false; // "in August | the court"
    if (part === "number" && back === at - 1 && (units[at]!.person || isYearOf(units, back))) return false; // "In 2011 | Berg"
    if (mention && lower !== "'s" && units[back + 1]?.lower !== "'s" && units[back + 1]?.lower !== "and") return false;
    if (!(
      part === "determiner" ||
      part === "adjective" ||
      part === "noun" ||
      part === "number" ||
      lower === "'s" ||
      lower === "and" ||
      mention ||
      part === "other"
    ))
      return false;
  }
  return false;
}

/** "In | 2012 | prosecutors": when, and not how many. */
const isYearOf = (units: readonly Unit[], at: number) =>
  /^(?:1[5-9]|20)\d\d$/.test(units[at]!.lower) && /^(?:in|since|by|during)$/.test(units[at - 1]?.lower ?? "");

const isOwner = (units: readonly Unit[], at: number) =>
  (units[at]!.mention?.kind === "pronoun" &&
    /^(?:his|her|my)$/.test(units[at]!.lower) &&
    units[at + 1]?.part !== "verb") ||
  units[at + 1]?.lower === "'s" ||
  (units[at + 1]?.lower === "'" && units[at]!.lower.endsWith("s"));

/** From the closing comma of ", an aside," to before its opening comma; `at` when there is none. */
export function skipAside(units: readonly Unit[], at: number, floor: number): number {
  for (let back = at - 1; back > floor && at - back <= 20; back--) {
    const { lower, mention } = units[back]!;
    if (mention) continue;
    if (lower === ",") return beforeHome(units, back - 1);
    if (/^[;:."]$/.test(lower)) return at;
  }
  return at;
}

/** "Berg, | 42, of Drenov, | Ohio, died": over the age and the town to the name. */
function beforeHome(units: readonly Unit[], at: number): number {
  let from = at;
  if (units[from]?.mention && units[from - 1]?.lower === "of" && units[from - 2]?.lower === ",") from -= 3;
  if (units[from]?.part === "number" && units[from - 1]?.lower === ",") from -= 2;
  return from >= 0 ? from : at;
}

/** "Berg, | not Voss", "Berg and | not his brother Voss": to before these words; `at` where they are others. */
function beforeOther(units: readonly Unit[], at: number): number {
  let not = at - 1;
  while (at - not <= 4 && /^(?:determiner|adjective|noun)$/.test(units[not]?.part ?? "")) not--;
  if (units[not]?.lower !== "not" || !/^(?:,|and|but)$/.test(units[not - 1]?.lower ?? "")) return at;
  let before = not - 1;
  while (/^(?:,|and|but)$/.test(units[before]?.lower ?? "")) before--;
  return units[before]?.mention !== undefined || units[before]?.part === "noun" ? before : at;
}

export function nounBefore(units: readonly Unit[], from: number): number {
  let at = from;
  while (at >= 0 && /^(?:,|in|to|with|of|for|from|whom)$/.test(units[at]!.lower) && !units[at]!.mention) at--;
  return at >= 0 && (units[at]!.mention !== undefined || units[at]!.part === "noun") ? beforeOther(units, at) : -1;
}
