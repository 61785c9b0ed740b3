/** Verbs whose auxiliary stands before their subject: "Had | Berg | met Petrov, …", "Nor has | Berg | met Petrov". */
import type { VerbGroup } from "./verb-groups.js";
import type { Unit } from "./grammar.js";

/** What such an order says of the deed; undefined where the order is the plain one, or says nothing. */
export function inversionOf(
  units: readonly Unit[],
  groups: readonly VerbGroup[],
  start: number,
): "negated" | "unreal" | undefined {
  if (/^(?:and|or)$/.test(units[start - 1]?.lower ?? "")) {
    const other = groups.findLast(({ at }) => at < start); // "Had Berg met Petrov and | paid him"
    return other && inversionOf(units, groups, other.start);
  }
  const aux = auxiliaryBefore(units, start);
  if (aux === undefined) return undefined;
  const opening = wordsBefore(units, aux);
  if (HARDLY.test(opening)) return "unreal";
  const supposed = SUPPOSES.test(units[aux]!.lower);
  if (NEGATIVE.test(opening) && !(/never|longer|neither$/.test(opening) && hasSubject(units, aux)))
    return supposed && units[aux]!.lower !== "had" ? "unreal" : "negated";
  return supposed && opensClause(units, aux) ? "unreal" : undefined;
}

const LONGEST = 14;

/** The auxiliary before the subject, when nothing but the subject stands between it and the verb. */
function auxiliaryBefore(units: readonly Unit[], start: number): number | undefined {
  let subject = false;
  for (let at = start - 1; at >= 0 && start - at <= LONGEST; at--) {
    const { lower, part, mention } = units[at]!;
    if (mention) subject = true;
    else if (lower === ",") {
      const opening = units.findLastIndex((unit, back) => back < at && !unit.mention && unit.lower === ",");
      if (opening < 0 || !/^(?:who|which|whose|the|a|an|then)$/.test(units[opening + 1]?.lower ?? "")) return undefined;
      at = opening; // "Had Berg, | who leads Halden, | met"
    } else if (part === "aux") return subject ? at : undefined;
    else if (part === "noun" || part === "pronoun") subject = true;
    else if (!(
      /^(?:adjective|adverb|determiner|negation|number|preposition)$/.test(part) || /^(?:'s|and|or)$/.test(lower)
    ))
      return undefined;
  }
  return undefined;
}

const wordsBefore = (units: readonly Unit[], at: number) =>
  units
    .slice(Math.max(0, at - 3), at)
    .map(({ lower, mention }) => (mention ? "-" : lower))
    .join(" ");

/** "nor", "at no time", "not once". */
const NEGATIVE =
  /(?:^|\s)(?:nor|neither|never|not once|no longer|nowhere|(?:at|on|in|under|by) no (?:time|point|stage|account|occasion|case|way|circumstances|means))$/;
/** "Berg | never | had money": the plain order. */
function hasSubject(units: readonly Unit[], aux: number): boolean {
  const before = units[units[aux - 1]!.lower === "longer" ? aux - 3 : aux - 2];
  return before !== undefined && (before.mention !== undefined || !/^(?:sign|conjunction)$/.test(before.part));
}
/** "rarely", "only if": how often, or whether, is left open. */
const HARDLY = /(?:^|\s)(?:hardly|scarcely|rarely|seldom|barely|little|only if)$/;
const SUPPOSES = /^(?:had|should|were|would|could|might|may|can|will|shall|must)$/;

/** First in its clause: "…, | had Berg met", "would have known | had Berg met"; not "the king | had Berg arrested". */
function opensClause(units: readonly Unit[], at: number): boolean {
  const before = units[at - 1];
  if (!before || before.part === "sign") return true;
  if (before.mention) return false;
  return before.part === "verb" || /^(?:and|but|or|because|than|that)$/.test(before.lower);
}
