/**
 * Names that a machine translation took for words: "the mask" for Musk. A word is taken for a person of the document when
 * it sounds alike, is one letter away, stands with a capital within a sentence at least once, and more than once in all.
 */
import { distance } from "fastest-levenshtein";
import { doubleMetaphone } from "double-metaphone";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { startsSentence } from "./census.js";
import { Kind } from "./tokens.js";

const SHORTEST = 4;

/** The names with those of garbled surnames among them, in order of the text. */
export function addGarbledNames(sentences: readonly Sentence[], names: readonly Name[]): readonly Name[] {
  const surnames = new Set<string>();
  for (const { type, words } of names) {
    const last = words.split(" ").at(-1)!;
    if (type === "Person" && last.length >= SHORTEST) surnames.add(last);
  }
  if (surnames.size === 0 || surnames.size > 500) return names;
  const garbles = findGarbles(sentences, surnames);
  if (garbles.size === 0) return names;
  const taken = new Set(
    names.flatMap(({ sentence, from, to }) => Array.from({ length: to - from }, (_, at) => `${sentence} ${from + at}`)),
  );
  const added = sentences.flatMap(({ tokens, zone }, sentence): Name[] => {
    if (zone === "junk") return [];
    return tokens.flatMap((token, at): Name[] => {
      const surname = garbles.get(token.lower);
      if (surname === undefined || taken.has(`${sentence} ${at}`)) return [];
      return [{ sentence, from: at, to: at + 1, words: surname, type: "Person" }];
    });
  });
  const corrected = names.map((name): Name => {
    const surname = garbles.get(name.words.toLowerCase());
    return surname === undefined || surname === name.words
      ? name
      : { sentence: name.sentence, from: name.from, to: name.to, words: surname, type: "Person" };
  });
  return [...corrected, ...added].sort((a, b) => a.sentence - b.sentence || a.from - b.from);
}

/** Lower-case word → the surname that it stands for. */
function findGarbles(sentences: readonly Sentence[], surnames: ReadonlySet<string>): Map<string, string> {
  const bySound = new Map<string, string[]>();
  for (const surname of surnames) {
    const sound = `${surname[0]}${soundOf(surname)}`;
    bySound.set(sound, [...(bySound.get(sound) ?? []), surname]);
  }
  const lower = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const { tokens, zone } of sentences) {
    if (zone === "junk") continue;
    tokens.forEach((token, at) => {
      if (token.kind !== Kind.Word || token.text.length < SHORTEST) return;
      if (!token.cap) lower.set(token.lower, (lower.get(token.lower) ?? 0) + 1);
      else if (!startsSentence(tokens, at)) capital.set(token.lower, (capital.get(token.lower) ?? 0) + 1);
    });
  }
  const garbles = new Map<string, string>();
  for (const [word, count] of lower) {
    if (count < 2 || !capital.has(word)) continue;
    const first = word[0]!.toUpperCase();
    const surname = bySound
      .get(`${first}${soundOf(word)}`)
      ?.find((one) => one.toLowerCase() !== word && distance(one.toLowerCase(), word) === 1);
    if (surname !== undefined) garbles.set(word, surname);
  }
  return garbles;
}

export const soundOf = (word: string) => doubleMetaphone(word)[0];
