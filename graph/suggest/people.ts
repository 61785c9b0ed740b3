/** How likely two names of people are one person's. */
import { distance } from "fastest-levenshtein";
import { firstOfVariants } from "../given-names.js";
import { fold, words } from "../names.js";
import { compareLetters } from "./letters.js";
import type { Known, Name } from "./names.js";
import { compareWords, toSound, type Likeness } from "./sounds.js";

/** Of a surname that many bear, nobody can say more than that. */
const MOST_BEARERS = 3;

export function comparePeople(a: Name, b: Name, bearers: Known["bearers"]): Likeness | undefined {
  if (areTwoPeople(a.entity.name, b.entity.name)) return undefined;
  const letters = compareLetters(a, b);
  if (letters) return letters;
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  const surname = compareSurnames(short.words, long.words);
  if (!surname) return undefined;
  const known = bearers.get(toSound(long.words.at(-1)!)) ?? new Set<string>();
  if (long.words.length === 1) return surname.score < 1 ? surname : undefined;
  if (short.words.length === 1) {
    if (known.size > MOST_BEARERS || (known.size !== 1 && surname.score < 1)) return undefined;
    if (surname.score < 1) return { score: 0.5, reason: surname.reason };
    const is = `"${short.text}" is the surname of ${long.text}`;
    if (known.size === 1) return { score: 0.7, reason: `${is}, and nobody else here bears it.` };
    return { score: 0.5, reason: `${is}, and of ${known.size === 2 ? "one" : "two"} more here.` };
  }
  return compareFull(short, long, surname, known);
}

function compareFull(short: Name, long: Name, surname: Likeness, known: ReadonlySet<string>): Likeness | undefined {
  const [x, y] = [short.words[0]!, long.words[0]!];
  if (middlesDiffer(short.words, long.words)) return undefined;
  const likely = (score: number, reason: string) => ({
    score: surname.score === 1 ? score : score * surname.score,
    reason: surname.score === 1 ? reason : `${reason} ${surname.reason}`,
  });
  if (x === y) {
    const more = `"${long.text}" is "${short.text}" with a middle name.`;
    return surname.score === 1 ? { score: 0.85, reason: more } : surname;
  }
  if (x.length === 1 || y.length === 1) {
    if (x[0] !== y[0]) return undefined;
    const meant = [...known].filter((given) => given[0] === firstOfVariants(x.length > y.length ? x : y)[0]);
    if (meant.length > 1) return likely(0.4, `"${short.text}" and "${long.text}" agree in an initial, as others do.`);
    return likely(0.7, `"${x.toUpperCase()[0]}." may be the initial of "${x.length > 1 ? short.text : long.text}".`);
  }
  if (firstOfVariants(x) === firstOfVariants(y) || toSound(x) === toSound(y))
    return likely(0.8, `"${short.text}" and "${long.text}" have variants of one given name.`);
  if (surname.score === 1 && lacksLetter(x, y))
    return { score: 0.4, reason: `"${x}" and "${y}" differ by one letter.` };
  return undefined;
}

/** Surnames as `compareWords` has them; beside one given name, a slip in a shorter one is enough. */
function compareSurnames(x: readonly string[], y: readonly string[]): Likeness | undefined {
  const [a, b] = [x.at(-1)!, y.at(-1)!];
  const likeness = compareWords(a, b);
  if (likeness || x.length < 2 || y.length < 2 || x[0] !== y[0] || x[0]!.length < 3) return likeness;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || a[0] !== b[0] || a.endsWith("a") !== b.endsWith("a")) return undefined;
  if (toSound(a) === toSound(b)) return { score: 0.8, reason: `"${a}" and "${b}" read alike.` };
  if (shorter < 5 || distance(a, b) > 1) return undefined;
  return { score: 0.6, reason: `"${a}" and "${b}" differ by one letter.` };
}

/** "viktor" and "vikor", though not "daniel" and "daniela": a slip within, not another ending. */
function lacksLetter(x: string, y: string): boolean {
  if (Math.min(x.length, y.length) < 5 || Math.abs(x.length - y.length) !== 1) return false;
  return x[0] === y[0] && x.at(-1) === y.at(-1) && distance(x, y) === 1;
}

/** Two whole names whose given names are no variants of each other, whatever else they are called. */
function areTwoPeople(one: string, other: string): boolean {
  const [x, y] = [words(fold(one)), words(fold(other))];
  if (x.length < 2 || y.length < 2) return false;
  if ([...x].sort().join(" ") === [...y].sort().join(" ") || x.join("") === y.join("")) return false;
  const [a, b] = [x[0]!, y[0]!];
  if (a.length === 1 || b.length === 1) return a[0] !== b[0];
  if (x.at(-1) === y.at(-1) && lacksLetter(a, b)) return false;
  return firstOfVariants(a) !== firstOfVariants(b) && toSound(a) !== toSound(b);
}

function middlesDiffer(x: readonly string[], y: readonly string[]): boolean {
  const [a, b] = [x.slice(1, -1), y.slice(1, -1)];
  return a.some((word, place) => {
    const other = b[place];
    if (other === undefined || word === other) return false;
    return word.length > 1 && other.length > 1 ? toSound(word) !== toSound(other) : word[0] !== other[0];
  });
}
