/** Verb groups: "has not been | told", with what is said of the deed: passive, negated, an infinitive, a modal before it. */
import { type Verb, VERB_FORMS } from "./frames.js";
import { mayBeNoun, type Unit } from "./grammar.js";
import { SPEAKING_NOUNS } from "./speakers.js";
import { SAYING_FORMS } from "./speech.js";

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
  if (closesSaying(units, at)) return true;
  if (lower === "state" && before?.lower !== "to" && units[at + 1]?.part === "noun") return false; // "the 2011 | state | elections"
  if (before && LATER.test(before.lower) && MODALS.has(units[at - 2]?.lower ?? "")) return true;
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
    (before.part === "adjective" || (before.part === "verb" && before.form === "past" && isInNounPhrase(units, at - 1)))
  )
    return false; // "the continued supporting role"; not "Berg denied | taking | bribes"
  const since = before?.lower === "since" && units[at - 2]?.part === "aux"; // "has | since | denied"
  if (mayBeNoun(lower) && endsSingular(units, at)) return false;
  if (before?.part === "preposition" && before.lower !== "to" && !since && !/ing$/.test(lower)) return false;
  if (/^(?:attacks?|strikes?|raids?|visits?)$/.test(lower) && isOwned(units, at)) return false;
  if (BE.has(lower) || HAVE.has(lower)) return !isAuxiliary(units, at);
  if (part === "verb") return !(before?.part === "noun" && mayBeNoun(lower) && units[at + 1]?.part === "verb");
  if (!mayBeNoun(lower)) return part !== "noun" || /(?:ed|ing)$/.test(lower) || lower.length > 3;
  return (before?.mention !== undefined || before?.lower === ",") && followsSubject(units, at);
}

/** "the | continued |", "Kenya's | continued |". */
const isInNounPhrase = (units: readonly Unit[], at: number) =>
  /^(?:determiner|adjective)$/.test(units[at - 1]?.part ?? "") || units[at - 1]?.lower === "'s";

/** "a missing persons | report | from Oslo": no plural verb agrees with "a". */
function endsSingular(units: readonly Unit[], at: number): boolean {
  if (/(?:s|ed|ing)$/.test(units[at]!.lower) || units[at - 1]?.part !== "noun" || units[at + 1]?.part !== "preposition")
    return false;
  let from = at - 1;
  while (at - from <= 5 && /^(?:noun|adjective)$/.test(units[from]?.part ?? "")) from--;
  return /^(?:a|an)$/.test(units[from]?.lower ?? "");
}

/** "A met B, | court documents | show.", "…, | some | say.": a verb for whoever stands between it and the comma. */
function closesSaying(units: readonly Unit[], at: number): boolean {
  const { lower } = units[at]!;
  const next = units[at + 1];
  if (!SAYING_FORMS.has(lower) || (next && !/^[.,;!?]$/.test(next.lower))) return false;
  let comma = at - 1;
  while (comma >= 0 && at - comma <= LONGEST_SPEAKER && !isComma(units[comma])) comma--;
  if (!isComma(units[comma]) || comma === at - 1) return false;
  if (!units.slice(0, comma).some(({ part }) => part === "verb")) return false;
  const head = headAfterComma(units, comma + 1);
  return head !== undefined && (isPlural(head) ? !lower.endsWith("s") : /(?:s|d)$/.test(lower));
}
const LONGEST_SPEAKER = 12;

const isComma = (unit: Unit | undefined) => unit !== undefined && !unit.mention && /^[,"]$/.test(unit.lower);

/** "court | documents | seen by Voss": the last of the nouns before what hangs on them, where it is one that speaks. */
function headAfterComma(units: readonly Unit[], from: number): Unit | undefined {
  let at = from;
  while (units[at] && /^(?:determiner|adjective|number)$/.test(units[at]!.part) && !SPEAKS.test(units[at]!.lower)) at++;
  while (
    units[at + 1] &&
    (SPEAKS.test(units[at + 1]!.lower) || units[at + 1]!.part === "noun") &&
    !SAYING_FORMS.has(units[at + 1]!.lower)
  )
    at++;
  return SPEAKS.test(units[at]?.lower ?? "") ? units[at] : undefined;
}
const isPlural = ({ lower }: Unit) =>
  /s$|^(?:police|people|media|many|some|others|both|most|they|women|men)$/.test(lower);
/** Plural speakers by their noun, and words that stand for some. */
const SPEAKS = new RegExp(`${SPEAKING_NOUNS.source}|^(?:many|some|others|both|most|they|papers)$`);

/** "would | later | claim". */
const LATER = /^(?:later|soon|now|also|then|yet|still|never|often)$/;

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
      (lower === "later" && units[back - 1]?.part === "aux") ||
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
  const reduced = participle && lone && units[overDate(units, at + 1)]?.lower === "by" && !BE.has(lower);
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

/** "founded | in (June) 2020 | by": behind the date. */
function overDate(units: readonly Unit[], at: number): number {
  if (units[at]?.lower !== "in") return at;
  for (const year of [at + 1, at + 2]) if (/^(?:1[5-9]|20)\d\d$/.test(units[year]?.lower ?? "")) return year + 1;
  return at;
}

/**
 * The verb that an infinitive or gerund hangs on: the nearest before it, also one that no frame knows: "had obtained a
 * licence by | bribing Voss".
 */
export function governorOf(units: readonly Unit[], groups: readonly VerbGroup[], start: number): VerbGroup | undefined {
  const known = groups.findLast(({ at }) => at < start);
  for (let at = start - 1; at > (known?.at ?? -1) && start - at <= FARTHEST_GOVERNOR; at--) {
    const { part, form, mention } = units[at]!;
    if (mention || part !== "verb" || form === "gerund") continue;
    const before = units[at - 1];
    if (!before || before.lower === "to" || /^(?:determiner|adjective|preposition)$/.test(before.part)) continue;
    if (form !== "past" && before.part !== "aux") continue;
    if (units[at + 1]?.lower === "by" && at + 2 !== start && before.part !== "aux") continue; // "the firm founded by Voss"
    return toGroup(units, at, []);
  }
  return known;
}
const FARTHEST_GOVERNOR = 20;

export const isBeForm = (lower: string) => BE.has(lower);
