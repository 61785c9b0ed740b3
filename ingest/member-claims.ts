/** Who belongs to what: "Members of the League include Kenya and Norway", "Anna Berg of the Labour Party". */
import { type FoundClaim, round } from "./found.js";
import type { Unit } from "./grammar.js";
import type { Clause } from "./clause.js";
import { phraseHeads } from "./phrase-heads.js";
import { standingOf } from "./standing.js";

export function findMemberClaims(clause: Clause): FoundClaim[] {
  return clause.question ? [] : [...includedClaims(clause), ...partisanClaims(clause)];
}

/** "Members of the League (that …) | include | Kenya and Norway", "League members | are | Kenya and Norway". */
function includedClaims(clause: Clause): FoundClaim[] {
  const { units, referents } = clause;
  const verb = units.findIndex(({ lower, mention }) => !mention && /^(?:include|included|are|were)$/.test(lower));
  if (verb < 2) return [];
  const noun = units.findIndex(({ lower, mention }) => !mention && MEMBERS.test(lower));
  if (noun < 0 || noun > 4 || noun >= verb) return [];
  const body = bodyOf(units, noun);
  if (body === undefined || body >= verb || !isBody(clause, body)) return [];
  const between = units.slice(Math.max(noun, body) + 1, verb);
  const plain = between.length === 0 || /^(?:that|which|who|,)$/.test(between[0]!.lower);
  if (!plain || units[verb + 1]?.part === "negation" || between.some(({ lower }) => /^[";:]$/.test(lower))) return [];
  const members = phraseHeads(units, verb + 1);
  if (members.length < 2 || !members.every((at) => /^(?:Place|Organization|Agency|Person)$/.test(typeOf(clause, at))))
    return [];
  if (new Set(members.map((at) => referents[units[at]!.mention!.referent]!.type)).size > 1) return [];
  return members.flatMap((member) =>
    toClaim(clause, { member, body, anchor: verb, confidence: 0.75, rule: "member/include" }),
  );
}
const MEMBERS = /^(?:members?|nations|countries|states)$/;

/** "members | of the | League", "League | members", "the League | 's | members". */
function bodyOf(units: readonly Unit[], noun: number): number | undefined {
  const before = units[noun - 1]?.lower === "'s" ? noun - 2 : noun - 1;
  if (units[before]?.mention) return before;
  if (units[noun + 1]?.lower !== "of") return undefined;
  const at = units[noun + 2]?.part === "determiner" ? noun + 3 : noun + 2;
  return units[at]?.mention ? at : undefined;
}

const typeOf = ({ units, referents }: Clause, at: number) => referents[units[at]!.mention!.referent]!.type;
const isBody = (clause: Clause, at: number) => /^(?:Organization|Agency)$/.test(typeOf(clause, at));

/** "Anna Berg | of | the Labour Party", "Anna Berg |,| of Halden Group|,|": a party's member, a body's man or woman. */
function partisanClaims(clause: Clause): FoundClaim[] {
  const { units, referents } = clause;
  return units.flatMap((unit, member): FoundClaim[] => {
    if (unit.mention?.kind !== "name" || !unit.person) return [];
    const comma = units[member + 1]?.lower === ",";
    const of = comma ? member + 2 : member + 1;
    if (units[of]?.lower !== "of" || units[of].mention) return [];
    const body = units[of + 1]?.part === "determiner" ? of + 2 : of + 1;
    if (units[body]?.mention?.kind !== "name" || !isBody(clause, body)) return [];
    const next = units[body + 1]?.lower ?? ".";
    if (next === "'s" || units[body + 1]?.part === "noun") return [];
    const party = PARTY.test(referents[units[body].mention.referent]!.name);
    if (!party && !(comma && /^[,.]$/.test(next))) return [];
    const wording = party ? "MEMBER_OF" : "WORKS_FOR";
    return toClaim(clause, {
      member,
      body,
      anchor: of,
      confidence: party ? 0.7 : 0.6,
      rule: "member/of",
      predicate: wording,
    });
  });
}
const PARTY = /\bParty\b/; // "Labour Party", "Communist Party of Kenya"

function toClaim(
  clause: Clause,
  found: { member: number; body: number; anchor: number; confidence: number; rule: string; predicate?: string },
): FoundClaim[] {
  const { units, sentence, groups } = clause;
  const [subject, object] = [units[found.member]!.mention!, units[found.body]!.mention!];
  if (subject.referent === object.referent) return [];
  const group = groups.find(({ at }) => at === found.anchor);
  const standing = group ? standingOf(clause, group) : "fact";
  if (standing === "unreal" || standing === "negated") return [];
  return [
    {
      predicate: found.predicate ?? "MEMBER_OF",
      subject,
      object,
      sentence,
      from: units[Math.min(found.member, found.body)]!.from,
      to: units[Math.max(found.member, found.body)]!.to,
      anchor: units[found.anchor]!.from,
      negated: false,
      alleged: standing === "alleged",
      confidence: round(found.confidence),
      rule: found.rule,
    },
  ];
}
