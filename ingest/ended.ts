/** What has ended: a post or a hold that somebody had, and that the text says no more. */
import { VERB_FORMS } from "./frames.js";
import type { Unit } from "./grammar.js";
import { isBeForm, type VerbGroup } from "./verb-groups.js";

/** "former", "previously": the line says that it is over, not that it holds. */
const ENDED: Readonly<Record<string, string>> = {
  LEADS: "HELD_POSITION_AT",
  WORKS_FOR: "HELD_POSITION_AT",
  OFFICIAL_OF: "HELD_POSITION_AT",
  SPOKESPERSON_OF: "HELD_POSITION_AT",
  ADVISES: "HELD_POSITION_AT",
  REPRESENTS: "REPRESENTED",
  MEMBER_OF: "BELONGED_TO",
  SUBSIDIARY_OF: "BELONGED_TO",
  OWNS: "OWNED",
};

/** The type of a line that was and is no more; what cannot end ("founded") stays as it is. */
export const toEnded = (predicate: string) => ENDED[predicate] ?? predicate;

/** Before a verb: "| previously | worked for", "| once | owned". */
export const ENDED_ADVERB = /^(?:previously|formerly|once)$/;

/**
 * Whether what the verb tells is over: "| previously | worked for Halden", "| used | to lead Halden", "| had | worked for
 * Halden", "worked for Halden | until 2018", "| worked | for Halden". In what somebody is told to have said, a past may
 * be the present: "he said that she worked for Halden".
 */
export function hasEnded(units: readonly Unit[], group: VerbGroup, groups: readonly VerbGroup[], to: number): boolean {
  const { start, at } = group;
  if (units.slice(Math.max(0, start - 1), at).some(({ lower }) => ENDED_ADVERB.test(lower))) return true;
  if (/^(?:formerly|previously|until|till)$/.test(units[0]!.lower) && group === groups[0]) return true; // "| Until 2019 | Berg was a member of the party"
  if (group.gerund && units[start - 1]?.lower === "after" && group.lemmas.some((lemma) => LASTS.test(lemma)))
    return true;
  const near = units.slice(Math.max(0, start - 2), at);
  if (near.some(({ lower }, place) => lower === "used" && near[place + 1]?.lower === "to")) return true;
  if (units.slice(at + 1, Math.min(units.length, to + 12)).some(({ lower }) => lower === "since")) return false;
  const had = units.slice(start, at).some(({ lower }) => lower === "had");
  const past = had || isPast(units, group, groups);
  if (past && isBounded(units, to)) return true;
  if (isTold(units, group, groups)) return false;
  return had || (past && group.lemmas.some((lemma) => LASTS.test(lemma)));
}

/** Verbs whose plain past says that it was so then: "led", not "joined", which lasts. */
const LASTS = /^(?:work|serve|lead|head|chair|run|command|direct|manage|govern|preside|employ|own|co-own|consult)$/;

/** "worked", "was employed"; "working" hangs on the verb before. */
function isPast(units: readonly Unit[], group: VerbGroup, groups: readonly VerbGroup[]): boolean {
  if (group.modal || group.infinitive) return false;
  if (group.gerund) {
    const above = groups.findLast(({ at }) => at < group.start);
    return above !== undefined && !above.gerund && isPast(units, above, groups);
  }
  const first = units[group.start]!.lower;
  if (group.passive || isBeForm(units[group.at]!.lower)) return /^(?:was|were)$/.test(first);
  if (units[group.start - 1]?.lower === "-") return false; // "the Berg- | led | board"
  const alone = group.start === group.at || /^(?:also|then|later)$/.test(first);
  return alone && isPastForm(units[group.at]!.lower);
}
const isPastForm = (lower: string) =>
  VERB_FORMS.get(lower)?.some(({ forms }) => forms.includes("past") && !forms.includes("base")) ?? false;

/** "… | until 2018", "… | from 2009 to 2018", "… | for eleven years": the post had an end. */
function isBounded(units: readonly Unit[], to: number): boolean {
  const after = units.slice(to + 1, to + 8);
  const stop = after.findIndex(({ lower }) => /^[;.]$/.test(lower));
  const words = (stop < 0 ? after : after.slice(0, stop)).map(({ lower }) => lower);
  return BOUNDED.test(` ${words.join(" ")} `);
}
const BOUNDED =
  / (?:until|till) | from (?:\p{L}+ )?\d{4} (?:to|until|till|through) | between (?:\p{L}+ )?\d{4} and | for (?:\w+ ){1,3}(?:years?|months?|decades?) /u; // " from 2009 to "

/** "said that she | worked for Halden". */
function isTold(units: readonly Unit[], group: VerbGroup, groups: readonly VerbGroup[]): boolean {
  const teller = groups.findLast(
    ({ at }) => at < group.start && units.slice(at, group.start).every(({ lower }) => !/^[;"]$/.test(lower)),
  );
  return teller?.lemmas.some((lemma) => TELLS.test(lemma)) ?? false;
}
const TELLS =
  /^(?:say|tell|claim|add|note|report|write|believe|think|know|allege|confirm|deny|insist|argue|reveal|show|announce|state)$/;

/** "quit the Labour Party": what one leaves as a member. */
const OF_MEMBERS =
  /(?:Party|Union|Movement|League|Front|Alliance|Association|Federation|Society|Congress|Coalition|Club)\b/; // "Labour Party"

/** The line between who left a body and the body: a member of it, or in a post there. */
export const toLeft = (body: string) => (OF_MEMBERS.test(body) ? "BELONGED_TO" : "HELD_POSITION_AT");
