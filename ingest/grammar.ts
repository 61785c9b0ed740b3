/**
 * A sentence as units: each mention one unit, each other token one. Parts of speech come from compromise's tagger, which
 * sees a plain name in the place of each mention; it runs only on sentences that a rule asks about.
 */
import nlp from "compromise";
import type { ReadReferent } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import { withTimes } from "./times.js";
import { Kind } from "./tokens.js";
import { compromiseLexicon } from "./vocabulary.js";

export type Part =
  | "name"
  | "verb"
  | "aux"
  | "noun"
  | "adjective"
  | "adverb"
  | "determiner"
  | "preposition"
  | "conjunction"
  | "pronoun"
  | "negation"
  | "number"
  | "sign"
  | "other";

export interface Unit {
  /** Tokens of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly lower: string;
  readonly part: Part;
  /** "ing" forms and past forms, as far as the tagger tells them. */
  readonly form: "base" | "past" | "gerund";
  readonly mention?: Mention;
  /** Of a mention: whether it means a person. */
  readonly person?: boolean;
}

const PLACEHOLDERS: Readonly<Record<string, string>> = { Person: "James", Place: "London" };
const AUXILIARIES = new Set(
  "is are was were be been being am has have had having do does did will would shall should can could may might must cannot can't isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't couldn't shouldn't he's she's it's they've they're i've i'm we've we're".split(
    " ",
  ),
);
const NEGATIONS = new Set("not never n't neither nor cannot".split(" "));
const PREPOSITIONS = new Set(
  "of in on at by to from with without within into onto upon over under above below between among amid during before after since until till as about against across along around behind beside beyond despite near per through throughout toward towards via for than off".split(
    " ",
  ),
);
const CONJUNCTIONS = new Set(
  "and or but nor because although though while whereas if unless whether when where that which who whom whose so yet once as".split(
    " ",
  ),
);
const DETERMINERS = new Set(
  "the a an this that these those his her its their our my your some any all both each every no another such".split(
    " ",
  ),
);

/** The units of a sentence; `mentions` are those of the sentence, outermost only, in order. */
export function toUnits(sentence: Sentence, mentions: readonly Mention[], referents: readonly ReadReferent[]): Unit[] {
  const plan: { from: number; to: number; mention?: Mention }[] = [];
  let next = 0;
  for (let at = 0; at < sentence.tokens.length;) {
    const mention = mentions[next];
    if (mention && mention.from <= at) {
      plan.push({ from: at, to: Math.max(mention.to, at + 1), mention });
      at = Math.max(mention.to, at + 1);
      next++;
    } else plan.push({ from: at, to: ++at });
  }
  const tags = tagPlan(plan, sentence, referents);
  const units = plan.map((step, index): Unit => {
    const token = sentence.tokens[step.from]!;
    const lower = step.mention
      ? sentence.tokens
          .slice(step.from, step.to)
          .map((one) => one.lower)
          .join(" ")
      : token.lower;
    const surname = plan[index + 1]?.mention !== undefined && PARTICLE.test(token.text); // "| van | Dalen"
    const part = step.mention ? "name" : surname ? "adjective" : partOf(token.lower, token.kind, tags[index]!);
    const form =
      tags[index]!.has("Gerund") || (part === "verb" && /ing$/.test(lower))
        ? "gerund"
        : tags[index]!.has("PastTense") || tags[index]!.has("Participle")
          ? "past"
          : "base";
    return {
      from: step.from,
      to: step.to,
      lower,
      part,
      form,
      ...(step.mention && { mention: step.mention, person: referents[step.mention.referent]!.type === "Person" }),
    };
  });
  return withTimes(units);
}

const PARTICLE = /^(?:van|von|der|den|ter|ten|bin|ibn|di|della|dos)$/;

const NUMBER_WORDS =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|several|million|billion)$/;

const NO_TAGS: ReadonlySet<string> = new Set();

/** compromise's tags for each step of the plan. */
function tagPlan(
  plan: readonly { from: number; to: number; mention?: Mention }[],
  sentence: Sentence,
  referents: readonly ReadReferent[],
): ReadonlySet<string>[] {
  const tags: ReadonlySet<string>[] = plan.map(() => NO_TAGS);
  const terms: Term[] = [];
  plan.forEach(({ from, mention }, index) => {
    const token = sentence.tokens[from]!;
    const last = terms.at(-1);
    if (token.kind === Kind.Sign && !mention) {
      if (last) last.post += `${token.text} `;
      return;
    }
    const text = mention ? (PLACEHOLDERS[referents[mention.referent]!.type] ?? "Google") : token.text;
    const owner = text.startsWith("'"); // "'s" is no verb here
    const term: Term = {
      pre: owner ? "'" : "",
      text: owner ? text.slice(1) : text,
      post: " ",
      normal: toNormal(mention ? text.toLowerCase() : token.lower),
      tags: new Set(),
    };
    terms.push(term);
    if (!owner) tags[index] = term.tags;
  });
  tagTerms(terms);
  return tags;
}

/** A term of compromise's document: its inner form, which it documents. */
interface Term {
  readonly pre: string;
  readonly text: string;
  post: string;
  readonly normal: string;
  readonly tags: Set<string>;
}

/** "U.S." → "us", "'s" → "s": as compromise would make it. */
const toNormal = (lower: string) => (/['.,]/.test(lower) ? lower.replace(/^'+|[.,]+/g, "") : lower);

type View = ReturnType<typeof nlp.tokenize>;
const ViewOf = nlp.tokenize("").constructor as unknown as new (document: Term[][]) => View;

/**
 * The tagging steps without those that chunk and correct, over words that are words already: many times faster than a
 * parse, and verbs come out nearly alike.
 */
function tagTerms(terms: Term[]): void {
  if (terms.length === 0) return;
  const contracted = terms.some(({ normal }) => normal.includes("'")); // "don't"
  new ViewOf([terms]).compute(contracted ? ["contractions", "lexicon", "preTagger"] : ["lexicon", "preTagger"]);
}

function partOf(lower: string, kind: Kind, tags: ReadonlySet<string>): Part {
  if (kind === Kind.Sign) return "sign";
  if (kind === Kind.Number || NUMBER_WORDS.test(lower)) return "number";
  if (NEGATIONS.has(lower)) return "negation";
  if (AUXILIARIES.has(lower)) return "aux";
  if (lower === "that" || lower === "which" || lower === "who" || lower === "whom" || lower === "whose")
    return "conjunction";
  if (DETERMINERS.has(lower)) return "determiner";
  if (PREPOSITIONS.has(lower) || lower === "worth") return "preposition"; // "a contract with Halden | worth | a million"
  if (CONJUNCTIONS.has(lower)) return "conjunction";
  if (/^(?:i|we|you|it|they|them|us|me|him|he|she)$/.test(lower)) return "pronoun";
  if (lower === "firm") return "noun"; // to the tagger, always an adjective
  if (tags.has("Verb")) return "verb";
  if (tags.has("Adverb") || /ly$/.test(lower)) return "adverb";
  if (tags.has("Adjective")) return "adjective";
  if (tags.has("Noun")) return "noun";
  return "other";
}

/** "speak" → "speak", "speaks", "spoke", "spoken", "speaking", by compromise's conjugation. */
export function conjugate(lemma: string): {
  readonly base: string;
  readonly present: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
} {
  const irregular = IRREGULAR.get(lemma);
  const { verb } = (nlp as unknown as Conjugator).methods().two.transform;
  const forms = verb.conjugate(lemma, nlp.model());
  const past = irregular?.[0] ?? forms.PastTense ?? `${lemma}ed`;
  return {
    base: lemma,
    present: lemma === "have" ? "has" : (forms.PresentTense ?? `${lemma}s`),
    past,
    participle: irregular?.[1] ?? forms.Participle ?? past,
    gerund: forms.Gerund ?? `${lemma}ing`,
  };
}

interface Conjugator {
  methods(): {
    readonly two: {
      readonly transform: {
        readonly verb: {
          conjugate(
            lemma: string,
            model: unknown,
          ): Partial<Record<"PastTense" | "PresentTense" | "Gerund" | "Participle", string>>;
        };
      };
    };
  };
}

/** Where compromise's conjugation is silent or wrong: past and participle. */
const IRREGULAR = new Map<string, readonly [string, string]>([
  ["be", ["was", "been"]],
  ["have", ["had", "had"]],
  ["wed", ["wed", "wed"]],
  ["lead", ["led", "led"]],
  ["found", ["founded", "founded"]],
  ["bid", ["bid", "bid"]],
  ["hit", ["hit", "hit"]],
  ["shut", ["shut", "shut"]],
  ["put", ["put", "put"]],
  ["cut", ["cut", "cut"]],
  ["set", ["set", "set"]],
  ["read", ["read", "read"]],
  ["overrun", ["overran", "overrun"]],
  ["run", ["ran", "run"]],
  ["come", ["came", "come"]],
  ["give", ["gave", "given"]],
  ["take", ["took", "taken"]],
  ["overthrow", ["overthrew", "overthrown"]],
  ["withdraw", ["withdrew", "withdrawn"]],
  ["say", ["said", "said"]],
  ["fly", ["flew", "flown"]],
  ["travel", ["traveled", "traveled"]],
  ["oversee", ["oversaw", "overseen"]],
  ["write", ["wrote", "written"]],
  ["become", ["became", "become"]],
  ["choose", ["chose", "chosen"]],
]);

/** True for a form that compromise's lexicon lists as a noun too: "call", "support", "talks". */
export function mayBeNoun(lower: string): boolean {
  const tags = [compromiseLexicon()[lower] ?? []].flat();
  return NOUNS_TOO.has(lower) || tags.some((tag) => /^(?:Singular|Plural|Noun|Uncountable)$/.test(tag));
}

const NOUNS_TOO = new Set(
  "call calls talk talks support supports back attack attacks strike strikes contact contacts visit visits meeting meetings fight fights praise head heads help aid aids blame charge charges fire fires fund funds host hosts hack hacks launch launches name names offer offers order orders pay pressure probe probes protest protests report reports request requests sanction sanctions sponsor sponsors target targets threat threats use uses vote votes watch witness work works command control battle battles bomb bombs block blocks ban bans deal deals buy buys lead leads question questions run runs sentence sentences slam tour tours track tracks trial travel travels raid raids hit hits shell shells update updates need needs plan plans move moves return returns share shares trade trades message messages text texts email emails phone challenge challenges force forces press board boards record records award awards state states benefit benefits advance advances search searches finance approach approaches design designs process processes manufacture build profile profiles escape murder murders assault release monitor exploit project projects list lists finding findings building buildings killing killings bombing bombings shelling funding opening closing fighting spying hacking training handling suit suits rule rules ring rings tap taps try hail salute counter rival host guard".split(
    " ",
  ),
);
