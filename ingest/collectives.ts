/**
 * Bodies that a text describes rather than names: "Iraqi security forces", "the Ukrainian government", "the government of
 * Iraq". They act and are acted on as bodies do, so they are referents; their mentions are descriptions, not names.
 */
import { standardGazetteer } from "./gazetteer.js";
import { readRows } from "./lexicon.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import type { Token } from "./tokens.js";
import { demonymCountry } from "./vocabulary.js";

/** A body at `tokens[from..to)`, under its canonical name. */
export interface Collective {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

const PATTERNS = new Map(
  readRows("collectives.txt").flatMap(([pattern, nouns]) =>
    nouns!.split(",").map((noun) => [noun.trim(), pattern!] as const),
  ),
);
const ADJECTIVES =
  /^(?:new|interim|transitional|regional|federal|national|local|central|own|military|special|pro-government|allied|communist|socialist|conservative|moderate)$/;

export function findCollectives(sentences: readonly Sentence[], names: readonly Name[]): Collective[] {
  const starts = new Map(names.map((name) => [`${name.sentence} ${name.from}`, name]));
  const covered = new Map<number, Set<number>>();
  for (const { sentence, from, to } of names) {
    const own = covered.get(sentence) ?? new Set<number>();
    for (let at = from; at < to; at++) own.add(at);
    covered.set(sentence, own);
  }
  return sentences.flatMap(({ tokens, zone }, sentence) => {
    if (zone === "junk" || zone === "byline") return [];
    const taken = covered.get(sentence);
    const found: Collective[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const name = starts.get(`${sentence} ${at}`);
      const country = name
        ? name.type === "Place"
          ? (name.known ?? name.words)
          : undefined
        : taken?.has(at) || !tokens[at]!.cap
          ? undefined
          : countryOf(tokens[at]!.text);
      if (country === undefined) continue;
      const adjective = name ? undefined : tokens[at]!.text;
      const match = matchNoun(tokens, name ? name.to : at + 1, taken) ?? (name && matchBefore(tokens, at));
      if (!match) continue;
      found.push({
        sentence,
        from: Math.min(at, match.from),
        to: Math.max(match.to, name ? name.to : at + 1),
        name: toName(match.pattern, country, adjective),
      });
    }
    return found;
  });
}

const countryOf = (adjective: string) =>
  demonymCountry(adjective) === undefined ? undefined : standardGazetteer().countryOf(adjective);

interface NounMatch {
  readonly from: number;
  readonly to: number;
  readonly pattern: string;
}

/** "… new security | forces": an adjective or two, then the longest noun that a pattern has. */
function matchNoun(
  tokens: readonly Token[],
  start: number,
  taken: ReadonlySet<number> | undefined,
): NounMatch | undefined {
  let at = start;
  while (at - start < 2 && ADJECTIVES.test(tokens[at]?.lower ?? "") && !taken?.has(at)) at++;
  for (let size = 2; size >= 1; size--) {
    const words = tokens.slice(at, at + size);
    if (words.length < size || words.some((_, index) => taken?.has(at + index))) continue;
    const pattern = PATTERNS.get(words.map(({ lower }) => lower).join(" "));
    if (pattern !== undefined && !/^(?:officials?|spokes\p{L}+|ministers?)$/u.test(tokens[at + size]?.lower ?? ""))
      return { from: start, to: at + size, pattern };
  }
  return undefined;
}

/** "the | government of | Iraq". */
function matchBefore(tokens: readonly Token[], at: number): NounMatch | undefined {
  const of = tokens[at - 1]?.lower === "the" ? at - 2 : at - 1;
  const noun = tokens[of - 1]?.lower ?? "";
  if (tokens[of]?.lower !== "of" || !/^(?:government|authorities|army|parliament)$/.test(noun)) return undefined;
  return { from: of - 1, to: at, pattern: PATTERNS.get(noun)! };
}

/** Of a place without a known adjective, the place's name stands in the adjective's stead: "Kurdistan government". */
function toName(pattern: string, country: string, adjective: string | undefined): string {
  return pattern.replace("{country}", country).replace("{people}", adjective ?? country);
}
