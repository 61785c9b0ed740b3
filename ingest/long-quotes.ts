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
    if (!opensQuote(sentences[first]!)) continue;
    let last = first + 1;
    while (last < sentences.length && last - first < LONGEST_QUOTE && !closesQuote(sentences[last]!)) last++;
    if (last >= sentences.length || last - first >= LONGEST_QUOTE) continue;
    const speaker = [...(bySentence.get(last) ?? []), ...(bySentence.get(first) ?? [])].find(
      ({ kind }) => kind === "say",
    );
    if (speaker)
      for (let at = first; at <= last; at++)
        if (at !== speaker.sentence)
          found.push({
            ...speaker,
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
