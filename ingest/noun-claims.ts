/** Claims by nouns: "Musk's conversation with Putin", "talks between A and B", "an invasion of B by A". */
import { type FoundClaim, round } from "./found.js";
import { NOUN_FRAMES, toEndLetter, type NounFrame } from "./frames.js";
import { findSubject } from "./subjects.js";
import { isClauseBreak, type Clause } from "./clause.js";
import type { Mention } from "./resolve.js";
import { inversionOf } from "./inversions.js";
import { CLEARED, isConditional, standingOf, type Standing } from "./standing.js";
import { phraseHeads } from "./phrase-heads.js";

export function findNounClaims(clause: Clause): FoundClaim[] {
  const framed = clause.units.flatMap((unit, at) =>
    unit.mention ? [] : (NOUN_FRAMES.get(unit.lower) ?? []).flatMap((frame) => claimsAt(clause, at, frame)),
  );
  return [...framed, ...findStruggles(clause), ...findWriters(clause)];
}

/** "Kenya's | campaign | to defeat X", "the army's | efforts | to degrade and destroy X": who fights whom. */
function findStruggles(clause: Clause): FoundClaim[] {
  const { units } = clause;
  return units.flatMap((unit, at): FoundClaim[] => {
    if (
      unit.mention ||
      !/^(?:campaign|fight|war|battle|struggle|efforts?|offensive|operations?|strategy|mission)$/.test(unit.lower)
    )
      return [];
    if (units[at + 1]?.lower !== "to" || standingOfNoun(clause, at) !== "fact") return [];
    let verb = at + 2;
    while (/^(?:and|degrade|further|finally|,)$/.test(units[verb]?.lower ?? "")) verb++;
    if (!/^(?:defeat|destroy|combat|counter|eliminate|fight|repel)$/.test(units[verb]?.lower ?? "")) return [];
    const first = ownerBefore(clause, at) ?? compoundBefore(units, at);
    if (first === undefined) return [];
    const frame: NounFrame = { predicate: "FOUGHT_WITH", ends: "POL", first: [], second: [] };
    return phraseHeads(units, verb + 1).flatMap((second) =>
      second === first ? [] : claim(clause, frame, { at, first, second, standing: "fact" }),
    );
  });
}

/** "| Baltic League | campaign": the body's name right before the noun. */
function compoundBefore(units: Clause["units"], at: number): number | undefined {
  const before = units[at - 1]?.part === "adjective" ? at - 2 : at - 1;
  return units[before]?.mention?.kind === "name" ? before : undefined;
}

/** "written by Farrow in an | article | for The New Yorker": who writes for whom. */
function findWriters({ units, groups, referents, sentence }: Clause): FoundClaim[] {
  return units.flatMap((unit, at): FoundClaim[] => {
    if (
      unit.mention ||
      !/^(?:article|report|column|piece|essay|story|dispatch|editorial|op-ed|investigation)$/.test(unit.lower)
    )
      return [];
    const preposition = units[at + 1];
    if (!preposition || !/^(?:for|in)$/.test(preposition.lower)) return [];
    const paper = phraseHeads(units, at + 2)[0];
    if (paper === undefined || referents[units[paper]!.mention!.referent]!.type !== "Publication") return [];
    const before = ownWriter(units, at);
    const group = groups.findLast((other) => other.at < at && other.lemmas.includes("write") && !other.passive);
    const subject = group && findSubject(units, group, groups);
    const writer = before ?? (subject && units[subject.at]!.mention);
    if (!writer || referents[writer.referent]!.type !== "Person") return [];
    const from = Math.min(writer.from, unit.from);
    return [
      {
        predicate: "WORKS_FOR",
        subject: writer,
        object: units[paper]!.mention!,
        sentence,
        from,
        to: units[paper]!.to,
        anchor: unit.from,
        negated: false,
        alleged: false,
        confidence: 0.75,
        rule: "noun/article",
      },
    ];
  });
}

/** "Berg | in an article", "Berg | 's long article": whose it is; not "Berg | called the article". */
function ownWriter(units: Clause["units"], at: number): Mention | undefined {
  let back = at - 1;
  while (
    back > 0 &&
    at - back <= 4 &&
    !units[back]!.mention &&
    /^(?:adjective|noun|determiner)$/.test(units[back]!.part)
  )
    back--;
  const joint = units[back]?.lower;
  if (joint !== "in" && joint !== "'s") return undefined;
  return units[back - 1]?.lower === "," ? units[back - 2]?.mention : units[back - 1]?.mention;
}

function claimsAt(clause: Clause, at: number, frame: NounFrame): FoundClaim[] {
  const { units } = clause;
  if (units[at]!.part === "verb" && units[at - 1]?.mention) return [];
  const standing = standingOfNoun(clause, at);
  if (standing === "unreal") return [];
  const right = prepositionsAfter(units, at + 1);
  const between = right.find(({ word }) => word === "between");
  if (between) {
    const heads = frame.first.includes("between") ? phraseHeads(units, between.at + 1) : [];
    return heads.length === 2 ? claim(clause, frame, { at, first: heads[0]!, second: heads[1]!, standing }) : [];
  }
  const pair = frame.predicate === "MERGED_WITH" && right[0]?.word === "of" ? phraseHeads(units, right[0].at + 1) : [];
  if (pair.length === 2) return claim(clause, frame, { at, first: pair[0]!, second: pair[1]!, standing }); // "the merger of A and B"
  const seconds = right.filter(({ word }) => frame.second.includes(word) && word !== "and");
  const second = seconds.find(({ word }) => word !== "of") ?? seconds[0];
  const first =
    ownerBefore(clause, at) ??
    firstOf(clause, right, frame, second?.at) ??
    (second && SPOKEN.test(frame.predicate) ? (subjectAround(clause, at) ?? denierBefore(clause, at)) : undefined) ??
    (second && units[at]!.lower === "support" && units[at - 1]?.lower === "in" ? subjectAround(clause, at) : undefined);
  if (first === undefined || second === undefined) return [];
  return phraseHeads(units, second.at + 1)
    .slice(0, 3)
    .flatMap((other) => (other === first ? [] : claim(clause, frame, { at, first, second: other, standing })));
}

/** Whether what the noun names is said to have been: not "any talks", "a planned visit", "the risk of war", "wants talks". */
function standingOfNoun(clause: Clause, at: number): Standing {
  const { units, groups } = clause;
  if (clause.question || isConditional(units, at) || inversionOf(units, groups, at) === "unreal") return "unreal";
  let start = at - 1;
  let standing: Standing = "fact";
  while (start >= 0 && at - start <= 5 && isOfPhrase(units[start]!)) {
    const { lower } = units[start]!;
    if (lower === "no") standing = "negated";
    else if (NOT_YET.test(lower)) return "unreal";
    else if (IN_WORDS.test(lower) && /^attacks?$/.test(units[at]!.lower)) return "unreal";
    else if (/^(?:alleged|supposed|purported|reported|suspected)$/.test(lower)) standing = "alleged";
    start--;
  }
  const any = units.slice(start + 1, at).some(({ lower }) => lower === "any");
  const there = units
    .slice(Math.max(0, start - 4), start + 1)
    .map(({ lower, mention }) => (mention ? "-" : lower))
    .join(" ");
  if (NEVER_THERE.test(there) || /\brul(?:e|es|ed|ing) out$/.test(there)) return "negated";
  const [joint, holder] = [units[start]?.lower ?? "", units[start - 1]?.lower ?? ""];
  if (/^(?:of|for|about|on|into|over)$/.test(joint) && !units[start - 1]?.mention) {
    if (/^(?:without|lack|absence)$/.test(holder)) return "unreal";
    if (MERELY_THOUGHT.test(holder)) return "unreal";
    if (units.slice(Math.max(0, start - 6), start).some(({ lower }) => CLEARED.test(lower))) return "unreal";
    if (MERELY_TOLD.test(holder)) standing = "alleged";
  }
  if (joint === "without") return "negated";
  if (joint === "for" && /^(?:call|calls|called|calling|push|pushed|pushes|plead|pleaded|ask|asked|asks)$/.test(holder))
    return "unreal";
  const governor = groups.findLast((other) => other.at < at && other.at >= start - 1);
  const above = groups.findLast((other) => other.at < at && !breaks(units, other.at, at));
  const below = groups.find((other) => other.at > at && !breaks(units, at, other.at));
  const denied = governor?.lemmas.some((lemma) => lemma === "deny") ?? false;
  if (any && !denied && !(governor?.negated ?? false)) return "unreal";
  if (above?.modal || below?.modal) return "unreal";
  const fate = fateOf(units, at);
  if (fate) return fate;
  if (governor?.lemmas.some((lemma) => ONLY_SOUGHT.test(lemma)) && !units[at - 1]?.lower.startsWith("'"))
    return "unreal";
  if (governor?.negated && (any || HAPPENS.test(governor.lemmas.join(" ")))) return "negated";
  return standing;
}

/** "| There was never | an agreement between A and B". */
const NEVER_THERE =
  /\bthere (?:(?:was|is|were|are|has|have|had) (?:never|not)|(?:wasn't|isn't|weren't|aren't|never was|never were))(?: been)?$/;

/** "talks between A and B | never took place", "A's purchase of B | was blocked", "talks of A with B | are due in May". */
function fateOf(units: Clause["units"], at: number): Standing | undefined {
  let verb = at + 1;
  while (verb < units.length && verb - at <= 14 && !/^(?:verb|aux|negation)$/.test(units[verb]!.part)) {
    if (isClauseBreak(units[verb]!) || /^[,.;:"?!]$/.test(units[verb]!.lower)) return undefined;
    verb++;
  }
  const words = units
    .slice(verb, verb + 5)
    .map(({ lower, mention }) => (mention ? "-" : lower))
    .join(" ");
  return NEVER_WAS.test(words) ? "negated" : CALLED_OFF.test(words) ? "unreal" : undefined;
}
const NEVER_WAS =
  /^(?:(?:has |have |had )?never (?:took|taken|happened|occurred)|did not (?:take|happen|occur|come))\b/;
const CALLED_OFF =
  /^(?:(?:is|are|was|were|has|have|had|been|later|then|also|being) )*(?:cancelled|canceled|called off|postponed|blocked|averted|prevented|foiled|thwarted|scrapped|shelved|aborted|vetoed|due|set to|scheduled|expected|planned|to (?:be|begin|start|take)|fell through|falls through)\b/;

const isOfPhrase = ({ part, mention, lower }: Clause["units"][number]) =>
  !mention && (/^(?:adjective|determiner|number|noun)$/.test(part) || lower === "no");
const breaks = (units: Clause["units"], from: number, to: number) =>
  units.slice(from + 1, to).some((unit) => isClauseBreak(unit) || (!unit.mention && /^[,.;:"?!]$/.test(unit.lower)));

const NOT_YET =
  /^(?:possible|potential|planned|proposed|future|upcoming|next|hypothetical|eventual|imminent|likely|would-be)$/;
/** "his | populist | attacks on the banks": by words. */
const IN_WORDS =
  /^(?:populist|verbal|rhetorical|personal|public|scathing|withering|political|media|relentless|ad|vicious|blistering|sharp)$/;

/** "the risk of an attack by A on B". */
const MERELY_THOUGHT =
  /^(?:possibility|prospect|risk|threat|danger|fears?|hopes?|idea|plans?|proposal|calls?|demands?|question|offer|chance|likelihood|case|event|warning|talk|speculation|need|request|requests)$/;
/** "a report about talks between A and B". */
const MERELY_TOLD = /^(?:reports?|claims?|allegations?|accusations?|rumou?rs?|stor(?:y|ies)|suggestions?|suspicions?)$/;
const ONLY_SOUGHT =
  /^(?:want|seek|offer|propose|reject|avoid|cancel|postpone|promise|demand|consider|plan|oppose|request|suggest|expect|need|urge|threaten|refuse|decline)$/;
const HAPPENS = /\b(?:have|hold|conduct|make|be|happen|attend|take)\b/;

/** "Berg has denied | any talks | with Petrov": who denies is who would have talked. */
function denierBefore({ units, groups }: Clause, at: number): number | undefined {
  const group = groups.findLast((other) => other.at < at);
  if (!group?.lemmas.includes("deny") || group.passive || at - group.at > 5) return undefined;
  if (units.slice(group.at + 1, at).some((unit) => unit.mention !== undefined || unit.part === "preposition"))
    return undefined;
  const subject = findSubject(units, group, groups);
  return subject && units[subject.at]!.mention ? subject.at : undefined;
}

/** Prepositions after the noun within its phrase, in order. */
function prepositionsAfter(units: Clause["units"], from: number): { word: string; at: number }[] {
  const found: { word: string; at: number }[] = [];
  for (let at = from; at < units.length && at - from <= 12; at++) {
    const unit = units[at]!;
    if (unit.mention) continue;
    if (unit.part === "preposition" || unit.lower === "to") found.push({ word: unit.lower, at });
    else if (isClauseBreak(unit) || unit.part === "verb" || unit.part === "aux" || /^[,.;:"?!]$/.test(unit.lower))
      break;
    else if (found.length === 0 && unit.part !== "noun" && unit.part !== "adverb") break;
  }
  return found;
}

/** "Musk's secret | conversation", "his | conversation": the owner. */
function ownerBefore({ units, groups, referents }: Clause, at: number): number | undefined {
  for (let back = at - 1; back >= 0 && at - back <= 5; back--) {
    const unit = units[back]!;
    if (unit.lower === "'s" && units[back - 1]?.mention) return back - 1;
    if (unit.mention) return unit.mention.kind === "pronoun" && /^(?:his|her|my)$/.test(unit.lower) ? back : undefined;
    if (
      /^(?:the|its|their)$/.test(unit.lower) &&
      units[back - 1]?.lower === "in" &&
      units[back - 2]?.mention &&
      FIGHTS.test(units[at]!.lower)
    )
      return back - 2; // "Iraq in its fight against"
    if (unit.lower === "its") {
      const group = groups.findLast((other) => other.at < back && !other.infinitive && !other.passive);
      const subject = group && findSubject(units, group, groups);
      const body = subject && units[subject.at]!.mention;
      const between = units.slice(group?.at ?? 0, back).some(({ mention }) => mention !== undefined);
      return body && !between && referents[body.referent]!.type !== "Person" ? subject.at : undefined; // "Kenya defended its attack on"
    }
    if (!(
      unit.part === "adjective" ||
      unit.part === "noun" ||
      unit.part === "number" ||
      unit.part === "adverb" ||
      (unit.part === "verb" && unit.form !== "base") || // "its | escalating | attacks"
      unit.lower === '"'
    ))
      return undefined;
  }
  return undefined;
}

/** "Musk said so in a | conversation | with Kahl": whoever the clause is about. */
function subjectAround({ units, groups }: Clause, at: number): number | undefined {
  let start = at - 1;
  while (
    start >= 0 &&
    at - start <= 5 &&
    /^(?:determiner|adjective|noun|number)$/.test(units[start]!.part) &&
    !units[start]!.mention
  )
    start--;
  if (FIGHTS.test(units[at]!.lower) || !/^(?:in|during|at|after|following)$/.test(units[start]?.lower ?? ""))
    return undefined;
  const group =
    start === 0
      ? groups.find((other) => other.at > at)
      : groups.findLast((other) => other.at < at && !other.infinitive);
  if (!group || group.passive || standingOf({ units, groups, question: false }, group) !== "fact") return undefined;
  const subject = findSubject(units, group, groups);
  return subject && units[subject.at]!.mention ? subject.at : undefined;
}

const SPOKEN = /^(?:SPOKE_WITH|MET_WITH|IN_CONTACT_WITH|NEGOTIATED_WITH|INTERVIEWED)$/;
const FIGHTS = /^(?:fight|war|battle|struggle|conflict|campaign|operations?)$/;

/** "talks | of A | with B", "invasion of B | by A". */
function firstOf(
  { units }: Clause,
  right: readonly { word: string; at: number }[],
  frame: NounFrame,
  secondAt: number | undefined,
): number | undefined {
  const preposition = right.find(
    ({ word, at }) =>
      frame.first.includes(word) &&
      word !== "between" &&
      at !== secondAt &&
      !(word === "of" && secondAt !== undefined && at > secondAt), // "an alliance with Berg | of the Labour Party"
  );
  return preposition && phraseHeads(units, preposition.at + 1)[0];
}

function claim(
  clause: Clause,
  frame: NounFrame,
  { at, first, second, standing }: { at: number; first: number; second: number; standing: Standing },
): FoundClaim[] {
  const { units, referents } = clause;
  const turned = frame.predicate === "INTERVIEWED" && units[first]!.person === true && units[second]!.person === false; // "Berg said in an interview with Le Monde"
  const [subject, object] = turned
    ? [units[second]!.mention, units[first]!.mention]
    : [units[first]!.mention, units[second]!.mention];
  if (!subject || !object || subject.referent === object.referent) return [];
  const letters = [subject, object].map(({ referent }) => toEndLetter(referents[referent]!.type));
  if (!frame.ends.includes(letters[0]!)) return [];
  const objectTypes =
    frame.predicate === "TRAVELED_TO"
      ? "L"
      : frame.predicate === "INVADED" || frame.predicate === "ANNEXED" || frame.predicate === "OCCUPIES"
        ? "L"
        : "POLS";
  if (!objectTypes.includes(letters[1]!)) return [];
  const from = Math.min(at, first, second);
  const to = Math.max(at, first, second);
  const negated =
    standing === "negated" ||
    units.slice(Math.max(0, from - 3), from).some(({ lower }) => /^(?:no|without|denied)$/.test(lower));
  return [
    {
      predicate: frame.predicate,
      subject,
      object,
      sentence: clause.sentence,
      from: units[from]!.from,
      to: units[to]!.to,
      anchor: units[at]!.from,
      negated,
      alleged: standing === "alleged",
      confidence: round(subject.kind === "name" && object.kind === "name" ? 0.7 : 0.6),
      rule: `noun/${units[at]!.lower}`,
    },
  ];
}
