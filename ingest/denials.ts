/** "The billionaire himself denied this": a denial in a sentence of its own binds to what was claimed just before. */
import type { ReadClaim, ReadReferent } from "../graph/model.js";
import type { Scope } from "./scopes.js";
import type { Sentence } from "./passages.js";

/** Sentences between a claim and its denial. */
const REACH = 2;

/** For each denial of "this", the claims that it denies, once more as denied. */
export function findDenials(
  { sentences, referents }: { readonly sentences: readonly Sentence[]; readonly referents: readonly ReadReferent[] },
  claims: readonly ReadClaim[],
  scopes: readonly Scope[],
): ReadClaim[] {
  const byPassage = new Map<number, ReadClaim[]>();
  for (const claim of claims) byPassage.set(claim.passage, [...(byPassage.get(claim.passage) ?? []), claim]);
  return scopes.flatMap((scope): ReadClaim[] => {
    if (scope.kind !== "deny" || !scope.backward) return [];
    const { start, end } = sentences[scope.sentence]!;
    const body = scope.speaker === undefined || referents[scope.speaker.referent]!.type !== "Person";
    const beside = scope.aside ?? scope.after;
    const near =
      beside === undefined
        ? []
        : deniedBeside(byPassage.get(scope.sentence) ?? [], sentences[scope.sentence]!.tokens[beside]!.start);
    const told = accusedOnly(scope, sentences, byPassage);
    const denied = near.length > 0 || scope.aside !== undefined ? near : deniedBy(scope, told, body);
    return denied.flatMap((claim) => {
      const { speaker: _speaker, speakerWords: _words, cites: _cites, ...rest } = claim;
      return speakersOf(scope, claim).map((speaker) => ({
        ...rest,
        ...speaker,
        stance: "denied",
        modality: "reported",
        passage: scope.sentence,
        start,
        end,
        confidence: Math.min(claim.confidence, 0.6),
        rule: `denial/${claim.rule}`,
      }));
    });
  });
}

/**
 * "Kenya expelled Berg after Voss had accused it of spying. Kenya denied | the accusation |": of a sentence that accuses
 * somebody, what stands before the accusation is none of it.
 */
function accusedOnly(
  { sentence, content }: Scope,
  sentences: readonly Sentence[],
  byPassage: ReadonlyMap<number, readonly ReadClaim[]>,
): ReadonlyMap<number, readonly ReadClaim[]> {
  const words = sentences[sentence]!.tokens.slice(...content);
  if (!words.some(({ lower }) => /^(?:accusations?|allegations?|charges?)$/.test(lower))) return byPassage;
  const accuses = sentences[sentence - 1]?.tokens.find(({ lower }) =>
    /^(?:accus(?:ed|es|ing)|alleg(?:ed|es|ing))$/.test(lower),
  );
  if (!accuses) return byPassage;
  const own = (byPassage.get(sentence - 1) ?? []).filter(({ end }) => end > accuses.start);
  return new Map([[sentence - 1, own]]);
}

type Speaker = Pick<ReadClaim, "speaker" | "speakerWords">;

/** All whom the words name; "both": the two that the claim is about. */
function speakersOf({ speaker, others, words }: Scope, { subject, object }: ReadClaim): Speaker[] {
  if (speaker) return [speaker, ...(others ?? [])].map(({ referent }) => ({ speaker: referent }));
  if (/^both$/i.test(words ?? "")) return [{ speaker: subject }, { speaker: object }];
  return [words === undefined ? {} : { speakerWords: words }];
}

/** "A met B, | a claim that both deny": the last deed before these words. */
function deniedBeside(claims: readonly ReadClaim[], before: number): ReadClaim[] {
  return claims.filter((claim) => isDeniable(claim) && claim.end <= before).slice(-1);
}

const isDeniable = ({ rule, stance, predicate }: ReadClaim) =>
  !/^(?:role|body|office)\//.test(rule) && stance === "asserted" && !STANDING.test(predicate);

/** What was claimed by a verb without a frame, where it is the only deed: "had protected Berg". */
const isOnlyRelated = ({ rule, stance }: ReadClaim) => rule.startsWith("related/") && stance === "asserted";

/** What no one denies with "this": where things are, where people live; nor that there was an accusation, but what it says. */
const STANDING =
  /^(?:LOCATED_IN|WAS_IN|BASED_IN|BORN_IN|CITIZEN_OF|PART_OF|RELATED_TO|TOLD|POSTED_ON|WORKS_FOR|ACCUSED|CRITICIZED|CHARGED|INVESTIGATED|SUED|ARRESTED|PRAISED|SUPPORTS|CITED|WROTE_ABOUT|PUBLISHED)$/;

/** The nearest claims before that can be denied: deeds and dealings, not titles or places; the denier's own if there are any. */
function deniedBy(scope: Scope, byPassage: ReadonlyMap<number, readonly ReadClaim[]>, body: boolean): ReadClaim[] {
  for (let passage = scope.sentence - 1; passage >= Math.max(0, scope.sentence - REACH); passage--) {
    const told = byPassage.get(passage) ?? [];
    const { predicates } = scope.denied ?? {};
    const deniable = told
      .filter(predicates || told.some(isDeniable) ? isDeniable : isOnlyRelated)
      .filter(({ predicate }) => !predicates || predicates.has(predicate));
    const own = deniable.filter(
      ({ subject, object }) =>
        subject === scope.speaker?.referent || (object === scope.speaker?.referent && scope.denied?.own !== "deed"),
    );
    if (own.length > 0) return own;
    if (scope.denied?.own) continue;
    if (deniable.length > 0 && body) return deniable.slice(-1); // "the government rejected the report"
    if (passage === scope.sentence - 1 && isOneDeed(deniable)) return deniable.slice(0, 1); // "her spokesman denied it"
    if (deniable.length > 1) return [];
  }
  return [];
}

/** All between the same two: one deed, found by one rule or by two. */
function isOneDeed(claims: readonly ReadClaim[]): boolean {
  const pairs = claims.map(({ subject, object }) => [subject, object].sort((a, b) => a - b).join(" "));
  return new Set(pairs).size === 1;
}
