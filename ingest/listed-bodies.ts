/** One role in several bodies: "a member of the Harbour Party, the Halden Society | and Vantor Group", "founder of A | and B". */
import type { FoundClaim } from "./found.js";
import type { Clause } from "./clause.js";
import type { Unit } from "./grammar.js";

/** The claims of roles that the same words make of the bodies listed behind the first. */
export function findListedClaims(clause: Clause, roles: readonly FoundClaim[]): FoundClaim[] {
  return roles.flatMap((claim): FoundClaim[] => {
    const { units, referents } = clause;
    if (claim.object.to !== claim.to || claim.subject.from >= claim.object.from) return [];
    const first = units.findIndex(({ from, to }) => from <= claim.object.from && claim.object.to === to);
    if (first < 0) return [];
    const type = referents[claim.object.referent]!.type;
    return bodiesBehind(units, first)
      .filter((at) => isAlike(type, referents[units[at]!.mention!.referent]!.type))
      .map((at) => ({ ...claim, object: units[at]!.mention!, to: units[at]!.to }));
  });
}

const BODIES = /^(?:Organization|Agency|Publication)$/;
const isAlike = (one: string, other: string) =>
  BODIES.test(one) ? BODIES.test(other) : one === other && one !== "Place";

/** "…, | the Shriners |, | American Legion | and the | Kiwanis |.": a list that has an "and", up to its end. */
function bodiesBehind(units: readonly Unit[], first: number): number[] {
  const found: number[] = [];
  let closed = false;
  for (let at = first + 1; !closed && at < units.length;) {
    const [joint, and] = [units[at]!.lower, units[at + 1]?.lower];
    if (units[at]!.mention || !/^(?:,|and)$/.test(joint)) break;
    closed = joint === "and" || and === "and";
    at += joint === "," && and === "and" ? 2 : 1;
    if (units[at]?.part === "determiner") at++;
    if (units[at]?.mention?.kind !== "name") return [];
    found.push(at);
    at++;
    if (closed && units[at] && !/^[.,;)]$/.test(units[at]!.lower)) return []; // "head of A and | B | sued"
  }
  return closed ? found : [];
}
