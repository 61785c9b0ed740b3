/**
 * Names of one document to referents: a full name and its surname are one person, an organization and its acronym one
 * body. Two people of one surname stay two.
 */
import { fold } from "../graph/names.js";
import { distance } from "fastest-levenshtein";
import { soundOf } from "./garbles.js";
import { knownPeople } from "./gazetteer.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { aliasOf, type Identity, identifyBody, toBodies } from "./same-bodies.js";
import { GIVEN_NAMES, ROLES, TITLES } from "./vocabulary.js";

/** The identity of each name, in their order. Names with equal `name` and kind of type are one referent. */
export function identify(sentences: readonly Sentence[], names: readonly Name[]): Identity[] {
  const people = new People(sentences, names, relativesIn(sentences, names));
  const bodies = toBodies(sentences, names);
  /** "Berg told the court" in a text with Magnus Berg and his firm Berg Energy: the man. */
  const bearerBefore = (name: Name, at: number): Identity | undefined =>
    /^(?:Organization|Publication)$/.test(name.type) &&
    !name.words.includes(" ") &&
    people.isNamedBy(name.words) &&
    (name.known === undefined
      ? identifyBody(name, bodies).name !== name.words
      : sentences[name.sentence]!.tokens[name.from - 1]?.lower !== "the")
      ? people.identify({ ...name, type: "Person" }, at)
      : undefined;
  return names.map((name, at) =>
    name.type === "Person"
      ? ((people.hasBearer(name.words) ? undefined : aliasOf(name, bodies)) ?? people.identify(name, at))
      : (bearerBefore(name, at) ?? identifyBody(name, bodies)),
  );
}

/** Full names of a document's people, by surname and by given name. */
class People {
  private readonly full = new Map<string, string>();
  private readonly bySurname = new Map<string, Set<string>>();
  /** By the sound of the surname in letters of one alphabet: "Shufrich" is "Shufrych". */
  private readonly byLetters = new Map<string, Set<string>>();
  private readonly byGiven = new Map<string, Set<string>>();
  /** Those whom the text has named in full by now: a surname means none who is named so later only. */
  private readonly namedInFull = new Set<string>();
  private readonly lastAt = new Map<string, number>();
  private readonly lastSentence = new Map<string, number>();
  /** Where each is named in full. */
  private readonly fullAt = new Map<string, Name[]>();
  /** How often each is named, in full or by a surname that was understood so. */
  private readonly count = new Map<string, number>();
  /** "governor", "mrs": what stands before their full names. */
  private readonly titles = new Map<string, Set<string>>();
  /** "Mr Berg" in a text whose one Berg is a woman, or that has a "Mrs Berg" too: of whom no more is known, and the sex. */
  private readonly titled = new Map<string, Sex>();
  /** Who a surname by itself meant last, and how often others of that name were named in full since. */
  private readonly meant = new Map<string, { readonly identity: string; others: number }>();
  /** Who of a surname was named in full last, and how often in a row. */
  private readonly latest = new Map<string, { readonly identity: string; times: number }>();
  /** Whose life the text tells: named in full in its title, or by its first sentence in the way of an encyclopedia. */
  private readonly hero: string | undefined;
  /** Those who are brought in as somebody's relatives: "Berg's brother, Carl Berg". */
  private readonly relatedOnes = new Set<string>();
  /** Of these those who are somebody's wife or husband: by the surname alone the other one is called. */
  private readonly spouses = new Set<string>();

  constructor(
    private readonly sentences: readonly Sentence[],
    names: readonly Name[],
    /** Words that name somebody's son or sister: not the well-known person whom they bring to mind. */
    private readonly relatives: ReadonlySet<string>,
  ) {
    const inFull = names.filter(({ type, words }) => type === "Person" && partsOf(words).length >= 2);
    // "V. Berg" is called by the name that the text has in full, wherever that stands.
    const byFullness = inFull.toSorted((a, b) => Number(isInitial(a.words)) - Number(isInitial(b.words)));
    for (const name of byFullness) {
      const parts = partsOf(name.words);
      const identity = name.known ?? this.settle(name.words, parts);
      this.add(identity, parts);
      const title = titleBefore(sentences, name);
      if (title !== undefined) push(this.titles, identity, title);
      this.count.set(identity, (this.count.get(identity) ?? 0) + 1);
      this.fullAt.set(identity, [...(this.fullAt.get(identity) ?? []), name]);
    }
    const hero = names[findHero(sentences, names)];
    this.hero = hero && (hero.known ?? this.full.get(keyOf(partsOf(hero.words))));
    this.addTitled(names.filter(({ type, words }) => type === "Person" && partsOf(words).length === 1));
  }

  /** Those of a surname whom "Mr" and "Mrs" tell from all who bear it, or from each other. */
  private addTitled(singles: readonly Name[]): void {
    const sexes = new Map<string, Set<Sex>>();
    const sexed = singles.flatMap((name) => {
      const sex = toSex(titleBefore(this.sentences, name));
      const key = fold(name.words);
      if (sex === undefined) return [];
      sexes.set(key, (sexes.get(key) ?? new Set()).add(sex));
      return [{ name, key, sex }];
    });
    for (const { name, key, sex } of sexed) {
      const bearers = [...(this.bySurname.get(key) ?? [])];
      const alone = bearers.length === 0 && sexes.get(key)!.size === 1;
      if (alone || bearers.some((one) => this.fits(one, sex))) continue;
      const { sentence, from } = name;
      const title = this.sentences[sentence]!.tokens[from - 1]!.text.replace(".", "");
      const identity = `${title} ${name.words}`;
      this.titled.set(identity, sex);
      push(this.bySurname, key, identity);
    }
  }

  private fits(one: string, sex: Sex): boolean {
    const own = this.titled.get(one);
    return own === undefined ? fitsSex(one, sex) : own === sex;
  }

  /** Whether the document has a person in full whose surname this is. */
  hasBearer(word: string): boolean {
    return this.bySurname.has(fold(word));
  }

  /** Whether somebody of this surname was named in full by now. */
  isNamedBy(word: string): boolean {
    return [...(this.bySurname.get(fold(word)) ?? [])].some((one) => this.namedInFull.has(one));
  }

  identify(name: Name, at: number): Identity {
    const parts = partsOf(name.words);
    const full = parts.length >= 2 && !this.isSurnameOfSome(parts);
    if (!full && isFamily(this.sentences, name)) return { name: `${name.words} family`, type: "Organization" };
    const identity = full
      ? (name.known ?? this.full.get(keyOf(parts)) ?? name.words)
      : this.identifySingle(name, parts.length === 0 ? name.words : parts.join(" "));
    if (full || this.titled.has(identity)) this.namedInFull.add(identity);
    this.lastAt.set(identity, at);
    this.lastSentence.set(identity, name.sentence);
    if (full) this.noteFull(identity, fold(parts.at(-1)!), name);
    return { name: identity, type: "Person" };
  }

  /** "Van Rooyen" where the text has Pieter van Rooyen. */
  private isSurnameOfSome(parts: readonly string[]): boolean {
    return PARTICLES.test(parts[0]!) && this.bySurname.has(keyOf(parts));
  }

  private noteFull(identity: string, surname: string, name: Name): void {
    const before = this.meant.get(surname);
    if (before && before.identity !== identity) before.others++;
    const latest = this.latest.get(surname);
    if (latest?.identity === identity) latest.times++;
    else this.latest.set(surname, { identity, times: 1 });
    if (isRelated(this.sentences, name)) this.relatedOnes.add(identity);
    if (isSpouse(this.sentences, name)) this.spouses.add(identity);
  }

  /** "John J. Thomas" and "John Thomas" are one; so are "Reid Hoffman" and "Reed Hoffman". */
  private settle(words: string, parts: readonly string[]): string {
    const exact = this.full.get(keyOf(parts));
    if (exact !== undefined) return exact;
    const known = knownPeople(parts.at(-1)!).find((name) => soundsLike(name.split(" ")[0]!, parts[0]!));
    if (known !== undefined) return known; // "Ilon Musk"
    const alike = [...(this.bySurname.get(fold(parts.at(-1)!)) ?? [])].filter((other) =>
      sameGiven(partsOf(other)[0]!, parts[0]!),
    );
    if (alike.length > 1 && isInitial(words)) return words; // Viktor Berg, or Vera Berg
    if (alike[0] !== undefined) return alike[0];
    for (const other of this.byLetters.get(toLetters(parts.at(-1)!)) ?? [])
      if (toLetters(partsOf(other)[0]!) === toLetters(parts[0]!)) return other;
    return words;
  }

  private add(identity: string, parts: readonly string[]): void {
    this.full.set(keyOf(parts), identity);
    push(this.bySurname, fold(parts.at(-1)!), identity);
    const particle = parts.findIndex((part, at) => at > 0 && PARTICLES.test(part));
    if (particle > 0) push(this.bySurname, keyOf(parts.slice(particle)), identity); // "van Rooyen"
    push(this.byLetters, toLetters(parts.at(-1)!), identity);
    push(this.byGiven, fold(parts[0]!), identity);
  }

  /**
   * A surname is the full name that ends with it. Where two do, the one whom it clearly means; where it may be either, it
   * is a bearer of that name of whom no more is known. Else the given name, else what is known.
   */
  private identifySingle(name: Name, word: string): string {
    const key = fold(word);
    const all = this.bySurname.get(key);
    const bearers = all && new Set([...all].filter((one) => !this.comesLaterAsRelative(one)));
    if (bearers && bearers.size === 0) return name.words;
    if (bearers) {
      const fitting = this.fitting(name, this.withoutContrasted(name, [...bearers]));
      const meant = fitting.length === 1 ? fitting[0] : this.meantBy(key, fitting, name);
      if (meant === undefined)
        return name.known !== undefined && this.leads(name.known, bearers) ? name.known : name.words;
      if (!this.titled.has(meant)) this.meant.set(key, { identity: meant, others: 0 });
      this.count.set(meant, this.countOf(meant) + 1);
      return meant;
    }
    if (name.known !== undefined && !this.relatives.has(name.words)) return name.known;
    const written = word.length >= 4 ? [...(this.byLetters.get(toLetters(word)) ?? [])] : [];
    return this.pick(this.byGiven.get(key)) ?? (written.length === 1 ? written[0]! : name.words);
  }

  /** "| Berg | sold the paper. His son Carl Berg edits it": the one who is meant is not the son. */
  private comesLaterAsRelative(one: string): boolean {
    const [first] = (this.fullAt.get(one) ?? []).toSorted((a, b) => a.sentence - b.sentence || a.from - b.from);
    return first !== undefined && !this.namedInFull.has(one) && isOwnRelative(this.sentences, first);
  }

  /** "charged | Berg |, but Ida Berg was not charged": whom the sentence goes on to name in full is another. */
  private withoutContrasted({ sentence, from }: Name, bearers: readonly string[]): readonly string[] {
    const isNamedBehind = (one: string) =>
      this.fullAt.get(one)?.some((full) => full.sentence === sentence && full.from > from) ?? false;
    const others = bearers.filter((one) => !isNamedBehind(one));
    return others.length > 0 ? others : bearers;
  }

  /** A well-known bearer of a surname, who is named more than any other. */
  private leads(known: string, bearers: ReadonlySet<string>): boolean {
    return bearers.has(known) && [...bearers].every((one) => one === known || this.countOf(one) < this.countOf(known));
  }

  /** "Governor | Berg", "Mrs | Berg": those of that title, or of that sex; all where the title tells nothing. */
  private fitting(name: Name, bearers: readonly string[]): readonly string[] {
    const title = titleBefore(this.sentences, name);
    if (title === undefined) return bearers;
    const sex = toSex(title);
    const fitting = bearers.filter((one) =>
      sex === undefined ? this.titles.get(one)?.has(title) : this.fits(one, sex),
    );
    return fitting.length > 0 ? fitting : bearers;
  }

  /**
   * The one whom the surname meant before ("Berg's brother, Carl Berg, … Berg said"), unless another was named twice since
   * and is named more, or has the last word; else the one named last, if no other is named as often, or not for long, or
   * if the text named that one twice in a row.
   */
  private meantBy(key: string, bearers: readonly string[], { sentence }: Name): string | undefined {
    const met = bearers.filter((one) => this.namedInFull.has(one));
    if (bearers.length === 1 || met.length === 1) return met[0] ?? bearers[0];
    const latest = this.latest.get(key);
    if (
      this.hero !== undefined &&
      bearers.includes(this.hero) &&
      !(latest && latest.identity !== this.hero && latest.times >= 2)
    )
      return this.hero;
    const before = this.meant.get(key);
    if (before && this.isOvertaken(before.identity, bearers)) return undefined;
    if (before && (before.others < 2 || bearers.every((one) => this.countOf(one) <= this.countOf(before.identity))))
      return before.identity;
    const own = met.filter((one) => !this.spouses.has(one));
    if (own.length === 1 && latest !== undefined && latest.times < 2) return own[0]; // "his wife, Ida Berg, left. | Berg | said"
    const last = this.pick(new Set(bearers))!;
    const others = bearers.filter((one) => one !== last);
    const distant = (one: string) => sentence - (this.lastSentence.get(one) ?? -LONG_AGO) >= LONG_AGO;
    const twice = latest?.identity === last && latest.times >= 2;
    const clear = twice || others.every((one) => this.countOf(one) < this.countOf(last) || distant(one));
    return clear && sentence - (this.lastSentence.get(last) ?? sentence) < LONG_AGO ? last : undefined;
  }

  /** Whether another of the name, who was not brought in as somebody's relative, is spoken of since: it may be either. */
  private isOvertaken(identity: string, bearers: readonly string[]): boolean {
    const since = this.lastSentence.get(identity) ?? 0;
    return bearers.some(
      (one) => one !== identity && !this.relatedOnes.has(one) && (this.lastSentence.get(one) ?? -1) >= since,
    );
  }

  private countOf(identity: string): number {
    return this.count.get(identity) ?? 0;
  }

  private pick(identities: ReadonlySet<string> | undefined): string | undefined {
    if (!identities) return undefined;
    let best: string | undefined;
    for (const identity of identities) {
      if (best === undefined || (this.lastAt.get(identity) ?? -1) > (this.lastAt.get(best) ?? -1)) best = identity;
    }
    return best;
  }
}

/** The name of whose life the text tells: an index of the names, or -1. */
export function findHero(sentences: readonly Sentence[], names: readonly Name[]): number {
  const first = names.findIndex(({ type, words }) => type === "Person" && partsOf(words).length >= 2);
  return first >= 0 && isHero(sentences, names[first]!) ? first : -1;
}

/** "| Anna Berg | (3 May 1931 - 2008) was …": the title is the name, or the first sentence begins with it and its dates or "is". */
function isHero(sentences: readonly Sentence[], { sentence, from, to }: Name): boolean {
  const { tokens, zone } = sentences[sentence]!;
  if (from > 0) return false;
  if (zone === "title") return to === tokens.length;
  return (
    sentences.slice(0, sentence).every((before) => before.zone !== "body") &&
    /^(?:\(|was|is)$/.test(tokens[to]?.lower ?? "")
  );
}

type Sex = "m" | "f";
/** "mr" → m, "mrs." → f; no other title tells. */
const toSex = (title: string | undefined): Sex | undefined =>
  /^m(?:r|ister)\.?$/.test(title ?? "") ? "m" : /^(?:mrs|ms|miss)\.?$/.test(title ?? "") ? "f" : undefined;

/** "Pieter | van | Rooyen", "Ana | de la | Cruz". */
const PARTICLES = /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|bin|ibn|ben|ter|ten|zu)$/i;

/** "the | Berg | family": all of that name, and no one of them. */
function isFamily(sentences: readonly Sentence[], { sentence, from, to }: Name): boolean {
  const { tokens } = sentences[sentence]!;
  return /^(?:family|clan|dynasty)$/.test(tokens[to]?.lower ?? "") && tokens[from - 1]?.text !== "'s"; // "Ana's Berg family"
}

/** "Berg's brother, | Carl Berg |", "| Carl Berg |, her husband", "his wife | Ida Berg |". */
function isRelated(sentences: readonly Sentence[], { sentence, from, to }: Name): boolean {
  const { tokens } = sentences[sentence]!;
  const before = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
  if (ROLES.get(tokens[before]?.lower ?? "") === "FAMILY_OF") return true;
  if (tokens[to]?.text !== ",") return false;
  return tokens.slice(to + 1, to + 5).some(({ lower }) => ROLES.get(lower) === "FAMILY_OF");
}

/** "his | son | Carl Berg", "her | brother |, Carl Berg": of somebody named by a pronoun. */
function isOwnRelative(sentences: readonly Sentence[], { sentence, from }: Name): boolean {
  const { tokens } = sentences[sentence]!;
  const role = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
  return ROLES.get(tokens[role]?.lower ?? "") === "FAMILY_OF" && /^(?:his|her)$/.test(tokens[role - 1]?.lower ?? "");
}

/** "his wife, | Ida Berg |". */
function isSpouse(sentences: readonly Sentence[], { sentence, from }: Name): boolean {
  const { tokens } = sentences[sentence]!;
  const before = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
  return /^(?:wife|husband|spouse)$/.test(tokens[before]?.lower ?? "");
}

/** "Governor | Berg". */
function titleBefore(sentences: readonly Sentence[], { sentence, from }: Name): string | undefined {
  const word = sentences[sentence]!.tokens[from - 1]?.lower ?? "";
  return TITLES.has(word) ? word : undefined;
}

const fitsSex = (full: string, sex: Sex) => {
  const gender = GIVEN_NAMES.get(full.split(" ")[0]!.toLowerCase());
  return gender === undefined || gender === "b" || gender === sex;
};

/** "Berg's son, | Saddam |": single words behind whose relative they are. */
function relativesIn(sentences: readonly Sentence[], names: readonly Name[]): ReadonlySet<string> {
  return new Set(
    names.flatMap(({ sentence, from, words, known }) => {
      if (known === undefined || words.includes(" ")) return [];
      const tokens = sentences[sentence]!.tokens;
      const role = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
      const owned = /^(?:'s|'|his|her|their)$/.test(tokens[role - 1]?.lower ?? "");
      return owned && ROLES.get(tokens[role]!.lower) === "FAMILY_OF" ? [words] : [];
    }),
  );
}

/** Sentences after which a bearer of a surname is not thought of when it stands alone. */
const LONG_AGO = 10;

const SUFFIXES = new Set(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]);
/** "V. Berg", "VB Berg". */
const isInitial = (words: string) => /^(?:\p{Lu}\.? ?)+(?= )/u.test(words);

/** "Dr.", initials and suffixes aside: "John J. Thomas Jr." is ["John", "Thomas"]. */
function partsOf(words: string): string[] {
  const parts = words.split(" ").filter((part) => !SUFFIXES.has(part.toLowerCase()) && part !== ".");
  return parts.filter((part, at) => !(at > 0 && at < parts.length - 1 && /^\p{L}\.?$/u.test(part)));
}

/** What differs by the table of transcription alone: "Malyuk" and "Maliuk", "Zelenskiy" and "Zelensky", "Akhmad" and "Ahmad". */
const toLetters = (word: string) =>
  fold(word).replace(/[yj]/g, "i").replace(/kh/g, "h").replace(/['’]/g, "").replace(/(.)\1/g, "$1");

const keyOf = (parts: readonly string[]) => fold(parts.join(" "));

/** One letter apart and alike in sound: "Ilon" and "Elon"; two given names that are known are two. */
function soundsLike(known: string, other: string): boolean {
  const [a, b] = [fold(known), fold(other)];
  return distance(a, b) === 1 && soundOf(a) === soundOf(b) && !GIVEN_NAMES.has(b);
}

/** Equal, an initial, a short form, or one letter apart in a name of four or more: never two known names. */
function sameGiven(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)];
  if (x === y) return true;
  if (x.length === 1 || y.length === 1) return x[0] === y[0];
  return x.length >= 3 && y.length >= 3 && (x.startsWith(y) || y.startsWith(x));
}

function push(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set<string>();
  set.add(value);
  map.set(key, set);
}
