/**
 * Who says what: "Musk said that …", "…, the reporter writes", "according to two officials", quotes over several
 * sentences, "This was written by Farrow in an article for The New Yorker".
 */
import type { Span } from "../graph/model.js";
import { findSources } from "./according.js";
import type { Grammar } from "./analysis.js";
import { hasVerb } from "./contents.js";
import type { Unit } from "./grammar.js";
import { readRows } from "./lexicon.js";
import { quoteScopes } from "./long-quotes.js";
import type { Sentence } from "./passages.js";
import type { ReadAttribution } from "./pipeline.js";
import { callsUntrue, findUntruth, findVoids } from "./rejections.js";
import { asideDenial, toSaying, withinRelative } from "./sayings.js";
import { type AnalysedSentence, type Scope, type ScopeKind, toScope } from "./scopes.js";
import { findTellings } from "./tellings.js";
import { Kind } from "./tokens.js";
import type { VerbGroup } from "./verb-groups.js";

const SPEECH = new Map(
  readRows("speech.txt").flatMap(([kind, lemmas]) =>
    lemmas!.split(/\s+/).map((lemma) => [lemma, kind as ScopeKind] as const),
  ),
);

export function findScopes(sentences: readonly Sentence[], grammar: Grammar): Scope[] {
  const scopes = sentences.flatMap((sentence, index) =>
    sentence.zone === "junk" || sentence.zone === "byline" || !hasCue(sentence)
      ? []
      : scopesOf(sentence, index, grammar),
  );
  return [...scopes, ...quoteScopes(sentences, scopes)];
}

export function toAttributions(sentences: readonly Sentence[], scopes: readonly Scope[]): ReadAttribution[] {
  return scopes.flatMap((scope): ReadAttribution[] => {
    const { tokens } = sentences[scope.sentence]!;
    const spanOf = ([from, to]: readonly [number, number]): Span | undefined =>
      from < to && tokens[from] && tokens[to - 1] ? { start: tokens[from].start, end: tokens[to - 1]!.end } : undefined;
    const [source, cue, content] = [spanOf(scope.source), spanOf(scope.cue), spanOf(scope.content)];
    return source && cue && content ? [{ source, cue, content }] : [];
  });
}

/** Cheap test before the tagger runs: a form of a speech verb, or "according". */
const CUE =
  /(?:^|\s)(?:said|says|say|saying|told|tells|claim|state[sd]|stating|announce|report|added|adds|wrot|writ|confirm|believ|think|argu|insist|suggest|reveal|disclos|recall|acknowledg|conced|stress|emphas|expla|declar|testif|continued|maintain|contend|assert|complain|boast|repl|respond|answer|assure|warn|admit|inform|descri|quot|tweet|comment|cite|citing|alleg|estimat|conclud|found|show|indicat|remark|den[iy]|reject|refut|true|false|untrue|evidence|proof|proven|prove|unclear|unlikely|baseless|unfounded|incorrect|wrong|disput|dismiss|ask|wonder|question|hope|want|wish|fear|expect|plan|propos|consider|urge|demand|accord|posted|called|suppos|imagin|assum|provid|event|case|condition|pretend|speculat|guess|dream|doubt|idea|notion|theor|hypothes|worr|possib|likel|lie|lies|case|risk|danger|prospect|chance|premise|pret[ee]|rumou?r|stor[iy])/;

function hasCue({ tokens }: Sentence): boolean {
  for (const { kind, lower } of tokens) if (kind === Kind.Word && CUE.test(lower)) return true;
  return false;
}

function scopesOf(sentence: Sentence, index: number, grammar: Grammar): Scope[] {
  const { units, groups } = grammar.of(index);
  const place = { sentence, index, units, groups };
  const nobody = { source: [0, 0] as const, backward: false };
  const scopes = [
    ...groups.flatMap((group) => sayingOf(place, group) ?? []),
    ...findSources(place),
    ...findVoids(units).map(({ cue, content, kind }) => toScope(place, kind, { ...nobody, cue, content })),
    ...findTellings(place),
  ];
  const untruth = findUntruth(units);
  const at = untruth < 0 ? -1 : units[untruth]!.from;
  const saying = scopes.find(({ kind, content }) => kind === "say" && content[0] <= at && at < content[1]);
  return saying ? [...scopes, { ...saying, kind: "deny", backward: true }] : scopes;
}

/** What a verb of saying, of denying, of hoping says. */
function sayingOf(place: AnalysedSentence, group: VerbGroup): Scope | undefined {
  const { units } = place;
  if (callsUntrue(units, group)) {
    const scope = toSaying(place, group, "deny");
    return scope && { ...scope, backward: true };
  }
  const kind = kindOf(units, group);
  if (!kind) return undefined;
  if (kind === "say" && isFalsely(units, group)) {
    const content: [number, number] = [group.at + 1, units.length];
    return toScope(place, "deny", { source: [0, 0], cue: [group.start, group.at + 1], content, backward: false });
  }
  const aside = kind === "deny" ? asideDenial(place, group) : undefined;
  const scope = aside ?? toSaying(place, group, kind);
  return scope && withinRelative(units, group, scope);
}

function kindOf(units: readonly Unit[], { lemmas, negated, start, at }: VerbGroup): ScopeKind | undefined {
  const may = units.slice(start, at).some(({ lower }) => /^(?:may|might|could)$/.test(lower));
  for (const lemma of lemmas) {
    const kind = SPEECH.get(lemma);
    if (kind === "say" && (negated || may)) return isUnsaid(units, at, lemma) ? "ask" : undefined;
    if (kind === "deny" && negated) return "say"; // "did not deny that"
    if (kind) return kind;
  }
  return undefined;
}

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
const DISCLOSES = /^(?:disclose|reveal|recall|note|add|mention|tell|inform|explain|comment|remark|recount|continue)$/;
const HOLDS = /^(?:believe|think|say|claim|suggest|argue|allege|find|conclude)$/;
