/** What is known of names before any text is read: lists of ours (lexicon/), data packages, compromise's own lexicon. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { countries } from "countries-list";
import type { EntityType } from "../graph/model.js";
import { tokenize, type Token } from "./tokens.js";

export interface KnownName {
  /** The one name under which all its forms are linked. */
  readonly name: string;
  readonly type: EntityType;
}

interface Form {
  readonly words: readonly string[];
  readonly known: KnownName;
}

export interface Gazetteer {
  /** The longest known name that starts at this token, exact in case. */
  match(tokens: readonly Token[], at: number): { readonly known: KnownName; readonly to: number } | undefined;
}

const LISTS: readonly (readonly [file: string, type: EntityType])[] = [
  ["places", "Place"],
  ["agencies", "Agency"],
  ["organizations", "Organization"],
  ["publications", "Publication"],
  ["systems", "System"],
  ["people", "Person"],
];

let standard: Gazetteer | undefined;

/** Loaded on first use, once a process. */
export function standardGazetteer(): Gazetteer {
  return (standard ??= toGazetteer([...packagedNames(), ...LISTS.flatMap(([file, type]) => readList(file, type))]));
}

type Row = readonly [known: KnownName, forms: readonly string[]];

/** Later rows win where two have one form. */
export function toGazetteer(rows: readonly Row[]): Gazetteer {
  const byFirst = new Map<string, Map<string, Form>>();
  for (const [known, forms] of rows) {
    for (const form of forms) {
      const words = tokenize(form).map(({ text }) => text);
      if (words.length === 0) continue;
      const bucket = byFirst.get(words[0]!) ?? new Map<string, Form>();
      bucket.set(words.join(" "), { words, known });
      byFirst.set(words[0]!, bucket);
    }
  }
  const longestFirst = new Map(
    [...byFirst].map(([first, forms]) => [first, [...forms.values()].sort((a, b) => b.words.length - a.words.length)]),
  );
  return {
    match(tokens, at) {
      const forms = longestFirst.get(tokens[at]!.text);
      const form = forms?.find(({ words }) => words.every((word, index) => tokens[at + index]?.text === word));
      return form && { known: form.known, to: at + form.words.length };
    },
  };
}

/** `Canonical | alias | alias`, one a line; `#` begins a comment. */
function readList(file: string, type: EntityType): Row[] {
  const text = readFileSync(new URL(`./lexicon/${file}.txt`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const forms = line.split("|").map((form) => form.trim());
      const name = forms[0]!;
      if (type === "Person" && forms.length === 1) forms.push(name.split(" ").at(-1)!);
      return [{ name, type }, forms];
    });
}

const require = createRequire(import.meta.url);

interface City {
  readonly city: string;
  readonly city_ascii: string;
  readonly pop: number;
}

function packagedNames(): Row[] {
  // The package's own data file; its shape is that of `City`.
  const cities = require("city-timezones/data/cityMap.json") as readonly City[];
  return [
    ...cities
      .filter(({ pop }) => pop > 100_000)
      .map(({ city, city_ascii }): Row => [{ name: city, type: "Place" }, [city, city_ascii]]),
    ...Object.values(countries).flatMap(({ name, capital }): Row[] => [
      ...(capital ? [[{ name: capital, type: "Place" }, [capital]] satisfies Row] : []),
      [{ name, type: "Place" }, [name]],
    ]),
  ];
}
