/** How names are compared and searched: without case, accents, quotes or punctuation, in Latin letters. */
import anyAscii from "any-ascii";

const ASCII = /^[\x00-\x7f]*$/; // "Elon Musk": most names need no transliteration

/**
 * A name as it is compared: Latin letters, lower case, single spaces, no possessive.
 *
 *     fold("Zaporizhzhia’s")   // "zaporizhzhia"
 *     fold("Зеленский")        // "zelenskiy"
 *     fold("U.S. Navy")        // "us navy"
 */
export function fold(text: string): string {
  return (ASCII.test(text) ? text : anyAscii(text.normalize("NFKC")))
    .toLowerCase()
    .replace(/['`]s?(?=\s|$)/g, "") // "musk's", "sources'"
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1") // "u.s." → "us."
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * A text as it is searched for beginnings of words: ` elon musk `, so that it contains ` mus` though not `usk`. Several
 * names are kept apart by bars.
 */
export function toSearchText(...texts: readonly string[]): string {
  return ` ${[...new Set(texts.map(fold))].join(" | ")} `;
}

/** What a search text must contain, each, to hold words with all these beginnings: `[" elo", " mus"]`. */
export function toSearched(text: string): string[] {
  return words(fold(text)).map((word) => ` ${word}`);
}

/** The words of a folded text. */
export function words(folded: string): string[] {
  return folded.split(" ").filter(Boolean);
}
