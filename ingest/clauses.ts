/**
 * Who does what in a sentence: for a verb its group ("has not been | told"), its subject, its objects, and whether it is
 * said to be so at all. Works on units; looks no farther than one clause.
 */
import { VERB_FORMS, type Verb } from "./frames.js";
import { mayBeNoun, type Unit } from "./grammar.js";

export interface VerbGroup {
  /** Index of the main verb. */
  readonly at: number;
  /** First unit of the group: auxiliaries and adverbs before the verb. */
  readonly start: number;
  readonly lemmas: readonly string[];
  readonly passive: boolean;
  readonly infinitive: boolean;
  readonly gerund: boolean;
  readonly negated: boolean;
  readonly modal: boolean;
}

const BE = new Set([
  "is",
  "are",
  "was",
  "were",
  "be",
  "been",
  "being",
  "am",
  "got",
  "gets",
  "isn't",
  "wasn't",
  "aren't",
  "weren't",
]);
const HAVE = new Set(["has", "have", "had", "having", "hasn't", "haven't", "hadn't"]);
const MODALS = new Set([
  "will",
  "would",
  "shall",
  "should",
  "can",
  "could",
  "may",
  "might",
  "must",
  "won't",
  "wouldn't",
  "can't",
  "cannot",
  "couldn't",
  "shouldn't",
]);
const NEGATIVE = /^(?:not|never|neither|nor|cannot|hardly|barely|no)$|n't$/;

/** All verb groups of the sentence whose main verb the frames or the verbs of speech know. */
export function findVerbGroups(units: readonly Unit[]): VerbGroup[] {
  const groups: VerbGroup[] = [];
  units.forEach((unit, at) => {
    if (unit.mention || unit.part === "sign" || unit.part === "number") return;
    const verbs = VERB_FORMS.get(unit.lower);
    if (!verbs || !isVerbHere(units, at)) return;
    groups.push(toGroup(units, at, verbs));
  });
  return groups;
}

/** A form that may be a noun is a verb where the tagger says so and nothing before makes it a noun. */
function isVerbHere(units: readonly Unit[], at: number): boolean {
  const { lower, part } = units[at]!;
  const before = units[at - 1];
  if (
    before &&
    ((before.part === "determiner" &&
      !(/^(?:both|all|each)$/.test(before.lower) && (units[at - 2]?.part === "aux" || !mayBeNoun(lower)))) ||
      before.lower === "'s" ||
      (before.part === "adjective" && mayBeNoun(lower)))
  )
    return false;
  if (
    /ing$/.test(lower) &&
    units[at + 1]?.part === "noun" &&
    before &&
    (before.part === "adjective" || (before.part === "verb" && before.form === "past"))
  )
    return false; // "the continued supporting role"
  const since = before?.lower === "since" && units[at - 2]?.part === "aux"; // "has | since | denied"
  if (before?.part === "preposition" && before.lower !== "to" && !since && !/ing$/.test(lower)) return false;
  if (/^(?:attacks?|strikes?|raids?|visits?)$/.test(lower) && isOwned(units, at)) return false;
  if (BE.has(lower) || HAVE.has(lower)) return !isAuxiliary(units, at);
  if (part === "verb") return !(before?.part === "noun" && mayBeNoun(lower) && units[at + 1]?.part === "verb");
  if (!mayBeNoun(lower)) return part !== "noun" || /(?:ed|ing)$/.test(lower) || lower.length > 3;
  return (before?.mention !== undefined || before?.lower === ",") && followsSubject(units, at);
}

/** "Kenya's many night | raids": nothing but adjectives and nouns since the owner. */
function isOwned(units: readonly Unit[], at: number): boolean {
  let back = at - 1;
  while (at - back <= 4 && /^(?:adjective|noun|number)$/.test(units[back]?.part ?? "")) back--;
  return units[back]?.lower === "'s";
}

/** "Musk | backs | Trump", "Halden, a bank, | runs | the fund": a noun form between a name and an article, a name or a preposition. */
function followsSubject(units: readonly Unit[], at: number): boolean {
  const after = units[at + 1];
  return (
    after !== undefined &&
    (after.mention !== undefined || after.part === "determiner") &&
    /s$|ed$/.test(units[at]!.lower)
  );
}

/** "is", "had" before another verb of the same group. */
function isAuxiliary(units: readonly Unit[], at: number): boolean {
  for (let next = at + 1; next < units.length && next - at <= 4; next++) {
    const { part, lower } = units[next]!;
    if (part === "adverb" || part === "negation" || lower === "himself" || lower === "herself" || lower === "also")
      continue;
    if (part === "aux") continue;
    if (BE.has(units[at]!.lower))
      return VERB_FORMS.has(lower) && part === "verb" && (units[next]!.form !== "base" || PARTICIPLE.test(lower));
    return part === "verb" && units[next]!.form !== "gerund";
  }
  return false;
}

const PARTICIPLE = /(?:ed|ing|en|ne|ld|nt|ght)$/; // "founded", "seen", "sold"

function toGroup(units: readonly Unit[], at: number, verbs: readonly Verb[]): VerbGroup {
  let start = at;
  let negated = false;
  let modal = false;
  let infinitive = false;
  let be = false;
  let have = false;
  for (let back = at - 1; back >= 0 && at - back <= 7; back--) {
    const { part, lower } = units[back]!;
    if (NEGATIVE.test(lower)) negated = true;
    else if (part === "aux" || BE.has(lower) || HAVE.has(lower)) {
      if (BE.has(lower)) be ||= !have;
      if (HAVE.has(lower)) have = true;
      if (MODALS.has(lower)) modal = true;
      if (/n't$|cannot/.test(lower)) negated = true;
    } else if (lower === "to" && at - back <= 3) {
      infinitive = true;
      start = back;
      break;
    } else if (!(
      part === "adverb" ||
      (lower === "since" && units[back - 1]?.part === "aux") ||
      /^(?:himself|herself|itself|also|ever|even|already|just|only|still|yet|once|first|longer|reportedly|repeatedly|personally|both)$/.test(
        lower,
      )
    ))
      break;
    start = back;
  }
  const { lower } = units[at]!;
  const gerund =
    verbs.some(({ forms }) => forms.includes("gerund")) ||
    units.slice(start, at).some((unit) => unit.lower === "having");
  const participle = verbs.some(({ forms }) => forms.includes("participle"));
  const lone = start === at || units.slice(start, at).every(({ part }) => part === "adverb" || part === "negation");
  const reduced = participle && lone && units[at + 1]?.lower === "by" && !BE.has(lower);
  return {
    at,
    start,
    lemmas: verbs.map(({ lemma }) => lemma),
    passive: (participle && be && !gerund) || reduced,
    infinitive,
    gerund: gerund && !be,
    negated,
    modal,
  };
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

/** Verbs whose subject is sought from one to the next. */
const DEEPEST = 6;

export interface Subject {
  /** Index of the unit that is the subject's head: a mention, or a plain noun or pronoun. */
  readonly at: number;
  readonly others: readonly number[];
}

/**
 * The subject of a verb group, from its left: relative "who" means the name before it; a verb after "and" has the subject
 * of the verb before; an infinitive or gerund that of the verb that governs it.
 */
export function findSubject(
  units: readonly Unit[],
  group: VerbGroup,
  groups: readonly VerbGroup[],
  depth = 0,
): Subject | undefined {
  if (depth > DEEPEST) return undefined;
  let at = group.start - 1;
  while (at >= 0 && (units[at]!.part === "adverb" || /^(?:himself|herself|itself|")$/.test(units[at]!.lower))) at--;
  if (at < 0) return undefined;
  at = beforeBrackets(units, at);
  if (at < 0) return undefined;
  const word = units[at]!;
  if (/^(?:who|which|that|whom)$/.test(word.lower) && !word.mention) return relativeSubject(units, at, groups, depth);
  const governor = previousGroup(groups, group.start);
  if (group.gerund && group.start === group.at && word.part === "noun") return undefined; // "people coming to Lebanon"
  if (group.infinitive || group.gerund) {
    if (!governor || crossesSentence(units, governor.at, group.start))
      return group.gerund ? leadingSubject(units, group, groups, depth) : undefined;
    return governedSubject(units, group, { governor, groups, depth });
  }
  const reduced = group.passive && group.start === group.at && word.lower === "," && units[at - 1]?.mention;
  if (reduced) return { at: at - 1, others: [] }; // "Halden, | led by Berg"
  const opening = word.lower === "," && !word.mention ? skipAside(units, at, -1) : at;
  if (opening < at && opensAside(units, opening + 2))
    return nounPhrase(units, at, previousGroup(groups, opening)?.at ?? -1); // "Halden, the firm that Berg leads, | owns"
  if (/^(?:and|or|but|then|,)$/.test(word.lower) && governor && !hasSubjectBetween(units, governor.at, group.start))
    return findSubject(units, governor, groups, depth + 1);
  return nounPhrase(units, at, governor?.at ?? -1);
}

/**
 * What "who" and "which" stand for: the noun before; "a politician of the Labour Party | who | served": the politician,
 * and so who is said to be one.
 */
function relativeSubject(
  units: readonly Unit[],
  at: number,
  groups: readonly VerbGroup[],
  depth: number,
): Subject | undefined {
  const noun = nounBefore(units, at - 1);
  if (noun < 0) return undefined;
  const impersonal = units[at]!.lower === "who" && units[noun]!.person === false && units[at - 1]!.lower !== ",";
  if (!impersonal) return { at: noun, others: [] };
  const said = groups.findLast((group) => group.at < noun && isBeForm(units[group.at]!.lower));
  const between = said && units.slice(said.at + 1, noun);
  if (!between?.length || between.length > 12 || !/^(?:a|an|the)$/.test(between[0]!.lower))
    return { at: noun, others: [] };
  return between.every(({ part }) => /^(?:determiner|adjective|noun|preposition|name|adverb)$/.test(part))
    ? findSubject(units, said!, groups, depth + 1)
    : { at: noun, others: [] };
}

/** "Berg | (3 March 1940 – 5 May 2001) | was": over brackets that close here. */
function beforeBrackets(units: readonly Unit[], at: number): number {
  if (units[at]!.lower !== ")") return at;
  for (let back = at - 1; back >= 0 && at - back <= 20; back--) if (units[back]!.lower === "(") return back - 1;
  return at;
}

/** "asked him | to give": him. "accused Putin of | lying": Putin. "denied | having spoken": who denied. */
function governedSubject(
  units: readonly Unit[],
  group: VerbGroup,
  above: { governor: VerbGroup; groups: readonly VerbGroup[]; depth: number },
): Subject | undefined {
  const { governor, groups, depth } = above;
  const between = units.slice(governor.at + 1, group.start);
  const controlled =
    /^(?:ask|urge|order|tell|persuade|force|allow|instruct|want|invite|help|encourage|convince|press|accuse|suspect|blame|condemn|praise|thank|charge|convict|criticize|warn|beg|compel|pressure|appoint|hire|pay|enable|permit|let|make|get)$/;
  if (governor.lemmas.some((lemma) => controlled.test(lemma)) && !governor.passive) {
    const object = between.findIndex(({ mention }) => mention !== undefined);
    if (object >= 0) return { at: governor.at + 1 + object, others: [] };
  }
  return findSubject(units, governor, groups, depth + 1);
}

/** "Speaking to Putin, Musk …": the subject after the comma. */
function leadingSubject(
  units: readonly Unit[],
  group: VerbGroup,
  groups: readonly VerbGroup[],
  depth: number,
): Subject | undefined {
  const next = groups.find((other) => other.at > group.at && !other.gerund && !other.infinitive);
  if (!next || group.start > 3) return undefined;
  const comma = units.slice(group.at, next.start).some(({ lower }) => lower === ",");
  return comma ? findSubject(units, next, groups, depth + 1) : undefined;
}

function previousGroup(groups: readonly VerbGroup[], before: number): VerbGroup | undefined {
  let found: VerbGroup | undefined;
  for (const other of groups) {
    if (other.at >= before) break;
    found = other;
  }
  return found;
}

/** After a name's comma: ", | who …", ", | a firm …", ", | then head of …": words about it, and not what it did next. */
const opensAside = (units: readonly Unit[], at: number) =>
  /^(?:who|which|whose|whom|the|a|an|its|his|her|then|now|formerly|once|one|led|owned|based)(?: |$)/.test(
    units[at]?.lower ?? "",
  ) ||
  (units[at]?.mention !== undefined && units[at + 1]?.lower === "'s");

const crossesSentence = (units: readonly Unit[], from: number, to: number) =>
  units.slice(from + 1, to).some(({ lower, mention }) => !mention && /^[;:]$/.test(lower));

/** Between two joined verbs: a name or noun right before the second, not the first's object. "X called Musk and | asked him". */
function hasSubjectBetween(units: readonly Unit[], from: number, to: number): boolean {
  const last = units[to - 1];
  return last !== undefined && (last.mention !== undefined || last.part === "noun" || last.part === "pronoun");
}

/** The noun phrase that ends at `at`, back past what hangs on it by prepositions: its head and what is joined by "and". */
function nounPhrase(units: readonly Unit[], end: number, floor: number): Subject | undefined {
  let at = end;
  if (units[at]!.lower === ",") at = skipAside(units, at, floor);
  let head = -1;
  const others: number[] = [];
  let joined = false;
  for (let back = at; back > floor && at - back <= 25; back--) {
    const unit = units[back]!;
    if (/^(?:and|nor|or)$/.test(unit.lower) && !unit.mention) joined = head >= 0;
    if (unit.part === "preposition") joined = false;
    if (unit.lower === "," && !unit.mention) {
      if (others.length > 0 && units[back - 1]?.mention) {
        joined = true; // "Iran, | Iraq and Syria"
        continue;
      }
      if (head >= 0 && !joined) break; // "In Rome, | two officials"
      const opening = skipAside(units, back, floor);
      if (opening === back) break;
      back = opening + 1;
      continue;
    }
    if (isClauseBreak(unit) || unit.lower === '"' || unit.lower === "(") break;
    if (unit.part === "verb" && unit.form !== "gerund" && head >= 0 && !isReduced(units, back)) break;
    if (unit.mention || unit.part === "noun" || unit.part === "pronoun") {
      if (isOwner(units, back)) continue;
      if (
        unit.part === "noun" &&
        head > back &&
        units.slice(back + 1, head).every(({ part, mention }) => mention || /^(?:noun|adjective)$/.test(part))
      )
        continue; // part of a compound: "the | security | firm Orsk"
      if (unit.mention && head > back + 1 && units[head]!.mention && isCompound(units, back + 1, head)) continue; // "| Vantor | subsidiary Halden"
      if (unit.mention && units[back + 1]?.part === "noun" && head === back + 1) {
        if (canStandFor(units[back + 1]!.lower)) head = back; // "Pentagon | officials"
        continue;
      }
      if (hangsOn(units, back)) {
        if (head < 0) head = back;
        else if (units[head]?.part === "preposition") head = back;
        continue;
      }
      if (joined && head >= 0 && !others.includes(head)) others.push(head);
      joined = false;
      head = back;
    }
  }
  return head < 0 ? undefined : { at: head, others: others.filter((one) => one !== head) };
}

const isCompound = (units: readonly Unit[], from: number, to: number) =>
  units.slice(from, to).every(({ part, mention }) => !mention && /^(?:noun|adjective)$/.test(part));

/** "found", "backed" after a noun, without an auxiliary: "the bank owned by X said". */
const isReduced = (units: readonly Unit[], at: number) => units[at + 1]?.lower === "by";

/** Behind a preposition: "the head | of NATO". */
function hangsOn(units: readonly Unit[], at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back <= 5; back--) {
    const { part, lower, mention } = units[back]!;
    if (part === "preposition") return true;
    if (mention && lower !== "'s" && units[back + 1]?.lower !== "'s" && units[back + 1]?.lower !== "and") return false;
    if (!(
      part === "determiner" ||
      part === "adjective" ||
      part === "noun" ||
      part === "number" ||
      lower === "'s" ||
      lower === "and" ||
      mention ||
      part === "other"
    ))
      return false;
  }
  return false;
}

const isOwner = (units: readonly Unit[], at: number) =>
  (units[at]!.mention?.kind === "pronoun" &&
    /^(?:his|her)$/.test(units[at]!.lower) &&
    units[at + 1]?.part !== "verb") ||
  units[at + 1]?.lower === "'s" ||
  (units[at + 1]?.lower === "'" && units[at]!.lower.endsWith("s"));

/** From the closing comma of ", an aside," to before its opening comma; `at` when there is none. */
function skipAside(units: readonly Unit[], at: number, floor: number): number {
  for (let back = at - 1; back > floor && at - back <= 20; back--) {
    const { lower, mention } = units[back]!;
    if (mention) continue;
    if (lower === ",") return beforeHome(units, back - 1);
    if (/^[;:."]$/.test(lower)) return at;
  }
  return at;
}

/** "Berg, | 42, of Drenov, | Ohio, died": over the age and the town to the name. */
function beforeHome(units: readonly Unit[], at: number): number {
  let from = at;
  if (units[from]?.mention && units[from - 1]?.lower === "of" && units[from - 2]?.lower === ",") from -= 3;
  if (units[from]?.part === "number" && units[from - 1]?.lower === ",") from -= 2;
  return from >= 0 ? from : at;
}

function nounBefore(units: readonly Unit[], from: number): number {
  let at = from;
  while (at >= 0 && /^(?:,|in|to|with|of|for|from|whom)$/.test(units[at]!.lower) && !units[at]!.mention) at--;
  return at >= 0 && (units[at]!.mention !== undefined || units[at]!.part === "noun") ? at : -1;
}

/** People and means of a body that act for it: "Pentagon officials", "Israeli forces". */
export function canStandFor(noun: string): boolean {
  return STAND_INS.test(noun);
}
const STAND_INS =
  /^(?:officials?|representatives?|forces?|troops|soldiers?|fighters?|militants?|terrorists?|authorities|government|army|military|police|regime|leaders?|leadership|spokes(?:man|woman|person|people)|executives?|management|board|staff|employees|diplomats?|negotiators?|prosecutors?|investigators?|agents?|administration|campaign|team|units?|aircraft|jets|warplanes|ministers?|ministry|lawmakers|delegation|side|group|company|network|members?|headquarters|leadership|security|intelligence|hackers?|commanders?|service|system|systems|terminals?|satellites?|presidency|parliament|court)$/;

export const isBeForm = (lower: string) => BE.has(lower);
