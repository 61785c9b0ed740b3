/**
 * Makes lexicon/given-names.txt from the locales of @faker-js/faker (MIT): `node dist/ingest/make-given-names.js`.
 * A line is a name in lower-case Latin letters and m, f or b (both or unknown).
 */
import { allLocales } from "@faker-js/faker";
import anyAscii from "any-ascii";
import { writeFileSync } from "node:fs";

/** Scripts whose names any-ascii does not give in the spelling that English texts use. */
const UNREADABLE = new Set([
  "ja",
  "ko",
  "zh_CN",
  "zh_TW",
  "th",
  "he",
  "ar",
  "fa",
  "ur",
  "dv",
  "ne",
  "ku_ckb",
  "ka_GE",
  "hy",
  "vi",
  "eo",
]);
const CYRILLIC_ENDINGS = /(?:iy|yi)$/; // "dmitriy" is "dmitry" in English texts
const WORDS = /^\p{L}[\p{L}'-]{2,}$/u; // "jean-luc"

const genders = new Map<string, "m" | "f" | "b">();
for (const [locale, { person }] of Object.entries(allLocales)) {
  const first = person?.first_name;
  if (!first || UNREADABLE.has(locale)) continue;
  first.male?.forEach((name) => add(name, "m"));
  first.female?.forEach((name) => add(name, "f"));
  first.generic?.forEach((name) => add(name, "b"));
}

function add(name: string, gender: "m" | "f" | "b"): void {
  if (!WORDS.test(name)) return;
  const folded = anyAscii(name).toLowerCase();
  for (const spelling of [name.toLowerCase(), folded, folded.replace(CYRILLIC_ENDINGS, "y")]) {
    if (!/^[\p{Script=Latin}'-]+$/u.test(spelling)) continue;
    const known = genders.get(spelling);
    genders.set(
      spelling,
      known === undefined || known === gender || known === "b" ? gender : gender === "b" ? known : "b",
    );
  }
}

const lines = [...genders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, gender]) => `${name} ${gender}`);
writeFileSync(new URL("../../ingest/lexicon/given-names.txt", import.meta.url), `${lines.join("\n")}\n`);
