/**
 * Whether a few words are English: too few for the shares by which `read/language.ts` tells a text's language. What tells
 * here is whether the ordinary words are English ones, and whether little words of another language stand among them. Which
 * language it is, so few words do not tell.
 */
import * as stopword from "stopword";
import { FUNCTION_WORDS, isOrdinary, isVerb } from "./vocabulary.js";

/** Little words of languages in Latin letters. */
const LITTLE_WORDS = [
  stopword.fra,
  stopword.deu,
  stopword.spa,
  stopword.ita,
  stopword.por,
  stopword.cat,
  stopword.nld,
  stopword.swe,
  stopword.dan,
  stopword.nob,
  stopword.fin,
  stopword.est,
  stopword.lav,
  stopword.lit,
  stopword.pol,
  stopword.ces,
  stopword.slk,
  stopword.slv,
  stopword.hrv,
  stopword.ron,
  stopword.hun,
  stopword.tur,
  stopword.ind,
  stopword.tgl,
  stopword.vie,
  stopword.swa,
].map((words) => new Set(words));
const ENGLISH = new Set(stopword.eng);
const LONGEST_JOINT = 3; // "van der", "de la"

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu; // "société", "Trump's"
const FIRST_WORD = /(?<=^|[.!?:]\s+)\p{Lu}\p{L}*/gu; // "Der Minister …"
const CAPITAL = /^\p{Lu}/u; // "Ann"
const POSSESSIVE = /['’]s$/; // "Trump's"
const BEYOND_ASCII = /[^\p{ASCII}’]/u; // "nommé"

/**
 * False where nothing tells, as of "Ann Lee met Bo Chen." or a list of names. Only ordinary words count: names of any language
 * stand in texts of any other. For words in Latin letters; time grows with their number.
 */
export function isOtherLanguage(text: string): boolean {
  const words = withoutParticles(text.match(WORD) ?? []);
  const ordinary = words.filter((word) => !CAPITAL.test(word)).map(toPlain);
  const strange = ordinary.filter((word) => !isEnglish(word) && !isOrdinary(word));
  if (strange.length === 0) return false;
  // A name may look like one: only the first word of a sentence may be a little word with a capital. And "est" and "du" are
  // English to a lexicon that knows time zones and surnames; longer words seldom are by chance.
  const little = [...ordinary, ...(text.match(FIRST_WORD) ?? []).map(toPlain)].filter(
    (word) => word.length > 1 && !isEnglish(word) && !(word.length > 3 && isOrdinary(word)),
  );
  const ofOneLanguage = Math.max(...LITTLE_WORDS.map((known) => little.filter((word) => known.has(word)).length));
  const evidence = ofOneLanguage + strange.filter((word) => BEYOND_ASCII.test(word)).length;
  return evidence > 0 && strange.length / ordinary.length >= (evidence > 1 ? 1 / 3 : 1 / 2);
}

/** "José de la Cruz", "Dayr az Zawr": little words that join capitalised ones are theirs. */
function withoutParticles(words: readonly string[]): readonly string[] {
  const isLittle = (word: string | undefined) => word !== undefined && LITTLE_WORDS.some((known) => known.has(word));
  return words.filter((word, at) => {
    if (CAPITAL.test(word) || !isLittle(word)) return true;
    let [from, to] = [at - 1, at + 1];
    while (at - from < LONGEST_JOINT && isLittle(words[from])) from--;
    while (to - at < LONGEST_JOINT && isLittle(words[to])) to++;
    return !CAPITAL.test(words[from] ?? "") || !CAPITAL.test(words[to] ?? "");
  });
}

const toPlain = (word: string) => word.toLowerCase().replace(POSSESSIVE, "");
const isEnglish = (word: string) => ENGLISH.has(word) || FUNCTION_WORDS.has(word) || isVerb(word);
