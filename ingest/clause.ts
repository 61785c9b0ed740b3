/** One sentence as the claim rules see it, and where its clauses end. */
import type { ReadReferent } from "../graph/model.js";
import type { Unit } from "./grammar.js";
import type { VerbGroup } from "./verb-groups.js";

export interface Clause {
  readonly units: readonly Unit[];
  readonly groups: readonly VerbGroup[];
  readonly referents: readonly ReadReferent[];
  readonly sentence: number;
  readonly question: boolean;
}

/** Words that end a clause, or begin another. */
export function isClauseBreak(unit: Unit): boolean {
  return (
    !unit.mention &&
    /^(?:;|:|that|because|although|though|while|whereas|if|unless|whether|when|where|which|who|whom|whose|but|after|before|as|since|until|so|—|–)$/.test(
      unit.lower,
    )
  );
}
