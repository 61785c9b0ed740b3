/**
 * What bodies, things and places are to one another by a noun: "Halden, a subsidiary of Vantor", "Drenov is the capital
 * of Kenya", "Kenya's ally Uganda", "Starlink operator SpaceX". What people are is told by roles.
 */
import { findSubject } from "./subjects.js";
import type { FoundClaim } from "./found.js";
import { toEndLetter } from "./frames.js";
import type { Unit } from "./grammar.js";
import { BODY_ROLES, type BodyRole } from "./body-roles.js";
import { findNationalClaims } from "./national-claims.js";
import { isConditional, standingOf, type Standing } from "./standing.js";
import { phraseStart, type Noun } from "./noun-phrases.js";
import { phraseHeads } from "./phrase-heads.js";
import type { Clause } from "./clause.js";

export function findBodyRoleClaims(clause: Clause): FoundClaim[] {
  if (clause.question) return [];
  return clause.units.flatMap((unit, at) => (unit.mention ? [] : rolesAt(clause, at)));
}

const LAST_WORDS: ReadonlySet<string> = new Set(
  [...BODY_ROLES.keys()].map((noun) => noun.slice(noun.lastIndexOf(" ") + 1)),
);

/** The longest noun that ends here: "parent | company" before "company". */
function rolesAt(clause: Clause, at: number): FoundClaim[] {
  const { units } = clause;
  if (!LAST_WORDS.has(units[at]!.lower)) return [];
  for (const size of [2, 1]) {
    const from = at - size + 1;
    if (from < 0 || units.slice(from, at).some(({ mention }) => mention)) continue;
    const noun = units
      .slice(from, at + 1)
      .map(({ lower }) => lower)
      .join(" ");
    const roles = BODY_ROLES.get(noun);
    if (roles) return roles.flatMap((role) => claimsAt(clause, { from, at, noun }, role));
  }
  return [];
}

interface Ends {
  readonly holders: readonly number[];
  readonly others: readonly number[];
  readonly standing: Standing;
  /** "is": a statement, and no apposition. */
  readonly stated?: true;
}

function claimsAt(clause: Clause, noun: Noun, role: BodyRole): FoundClaim[] {
  if (isConditional(clause.units, noun.from)) return [];
  const ends = ofEnds(clause, noun, role) ?? ownedEnds(clause, noun, role) ?? compoundEnds(clause, noun);
  if (!ends) return findNationalClaims(clause, noun, role);
  if (ends.standing === "unreal") return [];
  return ends.holders.flatMap((holder) =>
    ends.others.flatMap((other) => toClaim(clause, { noun, role, holder, other, ends })),
  );
}

/** "Halden, a | subsidiary | of Vantor", "Halden is a | subsidiary | of Vantor", "the | capital | of Kenya, Nairobi,". */
function ofEnds(clause: Clause, { from, at }: Noun, role: BodyRole): Ends | undefined {
  const { units } = clause;
  if (!role.prepositions.has(units[at + 1]?.lower ?? "") || units[at + 1]?.mention) return undefined;
  const others = phraseHeads(units, skipDirection(units, at + 2)).slice(0, role.plural ? 1 : undefined);
  if (others.length === 0) return undefined;
  const start = phraseStart(units, from);
  const before = holdersBefore(clause, start, role.plural);
  if (before) return { ...before, others };
  const comma = others.at(-1)! + 1;
  const behind = units[start]?.lower === "the" && units[comma]?.lower === "," ? comma + 1 : -1;
  const closed = /^(?:,|\.|:)$/.test(units[behind + 1]?.lower ?? ".") || units[behind + 1]?.part === "verb";
  if (behind < 0 || others.length > 1 || !units[behind]?.mention || !closed) return undefined;
  return { holders: [behind], others, standing: "fact" };
}

/** "Vantor's | subsidiary | Halden", "Kenya's | capital, | Nairobi,", "Halden, Vantor's | subsidiary", "Halden is Vantor's | subsidiary". */
function ownedEnds(clause: Clause, { from, at }: Noun, role: BodyRole): Ends | undefined {
  const { units } = clause;
  const start = phraseStart(units, from);
  if (units[start - 1]?.lower !== "'s" || !units[start - 2]?.mention) return undefined;
  const owner = start - 2;
  const direct = units[at + 1]?.mention ? at + 1 : undefined;
  const aside =
    units[at + 1]?.lower === "," && units[at + 2]?.mention && /^(?:,|\.)$/.test(units[at + 3]?.lower ?? "")
      ? at + 2
      : undefined;
  const behind = direct ?? aside;
  if (behind !== undefined) return { holders: [behind], others: [owner], standing: "fact" };
  const before = holdersBefore(clause, owner, role.plural);
  return before && { ...before, others: [owner] };
}

/** "Vantor | subsidiary | Halden". */
function compoundEnds({ units }: Clause, { from, at }: Noun): Ends | undefined {
  const [other, holder] = [units[from - 1]?.mention, units[at + 1]?.mention];
  return other?.kind === "name" && holder?.kind === "name"
    ? { holders: [at + 1], others: [from - 1], standing: "fact" }
    : undefined;
}

/** What stands before the phrase in apposition, or as the subject of "is". */
function holdersBefore(clause: Clause, start: number, plural: boolean): Omit<Ends, "others"> | undefined {
  const { units, groups } = clause;
  const before = units[start - 1];
  if (before && /^(?:,|\()$/.test(before.lower) && units[start - 2]?.mention) {
    const first = start - 2;
    const joined = plural && units[first - 1]?.lower === "and" && units[first - 2]?.mention ? [first - 2] : [];
    return { holders: [...joined, first], standing: "fact" };
  }
  const not = units[start - 1]?.part === "negation"; // "is | not | a subsidiary"
  const group = groups.find(({ at }) => at === (not ? start - 2 : start - 1));
  if (!group?.lemmas.some((lemma) => /^(?:be|become|remain)$/.test(lemma))) return undefined;
  const subject = findSubject(units, group, groups);
  const standing = standingOf(clause, group);
  return (
    subject && {
      holders: [...subject.others, subject.at],
      standing: not && standing === "fact" ? "negated" : standing,
      stated: true,
    }
  );
}

/** "a city in | northern | Kenya". */
function skipDirection(units: readonly Unit[], from: number): number {
  return /^(?:northern|southern|eastern|western|central)$/.test(units[from]?.lower ?? "") ? from + 1 : from;
}

function toClaim(
  { units, referents, sentence }: Clause,
  found: { noun: Noun; role: BodyRole; holder: number; other: number; ends: Ends },
): FoundClaim[] {
  const { noun, role } = found;
  const { standing, stated } = found.ends;
  const [subject, object] = [units[found.holder]!.mention, units[found.other]!.mention];
  if (!subject || !object || subject.referent === object.referent) return [];
  const types = [subject, object].map(({ referent }) => referents[referent]!.type);
  if (!role.holder.includes(toEndLetter(types[0]!)) || !role.other.includes(toEndLetter(types[1]!))) return [];
  const state = role.predicate === "SUBSIDIARY_OF" && types.includes("Agency");
  return [
    {
      predicate: state ? "PART_OF" : role.predicate,
      subject,
      object,
      sentence,
      from: units[Math.min(found.holder, found.other, noun.from)]!.from,
      to: units[Math.max(found.holder, found.other, noun.at)]!.to,
      anchor: units[noun.at]!.from,
      negated: standing === "negated",
      alleged: standing === "alleged",
      confidence: 0.8,
      rule: `${stated ? "is" : "body"}/${noun.noun.replace(/ /g, "-")}`,
    },
  ];
}
