/**
 * Tokens to passages: sentences, each with its zone. A passage is also a headline, a byline, a line of a list.
 * Passages are in order and disjoint; what lies between them is white space.
 */
import type { Span, Zone } from "../graph/model.js";
import { lengthOfDateline } from "./datelines.js";
import { Kind, type Token } from "./tokens.js";
import { ROLES, TITLES } from "./vocabulary.js";
import { toZones } from "./zones.js";

/** A sentence at work: its tokens, and where its line and paragraph begin. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  /** First of its line, and first of its paragraph (after an empty line). */
  readonly lineStart: boolean;
  readonly paragraphStart: boolean;
  readonly zone: Zone;
}

export type UnzonedSentence = Omit<Sentence, "zone">;

/** A longer sentence is cut, so that every later step is bounded in what it looks at. */
const LONGEST_SENTENCE = 300;

export function splitPassages(tokens: readonly Token[]): Sentence[] {
  const sentences = splitSentences(tokens);
  const zones = toZones(sentences);
  return sentences.flatMap((sentence, index) => withoutDateline({ ...sentence, zone: zones[index]! }));
}

/** "BERLIN, May 16 (Reuters) - | Anna Berg met …": the dateline is a byline. */
function withoutDateline(sentence: Sentence): Sentence[] {
  const { tokens, zone, lineStart } = sentence;
  if (zone !== "body" && zone !== "title") return [sentence];
  const length = lengthOfDateline(tokens, lineStart);
  if (length === 0) return [sentence];
  return [
    { ...sentence, end: tokens[length - 1]!.end, tokens: tokens.slice(0, length), zone: "byline" },
    {
      ...sentence,
      start: tokens[length]!.start,
      tokens: tokens.slice(length),
      lineStart: false,
      paragraphStart: false,
    },
  ];
}

function splitSentences(tokens: readonly Token[]): UnzonedSentence[] {
  const wrapped = isHardWrapped(tokens);
  const opens = toOpenQuotes(tokens);
  const sentences: UnzonedSentence[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && at - from < LONGEST_SENTENCE && !isBreak(tokens, at, wrapped, opens)) continue;
    const own = tokens.slice(from, at);
    const first = own[0]!;
    sentences.push({
      start: first.start,
      end: own[own.length - 1]!.end,
      tokens: own,
      lineStart: from === 0 || first.breaks > 0,
      paragraphStart: from === 0 || first.breaks > 1,
    });
    from = at;
  }
  return tokens.length === 0 ? [] : sentences;
}

/** Lines of even length that break within sentences: a mail, a PDF's text. */
function isHardWrapped(tokens: readonly Token[]): boolean {
  let broken = 0;
  let ended = 0;
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.breaks !== 1) continue;
    if (token.kind === Kind.Word && !token.cap && !isTerminator(tokens[at - 1]!)) broken++;
    else ended++;
  }
  return broken >= 5 && broken * 2 >= ended;
}

function isBreak(tokens: readonly Token[], at: number, wrapped: boolean, opens: Uint8Array): boolean {
  const next = tokens[at]!;
  const last = tokens[at - 1]!;
  if (next.breaks > 1) return !isSplitNumber(tokens, at);
  if (next.breaks === 1 && !wrapped)
    return !(next.kind === Kind.Word && !next.cap && !isTerminator(last) && last.kind !== Kind.Sign);
  return isSentenceEnd(tokens, at, opens);
}

/** "for the amount of $ 1.\n\n8 billion": a number that a converter split at its point. */
function isSplitNumber(tokens: readonly Token[], at: number): boolean {
  const [number, stop, next] = [tokens[at - 2], tokens[at - 1], tokens[at]!];
  const after = tokens[at + 1];
  return (
    stop?.text === "." &&
    stop.glued &&
    number?.kind === Kind.Number &&
    next.kind === Kind.Number &&
    after !== undefined &&
    /^(?:billion|million|thousand|trillion|percent|%)$/.test(after.lower)
  );
}

function isSentenceEnd(tokens: readonly Token[], at: number, opens: Uint8Array): boolean {
  let stop = at - 1;
  while (stop > 0 && at - stop <= MOST_CLOSERS && isCloser(tokens, stop, opens) && endsHere(tokens, stop - 1, opens))
    stop--;
  const next = tokens[at]!;
  if (isCloser(tokens, at, opens)) return false; // the closer belongs to this sentence
  const terminator = tokens[stop]!;
  if (isAbbreviation(terminator))
    return stop === at - 1 && (endsAfterAbbreviation(terminator, next) || endsAfterFirm(tokens, at));
  if (!isTerminator(terminator) || isTerminator(next)) return false; // "?!", ". . ."
  return startsSentence(tokens, at); // not '"Yes." he said', not "v.2"
}

const MOST_CLOSERS = 4;
const endsHere = (tokens: readonly Token[], at: number, opens: Uint8Array) =>
  isTerminator(tokens[at]!) || isCloser(tokens, at, opens);

/** A bracket, or a quote with an odd number of quotes before it in its line. */
function isCloser(tokens: readonly Token[], at: number, opens: Uint8Array): boolean {
  const sign = tokens[at]!;
  if (sign.text === '"') return opens[at] === 1;
  return sign.text === ")" || sign.text === "]" || (sign.text === "'" && sign.glued);
}

/** For each token, whether a double quote is open before it. Quotes do not outlive their line. */
function toOpenQuotes(tokens: readonly Token[]): Uint8Array {
  const opens = new Uint8Array(tokens.length);
  let open = 0;
  tokens.forEach((token, at) => {
    if (token.breaks > 0) open = 0;
    opens[at] = open;
    if (token.text === '"') open = 1 - open;
  });
  return opens;
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first < tokens.length && first - at < 3 && /^["'([*-]$/.test(tokens[first]!.text)) first++;
  const token = tokens[first];
  if (!token) return true;
  if (token.kind === Kind.Word) return token.cap || first > at;
  return token.kind === Kind.Number || token.kind === Kind.Address || token.kind === Kind.Sign;
}

const isTerminator = (token: Token) => /^(?:[.!?…]|。)$/.test(token.text);
const isAbbreviation = (token: Token) => token.kind === Kind.Word && token.text.endsWith(".");

/** Words that begin a sentence far more often than they continue a name: "in the U.S. The minister …". */
const STARTERS = new Set(
  "the a an in on at he she it they we i but and this that these those his her its their there as when while after before if since however according for also now".split(
    " ",
  ),
);

/** "They sued Brightwell | Ltd. | Anna Berg left": no name goes on behind its legal form, except by who holds an office there. */
function endsAfterFirm(tokens: readonly Token[], at: number): boolean {
  const [name, form, next] = [tokens[at - 2], tokens[at - 1]!, tokens[at]!];
  if (!LEGAL_FORM.test(form.text) || !name?.cap || !next.cap || LEGAL_FORM.test(next.text)) return false; // "Halden Co. | Ltd."
  if (COURTESY.test(next.lower)) return true;
  return ![next, tokens[at + 1], tokens[at + 2]].some(
    (word) =>
      word?.cap && (ROLES.has(word.lower) || TITLES.has(word.lower) || /^(?:ceo|cfo|coo|cto)$/.test(word.lower)),
  ); // "Halden Inc. | Vice President Anna Berg"
}
const LEGAL_FORM =
  /^(?:Inc|Corp|Ltd|Limited|Bros|Co|S\.A|N\.V|S\.p\.A|L\.P|Pty|Pvt|Bhd|LLC|LLP|LP|PLC|GmbH|AG|SA|NV|BV|AB|AS)\.$/; // "Ltd."
const COURTESY = /^(?:mr|mrs|ms|miss|dr|prof|professor)\.?$/; // "Mr"

function endsAfterAbbreviation(abbreviation: Token, next: Token): boolean {
  const titleOrInitial =
    /^(?:[A-Z]|mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|cmdr|adm|rev|hon|sen|rep|gov|st|jr|brig|spc|sr)\.$/i;
  if (abbreviation.text.length < 4 ? titleOrInitial.test(abbreviation.text) : titleOrInitial.test(abbreviation.text))
    return false;
  return next.cap && STARTERS.has(next.lower);
}
