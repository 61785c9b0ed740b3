/** Sayings by a noun: "Berg's claim that …", "a report that …". */
import { hasVerb } from "./contents.js";
import type { Unit } from "./grammar.js";
import { type AnalysedSentence, type Scope, toScope } from "./scopes.js";

/** What holds a claim of somebody's. */
export const TELLING =
  /^(?:reports?|claims?|allegations?|accusations?|charges?|rumou?rs?|suggestions?|stor(?:y|ies)|assertions?|statements?)$/;

/** "Berg's | claim | that …", "a report that …": what it holds is told, and by whom if it is somebody's. */
export function findTellings(place: AnalysedSentence): Scope[] {
  const { units } = place;
  return units.flatMap((unit, that): Scope[] => {
    const noun = units[that - 1];
    if (unit.mention || unit.lower !== "that" || !noun || noun.mention || !TELLING.test(noun.lower)) return [];
    const article = units[that - 2];
    const isNoun = article && !article.mention && /^(?:determiner|preposition|adjective)$/.test(article.part); // "laughed at | reports"
    if (
      (noun.part === "verb" && !isNoun) ||
      /^(?:verb|aux)$/.test(units[that + 1]?.part ?? "") || // "the stories | that | helped Berg"
      place.groups.some(({ at }) => at === that - 1) ||
      !hasVerb(units, that + 1, units.length)
    )
      return [];
    let from = that - 1;
    while (from > 0 && /^(?:adjective|determiner|number|noun)$/.test(units[from - 1]!.part)) from--;
    const owner = units[from - 1]?.lower === "'s" && units[from - 2]?.mention ? from - 2 : undefined;
    return [
      toScope(place, "say", {
        ...(owner !== undefined && { subject: owner }),
        source: owner === undefined ? [from, that] : [owner, owner + 1],
        cue: [that - 1, that],
        content: [that, endOfClause(units, that, from)],
        backward: false,
      }),
    ];
  });
}

/** A clause that opens its sentence ends where the sentence's own verb begins: "The report that A paid B | led C to sue D". */
function endOfClause(units: readonly Unit[], that: number, phrase: number): number {
  if (hasVerb(units, 0, phrase)) return units.length;
  const isVerb = (at: number) => /^(?:verb|aux)$/.test(units[at]?.part ?? "");
  let at = that + 1;
  while (at < units.length && !isVerb(at)) at++;
  while (at < units.length && (isVerb(at) || /^(?:adverb|negation)$/.test(units[at]!.part))) at++;
  for (; at < units.length; at++)
    if (isVerb(at) && units[at]!.form !== "gerund" && !/^(?:and|or|to|who|which|that|,)$/.test(units[at - 1]!.lower))
      return at;
  return units.length;
}
