/** What a rule found, as the text tells it: who says it, whether it is denied, when it was, and on whose word. */
import type { ReadClaim, ReadReferent } from "../graph/model.js";
import type { Citations } from "./citations.js";
import { dateOf, type Dating } from "./claim-dates.js";
import type { FoundClaim } from "./found.js";
import type { Sentence } from "./passages.js";
import type { Resolution } from "./resolve.js";
import type { Scope } from "./scopes.js";

interface Context extends Dating {
  readonly bySentence: Resolution["bySentence"];
  readonly referents: readonly ReadReferent[];
  readonly scopes: ReadonlyMap<number, readonly Scope[]>;
  readonly citations: Citations;
}

export function toClaim(found: FoundClaim, context: Context): ReadClaim[] {
  const { sentences, referents, scopes, citations } = context;
  const { tokens } = sentences[found.sentence]!;
  let own = (scopes.get(found.sentence) ?? []).filter((scope) => !scope.backward && covers(scope, found));
  if (own.some(({ fiction }) => fiction)) return [];
  if (own.some(({ kind }) => kind === "deny") && isAddedBehind(found, context)) {
    if (!LASTS.test(found.predicate)) return [];
    own = own.filter(({ kind }) => kind !== "deny");
  }
  const named = NAMED_BESIDE.test(found.rule);
  const told = own.some(({ kind }) => kind === "say");
  if (
    own.some(
      ({ kind, retracts }) =>
        (kind === "ask" && (retracts === undefined || retracts === "all" || (retracts === "told" && told))) ||
        kind === "hope",
    ) &&
    !named
  )
    return [];
  if (own.some((saying) => isUnsaid(saying, own)) && !named) return [];
  if (own.some((scope) => isAcquitted(scope, found))) return [];
  const voice = voiceOf(own, scopes.get(found.sentence) ?? []);
  const speaker = found.speaker ?? voice?.speaker;
  const words = speaker ? undefined : voice?.words;
  const lies = found.predicate === "LOCATED_IN" && /^place\/(?:in|at|near|comma)$/.test(found.rule); // "denied the attack on the base in Kenya"
  const denied = own.some(({ kind }) => kind === "deny") && !named && !lies;
  const liar = own.find((scope) => scope.kind === "deny" && scope.liar)?.liar;
  if (denied && (OF_A_DEED.test(found.rule) || (found.negated && !liar))) return []; // "denied that he had never met Berg"
  // Where a place lies is nobody's word; who was there is told as the deed is that says so.
  const title = named || (found.predicate === "LOCATED_IN" && !OF_A_DEED.test(found.rule));
  const cites = found.predicate === "CITED" ? undefined : citations.of(found, speaker && referents[speaker.referent]);
  const when = title || found.predicate === "LOCATED_IN" ? undefined : dateOf(context, found, own);
  const reported = title
    ? citations.isWhole && cites !== undefined
    : speaker !== undefined || words !== undefined || cites !== undefined;
  const stance =
    denied && (speaker || words !== undefined) ? "denied" : denied || found.negated ? "negated" : "asserted";
  const end = stance === "asserted" ? endOf(found, context) : withAdverbs(tokens, endOf(found, context));
  const claim: ReadClaim = {
    predicate: found.predicate,
    subject: found.subject.referent,
    object: found.object.referent,
    ...(speaker && !title && { speaker: speaker.referent }),
    ...(words !== undefined && !title && { speakerWords: words }),
    // Rejected by somebody, or said by the text itself not to be so.
    stance,
    modality:
      found.alleged ||
      (!title && voice?.suspected) ||
      (!title && voice?.kind === "say" && !speaker && words === undefined)
        ? "alleged"
        : reported
          ? "reported"
          : "fact",
    passage: found.sentence,
    start: tokens[found.from]!.start,
    end: tokens[end - 1]!.end,
    ...when,
    ...(cites !== undefined && { cites }),
    confidence: found.confidence,
    rule: found.rule,
    ...(found.phrase !== undefined && { phrase: found.phrase }),
  };
  const others = found.speaker || title ? [] : (voice?.others ?? []);
  const all = [claim, ...others.map(({ referent }) => ({ ...claim, speaker: referent }))];
  if (!liar || title) return all;
  const { speakerWords: _words, ...rest } = claim;
  const lie: ReadClaim = {
    ...rest,
    speaker: liar.referent,
    stance: found.negated ? "negated" : "asserted",
    modality: "reported",
  };
  return found.negated ? [lie] : [lie, ...all];
}

/** "Berg was charged with paying Voss, but was acquitted": nothing is left of it. */
const isAcquitted = ({ retracts, acquits }: Scope, { alleged, subject }: FoundClaim) =>
  retracts === "alleged" && alleged && (acquits === undefined || acquits.referent === subject.referent);

/** "A met B in Oslo": who denies the deed need not deny having been there. */
const OF_A_DEED = /^place\/(?:presence|struck)$/;

/** "denied that A paid B|, who | owns C": what is added behind a comma is not what is denied. */
function isAddedBehind({ sentence, anchor }: FoundClaim, { grammar }: Context): boolean {
  const { units, groups } = grammar.of(sentence);
  const start = groups.find(({ at }) => units[at]!.from === anchor)?.start ?? 0;
  return /^(?:who|which)$/.test(units[start - 1]?.lower ?? "") && units[start - 2]?.lower === ",";
}
/** What the text may add of somebody by the way; of a deed that is added there, it is not said whose word it is. */
const LASTS = /^(?:OWNS|LEADS|WORKS_FOR|MEMBER_OF|OFFICIAL_OF|FAMILY_OF|BASED_IN|PART_OF|FOUNDED|OPERATES|CONTROLS)$/;

/** Titles and appositives: the text's own words about somebody, whoever is speaking. */
const NAMED_BESIDE = /^(?:role|body)\/|^place\/(?:based|registered|headquartered)/;

/** The quote does not end within a name: "fined Colonel | Hassan Berg". */
function endOf({ sentence, to }: FoundClaim, { bySentence }: Context): number {
  const mentions = bySentence[sentence]!;
  const last = mentions.findIndex((mention) => mention.to === to);
  const next = mentions[last + 1];
  return last >= 0 && next && next.from === to && next.referent === mentions[last]!.referent ? next.to : to;
}

/** "denied having met B | privately": what narrows a denial belongs to its quote. */
function withAdverbs(tokens: Sentence["tokens"], end: number): number {
  let to = end;
  while (/^(?:\p{L}+ly|alone|again|together|since|then|before|either|himself|herself)$/u.test(tokens[to]?.lower ?? ""))
    to++;
  return to;
}

/** A saying covers what its content holds, and not itself: "Musk told Kahl that …" is no claim of Musk's. */
function covers(scope: Scope, { anchor }: FoundClaim): boolean {
  return scope.content[0] <= anchor && anchor < scope.content[1] && !(scope.cue[0] <= anchor && anchor < scope.cue[1]);
}

/**
 * Who answers for it: whoever denies it, else the outermost saying. "Berg had told him that she met Dorn, the reporter
 * said" is the reporter's word.
 */
function voiceOf(scopes: readonly Scope[], all: readonly Scope[]): Scope | undefined {
  const voice = [...scopes].sort(
    (a, b) =>
      Number(b.kind === "deny") - Number(a.kind === "deny") ||
      a.content[0] - b.content[0] ||
      b.content[1] - a.content[1],
  )[0];
  if (voice?.kind !== "deny" || isSomebodys(voice)) return voice;
  return all.find((scope) => scope.kind === "say" && isSomebodys(scope) && callsIt(scope, voice)) ?? voice;
}

const isSomebodys = ({ speaker, words }: Scope) => speaker !== undefined || words !== undefined;

/** '"It is not true that A paid B," | Berg said', "It is untrue, | Berg said, | that …": whose word it is that it is not so. */
const callsIt = ({ cue, content }: Scope, denial: Scope): boolean =>
  cue[1] !== denial.content[0] && // "| Reports | that A paid B are false"
  ((content[0] <= denial.cue[0] && denial.cue[0] < content[1]) || (denial.cue[0] <= cue[0] && cue[1] < denial.cue[1]));

/** "It is not true that | Berg said that …": that she said it is denied, and not what. */
const isUnsaid = ({ kind, cue, content }: Scope, scopes: readonly Scope[]): boolean =>
  kind === "say" &&
  cue[1] <= content[0] &&
  scopes.some(
    (scope) =>
      scope.kind === "deny" &&
      !isSomebodys(scope) &&
      scope.content[0] <= cue[0] &&
      cue[1] <= scope.content[1] &&
      cue[0] < cue[1],
  );

export function groupBy(scopes: readonly Scope[]): Map<number, Scope[]> {
  const groups = new Map<number, Scope[]>();
  for (const scope of scopes) {
    const at = scope.backward ? scope.sentence - 1 : scope.sentence;
    const own = groups.get(at) ?? [];
    own.push(
      scope.backward && (scope.kind === "say" || scope.retracts)
        ? { ...scope, backward: false, content: [0, Number.MAX_SAFE_INTEGER], cue: [0, 0] }
        : scope,
    );
    groups.set(at, own);
  }
  return groups;
}
