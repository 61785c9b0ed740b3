/** Who can say something, and where a verb of saying has its speaker: "two officials", '…," said | a soldier named Nikolai'. */
import type { Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import { FORGED, RETRACTED } from "./rejections.js";
import type { VerbGroup } from "./verb-groups.js";
import { ROLES } from "./vocabulary.js";

export const SPEAKING_NOUNS =
  /^(?:officials?|sources?|people|person|persons|spokes(?:man|woman|person|people)|experts?|analysts?|critics|journalists?|reporters?|authorities|police|prosecutors?|investigators?|lawyers?|witnesses|residents|observers|insiders?|diplomats?|lawmakers|representatives?|aides?|advis[eo]rs?|ministers?|president|ministry|government|company|agency|media|newspaper|magazine|report|reports|statement|document|documents|study|officer|officers|soldier|man|woman|member|members|leaders?|candidates?|nominees?|strategists?|hopefuls?|campaign|administration|advocates?|friends?|neighbou?rs?|allies|voters?|protesters?|demonstrators?|students?|parents?|survivors?|victims?|scientists?|economists?|researchers?|employees?|executives?|director|doctors?|activists?|opposition|army|military|embassy|publication|interlocutors?|informants?|eyewitnesses|relatives|colleagues|supporters|opponents|rivals|spokesmen|outlet|website|channel|secretary|insider|court|judge|board|offices?|team|family|services?|mission|department|committee|association|union|party|firm|bank|commission|headquarters|prosecution|defen[cs]e|letters?|messages?|memos?|emails?|filings?|indictment|lawsuit|complaint|affidavit|transcripts?|recordings?|records|files|cables?|testimony|diary|invoices?|rumou?rs?|gossip)$/;

/** "the agency writes": the one that prints this, and no agency of the text's. */
export function isNewsAgency({ tokens }: Sentence, { mention }: Unit, { lemmas }: VerbGroup): boolean {
  return (
    mention?.kind === "description" &&
    tokens[mention.to - 1]?.lower === "agency" &&
    mention.to - mention.from <= 2 &&
    lemmas.some((lemma) => lemma === "write" || lemma === "report")
  );
}

/** What is taken back: "corrected | an article | that said …". */
const WORKS =
  /^(?:articles?|reports?|decisions?|rulings?|judg(?:e)?ments?|verdicts?|stor(?:y|ies)|posts?|letters?|statements?|claims?|books?|tweets?|columns?)$/;

/** "a | forged | letter": no word of anybody's. */
export function isForged(units: readonly Unit[], head: number): boolean {
  const words = units.slice(Math.max(0, head - 3), head + 1).map(({ lower, mention }) => (mention ? "-" : lower));
  return FORGED.test(words.join(" ")) || (WORKS.test(units[head]!.lower) && RETRACTED.test(words.join(" ")));
}

export function pronounBefore(units: readonly Unit[], at: number): number | undefined {
  return /^(?:he|she|it|they|we|i|both|all)$/.test(units[at - 1]?.lower ?? "") ? at - 1 : undefined;
}

/** '…," said | a soldier named Nikolai', "…, wrote | Bremmer": the speaker after the verb. */
export function invertedSpeaker(units: readonly Unit[], at: number): number | undefined {
  const before = units[at - 1];
  const dash = before && /^(?:-|–|—)$/.test(before.lower) && /^(?:"|,)$/.test(units[at - 2]?.lower ?? ""); // '"I paid," | - | said Berg'
  if (!before || !(dash || /^(?:"|,|'|\?|!)$/.test(before.lower))) return undefined;
  const next = units[at + 1];
  if (!next || /^(?:that|:|,|"|to|it)$/.test(next.lower)) return undefined;
  const head = headAfter(units, at + 1);
  if (head === undefined || before.lower !== ",") return head;
  const behind = units[head + 1]?.part === "noun" ? head + 2 : head + 1;
  const follows = units[behind]; // "X, a lawyer, said | Y would": what follows makes Y a subject
  if (follows?.lower === '"' && /^(?:verb|aux)$/.test(units[behind + 1]?.part ?? "")) return undefined; // 'said | Y "has never met Z"'
  return follows === undefined || /^(?:[.,:;"]|in|on|at|who|of|-|–|—|after|during)$/.test(follows.lower)
    ? head
    : undefined;
}

/** '…," | told | Berg to reporters', '…," | has told | the head of the bank Berg': behind a whole quotation, who speaks follows. */
export function isToldBehind(units: readonly Unit[], { at, start, lemmas, passive }: VerbGroup): boolean {
  const mark = /^[-–—]$/.test(units[start - 1]?.lower ?? "") ? start - 2 : start - 1;
  if (passive || !lemmas.some((lemma) => /^(?:tell|inform)$/.test(lemma)) || !closesQuotation(units, mark))
    return false;
  return units[at + 1]?.mention !== undefined || /^(?:determiner|noun|adjective)$/.test(units[at + 1]?.part ?? "");
}

/** The mark that ends a quotation with a verb: '"A paid B," | told'; not of a name: '"Tex" | told'. */
export function closesQuotation(units: readonly Unit[], mark: number): boolean {
  if (units[mark]?.lower !== '"' || !/^[,?!.]$/.test(units[mark - 1]?.lower ?? "")) return false;
  const open = units.findLastIndex(({ lower }, at) => at < mark && lower === '"');
  return units.slice(open + 1, mark).some(({ part }) => part === "verb" || part === "aux");
}

export function headAfter(units: readonly Unit[], from: number): number | undefined {
  let noun: number | undefined;
  for (let at = from; at < units.length && at - from <= 8; at++) {
    const unit = units[at]!;
    if (unit.mention) {
      if (noun !== undefined && unit.mention.kind === "pronoun") return noun; // "documents | he published"
      if (units[at + 1]?.lower === "'s") continue;
      if (units[at + 1]?.part === "noun" && SPEAKING_NOUNS.test(units[at + 1]!.lower)) continue;
      return noun !== undefined &&
        !/^(?:named|called)$/.test(units[at - 1]?.lower ?? "") &&
        units[at - 1]?.lower === "of"
        ? noun
        : at;
    }
    if (unit.part === "noun" || (unit.part === "verb" && unit.form !== "past" && SPEAKING_NOUNS.test(unit.lower))) {
      noun = at; // "according to | documents", which may be a verb
      continue;
    }
    if (unit.part === "verb" && unit.form === "past" && units[at - 1]?.part === "determiner") continue; // "a | leaked | letter"
    if (unit.lower === "of" && noun === at - 1 && units[at + 1]?.person === false && units[at + 2]?.person)
      return at + 2; // "the head of the bank | Berg"
    if (
      /^(?:determiner|adjective|number)$/.test(unit.part) ||
      /^(?:named|called|former|several|other|'s)$/.test(unit.lower)
    )
      continue;
    break;
  }
  return noun;
}

export function isSpeaker(units: readonly Unit[], at: number): boolean {
  const unit = units[at]!;
  if (unit.mention) return true;
  return SPEAKING_NOUNS.test(unit.lower) || ROLES.has(unit.lower) || ROLES.has(unit.lower.replace(/s$/, ""));
}

/** The noun phrase with this head: back over articles, adjectives, names; on over "of X". */
export function phraseAround(units: readonly Unit[], head: number): [number, number] {
  let from = head;
  while (from > 0 && head - from < 8) {
    const { part, lower, mention } = units[from - 1]!;
    if (
      /^(?:determiner|adjective|number|noun)$/.test(part) ||
      lower === "'s" ||
      mention ||
      /^(?:several|one|former|current|senior|some)$/.test(lower)
    )
      from--;
    else if (lower === "and" && from > 1 && units[from - 2]!.part === "adjective") from--;
    else if (part === "verb" && units[from - 1]!.form === "past" && units[from - 2]?.part === "determiner") from--;
    else break;
  }
  return [from, head + 1];
}
