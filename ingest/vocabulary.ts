/** Classes of words: what a word says of the name that it is part of or stands beside. */
import nlp from "compromise";
import { createRequire } from "node:module";
import type { EntityType } from "../graph/model.js";
import { readLines, readRows, readWords } from "./lexicon.js";

export const FUNCTION_WORDS: ReadonlySet<string> = readWords("function-words.txt");
/** Days, months, faiths, peoples, tongues: capitalised, but no names. */
export const CALENDAR_WORDS: ReadonlySet<string> = new Set([...readWords("calendar.txt"), ...readWords("peoples.txt")]);
/** Words directly before a person's name that are no part of it. */
export const TITLES: ReadonlySet<string> = readWords("titles.txt");

/** "ministry" → Agency, "inc" → Organization, "river" → Place; "Other": a war, a treaty, a prize. */
export const HEADS = readHeads("heads.txt");
/** "instituto" → Organization, "wadi" → Place: what a name's first word says. */
export const FIRST_WORDS = readHeads("first-heads.txt");

function readHeads(file: string): ReadonlyMap<string, EntityType | "Other"> {
  return new Map(
    readRows(file).flatMap(([type, words]) =>
      words!.split(/\s+/).map((word) => [word, type as EntityType | "Other"] as const),
    ),
  );
}

/** "founder" → FOUNDED; "-" says that someone is a person and no more. Keys may have several words. */
export const ROLES: ReadonlyMap<string, string> = new Map(
  readRows("roles.txt")
    .reverse() // the first line that has a word wins
    .flatMap(([relation, words]) => words!.split(",").map((word) => [word.trim(), relation!] as const)),
);

export type Gender = "m" | "f" | "b";

/** "elon" → "m". From compromise's lexicon, the locales of a data package, and lists of ours. */
export const GIVEN_NAMES: ReadonlyMap<string, Gender> = toGivenNames();

/** compromise's own lexicon: word → tags. */
interface CompromiseModel {
  readonly one: { readonly lexicon: Readonly<Record<string, string | readonly string[]>> };
}

export function compromiseLexicon(): Readonly<Record<string, string | readonly string[]>> {
  return (nlp.model() as unknown as CompromiseModel).one.lexicon; // documented in compromise's plugin guide, untyped there
}

const ORDINARY_WORDS = readWords("ordinary-words.txt");
const NAME_TAGS =
  /Name$|Person|Place|City|Country|Region|Organization|ProperNoun|SportsTeam|Demonym|Month|WeekDay|Date|Currency|Company|School/;

/** A word that compromise knows as an ordinary English word: "table", "running". */
export function isOrdinary(lower: string): boolean {
  const known = ordinary.get(lower);
  if (known !== undefined) return known;
  const tags = lexicon[lower];
  const answer =
    ORDINARY_WORDS.has(lower) || tags === undefined
      ? ORDINARY_WORDS.has(lower) || hasOrdinaryEnding(lower)
      : ![tags].flat().some((tag) => NAME_TAGS.test(tag));
  if (ordinary.size < 50_000) ordinary.set(lower, answer);
  return answer;
}

/** A word that is listed, or whose singular is: of "Reuters" only the ending is an ordinary word's. */
export function isListed(lower: string): boolean {
  const tags = lexicon[lower] ?? lexicon[lower.replace(/s$/, "")];
  return ORDINARY_WORDS.has(lower) || (tags !== undefined && ![tags].flat().some((tag) => NAME_TAGS.test(tag)));
}

/** "video", "administration": known as a noun, or ending like one. */
export function isNoun(lower: string): boolean {
  const tags = lexicon[lower];
  if (tags === undefined)
    return (
      /(?:tion|sion|ment|ness|ity|ship|ism|ist|er|or|ers|ors|ists|ments|tions|ing|s)$/.test(lower) &&
      !/(?:said|says)$/.test(lower)
    );
  return [tags].flat().some((tag) => /^(?:Singular|Plural|Noun|Actor|Uncountable)$/.test(tag));
}

/** A form that compromise's lexicon lists as a verb's, or that ends like a past form. */
export function isVerb(lower: string): boolean {
  const tags = lexicon[lower];
  if (tags === undefined) return /ed$/.test(lower);
  return [tags]
    .flat()
    .some((tag) => /^(?:Infinitive|PastTense|PresentTense|Copula|Modal|Verb|Participle|Auxiliary)$/.test(tag));
}

const lexicon = compromiseLexicon();
const ordinary = new Map<string, boolean>();

/** "protesters", "demonstrated", "unconditionally": an ending that names seldom have, or a plural of an ordinary word. */
function hasOrdinaryEnding(lower: string): boolean {
  if (lower.length < 5) return false;
  if (
    /(?:ing|ings|tion|tions|sion|sions|ment|ments|ness|ity|ities|ally|edly|ful|less|ious|ical|able|ible|ists?|isms?|ers|ors|ants|ents)$/.test(
      lower,
    )
  )
    return true;
  const stem = lower.endsWith("ies") ? `${lower.slice(0, -3)}y` : lower.replace(/(?:es|s|ed|d|ly)$/, "");
  return (
    stem !== lower && lexicon[stem] !== undefined && ![lexicon[stem]].flat().some((tag) => NAME_TAGS.test(String(tag)))
  );
}

export function isSurname(lower: string): boolean {
  const tags = lexicon[lower];
  return tags !== undefined && [tags].flat().includes("LastName");
}

/** "-enko", "-ovic": endings of family names. */
export const SURNAME_ENDING =
  /.(?:ov|ova|ev|eva|sky|skyi|skiy|ski|ska|enko|chuk|uk|yuk|vich|vych|ović|ovic|ević|evic|yan|ian|dze|vili|oğlu|oglu|sson|ssen|sen|ez|escu|opoulos|idis|akis|berg|stein|mann|wicz|czyk|ić|zadeh|pour|nejad)$/;
/** "-bank", "-neft", "-soft": endings of companies' names in one word. */
export const BODY_ENDING =
  /\p{L}{3}(?:bank|banka|banken|kom|soft|tech|neft|naftogaz|prom|flot|telecom|telekom|invest|energo|export|media|pharma|\p{L}net|air(?:ways|lines))$/u;
export const PLACE_ENDING =
  /.(?:stan|grad|burg|burgh|ville|abad|shire|pur|pore|polis|sk|tsk|ivka|heim|furt|land|wick|borough|minster|mouth|chester|cester)$/;

const demonyms = new Map<string, string>();
const DEMONYM_PLURAL = /s$/;

/** "Russian" → "RU"; also "Russians". Undefined when it is no people's adjective. */
export function demonymCountry(text: string): string | undefined {
  return demonyms.get(text) ?? demonyms.get(text.replace(DEMONYM_PLURAL, ""));
}

const ADJECTIVE = /^(?:(?:North|South|New|East|Central|Sri|Costa|Puerto|Cape|Sierra|Saint) )?\p{Lu}\p{Ll}+$/u; // "South African", not "Cook Islands"
// The package's own data file: { nationalities: { "AF": "Afghan" } }.
const nationalities = createRequire(import.meta.url)("i18n-nationality/langs/en.json") as {
  nationalities: Record<string, string>;
};
for (const [code, adjective] of Object.entries(nationalities.nationalities)) {
  if (
    ADJECTIVE.test(adjective) &&
    !/(?:Island|Guinea|Helena|Sahara|Caledonia|Georgia|Rico|Sudan|Lucia)$/.test(adjective)
  )
    demonyms.set(adjective, code);
}
for (const [code, , , adjectives] of readRows("countries.txt")) {
  for (const adjective of (adjectives ?? "").split(",")) if (adjective.trim()) demonyms.set(adjective.trim(), code!);
}
for (const name of ["US", "U.S.", "UK", "New Zealand", "Hong Kong"]) demonyms.delete(name);

function toGivenNames(): Map<string, Gender> {
  const names = new Map<string, Gender>();
  for (const [word, tags] of Object.entries(compromiseLexicon())) {
    const kinds = [tags].flat();
    if (kinds.includes("MaleName")) names.set(word, "m");
    else if (kinds.includes("FemaleName")) names.set(word, "f");
    else if (kinds.includes("FirstName")) names.set(word, "b");
  }
  for (const line of readLines("given-names.txt")) {
    const [name, gender] = line.split(" ");
    if (!names.has(name!)) names.set(name!, gender as Gender); // made by make-given-names: m, f or b
  }
  for (const name of readWords("given-extra.txt")) if (!names.has(name)) names.set(name, "b");
  return names;
}
