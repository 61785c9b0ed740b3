/**
 * Who says what: "Musk said that …", "…, the reporter writes", "according to two officials", quotes over several
 * sentences, "This was written by Farrow in an article for The New Yorker".
 */
import { findSources } from "./according.js";
import type { Grammar } from "./analysis.js";
import { hasVerb } from "./contents.js";
import { findFictions, findStories } from "./fictions.js";
import type { Unit } from "./grammar.js";
import { quoteScopes } from "./long-quotes.js";
import { findAmends } from "./amends.js";
import { findHedges } from "./hedges.js";
import { findLies } from "./lies.js";
import { isOwner } from "./owners.js";
import type { Sentence } from "./passages.js";
import { findQuotations, withinQuotation } from "./quotations.js";
import { callsUntrue, findUntruth, findVoids } from "./rejections.js";
import { findCorrections, findRetraction } from "./retractions.js";
import { isRuling } from "./rulings.js";
import { asideDenial, toSaying, withinRelative } from "./sayings.js";
import { type AnalysedSentence, type Scope, type ScopeKind, toScope } from "./scopes.js";
import { findDenied, findNoSuch } from "./short-denials.js";
import { SPEECH, SPEECH_FORMS } from "./speech.js";
import { REMEMBERS } from "./standing.js";
import { findTellings } from "./tellings.js";
import { Kind } from "./tokens.js";
import type { VerbGroup } from "./verb-groups.js";

export function findScopes(sentences: readonly Sentence[], grammar: Grammar): Scope[] {
  const scopes = sentences.flatMap((sentence, index) =>
    sentence.zone === "junk" || sentence.zone === "byline" || !hasCue(sentence)
      ? []
      : scopesOf(sentences, index, grammar),
  );
  return [...scopes, ...quoteScopes(sentences, scopes), ...findStories(sentences, scopes, grammar)];
}

/** Cheap test before the tagger runs: a form of a verb of saying, or a word by which a thing is told or called untrue. */
const CUE =
  /^(?:according|citing|heard|apologi|reference|true|untrue|false|evidence|proof|proven|unclear|unlikely|unlike|baseless|unfounded|incorrect|wrong|event|case|condition|provid(?:ed|ing)|suppos|imagin|assum|pretend|speculat|guess|dream|doubt|idea|notion|theor|hypothes|worr|possib|likel|lie[sd]?$|lying|point(?:s|ed|ing)?$|acquit|cleared|exonerat|absolv|believed|risk|danger|prospect|chance|premise|pret[ee]|rumou?r|stor[iy]|called|report|claim|statement|charge|allegation|accusation|suggestion|assertion|whoever|anyone|anybody|prov(?:e|es|ed|ing)$|novel|film|movie|plays?$|musical|opera|drama|comedy|thriller|sitcom|sketch|cartoon|comic|fable|satire|parody|spoof|simulation|scenario|nightmare|screen|miniseries|played|portrayed|indicat|signs?$|suggest|insufficient|inadequate|scant|shown$|nothing$|nobody$|rul(?:e|ed|es|ing)$|laugh|shrug|brush|wav(?:ed|es?)$|retract|withdr|overturn|quash|annul|vacated|reversed|recant|correction|clarification|misreport|misstat|fictional|fictitious)/;

function hasCue({ tokens }: Sentence): boolean {
  return tokens.some(({ kind, lower }) => kind === Kind.Word && (SPEECH_FORMS.has(lower) || CUE.test(lower)));
}

function scopesOf(sentences: readonly Sentence[], index: number, grammar: Grammar): Scope[] {
  const sentence = sentences[index]!;
  const { units, groups } = grammar.of(index);
  const place = { sentence, index, units, groups };
  const nobody = { source: [0, 0] as const, backward: false };
  const quotations = findQuotations(sentence.tokens);
  const sayings = groups.flatMap((group) => sayingOf(place, group) ?? []);
  const scopes = [
    ...sayings.map((saying) => withinQuotation(saying, quotations)),
    ...findSources(place),
    ...[...findVoids(units), ...findFictions(units)].map(({ cue, content, kind, fiction }): Scope => ({
      ...toScope(place, kind, { ...nobody, cue, content }),
      ...(fiction && { fiction }),
    })),
    ...findTellings(place),
    ...findLies(place),
    ...findHedges(place),
    ...findAmends(place, sentences[index - 1]),
    ...findCorrections(place, sentences[index + 1]),
    ...findRetraction(place, sentences[index - 1]),
  ];
  const untruth = findUntruth(units);
  const at = untruth < 0 ? -1 : units[untruth]!.from;
  const saying = scopes.find(({ kind, content }) => kind === "say" && content[0] <= at && at < content[1]);
  if (saying) return [...scopes, { ...saying, kind: "deny", backward: true }];
  const none = findNoSuch(units, groups);
  const opening = none && units[none.at]!.from;
  const told =
    opening === undefined
      ? undefined
      : scopes.find(
          ({ kind, content, backward }) => kind === "say" && !backward && content[0] <= opening && opening < content[1],
        );
  return none && told ? [...scopes, { ...told, kind: "deny", backward: true, denied: none.denied }] : scopes;
}

/** What a verb of saying, of denying, of hoping says. */
function sayingOf(place: AnalysedSentence, group: VerbGroup): Scope | undefined {
  const { units } = place;
  if (callsUntrue(units, group)) {
    const scope = toSaying(place, group, "deny");
    return scope && { ...scope, backward: true };
  }
  if (isHeard(units, group)) return toHearing(place, group);
  const hearing = hearingBehind(place, group);
  if (hearing) return hearing;
  const kind = isRegretted(units, group) ? "ask" : kindOf(units, group);
  if (
    !kind ||
    isOfSomebody(units, group) ||
    isReminder(units, group) ||
    isContradicted(units, group) ||
    (kind === "say" && isNoSaying(units, group))
  )
    return undefined;
  if (kind === "say" && isWithheld(place, group)) return toSaying(place, group, "ask");
  if (kind === "say" && isFalsely(units, group)) {
    const told = toSaying(place, group, "say")?.content;
    const scope = toScope(place, "deny", {
      source: [0, 0],
      cue: [group.start, group.at + 1],
      content: [group.at + 1, units.length],
      backward: false,
    });
    return told ? { ...scope, content: told } : scope; // "A paid B, C wrongly told the police"
  }
  if (kind === "deny" && isRuling(units, group, place.groups)) return undefined;
  const denied = kind === "deny" ? findDenied(units, group) : undefined;
  if (denied) {
    const scope = toSaying(place, group, kind);
    return scope && { ...scope, backward: true, denied };
  }
  const aside = kind === "deny" ? asideDenial(place, group) : undefined;
  const scope = aside ?? toSaying(place, group, kind);
  const said = scope && withinRelative(units, group, scope);
  if (said && kind === "deny" && !said.backward && isOfSuch(units, group.at + 1)) return { ...said, backward: true };
  return said && group.lemmas.includes("suspect") ? { ...said, suspected: true } : said;
}

function kindOf(units: readonly Unit[], { lemmas, negated, start, at }: VerbGroup): ScopeKind | undefined {
  const may = units.slice(start, at).some(({ lower }) => /^(?:may|might|could)$/.test(lower));
  for (const lemma of lemmas) {
    const kind = lemma === "point" && units[at + 1]?.lower === "out" ? "say" : SPEECH.get(lemma);
    if (kind === "say" && (negated || may)) return isUnsaid(units, at, lemma) ? "ask" : undefined;
    if (kind === "deny" && (negated || isOfKnowing(units, at))) return "ask"; // "did not deny that": nor did he say so
    if (kind) return kind;
  }
  return undefined;
}

/** "denied | knowing that A paid B", "denied | being aware of it": that it was so is neither denied nor said. */
const isOfKnowing = (units: readonly Unit[], at: number): boolean =>
  units
    .slice(at + 1, at + 5)
    .some(
      ({ lower, mention }, next, all) =>
        !mention &&
        /^(?:knowing|known|aware|knowledge|hearing|heard|noticing|noticed|remembering)$/.test(lower) &&
        all.slice(0, next).every((word) => /^(?:having|being|been|any|all|prior|even|ever)$/.test(word.lower)),
    );

/** "denied that Berg ever gave | such an order |", "made | any such payment |": what was told just before. */
const isOfSuch = (units: readonly Unit[], from: number): boolean =>
  units[from]?.lower === "that" &&
  units.slice(from + 1, from + 12).some(({ lower }) => lower === "such") &&
  units.slice(from + 1).filter(({ mention }) => mention).length <= 1;

/** "A paid B, | the court was told |", "…, a jury heard |": somebody said so there. */
function hearingBehind(place: AnalysedSentence, { start, at, lemmas, passive, negated }: VerbGroup): Scope | undefined {
  const { units, groups } = place;
  if (negated || !(passive ? lemmas.includes("tell") : lemmas.includes("hear"))) return undefined;
  const comma = /^(?:the|a)$/.test(units[start - 2]?.lower ?? "") ? start - 3 : start - 2;
  if (
    !COURTS.test(units[start - 1]?.lower ?? "") ||
    units[comma]?.lower !== "," ||
    !groups.some((other) => other.at < comma)
  )
    return undefined;
  return toScope(place, "say", { source: [0, 0], cue: [comma, at + 1], content: [0, comma], backward: false });
}

/** "The court heard | that …": somebody said so there. */
const isHeard = (units: readonly Unit[], { at, start, lemmas, negated }: VerbGroup): boolean =>
  lemmas.includes("hear") &&
  !negated &&
  /^(?:that|how)$/.test(units[at + 1]?.lower ?? "") &&
  COURTS.test(units[start - 1]?.lower ?? "");
const COURTS = /(?:court|jury|jurors|tribunal|judges?|inquest|inquiry|hearing|committee|panel|trial)$/; // "the High Court"

const toHearing = (place: AnalysedSentence, { start, at }: VerbGroup): Scope =>
  toScope(place, "say", {
    source: [0, 0],
    cue: [start, at + 1],
    content: [at + 1, place.units.length],
    backward: false,
  });

/** "apologised for | saying | that …": it is taken back. */
const isRegretted = (units: readonly Unit[], { start, gerund }: VerbGroup): boolean =>
  gerund && units.slice(Math.max(0, start - 4), start).some(({ lower }) => /^(?:apologi[sz]|regret|sorry)/.test(lower));

/** "questioned | Berg", "to dismiss | Berg", "urged | Berg": somebody, and nothing that is said; not "rejected | his claim". */
const isOfSomebody = (units: readonly Unit[], { at, lemmas, passive }: VerbGroup) =>
  !passive &&
  lemmas.some((lemma) => /^(?:question|dismiss|reject|suspect)$/.test(lemma)) &&
  units[at + 1]?.person === true &&
  !isOwner(units, at + 1);

/** "| Recall | that Berg bought Halden": the text's own word. */
const isReminder = (units: readonly Unit[], { start, at, lemmas }: VerbGroup) =>
  start === at &&
  lemmas.some((lemma) => REMEMBERS.test(lemma)) &&
  (at === 0 || /^(?:[.;"]|let|us)$/.test(units[at - 1]!.lower));

/** "the 2011 | state | elections", "has | maintained | a rating", "| continued | to pay": what it governs is no saying. */
function isNoSaying(units: readonly Unit[], { at, start, lemmas, passive }: VerbGroup): boolean {
  if (passive || !lemmas.some((lemma) => ALSO_DOES.test(lemma))) return false;
  const after = units.slice(at + 1).filter(({ part }) => part !== "adverb");
  if (after.length === 0 || /^(?:that|whether|how|[:,."])$/.test(after[0]!.lower)) return false;
  if (/^(?:,|")$/.test(units[start - 2]?.lower ?? "")) return false;
  const clause = after.findIndex(({ part }) => /^(?:verb|aux)$/.test(part));
  const named = after[0]!.mention !== undefined || /^(?:determiner|pronoun)$/.test(after[0]!.part);
  return !(named && clause > 0 && clause <= 4 && !after.slice(0, clause).some(({ part }) => part === "preposition"));
}
const ALSO_DOES = /^(?:state|find|maintain|continue|post|quote|cite|show|estimate)$/;

/** "declined | to say | that …", "was told | to say | that …": nobody says it. */
function isWithheld({ units, groups }: AnalysedSentence, { start, infinitive }: VerbGroup): boolean {
  if (!infinitive || /^(?:able|first|only|last)$/.test(units[start - 1]?.lower ?? "")) return false;
  const governor = groups.findLast(({ at }) => at < start);
  return governor !== undefined && start - governor.at <= 5 && governor.lemmas.some((lemma) => WITHHOLDS.test(lemma));
}
const WITHHOLDS =
  /^(?:decline|refuse|fail|neglect|forget|omit|tell|ask|order|urge|instruct|force|persuade|pressure|want|plan|intend|hope|threaten|offer|expect|seek|pay|bribe)$/;

/** "Contrary to what Berg | said |, …": not what she said. */
const isContradicted = (units: readonly Unit[], { start }: VerbGroup): boolean => {
  const what = units.findLastIndex(({ lower, mention }, at) => at < start && !mention && lower === "what");
  const before = units[what - 1]?.lower ?? "";
  return start - what <= 5 && (/^(?:despite|unlike)$/.test(before) || units[what - 2]?.lower === "contrary");
};

/** "falsely claimed", "said | wrongly | that": the text itself says that it is not so. */
const isFalsely = (units: readonly Unit[], { start, at }: VerbGroup): boolean =>
  units.slice(Math.max(0, start - 1), at + 2).some(({ lower }) => FALSELY.test(lower));
const FALSELY = /^(?:falsely|wrongly|wrongfully|mistakenly|erroneously|incorrectly|untruthfully|untruly)$/;

/** "no longer believe | that …", "did not say | whether …": not so, or not said to be so. "Did not reveal that …": it is so. */
function isUnsaid(units: readonly Unit[], at: number, lemma: string): boolean {
  if (DISCLOSES.test(lemma)) return false;
  const next = units[at + 1];
  if (/^(?:that|whether|if)$/.test(next?.lower ?? "")) return true;
  const named = next?.mention !== undefined || next?.part === "determiner" || next?.part === "pronoun";
  return HOLDS.test(lemma) && named && hasVerb(units, at + 2, units.length); // "does not believe | Berg met Petrov"
}
const DISCLOSES = /^(?:disclose|reveal|note|add|mention|tell|inform|explain|comment|remark|recount|continue)$/;
const HOLDS = /^(?:believe|think|say|claim|suggest|argue|allege|find|conclude)$/;
