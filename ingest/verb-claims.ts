/** Claims by verb frames: "Musk told Kahl", "Twitter was bought by Musk", "asked him not to", "neither Putin nor Musk met". */
import type { ReadReferent } from "../graph/model.js";
import { ontology } from "../graph/ontology.js";
import { canStandFor, findSubject, isBeForm, isClauseBreak, type Subject, type VerbGroup } from "./clauses.js";
import type { FoundClaim } from "./found.js";
import { toEndLetter, VERB_FORMS, VERB_FRAMES, type VerbFrame } from "./frames.js";
import type { Unit } from "./grammar.js";
import { inversionOf } from "./inversions.js";
import type { Mention } from "./resolve.js";
import { CALENDAR_WORDS, isNoun, ROLES } from "./vocabulary.js";

export interface Clause {
  readonly units: readonly Unit[];
  readonly groups: readonly VerbGroup[];
  readonly referents: readonly ReadReferent[];
  readonly sentence: number;
  readonly question: boolean;
}

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
      for (const [first, second, rule] of endsOf(clause, group, frame, subject)) {
        if (
          pairs.has(`${first} ${second}`) ||
          !fits(clause, first, frame.subject) ||
          !fits(clause, second, frame.object)
        )
          continue;
        const said = standingOfObject(clause.units, { group, second, standing });
        if (said === "unreal") continue;
        const claim = toClaim(clause, { group, frame, first, second, rule, standing: said, subject });
        if (!claim) continue;
        pairs.add(`${first} ${second}`);
        claims.push(claim);
      }
    }
  }
  return claims;
}

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

type Ends = readonly [first: number, second: number, rule: string];

/** Indexes of the units at both ends, for each pair that the frame finds. */
function endsOf(clause: Clause, group: VerbGroup, frame: VerbFrame, subject: Subject | undefined): Ends[] {
  const { units } = clause;
  // "be elected to": the frame's participle is the verb itself, where that is a verb of other frames too.
  const participle = group.passive && frame.lemma === "be" && !isBeForm(units[group.at]!.lower);
  const after = skipParticles(units, participle ? group.at : group.at + 1, frame.particles);
  if (after === undefined || (participle && after === group.at)) return [];
  const subjects = subject ? [subject.at, ...subject.others].filter((at) => units[at]!.mention !== undefined) : [];
  if (group.passive && frame.direct) {
    const agents = agentsOf(units, group.at + 1);
    return subjects.flatMap((patient) => agents.map((agent): Ends => [agent, patient, "verb/passive"]));
  }
  if (group.passive && frame.lemma !== "be") return [];
  const objects = objectsOf(units, after, frame);
  if (MOVES.test(frame.lemma) && frame.gap && objects.length > 0 && movesPeople(clause, after, objects[0]!)) return [];
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

/** "sent | fighters | to Libya", "handed | Berg | over to the police": people are not provided. */
function movesPeople({ units, referents }: Clause, from: number, to: number): boolean {
  return units
    .slice(from, to)
    .some(
      ({ lower, mention }) =>
        (mention && referents[mention.referent]!.type === "Person") || (!mention && FOLK.test(lower)),
    );
}
const MOVES = /^(?:send|transfer|deliver|hand|pass|ship|give|lend)$/;
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
function isReciprocal(units: readonly Unit[], after: number, frame: VerbFrame): boolean {
  if (frame.nouns) return nounAfter(units, after, frame.nouns) !== undefined;
  if (frame.gap) return false;
  const next = units[after];
  if (/^(?:for|as|under|against)$/.test(next?.lower ?? "")) return false; // "Berg and Petrov worked | for Halden"
  return (
    next === undefined ||
    !(next.mention !== undefined || /^(?:to|the|a|an|his|her|their)$/.test(next.lower)) ||
    frame.prepositions.length > 0
  );
}

/** "by X", "by X and Y" to the right, within the clause. */
function agentsOf(units: readonly Unit[], from: number): number[] {
  for (let at = from; at < units.length && at - from <= 12; at++) {
    const unit = units[at]!;
    if (unit.lower === "by") return phraseHeads(units, at + 1);
    if (isClauseBreak(unit) || unit.part === "verb") return [];
  }
  return [];
}

function objectsOf(units: readonly Unit[], from: number, frame: VerbFrame): number[] {
  let at = from;
  if (frame.nouns) {
    const noun = nounAfter(units, at, frame.nouns);
    if (noun === undefined) return [];
    at = noun + 1;
    if (frame.prepositions.length === 0) return frame.gap ? nextMention(units, at) : phraseHeads(units, at);
    return afterPreposition(units, at, frame.prepositions, 7);
  }
  if (frame.direct) {
    const heads = phraseHeads(units, skipLight(units, at));
    return heads.length === 0 && frame.predicate === "CRITICIZED" ? doerOf(units, skipLight(units, at)) : heads;
  }
  if (frame.lemma === "be" && !frame.gap) {
    while (units[at]?.part === "adverb") at++;
    return afterPreposition(units, at, frame.prepositions, 0); // not "was | interested | in Kenya"
  }
  return afterPreposition(units, at, frame.prepositions, frame.gap ? 25 : 6, frame.gap);
}

/** "condemned | Kenya | 's attack on the town": for what it did. */
function doerOf(units: readonly Unit[], from: number): number[] {
  const at = units[from]?.part === "determiner" ? from + 1 : from;
  if (!units[at]?.mention || units[at + 1]?.lower !== "'s") return [];
  let deed = at + 2;
  while (
    deed - at <= 6 &&
    /^(?:adjective|noun|number)$/.test(units[deed]?.part ?? "") &&
    !DEEDS.test(units[deed]!.lower)
  )
    deed++;
  return !units[deed]?.mention && DEEDS.test(units[deed]?.lower ?? "") && units[deed + 1]?.part !== "noun" ? [at] : [];
}
const DEEDS =
  /^(?:attacks?|invasion|aggression|actions?|conduct|behaviou?r|handling|decisions?|remarks|comments|crackdown|annexation|bombings?|strikes?|killings?|treatment|role|policy|policies|refusal|occupation|campaign|war)$/;

/** "approved a deal to buy new | Starlink | terminals": the next name, not far off. */
function nextMention(units: readonly Unit[], from: number): number[] {
  for (let at = from; at < units.length && at - from <= 12; at++) {
    if (units[at]!.mention) return [at];
    if (isClauseBreak(units[at]!) || /^[,.;:]$/.test(units[at]!.lower)) break;
  }
  return [];
}

/** Adverbs, "himself", an opening quote. */
function skipLight(units: readonly Unit[], from: number): number {
  let at = from;
  while (
    at < units.length &&
    at - from < 4 &&
    !units[at]!.mention &&
    (units[at]!.part === "adverb" || /^(?:himself|herself|"|both|all)$/.test(units[at]!.lower))
  )
    at++;
  return at;
}

/** "has had several long | talks": the noun that the verb takes, not far from it. */
function nounAfter(units: readonly Unit[], from: number, nouns: ReadonlySet<string>): number | undefined {
  for (let at = from; at < units.length && at - from <= 7; at++) {
    const unit = units[at]!;
    if (unit.mention) return undefined;
    if (nouns.has(unit.lower)) return at;
    const two = `${unit.lower} ${units[at + 1]?.lower ?? ""}`;
    if (nouns.has(two)) return at + 1;
    if (
      unit.part === "preposition" ||
      (unit.part === "verb" && unit.form !== "past") ||
      isClauseBreak(unit) ||
      unit.lower === ","
    )
      return undefined;
  }
  return undefined;
}

function afterPreposition(
  units: readonly Unit[],
  from: number,
  prepositions: readonly string[],
  reach: number,
  gap = false,
): number[] {
  for (let at = from; at < units.length && at - from <= reach; at++) {
    const unit = units[at]!;
    if (unit.mention) {
      if (!gap) return [];
      continue;
    }
    if (isPhrasal(units, at)) return [];
    if (prepositions.includes(unit.lower)) {
      const heads = phraseHeads(units, at + 1);
      if (heads.length > 0) return heads;
      if (!gap) return [];
      continue;
    }
    if (isClauseBreak(unit) && !(gap && /^(?:as)$/.test(unit.lower))) return [];
    if (!gap && units[at - 1]?.part === "preposition" && isGerund(unit)) return []; // "argued for | negotiating with"
    if (unit.part === "verb" && unit.form === "base" && isOtherVerb(units, at, gap)) return [];
    if (unit.part === "aux" || /^[.;:?!]$/.test(unit.lower)) return [];
    if (unit.lower === "," && !gap) return [];
  }
  return [];
}

const isGerund = ({ lower, mention }: Unit) =>
  !mention && (VERB_FORMS.get(lower)?.some(({ forms }) => forms.includes("gerund")) ?? false);
const isOtherVerb = (units: readonly Unit[], at: number, gap: boolean) => !gap || units[at - 1]?.lower === "to";

/** The last word of "according to", "with reference to", "in response to": it joins no object to the verb. */
function isPhrasal(units: readonly Unit[], at: number): boolean {
  return (
    /^(?:to|with|of)$/.test(units[at]!.lower) &&
    /^(?:according|reference|regard|regards|respect|response|reply|reaction|thanks|due|prior|owing|addition|relation|contrary|opposed|close|next|accordance|compliance|line|contrast|because|instead|spite)$/.test(
      units[at - 1]?.lower ?? "",
    )
  );
}

/** The mentions that head the noun phrase which begins here, and those joined to it by "and", "," or "nor". */
export function phraseHeads(units: readonly Unit[], from: number): number[] {
  const heads: number[] = [];
  let at = from;
  for (let steps = 0; at < units.length && steps < 30; steps++) {
    const head = phraseHead(units, at);
    if (!head) break;
    if (head.mention >= 0) heads.push(head.mention);
    at = afterDate(units, head.end);
    const joint = units[at];
    if (!joint || !/^(?:and|or|nor|,|both)$/.test(joint.lower) || joint.mention) break;
    if (joint.lower === "," && heads.length > 0 && !isList(units, at)) break;
    at++;
    while (units[at] && /^(?:and|or|nor|also|both|not)$/.test(units[at]!.lower) && !units[at]!.mention) at++;
    if (units[at]?.lower === '"') break; // 'by a bank," | Berg said'
  }
  return heads;
}

/** "visited Kenya | on 4 April | and Uganda": over a date, when "and" and a name follow. */
function afterDate(units: readonly Unit[], from: number): number {
  if (!/^(?:on|in|from)$/.test(units[from]?.lower ?? "")) return from;
  let at = from + 1;
  while (at - from <= 4 && units[at] && isDatePart(units[at]!)) at++;
  return at > from + 1 && units[at]?.lower === "and" && units[at + 1]?.mention ? at : from;
}

const isDatePart = ({ part, lower, mention }: Unit) =>
  !mention && (part === "number" || CALENDAR_WORDS.has(lower) || /^(?:the|of|-|–)$/.test(lower));

/** After the comma stands another name, then a comma or "and": a list, not an aside. */
function isList(units: readonly Unit[], comma: number): boolean {
  const head = phraseHead(units, comma + 1);
  if (!head || head.mention < 0 || head.mention > comma + 3) return false;
  const next = units[head.end];
  return (
    next !== undefined &&
    /^(?:,|and|or)$/.test(next.lower) &&
    !/^(?:verb|aux|conjunction)$/.test(units[head.end + 1]?.part ?? "")
  );
}

interface Head {
  /** Index of the mention that the phrase is about; -1 when its head is a plain noun. */
  readonly mention: number;
  readonly end: number;
}

/** "the former | Pentagon | officials", "Musk 's lawyer | Alex Spiro", "President | Putin". */
function phraseHead(units: readonly Unit[], from: number): Head | undefined {
  let mention = -1;
  let noun = false;
  let stands = true;
  let at = from;
  for (; at < units.length && at - from <= 12; at++) {
    const unit = units[at]!;
    if (
      unit.mention?.kind === "pronoun" &&
      /^(?:his|her)$/.test(unit.lower) &&
      /^(?:noun|adjective|name|verb)$/.test(units[at + 1]?.part ?? "")
    ) {
      noun = true; // "his counterpart"
      continue;
    }
    if (unit.mention) {
      if (units[at + 1]?.lower === "'s") {
        const owned = ownedHead(units, at + 2);
        if (owned !== undefined && canStandFor(owned) && units[at]!.mention) mention = at;
        else mention = -1;
        noun = true;
        at++;
        continue;
      }
      mention = at;
      noun = false;
      stands = true;
      if (unit.person && ROLES.has(units[at + 1]?.lower ?? "") && units[at + 2]?.part === "preposition")
        return { mention, end: at + 1 }; // "appointed | Anna Berg | head of Halden"
      if (units[at + 1]?.part === "noun" && isNoun(units[at + 1]!.lower)) continue;
      if (units[at + 1]?.part === "adjective" && units[at + 2]?.part === "noun") continue; // "US military assistance"
      return { mention, end: at + 1 };
    }
    if (unit.lower === '"' && noun) break; // "paid by a government | ", Berg said"
    if (unit.part === "noun" || unit.part === "other") {
      stands = canStandFor(unit.lower) || isSystemNoun(unit.lower); // the last noun is the head
      noun = true;
      continue;
    }
    if (
      /^(?:determiner|adjective|number)$/.test(unit.part) ||
      unit.lower === '"' ||
      /^(?:former|then|late|so-called|long-time)$/.test(unit.lower) ||
      (unit.part === "adverb" && !noun) ||
      (unit.part === "verb" && unit.form !== "base" && !noun && mention < 0 && units[at - 1]?.part === "determiner")
    )
      continue;
    break;
  }
  return mention >= 0 || noun ? { mention: stands ? mention : -1, end: at } : undefined;
}

function ownedHead(units: readonly Unit[], from: number): string | undefined {
  let head: string | undefined;
  for (let at = from; at < units.length && at - from < 5; at++) {
    const unit = units[at]!;
    if (unit.mention) return undefined;
    if (unit.part === "noun") head = unit.lower;
    else if (unit.part !== "adjective") break;
  }
  return head;
}

const isSystemNoun = (lower: string) =>
  /^(?:terminals?|services?|systems?|network|satellites?|drones?|missiles?|rockets?|app|platform|tanks?|jets?|equipment|map|shares|stake|stock)$/.test(
    lower,
  );

function fits({ units, referents }: Clause, at: number, types: string): boolean {
  const { mention } = units[at]!;
  return mention !== undefined && types.includes(toEndLetter(referents[mention.referent]!.type));
}

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
  if (group.negated) return group.infinitive ? "unreal" : "negated";
  const inverted = inversionOf(units, groups, group.start);
  if (inverted) return inverted;
  const negatedSubject = units
    .slice(Math.max(0, group.start - 12), group.start)
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
  const governor = [...groups].reverse().find((other) => other.at < group.start);
  if (group.gerund) return gerundStanding(units, group, governor);
  if (!governor) return /^(?:able)$/.test(units[group.start - 1]?.lower ?? "") ? "fact" : "unreal";
  const word = units[group.start - 1]!;
  if (/^(?:unable|refusal)$/.test(word.lower)) return "negated";
  if (word.part === "noun" && !word.mention) return "unreal"; // "our efforts to defeat"
  if (word.lower === "able") return governor.negated ? "negated" : "fact";
  if (group.start - governor.at > 8) return "unreal";
  if (governor.modal) return "unreal";
  if (
    governor.passive &&
    governor.lemmas.some((lemma) => /^(?:say|believe|report|think|allege|know|find)$/.test(lemma))
  )
    return "alleged";
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

function gerundStanding(units: readonly Unit[], group: VerbGroup, governor: VerbGroup | undefined): Standing {
  const before = units[group.start - 1]?.lower ?? "";
  if (before === "without") return "negated";
  if (/^(?:from|against|instead|about|on|to|than|towards)$/.test(before)) return "unreal"; // "spoke about | buying"
  if (before === "of" && units.slice(0, group.start).some(({ lower }) => FALSELY.test(lower))) return "unreal"; // "wrongly accused of | paying"
  if (before === "of")
    return governor?.lemmas.some((lemma) => /^(?:accuse|suspect|convict|charge)$/.test(lemma)) ? "alleged" : "unreal"; // "the risk of | losing"
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

const FALSELY = /^(?:falsely|wrongly|wrongfully|mistakenly|erroneously)$/;

const THANKS_OR_BLAMES =
  /^(?:thank|praise|criticize|criticise|condemn|blame|punish|fine|arrest|jail|congratulate|sue|sentence|imprison|rebuke|scold|indict|convict|charge|sanction|fire|dismiss|sack|suspend|expel)$/;

/** "if", "whether", "unless" open the clause; "should he". */
export function isConditional(units: readonly Unit[], start: number): boolean {
  for (let back = start - 1; back >= 0 && start - back <= 20; back--) {
    const { lower, mention } = units[back]!;
    if (mention) continue;
    if (/^(?:if|whether|unless|lest)$/.test(lower)) return true;
    if (/^(?:;|:|that|because|but|who|which|while)$/.test(lower)) return false;
    if (lower === "," && back < start - 8) return false;
  }
  return false;
}

const isAlleged = (units: readonly Unit[], group: VerbGroup) =>
  units
    .slice(group.start, group.at)
    .some(({ lower }) => /^(?:allegedly|reportedly|supposedly|purportedly|apparently)$/.test(lower)) ||
  /^(?:allegedly|reportedly|supposedly|purportedly|apparently)$/.test(units[group.start - 1]?.lower ?? "");

/** "he | jokingly summoned | Putin". */
const isPlayed = (units: readonly Unit[], group: VerbGroup) =>
  units
    .slice(Math.max(0, group.start - 1), group.at)
    .some(({ lower }) => /^(?:jokingly|hypothetically|theoretically|almost|nearly|figuratively)$/.test(lower));

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
  if (frame.predicate === "CALLED" && isNamed(units, second)) return undefined;
  const accuser = accuserOf(clause, group, standing);
  const opens = Math.min(first, second, group.start);
  const from = standing === "negated" && !group.negated ? negationBefore(units, opens) : opens;
  const to = Math.max(first, second, group.at);
  const near = 1 - Math.min(0.25, (to - from) * 0.008);
  return {
    predicate: frame.predicate,
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

/** "Biden called him | a killer": a name, not a telephone. */
const isNamed = (units: readonly Unit[], at: number) => {
  const next = units[at + 1];
  return next !== undefined && (/^(?:determiner|adjective|noun)$/.test(next.part) || /^(?:"|')$/.test(next.lower));
};

/** "Kyiv accused Moscow of attacking …": Kyiv says so. */
function accuserOf({ units, groups }: Clause, group: VerbGroup, standing: Standing): Mention | undefined {
  if (standing !== "alleged" || !group.gerund) return undefined;
  const governor = [...groups].reverse().find((other) => other.at < group.start);
  if (!governor || governor.passive) return undefined; // "Berg is suspected of paying": by whom is not said
  const subject = findSubject(units, governor, groups);
  return subject && units[subject.at]!.mention;
}

export const round = (value: number) => Math.round(value * 100) / 100;
