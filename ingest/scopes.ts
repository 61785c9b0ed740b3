/** A scope: one saying, who says it, the words that say that it is said, and what is said. */
import type { Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import type { Denied } from "./short-denials.js";
import { SPEAKING_NOUNS } from "./speakers.js";
import type { VerbGroup } from "./verb-groups.js";

export type ScopeKind = "say" | "deny" | "ask" | "hope";

export interface Scope {
  readonly kind: ScopeKind;
  readonly sentence: number;
  readonly speaker?: Mention;
  /** "The Kremlin and | Musk | denied": who else says it. */
  readonly others?: readonly Mention[];
  /** The words that name the speaker, for a speaker without a name. */
  readonly words?: string;
  /** Tokens of the cue, and of what is said. */
  readonly cue: readonly [from: number, to: number];
  readonly content: readonly [from: number, to: number];
  readonly source: readonly [from: number, to: number];
  /** It is about the sentence before: "This was written by …", "He denied this." */
  readonly backward: boolean;
  /** It is about the words of its own sentence before this token: "A met B, | a claim that both deny". */
  readonly aside?: number;
  /** "A met B; | C denied it": where it begins, when something stands before it in its sentence. */
  readonly after?: number;
  /** A story's: neither its deeds nor its people's posts are told as so. */
  readonly fiction?: true;
  /** Which claims before it a denial means: "denied any involvement". */
  readonly denied?: Denied;
  /** It takes back what was said before: "The newspaper withdrew the story", what somebody was charged with: "He was acquitted", or all of it: "The verdict was quashed". */
  readonly retracts?: "told" | "alleged" | "all";
  /** Of whom what is alleged is taken back: "She was acquitted". Absent: of all. */
  readonly acquits?: Mention;
  /** "Berg said that Voss | lied | when he claimed that …": whose word it is that is denied; it is told as his, too. */
  readonly liar?: Mention;
  /** "Police | suspect | that …": they do not say so. */
  readonly suspected?: true;
  /** "citing X": what a speaker says on X's word. */
  readonly cites?: true;
  /** Of a sentence of a longer quotation: the saying that names who says it. */
  readonly of?: Scope;
}

export interface AnalysedSentence {
  readonly sentence: Sentence;
  readonly index: number;
  readonly units: readonly Unit[];
  readonly groups: readonly VerbGroup[];
}

export function toScope(
  { sentence, index, units }: AnalysedSentence,
  kind: ScopeKind,
  found: {
    /** Absent: nobody is named or described. */
    subject?: number;
    source: readonly [number, number];
    cue: readonly [number, number];
    content: readonly [number, number];
    backward: boolean;
    /** The words stand for no one whom the text knows. */
    impersonal?: boolean;
  },
): Scope {
  const toTokens = ([from, to]: readonly [number, number]): [number, number] =>
    from < to ? [units[from]!.from, units[to - 1]!.to] : [0, 0];
  const { subject } = found;
  const staff =
    subject !== undefined &&
    units[subject]!.mention !== undefined &&
    units[subject + 1]?.part === "noun" &&
    SPEAKING_NOUNS.test(units[subject + 1]!.lower);
  const mention = staff || subject === undefined || found.impersonal ? undefined : units[subject]!.mention; // "two NATO officials" are not NATO
  const source = toTokens(staff ? [found.source[0], subject + 2] : found.source);
  const words = sentence.tokens
    .slice(source[0], source[1])
    .map(({ text, glued }, at) => (at > 0 && !glued ? ` ${text}` : text))
    .join("");
  return {
    kind,
    sentence: index,
    ...(mention ? { speaker: mention } : words !== "" && { words }),
    cue: toTokens(found.cue),
    content: toTokens(found.content),
    source,
    backward: found.backward,
  };
}
