/** How likely two names of bodies, systems, places or publications are one's. */
import { compareLetters } from "./letters.js";
import { beginningsOf, mayHaveShorter, SMALL, withoutForm, type Known, type Name } from "./names.js";
import { compareWords, type Likeness } from "./sounds.js";

export function compareThings(a: Name, b: Name, known: Known): Likeness | undefined {
  const [x, y] = [withoutForm(a.words), withoutForm(b.words)];
  if (x.join(" ") === y.join(" ") && a.words.length !== b.words.length) {
    if (x.length !== a.words.length && y.length !== b.words.length) return undefined;
    return { score: 0.85, reason: `"${a.text}" and "${b.text}" differ in the company's form alone.` };
  }
  const letters = compareLetters(a, b);
  if (letters) return letters;
  const shortened = compareShortened(a, b, known.longer) ?? compareBeginnings(a, b, known.beginning);
  if (shortened) return shortened;
  const [short, long, less, more] = x.length < y.length ? [a, b, x, y] : [b, a, y, x];
  if (less.length === 1 && isAcronym(short.text) && toInitials(more).includes(less[0]!)) {
    return { score: less[0]!.length > 2 ? 0.75 : 0.45, reason: `"${short.text}" are the initials of "${long.text}".` };
  }
  if (less.length !== more.length) return undefined;
  const [place, ...others] = less.flatMap((word, at) => (word === more[at] ? [] : [at]));
  if (place === undefined || others.length > 0) return undefined;
  const likeness = compareWords(less[place]!, more[place]!);
  return likeness && { ...likeness, score: likeness.score * 0.9 };
}

/** "Audit Office" of the one "National Audit Office" that there is. */
function compareShortened(a: Name, b: Name, longer: Known["longer"]): Likeness | undefined {
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  if (short.words.length < 2 || !mayHaveShorter(long.kind, long.words)) return undefined;
  const rest = short.words.join(" ");
  if (long.words.slice(1).join(" ") !== rest || longer.get(`${long.kind} ${rest}`) !== 1) return undefined;
  return {
    score: 0.6,
    reason: `"${short.text}" is "${long.text}" without its first word, and nothing else here ends so.`,
  };
}

/** "Halden" of the one "Halden Marine Services" that there is. */
function compareBeginnings(a: Name, b: Name, beginning: Known["beginning"]): Likeness | undefined {
  const [short, long] = withoutForm(a.words).length < withoutForm(b.words).length ? [a, b] : [b, a];
  const part = withoutForm(short.words).join(" ");
  if (beginning.get(`${long.kind} ${part}`) !== 1) return undefined;
  if (!beginningsOf(long).some((words) => words.join(" ") === part)) return undefined;
  return { score: 0.5, reason: `"${long.text}" begins with "${short.text}", and nothing else here does.` };
}

/** "National Reconnaissance Office", "Department of Defense": `["nro"]`, `["dd", "dod"]`. */
export function toInitials(all: readonly string[]): string[] {
  const initials = (some: readonly string[]) => some.map((word) => word[0]).join("");
  const found = [initials(all.filter((word) => !SMALL.has(word))), initials(all)];
  return [...new Set(found)].filter(({ length }) => length > 1);
}

export const isAcronym = (text: string) => /^(?:[A-Z]\.?){2,8}$/.test(text.trim()); // "NRO", "U.N."
