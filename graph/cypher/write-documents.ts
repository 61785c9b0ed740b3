/**
 * Writes documents: each is one subtree (sources, passages, referents with their mentions, claims) that is put in whole
 * and taken out whole, never edited. Whatever changes a document's sources, or how a person reads it, takes it out and
 * puts it in again; names and lines are then settled once, by the difference.
 */
import {
  toClaimId,
  toPassageId,
  toReferentId,
  toRelationId,
  type ClaimId,
  type DocumentId,
  type EntityId,
  type NameKey,
  type ReferentId,
  type RelationId,
} from "../ids.js";
import { toNameKeys, type Linking } from "../link.js";
import type { EntityType, ReadClaim, ReadReferent } from "../model.js";
import { toSearchText } from "../names.js";
import { orderEnds, type Ontology } from "../ontology.js";
import { runFor, type Transaction } from "./database.js";
import type { SavedDocument } from "./read-documents.js";
import { inOrder } from "./rows.js";
import { settleNames, type NameUse } from "./write-names.js";
import { settleOrigins, toFingerprint, type Sentence } from "./write-origins.js";
import {
  ClaimChanges,
  withLines,
  writeRelations,
  type CountedClaim,
  type Line,
  type StoredClaim,
} from "./write-relations.js";

export interface WriteContext {
  readonly transaction: Transaction;
  readonly linking: Linking;
  readonly ontology: Ontology;
}

/** Ids of what a write changed, for those who keep relations in memory. */
export interface Touched {
  readonly relations: readonly RelationId[];
  readonly entities: readonly EntityId[];
}

/** Takes documents out and puts documents in; one that is in both lists is replaced. */
export async function replaceDocuments(
  context: WriteContext,
  removals: readonly DocumentId[],
  additions: readonly SavedDocument[],
): Promise<Touched> {
  const { transaction, linking } = context;
  const changes = new ClaimChanges();
  const removed = await removeSubtrees(transaction, removals, changes);
  const incoming = additions.map((addition) => toIncoming(addition, linking));
  const names = await settleNames(transaction, linking, {
    uses: [...removed.uses, ...incoming.flatMap((one) => one.referents.map((referent) => toUse(referent, +1)))],
  });
  const origins = await settleOrigins(
    transaction,
    incoming.flatMap((one) => one.sentences),
    removed.firstOf,
  );
  for (const { before, after } of origins.changed) {
    changes.went(before);
    changes.came(after);
  }
  const claims = incoming.flatMap((one) =>
    toClaimRows(one, { names: names.entityOf, origins: origins.first, context }),
  );
  for (const claim of claims) changes.came(claim.counted);
  await insertSubtrees(context, incoming, claims, { names: names.entityOf, origins: origins.first });
  const relations = await writeRelations(transaction, changes);
  await names.finish();
  return { relations, entities: names.changed };
}

// ── In ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Incoming extends SavedDocument {
  readonly title: string;
  readonly publisher: string;
  readonly published: string | null;
  readonly referents: readonly IncomingReferent[];
  /** Passages that state claims and are long enough to be recognised elsewhere. */
  readonly sentences: readonly Sentence[];
  /** Passage index → fingerprint. */
  readonly fingerprints: ReadonlyMap<number, string>;
}

interface IncomingReferent {
  readonly id: string;
  readonly key: NameKey;
  readonly name: string;
  readonly type: EntityType;
  readonly names: readonly string[];
  readonly mentions: number;
  readonly read: ReadReferent;
}

function toIncoming({ id, hash, read }: SavedDocument, linking: Linking): Incoming {
  const own = inOrder(read.sources)[0]!; // at least one: checked at the port
  const sources = read.sources.map((source) => source.key);
  const keys = toNameKeys(read.referents, sources);
  const fingerprints = new Map<number, string>();
  for (const claim of read.claims) {
    const passage = read.passages[claim.passage]!; // checked at the port
    const fingerprint = toFingerprint(read.text.slice(passage.start, passage.end));
    if (fingerprint) fingerprints.set(claim.passage, fingerprint);
  }
  const published = own.date ?? null;
  return {
    id,
    hash,
    read,
    title: own.title,
    publisher: own.publisher,
    published,
    fingerprints,
    sentences: [...fingerprints].map(([index, fingerprint]) => ({
      fingerprint,
      passage: toPassageId(id, index),
      document: id,
      published,
      publisher: own.publisher,
    })),
    referents: read.referents.map((referent, index) => ({
      id: toReferentId(id, index),
      key: linking.keyOf(keys[index]!, sources), // one for each referent
      name: referent.name,
      type: referent.type,
      names: spellings(referent, read.text),
      mentions: referent.mentions.length,
      read: referent,
    })),
  };
}

/** The distinct names by which a document calls someone, in the order in which it does. */
function spellings(referent: ReadReferent, text: string): string[] {
  const named = referent.mentions.filter((mention) => mention.kind === "name");
  return [...new Set(named.map((mention) => text.slice(mention.start, mention.end).replace(/\s+/g, " ").trim()))];
}

function toUse(
  referent: Pick<IncomingReferent, "key" | "name" | "type" | "names" | "mentions">,
  step: 1 | -1,
): NameUse {
  const { key, name, type, mentions } = referent;
  return { key, step, name, type, mentions, spellings: referent.names };
}

interface Settled {
  readonly names: ReadonlyMap<NameKey, EntityId>;
  readonly origins: ReadonlyMap<string, Sentence>;
}

type InsertedClaim = Readonly<Record<string, unknown>> & { readonly id: ClaimId; readonly speaker: ReferentId | null };

interface ClaimRow {
  readonly row: InsertedClaim;
  readonly counted: CountedClaim;
}

function toClaimRows(incoming: Incoming, settled: Settled & { context: WriteContext }): ClaimRow[] {
  const { id, read, referents } = incoming;
  const sources = read.sources.map((source) => source.key);
  const entityOf = (index: number) => settled.names.get(referents[index]!.key)!; // settled above
  return read.claims.map((claim, index) => {
    const relation = toLine(claim, entityOf(claim.subject), entityOf(claim.object), settled.context.ontology);
    const quote = read.text.slice(claim.start, claim.end);
    const hidden = settled.context.linking.isHidden({ sources, predicate: claim.predicate, quote });
    const origin = claim.cites ?? originOf(incoming, claim, settled.origins);
    const { from = null, to = null, stance, confidence } = claim;
    const row: InsertedClaim = {
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
      cites: claim.cites ?? null,
      confidence,
      rule: claim.rule,
      phrase: claim.phrase ?? null,
      speakerWords: claim.speakerWords ?? null,
      hidden,
      relation: relation?.id ?? null,
      subject: toReferentId(id, claim.subject),
      object: toReferentId(id, claim.object),
      speaker: claim.speaker === undefined ? null : toReferentId(id, claim.speaker),
      passage: toPassageId(id, claim.passage),
    };
    return {
      row,
      counted: { relation, hidden, stance, origin, from, to, confidence, published: incoming.published },
    };
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

function originOf(incoming: Incoming, claim: ReadClaim, first: Settled["origins"]): string {
  const fingerprint = incoming.fingerprints.get(claim.passage);
  return (fingerprint && first.get(fingerprint)?.publisher) || incoming.publisher;
}

/** Statements name each property: that is a quarter cheaper than `SET p = row.props`; a null one is left out. */
async function insertSubtrees(
  { transaction, linking }: WriteContext,
  incoming: readonly Incoming[],
  claims: readonly ClaimRow[],
  settled: Settled,
): Promise<void> {
  await runFor(
    transaction,
    `UNWIND $rows AS row
     CREATE (:Document {id: row.id, title: row.title, publisher: row.publisher, published: row.published,
       language: row.language, hash: row.hash, extractedWith: row.extractedWith, passages: row.passages, claims: row.claims,
       searchText: row.searchText})`,
    incoming.map(toDocumentRow),
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (d:Document {id: row.document})
     CREATE (d)-[:HAS_SOURCE]->(:Source {key: row.key, publisher: row.publisher, title: row.title, date: row.date})`,
    incoming.flatMap(({ id, read }) =>
      read.sources.map(({ key, publisher, title, date = null }) => ({ document: id, key, publisher, title, date })),
    ),
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (d:Document {id: row.document})
     CREATE (d)-[:HAS_PASSAGE]->(:Passage {id: row.id, start: row.start, end: row.end, zone: row.zone, text: row.text,
       searchText: row.searchText, fingerprint: row.fingerprint, firstOf: row.firstOf})`,
    incoming.flatMap((one) => toPassageRows(one, settled.origins)),
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (d:Document {id: row.document}) MATCH (e:Entity {id: row.entity})
     CREATE (d)<-[:OF_DOCUMENT]-(:Referent {id: row.id, name: row.name, type: row.type, names: row.names, roles: row.roles,
       mentions: row.mentions, nameKey: row.nameKey})-[:RESOLVES_TO {by: row.by, score: row.score}]->(e)`,
    incoming.flatMap((one) => toReferentRows(one, settled.names, linking)),
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (r:Referent {id: row.referent}) MATCH (p:Passage {id: row.passage})
     CREATE (r)-[:MENTIONED_IN {starts: row.starts, ends: row.ends, kinds: row.kinds}]->(p)`,
    incoming.flatMap(toMentionRows),
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row
     MATCH (s:Referent {id: row.subject}) MATCH (o:Referent {id: row.object}) MATCH (p:Passage {id: row.passage})
     CREATE (p)<-[:STATED_IN]-(c:Claim {id: row.id, predicate: row.predicate, stance: row.stance, modality: row.modality,
       quote: row.quote, start: row.start, end: row.end, from: row.from, to: row.to, origin: row.origin, cites: row.cites,
       confidence: row.confidence, rule: row.rule, phrase: row.phrase, speakerWords: row.speakerWords, hidden: row.hidden,
       relation: row.relation})-[:SUBJECT]->(s), (c)-[:OBJECT]->(o)`,
    claims.map((claim) => claim.row),
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) MATCH (r:Referent {id: row.speaker}) CREATE (c)-[:SPOKEN_BY]->(r)`,
    claims.flatMap(({ row }) => (row.speaker === null ? [] : [{ id: row.id, speaker: row.speaker }])),
  );
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

function toPassageRows({ id, read, fingerprints }: Incoming, first: Settled["origins"]): object[] {
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
      fingerprint: fingerprint ?? null,
      firstOf: saidFirst ? fingerprint : null,
    };
  });
}

function toReferentRows({ id, referents }: Incoming, names: Settled["names"], linking: Linking): object[] {
  return referents.map((referent) => ({
    document: id,
    entity: names.get(referent.key),
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

/** One relationship for each passage that mentions a referent, with all its mentions there. */
function toMentionRows({ id, referents }: Incoming): object[] {
  return referents.flatMap((referent) => {
    const byPassage = new Map<number, { starts: number[]; ends: number[]; kinds: string[] }>();
    for (const { passage, start, end, kind } of referent.read.mentions) {
      const row = byPassage.get(passage) ?? { starts: [], ends: [], kinds: [] };
      row.starts.push(start);
      row.ends.push(end);
      row.kinds.push(kind);
      byPassage.set(passage, row);
    }
    return [...byPassage].map(([passage, mentioned]) => ({
      referent: referent.id,
      passage: toPassageId(id, passage),
      ...mentioned,
    }));
  });
}

// ── Out ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Removed {
  readonly uses: readonly NameUse[];
  /** Sentences whose earliest passage went. */
  readonly firstOf: readonly string[];
}

async function removeSubtrees(
  transaction: Transaction,
  ids: readonly DocumentId[],
  changes: ClaimChanges,
): Promise<Removed> {
  if (ids.length === 0) return { uses: [], firstOf: [] };
  const referents = await transaction.run<Omit<IncomingReferent, "id" | "read">>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)<-[:OF_DOCUMENT]-(r:Referent)
     RETURN r.nameKey AS key, r.name AS name, r.type AS type, r.names AS names, r.mentions AS mentions`,
    { ids },
  );
  const claims = await transaction.run<StoredClaim>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage) MATCH (p)<-[:STATED_IN]-(c:Claim)
     RETURN c.relation AS relation, c.stance AS stance, c.origin AS origin, c.from AS from, c.to AS to, c.confidence AS confidence,
            c.hidden AS hidden, d.published AS published`,
    { ids },
  );
  for (const claim of await withLines(transaction, claims)) changes.went(claim);
  const sentences = await transaction.run<{ firstOf: string }>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage) WHERE p.firstOf IS NOT NULL
     RETURN p.firstOf AS firstOf`,
    { ids },
  );
  for (const statement of [
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage) MATCH (p)<-[:STATED_IN]-(c:Claim) DETACH DELETE c`,
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)<-[:OF_DOCUMENT]-(r:Referent) DETACH DELETE r`,
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage) DETACH DELETE p`,
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_SOURCE]->(s:Source) DETACH DELETE s`,
    `UNWIND $ids AS id MATCH (d:Document {id: id}) DETACH DELETE d`,
  ]) {
    await transaction.run(statement, { ids });
  }
  return {
    uses: referents.map((referent) => toUse({ ...referent, names: referent.names ?? [] }, -1)),
    firstOf: sentences.map((row) => row.firstOf),
  };
}
