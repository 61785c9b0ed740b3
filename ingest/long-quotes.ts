/** Quotes over several sentences and paragraphs: one speaker says them all, and what is quoted alone behind his words. */
import type { Sentence } from "./passages.js";
import type { Scope } from "./scopes.js";

const LONGEST_QUOTE = 12;

interface Quote {
  readonly first: number;
  readonly last: number;
  /** Token of its first mark in the first sentence, and of its last in the last. */
  readonly open: number;
  readonly close: number;
}

/**
 * A quote over several sentences has one speaker: whoever the first or the last of them names outside of it; where
 * neither does, and nothing but the quote stands there, whoever spoke right before.
 */
export function quoteScopes(sentences: readonly Sentence[], scopes: readonly Scope[]): Scope[] {
  const bySentence = new Map<number, Scope[]>();
  for (const scope of scopes) bySentence.set(scope.sentence, [...(bySentence.get(scope.sentence) ?? []), scope]);
  const found: Scope[] = [];
  let before: { readonly last: number; readonly speaker: Scope } | undefined;
  for (let at = 0; at < sentences.length; at++) {
    const quote = quoteFrom(sentences, at);
    if (!quote) continue;
    const saying = sayingOf(quote, bySentence) ?? speakerBehind(sentences, bySentence, quote);
    const carried = before?.last === quote.first - 1 ? before.speaker : undefined;
    const speaker =
      saying ??
      (opensSentence(sentences, quote) ? (speakerBefore(sentences, bySentence, quote.first) ?? carried) : undefined);
    if (speaker) {
      before = { last: quote.last, speaker };
      for (let part = quote.first; part <= quote.last; part++)
        if (part !== speaker.sentence) found.push(toPart(sentences, quote, part, speaker));
    }
    at = quote.last;
  }
  return found;
}

/** The quote that opens in this sentence and ends in a later one, or is all of it. */
function quoteFrom(sentences: readonly Sentence[], first: number): Quote | undefined {
  const sentence = sentences[first]!;
  const whole = wholeQuote(sentence);
  if (whole !== undefined) return { first, last: first, open: 0, close: whole };
  const open = openQuote(sentence);
  if (open === undefined) return undefined;
  for (let last = first + 1; last < sentences.length && last - first < LONGEST_QUOTE; last++) {
    const close = closeQuote(sentences[last]!);
    if (close !== undefined) return { first, last, open, close };
  }
  return undefined;
}

const isMark = ({ text }: { readonly text: string }) => text === '"';

/** '"Voss paid me."': the mark that ends it, when nothing else is in the sentence. */
function wholeQuote({ tokens, zone }: Sentence): number | undefined {
  if (zone === "junk" || tokens[0]?.text !== '"') return undefined;
  const close = tokens.findIndex((token, at) => at > 0 && isMark(token));
  return close > 0 && close >= tokens.length - 2 ? close : undefined;
}

/** The last quote of the sentence stands before a word, not behind one. */
function openQuote({ tokens, zone }: Sentence): number | undefined {
  const at = tokens.findLastIndex(isMark);
  const opens = at >= 0 && zone !== "junk" && at < tokens.length - 1 && tokens[at + 1]!.glued;
  return opens && !(tokens[at]!.glued && at > 0) ? at : undefined;
}

/** The first quote of the sentence stands behind a word or sign; the mark that opens a paragraph of a quote ends none. */
function closeQuote({ tokens }: Sentence): number | undefined {
  const at = tokens.findIndex((token, index) => index > 0 && isMark(token));
  return at > 0 && (tokens[at]!.glued || tokens[at + 1]?.glued !== true) ? at : undefined;
}

const opensSentence = (sentences: readonly Sentence[], { first }: Quote) => sentences[first]!.tokens[0]?.text === '"';

/** '… so it goes," | Berg said', 'Berg said: | "So it …': a saying outside of the quote. */
function sayingOf(quote: Quote, bySentence: ReadonlyMap<number, readonly Scope[]>): Scope | undefined {
  if (quote.first === quote.last) return undefined;
  const behind = (bySentence.get(quote.last) ?? []).find((scope) => says(scope) && scope.cue[0] > quote.close);
  return behind ?? (bySentence.get(quote.first) ?? []).find((scope) => says(scope) && scope.cue[1] <= quote.open);
}

const says = ({ kind, cue }: Scope) => kind === "say" && cue[0] < cue[1];

/**
 * '"I was ill," Berg said. | "Voss paid me."', 'Berg said she was ill. | "Voss paid me."': a quotation that goes on behind
 * the words of who says it.
 */
function speakerBefore(
  sentences: readonly Sentence[],
  bySentence: ReadonlyMap<number, readonly Scope[]>,
  first: number,
): Scope | undefined {
  const before = sentences[first - 1];
  if (before?.zone !== "body") return undefined;
  const close = before.tokens.findLastIndex(isMark);
  const outer = (bySentence.get(first - 1) ?? []).filter((scope) => says(scope) && !scope.backward);
  if (close === before.tokens.length - 1 && close > 0) return undefined;
  const sayings = outer.filter(
    ({ cue, content }) =>
      (close < 1 || cue[0] > close) &&
      !outer.some((other) => holds(other, cue) && !holds({ content }, other.cue)) &&
      content[0] < content[1],
  );
  return sayings.length === 1 ? sayings[0] : undefined;
}

/** '"Who are they?" | Berg said of Voss': the mark ends no sentence of the text's. */
function speakerBehind(
  sentences: readonly Sentence[],
  bySentence: ReadonlyMap<number, readonly Scope[]>,
  { last, close }: Quote,
): Scope | undefined {
  const [quoted, next] = [sentences[last]!, sentences[last + 1]];
  if (!next || next.paragraphStart || !/^[?!]$/.test(quoted.tokens[close - 1]?.text ?? "")) return undefined;
  return (bySentence.get(last + 1) ?? []).find(
    (scope) => says(scope) && scope.source[0] === 0 && scope.cue[0] === scope.source[1] && !saysMore(next, scope),
  );
}

/** "Berg said | that …", 'Berg said: | "…"'. */
const saysMore = ({ tokens }: Sentence, { cue }: Scope) => /^(?:that|:|,|")$/.test(tokens[cue[1]]?.lower ?? "");

/** "Berg said that | Voss claims | …": the inner of two. */
const holds = ({ content }: Pick<Scope, "content">, cue: readonly [number, number]) =>
  content[0] <= cue[0] && cue[1] <= content[1];

function toPart(sentences: readonly Sentence[], quote: Quote, sentence: number, speaker: Scope): Scope {
  return {
    ...speaker,
    kind: "say",
    sentence,
    content: [
      sentence === quote.first ? quote.open : 0,
      sentence === quote.last ? quote.close + 1 : sentences[sentence]!.tokens.length,
    ],
    cue: [0, 0],
    source: [0, 0],
    backward: false,
    of: speaker.of ?? speaker,
  };
}
