/**
 * Whom somebody calls a liar, and for what: "Berg said that Voss lied when he claimed that A met B", "Berg called Voss's
 * claim that A met B a lie". What the liar said is told twice: as his word, and as denied.
 */
import { callsUntrueAt } from "./rejections.js";
import type { Unit } from "./grammar.js";
import { type AnalysedSentence, type Scope, toScope } from "./scopes.js";
import { SPEECH } from "./speech.js";
import { findSubject } from "./subjects.js";
import type { Mention } from "./resolve.js";

export function findLies(place: AnalysedSentence): Scope[] {
  const { units } = place;
  return units.flatMap((unit, at): Scope[] => {
    if (unit.mention) return [];
    if (/^(?:lied|lying|lies)$/.test(unit.lower)) return toLie(place, at);
    return unit.lower === "that" && CLAIMS.test(units[at - 1]?.lower ?? "") ? toCalled(place, at) : [];
  });
}

/** "Voss | lied | when he claimed that A met B". */
function toLie(place: AnalysedSentence, lied: number): Scope[] {
  const { units, groups } = place;
  if (!/^(?:when|by|in)$/.test(units[lied + 1]?.lower ?? "")) return [];
  let who = lied - 1;
  while (/^(?:aux|adverb)$/.test(units[who]?.part ?? "") && !units[who]!.mention) who--;
  const liar = units[who]?.person ? units[who]?.mention : undefined;
  if (!liar || units.slice(who, lied).some(({ lower }) => UNSURE.test(lower))) return [];
  const says = groups.find(
    ({ at, lemmas }) => at > lied && at <= lied + 5 && lemmas.some((lemma) => SPEECH.get(lemma) === "say"),
  );
  if (!says || says.negated) return [];
  const content = [says.at + 1, units.length] as const;
  return [{ ...toScope(place, "deny", { ...NOBODY, cue: [lied, lied + 1], content }), liar }];
}
const UNSURE = /^(?:not|never|may|might|could|would|if)$|n't$/;
const NOBODY = { source: [0, 0], backward: false } as const;

/** "Berg | called | Voss's claim | that | A met B a lie". */
function toCalled(place: AnalysedSentence, that: number): Scope[] {
  const { units, groups } = place;
  const calls = groups.findLast(({ at }) => at < that);
  if (!calls || calls.negated || calls.modal || calls.infinitive || calls.passive) return [];
  if (!calls.lemmas.some((lemma) => CALLS.test(lemma)) || that - calls.at > 8) return [];
  const end = units.findIndex((_, at) => at > that + 3 && callsUntrueAt(units, at) && isEnd(units, at));
  const who = end < 0 ? undefined : findSubject(units, calls, groups);
  if (!who) return [];
  return [
    {
      ...toScope(place, "deny", {
        subject: who.at,
        source: [who.at, who.at + 1],
        cue: [calls.start, calls.at + 1],
        content: [that, end],
        backward: false,
      }),
      ...withLiar(ownerOf(units, that - 1)),
    },
  ];
}
const CALLS = /^(?:call|describe|denounce|brand|label|decry)$/;
const CLAIMS = /^(?:claims?|statements?|allegations?|accusations?|suggestions?|assertions?|reports?|story|stories)$/;

/** Nothing stands behind but the sign that ends it: "a lie | .", "as false | ." */
const isEnd = (units: readonly Unit[], at: number) =>
  units.slice(at).filter(({ part }) => part !== "sign").length <= 4 &&
  !units.slice(at).some(({ mention, part }) => mention !== undefined || part === "verb");

const withLiar = (liar: Mention | undefined) => (liar ? { liar } : {});

/** "Voss | 's false | claim". */
function ownerOf(units: readonly Unit[], noun: number): Mention | undefined {
  let at = noun - 1;
  while (noun - at <= 3 && units[at]?.part === "adjective") at--;
  return units[at]?.lower === "'s" ? units[at - 1]?.mention : undefined;
}
