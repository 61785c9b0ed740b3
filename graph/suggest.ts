/**
 * Pairs of entities that may be one, for a person to judge; never a merge. Entities are compared only within blocks that
 * share a key of their name, so that the cost grows with their number and not with its square; a block of a very common
 * key is passed over. Pure.
 */
import { distance } from "fastest-levenshtein";
import { firstOfVariants } from "./given-names.js";
import type { Entity, EntityType } from "./model.js";
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

/** What the whole case is asked about a name. */
interface Known {
  /** The given names with which a surname is borne, by its sounds. */
  readonly bearers: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many things are called by these words with one more before them: `thing audit office`. */
  readonly longer: ReadonlyMap<string, number>;
}

const MOST_IN_BLOCK = 60;
const MOST_ALIASES = 5;

/** All likely pairs, the likeliest first, then the most mentioned. */
export function findLikelyPairs(entities: readonly Entity[]): LikelyPair[] {
  const names = entities.flatMap(toNames);
  const known: Known = { bearers: toBearers(names), longer: countLonger(names) };
  const pairs = new Map<string, LikelyPair>();
  for (const block of toBlocks(names).values()) {
    if (block.length < 2 || block.length > MOST_IN_BLOCK) continue;
    block.forEach((one, place) => {
      for (const other of block.slice(place + 1)) {
        const pair = compareNames(one, other, known);
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

function toBearers(names: readonly Name[]): Known["bearers"] {
  const bearers = new Map<string, Set<string>>();
  for (const { kind, words: all } of names) {
    const [given = "", surname] = [all[0], all.at(-1)];
    if (kind !== "Person" || all.length < 2 || surname === undefined || given.length < 2) continue;
    const sound = toSound(surname);
    bearers.set(sound, (bearers.get(sound) ?? new Set()).add(firstOfVariants(given)));
  }
  return bearers;
}

function countLonger(names: readonly Name[]): Known["longer"] {
  const entities = new Map<string, Set<string>>();
  for (const { entity, kind, words: all } of names) {
    if (!mayHaveShorter(kind, all)) continue;
    const rest = `${kind} ${all.slice(1).join(" ")}`;
    entities.set(rest, (entities.get(rest) ?? new Set()).add(entity.id));
  }
  return new Map([...entities].map(([rest, { size }]) => [rest, size]));
}

/** Bodies and publications whose first word may be left out: "National Audit Office", though not "North Korea". */
function mayHaveShorter(kind: string, all: readonly string[]): boolean {
  return (kind === "Organization" || kind === "Publication") && all.length > 2 && !SMALL.has(all[1]!);
}

function toBlocks(names: readonly Name[]): Map<string, Name[]> {
  const blocks = new Map<string, Name[]>();
  for (const name of names) {
    const keys = name.kind === "Person" ? toPersonKeys(name) : toThingKeys(name);
    const ofKind = [...new Set(keys)].map((key) => `${name.kind} ${key}`);
    for (const key of isOwnName(name) && name.kind !== "Place" ? [...ofKind, `any ${name.words.join(" ")}`] : ofKind) {
      const block = blocks.get(key);
      if (block) block.push(name);
      else blocks.set(key, [name]);
    }
  }
  return blocks;
}

const isOwnName = ({ entity, text }: Name) => entity.name === text;

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
  if (mayHaveShorter(name.kind, name.words)) keys.push(`rest ${name.words.slice(1).join(" ")}`);
  if (name.words.length > 1) keys.push(`rest ${name.words.join(" ")}`);
  if (all.length > 1) {
    keys.push(...toInitials(all).map((initials) => `acronym ${initials}`));
    keys.push(...all.map((_, place) => `but ${place} ${all.filter((_, other) => other !== place).join(" ")}`));
  } else if (isAcronym(name.text)) keys.push(`acronym ${all[0]}`);
  else keys.push(`start ${all[0]!.slice(0, 4)}`, `end ${all[0]!.slice(-4)}`);
  return keys;
}

// ── Comparing two names ─────────────────────────────────────────────────────────────────────────────────────────────

function compareNames(one: Name, other: Name, known: Known): LikelyPair | undefined {
  if (one.entity.id === other.entity.id) return undefined;
  const [a, b] = one.entity.id < other.entity.id ? [one, other] : [other, one];
  const likeness = compareByKind(a, b, known);
  if (!likeness) return undefined;
  return { a: a.entity, b: b.entity, score: likeness.score, reasons: [likeness.reason] };
}

function compareByKind(a: Name, b: Name, known: Known): Likeness | undefined {
  if (a.kind !== b.kind) return compareKinds(a, b);
  return a.kind === "Person" ? comparePersons(a, b, known.bearers) : compareThings(a, b, known.longer);
}

/** One name of two kinds: what a document took for a person may be a company. A person and a place may well share one. */
function compareKinds(a: Name, b: Name): Likeness | undefined {
  if (a.kind === "Place" || b.kind === "Place" || !isOwnName(a) || !isOwnName(b)) return undefined;
  if (a.words.join(" ") !== b.words.join(" ")) return undefined;
  const reason = `Both are called "${a.text}", one as ${WITH_ARTICLE[a.entity.type]}, the other as ${WITH_ARTICLE[b.entity.type]}.`;
  return { score: a.words.length > 1 ? 0.75 : 0.6, reason };
}

const WITH_ARTICLE: Readonly<Record<EntityType, string>> = {
  Person: "a person",
  Agency: "an agency",
  Organization: "an organization",
  System: "a system",
  Place: "a place",
  Publication: "a publication",
};

function compareLetters(a: Name, b: Name): Likeness | undefined {
  const [x, y] = [a.words, b.words];
  if (x.join(" ") === y.join(" ")) return { score: 0.8, reason: `Both are called "${a.text}".` };
  if (x.join("") === y.join("")) return { score: 0.9, reason: `"${a.text}" and "${b.text}" have the same letters.` };
  if (x.length > 1 && [...x].sort().join(" ") === [...y].sort().join(" "))
    return { score: 0.85, reason: `"${a.text}" and "${b.text}" are the same words in another order.` };
  return undefined;
}

function comparePersons(a: Name, b: Name, bearers: Known["bearers"]): Likeness | undefined {
  if (areTwoPeople(a.entity.name, b.entity.name)) return undefined;
  const letters = compareLetters(a, b);
  if (letters) return letters;
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  const surname = compareSurnames(short.words, long.words);
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

function compareThings(a: Name, b: Name, longer: Known["longer"]): Likeness | undefined {
  const [x, y] = [withoutForm(a.words), withoutForm(b.words)];
  if (x.join(" ") === y.join(" ") && a.words.length !== b.words.length) {
    if (x.length !== a.words.length && y.length !== b.words.length) return undefined;
    return { score: 0.85, reason: `"${a.text}" and "${b.text}" differ in the company's form alone.` };
  }
  const letters = compareLetters(a, b);
  if (letters) return letters;
  const shortened = compareShortened(a, b, longer);
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
