/** Claims by verb frames: "Musk told Kahl", "Twitter was bought by Musk", "asked him not to", "neither Putin nor Musk met". */
import { ontology } from "../graph/ontology.js";
import type { Clause } from "./clause.js";
import { hasEnded, toEnded, toLeft } from "./ended.js";
import { type FoundClaim, round } from "./found.js";
import { toEndLetter, VERB_FRAMES, type VerbFrame } from "./frames.js";
import { isGame, isVote } from "./games.js";
import type { Unit } from "./grammar.js";
import { phraseHeads } from "./phrase-heads.js";
import type { Mention } from "./resolve.js";
import { type Standing, standingOf } from "./standing.js";
import type { Subject } from "./subject-phrases.js";
import { findSubject } from "./subjects.js";
import { endsOf } from "./verb-ends.js";
import { isBeForm, type VerbGroup } from "./verb-groups.js";
import { ROLES } from "./vocabulary.js";

/** Each frame once, the most telling first: with a noun, with a particle, with fewer types. */
const FRAMES: ReadonlyMap<string, readonly VerbFrame[]> = new Map(
  [...VERB_FRAMES].map(([lemma, frames]) => [lemma, [...frames].sort((a, b) => weight(b) - weight(a))]),
);

function weight(frame: VerbFrame): number {
  return (
    (frame.nouns ? 8 : 0) +
    4 * frame.particles.length +
    (frame.gap ? 0 : 1) +
    (4 - frame.object.length) * 0.2 +
    (frame.direct ? 0 : 1.5)
  );
}

export function findVerbClaims(clause: Clause): FoundClaim[] {
  const claims: FoundClaim[] = [];
  for (const group of clause.groups) {
    const standing = standingOf(clause, group);
    if (standing === "unreal") continue;
    claims.push(...claimsOf(clause, group, standing));
  }
  return claims;
}

function claimsOf(clause: Clause, group: VerbGroup, standing: Standing): FoundClaim[] {
  const pairs = new Set<string>();
  const claims: FoundClaim[] = [];
  const subject = findSubject(clause.units, group, clause.groups);
  for (const lemma of group.passive ? [...group.lemmas, "be"] : group.lemmas) {
    for (const frame of FRAMES.get(lemma) ?? []) {
      for (const [one, other, rule] of endsOf(clause, group, frame, subject)) {
        const [first, second] = frame.inverse ? [other, one] : [one, other];
        if (
          pairs.has(`${first} ${second}`) ||
          !fits(clause, first, frame.subject) ||
          !fits(clause, second, frame.object)
        )
          continue;
        const said = standingOfObject(clause.units, { group, second, standing });
        if (said === "unreal" || (isRefused(clause, group) && ontology.find(frame.predicate)?.symmetric)) continue;
        const claim = toClaim(clause, { group, frame, first, second, rule, standing: said, subject });
        if (!claim) continue;
        pairs.add(`${first} ${second}`);
        claims.push(claim);
      }
    }
  }
  return claims;
}

/** "Berg refused | to meet | Voss": that they never met is not said, nor is it Voss who says so. */
const isRefused = ({ groups }: Clause, { infinitive, start }: VerbGroup): boolean =>
  infinitive &&
  (groups.findLast(({ at }) => at < start)?.lemmas.some((lemma) => /^(?:refuse|decline)$/.test(lemma)) ?? false);

/** "did | no | business with X" is negated by its object, "did not rely on X | alone" denies another thing than it seems. */
function standingOfObject(
  units: readonly Unit[],
  { group, second, standing }: { group: VerbGroup; second: number; standing: Standing },
): Standing {
  const none = units.slice(group.at + 1, second).some(({ lower, mention }) => !mention && lower === "no");
  if (none) return standing === "negated" ? "unreal" : "negated";
  if (standing !== "negated") return standing;
  const inside = units.slice(group.start, Math.max(group.at, second)).some(({ lower }) => NARROWING.test(lower));
  const after = units
    .slice(Math.max(group.at, second) + 1)
    .some(({ lower, mention }, at) => !mention && (at < 4 ? NARROWS_AFTER : EXPLAINS).test(lower));
  return inside || after ? "unreal" : "negated";
}
const NARROWING = /^(?:only|just|merely|simply|solely|exclusively|primarily|mainly)$/; // "did not | only | pay Berg"
const NARROWS_AFTER = /^(?:alone|only|solely|exclusively|until|because|enough|merely)$/; // "did not rely on Berg | alone"
const EXPLAINS = /^(?:until|because)$/; // "did not leave the firm in May | because of Berg"

function fits({ units, referents }: Clause, at: number, types: string): boolean {
  const { mention } = units[at]!;
  return mention !== undefined && types.includes(toEndLetter(referents[mention.referent]!.type));
}

function toClaim(
  clause: Clause,
  found: {
    group: VerbGroup;
    frame: VerbFrame;
    first: number;
    second: number;
    rule: string;
    standing: Standing;
    subject: Subject | undefined;
  },
): FoundClaim | undefined {
  const { units } = clause;
  const { group, frame, first, second, rule, standing } = found;
  const subject = units[first]!.mention as Mention; // fits() has checked both
  const object = units[second]!.mention as Mention;
  if (subject.referent === object.referent) return undefined;
  if (frame.predicate === "HELD_POSITION_AT" && standing !== "fact") return undefined; // "refused to resign from Halden"
  if (frame.predicate === "CALLED" && (isNamed(units, second) || isNamed(units, group.at, second))) return undefined;
  if (WINS.test(frame.lemma) && isGame(units)) return undefined;
  if (DEFEATS.test(frame.lemma) && isVote(units)) return undefined;
  if (frame.predicate === "DISMISSED" && isListed(units, second)) return undefined;
  const accuser = accuserOf(clause, group, standing);
  const opens = Math.min(first, second, group.start);
  const from = standing === "negated" && !group.negated ? negationBefore(units, opens) : opens;
  const to = Math.max(first, second, group.at);
  const near = 1 - Math.min(0.25, (to - from) * 0.008);
  return {
    predicate: predicateOf(clause, found),
    subject,
    object,
    sentence: clause.sentence,
    from: units[from]!.from,
    to: units[to]!.to,
    anchor: units[group.at]!.from,
    negated: standing === "negated",
    alleged: standing === "alleged",
    confidence: round(
      near *
        (subject.kind === "name" && object.kind === "name" ? 0.85 : 0.7) *
        (isBeForm(units[group.at]!.lower) ? 0.9 : 1),
    ),
    rule: `${rule}/${frame.lemma}`,
    ...(accuser && { speaker: accuser }),
  };
}

/** What the frame says; of what is over, that it was; of leaving a body, what one was there. */
function predicateOf(
  { units, groups, referents }: Clause,
  {
    group,
    frame,
    first,
    second,
    standing,
  }: { group: VerbGroup; frame: VerbFrame; first: number; second: number; standing: Standing },
): string {
  const { mention } = units[second]!;
  if (frame.predicate === "HELD_POSITION_AT") return toLeft(mention ? referents[mention.referent]!.name : "");
  if (standing === "negated" || toEnded(frame.predicate) === frame.predicate) return frame.predicate;
  if (frame.predicate !== "WORKS_FOR" && mention && referents[mention.referent]!.type === "Person")
    return frame.predicate; // "advised Berg"
  return hasEnded(units, group, groups, Math.max(first, second, group.at)) ? toEnded(frame.predicate) : frame.predicate;
}

/** "| Neither | Berg nor Voss paid", "| Nor | has Berg paid": the quote of a denial begins with it. */
function negationBefore(units: readonly Unit[], from: number): number {
  for (let back = from - 1; back >= 0 && from - back <= 8; back--) {
    const { lower, mention } = units[back]!;
    if (mention) continue;
    if (/^(?:neither|never|no|nobody|none|at)$/.test(lower) || (lower === "nor" && units[back + 1]?.part === "aux"))
      return back;
    if (/^[,;:."]$/.test(lower)) break;
  }
  return from;
}

const DEFEATS = /^(?:defeat|beat|lose)$/;
const WINS = /^(?:defeat|beat|lose|fight|battle|face|host|meet|strike|stun)$/;

/** "Biden called him | a killer", "whom she called | the best": a name, not a telephone; "called | father | Berg". */
const isNamed = (units: readonly Unit[], at: number, end = units.length) => {
  const next = units[at + 1];
  if (next?.lower.endsWith("self") || at + 1 === end) return false; // "I called Halden | myself"
  if (end < units.length && end > at) return next?.part === "noun" && ROLES.get(next.lower) === "FAMILY_OF";
  return next !== undefined && (/^(?:determiner|adjective|noun)$/.test(next.part) || /^(?:"|')$/.test(next.lower));
};

/** "removed Berg | from its sanctions list": no post of hers. */
const isListed = (units: readonly Unit[], at: number) =>
  units[at + 1]?.lower === "from" &&
  units.slice(at + 2, at + 6).some(({ lower }) => /^(?:lists?|register|case|site|website|photos?)$/.test(lower));

/** "Kyiv accused Moscow of attacking …": Kyiv says so. */
function accuserOf({ units, groups }: Clause, group: VerbGroup, standing: Standing): Mention | undefined {
  if (standing !== "alleged" || !group.gerund) return undefined;
  const governor = groups.findLast((other) => other.at < group.start && !other.gerund); // over "of winning by | paying"
  if (!governor) return undefined;
  if (governor.passive) {
    const by = units.findIndex(({ lower }, at) => at > governor.at && at < group.start && lower === "by");
    return by < 0 ? undefined : units[phraseHeads(units, by + 1)[0] ?? -1]?.mention; // "was accused by | Voss | of paying"; "is suspected of paying": by whom is not said
  }
  const subject = findSubject(units, governor, groups);
  return subject && units[subject.at]!.mention;
}
