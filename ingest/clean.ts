/**
 * The text as the later steps read it: plain quotes, hyphens and spaces, no invisible or control characters.
 *
 * Invariant: one code unit becomes one code unit, so every offset into the clean text is an offset into the stored text.
 * What cleaning cannot repair without moving text (words glued together, numbers split over lines) is repaired where it
 * is read: in `tokens` and `passages`.
 */
export function clean(text: string): string {
  const plain = text.replace(ODD, (char, at: number) => {
    if (char === "\r") return text[at + 1] === "\n" ? " " : "\n"; // "\r\n" keeps one line end
    return PLAIN.get(char) ?? " ";
  });
  return plain.includes("''")
    ? plain.replace(TYPED_QUOTES, (_, before: string) => (before ? `${before}" ` : ' "'))
    : plain;
}

const TYPED_QUOTES = /(\S)''|''/g; // ''It is done,'' he said: a quotation mark typed as two apostrophes

const SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07`"; // ‘ ’ ‚ ‛ ′ ʼ ´ ＇ `
const DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"; // “ ” „ ‟ ″ « » ＂
const HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"; // ‐ ‑ ‒ − ﹣ －
const SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"; // no-break, thin, ideographic …
const INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f";
const NEWLINES = "\u2028\u2029\u0085\u000b\u000c\r";
// With "u", `\p{Surrogate}` is a lone half only: pairs are one character.
const ODD = new RegExp(
  `[${SINGLE_QUOTES}${DOUBLE_QUOTES}${HYPHENS}${SPACES}${INVISIBLE}${NEWLINES}]|\\p{Surrogate}`,
  "gu",
);

const PLAIN = new Map<string, string>();
for (const char of SINGLE_QUOTES) PLAIN.set(char, "'");
for (const char of DOUBLE_QUOTES) PLAIN.set(char, '"');
for (const char of HYPHENS) PLAIN.set(char, "-");
for (const char of "\u2028\u2029\u0085\u000b\u000c") PLAIN.set(char, "\n");
