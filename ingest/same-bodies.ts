/** Bodies of one document: a full name and its letters, its short form, its other names are one. */
import type { EntityType } from "../graph/model.js";
import { fold } from "../graph/names.js";
import { standardGazetteer } from "./gazetteer.js";
import type { Name } from "./mentions.js";
import { isAcronym } from "./name-words.js";
import type { Sentence } from "./passages.js";
import { shortForm, tailForm } from "./pooled-votes.js";
import { HEADS, isOrdinary } from "./vocabulary.js";

export interface Identity {
  readonly name: string;
  readonly type: EntityType;
}

export interface Bodies {
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
export function aliasOf({ words, known }: Name, { canonical }: Bodies): Identity | undefined {
  const identity = known === undefined && !words.includes(" ") ? canonical.get(bodyKey(words)) : undefined;
  return identity && identity.name !== words ? identity : undefined;
}

export function identifyBody(name: Name, bodies: Bodies): Identity {
  const own = { name: name.known ?? governmentOf(name.words) ?? cleanBody(name.words), type: name.type };
  const longer = bodies.withoutOwner.get(bodyKey(name.words));
  if (longer) return longer;
  const letters = isAcronym(name.words) ? name.words.replace(/\./g, "") : "";
  if (name.known !== undefined) return bodies.bracketed.get(letters) ?? spelledOut(letters, own, bodies) ?? own;
  const acronym = bodies.acronyms.get(letters);
  const headed = name.words.includes(" ") ? undefined : bodies.heads.get(name.words.toLowerCase());
  return acronym ?? headed ?? bodies.canonical.get(bodyKey(name.words)) ?? own;
}

/** "RBI" in a text that names Raiffeisen Bank International and not the body that is known by these letters. */
function spelledOut(letters: string, { name }: Identity, { acronyms, canonical }: Bodies): Identity | undefined {
  const found = letters.length >= 3 ? acronyms.get(letters) : undefined;
  return found && found.name !== name && !canonical.has(bodyKey(name)) ? found : undefined;
}

export function toBodies(sentences: readonly Sentence[], names: readonly Name[]): Bodies {
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
    const last = lastWordOf(parts);
    if (last !== undefined && identity.type === "Organization")
      shorts.set(last, shorts.has(last) && shorts.get(last)?.name !== identity.name ? undefined : identity);
    const alias = aliasAfter(sentences, names, at);
    if (alias !== undefined) canonical.set(bodyKey(alias), identity);
    const term = definedAfter(sentences, names, at);
    if (term !== undefined) canonical.set(bodyKey(term), identity);
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

/** "Grupo Halden" → "halden": the second of two words, where it is no ordinary one. */
function lastWordOf(parts: readonly string[]): string | undefined {
  const last = parts[1]?.toLowerCase() ?? "";
  return parts.length === 2 && last.length >= 5 && !isOrdinary(last) && !HEADS.has(last) ? fold(parts[1]!) : undefined;
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

/** 'Halden Marine Group, a firm of Oslo ("Halden")': the word in brackets and quotes that the name begins with, or that stands right behind it. */
function definedAfter(sentences: readonly Sentence[], names: readonly Name[], at: number): string | undefined {
  const name = names[at]!;
  const { tokens } = sentences[name.sentence]!;
  for (let next = at + 1; next < names.length && next - at <= 6; next++) {
    const term = names[next]!;
    if (term.sentence !== name.sentence) return undefined;
    const open = tokens[term.from - 2]?.lower === "the" ? term.from - 2 : term.from - 1;
    const quoted = tokens[term.from - 1]?.text === '"' || tokens[term.from - 2]?.text === '"';
    const bracket = tokens[open - 1]?.text === "(" || tokens[open]?.text === "(";
    if (!quoted || !bracket || tokens[term.to]?.text !== '"') continue;
    const adjacent = term.from - name.to <= 3;
    const begins = name.words.startsWith(`${term.words} `);
    return begins || (adjacent && term.known === undefined) ? term.words : undefined;
  }
  return undefined;
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
  while (parts.length > 1 && LEGAL.test(parts.at(-1)!) && !/^(?:of|the)$/.test(parts.at(-2)!)) parts.pop(); // "Board of the Company"
  while (parts.length > 1 && /^(?:&|and|,)$/.test(parts.at(-1)!)) parts.pop();
  return parts.join(" ").replace(/ 's\b/g, "'s");
}

const bodyKey = (words: string) => fold(cleanBody(words));
