/** Denials without a verb of denying: '"That is not true," he said', "she called it a lie". They are about what came before. */
import type { VerbGroup } from "./clauses.js";
import type { Unit } from "./grammar.js";

/** "That is not true", "This was a lie": the unit where it begins; -1 where nothing says so. */
export function findUntruth(units: readonly Unit[]): number {
  return units.findIndex(({ lower, mention }, at) => {
    if (mention || !/^(?:that|this|it)$/.test(lower) || isInside(units, at)) return false;
    const copula = /^(?:is|was|'s)$/.test(units[at + 1]?.lower ?? "") ? at + 2 : -1;
    if (copula < 0) return /^(?:isn't|wasn't)$/.test(units[at + 1]?.lower ?? "") && isTrue(units, at + 2);
    return units[copula]?.lower === "not" ? isTrue(units, copula + 1) : isUntrue(units, copula);
  });
}

/** "called it a lie", "described the report as false". */
export function callsUntrue(units: readonly Unit[], { at, lemmas, negated, modal, passive }: VerbGroup): boolean {
  if (negated || modal || passive || !lemmas.some((lemma) => lemma === "call" || lemma === "describe")) return false;
  let next = at + 1;
  if (/^(?:it|this|that|these|them)$/.test(units[next]?.lower ?? "")) next++;
  else {
    if (!/^(?:the|these|those|this|such)$/.test(units[next]?.lower ?? "")) return false;
    if (!/^(?:reports?|claims?|allegations?|accusations?|charges?|story|stories)$/.test(units[next + 1]?.lower ?? ""))
      return false;
    next += 2;
  }
  return isUntrue(units, units[next]?.lower === "as" ? next + 1 : next);
}

/** Not the beginning of what is said: "he knew that it was not true". */
const isInside = (units: readonly Unit[], at: number) =>
  units.slice(0, at).some(({ part, mention }) => mention !== undefined || part === "verb" || part === "aux");

const isTrue = (units: readonly Unit[], at: number) => /^(?:true|so|correct|right)$/.test(units[at]?.lower ?? "");

function isUntrue(units: readonly Unit[], from: number): boolean {
  let at = from;
  while (/^(?:a|an|completely|entirely|simply|absolutely|totally|pure|utter|another|")$/.test(units[at]?.lower ?? ""))
    at++;
  return /^(?:false|untrue|lies?|nonsense|absurd|baseless|groundless|fabricated|fabrication|invented|invention|fiction|slander|rubbish|fake)$/.test(
    units[at]?.lower ?? "",
  );
}
