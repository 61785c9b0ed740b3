/**
 * Names of one document to referents: a full name and its surname are one person, an organization and its acronym one
 * body. Two people of one surname stay two.
 */
import type { EntityType } from "../graph/model.js";
import { fold } from "../graph/names.js";
import { distance } from "fastest-levenshtein";
import { soundOf } from "./garbles.js";
import { knownPeople, standardGazetteer } from "./gazetteer.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { isAcronym } from "./name-words.js";
import { shortForm, tailForm } from "./typing.js";
import { GIVEN_NAMES } from "./vocabulary.js";

export interface Identity {
  readonly name: string;
  readonly type: EntityType;
}

/** The identity of each name, in their order. Names with equal `name` and kind of type are one referent. */
export function identify(sentences: readonly Sentence[], names: readonly Name[]): Identity[] {
  const people = new People(names);
  const bodies = toBodies(sentences, names);
  return names.map((name, at) =>
    name.type === "Person" ? (aliasOf(name, bodies) ?? people.identify(name, at)) : identifyBody(name, bodies),
  );
}

/** Full names of a document's people, by surname and by given name. */
class People {
  private readonly full = new Map<string, string>();
  private readonly bySurname = new Map<string, Set<string>>();
  private readonly byGiven = new Map<string, Set<string>>();
  private readonly lastAt = new Map<string, number>();
  private readonly lastSentence = new Map<string, number>();
  /** How often each is named, in full or by a surname that was understood so. */
  private readonly count = new Map<string, number>();
  /** Who a surname by itself meant last, and how often others of that name were named in full since. */
  private readonly meant = new Map<string, { readonly identity: string; others: number }>();

  constructor(names: readonly Name[]) {
    for (const name of names) {
      if (name.type !== "Person") continue;
      const parts = partsOf(name.words);
      if (parts.length < 2) continue;
      const identity = name.known ?? this.settle(name.words, parts);
      this.add(identity, parts);
      this.count.set(identity, (this.count.get(identity) ?? 0) + 1);
    }
  }

  identify(name: Name, at: number): Identity {
    const parts = partsOf(name.words);
    const identity =
      parts.length >= 2
        ? (name.known ?? this.full.get(keyOf(parts)) ?? name.words)
        : this.identifySingle(name, parts[0] ?? name.words);
    this.lastAt.set(identity, at);
    this.lastSentence.set(identity, name.sentence);
    const last = parts.length >= 2 ? this.meant.get(fold(parts.at(-1)!)) : undefined;
    if (last && last.identity !== identity) last.others++;
    return { name: identity, type: "Person" };
  }

  /** "John J. Thomas" and "John Thomas" are one; so are "Reid Hoffman" and "Reed Hoffman". */
  private settle(words: string, parts: readonly string[]): string {
    const exact = this.full.get(keyOf(parts));
    if (exact !== undefined) return exact;
    const known = knownPeople(parts.at(-1)!).find((name) => soundsLike(name.split(" ")[0]!, parts[0]!));
    if (known !== undefined) return known; // "Ilon Musk"
    for (const other of this.bySurname.get(fold(parts.at(-1)!)) ?? [])
      if (sameGiven(partsOf(other)[0]!, parts[0]!)) return other;
    return words;
  }

  private add(identity: string, parts: readonly string[]): void {
    this.full.set(keyOf(parts), identity);
    push(this.bySurname, fold(parts.at(-1)!), identity);
    push(this.byGiven, fold(parts[0]!), identity);
  }

  /**
   * A surname is the full name that ends with it. Where two do, the one whom it clearly means; where it may be either, it
   * is a bearer of that name of whom no more is known. Else the given name, else what is known.
   */
  private identifySingle(name: Name, word: string): string {
    const key = fold(word);
    const bearers = this.bySurname.get(key);
    if (bearers) {
      const meant = this.meantBy(key, [...bearers], name);
      if (meant === undefined) return name.known !== undefined && bearers.has(name.known) ? name.known : name.words;
      this.meant.set(key, { identity: meant, others: 0 });
      this.count.set(meant, this.countOf(meant) + 1);
      return meant;
    }
    if (name.known !== undefined) return name.known;
    return this.pick(this.byGiven.get(key)) ?? name.words;
  }

  /**
   * The one whom the surname meant before ("Berg's brother, Carl Berg, … Berg said"), unless another was named twice since
   * and is named more; else the one named last, if no other is named as often, or not for long.
   */
  private meantBy(key: string, bearers: readonly string[], { sentence }: Name): string | undefined {
    if (bearers.length === 1) return bearers[0];
    const before = this.meant.get(key);
    if (before && (before.others < 2 || bearers.every((one) => this.countOf(one) <= this.countOf(before.identity))))
      return before.identity;
    const last = this.pick(new Set(bearers))!;
    const others = bearers.filter((one) => one !== last);
    const distant = (one: string) => sentence - (this.lastSentence.get(one) ?? -LONG_AGO) >= LONG_AGO;
    const clear = others.every((one) => this.countOf(one) < this.countOf(last) || distant(one));
    return clear && sentence - (this.lastSentence.get(last) ?? sentence) < LONG_AGO ? last : undefined;
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

/** Sentences after which a bearer of a surname is not thought of when it stands alone. */
const LONG_AGO = 10;

const SUFFIXES = new Set(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]);
/** "Dr.", initials and suffixes aside: "John J. Thomas Jr." is ["John", "Thomas"]. */
function partsOf(words: string): string[] {
  const parts = words.split(" ").filter((part) => !SUFFIXES.has(part.toLowerCase()) && part !== ".");
  return parts.filter((part, at) => !(at > 0 && at < parts.length - 1 && /^\p{L}\.?$/u.test(part)));
}

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

interface Bodies {
  /** "uaar" → the full name whose letters it has. */
  readonly acronyms: ReadonlyMap<string, Identity>;
  /** Those that the text itself gives in brackets behind a name with these letters: they hold against what is known. */
  readonly bracketed: ReadonlyMap<string, Identity>;
  readonly canonical: ReadonlyMap<string, Identity>;
  /** "constitutional court" → "Constitutional Court of Thailand"; undefined where there are two. */
  readonly withoutOwner: ReadonlyMap<string, Identity | undefined>;
  /** "commission" → the one body of the document with that head; undefined where there are two. */
  readonly heads: ReadonlyMap<string, Identity | undefined>;
}

/** A word that looks like a person but was introduced as another name of a body. */
function aliasOf({ words, known }: Name, { canonical }: Bodies): Identity | undefined {
  const identity = known === undefined && !words.includes(" ") ? canonical.get(bodyKey(words)) : undefined;
  return identity && identity.name !== words ? identity : undefined;
}

function identifyBody(name: Name, bodies: Bodies): Identity {
  const own = { name: name.known ?? governmentOf(name.words) ?? cleanBody(name.words), type: name.type };
  const longer = bodies.withoutOwner.get(bodyKey(name.words));
  if (longer) return longer;
  const letters = isAcronym(name.words) ? name.words.replace(/\./g, "") : "";
  if (name.known !== undefined) return bodies.bracketed.get(letters) ?? own;
  const acronym = bodies.acronyms.get(letters);
  const headed = name.words.includes(" ") ? undefined : bodies.heads.get(name.words.toLowerCase());
  return acronym ?? headed ?? bodies.canonical.get(bodyKey(name.words)) ?? own;
}

function toBodies(sentences: readonly Sentence[], names: readonly Name[]): Bodies {
  const acronyms = new Map<string, Identity>();
  const bracketed = new Map<string, Identity>();
  const canonical = new Map<string, Identity>();
  const shorts = new Map<string, Identity | undefined>();
  const heads = new Map<string, Identity | undefined>();
  const withoutOwner = new Map<string, Identity | undefined>();
  names.forEach((name, at) => {
    if (name.type === "Person") return;
    const identity = { name: name.known ?? cleanBody(name.words), type: name.type };
    const parts = name.words.split(" ");
    const key = bodyKey(name.words);
    const known = canonical.get(key);
    if (parts.length > 1 && (known === undefined || name.known !== undefined)) canonical.set(key, identity);
    else if (known === undefined) canonical.set(key, identity);
    if (parts.length < 2) {
      const alias = aliasAfter(sentences, names, at);
      if (alias !== undefined && !canonical.has(bodyKey(alias))) canonical.set(bodyKey(alias), identity);
      return;
    }
    const of = parts.indexOf("of");
    const head = parts.at(of > 0 ? of - 1 : -1)!.toLowerCase();
    if (identity.type !== "Place")
      heads.set(head, heads.has(head) && heads.get(head)?.name !== identity.name ? undefined : identity);
    const unowned = bodyKey(parts.slice(0, of).join(" "));
    if (identity.type !== "Place" && of >= 2)
      withoutOwner.set(
        unowned,
        withoutOwner.has(unowned) && withoutOwner.get(unowned)?.name !== identity.name ? undefined : identity,
      );
    const letters = initials(parts);
    if (letters.length >= 2 && !acronyms.has(letters)) acronyms.set(letters, identity);
    const short = shortForm(cleanBody(name.words)) ?? tailForm(cleanBody(name.words));
    if (short !== undefined && isCompany(identity.type))
      shorts.set(
        bodyKey(short),
        shorts.has(bodyKey(short)) && shorts.get(bodyKey(short))?.name !== identity.name ? undefined : identity,
      );
    const alias = aliasAfter(sentences, names, at);
    if (alias !== undefined) canonical.set(bodyKey(alias), identity);
    const given = bracketedAfter(sentences, names, at);
    if (given !== undefined && names[at + 1]!.known === undefined) acronyms.set(given, identity);
    if (given !== undefined && given === letters) bracketed.set(given, identity);
  });
  for (const [key, identity] of shorts) {
    const own = canonical.get(key);
    if (identity && (own === undefined || isCompany(own.type))) canonical.set(key, identity);
  }
  return { acronyms, bracketed, canonical, heads, withoutOwner };
}

const isCompany = (type: EntityType) => type === "Organization" || type === "Publication";

/** "Union of Rationalist Atheists (UAAR)": an acronym in brackets directly after names what is before. */
function bracketedAfter(sentences: readonly Sentence[], names: readonly Name[], at: number): string | undefined {
  const name = names[at]!;
  const next = names[at + 1];
  if (!next || next.sentence !== name.sentence || next.from !== name.to + 1) return undefined;
  const tokens = sentences[name.sentence]!.tokens;
  if (tokens[name.to]!.text !== "(" || tokens[next.to]?.text !== ")" || !isAcronym(next.words)) return undefined;
  return next.words.replace(/\./g, "");
}

/** "Qayyarah Airfield West, also called "Q-West"": the words of the second name. */
function aliasAfter(sentences: readonly Sentence[], names: readonly Name[], at: number): string | undefined {
  const name = names[at]!;
  const next = names[at + 1];
  if (!next || next.sentence !== name.sentence || next.from - name.to > 6 || next.known !== undefined) return undefined;
  const between = sentences[name.sentence]!.tokens.slice(name.to, next.from)
    .map(({ lower }) => lower)
    .join(" ");
  return /^[,(]? ?(?:also |better |formerly |previously |otherwise )?(?:called|known as|dubbed|nicknamed|abbreviated as|aka|formerly|or simply|or just) ?(?:the )?"?$/.test(
    between,
  )
    ? next.words
    : undefined;
}

const initials = (parts: readonly string[]) =>
  parts
    .filter((part) => /^\p{Lu}/u.test(part))
    .map((part) => part[0]!)
    .join("");

/** "Government of Iraq" and "Iraqi Government" are one, under the former. */
function governmentOf(words: string): string | undefined {
  const country = /^(\p{Lu}\p{L}+) Government$/u.exec(words)?.[1];
  const name = country && standardGazetteer().countryOf(country);
  return name === undefined || name === "" ? undefined : `Government of ${name}`;
}

const LEGAL = /^(?:inc|corp|ltd|llc|plc|gmbh|co|ag|sa|nv|limited|corporation|company|incorporated)\.?$/i;
/** Without "the", a legal form, a possessive: "Acme Inc." and "Acme" are one. */
function cleanBody(words: string): string {
  const parts = words.split(" ");
  while (parts.length > 1 && LEGAL.test(parts.at(-1)!)) parts.pop();
  while (parts.length > 1 && /^(?:&|and|,)$/.test(parts.at(-1)!)) parts.pop();
  return parts.join(" ").replace(/ 's\b/g, "'s");
}

const bodyKey = (words: string) => fold(cleanBody(words));

function push(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key) ?? new Set<string>();
  set.add(value);
  map.set(key, set);
}
