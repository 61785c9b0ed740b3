/** The words of one sentence, as its runs of capitals are cut into names. */
import type { Match } from "./gazetteer.js";
import type { Words } from "./runs.js";
import type { Token } from "./tokens.js";
import { CALENDAR_WORDS, demonymCountry, FUNCTION_WORDS, HEADS, isOrdinary, TITLES } from "./vocabulary.js";

export class RunWords {
  constructor(readonly words: Words) {}

  token(at: number): Token {
    return this.words.tokens[at]!;
  }

  match(at: number): Match | undefined {
    return this.words.gazetteer.match(this.words.tokens, at);
  }

  isHead(at: number): boolean {
    return HEADS.has(this.token(at).lower);
  }

  /** Words before a title that are neither ordinary nor a people's adjective: a company, an agency. */
  isUnknownBody(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const { lower, text } = this.token(at);
      if (
        isOrdinary(lower) ||
        demonymCountry(text) ||
        TITLES.has(lower) ||
        FUNCTION_WORDS.has(lower) ||
        CALENDAR_WORDS.has(lower) ||
        HEADS.has(lower)
      )
        return false;
    }
    return true;
  }
}
