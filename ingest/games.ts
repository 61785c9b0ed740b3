/** Sports: who beats whom there is no enemy, and who meets whom has not spoken with him. */
import type { Unit } from "./grammar.js";

/** "Kenya beat Norway | 3-0 | in the final": they played. */
export const isGame = (units: readonly Unit[]) =>
  units.some(({ lower, mention }) => !mention && (GAME.test(lower) || /^\d{1,2}[-–]\d{1,2}$/.test(lower)));

/** "He ran for mayor, but was defeated by Voss", "ran unsuccessfully for": one got more votes. */
export const isVote = (units: readonly Unit[]) =>
  units.some(
    ({ lower, mention }, at) =>
      !mention &&
      (VOTE.test(lower) ||
        (/^(?:ran|run|stood)$/.test(lower) &&
          (units[at + 1]?.part === "adverb" ? units[at + 2] : units[at + 1])?.lower === "for")),
  );
const VOTE =
  /^(?:elections?|by-elections?|re-election|run-?off|primar(?:y|ies)|ballots?|polls|votes|candidates?|presidency)$/;

const GAME =
  /^(?:match(?:es)?|championships?|tournament|qualifiers?|semi-?finals?|quarter-?finals?|goals?|innings|wickets?|playoffs?|halftime|half-time|stoppage|midfielder|striker|goalkeeper|tennis|football|cricket|rugby|basketball|baseball|hockey)$/;
