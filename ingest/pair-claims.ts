/** "They met in Prague", "The two men never spoke": what is said of two whom the sentences before name. */
import type { EntityType, ReadReferent } from "../graph/model.js";
import type { Clause } from "./clause.js";
import { type FoundClaim, round } from "./found.js";
import { VERB_FRAMES, toEndLetter } from "./frames.js";
import type { Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import { standingOf } from "./standing.js";
import { isReciprocal } from "./verb-ends.js";
import type { VerbGroup } from "./verb-groups.js";
import { GIVEN_NAMES } from "./vocabulary.js";

/** Sentences in which the two are looked for, the nearest first. */
const REACH = 2;
const CONFIDENCE = 0.6;

export interface Before {
  readonly sentences: readonly Sentence[];
  /** The mentions of every sentence of the document, in order. */
  readonly bySentence: readonly (readonly Mention[])[];
}

export function findPairClaims(clause: Clause, before: Before): FoundClaim[] {
  const { units, groups, sentence, referents } = clause;
  return groups.flatMap((group): FoundClaim[] => {
    const both = bothBefore(units, group);
    const pair = both && findPair(before, both, { sentence, referents });
    if (!pair) return [];
    const standing = standingOf(clause, group);
    if (standing === "unreal") return [];
    const [one, other] = pair.map((referent): Mention => ({
      sentence,
      from: units[both.from]!.from,
      to: units[both.to - 1]!.to,
      kind: "description",
      referent,
    })) as [Mention, Mention]; // of two
    return togetherOf(units, group, referents[one.referent]!).map((predicate) => ({
      predicate,
      subject: one,
      object: other,
      sentence,
      from: one.from,
      to: units[group.at]!.to,
      anchor: units[group.at]!.from,
      negated: standing === "negated",
      alleged: standing === "alleged",
      confidence: round(CONFIDENCE),
      rule: `pair/${group.lemmas[0] ?? ""}`,
    }));
  });
}

interface Both {
  readonly from: number;
  readonly to: number;
  readonly types: readonly EntityType[];
  /** "They" alone: others may be meant who are not named. */
  readonly bare: boolean;
  readonly sex?: "m" | "f";
}

const PEOPLE = ["Person"] as const;
const BODIES = ["Agency", "Organization"] as const;

/** "| They | met", "| The two (men) | never met", "| Both companies | signed". */
function bothBefore(units: readonly Unit[], { start, passive, infinitive, gerund }: VerbGroup): Both | undefined {
  if (passive || infinitive || gerund) return undefined;
  let to = start;
  while (to > 0 && (units[to - 1]!.part === "adverb" || units[to - 1]!.lower === "both")) to--;
  const noun = units[to - 1];
  if (!noun || noun.mention) return undefined;
  if (noun.lower === "they") return opens(units, to - 1) ? { from: to - 1, to, types: PEOPLE, bare: true } : undefined;
  const types = noun.lower === "two" || MEN.test(noun.lower) ? PEOPLE : FIRMS.test(noun.lower) ? BODIES : undefined;
  if (!types) return undefined;
  const words: Omit<Both, "from"> = { to, types, bare: false, ...sexOf(noun.lower) };
  const two = noun.lower === "two" ? to - 1 : to - 2;
  if (units[two]?.lower === "both" && opens(units, two)) return { from: two, ...words };
  const article = /^(?:two|pair|couple)$/.test(units[two]?.lower ?? "") ? two - 1 : -1;
  return article >= 0 && /^(?:the|these|those)$/.test(units[article]!.lower) && opens(units, article)
    ? { from: article, ...words }
    : undefined;
}
const sexOf = (noun: string): Pick<Both, "sex"> =>
  noun === "men" ? { sex: "m" } : noun === "women" ? { sex: "f" } : {};
const MEN =
  /^(?:men|women|leaders|politicians|presidents|ministers|executives|businessmen|businesswomen|officials|lawyers|brothers|sisters|rivals|partners|friends|colleagues)$/;
const FIRMS = /^(?:companies|firms|groups|banks|bodies|sides|parties|organizations|organisations|agencies)$/;

/** The words of a sentence begin here, or those of what somebody says behind "that" or a comma; not those of a quotation. */
const opens = (units: readonly Unit[], at: number) =>
  at === 0 || /^(?:that|said|,|and|but)$/.test(units[at - 1]?.lower ?? "");

/** The two of these types in the sentence before, or in the two before; undefined where there are more, or fewer. */
function findPair(
  { sentences, bySentence }: Before,
  { types, bare, sex }: Both,
  { sentence, referents }: Pick<Clause, "sentence" | "referents">,
): readonly number[] | undefined {
  const found = new Set<number>();
  for (let before = sentence - 1; before >= Math.max(0, sentence - REACH); before--) {
    if (bare && sentences[before]!.tokens.some(({ lower }) => FOLK.test(lower))) return undefined;
    for (const { referent } of bySentence[before]!) {
      const { type, name } = referents[referent]!;
      if (types.includes(type) && (sex === undefined || mayBe(sex, name))) found.add(referent);
    }
    if (bare && found.size === 0) return undefined;
    if (found.size > 1) return found.size === 2 ? [...found].sort((a, b) => a - b) : undefined;
  }
  return undefined;
}

/** Several who are not named: "Their | lawyers | called. They met". */
const FOLK =
  /^(?:people|officials|lawyers|ministers|reporters|journalists|employees|executives|members|leaders|police|prosecutors|officers|soldiers|troops|delegations?|envoys|aides|advisers|advisors|spouses|teams|workers|investigators|witnesses|voters|lawmakers|senators|deputies|directors|shareholders|investors|staff|friends|colleagues|relatives|parents|children|others|families|men|women|guests|partners|allies|rivals|opponents|agents)$/;

function mayBe(sex: "m" | "f", name: string): boolean {
  const given = GIVEN_NAMES.get(name.split(" ")[0]!.toLowerCase());
  return given === undefined || given === "b" || given === sex;
}

/** What two do with one another where no more is said of it. */
const TOGETHER = /^(?:MET_WITH|SPOKE_WITH|SIGNED_AGREEMENT_WITH|MERGED_WITH)$/;

/** "They met | reporters". */
const isThing = (next: Unit | undefined) =>
  next?.part === "noun" && !/day$|^(?:times?|years?|months?|weeks?|twice|once)$/.test(next.lower);

/** What the verb says of two who do it together. */
function togetherOf(units: readonly Unit[], { at, lemmas }: VerbGroup, { type }: ReadReferent): string[] {
  const predicates = lemmas.flatMap((lemma) =>
    (VERB_FRAMES.get(lemma) ?? [])
      .filter(
        (frame) =>
          TOGETHER.test(frame.predicate) &&
          frame.particles.length === 0 &&
          !isThing(units[at + 1]) &&
          frame.subject.includes(toEndLetter(type)) &&
          isReciprocal(units, at + 1, frame),
      )
      .map(({ predicate }) => predicate),
  );
  return [...new Set(predicates)].slice(0, 1);
}
