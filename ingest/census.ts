/** How the words of a document are written: what tells a name at a sentence's start from an ordinary word. */
import type { Sentence } from "./passages.js";
import { Kind, type Token } from "./tokens.js";
import { GIVEN_NAMES } from "./vocabulary.js";

export interface Census {
  /** Written in lower case somewhere. */
  readonly lower: ReadonlySet<string>;
  /** Capitalised within a sentence that is not all capitals, by exact spelling: how often. */
  readonly capital: ReadonlyMap<string, number>;
  /** Words behind a given name, by exact spelling: "Berg" of "Anna Berg". */
  readonly surnames: ReadonlySet<string>;
  /** Lines in which most words are capitalised: there a capital says nothing. */
  readonly titled: readonly boolean[];
}

export function takeCensus(sentences: readonly Sentence[]): Census {
  const lower = new Set<string>();
  const capital = new Map<string, number>();
  const surnames = new Set<string>();
  const titled = sentences.map(isTitled);
  sentences.forEach(({ tokens, zone }, index) => {
    if (zone === "junk" || titled[index]) return;
    tokens.forEach((token, at) => {
      if (token.kind !== Kind.Word) return;
      if (!token.cap) lower.add(token.lower);
      else if (!startsSentence(tokens, at)) capital.set(token.text, (capital.get(token.text) ?? 0) + 1);
      const before = tokens[at - 1];
      if (token.cap && before?.cap === true && GIVEN_NAMES.has(before.lower)) surnames.add(token.text);
    });
  });
  return { lower, capital, surnames, titled };
}

/** The word that opens a sentence, or a quote within one. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const token = tokens[back]!;
    if (token.text === '"' || token.text === "'" || token.text === "(" || token.text === "[") {
      if (back === 0) return true;
      const before = tokens[back - 1]!.text;
      return before === ":" || before === "," || before === "." || before === "!" || before === "?" || before === "-";
    }
    if (token.text === ":" && token.kind === Kind.Sign) return true;
    return token.kind === Kind.Sign && /^[•*–—·>|.!?;-]$/.test(token.text) && back === 0;
  }
  return true;
}

/** "Hackers Attack Website Of Church": at least four words, seven in ten of the longer ones capitalised. */
function isTitled({ tokens }: Sentence): boolean {
  if (/[.!?"]$/.test(tokens.at(-1)!.text)) return false; // a sentence, with many names: "…", "… Ltd."

  let long = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.kind !== Kind.Word || token.text.length < 4) continue;
    long++;
    if (token.cap) capitals++;
  }
  return long >= 4 && capitals / long > 0.7 && tokens.length <= 40;
}
