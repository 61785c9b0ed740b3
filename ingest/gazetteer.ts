/** What is known of names before any text is read: lists of ours (lexicon/) and data packages. */
import anyAscii from "any-ascii";
import { countries } from "countries-list";
import { createRequire } from "node:module";
import type { EntityType } from "../graph/model.js";
import type { OwnName } from "./knowledge.js";
import { readRows } from "./lexicon.js";
import { Kind, tokenize, type Token } from "./tokens.js";
import { demonymCountry, isListed, isOrdinary } from "./vocabulary.js";

export interface KnownName {
  /** The one name under which all its forms are linked. */
  readonly name: string;
  readonly type: EntityType;
  /** The form is an ordinary English word as well ("Target"): it needs more than a capital at a sentence's start. */
  readonly ambiguous: boolean;
  /** One of many places of the data package: weaker than what the text itself says. */
  readonly weak: boolean;
}

export interface Match {
  readonly known: KnownName;
  /** First token after the name. */
  readonly to: number;
}

export interface Gazetteer {
  /** The longest known name that starts at this token; exact in case, or all in capitals. */
  match(tokens: readonly Token[], at: number): Match | undefined;
  /** "Russian" or "RU" → "Russia". */
  countryOf(demonym: string): string | undefined;
}

interface Form {
  readonly words: readonly string[];
  /** Of names of three words and more, which a text may write with one capital: "Security service of Ukraine". */
  readonly lower: readonly string[];
  readonly known: KnownName;
}

export type NameRow = {
  readonly name: string;
  readonly type: EntityType;
  readonly forms: readonly string[];
  readonly weak?: boolean;
};

const LISTS: readonly (readonly [file: string, type: EntityType])[] = [
  ["variants.txt", "Place"],
  ["places.txt", "Place"],
  ["systems.txt", "System"],
  ["organizations.txt", "Organization"],
  ["publications.txt", "Publication"],
  ["agencies.txt", "Agency"],
  ["people.txt", "Person"],
];

let standard: Gazetteer | undefined;

/** Loaded on first use, once a process. */
export function standardGazetteer(): Gazetteer {
  return (standard ??= toGazetteer(standardNames()));
}

let extended: { readonly names: readonly OwnName[]; readonly gazetteer: Gazetteer } | undefined;

/** With names of the user's own, which go before all others. */
export function gazetteerWith(names: readonly OwnName[]): Gazetteer {
  if (names.length === 0) return standardGazetteer();
  if (extended?.names !== names) {
    const rows = names.map(({ name, type, aliases }): NameRow => ({ name, type, forms: [name, ...aliases] }));
    extended = { names, gazetteer: toGazetteer([...standardNames(), ...rows]) };
  }
  return extended.gazetteer;
}

function standardNames(): NameRow[] {
  return [
    ...cityRows(),
    ...countryRows(),
    ...LISTS.flatMap(([file, type]) => readRows(file).map((fields) => toRow(fields, type))),
  ];
}

/** Later rows win where two have one form. */
function toGazetteer(rows: readonly NameRow[]): Gazetteer {
  const byFirst = new Map<string, Map<string, Form>>();
  const add = (words: readonly string[], known: KnownName) => {
    const bucket = byFirst.get(words[0]!) ?? new Map<string, Form>();
    const lower = words.length >= 3 ? words.map((word) => word.toLowerCase()) : [];
    bucket.set(words.join(" "), { words, lower, known });
    byFirst.set(words[0]!, bucket);
  };
  for (const { name, type, forms, weak = false } of rows) {
    for (const form of forms) {
      const words = tokenize(form).map(({ text }) => text);
      if (words.length === 0) continue;
      const ambiguous =
        words.length === 1 &&
        isOrdinary(words[0]!.toLowerCase()) &&
        isListed(words[0]!.toLowerCase()) &&
        words[0] !== words[0]!.toUpperCase();
      const known = { name, type, ambiguous, weak: weak && words.length === 1 };
      add(words, known);
      const capitals = words.map((word) => word.toUpperCase());
      if (words[0]!.length > 3 && capitals[0] !== words[0] && !byFirst.get(capitals[0]!)?.has(capitals.join(" ")))
        add(capitals, known);
    }
  }
  const longestFirst = new Map(
    [...byFirst].map(([first, forms]) => [first, [...forms.values()].sort((a, b) => b.words.length - a.words.length)]),
  );
  return {
    match(tokens, at) {
      const form = longestFirst.get(inLatin(tokens[at]!.text))?.find((one) => fits(one, tokens, at));
      return form && { known: form.known, to: at + form.words.length };
    },
    countryOf: (text) => countryNames.get(demonymCountry(text) ?? text),
  };
}

function fits({ words, lower }: Form, tokens: readonly Token[], at: number): boolean {
  if (at + words.length > tokens.length) return false;
  for (let index = 1; index < words.length; index++) {
    const token = tokens[at + index]!;
    if (token.breaks > 1) return false;
    const same = inLatin(token.text) === words[index] || token.text === lower[index];
    if (!same && !isVariant(token, words[index]!)) return false;
  }
  return true;
}

/** "Leopard | 2A4": a model of the Leopard 2. */
const isVariant = ({ kind, text }: Token, word: string) =>
  kind === Kind.Number && /^\d+$/.test(word) && text.startsWith(word) && /^[A-Z]/.test(text.slice(word.length));

/** "Путин" → "Putin": a name in another script is looked up by its letters' sounds; Latin words as they are. */
const inLatin = (text: string) => (text.charCodeAt(0) > LAST_LATIN ? anyAscii(text).replace(/[^A-Za-z]/g, "") : text); // "Zelens'kiy"
const LAST_LATIN = 0x24f;

let people: ReadonlyMap<string, readonly string[]> | undefined;

/** Well-known people by their last word: "Musk" → ["Elon Musk"]. */
export function knownPeople(surname: string): readonly string[] {
  if (!people) {
    const found = new Map<string, string[]>();
    for (const [name] of readRows("people.txt"))
      found.set(name!.split(" ").at(-1)!, [...(found.get(name!.split(" ").at(-1)!) ?? []), name!]);
    people = found;
  }
  return people.get(surname) ?? [];
}

/** A person listed by full name alone is known by the last word too; a lone bar gives no alias. */
function toRow(fields: readonly string[], type: EntityType): NameRow {
  const name = fields[0]!;
  const forms = fields.filter((form) => form !== "");
  if (type === "Person" && fields.length === 1) forms.push(name.split(" ").at(-1)!);
  return { name, type, forms };
}

const require = createRequire(import.meta.url);

interface City {
  readonly city: string;
  readonly city_ascii: string;
  readonly pop: number;
  readonly province: string | null;
}

/** Names of cities that are far more often something else. */
const NOT_CITIES = new Set(
  (
    "Of Most Nice Reading Mobile Bath Cork Deal Ear Man Male Sale Same Sense Split Tours Troy Union Victoria Young Much Lead Un Alexandria Santiago Kent Lincoln Washington Jackson " +
    "Houston Austin Madison Montgomery Columbus Franklin Marion Bari Orange Enterprise Independence Liberal Concord Normal Opportunity Buffalo Mission Hope Grace Florence Charlotte Chad Jordan Georgia " +
    "Vanimo Date Bor Van Batman Usa Obo Gap Lens Nancy Laval Angers Essen Worms Hamm Halle Hof Split Aden Along Anna Ajax Alice Beni Bo Bam Cali Dali Gore Hay Is Moss Ode Os Soul Sur Tom Vidal Wa Wells Wick Ye Yola " +
    "Central Western Eastern Northern Southern North South East West Capital Centre Center Santa San Los Las El La Le Saint St Salt Bay Green White Black Brown Smith Bush Clinton Ford Carter Grant Johnson Marshall Harvey Wilson Nelson " +
    "Hamilton Newton Carson Lawrence Logan Gary Eugene Tyler Warren Sterling Douglas Elgin Irving Lima Progreso Victoria Regina Quito Bismarck Trujillo Delta Champaign Brest Kara Sandy Riverside Media Federal Press"
  ).split(" "),
);

function cityRows(): NameRow[] {
  // The package's own data file; its shape is that of `City`.
  const cities = require("city-timezones/data/cityMap.json") as readonly City[];
  const rows = new Map<string, NameRow>();
  for (const { city, city_ascii: ascii, pop, province } of cities) {
    if (pop > 30_000 && city.length > 3 && !NOT_CITIES.has(city))
      rows.set(city, { name: city, type: "Place", forms: [city, ascii], weak: pop < 1_000_000 });
    if (province && province.length > 4 && !NOT_CITIES.has(province)) {
      rows.set(province, rows.get(province) ?? { name: province, type: "Place", forms: [province], weak: true });
    }
  }
  return [...rows.values()];
}

const countryNames = new Map<string, string>();
const usualNames = new Set<string>();

/** By its usual name: "Russia". */
export function isCountry(name: string): boolean {
  if (usualNames.size === 0) standardGazetteer();
  return usualNames.has(name);
}

function countryRows(): NameRow[] {
  const own = new Map(readRows("countries.txt").map((fields) => [fields[0]!, fields]));
  const rows: NameRow[] = [];
  for (const [code, { name, capital }] of Object.entries(countries)) {
    if (capital && !NOT_CITIES.has(capital)) rows.push({ name: capital, type: "Place", forms: [capital] });
    const fields = own.get(code);
    const usual = fields?.[1] ?? name;
    countryNames.set(code, usual);
    usualNames.add(usual);
    rows.push({
      name: usual,
      type: "Place",
      forms: [usual, name, ...(fields?.[2] ?? "").split(",").map((form) => form.trim())].filter(Boolean),
    });
  }
  return rows;
}
