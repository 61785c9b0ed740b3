/**
 * What a text takes back of its own or another's words: "Correction: An earlier version said that A met B. She did not.",
 * "The newspaper withdrew the story.", "The ruling was overturned." Nothing is claimed by words that were taken back.
 */
import type { Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import { type AnalysedSentence, type Scope, toScope } from "./scopes.js";

/** "She did not.", "That never happened.", "He has not." */
const DID_NOT =
  /^(?:but |in fact , |in fact )?(?:he|she|they|it|this|that|neither|none|no such \w+) (?:(?:did|does|do|has|have|had|was|were|is|are|could)(?: not|n't)|(?:didn't|doesn't|hasn't|haven't|hadn't|wasn't|weren't|isn't|never did|never has|never had|did nothing of the (?:sort|kind)))(?: (?:happen|happened|so|take place|the case|true))?$/;

/** The heading of a correction, and the versions of a text that it replaces. */
const HEADS = /^(?:corrections?|clarifications?|erratum|errata|retraction)$/;
const REPLACED = /^(?:earlier|previous|original|first|initial|prior)$/;
const TEXTS = /^(?:versions?|editions?|drafts?|articles?|reports?|stor(?:y|ies)|posts?|captions?|headlines?)$/;

/** What the sentence says of a version that is corrected, or that the next sentence says did not happen. */
export function findCorrections(place: AnalysedSentence, next: Sentence | undefined): Scope[] {
  const { units } = place;
  const said = units.findIndex(
    ({ lower, part }) =>
      part === "verb" &&
      /^(?:said|stated|reported|wrote|claimed|suggested|gave|named|identified|described|misstated|misreported|misidentified)$/.test(
        lower,
      ),
  );
  if (said < 0 || !(isReplaced(units, said) || (isHeaded(units) && isOurs(units, said)))) return [];
  const denied = next !== undefined && isDidNot(next);
  return [
    toScope(place, denied ? "deny" : "ask", {
      source: [0, 0],
      cue: [said, said + 1],
      content: [said + 1, units.length],
      backward: false,
    }),
  ];
}

export const isDidNot = ({ tokens }: Sentence): boolean =>
  tokens.length <= 10 &&
  DID_NOT.test(
    tokens
      .map(({ lower }) => lower)
      .join(" ")
      .replace(/[ .!"]+$/, "")
      .replace(/ n't/, "n't"),
  );

/** "Correction: …". */
const isHeaded = (units: readonly Unit[]) =>
  units.slice(0, 4).some(({ lower }, at) => HEADS.test(lower) && /^(?:[:.]|-|–|—)$/.test(units[at + 1]?.lower ?? ""));

/** "An earlier version of this article | said". */
const isReplaced = (units: readonly Unit[], said: number) =>
  units
    .slice(0, said)
    .some(({ lower, mention }, at) => !mention && TEXTS.test(lower) && REPLACED.test(units[at - 1]?.lower ?? ""));

/** "We | said", "The article | stated". */
const isOurs = (units: readonly Unit[], said: number) =>
  units
    .slice(Math.max(0, said - 5), said)
    .some(({ lower, mention }) => !mention && (/^(?:we|it)$/.test(lower) || TEXTS.test(lower)));

const TAKES_BACK =
  /^(?:retract(?:s|ed)|withdr(?:aws|ew|awn)|overturn(?:s|ed)|quash(?:es|ed)|annul(?:s|led)|vacated|reversed|deleted|recanted|disowned|debunked|(?:struck|threw|thrown|set) (?:down|out|aside))$/;
/** What a court said, and what a paper said. */
const RULINGS = /^(?:verdicts?|rulings?|convictions?|judge?ments?|sentences?|findings?|decisions?)$/;
const STORIES = /^(?:stor(?:y|ies)|reports?|articles?|claims?|allegations?|accusations?|statements?|posts?)$/;
const COURTS =
  /^(?:courts?|judges?|jury|tribunal|convict(?:ed|s)?|sentenced|jailed|guilty|fined|ruled|verdict|trial|imprisoned)$/;

/** "The newspaper later withdrew | the story", "The ruling | was overturned": of the sentence before nothing is left. */
export function findRetraction({ sentence, index, units }: AnalysedSentence, before: Sentence | undefined): Scope[] {
  if (!before || before.zone !== sentence.zone) return [];
  if (isFalseStory(units)) return [takenBackAll(index, "told")];
  const back = units.findIndex(
    ({ lower, mention }, at) =>
      !mention && TAKES_BACK.test(TWO.test(lower) ? `${lower} ${units[at + 1]?.lower ?? ""}` : lower),
  );
  if (
    back < 0 ||
    units
      .slice(Math.max(0, back - 4), back)
      .some(({ lower }) => /^(?:not|never|to|will|would|may|might|could|if)$|n't$/.test(lower))
  )
    return [];
  const what = takenBack(units, back);
  if (what === undefined || units.slice(what + 1).some(({ lower, mention }) => !mention && lower === "that")) return [];
  const ofCourt = RULINGS.test(units[what]!.lower);
  if (ofCourt && !before.tokens.some(({ lower }) => COURTS.test(lower))) return [];
  return [takenBackAll(index, ofCourt ? "all" : "told")];
}

const takenBackAll = (sentence: number, retracts: "told" | "all"): Scope => ({
  kind: "ask",
  sentence,
  cue: [0, 0],
  content: [0, 0],
  source: [0, 0],
  backward: true,
  retracts,
});

/** "The story was false.", "That report was untrue, and we apologise": the text's own word. */
function isFalseStory(units: readonly Unit[]): boolean {
  const words = units.slice(0, 8).map(({ lower, mention }) => (mention ? "-" : lower));
  return FALSE_STORY.test(words.join(" "));
}
const FALSE_STORY =
  /^(?:the|this|that|our|both|these|those) (?:\w+ )?(?:stor(?:y|ies)|reports?|articles?|claims?|allegations?|accusations?|statements?|posts?) (?:is|was|were|are|has been|have been|turned out to be|proved to be|proved) (?:\w+ly )?(?:false|untrue|wrong|incorrect|baseless|unfounded|fabricated|invented|a fabrication|a lie|a hoax|an invention)(?: |$)/;
const TWO = /^(?:struck|threw|thrown|set)$/;

/** The object of "withdrew", or the subject of "was overturned": "the story", "his verdict", not "a verdict". */
function takenBack(units: readonly Unit[], back: number): number | undefined {
  const passive = units
    .slice(Math.max(0, back - 3), back)
    .some(({ lower }) => /^(?:was|were|been|is|are)$/.test(lower));
  const [from, to] = passive ? [Math.max(0, back - 8), back] : [back + 1, Math.min(units.length, back + 6)];
  for (let at = from; at < to; at++) {
    const { lower, mention } = units[at]!;
    if (mention || !(RULINGS.test(lower) || STORIES.test(lower))) continue;
    if (/^(?:the|its|his|her|their|this|that|these|those|both)$/.test(units[at - 1]?.lower ?? "")) return at;
    if (/^(?:the|its|his|her|their|this|that)$/.test(units[at - 2]?.lower ?? "")) return at;
  }
  return undefined;
}
