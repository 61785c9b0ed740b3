/** Verbs of denying that rule on a suit or send somebody away: "the court rejected it", "she was dismissed by Dorn". */
import type { Unit } from "./grammar.js";
import { isOwner } from "./owners.js";
import { findSubject } from "./subjects.js";
import type { VerbGroup } from "./verb-groups.js";

/** What is rejected, dismissed or contradicted here is no report of what was: a suit, an offer, a person. */
export function isRuling(units: readonly Unit[], group: VerbGroup, groups: readonly VerbGroup[]): boolean {
  const { at, passive, lemmas } = group;
  if (!lemmas.some((lemma) => RULES.test(lemma))) return false;
  if (passive) {
    const subject = findSubject(units, group, groups);
    const unit = subject && units[subject.at];
    return unit?.person === true || /^(?:he|she|they|who)$/.test(unit?.lower ?? ""); // "Berg | was dismissed | by Dorn"
  }
  const what = units[at + 1];
  if (!what) return false;
  if (what.mention) return !isOwner(units, at + 1); // "dismissed | Anna Berg"
  const bare = /^(?:it|this|that|them)$/.test(what.lower) && units[at + 2]?.part !== "verb" && isEnd(units, at + 2);
  const suit = what.part === "determiner" && SUITS.test(units[at + 2]?.lower ?? "") && isEnd(units, at + 3);
  if (!bare && !suit) return false;
  return suit || isCourt(units, group) || units.slice(0, group.start).some(isAsked);
}

const RULES = /^(?:reject|dismiss|dispute|refute|contradict)$/;

/** "rejected it | .", "rejected it | in May": no clause follows. */
const isEnd = (units: readonly Unit[], at: number) =>
  units[at] === undefined || /^(?:sign|preposition|adverb)$/.test(units[at].part);

/** "the High | Court | rejected": it rules, and does not say how things were. */
const isCourt = (units: readonly Unit[], { start }: VerbGroup) =>
  /(?:courts?|judges?|tribunal|magistrates?|jury|justices)$/.test(units[start - 1]?.lower ?? "");

/** "filed a | claim |, but …": what "it" is. */
const isAsked = ({ lower, mention }: Unit) => !mention && ASKED.test(lower);
const SUITS =
  /^(?:suits?|lawsuits?|appeals?|motions?|petitions?|bids?|offers?|requests?|demands?|proposals?|applications?)$/;
const ASKED =
  /^(?:suits?|lawsuits?|complaints?|appeal(?:s|ed)?|motions?|petitions?|bids?|offer(?:s|ed)?|request(?:s|ed)?|demand(?:s|ed)?|propos(?:al|als|ed)|applications?|claim|sued|asked|invited|invitation)$/;
