/**
 * Clean text to tokens: words, numbers, addresses and single signs. Glued text comes apart here
 * ("Zhernovskaya23:45" is two tokens), names stay whole ("al-Abadi", "U.S.", "O'Brien"), a possessive is a token of its
 * own ("Musk", "'s").
 */
import type { Span } from "../graph/model.js";

export const enum Kind {
  Sign,
  Word,
  Number,
  Address,
}

export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: Kind;
  /** Begins with a capital letter. */
  readonly cap: boolean;
  /** Line ends between the token before and this one. */
  readonly breaks: number;
  /** Nothing stands between the token before and this one. */
  readonly glued: boolean;
}

const enum Class {
  Other,
  Lower,
  Upper,
  Digit,
  Space,
  Newline,
}

const CLASSES = toClasses();
/** Words that end in a full stop of their own. */
const ABBREVIATIONS = new Set(
  (
    "engr barr smt mr mrs ms mx dr prof rev hon fr sr jr st mt ft gov sen rep pres amb atty supt det gen brig maj col lt capt cmdr cpl sgt " +
    "pvt adm spc pfc cpt ssgt insp jan feb mar apr jun jul aug sep sept oct nov dec inc corp ltd co llc plc bros dept est univ assn vs etc no vol approx"
  ).split(" "),
);
const DOMAINS = new Set("com org net gov edu info io co uk ru ua de fr eu int mil tv news me us ca au nz".split(" "));
/** Second halves of compounds whose first half may be a name: "Moscow-based". */
export const COMPOUND_TAILS: ReadonlySet<string> = new Set(
  (
    "based backed led owned controlled held run born funded made affiliated linked occupied registered listed sponsored " +
    "allied brokered trained supplied dominated friendly style installed supported born-and-raised educated governed"
  ).split(" "),
);
const LONGEST_WORD = 120;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let at = 0;
  let breaks = 0;
  let previousEnd = -1;
  const add = (end: number, kind: Kind) => {
    const word = text.slice(at, end);
    const cap = kind === Kind.Word && classAt(text, at) !== Class.Lower;
    tokens.push({
      start: at,
      end,
      text: word,
      lower: kind === Kind.Sign ? word : word.toLowerCase(),
      kind,
      cap,
      breaks,
      glued: previousEnd === at,
    });
    at = previousEnd = end;
    breaks = 0;
  };
  while (at < length) {
    const kind = classAt(text, at);
    if (kind === Class.Space) at++;
    else if (kind === Class.Newline) {
      breaks++;
      at++;
    } else if (kind === Class.Digit) add(numberEnd(text, at), startsName(text, at) ? Kind.Word : Kind.Number);
    else if (kind === Class.Lower || kind === Class.Upper) {
      const address = addressEnd(text, at);
      if (address > at) add(address, Kind.Address);
      else add(wordEnd(text, at), Kind.Word);
    } else if (text[at] === "'" && (text[at + 1] === "s" || text[at + 1] === "S") && !isLetterOrDigit(text, at + 2)) {
      add(at + 2, Kind.Sign); // "'s", also after a space as in "Trump 's"
    } else add(at + (isPair(text, at) ? 2 : 1), Kind.Sign);
  }
  return tokens;
}

/** "1MDB": one digit and capitals, which is a name. */
const startsName = (text: string, at: number) =>
  classAt(text, at + 1) === Class.Upper && /^\d\p{Lu}{3,5}$/u.test(text.slice(at, letterEnd(text, at)));

/** "15,000", "1.8", "23:45", "2012-13", "400th", "21.08.23", "2A4". */
function numberEnd(text: string, start: number): number {
  let at = start;
  while (at - start < LONGEST_WORD) {
    const kind = classAt(text, at);
    if (kind === Class.Digit) at++;
    else if (".,:/-".includes(text[at] ?? " ") && classAt(text, at + 1) === Class.Digit && at > start) at++;
    else if (kind === Class.Lower && at > start && isLetterEnd(text, at))
      return letterEnd(text, at); // "4th", "10pm"
    else if (kind === Class.Upper && at > start && classAt(text, at - 1) === Class.Digit && isCode(text, at))
      return letterEnd(text, at); // "2A4", "5G"
    else break;
  }
  return Math.max(at, start + 1);
}

/** Capitals and digits up to the end of the word: not "2022In". */
function isCode(text: string, at: number): boolean {
  const end = letterEnd(text, at);
  if (end - at > 5) return false;
  for (let next = at; next < end; next++) if (classAt(text, next) === Class.Lower) return false;
  return true;
}

function isLetterEnd(text: string, at: number): boolean {
  return letterEnd(text, at) - at <= 4;
}

function letterEnd(text: string, at: number): number {
  while (isLetterOrDigit(text, at)) at++;
  return at;
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  while (at - start < LONGEST_WORD) {
    const kind = classAt(text, at);
    if (kind === Class.Lower || kind === Class.Upper) at++;
    else if (kind === Class.Digit) {
      if (isGluedNumber(text, start, at)) return at; // "Zhernovskaya23:45"
      at++;
    } else {
      const sign = text[at];
      if (sign === "'" && isLetter(text, at + 1) && !isPossessive(text, at)) at += 2;
      else if (sign === "-" && isLetterOrDigit(text, at + 1) && !isCompound(text, start, at)) at += 2;
      else if (sign === "&" && classAt(text, at + 1) === Class.Upper && at - start <= 2)
        at += 2; // "AT&T"
      else if (isWithinSum(text, start, at)) at += 2;
      else if (sign === ".") {
        const end = abbreviationEnd(text, start, at);
        if (end === 0) return at;
        return end;
      } else return at;
    }
  }
  return at;
}

/** "N2|.7bn", "Sh1|,200": the digits of a sum behind its currency's mark. */
const isWithinSum = (text: string, start: number, at: number) =>
  (text[at] === "." || text[at] === ",") &&
  at - start <= 12 &&
  classAt(text, at - 1) === Class.Digit &&
  classAt(text, at + 1) === Class.Digit &&
  /^\p{Lu}\p{L}{0,3}\d/u.test(text.slice(start, at));

const isPossessive = (text: string, at: number) =>
  (text[at + 1] === "s" || text[at + 1] === "S") && !isLetter(text, at + 2);

/** "Moscow|-based" and "ex|-president" come apart; "al-Abadi" and "so-called" do not. */
function isCompound(text: string, start: number, at: number): boolean {
  if (at - start === 2 && text.slice(start, at).toLowerCase() === "ex") return true;
  let end = at + 1;
  while (end - at < 20 && isLetter(text, end)) end++;
  if (classAt(text, at + 1) !== Class.Lower) return false;
  return COMPOUND_TAILS.has(text.slice(at + 1, end));
}

/** At a full stop: where an abbreviation that includes it ends, or 0. "U.S.", "J.", "Mr.", "D.C". */
function abbreviationEnd(text: string, start: number, stop: number): number {
  const length = stop - start;
  if (length === 1 || (length >= 3 && text[stop - 2] === ".")) {
    let at = stop;
    while (text[at] === "." && isLetter(text, at + 1) && !isLetterOrDigit(text, at + 2) && at - start < 12) at += 2;
    if (at > stop) return text[at] === "." ? at + 1 : at;
    return classAt(text, start) === Class.Upper ? stop + 1 : 0; // "J." but not "a."
  }
  if (length <= 6 && ABBREVIATIONS.has(text.slice(start, stop).toLowerCase()) && !isLetter(text, stop + 1)) {
    const lower = classAt(text, start) === Class.Lower;
    return lower && !/^(?:vs|etc|approx)$/.test(text.slice(start, stop)) ? 0 : stop + 1; // "no." may end a sentence
  }
  return 0;
}

const isGluedNumber = (text: string, start: number, at: number) =>
  at - start >= 5 && classAt(text, at - 1) === Class.Lower && classAt(text, at - 2) === Class.Lower;

/** "https://…", "www.x.org", "name@host", "Gawker.com"; `start` when there is none. */
function addressEnd(text: string, start: number): number {
  let at = start;
  while (isLetterOrDigit(text, at) && at - start < 64) at++;
  const sign = text[at];
  if (sign === ":" && text[at + 1] === "/" && text[at + 2] === "/") return pathEnd(text, at + 3);
  if (sign === "@" && isLetterOrDigit(text, at + 1) && at > start) return pathEnd(text, at + 1);
  if (sign !== "." || at - start < 2) return start;
  let dot = at;
  let last = start;
  while (text[dot] === "." && isLetterOrDigit(text, dot + 1) && dot - start < 200) {
    let end = dot + 1;
    while (isLetterOrDigit(text, end) || text[end] === "-") end++;
    if (DOMAINS.has(text.slice(dot + 1, end))) last = end;
    dot = end;
  }
  if (last === start) return start;
  return text[last] === "/" ? pathEnd(text, last) : last;
}

function pathEnd(text: string, at: number): number {
  while (
    at < text.length &&
    classAt(text, at) !== Class.Space &&
    classAt(text, at) !== Class.Newline &&
    !/["'<>)\]]/.test(text[at]!)
  )
    at++;
  while (/[.,;:!?]/.test(text[at - 1]!)) at--;
  return at;
}

const classAt = (text: string, at: number): Class => (at < text.length ? CLASSES[text.charCodeAt(at)]! : Class.Space);

function isLetter(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === Class.Lower || kind === Class.Upper;
}

function isLetterOrDigit(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === Class.Lower || kind === Class.Upper || kind === Class.Digit;
}

function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0xd800 || code > 0xdbff || at + 1 >= text.length) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

/** One class for each code unit, so that the tokenizer looks each character up once. */
function toClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if (/\n/.test(char)) classes[code] = Class.Newline;
    else if (/\s/.test(char)) classes[code] = Class.Space;
    else if (/\p{Nd}/u.test(char)) classes[code] = Class.Digit;
    else if (/[\p{Lu}\p{Lt}]/u.test(char)) classes[code] = Class.Upper;
    else if (/[\p{L}\p{M}\u00ad]/u.test(char)) classes[code] = Class.Lower; // soft hyphens stay inside their word
  }
  return classes;
}
