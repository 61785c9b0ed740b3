/**
 * What a text tells to have come to nothing: a story for which the paper apologised ("It later apologised and paid
 * damages"), a charge of which the one charged was cleared ("He was acquitted two years later").
 */
import type { Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import { type AnalysedSentence, type Scope } from "./scopes.js";
import type { Mention } from "./resolve.js";

/** Scopes that take back what their own sentence told, or the sentence before. */
export function findAmends(place: AnalysedSentence, before: Sentence | undefined): Scope[] {
  const { units } = place;
  const found: Scope[] = [];
  units.forEach(({ lower, mention }, at) => {
    if (mention || isUndone(units, at)) return;
    if (APOLOGISED.test(lower)) found.push(...apology(place, at, before));
    else if (ACQUITTED.test(lower) && BE.test(units[beforeAdverbs(units, at)]?.lower ?? ""))
      found.push(...acquittal(place, at, before));
  });
  return found;
}

const APOLOGISED = /^apologi[sz]ed$/;
const ACQUITTED = /^(?:acquitted|cleared|exonerated|absolved)$/;
const BE = /^(?:was|were|been)$/;

/** "refused to | apologise", "has not | apologised", "if he is | acquitted". */
const isUndone = (units: readonly Unit[], at: number) =>
  units
    .slice(Math.max(0, at - 4), at)
    .some(
      ({ lower, mention }) => !mention && /^(?:not|never|to|if|will|would|may|might|could|until)$|n't$/.test(lower),
    );

function beforeAdverbs(units: readonly Unit[], at: number): number {
  let back = at - 1;
  while (back > 0 && units[back]!.part === "adverb") back--;
  return back;
}

/** "The Herald, which had reported that …, | apologised"; "It later | apologised": who apologises had said so. */
function apology({ sentence, index, units }: AnalysedSentence, at: number, before: Sentence | undefined): Scope[] {
  const after = units.slice(at + 1, at + 7).map(({ lower }) => lower);
  if (
    /^(?:for (?:not|the|his|her|their|its) (?:delay|absence|late|lateness|behaviou?r|inconvenience))/.test(
      after.join(" "),
    )
  )
    return [];
  const own = units.slice(0, at).some(({ lower, mention }) => !mention && TOLD.test(lower));
  if (own) return [toAmends(index, "told", false)];
  const subject = subjectOf(units, at);
  const theirs = subject !== undefined && (PAPERS.test(subject.lower) || /^(?:it|he|she|they)$/.test(subject.lower));
  const told = before?.zone === sentence.zone && before.tokens.some(({ lower }) => TOLD.test(lower));
  return theirs && told ? [toAmends(index, "told", true)] : [];
}
const TOLD = /^(?:claimed|reported|wrote|written|said|alleged|published|printed|suggested|accused)$/;
const PAPERS =
  /^(?:paper|newspaper|magazine|weekly|daily|broadcaster|channel|station|website|publisher|editor|outlet|agency|tabloid|journal)$/;

/** "Dorn was charged with …, but was | acquitted"; "He was | acquitted two years later". */
function acquittal({ sentence, index, units }: AnalysedSentence, at: number, before: Sentence | undefined): Scope[] {
  const subject = subjectOf(units, at);
  const acquits = subject?.mention;
  const own = units.slice(0, at).some(({ lower, mention }) => !mention && CHARGED.test(lower));
  if (own) return [toAmends(index, "alleged", false, acquits)];
  const charged = before?.zone === sentence.zone && before.tokens.some(({ lower }) => CHARGED.test(lower));
  return charged && (acquits || /^(?:he|she|they|both)$/.test(subject?.lower ?? ""))
    ? [toAmends(index, "alleged", true, acquits)]
    : [];
}
const CHARGED = /^(?:charged|accused|tried|indicted|prosecuted|trial|suspected|arrested|investigated|sued)$/;

/** "| He | was later", "; | the magazine | later": the name, noun or pronoun right before the verb and its adverbs. */
function subjectOf(units: readonly Unit[], at: number): Unit | undefined {
  let back = at - 1;
  while (
    back >= 0 &&
    !units[back]!.mention &&
    (/^(?:adverb|aux)$/.test(units[back]!.part) || units[back]!.lower === "later")
  )
    back--;
  const unit = units[back];
  return unit && (unit.mention || unit.part === "noun" || unit.part === "pronoun") ? unit : undefined;
}

const toAmends = (sentence: number, retracts: "told" | "alleged", backward: boolean, acquits?: Mention): Scope => ({
  kind: "ask",
  sentence,
  cue: [0, 0],
  content: backward ? [0, 0] : [0, Number.MAX_SAFE_INTEGER],
  source: [0, 0],
  backward,
  retracts,
  ...(acquits && { acquits }),
});
