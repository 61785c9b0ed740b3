/** Denials without a verb of denying: '"That is not true," he said', "she called it a lie". They are about what came before. */
import type { VerbGroup } from "./verb-groups.js";
import type { Unit } from "./grammar.js";

/** "That is not true", "This was a lie": the unit where it begins; -1 where nothing says so. */
export function findUntruth(units: readonly Unit[]): number {
  return units.findIndex(({ lower, mention }, at) => {
    if (mention || !/^(?:that|this|it)$/.test(lower) || isInside(units, at)) return false;
    if (tellsWhat(units, at)) return false;
    const copula = /^(?:is|was|'s)$/.test(units[at + 1]?.lower ?? "") ? at + 2 : -1;
    if (copula < 0) return /^(?:isn't|wasn't)$/.test(units[at + 1]?.lower ?? "") && isTrue(units, at + 2);
    return units[copula]?.lower === "not" ? isTrue(units, copula + 1) : isUntrue(units, copula);
  });
}

/** "It is a lie | that A paid B", "It is untrue, Berg said, | that …", "It is wrong | to say": about what follows, not what came before. */
const tellsWhat = (units: readonly Unit[], at: number): boolean =>
  units
    .slice(at + 3, at + 14)
    .some(
      ({ lower, mention }, near) =>
        !mention && (lower === "that" || lower === "to") && (near <= 3 || units[at + 2 + near]!.lower === ","),
    );

/** What the text itself calls untrue (`deny`) or leaves open (`ask`): units of the words that do so, and of what they are about. */
export interface Void {
  readonly kind: "deny" | "ask";
  readonly cue: readonly [from: number, to: number];
  readonly content: readonly [from: number, to: number];
  /** Told by a story. */
  readonly fiction?: true;
}

/**
 * "It is not true | that A paid B", "Reports | that A paid B | are false", "There is no evidence | that …", "Nobody has
 * shown | that …", "It is unclear | whether …".
 */
export function findVoids(units: readonly Unit[]): Void[] {
  const voids: Void[] = [];
  units.forEach(({ lower, mention }, that) => {
    if (mention || !/^(?:that|whether|if)$/.test(lower)) return;
    const before = wordsBefore(units, beforeSaying(units, that));
    const end = units.length;
    const opens = NOT_TRUE.test(before) || RULED_OUT.test(before) ? "deny" : LEFT_OPEN.test(before) ? "ask" : undefined;
    if (opens) voids.push({ kind: opens, cue: [0, that], content: [that, end] });
    else if (lower !== "that") return;
    else if (opensSentence(units, that)) {
      const copula = units.findIndex(
        ({ lower: word }, at) => at > that + 2 && /^(?:is|was)$/.test(word) && isJudged(units, at + 1),
      );
      if (copula > 0)
        voids.push({
          kind: isUntrueAt(units, copula + 1) ? "deny" : "ask",
          cue: [copula, end],
          content: [that, copula],
        });
    } else if (SUPPOSED.test(before)) voids.push({ kind: "ask", cue: [that - 1, that], content: [that, end] });
    else if (TOLD.test(before)) {
      const copula = units.findIndex(
        (unit, at) => at > that + 2 && /^(?:is|are|was|were)$/.test(unit.lower) && isUntrueAt(units, at + 1),
      );
      const unproven = units.findIndex((unit, at) => at > that + 2 && isUnproven(units, at));
      const dropped = units.findIndex(({ lower: word }, at) => at > that + 3 && isDropped(units, at, word));
      if (copula > 0) voids.push({ kind: "deny", cue: [copula, end], content: [that, copula] });
      else if (unproven > 0) voids.push({ kind: "ask", cue: [unproven, end], content: [that, unproven] });
      else if (dropped > 0) voids.push({ kind: "ask", cue: [dropped, end], content: [that, dropped] });
      else {
        const kind = RETRACTED.test(before) || FORGED.test(before) ? "ask" : UNTRUE.test(before) ? "deny" : undefined;
        if (kind) voids.push({ kind, cue: [that - 1, that], content: [that, end] });
      }
    }
  });
  const having = units.findIndex(
    ({ lower }, at) => lower === "having" && /^den(?:y|ies|ied)$/.test(units[at - 1]?.lower ?? ""),
  );
  const joined =
    having < 0
      ? -1
      : units.findIndex(
          ({ lower, mention }, at) => at > having && !mention && lower === "and" && isPastVerb(units[at + 1]),
        );
  if (joined >= 0) voids.push({ kind: "ask", cue: [joined, joined + 1], content: [joined + 1, units.length] });
  const whoever = units.findIndex(({ lower, mention }) => !mention && lower === "whoever");
  if (whoever >= 0) voids.push({ kind: "ask", cue: [whoever, whoever + 1], content: [whoever + 1, units.length] });
  const supposing = units.findIndex(
    ({ lower, mention }, at) =>
      !mention && /^(?:suppose|supposing|imagine|pretend)$/.test(lower) && BIDS.test(units[at - 1]?.lower ?? "."),
  );
  if (supposing >= 0)
    voids.push({ kind: "ask", cue: [supposing, supposing + 1], content: [supposing + 1, units.length] });
  return voids;
}

/** "denied having met A | and sued B": whether that is denied too is not said. */
const isPastVerb = (unit: Unit | undefined) =>
  unit !== undefined && !unit.mention && unit.part === "verb" && unit.form === "past";

/** '| That A paid B is false', '"| That A …'. */
const opensSentence = (units: readonly Unit[], that: number) =>
  that === 0 || (units[that - 1]!.lower === '"' && units[that + 1]?.part !== "aux");

/** "That A paid B is | false", "… is | unproven". */
const isJudged = (units: readonly Unit[], at: number) =>
  isUntrueAt(units, at) ||
  /^(?:(?:unclear|unproven|unknown|uncertain|doubtful|unlikely|disputed|speculation|hearsay)|not (?:clear|known|certain|proven|established|confirmed)|far from)(?: |$)/.test(
    `${units[at]?.lower ?? ""} ${units[at + 1]?.lower ?? ""}`,
  );

/** "It is untrue, | Berg said, | that …": to before who says it; else the same place. */
function beforeSaying(units: readonly Unit[], at: number): number {
  if (units[at - 1]?.lower !== "," || units[at - 1]!.mention) return at;
  for (let back = at - 2; back > 0 && at - back <= WORDS_BEFORE + 2; back--)
    if (units[back]!.lower === "," && !units[back]!.mention)
      return units.slice(back + 1, at - 1).some(({ part }) => part === "verb") ? back : at;
  return at;
}

/** "The claim that A paid B | was found to be unsubstantiated |", "… | remains unproven". */
const isUnproven = (units: readonly Unit[], at: number) =>
  !units[at]!.mention &&
  /^(?:is|are|was|were|remains?|remained|has|have|had|proved|turned)$/.test(units[at]!.lower) &&
  units
    .slice(at + 1, at + 6)
    .some(
      ({ lower, mention }) =>
        !mention && /^(?:unsubstantiated|unproven|unverified|unconfirmed|unsupported)$/.test(lower),
    );

/** "charges that A paid B | were dropped". */
const isDropped = (units: readonly Unit[], at: number, lower: string) =>
  /^(?:was|were|been|be)$/.test(lower) &&
  /^(?:later |then |since |now )?(?:dropped|withdrawn|quashed|dismissed|retracted|overturned|annulled|deleted|removed|thrown out|struck out)/.test(
    `${units[at + 1]?.lower ?? ""} ${units[at + 2]?.lower ?? ""}`,
  );

/** "| Suppose A paid B", "let us | suppose". */
const BIDS = /^(?:[.,;:"(—–-]|us|'s|just|now|but|and|let)$/;
/** "provided", "in the event", "the idea", "fears": what follows "that" is only thought. */
const SUPPOSED =
  /(?:^|\W)(?:provided|providing|assuming|suppos(?:e|es|ed|ing)|imagin(?:e|es|ed|ing)|assum(?:e|es|ed)|pretend(?:s|ed|ing)?|speculat(?:e|es|ed|ing)|guess(?:es|ed)?|dream(?:s|ed|t)?|doubt(?:s|ed)|in case|event|on (?:the )?condition|idea|notion|theory|hypothesis|hopes?|fears?|worries|worry|possibility|likelihood|risk|danger|prospect|chance|assumption|speculation|pretence|pretense|pretext|premise)$/;
/** "retracted its report", "has since withdrawn her claim". */
export const RETRACTED =
  /(?:^|\W)(?:retract(?:s|ed|ing|ion of)?|withdr(?:aw|aws|ew|awn)|recant(?:s|ed)?|disown(?:s|ed)?|disavow(?:s|ed)?|abandon(?:s|ed)?|dropped|deleted|took back|taken back|walked back|threw out|thrown out|throws out|toss(?:ed)? out|struck out|quash(?:es|ed)?|ignored?|annul(?:s|led)?|overturn(?:s|ed)?|correct(?:s|ed)|debunk(?:s|ed)?|disprov(?:e|es|ed|en)|discredit(?:s|ed)?)(?: \S+){0,3}$/;
/** Words of one who holds a paper to be no true one: what it says is nobody's word. */
export const FORGED =
  /(?:^|\W)(?:forged|fake|faked|fabricated|falsified|doctored|bogus|spurious|counterfeit|forgery|hoax|satirical|fictional|fictitious|retracted|withdrawn|parody|spoof|deepfake|phoney|phony|false (?:post|tweet|message|letter|email)|conspiracy)(?: \S+){0,2}$/;
/** "the false claim", "baseless allegations". */
const UNTRUE =
  /(?:^|\W)(?:false|untrue|baseless|groundless|unfounded|incorrect|debunked|discredited|disproven|disproved)(?: \S+)?$/;

const WORDS_BEFORE = 8;

/** The words of the sentence before a unit, at most eight, none of them a name; "his" and "her" are none. */
function wordsBefore(units: readonly Unit[], at: number): string {
  let from = at;
  while (from > 0 && at - from < WORDS_BEFORE && (units[from - 1]!.mention?.kind ?? "pronoun") === "pronoun") from--;
  return units
    .slice(from, at)
    .map(({ lower }) => lower)
    .join(" ");
}

/** "it is not true", "it is simply false", "it was a lie". */
const NOT_TRUE =
  /(?:^|\W)it (?:(?:is|was) (?:\w+ly )?(?:not|n't|never) (?:\w+ly )?(?:true|so|correct|the case)|(?:isn't|wasn't) (?:true|so|correct|the case)|(?:is|was) (?:\w+ly )?(?:a lie|false|untrue|incorrect|wrong))$/;
/** "a judge ruled out", "laughed off suggestions". */
const RULED_OUT =
  /(?:^|\W)(?:rul(?:e|es|ed|ing) out|(?:laugh(?:s|ed)?|shrug(?:s|ged)?|brush(?:es|ed)?|wave[sd]?) (?:off|aside|away)(?: \S+){0,2})$/;
/** "there is no evidence", "nobody has ever shown", "it is unclear", "it could not be verified". */
const LEFT_OPEN =
  /(?:^|\W)(?:no (?:\w+ )?(?:evidence|proof|sign|indication|suggestion|confirmation|record|reason to believe)(?: (?:(?:has|have|had) )?(?:yet |ever |so far )?(?:emerged|surfaced|appeared|existed|exists|come to light|been (?:found|presented|produced|offered|published)|was (?:found|presented|produced|offered)))?|(?:insufficient|inadequate|little|scant|not enough|too little|hardly any|lack of|without) (?:\w+ )?(?:evidence|proof)|it (?:has|had) (?:never|not) (?:yet )?been (?:shown|proven|proved|established|confirmed|verified|demonstrated)|it was never (?:shown|proven|proved|established|confirmed|verified)|(?:nobody|nothing|none|no one|few|no \w+) (?:(?:has|have|had|could|can) )?(?:ever |yet )?(?:shows?|showed|shown|proves?|proved|proven|claims?|claimed|says?|said|suggests?|suggested|confirms?|confirmed|established|believes?|believed|thinks?|thought|alleges?|alleged|accepts?|accepted)|it (?:is|was|remains?|remained) (?:(?:still )?(?:unclear|unknown|uncertain|open|disputed|doubtful|unlikely)|(?:still |yet )?not (?:yet )?(?:clear|known|certain|established|proven|confirmed))|(?:could|can) not (?:be )?(?:verify|verified|confirm|confirmed|prove|proven)(?: \w+)?|(?:fail(?:s|ed)?|unable|struggled|powerless) to (?:prove|show|establish|confirm|demonstrate|verify|persuade \w+)|(?:whoever|anyone who|anybody who|those who|anyone|anybody) (?:says|said|claims|claimed|thinks|thought|believes|believed))$/;
/** "reports", "the claim", "allegations". */
const TOLD =
  /(?:^|\W)(?:reports?|claims?|allegations?|accusations?|charges?|rumou?rs?|suggestions?|stories|story|idea|notion|assertions?|statements?)$/;

const isUntrueAt = (units: readonly Unit[], at: number): boolean =>
  units[at]?.lower === "not" ? isTrue(units, at + 1) : isUntrue(units, at);

/** "called it a lie", "described the report as false". */
export function callsUntrue(units: readonly Unit[], { at, lemmas, negated, modal, passive }: VerbGroup): boolean {
  if (negated || modal || passive || !lemmas.some((lemma) => lemma === "call" || lemma === "describe")) return false;
  let next = at + 1;
  if (/^(?:it|this|that|these|them)$/.test(units[next]?.lower ?? "")) {
    next++;
    if (
      /^(?:reports?|claims?|allegations?|accusations?|words|news|information|article|story|stories)$/.test(
        units[next]?.lower ?? "",
      )
    )
      next++; // "called this report | a fake"
  } else {
    if (!/^(?:the|these|those|this|such)$/.test(units[next]?.lower ?? "")) return false;
    if (!/^(?:reports?|claims?|allegations?|accusations?|charges?|story|stories)$/.test(units[next + 1]?.lower ?? ""))
      return false;
    next += 2;
  }
  return isUntrue(units, units[next]?.lower === "as" ? next + 1 : next);
}

/** "a lie", "as false", "absolute nonsense". */
export const callsUntrueAt = (units: readonly Unit[], at: number): boolean =>
  isUntrue(units, units[at]?.lower === "as" ? at + 1 : at);

/** Not the beginning of what is said: "he knew that it was not true". */
const isInside = (units: readonly Unit[], at: number) =>
  units.slice(0, at).some(({ part, mention }) => mention !== undefined || part === "verb" || part === "aux");

const isTrue = (units: readonly Unit[], at: number) => /^(?:true|so|correct|right)$/.test(units[at]?.lower ?? "");

function isUntrue(units: readonly Unit[], from: number): boolean {
  let at = from;
  while (/^(?:a|an|completely|entirely|simply|absolutely|totally|pure|utter|another|")$/.test(units[at]?.lower ?? ""))
    at++;
  return /^(?:false|untrue|lies?|nonsense|absurd|baseless|groundless|unfounded|wrong|incorrect|fabricated|fabrication|invented|invention|fiction|slander|rubbish|fake|fantasy|fantasies|delirium|smear|smears|hoax)$/.test(
    units[at]?.lower ?? "",
  );
}
