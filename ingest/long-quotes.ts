/** Quotes over several sentences: one speaker says them all. */
import type { Sentence } from "./passages.js";
import type { Scope } from "./scopes.js";

const LONGEST_QUOTE = 12;

/** A quote over several sentences has one speaker: whoever the first or the last of them names. */
export function quoteScopes(sentences: readonly Sentence[], scopes: readonly Scope[]): Scope[] {
  const bySentence = new Map<number, Scope[]>();
  for (const scope of scopes) bySentence.set(scope.sentence, [...(bySentence.get(scope.sentence) ?? []), scope]);
  const found: Scope[] = [];
  for (let first = 0; first < sentences.length; first++) {
    const whole = isQuote(sentences[first]!);
    if (!whole && !opensQuote(sentences[first]!)) continue;
    let last = whole ? first : first + 1;
    while (!whole && last < sentences.length && last - first < LONGEST_QUOTE && !closesQuote(sentences[last]!)) last++;
    if (last >= sentences.length || last - first >= LONGEST_QUOTE) continue;
    const own = [...(bySentence.get(last) ?? []), ...(bySentence.get(first) ?? [])].find(({ kind }) => kind === "say");
    const speaker = whole || !own ? speakerBefore(sentences, bySentence, first) : own;
    if (speaker)
      for (let at = first; at <= last; at++)
        if (at !== speaker.sentence)
          found.push({
            ...speaker,
            kind: "say",
            sentence: at,
            content: [0, sentences[at]!.tokens.length],
            cue: [0, 0],
            source: [0, 0],
            backward: false,
          });
    first = last;
  }
  return found;
}

/** '"I was ill," Berg said. | "Voss paid me."': a quotation that goes on behind the words of who says it. */
function speakerBefore(
  sentences: readonly Sentence[],
  bySentence: ReadonlyMap<number, readonly Scope[]>,
  first: number,
): Scope | undefined {
  const { tokens, paragraphStart } = sentences[first]!;
  const before = sentences[first - 1];
  if (paragraphStart || tokens[0]?.text !== '"' || !before || before.zone !== "body") return undefined;
  const [close, last] = [before.tokens.findLastIndex(({ text }) => text === '"'), before.tokens.at(-1)];
  if (close < 1 || last?.text === '"') return undefined;
  const sayings = (bySentence.get(first - 1) ?? []).filter(
    ({ kind, cue, content, backward }) => kind === "say" && !backward && cue[0] > close && content[0] < close,
  );
  return sayings.length === 1 ? sayings[0] : undefined;
}

/** '"Voss paid me."': nothing else in the sentence. */
function isQuote({ tokens, zone }: Sentence): boolean {
  const close = tokens.findIndex(({ text }, at) => at > 0 && text === '"');
  return zone !== "junk" && tokens[0]?.text === '"' && close > 0 && close >= tokens.length - 2;
}

/** The last quote of the sentence stands before a word, not behind one. */
function opensQuote({ tokens, zone }: Sentence): boolean {
  const at = tokens.findLastIndex(({ text }) => text === '"');
  return (
    at >= 0 && zone !== "junk" && at < tokens.length - 1 && tokens[at + 1]!.glued && !(tokens[at]!.glued && at > 0)
  );
}

/** The first quote of the sentence stands behind a word or sign. */
function closesQuote({ tokens }: Sentence): boolean {
  const at = tokens.findIndex(({ text }) => text === '"');
  return at > 0 && (tokens[at]!.glued || tokens[at + 1]?.glued !== true);
}
