/** Claims by verbs that give or hold an office: "she was mayor of Oslo", "served as head of NATO", "became chancellor of Austria". */
import type { ReadReferent } from "../graph/model.js";
import { ENDED_ADVERB, hasEnded, toEnded } from "./ended.js";
import { findSubject } from "./subjects.js";
import type { VerbGroup } from "./verb-groups.js";
import type { FoundClaim } from "./found.js";
import type { Unit } from "./grammar.js";
import type { Mention, Office } from "./resolve.js";
import { predicateFor } from "./role-claims.js";
import { standingOf } from "./standing.js";
import type { Clause } from "./clause.js";

/** `offices` are those of the clause's sentence. */
export function findOfficeClaims(clause: Clause, offices: readonly Office[]): FoundClaim[] {
  if (clause.question) return [];
  return offices.flatMap((office): FoundClaim[] => {
    const group = governorOf(clause, office);
    if (!group) return [];
    const standing = standingOf(clause, group);
    const denied = isNegatedAfter(clause.units, group);
    if (standing === "unreal" || (standing === "negated" && denied)) return [];
    const negated = standing === "negated" || denied;
    return holdersOf(clause, group, office).flatMap((who) =>
      toClaim(clause, office, { who, group, negated, alleged: standing === "alleged", left: isLeft(group) }),
    );
  });
}

/** The name beside the office; of "Berg succeeded Dorn as mayor", and where no name is beside it, the verb's subject. */
function holdersOf({ units, groups }: Clause, group: VerbGroup, { holder }: Office): Mention[] {
  if (holder && (group.passive || !group.lemmas.some((lemma) => FOLLOWS.test(lemma)))) return [holder];
  const subject = findSubject(units, group, groups);
  return subject ? [...subject.others, subject.at].flatMap((at) => units[at]!.mention ?? []) : [];
}

const HOLDS = /^(?:be|become|remain)$/;
const SERVES = /^(?:serve|act|work|continue|return)$/; // "served | as mayor"
const LEAVES = /^(?:resign|retire|step|quit)$/; // "resigned | as mayor", "stepped down | as mayor"
const FOLLOWS = /^(?:succeed|replace)$/; // "succeeded Dorn | as mayor"
const GIVES = /^(?:appoint|elect|name|nominate|promote|make|confirm|choose|install|hire|recruit|describe|identify)$/; // "was elected | mayor", "appointed Berg | as mayor"

/** "| mistakenly | identified Berg as the head of X". */
const WRONGLY = /^(?:falsely|wrongly|mistakenly|erroneously|incorrectly)$/;

/** The verb by which the office is said of somebody. */
function governorOf({ units, groups }: Clause, { phrase, holder }: Office): VerbGroup | undefined {
  const first = units.findIndex(({ from }) => from >= phrase.from);
  let before = first - 1;
  while (before > 0 && /^(?:negation|adverb|determiner)$/.test(units[before]!.part)) before--;
  const group = groups.findLast(({ at }) => at <= before);
  if (!group || before < 0 || units.slice(group.at, first).some(({ lower }) => lower === "longer")) return undefined;
  const { passive, lemmas } = group;
  const gives = lemmas.some((lemma) => GIVES.test(lemma));
  if (gives && units.slice(Math.max(0, group.start - 1), group.at).some(({ lower }) => WRONGLY.test(lower)))
    return undefined;
  if (group.at === before) return (passive ? gives : lemmas.some((lemma) => HOLDS.test(lemma))) ? group : undefined;
  const joined = /^(?:and|,|or)$/.test(units[before]!.lower) && phrase.stated === true; // "is the wife of Dorn | and the founder of X"
  if (joined && !passive && lemmas.some((lemma) => HOLDS.test(lemma))) return group;
  const named = holder !== undefined && holder.to <= phrase.from && units[group.at]!.from < holder.from;
  if (named && gives && !passive) return group; // "appointed | Berg | as mayor"
  if (units[before]!.lower !== "as" || before - group.at > 6) return undefined;
  if (lemmas.some((lemma) => FOLLOWS.test(lemma))) return group;
  if (!named && isLeft(group) && !group.infinitive) return group;
  return !named && (passive ? gives : lemmas.some((lemma) => SERVES.test(lemma))) ? group : undefined;
}

/** "was | not | mayor". */
const isNegatedAfter = (units: readonly Unit[], { at }: VerbGroup) => units[at + 1]?.part === "negation";

function toClaim(
  { units, groups, referents, sentence }: Clause,
  { phrase, body }: Office,
  found: { who: Mention; group: VerbGroup; negated: boolean; alleged: boolean; left: boolean },
): FoundClaim[] {
  const { who, group } = found;
  if (who.referent === body.referent || !isPerson(referents, who)) return [];
  const standing = predicateFor(phrase, referents[body.referent]!);
  if (!standing) return [];
  const before = units.filter(({ from }, at) => at > group.at && from < phrase.from); // "was | previously | treasurer"
  const past =
    found.left ||
    leavesLater({ units, groups }, group) ||
    before.some(
      ({ lower }) => ENDED_ADVERB.test(lower) || (lower === "then" && /^(?:was|were)$/.test(units[group.at]!.lower)),
    ); // "was | then | a senior official"
  const over = !found.negated && (past || hasEnded(units, group, groups, lastUnit(units, phrase.to, body.to)));
  const predicate = over ? toEnded(standing) : standing;
  const verb = units[group.start]!.from;
  return [
    {
      predicate,
      subject: who,
      object: body,
      sentence,
      from: Math.min(who.from, verb, phrase.from, body.from),
      to: Math.max(who.to, phrase.to, body.to),
      anchor: units[group.at]!.from,
      negated: found.negated,
      alleged: found.alleged,
      confidence: who.kind === "name" ? 0.8 : 0.65,
      rule: `office/${phrase.role.replace(/ /g, "-")}`,
    },
  ];
}

/** The last unit of the words that end at these tokens. */
const lastUnit = (units: readonly Unit[], ...ends: readonly number[]) =>
  Math.max(
    0,
    units.findLastIndex(({ from }) => from < Math.max(...ends)),
  );

/** "resigned | as mayor", "was dismissed | as mayor", "was succeeded | as mayor": it was theirs. */
const isLeft = ({ lemmas, passive }: VerbGroup) =>
  lemmas.some((lemma) => (passive ? /^(?:dismiss|fire|sack|oust|remove|succeed|replace)$/ : LEAVES).test(lemma));

/** "was appointed mayor in 2011 and | resigned | in 2013": the same subject, and nothing else that it left. */
const leavesLater = ({ units, groups }: Pick<Clause, "units" | "groups">, group: VerbGroup) =>
  groups.some(
    (other) =>
      other.at > group.at &&
      /^(?:and|but|then)$/.test(units[other.start - 1]?.lower ?? "") &&
      !other.negated &&
      !other.modal &&
      (other.passive
        ? other.lemmas.some((lemma) => /^(?:dismiss|fire|sack|oust|remove)$/.test(lemma))
        : other.lemmas.some((lemma) => /^(?:resign|retire|step|quit)$/.test(lemma))) &&
      !/^(?:from|as)$/.test(units[other.at + 1]?.lower ?? ""),
  );

const isPerson = (referents: readonly ReadReferent[], { referent }: Mention) => referents[referent]!.type === "Person";
