/** Letters in brackets and the words that they stand for: "Transport General Authority (TGA)", "small firms (SMEs)". */
import { Kind, type Token } from "./tokens.js";
import { ROLES, TITLES } from "./vocabulary.js";

export interface Definition {
  /** The words: `tokens[from..to)`, the bracket at `to`, the letters behind it. */
  readonly from: number;
  readonly to: number;
  /** All but the small words have a capital, and no role comes first: the words are a name. */
  readonly named: boolean;
}

export function findDefinitions(tokens: readonly Token[]): readonly Definition[] {
  const found: Definition[] = [];
  for (let at = 2; at + 2 < tokens.length; at++) {
    if (tokens[at]!.text !== "(" || !LETTERS.test(tokens[at + 1]!.text) || tokens[at + 2]!.text !== ")") continue;
    const from = phraseStart(tokens, at, tokens[at + 1]!.text.replace(PLURAL, "").toLowerCase());
    if (from < 0) continue;
    const words = tokens.slice(from, at).filter(({ kind, lower }) => kind === Kind.Word && !SMALL.test(lower));
    found.push({ from, to: at, named: words.every(({ cap }) => cap) && !isRole(tokens[from]!) });
  }
  return found;
}

/** "Member of the Legislative Assembly (MLA)" */
const isRole = ({ lower }: Token) => TITLES.has(lower) || ROLES.has(lower);
const LETTERS = /^\p{Lu}[\p{Lu}&]{1,7}s?$|^\p{Lu}[\p{L}&]{0,6}\p{Lu}$/u; // "TGA", "SMEs", "DoD"
const PLURAL = /s$/;
const SMALL = /^(?:of|the|and|for|in|on|to|de|la|del|des|du|et|y|e|a|an|&)$/; // "of"

/** The first of the words before the bracket whose initials are the letters, small words taken or left; -1 where they are not. */
function phraseStart(tokens: readonly Token[], open: number, letters: string): number {
  let left = letters.length;
  for (let at = open - 1; at >= 0 && open - at <= letters.length * 2 + 2; at--) {
    const { kind, lower } = tokens[at]!;
    if (kind === Kind.Number || ENDS.test(lower)) return -1;
    if (kind !== Kind.Word) continue;
    const parts = lower.split("-").reverse(); // "non-performing"
    const taken = SMALL.test(lower)
      ? Number(lower[0] === letters[left - 1] && left > 1)
      : parts.every((part, index) => part[0] === letters[left - 1 - index])
        ? parts.length
        : Number(lower[0] === letters[left - 1]);
    if (taken === 0 && !SMALL.test(lower)) return -1;
    left -= taken;
    if (left <= 0) return at;
  }
  return -1;
}
const ENDS = /^[.;:()"!?]$/;
