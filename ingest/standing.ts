/** Whether what a verb says is said to be so: a fact, no fact, alleged, or only planned, asked for, supposed. */
import { type Clause, isClauseBreak } from "./clause.js";
import { VERB_FORMS } from "./frames.js";
import type { Unit } from "./grammar.js";
import { inversionOf } from "./inversions.js";
import { governorOf, type VerbGroup } from "./verb-groups.js";

export type Standing = "fact" | "negated" | "alleged" | "unreal";

const GOVERNS: Readonly<Record<string, Standing>> = Object.fromEntries([
  ..."refuse decline fail neglect forget omit".split(" ").map((lemma) => [lemma, "negated"] as const),
  ..."plan want hope intend try seek agree promise vow offer propose prepare expect need wish attempt decide consider aim threaten avoid stop ask urge order persuade force allow instruct invite encourage convince press warn beg compel pressure enable permit let advise call demand request tell suggest recommend authorize summon hire pay"
    .split(" ")
    .map((lemma) => [lemma, "unreal"] as const),
  ..."allege accuse suspect report believe think say".split(" ").map((lemma) => [lemma, "alleged"] as const),
]);

/** Whether what the verb says is said to be so. */
export function standingOf(
  { units, groups, question }: Pick<Clause, "units" | "groups" | "question">,
  group: VerbGroup,
): Standing {
  if (question || group.modal || isConditional(units, group.start) || isPlayed(units, group)) return "unreal";
  if (isOver(units, group) || isUnseen(units, group) || isDemanded(units, group)) return "unreal";
  if (isOtherThan(units, group)) return "negated";
  if (group.negated) return group.infinitive ? "unreal" : "negated";
  const inverted = inversionOf(units, groups, group.start);
  if (inverted) return inverted;
  const quote = units.findLastIndex(({ lower, mention }, at) => at < group.start && !mention && lower === '"');
  const negatedSubject = units
    .slice(Math.max(0, group.start - 12, quote + 1), group.start)
    .some(
      ({ lower, mention }, at, all) =>
        !mention &&
        (/^(?:neither|nobody|none)$/.test(lower) ||
          (lower === "no" && all[at - 1]?.part !== "preposition" && !all.slice(at).some(isClauseBreak))) &&
        !all.slice(at).some((unit) => unit.part === "verb" || (lower === "no" && unit.lower === ",")),
    );
  if (negatedSubject) return "negated";
  const joined = joinedStanding({ units, groups, question }, group);
  if (joined) return joined;
  if (!group.infinitive && !group.gerund) return isAlleged(units, group) ? "alleged" : "fact";
  const governor = groups.findLast((other) => other.at < group.start);
  if (group.gerund) {
    const means = meansStanding({ units, groups, question }, group);
    return means ?? gerundStanding(units, group, governor);
  }
  if (!governor) return /^(?:able)$/.test(units[group.start - 1]?.lower ?? "") ? "fact" : "unreal";
  const word = units[group.start - 1]!;
  if (/^(?:unable|refusal)$/.test(word.lower)) return "negated";
  if (word.part === "noun" && !word.mention) return "unreal"; // "our efforts to defeat"
  if (word.lower === "able") return governor.negated ? "negated" : "fact";
  if (group.start - governor.at > 8) return "unreal";
  if (governor.modal) return "unreal";
  if (governor.passive && governor.lemmas.some((lemma) => /^(?:say|believe|report|think|allege|rumou?r)$/.test(lemma)))
    return "alleged";
  if (governor.passive && governor.lemmas.includes("know")) return governor.negated ? "unreal" : "fact"; // "is known to | have met"
  const struggles = governor.lemmas.some((lemma) => STRUGGLES.test(lemma)); // "is working | to defeat X"
  if (struggles && group.lemmas.some((lemma) => DEFEATS.test(lemma))) return governor.negated ? "negated" : "fact";
  for (const lemma of governor.lemmas) {
    if (/^(?:begin|start|continue|manage|happen|help|use|go|come|dare|get|prove|cease|rush|hasten)$/.test(lemma))
      return governor.negated ? "negated" : "fact";
    if (/^(?:seem|appear|claim)$/.test(lemma)) return "alleged";
    const governed = GOVERNS[lemma];
    if (governed === "negated") return governor.negated ? "fact" : "negated";
  }
  return "unreal"; // a purpose, a plan, a wish
}

/** "wants to find and | sue | Berg", "will meet and | thank | Berg": what holds of the first verb holds of the second. */
function joinedStanding(clause: Pick<Clause, "units" | "groups" | "question">, group: VerbGroup): Standing | undefined {
  const { units, groups } = clause;
  if (group.start !== group.at || !/^(?:and|or|,)$/.test(units[group.at - 1]?.lower ?? "")) return undefined;
  if (!VERB_FORMS.get(units[group.at]!.lower)?.some(({ forms }) => forms.includes("base"))) return undefined;
  const other = groups.findLast(({ at }) => at < group.start);
  if (other && (other.infinitive || other.modal) && group.at - other.at <= 12) return standingOf(clause, other);
  for (let back = group.at - 2; back >= 0 && group.at - back <= 9; back--) {
    const { part, lower, mention } = units[back]!;
    if (mention) continue;
    if (part === "aux" && MODAL.test(lower)) return "unreal";
    if (lower === "to" && units[back + 1]?.part === "verb") return "unreal"; // "hopes to stay and | sue | Berg"
  }
  return undefined;
}
const MODAL = /^(?:will|would|should|could|can|may|might|must|won't|wouldn't)$/;
const STRUGGLES = /^(?:work|fight|battle|struggle|combat)$/;
const DEFEATS = /^(?:defeat|destroy|degrade|counter|combat|fight|eliminate|repel)$/;

/** "would win by | paying Berg", "accused of winning by | paying Berg": as the deed is of which it is the way. */
function meansStanding(clause: Pick<Clause, "units" | "groups" | "question">, group: VerbGroup): Standing | undefined {
  if (!/^(?:by|after|while|when|before|through)$/.test(clause.units[group.start - 1]?.lower ?? "")) return undefined;
  const deed = governorOf(clause.units, clause.groups, group.start);
  if (!deed) return undefined;
  if (deed.modal || deed.negated) return "unreal";
  if (!deed.infinitive && !deed.gerund) return undefined;
  const standing = standingOf(clause, deed);
  return standing === "negated" ? "unreal" : standing;
}

function gerundStanding(units: readonly Unit[], group: VerbGroup, governor: VerbGroup | undefined): Standing {
  const before = units[group.start - 1]?.lower ?? "";
  if (before === "without") return "negated";
  if (governor?.infinitive && governor.negated && group.start - governor.at <= 3) return "unreal"; // "decided not to recommend | charging Berg"
  if ((governor?.negated || governor?.modal) && governor.lemmas.some((lemma) => REMEMBERS.test(lemma))) return "unreal"; // "could not recall | meeting Berg"
  if (/^(?:from|against|instead|about|on|to|than|towards)$/.test(before)) return "unreal"; // "spoke about | buying"
  if (before === "with" && governor?.lemmas.some((lemma) => /^(?:charge|credit)$/.test(lemma))) return "alleged"; // "charged with | paying"
  if (before === "of" && units.slice(0, group.start).some(({ lower }) => FALSELY.test(lower) || CLEARED.test(lower)))
    return "unreal"; // "wrongly accused of | paying"
  if (before === "of")
    return governor?.lemmas.some((lemma) => /^(?:accuse|suspect|convict|charge)$/.test(lemma)) ? "alleged" : "unreal"; // "the risk of | losing"
  if (before === "for" && governor?.lemmas.some((lemma) => CHARGES.test(lemma))) return "alleged"; // "sued Berg for | paying"
  if (before === "for") return governor?.lemmas.some((lemma) => THANKS_OR_BLAMES.test(lemma)) ? "fact" : "unreal"; // "argued for | negotiating"
  if (
    governor?.lemmas.some((lemma) =>
      /^(?:consider|propose|suggest|avoid|plan|want|discuss|oppose|recommend|imagine)$/.test(lemma),
    ) &&
    group.start - governor.at <= 3
  )
    return "unreal";
  return "fact";
}

export const REMEMBERS = /^(?:remember|recall|recollect)$/;

const FALSELY = /^(?:falsely|wrongly|wrongfully|mistakenly|erroneously)$/;

const CHARGES = /^(?:sanction|sue|indict|charge|arrest|blame|accuse|investigate|prosecute)$/;

/** "was | acquitted | of bribing Berg": nothing is said to have been. */
export const CLEARED =
  /^(?:clear(?:ed|s|ing)|acquit(?:s|ted|ting)?|exonerate[ds]?|absolve[ds]?|vindicate[ds]?|innocent)$/;

export const THANKS_OR_BLAMES =
  /^(?:thank|praise|criticize|criticise|condemn|blame|punish|fine|arrest|jail|congratulate|sue|sentence|imprison|rebuke|scold|indict|convict|charge|sanction|fire|dismiss|sack|suspend|expel)$/;

/** "if", "whether", "unless" open the clause; "should he". */
export function isConditional(units: readonly Unit[], start: number): boolean {
  for (let back = start - 1; back >= 0 && start - back <= 20; back--) {
    const { lower, mention } = units[back]!;
    if (mention) continue;
    if (/^(?:if|whether|unless|lest)$/.test(lower)) return true;
    if (SUPPOSES.test(`${units[back - 1]?.lower ?? ""} ${lower}`)) return true;
    if (/^(?:;|:|that|because|but|who|which|while)$/.test(lower)) return false;
    if (lower === "," && back < start - 8) return false;
  }
  return false;
}

/** "in case", "as though". */
const SUPPOSES = /^(?:in case|as though)$/;

/** "no | longer | supplies": it did, and does not now. */
const isOver = (units: readonly Unit[], { start, at }: VerbGroup) =>
  units.slice(start, at).some(({ lower }) => lower === "longer");

/** "recommended that Berg | be suspended": it is asked for. */
function isDemanded(units: readonly Unit[], { start, at, infinitive, modal, gerund }: VerbGroup): boolean {
  if (infinitive || modal || gerund) return false;
  if (units[start]!.lower === "be" && at > start) return true;
  const plain =
    start === at && units[start - 1]?.person === true && units[at]!.form === "base" && !/s$/.test(units[at]!.lower);
  const that = plain
    ? units.findLastIndex(({ lower, mention }, back) => back < at && back >= at - 5 && !mention && lower === "that")
    : -1;
  return that > 0 && DEMANDS.test(units[that - 1]!.lower); // "recommended that | Berg | suspend Voss"
}
const DEMANDS =
  /^(?:(?:recommend|demand|suggest|request|insist)(?:s|ed|ing)?|(?:propose|urge|require)(?:s|d)?|recommendation|demand|suggestion|request|proposal)$/;

/** "No witness saw Berg | meet | Petrov". */
function isUnseen(units: readonly Unit[], { start, at, infinitive, gerund }: VerbGroup): boolean {
  if (infinitive || gerund || start !== at || units[start - 1]?.mention === undefined) return false;
  const sees = start - 2;
  if (!/^(?:saw|see|seen|sees|heard|hear|watched|noticed)$/.test(units[sees]?.lower ?? "")) return false;
  return units
    .slice(Math.max(0, sees - 5), sees)
    .some(({ lower, mention }) => !mention && /^(?:no|nobody|none|never|not|without|neither)$|n't$/.test(lower));
}

/** "It was not Halden | that | paid": somebody else did. */
function isOtherThan(units: readonly Unit[], { start }: VerbGroup): boolean {
  if (!/^(?:that|who|which)$/.test(units[start - 1]?.lower ?? "")) return false;
  return units
    .slice(Math.max(0, start - 7), start - 1)
    .some(
      ({ lower, mention }, at, all) =>
        !mention &&
        (lower === "not" ? /^(?:is|was)$/.test(all[at - 1]?.lower ?? "") && all[at - 2]?.lower === "it" : false),
    );
}

const isAlleged = (units: readonly Unit[], group: VerbGroup) =>
  units
    .slice(group.start, group.at)
    .some(({ lower }) => /^(?:allegedly|reportedly|supposedly|purportedly|apparently)$/.test(lower)) ||
  /^(?:allegedly|reportedly|supposedly|purportedly|apparently)$/.test(units[group.start - 1]?.lower ?? "") ||
  opensWith(units, group, GUESSED);

/** "| Perhaps | Berg met Petrov": a word of the same clause before the verb. */
function opensWith(units: readonly Unit[], { start, at }: VerbGroup, words: RegExp): boolean {
  for (let back = at - 1; back >= 0 && at - back <= 9; back--) {
    const { lower, mention } = units[back]!;
    if (mention) continue;
    if (words.test(lower)) return true;
    if (
      back < start &&
      (/^[,;:"]$/.test(lower) ? !words.test(units[back - 1]?.lower ?? "") : isClauseBreak(units[back]!))
    )
      return false;
  }
  return false;
}
const UNSURE = /^(?:perhaps|maybe|possibly|theoretically|hypothetically|conceivably)$/;
const GUESSED = /^(?:probably|presumably|allegedly|reportedly|supposedly|purportedly)$/;

/** "he | jokingly summoned | Putin". */
const isPlayed = (units: readonly Unit[], group: VerbGroup) =>
  units
    .slice(Math.max(0, group.start - 1), group.at)
    .some(({ lower }) => /^(?:jokingly|hypothetically|theoretically|almost|nearly|figuratively)$/.test(lower)) ||
  opensWith(units, group, UNSURE);
