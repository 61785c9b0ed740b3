/**
 * A document's subtree as rows for statements: sources, passages, referents with their mentions, and claims. A row says
 * what it hangs on both by id and by its place (`passageAt`: the how manyeth passage of this document); each engine's
 * statements (insert-subtrees.ts) take what is cheaper for it.
 */
import { toClaimId, toPassageId, toReferentId, toRelationId, type EntityId, type NameKey } from "../ids.js";
import type { Linking } from "../link.js";
import type { ReadClaim } from "../model.js";
import { toSearchText } from "../names.js";
import { orderEnds, type Ontology } from "../ontology.js";
import type { Incoming } from "./incoming.js";
import type { Sentence } from "./write-origins.js";
import type { CountedClaim, Line } from "./write-relations.js";

export interface Subtree {
  readonly document: object;
  readonly sources: readonly object[];
  readonly passages: readonly object[];
  readonly referents: readonly object[];
  readonly mentions: readonly object[];
  readonly claims: readonly object[];
  readonly speakers: readonly object[];
  /** The claims as they count towards lines. */
  readonly counted: readonly CountedClaim[];
}

/** What the names and the sentences of all documents that come together turned out to be. */
export interface Settled {
  readonly entityOf: ReadonlyMap<NameKey, EntityId>;
  /** Fingerprint → the passage that said it first. */
  readonly firstOf: ReadonlyMap<string, Sentence>;
  readonly linking: Linking;
  readonly ontology: Ontology;
}

export function toSubtree(incoming: Incoming, settled: Settled): Subtree {
  const claims = toClaims(incoming, settled);
  return {
    document: toDocumentRow(incoming),
    sources: incoming.read.sources.map((source) => ({ document: incoming.id, ...source })),
    passages: toPassageRows(incoming, settled.firstOf),
    referents: toReferentRows(incoming, settled),
    mentions: toMentionRows(incoming),
    claims: claims.map(({ row }) => row),
    speakers: toSpeakerRows(incoming),
    counted: claims.map(({ counted }) => counted),
  };
}

function toDocumentRow({ id, hash, read, title, publisher, published }: Incoming): object {
  return {
    id,
    title,
    publisher,
    published,
    language: read.language,
    hash,
    extractedWith: read.extractedWith,
    passages: read.passages.length,
    claims: read.claims.length,
    searchText: toSearchText(...read.sources.flatMap((source) => [source.title, source.publisher])),
  };
}

function toPassageRows({ id, read, fingerprints }: Incoming, first: Settled["firstOf"]): object[] {
  return read.passages.map((passage, index) => {
    const fingerprint = fingerprints.get(index);
    const passageId = toPassageId(id, index);
    const text = read.text.slice(passage.start, passage.end);
    const saidFirst = fingerprint !== undefined && first.get(fingerprint)?.passage === passageId;
    return {
      document: id,
      id: passageId,
      start: passage.start,
      end: passage.end,
      zone: passage.zone,
      text,
      searchText: toSearchText(text),
      fingerprint,
      firstOf: saidFirst ? fingerprint : undefined,
    };
  });
}

function toReferentRows({ id, referents }: Incoming, { entityOf, linking }: Settled): object[] {
  return referents.map((referent) => ({
    document: id,
    entity: entityOf.get(referent.key),
    id: referent.id,
    name: referent.name,
    type: referent.type,
    names: referent.names,
    roles: referent.read.roles,
    mentions: referent.mentions,
    nameKey: referent.key,
    ...toResolution(linking, referent.key),
  }));
}

/** What a referent's RESOLVES_TO says of how it came about. */
export function toResolution(linking: Linking, key: NameKey): { by: "name" | "judgement"; score: number } {
  const judged = linking.groupOf(key).length > 1 || key.includes("~"); // 'person:john smith~1f2e3d4c', of a split
  return { by: judged ? "judgement" : "name", score: 1 };
}

function toMentionRows({ id, referents }: Incoming): object[] {
  return referents.flatMap((referent, referentAt) =>
    referent.read.mentions.map(({ passage: passageAt, start, end, kind }) => ({
      referent: referent.id,
      referentAt,
      passage: toPassageId(id, passageAt),
      passageAt,
      start,
      end,
      kind,
    })),
  );
}

function toClaims(incoming: Incoming, settled: Settled): { readonly row: object; readonly counted: CountedClaim }[] {
  const { id, read, referents, published } = incoming;
  const sources = read.sources.map((source) => source.key);
  const entityOf = (index: number) => settled.entityOf.get(referents[index]!.key)!; // settled before
  return read.claims.map((claim, index) => {
    const relation = toLine(claim, entityOf(claim.subject), entityOf(claim.object), settled.ontology);
    const quote = read.text.slice(claim.start, claim.end);
    const hidden = settled.linking.isHidden({ sources, predicate: claim.predicate, quote });
    const origin = claim.cites ?? originOf(incoming, claim, settled.firstOf);
    const { from = null, to = null, stance, confidence } = claim;
    const row = {
      id: toClaimId(id, index),
      predicate: claim.predicate,
      stance,
      modality: claim.modality,
      quote,
      start: claim.start,
      end: claim.end,
      from,
      to,
      origin,
      cites: claim.cites,
      confidence,
      rule: claim.rule,
      phrase: claim.phrase,
      speakerWords: claim.speakerWords,
      hidden,
      relation: relation?.id,
      subject: toReferentId(id, claim.subject),
      subjectAt: claim.subject,
      object: toReferentId(id, claim.object),
      objectAt: claim.object,
      passage: toPassageId(id, claim.passage),
      passageAt: claim.passage,
    };
    return { row, counted: { relation, hidden, stance, origin, from, to, confidence, published } };
  });
}

function toSpeakerRows({ id, read }: Incoming): object[] {
  return read.claims.flatMap(({ speaker }, claimAt) => {
    if (speaker === undefined) return [];
    return { claim: toClaimId(id, claimAt), claimAt, referent: toReferentId(id, speaker), referentAt: speaker };
  });
}

/** The line that a claim counts towards; none where both ends turned out to be one entity. */
export function toLine(
  claim: Pick<ReadClaim, "predicate">,
  subject: EntityId,
  object: EntityId,
  ontology: Ontology,
): Line | undefined {
  if (subject === object) return undefined;
  const entry = ontology.find(claim.predicate) ?? { symmetric: false };
  const [source, target] = orderEnds(entry, subject, object);
  return { id: toRelationId(source, claim.predicate, target), type: claim.predicate, source, target };
}

function originOf(incoming: Incoming, claim: ReadClaim, first: Settled["firstOf"]): string {
  const fingerprint = incoming.fingerprints.get(claim.passage);
  return (fingerprint && first.get(fingerprint)?.publisher) || incoming.publisher;
}
