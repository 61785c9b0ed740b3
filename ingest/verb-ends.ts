/** The two ends of a verb's claim: "Berg paid | Petrov", "Petrov was paid by | Berg", "Berg and Petrov | met". */
import { ontology } from "../graph/ontology.js";
import { type Clause, isClauseBreak } from "./clause.js";
import type { VerbFrame } from "./frames.js";
import type { Unit } from "./grammar.js";
import { isOwner } from "./owners.js";
import { phraseHeads } from "./phrase-heads.js";
import type { Subject } from "./subject-phrases.js";
import { isBeForm, type VerbGroup } from "./verb-groups.js";
import { afterPreposition, nounAfter, objectsOf } from "./verb-objects.js";

type Ends = readonly [first: number, second: number, rule: string];

/** Indexes of the units at both ends, for each pair that the frame finds. */
export function endsOf(clause: Clause, group: VerbGroup, frame: VerbFrame, subject: Subject | undefined): Ends[] {
  const { units } = clause;
  // "be elected to": the frame's participle is the verb itself, where that is a verb of other frames too.
  const participle = group.passive && frame.lemma === "be" && !isBeForm(units[group.at]!.lower);
  const after = skipParticles(units, participle ? group.at : group.at + 1, frame.particles);
  if (after === undefined || (participle && after === group.at)) return [];
  const subjects = subject ? [subject.at, ...subject.others].filter((at) => units[at]!.mention !== undefined) : [];
  if (group.passive && frame.direct) {
    const noun = frame.nouns ? nounAfter(units, after, frame.nouns) : group.at; // "was awarded | a contract | by"
    if (noun === undefined) return [];
    const agents = agentsOf(units, noun + 1);
    return subjects.flatMap((patient) => agents.map((agent): Ends => [agent, patient, "verb/passive"]));
  }
  if (group.passive && frame.lemma !== "be") return [];
  if (frame.lemma === "introduce") return introducedBy(units, after, frame);
  const objects = objectsOf(units, after, frame);
  if (MOVES.test(frame.lemma) && frame.gap && objects.length > 0 && movesPeople(clause, after, objects[0]!)) return [];
  if (
    frame.lemma === "send" &&
    frame.gap &&
    units.slice(after, objects[0]).some(({ lower, mention }) => !mention && SENT.test(lower))
  )
    return [];
  if (
    frame.lemma === "give" &&
    !frame.nouns &&
    units.slice(after, objects[0]).some(({ lower, mention }) => !mention && GIVEN.test(lower))
  )
    return [];
  if (frame.direct && objects.length === 0 && subject && canEnd(units, after)) {
    const object = relativeObject(units, subject.at);
    if (object !== undefined)
      return subjects.filter((first) => first !== object).map((first): Ends => [first, object, "verb/relative"]);
  }
  const partner =
    frame.lemma.startsWith("co-") && objects.length > 0
      ? afterPreposition(units, objects.at(-1)! + 1, ["with"], 2)
      : []; // "co-founded PayPal with Musk"
  if (partner.length > 0) return [...subjects, ...partner].map((first): Ends => [first, objects[0]!, "verb/active"]);
  if (objects.length > 0)
    return subjects.flatMap((first) =>
      objects.filter((second) => second !== first).map((second): Ends => [first, second, "verb/active"]),
    );
  if (subjects.length < 2 || ontology.find(frame.predicate)?.symmetric !== true || !isReciprocal(units, after, frame))
    return [];
  if (
    !units.slice(Math.min(...subjects), Math.max(...subjects)).some(({ lower, mention }) => !mention && lower === "and")
  )
    return []; // "Neither Berg nor Petrov spoke"
  return [[subjects[1]!, subjects[0]!, "verb/reciprocal"]]; // "Musk and Putin spoke"
}

/** "Berg introduced | Voss | to | Dorn": the two who then know one another. */
function introducedBy(units: readonly Unit[], after: number, frame: VerbFrame): Ends[] {
  const guests = phraseHeads(units, after);
  if (guests.length === 0) return [];
  const hosts = afterPreposition(units, guests.at(-1)! + 1, frame.prepositions, 0);
  return guests.flatMap((guest) => hosts.map((host): Ends => [guest, host, "verb/introduced"]));
}

/** "sent | fighters | to Libya", "handed | Berg | over to the police": people are not provided. */
function movesPeople({ units, referents }: Clause, from: number, to: number): boolean {
  return units
    .slice(from, to)
    .some(
      ({ lower, mention }, at, all) =>
        (mention && referents[mention.referent]!.type === "Person" && !isOwner(all, at)) ||
        (!mention && FOLK.test(lower)),
    );
}

/** "gave | an interview | to Le Monde". */
const GIVEN = /^(?:interviews?|speech(?:es)?|testimony|evidence|statements?|talks?|lectures?|rise|birth|way)$/;

/** "sent | ships | to Kenya": there, and not for its use. */
const SENT =
  /^(?:ships?|warships?|vessels?|fleet|submarines?|frigates?|destroyers?|bombers?|warplanes|planes|satellites?|probes?|ambassador)$/;
const MOVES = /^(?:send|transfer|deliver|hand|pass|ship|give|lend|sell|loan)$/;
const FOLK =
  /^(?:troops|soldiers?|fighters?|forces|men|women|mercenaries|militants|envoys?|delegations?|observers|instructors|people|officers|police|staff|teams?|experts|advisers|advisors|officials?|inspectors|agents|prisoners|diplomats?|negotiators|him|her|them)$/;

/** Nothing that could be the object follows the verb. */
function canEnd(units: readonly Unit[], after: number): boolean {
  const next = units[after];
  return (
    next === undefined || (!next.mention && /^(?:sign|preposition|conjunction|verb|aux|adverb|number)$/.test(next.part))
  );
}

/** "Halden, the firm that | Berg | founded", "the malware Orsk, which | Berg | found": what "that" stands for. */
function relativeObject(units: readonly Unit[], subject: number): number | undefined {
  let at = subject - 1;
  while (at >= 0 && subject - at <= 6 && /^(?:determiner|adjective|noun|name)$/.test(units[at]!.part)) at--;
  if (!/^(?:that|which|whom)$/.test(units[at]?.lower ?? "")) return undefined;
  at--;
  if (units[at]?.lower === ",") at--;
  if (units[at]?.mention) return at;
  if (!/^(?:noun|adjective|other)$/.test(units[at]?.part ?? "") || TELLS_OF.test(units[at]!.lower)) return undefined;
  while (at >= 0 && !units[at]!.mention && /^(?:noun|adjective|verb|number|other)$/.test(units[at]!.part)) at--;
  if (!/^(?:the|a|an|another|one)$/.test(units[at]?.lower ?? "")) return undefined;
  return units[at - 1]?.lower === "," && units[at - 2]?.mention ? at - 2 : undefined;
}
/** Nouns whose "that" tells what they hold: "the claim that Berg …". */
const TELLS_OF =
  /^(?:report|reports|claim|claims|fact|news|idea|statement|allegation|allegations|accusation|belief|charge|evidence|view|day|year|way)$/;

function skipParticles(units: readonly Unit[], from: number, particles: readonly string[]): number | undefined {
  let at = from;
  for (const particle of particles) {
    while (units[at]?.part === "adverb" && units[at]!.lower !== particle) at++;
    while (particle !== units[at]?.lower && /^(?:a|the|now|also)$/.test(units[at]?.lower ?? "")) at++;
    if (units[at]?.lower !== particle) return undefined;
    at++;
  }
  return at;
}

/** "Musk and Putin spoke on the phone": nothing that the frame needs is lacking but the other end. */
/** "Berg and Petrov | met | in Oslo": nothing follows that they would have met. */
export function isReciprocal(units: readonly Unit[], after: number, frame: VerbFrame): boolean {
  if (frame.nouns) return nounAfter(units, after, frame.nouns) !== undefined;
  if (frame.gap) return false;
  const next = units[after];
  if (frame.prepositions.includes(next?.lower ?? ""))
    return /^(?:each other|one another)$/.test(`${units[after + 1]?.lower} ${units[after + 2]?.lower}`); // not "and he battled | with the mayor"
  if (/^(?:for|as|under|against)$/.test(next?.lower ?? "")) return false; // "Berg and Petrov worked | for Halden"
  if (next === undefined) return true;
  if (next.mention) return false; // "Berg and Petrov met | Voss"
  if (next.lower === "to") return frame.prepositions.length > 0; // "met | to discuss it"
  return !/^(?:the|a|an|his|her|their)$/.test(next.lower) || units.slice(after, after + 4).some(isTime);
}

/** "met | the day before": no object. */
const isTime = ({ lower }: Unit) =>
  /^(?:hours?|days?|nights?|evening|morning|afternoon|weeks?|weekend|months?|years?|spring|summer|autumn|winter|times?)$/.test(
    lower,
  );

/** "by X", "by X and Y" to the right, within the clause. */
function agentsOf(units: readonly Unit[], from: number): number[] {
  for (let at = from; at < units.length && at - from <= 12; at++) {
    const unit = units[at]!;
    if (unit.lower === "by") return phraseHeads(units, at + 1);
    if (isClauseBreak(unit) || unit.part === "verb") return [];
  }
  return [];
}
