/** Which language a text is in, as far as it matters: English, which is read, or another, which is kept. */
import { franc } from "franc-min";

/** Words without which no English goes on for long, and which are rare in other languages. */
const ENGLISH = new Set("the of and to that with from by were which said has been this are not".split(" "));
const WORD = /[\p{L}\p{M}'’]+/gu; // "l'entreprise"
const LATIN = /^\p{Script=Latin}/u; // 'é'
const CAPITAL = /^\p{Lu}/u; // 'Ann'
/** Of fewer words, shares tell too little. */
const LEAST_WORDS = 15;
/** ISO 639-3 for a language that has no code: here, one that nobody named. */
const UNNAMED = "mis";
/** Looked at, from the beginning, the middle and the end. */
const SAMPLE = 6000;

/**
 * ISO 639-1 (or -3 where there is none); undefined where the text does not show it, e.g. for a list of names. Every sixth
 * word of English prose is one of `ENGLISH`; in other languages hardly one in fifty is.
 */
export function findLanguage(text: string): string | undefined {
  const sample = toSample(text);
  const words = sample.match(WORD) ?? [];
  const isLatin = words.filter((word) => LATIN.test(word)).length > words.length / 2;
  if (!isLatin) return words.length === 0 ? undefined : toShort(franc(sample));
  if (words.length < LEAST_WORDS) return undefined;
  const english = words.filter((word) => ENGLISH.has(word.toLowerCase())).length / words.length;
  if (english > 0.1) return "en";
  const isProse = words.filter((word) => !CAPITAL.test(word)).length > words.length / 2;
  return english < 0.05 && isProse ? toShort(franc(sample)) : undefined;
}

/** The same where the text shows too little: of a few words only that they are not English, then what its page says. */
export async function toLanguage(text: string, said: string | undefined): Promise<string | undefined> {
  const found = findLanguage(text);
  if (found !== undefined || (text.match(WORD) ?? []).length >= LEAST_WORDS) return found ?? said;
  const { isOtherLanguage } = await import("../few-words.js"); // with a lexicon that reading needs for nothing else
  if (!isOtherLanguage(text)) return said;
  return said === undefined || said === "en" ? UNNAMED : said;
}

/** `fr` → French; what is no language is told as it is. */
export function toLanguageName(language: string): string {
  if (language === UNNAMED) return "a language other than English";
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

function toSample(text: string): string {
  if (text.length <= 3 * SAMPLE) return text;
  const middle = Math.floor((text.length - SAMPLE) / 2);
  return [text.slice(0, SAMPLE), text.slice(middle, middle + SAMPLE), text.slice(-SAMPLE)].join(" ");
}

/** 'fra' → fr, 'arb' → ar */
function toShort(language: string): string | undefined {
  return language === "und" ? undefined : Intl.getCanonicalLocales(language)[0]?.split("-")[0];
}
