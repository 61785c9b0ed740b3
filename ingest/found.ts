/** What the rules of one sentence find, before speaker, stance and time are known. */
import type { Mention } from "./resolve.js";

export interface FoundClaim {
  readonly predicate: string;
  readonly subject: Mention;
  readonly object: Mention;
  readonly sentence: number;
  /** Tokens of the sentence that say it: the quote. */
  readonly from: number;
  readonly to: number;
  /** Token of the word that carries it: where it lies in "X said that …" decides who says it. */
  readonly anchor: number;
  readonly negated: boolean;
  readonly alleged: boolean;
  readonly confidence: number;
  readonly rule: string;
  readonly phrase?: string;
  /** "accused X of attacking Y": the accuser says the second. */
  readonly speaker?: Mention;
}

/** A confidence, to two digits. */
export const round = (value: number) => Math.round(value * 100) / 100;
