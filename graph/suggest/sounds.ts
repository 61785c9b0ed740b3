/** How like two words are by their letters and sounds. */
import { distance } from "fastest-levenshtein";

export interface Likeness {
  readonly score: number;
  readonly reason: string;
}

/** Words that are one, read alike, or differ by a letter or two in a long word; 1 when they are one. */
export function compareWords(x: string, y: string): Likeness | undefined {
  if (x === y) return { score: 1, reason: "" };
  const shorter = Math.min(x.length, y.length);
  if (shorter < 5 || x[0] !== y[0] || DIGIT.test(x + y) || x.endsWith("a") !== y.endsWith("a")) return undefined;
  if (toSound(x) === toSound(y)) return { score: 0.8, reason: `"${x}" and "${y}" read alike.` };
  const letters = distance(x, y);
  if (letters > (shorter >= 9 ? 2 : shorter >= 7 ? 1 : 0)) return undefined;
  return { score: 0.7, reason: `"${x}" and "${y}" differ by ${letters === 1 ? "one letter" : "two letters"}.` };
}

const DIGIT = /\d/; // "f16"

/**
 * How a folded word reads, whoever wrote it down in Latin letters.
 *
 *     toSound("zelenskiy")   // "zelenski", as of "zelensky"
 *     toSound("isaxon")      // "isakson", as of "isaacson"
 */
export function toSound(word: string): string {
  return word
    .replace(/kh/g, "h") // "kharkov"
    .replace(/ph/g, "f") // "stephan"
    .replace(/x/g, "ks") // "isaxon"
    .replace(/c(?!h)|q/g, "k") // "isaacson", "qaddafi"
    .replace(/w/g, "v") // "wladimir"
    .replace(/[yj]/g, "i") // "zelensky"
    .replace(/(.)\1+/g, "$1"); // "zelenskii"
}
