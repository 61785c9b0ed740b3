/**
 * Pairs of entities that may be one, for a person to judge; never a merge. Entities are compared only within blocks that
 * share a key of their name, so that the cost grows with their number and not with its square; a block of a very common
 * key is passed over. Pure.
 */
import { distance } from "fastest-levenshtein";
import { firstOfVariants } from "./given-names.js";
import type { Entity } from "./model.js";
import { fold, words } from "./names.js";

export interface LikelyPair {
  readonly a: Entity;
  readonly b: Entity;
  /** 0 to 1: for an order, not a probability. */
  readonly score: number;
  readonly reasons: readonly string[];
}

interface Likeness {
  readonly score: number;
  readonly reason: string;
}

interface Name {
  readonly entity: Entity;
  readonly kind: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** The given names with which a surname is borne, by its sounds. */
type Bearers = ReadonlyMap<string, ReadonlySet<string>>;

const MOST_IN_BLOCK = 60;
const MOST_ALIASES = 5;

/** All likely pairs, the likeliest first, then the most mentioned. */
export function findLikelyPairs(entities: readonly Entity[]): LikelyPair[] {
  const names = entities.flatMap(toNames);
  const bearers = toBearers(names);
  const pairs = new Map<string, LikelyPair>();
  for (const block of toBlocks(names).values()) {
    if (block.length < 2 || block.length > MOST_IN_BLOCK) continue;
    block.forEach((one, place) => {
      for (const other of block.slice(place + 1)) {
        const pair = compareNames(one, other, bearers);
        if (!pair) continue;
        const key = `${pair.a.id}\n${pair.b.id}`;
        if (pair.score > (pairs.get(key)?.score ?? 0)) pairs.set(key, pair);
      }
    });
  }
  return [...pairs.values()].sort(byLikelihood);
}

export function byLikelihood(one: LikelyPair, other: LikelyPair): number {
  const mentions = ({ a, b }: LikelyPair) => Math.min(a.mentions, b.mentions);
  const ids = ({ a, b }: LikelyPair) => `${a.id}\n${b.id}`;
  return other.score - one.score || mentions(other) - mentions(one) || (ids(one) < ids(other) ? -1 : 1);
}

// ── Names and blocks ────────────────────────────────────────────────────────────────────────────────────────────────

/** The name, and aliases that are no mere part of it: `Musk` alone says nothing that `Elon Musk` does not. */
function toNames(entity: Entity): Name[] {
  const kind = entity.type === "Agency" ? "Organization" : entity.type;
  const toName = (text: string): Name => ({ entity, kind, text, words: withoutArticle(words(fold(text))) });
  const own = toName(entity.name);
  const others = entity.aliases.map(toName).filter((alias) => alias.words.some((word) => !own.words.includes(word)));
  const all = [own, ...others.slice(0, MOST_ALIASES)].filter((name) => name.words.length > 0);
  return [...new Map(all.map((name) => [name.words.join(" "), name])).values()];
}

const withoutArticle = (all: readonly string[]) => (all[0] === "the" && all.length > 1 ? all.slice(1) : all);

function toBearers(names: readonly Name[]): Bearers {
  const bearers = new Map<string, Set<string>>();
  for (const { kind, words: all } of names) {
    const [given = "", surname] = [all[0], all.at(-1)];
    if (kind !== "Person" || all.length < 2 || surname === undefined || given.length < 2) continue;
    const sound = toSound(surname);
    bearers.set(sound, (bearers.get(sound) ?? new Set()).add(firstOfVariants(given)));
  }
  return bearers;
}

function toBlocks(names: readonly Name[]): Map<string, Name[]> {
  const blocks = new Map<string, Name[]>();
  for (const name of names) {
    for (const key of new Set(name.kind === "Person" ? toPersonKeys(name) : toThingKeys(name))) {
      const whole = `${name.kind} ${key}`;
      const block = blocks.get(whole);
      if (block) block.push(name);
      else blocks.set(whole, [name]);
    }
  }
  return blocks;
}

function toPersonKeys({ words: all }: Name): string[] {
  const surname = toSound(all.at(-1)!);
  const common = [`letters ${all.join("")}`, `words ${[...all].sort().join(" ")}`, `surname ${surname}`];
  if (all.length === 1) return [...common, `start ${surname.slice(0, 4)}`];
  const initial = firstOfVariants(all[0]!)[0];
  return [
    ...common,
    `person ${initial} ${surname}`,
    `near ${initial} ${surname.slice(0, 4)}`,
    `end ${initial} ${surname.slice(-4)}`,
  ];
}

function toThingKeys(name: Name): string[] {
  const all = withoutForm(name.words);
  const keys = [`letters ${all.join("")}`, `words ${[...all].sort().join(" ")}`];
  if (all.length > 1) {
    keys.push(...toInitials(all).map((initials) => `acronym ${initials}`));
    keys.push(...all.map((_, place) => `but ${place} ${all.filter((_, other) => other !== place).join(" ")}`));
  } else if (isAcronym(name.text)) keys.push(`acronym ${all[0]}`);
  else keys.push(`start ${all[0]!.slice(0, 4)}`, `end ${all[0]!.slice(-4)}`);
  return keys;
}

// ── Comparing two names ─────────────────────────────────────────────────────────────────────────────────────────────

function compareNames(one: Name, other: Name, bearers: Bearers): LikelyPair | undefined {
  if (one.entity.id === other.entity.id) return undefined;
  const [a, b] = one.entity.id < other.entity.id ? [one, other] : [other, one];
  const likeness = a.kind === "Person" ? comparePersons(a, b, bearers) : compareThings(a, b);
  if (!likeness) return undefined;
  return { a: a.entity, b: b.entity, score: likeness.score, reasons: [likeness.reason] };
}

function compareLetters(a: Name, b: Name): Likeness | undefined {
  const [x, y] = [a.words, b.words];
  if (x.join(" ") === y.join(" ")) return { score: 0.8, reason: `Both are called "${a.text}".` };
  if (x.join("") === y.join("")) return { score: 0.9, reason: `"${a.text}" and "${b.text}" have the same letters.` };
  if (x.length > 1 && [...x].sort().join(" ") === [...y].sort().join(" "))
    return { score: 0.85, reason: `"${a.text}" and "${b.text}" are the same words in another order.` };
  return undefined;
}

function comparePersons(a: Name, b: Name, bearers: Bearers): Likeness | undefined {
  if (areTwoPeople(a.entity.name, b.entity.name)) return undefined;
  const letters = compareLetters(a, b);
  if (letters) return letters;
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  const surname = compareWords(short.words.at(-1)!, long.words.at(-1)!);
  if (!surname) return undefined;
  const known = bearers.get(toSound(long.words.at(-1)!)) ?? new Set<string>();
  if (long.words.length === 1) return surname;
  if (short.words.length === 1) {
    if (known.size !== 1) return undefined;
    const only = `"${short.text}" is the surname of ${long.text}, and nobody else here bears it.`;
    return surname.score === 1 ? { score: 0.7, reason: only } : { score: 0.5, reason: surname.reason };
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
  return undefined;
}

/** Two whole names whose given names are no variants of each other, whatever else they are called. */
function areTwoPeople(one: string, other: string): boolean {
  const [x, y] = [words(fold(one)), words(fold(other))];
  if (x.length < 2 || y.length < 2) return false;
  if ([...x].sort().join(" ") === [...y].sort().join(" ") || x.join("") === y.join("")) return false;
  const [a, b] = [x[0]!, y[0]!];
  if (a.length === 1 || b.length === 1) return a[0] !== b[0];
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

function compareThings(a: Name, b: Name): Likeness | undefined {
  const [x, y] = [withoutForm(a.words), withoutForm(b.words)];
  if (x.join(" ") === y.join(" ") && a.words.length !== b.words.length) {
    if (x.length !== a.words.length && y.length !== b.words.length) return undefined;
    return { score: 0.85, reason: `"${a.text}" and "${b.text}" differ in the company's form alone.` };
  }
  const letters = compareLetters(a, b);
  if (letters) return letters;
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

/** Words that are one, read alike, or differ by a letter or two in a long word; 1 when they are one. */
function compareWords(x: string, y: string): Likeness | undefined {
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
function toSound(word: string): string {
  return word
    .replace(/kh/g, "h") // "kharkov"
    .replace(/ph/g, "f") // "stephan"
    .replace(/x/g, "ks") // "isaxon"
    .replace(/c(?!h)|q/g, "k") // "isaacson", "qaddafi"
    .replace(/w/g, "v") // "wladimir"
    .replace(/[yj]/g, "i") // "zelensky"
    .replace(/(.)\1+/g, "$1"); // "zelenskii"
}

// ── Bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const FORMS = new Set(
  "ltd limited inc incorporated corp corporation co llc plc lp ag gmbh kg sa spa srl nv bv ab oy ooo oao pao pjsc".split(
    " ",
  ),
);
const SMALL = new Set(["of", "the", "and", "for", "in", "on", "de", "la", "et"]);

/** `["northgate", "ltd"]` → `["northgate"]`; a name of nothing else stays. */
function withoutForm(all: readonly string[]): readonly string[] {
  return all.length > 1 && FORMS.has(all.at(-1)!) ? withoutForm(all.slice(0, -1)) : all;
}

/** "National Reconnaissance Office", "Department of Defense": `["nro"]`, `["dd", "dod"]`. */
function toInitials(all: readonly string[]): string[] {
  const initials = (some: readonly string[]) => some.map((word) => word[0]).join("");
  const found = [initials(all.filter((word) => !SMALL.has(word))), initials(all)];
  return [...new Set(found)].filter(({ length }) => length > 1);
}

const isAcronym = (text: string) => /^(?:[A-Z]\.?){2,8}$/.test(text.trim()); // "NRO", "U.N."
