/** Words that may be a name, and what speaks against each before it is one. */
import type { Census } from "./census.js";
import type { KnownName } from "./gazetteer.js";
import { hasOrdinal, isAcronym, isPersonLike, LONE_BODIES, PARTICLES } from "./name-words.js";
import type { Words } from "./runs.js";
import { Kind } from "./tokens.js";
import { CALENDAR_WORDS, demonymCountry, FUNCTION_WORDS, HEADS, isOrdinary, TITLES } from "./vocabulary.js";

/** Words that may be a name: `tokens[from..to)` of a sentence. */
export interface Candidate {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly known?: KnownName;
  /** A title stands before it within the run: "Minister | Ellwood". */
  readonly titled: boolean;
  /** First word of its sentence, where a capital says little. */
  readonly opens: boolean;
}

/** A part of a run, as it is cut. */
export type Part = Pick<Candidate, "from" | "to" | "titled" | "opens">;

/** Takes the parts of one sentence's runs. */
export class Candidates {
  constructor(
    private readonly words: Words,
    private readonly sentence: number,
    private readonly census: Census,
    private readonly found: Candidate[],
  ) {}

  /** What is left beside a known name: without small words at its ends, and no mere head or title. */
  addRest({ from, to, titled, opens }: Part): void {
    const { tokens } = this.words;
    let start = from;
    let end = to;
    while (start < end && SMALL.test(tokens[start]!.lower)) start++;
    while (end > start && (SMALL.test(tokens[end - 1]!.lower) || PARTICLES.has(tokens[end - 1]!.text))) end--;
    if (start >= end) return;
    const { lower, text } = tokens[start]!;
    const head = (HEADS.has(lower) || TITLES.has(lower)) && !isAcronym(text); // "SPA" is no spa
    const plain = end - start === 1 && (head || (isOrdinary(lower) && !HEADS.has(lower)));
    if (plain && !titled && !this.isBody(start) && !this.isOftenCapital(start)) return;
    this.add({ from: start, to: end, titled, opens });
  }

  addKnown({ from, to, opens }: Omit<Part, "titled">, known: KnownName): void {
    const { tokens, allTitled } = this.words;
    const token = tokens[from]!;
    if (tokens[to]?.text === "$") return; // "US$ 20,000"
    if (to - from === 1) {
      const certain = (this.census.capital.get(token.text) ?? 0) > 0 && !(opens && this.census.lower.has(token.lower));
      if (known.ambiguous && (opens || allTitled) && !certain) return;
      if (token.text.length === 1 && !this.isLoneLetterName(from)) return;
      if (allTitled && isOrdinary(token.lower) && !certain) return;
    }
    this.add({ from, to, titled: false, opens }, known);
  }

  add({ from, to: end, titled, opens }: Part, known?: KnownName): void {
    if (from >= end) return;
    const to = !known && end - from >= 3 && LETTERS_BEHIND.test(this.words.tokens[end - 1]!.text) ? end - 1 : end;
    const { tokens, allTitled } = this.words;
    if (!known && to - from === 1 && !this.mayBeName(from, titled)) return;
    if (!known && allTitled && !this.isSupported(from, to)) return;
    if (!known && this.isOfficeTopic(from, to)) return;
    const start = !known && hasOrdinal(tokens, from, to) ? from - 1 : from;
    this.found.push({ sentence: this.sentence, from: start, to, ...(known && { known }), titled, opens });
  }

  /** A single word that no list knows. */
  private mayBeName(at: number, titled: boolean): boolean {
    const { text, lower } = this.words.tokens[at]!;
    if (FUNCTION_WORDS.has(lower) || CALENDAR_WORDS.has(lower) || demonymCountry(text) !== undefined) return false;
    if (/^\p{L}\.?$/u.test(text) || /^[IVX]{2,}$/.test(text)) return false; // "Z", "XIX"
    if (titled || isAcronym(text)) return true;
    if ((HEADS.has(lower) || TITLES.has(lower)) && !this.isBody(at)) return false;
    return !(isOrdinary(lower) && this.census.lower.has(lower));
  }

  /** "Member of | Parliament", "Minister for | Climate Change": what an office is concerned with, in plain words. */
  private isOfficeTopic(from: number, to: number): boolean {
    const { tokens } = this.words;
    if (!/^(?:of|for)$/.test(tokens[from - 1]?.lower ?? "") || !OFFICES.test(tokens[from - 2]?.lower ?? ""))
      return false;
    const business = tokens[from - 2]!.lower === "director"; // "director of Passion Times"
    return tokens
      .slice(from, to)
      .every(({ lower, cap }) => !cap || (isOrdinary(lower) && !(business && HEADS.has(lower))));
  }

  /** "posted on X": a single letter is a name only as a place to write. */
  private isLoneLetterName(at: number): boolean {
    const { tokens } = this.words;
    const before = tokens[at - 1]?.lower ?? "";
    const after = tokens[at + 1]?.text ?? "";
    return (
      /^(?:on|to|via|platform|network|of|from|app|site|when|by|,|"|\()$/.test(before) &&
      after !== "." &&
      !/^[A-Z]/.test(after)
    );
  }

  /** An ordinary word that the text never writes small, and twice with a capital or behind a given name. */
  private isOftenCapital(at: number): boolean {
    const { text, lower } = this.words.tokens[at]!;
    if (HEADS.has(lower) || TITLES.has(lower) || this.census.lower.has(lower)) return false;
    return (this.census.capital.get(text) ?? 0) >= 2 || this.census.surnames.has(text);
  }

  /** "the Commission" throughout a text that never writes "the commission"; "the 2nd | Battalion". */
  private isBody(at: number): boolean {
    const { tokens, allTitled } = this.words;
    const { text, lower } = tokens[at]!;
    if (!LONE_BODIES.has(lower) || allTitled) return false;
    if (hasOrdinal(tokens, at, at + 1)) return true;
    const next = tokens[at + 1];
    const attribute = next?.kind === Kind.Word && !next.cap && !FUNCTION_WORDS.has(next.lower) && at > 0; // "| Coalition | forces"
    const article = tokens[at - 1]?.lower === "the";
    return (article || attribute) && (this.census.capital.get(text) ?? 0) >= 2 && !this.census.lower.has(lower);
  }

  /** In a line of capitals: a person's full name, or words that are capitalised within a sentence too. */
  private isSupported(from: number, to: number): boolean {
    const { tokens } = this.words;
    if (isPersonLike(tokens, from, to)) return true;
    for (let at = from; at < to; at++) {
      const { text, lower, cap } = tokens[at]!;
      if (cap && isOrdinary(lower) && !this.census.capital.has(text)) return false;
    }
    return to - from <= 4;
  }
}

/** Behind a person's name: "Anna Berg | KC". */
export const LETTERS_BEHIND = /^(?:KC|QC|SAN|MP|MEP|MLA|OBE|CBE|MBE)$/; // "KC"
const OFFICES =
  /^(?:minister|secretary|undersecretary|commissioner|member|director|mec|professor|master|bachelor|doctor|advocate)$/; // "minister"
const SMALL = /^(?:of|for|and|&|the|'s)$/;
