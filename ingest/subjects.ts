/** Whose deed a verb tells: its subject, over relative clauses, joined verbs, and infinitives that another verb governs. */
import type { Unit } from "./grammar.js";
import { closingOf } from "./closings.js";
import { speakerPhrase } from "./speaker-phrases.js";
import { THANKS_OR_BLAMES } from "./standing.js";
import { closesQuotation } from "./speakers.js";
import { TELLING } from "./tellings.js";
import { nounBefore, nounPhrase, skipAside, type Subject } from "./subject-phrases.js";
import { governorOf, isBeForm, type VerbGroup } from "./verb-groups.js";

/** Verbs whose subject is sought from one to the next. */
const DEEPEST = 6;

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
  if (closesQuotation(units, /^[-–—]$/.test(units[at]?.lower ?? "") ? at - 1 : at)) return undefined; // '"A paid B," | told | Voss'
  while (
    at >= 0 &&
    (units[at]!.part === "adverb" || /^(?:himself|herself|itself|now|today|later|still|")$/.test(units[at]!.lower))
  )
    at--;
  if (at < 0) return undefined;
  at = beforeBrackets(units, at);
  if (at < 0) return undefined;
  const word = units[at]!;
  if (/^(?:who|which|that|whom)$/.test(word.lower) && !word.mention) return relativeSubject(units, at, groups, depth);
  const hangs = group.infinitive || group.gerund;
  const governor = hangs ? governorOf(units, groups, group.start) : previousGroup(groups, group.start);
  if (group.gerund && group.start === group.at && word.part === "noun") return undefined; // "people coming to Lebanon"
  if (hangs) {
    if (!governor || crossesSentence(units, governor.at, group.start))
      return group.gerund ? leadingSubject(units, group, groups, depth) : undefined;
    return governedSubject(units, group, { governor, groups, depth });
  }
  const reduced = group.passive && group.start === group.at && word.lower === "," && units[at - 1]?.mention;
  if (reduced) return { at: at - 1, others: [] }; // "Halden, | led by Berg"
  const opening = word.lower === "," && !word.mention ? skipAside(units, at, -1) : at;
  if (opening < at && units[opening]?.part === "verb" && isSaid(units, [opening + 1, at], groups)) return undefined; // "The deal that Berg signed, Voss said, | allows"
  const long = word.lower === "," && !word.mention ? speakerPhrase(units, group) : undefined;
  if (long && units[long.head]!.mention && isLong(units, long.source[1], at)) return { at: long.head, others: [] };
  if (
    opening < at &&
    (opensAside(units, opening + 2) ||
      (opensReduced(units, opening + 2) && !groups.some(({ at: verb }) => verb < opening)) ||
      isSaidOf(units, opening, groups) ||
      isSaid(units, [opening + 1, at], groups))
  )
    return nounPhrase(units, at, previousGroup(groups, opening)?.at ?? -1); // "Halden, the firm that Berg leads, | owns"
  if (governor && isCalled(units, opening, at)) return { at: at - 1, others: [] };
  if (opening < at && governor && saysThat(units, governor.at, opening)) return nounPhrase(units, at, governor.at);
  if (/^(?:and|or|but|then|,)$/.test(word.lower) && governor && !hasSubjectBetween(units, governor.at, group.start))
    return findSubject(units, finiteBefore(groups, group) ?? governor, groups, depth + 1);
  const told = governor && toldBefore(units, governor, group);
  if (told !== undefined) return { at: told, others: [] };
  const phrase = nounPhrase(units, at, governor?.at ?? -1);
  const bare = group.passive && group.start === group.at && phrase && !units[phrase.at]!.mention;
  if (bare && governor && isBeForm(units[governor.at]!.lower) && !governor.negated && !governor.modal) {
    const words = units.slice(governor.at + 1, group.start);
    if (/^(?:a|an|the)$/.test(words[0]?.lower ?? "") && words.every(({ part }) => NOMINAL.test(part)))
      return findSubject(units, governor, groups, depth + 1); // "The Orel is a missile | made by Halden"
  }
  const whose = bare && phrase ? namedBy(units, phrase.at, group.start) : undefined;
  if (whose !== undefined) return { at: whose, others: [] };
  return phrase;
}

/** "| Delphi |, a firm | owned by Berg": the name that the words with "a" stand behind. */
function namedBy(units: readonly Unit[], noun: number, verb: number): number | undefined {
  if (noun + 1 !== verb) return undefined;
  const comma = units.findLastIndex(({ lower, mention }, at) => at < noun && !mention && lower === ",");
  const words = units.slice(comma + 1, noun);
  if (comma < 1 || !units[comma - 1]!.mention || units[comma - 1]!.person === true) return undefined;
  return /^an?$/.test(words[0]?.lower ?? "") && words.every(({ part }) => NOMINAL.test(part)) ? comma - 1 : undefined;
}

/** "The | claim | that A paid B | was dismissed": what is dismissed is the claim, and not B. */
function toldBefore(units: readonly Unit[], governor: VerbGroup, { start }: VerbGroup): number | undefined {
  const that = units.findLastIndex(({ lower, mention }, at) => at < governor.start && !mention && lower === "that");
  const noun = units[that - 1];
  if (!noun || noun.mention || !TELLING.test(noun.lower) || governor.infinitive || governor.gerund) return undefined;
  if (units.slice(0, that - 1).some(({ part }) => part === "verb" || part === "aux")) return undefined;
  if (governor.lemmas.some((lemma) => SAYS.test(lemma))) return undefined; // "The claim that Voss said B paid"
  const joined = units.slice(governor.at + 1, start).some(({ part, lower }) => part === "conjunction" || lower === ",");
  return joined ? undefined : that - 1;
}

const NOMINAL = /^(?:determiner|adjective|noun|number|name|adverb|other)$/;

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
  if (units[at]!.lower === "which" && units[noun]!.person === true) return undefined; // "the owner of Halden, | which": not he
  const impersonal = units[at]!.lower === "who" && units[noun]!.person === false && units[at - 1]!.lower !== ",";
  if (!impersonal) return { at: noun, others: [] };
  const said = groups.findLast((group) => group.at < noun && isBeForm(units[group.at]!.lower));
  const between = said && units.slice(said.at + 1, noun);
  if (!between?.length || between.length > 12 || !/^(?:a|an|the)$/.test(between[0]!.lower))
    return { at: noun, others: [] };
  return between.every(
    ({ part, lower }) =>
      /^(?:determiner|adjective|noun|preposition|name|adverb)$/.test(part) || /^(?:and|,)$/.test(lower),
  )
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
    /^(?:ask|urge|order|tell|persuade|force|allow|instruct|want|invite|help|encourage|convince|press|accuse|suspect|warn|beg|compel|pressure|appoint|hire|pay|enable|permit|let|make|get)$/;
  const judged = /^(?:for|of|with|from)$/.test(units[group.start - 1]?.lower ?? "") ? THANKS_OR_BLAMES : controlled;
  if (governor.lemmas.some((lemma) => controlled.test(lemma) || judged.test(lemma)) && !governor.passive) {
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

/** "accused Voss of | selling | it, and | said": what is joined to a finite verb is the last finite one. */
function finiteBefore(groups: readonly VerbGroup[], { start, infinitive, gerund }: VerbGroup): VerbGroup | undefined {
  const last = groups.findLast(({ at }) => at < start);
  if (infinitive || gerund || !last?.gerund) return undefined;
  return groups.findLast((other) => other.at < start && !other.gerund && !other.infinitive);
}

/** An aside with "who", or longer than any noun phrase: "Berg, 51, who has led the firm since 2019 and …, | denied". */
const isLong = (units: readonly Unit[], from: number, to: number) =>
  to - from > 20 ||
  (to - from > 8 && units.slice(from, to).some(({ lower, mention }) => !mention && /^(?:who|which)$/.test(lower)));

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
  /^(?:who|which|whose|whom|not|rather|instead|like|unlike|the|a|an|its|his|her|then|now|formerly|once|one|led|owned|based|prosecuting|defending|presiding|testifying|speaking|for)(?: |$)/.test(
    units[at]?.lower ?? "",
  ) ||
  (units[at]?.mention !== undefined && units[at + 1]?.lower === "'s");

/** "Berg, | called as a witness, | met", "A and B, | both named in it, | met": what was done to them, not what they did next. */
function opensReduced(units: readonly Unit[], opening: number): boolean {
  const at =
    units[opening]?.part === "adverb" || /^(?:both|all|each)$/.test(units[opening]?.lower ?? "")
      ? opening + 1
      : opening;
  const [before, word, after] = [units[opening - 2], units[at], units[at + 1]];
  const isParticiple = word?.part === "verb" && word.form === "past";
  return before?.mention !== undefined && isParticiple && after?.part === "preposition" && !after.mention;
}

/** "Voss said (that) | Berg |, in Rome, had": what he said begins with the name before the aside. */
function isSaidOf(units: readonly Unit[], name: number, groups: readonly VerbGroup[]): boolean {
  if (!units[name]?.mention) return false;
  let at = name - 1;
  while (name - at <= 5 && /^(?:determiner|adjective|noun)$/.test(units[at]?.part ?? "")) at--;
  if (units[at]?.lower === "that") return groups.some((group) => group.at < at);
  return groups.some((group) => group.at === at && group.lemmas.some((lemma) => SAYS.test(lemma)));
}
/** "When Berg led Halden, his | wife |, Ida Voss, | founded": the name of who is only described before it. */
const isCalled = (units: readonly Unit[], opening: number, at: number): boolean =>
  opening + 3 === at &&
  units[at - 1]!.mention?.kind === "name" &&
  units[at - 1]!.person === true &&
  (units[opening]!.mention === undefined
    ? units[opening]!.part === "noun"
    : units[opening]!.mention.kind === "description");

/** "claimed | that | Voss's wife, Ida Voss, owns": the clause after "that" has a subject of its own. */
const saysThat = (units: readonly Unit[], verb: number, name: number) =>
  units.slice(verb + 1, name).some(({ lower, mention }) => !mention && lower === "that");

/** "Berg |, officials say,| paid": the words of who says it. */
const isSaid = (units: readonly Unit[], [from, to]: readonly [number, number], groups: readonly VerbGroup[]): boolean =>
  groups.some(
    (group) =>
      from < group.start &&
      group.at < to &&
      group.lemmas.some((lemma) => SAYS.test(lemma) || SET_INTO.test(lemma)) &&
      closingOf(units, group)?.source[0] === from + 1,
  );

/** Verbs whose speaker may be set into what is said: "Berg, | Voss wrote |, had met". */
const SET_INTO =
  /^(?:write|note|add|recall|explain|warn|testify|maintain|state|tell|recount|announce|declare|remark|observe|continue)$/;

/** Verbs that a clause follows without "that". */
export const SAYS =
  /^(?:say|claim|think|believe|suspect|argue|suggest|allege|insist|report|admit|confirm|reveal|know|swear)$/;

const crossesSentence = (units: readonly Unit[], from: number, to: number) =>
  units.slice(from + 1, to).some(({ lower, mention }) => !mention && /^[;:]$/.test(lower));

/** Between two joined verbs: a name or noun right before the second, not the first's object. "X called Musk and | asked him". */
function hasSubjectBetween(units: readonly Unit[], from: number, to: number): boolean {
  const last = units[to - 1];
  return last !== undefined && (last.mention !== undefined || last.part === "noun" || last.part === "pronoun");
}
