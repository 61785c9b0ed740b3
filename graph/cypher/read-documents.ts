/** Reads documents back: whole as a person reads them, and whole as they were saved (for backups and for re-reading). */
import type { ClaimId, DocumentId, EntityId, PassageId, ReferentId } from "../ids.js";
import type {
  Document,
  DocumentSummary,
  Mention,
  MentionKind,
  Modality,
  Passage,
  ReadClaim,
  ReadDocument,
  Referent,
  Stance,
  EntityType,
} from "../model.js";
import { toSearched } from "../names.js";
import type { DocumentQuery, Page, PageRequest, PassageHit, StoredSource } from "../store.js";
import type { TextFolder } from "../texts.js";
import type { Transaction } from "./database.js";
import { readClaimsWhere, readSpeakers } from "./read-claims.js";
import { readSources } from "./read-sources.js";
import { groupBy, inOrder, present, toSource, type SourceRow } from "./rows.js";

interface DocumentRow {
  readonly id: DocumentId;
  readonly title: string;
  readonly publisher: string;
  readonly published: string | null;
  readonly language: string;
  readonly hash: string;
  readonly extractedWith: string;
  readonly passages: number;
  readonly claims: number;
}

const DOCUMENT = `d.id AS id, d.title AS title, d.publisher AS publisher, d.published AS published, d.language AS language,
  d.hash AS hash, d.extractedWith AS extractedWith, d.passages AS passages, d.claims AS claims`;

export async function findSources(transaction: Transaction, keys: readonly string[]): Promise<StoredSource[]> {
  const rows = await transaction.run<SourceRow & { document: DocumentId; extractedWith: string }>(
    `UNWIND $keys AS key MATCH (s:Source {key: key}) MATCH (s)<-[:HAS_SOURCE]-(d:Document)
     RETURN s.key AS key, s.publisher AS publisher, s.title AS title, s.date AS date, d.id AS document,
            d.extractedWith AS extractedWith`,
    { keys },
  );
  return rows.map((row) => ({ ...toSource(row), document: row.document, extractedWith: row.extractedWith }));
}

/** The newest first; undated ones last. `after` counts the documents passed. */
export async function listDocuments(transaction: Transaction, query: DocumentQuery): Promise<Page<DocumentSummary>> {
  const skip = Number(query.after ?? 0);
  const rows = await transaction.run<DocumentRow>(
    `MATCH (d:Document)
     WHERE all(start IN $starts WHERE d.searchText CONTAINS start)
     WITH d ORDER BY coalesce(d.published, '') DESC, d.id SKIP $skip LIMIT $limit
     RETURN ${DOCUMENT}`,
    { starts: toSearched(query.text ?? ""), skip, limit: query.limit + 1 },
  );
  const items = await toSummaries(transaction, rows.slice(0, query.limit));
  return { items, ...present("next", rows.length > query.limit ? String(skip + query.limit) : undefined) };
}

async function toSummaries(transaction: Transaction, rows: readonly DocumentRow[]): Promise<DocumentSummary[]> {
  const sources = await readSources(
    transaction,
    rows.map((row) => row.id),
  );
  return rows.map(({ hash: _, published, ...row }) => ({
    ...row,
    ...present("published", published),
    sources: inOrder(sources.get(row.id) ?? []),
  }));
}

// ── One document as a person reads it ───────────────────────────────────────────────────────────────────────────────

interface PassageRow extends Passage {
  readonly document: DocumentId;
}
interface ReferentRow {
  readonly document: DocumentId;
  readonly id: ReferentId;
  readonly name: string;
  readonly type: EntityType;
  readonly roles: readonly string[] | null;
  readonly entity: EntityId;
}
interface MentionRow {
  readonly document: DocumentId;
  readonly referent: ReferentId;
  readonly passage: PassageId;
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
}

const PASSAGES = `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage)
  RETURN d.id AS document, p.id AS id, p.start AS start, p.end AS end, p.zone AS zone, p.text AS text ORDER BY start`;
const REFERENTS = `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)<-[:OF_DOCUMENT]-(r:Referent) MATCH (r)-[:RESOLVES_TO]->(e:Entity)
  RETURN d.id AS document, r.id AS id, r.name AS name, r.type AS type, r.roles AS roles, e.id AS entity`;
const MENTIONS = `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)<-[:OF_DOCUMENT]-(r:Referent) MATCH (r)-[m:MENTIONED_IN]->(p:Passage)
  RETURN d.id AS document, r.id AS referent, p.id AS passage, m.start AS start, m.end AS end, m.kind AS kind`;

export async function readDocument(
  transaction: Transaction,
  texts: TextFolder,
  id: DocumentId,
): Promise<Document | undefined> {
  const rows = await transaction.run<DocumentRow>(`MATCH (d:Document {id: $id}) RETURN ${DOCUMENT}`, { id });
  const [summary] = await toSummaries(transaction, rows);
  const [row] = rows;
  if (!summary || !row) return undefined;
  const passages = await transaction.run<PassageRow>(PASSAGES, { ids: [id] });
  const referents = await transaction.run<ReferentRow>(REFERENTS, { ids: [id] });
  const mentions = await transaction.run<MentionRow>(MENTIONS, { ids: [id] });
  const claims = await readClaimsWhere(
    transaction,
    `MATCH (d:Document {id: $id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage) MATCH (p)<-[:STATED_IN]-(c:Claim)`,
    { id },
  );
  const entityOf = new Map(referents.map((referent) => [referent.id, referent.entity]));
  return {
    ...summary,
    text: (await texts.find(row.hash)) ?? joinPassages(passages),
    passageList: passages.map(({ document: _, ...passage }) => passage),
    referents: referents
      .map(({ document: _, roles, ...referent }): Referent => ({ ...referent, roles: roles ?? [] }))
      .sort((a, b) => indexOf(a.id) - indexOf(b.id)),
    mentions: mentions
      .map(({ document: _, ...mention }): Mention => ({ ...mention, entity: entityOf.get(mention.referent)! }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    claimList: claims.map(({ claim }) => claim).sort((a, b) => indexOf(a.id) - indexOf(b.id)),
  };
}

/** `doc-…/p12` → 12. */
function indexOf(id: PassageId | ReferentId | ClaimId): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}

/** The text where its file is on another machine: the passages at their offsets, and blanks for what lay between. */
function joinPassages(passages: readonly Passage[]): string {
  let text = "";
  for (const passage of passages) {
    const gap = Math.max(0, passage.start - text.length);
    text += (gap > 1 ? "\n\n".padEnd(gap, " ") : " ".repeat(gap)) + passage.text;
  }
  return text;
}

// ── Documents as they were saved ────────────────────────────────────────────────────────────────────────────────────

interface SavedClaimRow {
  readonly document: DocumentId;
  readonly id: ClaimId;
  readonly passage: PassageId;
  readonly subject: ReferentId;
  readonly object: ReferentId;
  readonly speaker: ReferentId | undefined;
  readonly claim: {
    readonly predicate: string;
    readonly stance: Stance;
    readonly modality: Modality;
    readonly start: number;
    readonly end: number;
    readonly from?: string;
    readonly to?: string;
    readonly cites?: string;
    readonly confidence: number;
    readonly rule: string;
    readonly phrase?: string;
    readonly speakerWords?: string;
  };
}

/** A document as `saveDocuments` took it, under the id and hash of its text. */
export interface SavedDocument {
  readonly id: DocumentId;
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  readonly read: ReadDocument;
}

/** These documents as they were saved; unknown ids are left out. */
export async function readSaved(
  transaction: Transaction,
  texts: TextFolder,
  ids: readonly DocumentId[],
): Promise<SavedDocument[]> {
  if (ids.length === 0) return [];
  const documents = await transaction.run<DocumentRow>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN ${DOCUMENT}`,
    { ids },
  );
  const sources = await readSources(transaction, ids);
  const passages = groupBy(await transaction.run<PassageRow>(PASSAGES, { ids }), (row) => row.document);
  const referents = groupBy(await transaction.run<ReferentRow>(REFERENTS, { ids }), (row) => row.document);
  const mentions = groupBy(await transaction.run<MentionRow>(MENTIONS, { ids }), (row) => row.document);
  const claims = groupBy(await readSavedClaims(transaction, ids), (row) => row.document);
  return Promise.all(
    documents.map(async ({ id, hash, language, extractedWith }) => {
      const ofDocument = passages.get(id) ?? [];
      const read: ReadDocument = {
        text: (await texts.find(hash)) ?? joinPassages(ofDocument),
        sources: inOrder(sources.get(id) ?? []),
        language,
        extractedWith,
        passages: ofDocument.map(({ start, end, zone }) => ({ start, end, zone })),
        referents: toReadReferents(referents.get(id) ?? [], mentions.get(id) ?? []),
        claims: (claims.get(id) ?? []).sort((a, b) => indexOf(a.id) - indexOf(b.id)).map(toReadClaim),
      };
      return { id, hash, read };
    }),
  );
}

async function readSavedClaims(transaction: Transaction, ids: readonly DocumentId[]): Promise<SavedClaimRow[]> {
  const rows = await transaction.run<Omit<SavedClaimRow, "speaker">>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_PASSAGE]->(p:Passage) MATCH (p)<-[:STATED_IN]-(c:Claim)
     MATCH (c)-[:SUBJECT]->(s:Referent) MATCH (c)-[:OBJECT]->(o:Referent)
     RETURN d.id AS document, c.id AS id, p.id AS passage, s.id AS subject, o.id AS object, properties(c) AS claim`,
    { ids },
  );
  const speakers = await readSpeakers(
    transaction,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, speaker: speakers.get(row.id)?.referent }));
}

function toReadReferents(
  referents: readonly ReferentRow[],
  mentions: readonly MentionRow[],
): ReadDocument["referents"] {
  const byReferent = groupBy(mentions, (mention) => mention.referent);
  return [...referents]
    .sort((a, b) => indexOf(a.id) - indexOf(b.id))
    .map(({ id, name, type, roles }) => ({
      name,
      type,
      roles: roles ?? [],
      mentions: (byReferent.get(id) ?? [])
        .map(({ start, end, kind, passage }) => ({ start, end, kind, passage: indexOf(passage) }))
        .sort((a, b) => a.start - b.start || a.end - b.end),
    }));
}

function toReadClaim({ claim, passage, subject, object, speaker }: SavedClaimRow): ReadClaim {
  return {
    predicate: claim.predicate,
    subject: indexOf(subject),
    object: indexOf(object),
    ...present("speaker", speaker && indexOf(speaker)),
    ...present("speakerWords", claim.speakerWords),
    stance: claim.stance,
    modality: claim.modality,
    passage: indexOf(passage),
    start: claim.start,
    end: claim.end,
    ...present("from", claim.from),
    ...present("to", claim.to),
    ...present("cites", claim.cites),
    confidence: claim.confidence,
    rule: claim.rule,
    ...present("phrase", claim.phrase),
  };
}

// ── Passages ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Passages that hold words with all these beginnings, newest documents first. `after` counts the passages passed. */
export async function findPassages(
  transaction: Transaction,
  query: { readonly text: string } & PageRequest,
): Promise<Page<PassageHit>> {
  const starts = toSearched(query.text);
  if (starts.length === 0) return { items: [] };
  const skip = Number(query.after ?? 0);
  const rows = await transaction.run<
    Omit<PassageHit, "document" | "entities"> & {
      id: PassageId;
      document: PassageHit["document"] & { published: string | null };
    }
  >(
    `MATCH (p:Passage) WHERE all(start IN $starts WHERE p.searchText CONTAINS start)
     MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     WITH p, d ORDER BY coalesce(d.published, '') DESC, d.id, p.start SKIP $skip LIMIT $limit
     RETURN p.id AS id, p.start AS start, p.end AS end, p.text AS text,
            {id: d.id, title: d.title, publisher: d.publisher, published: d.published} AS document`,
    { starts, skip, limit: query.limit + 1 },
  );
  const page = rows.slice(0, query.limit);
  const entities = groupBy(
    await transaction.run<PassageHit["entities"][number] & { passage: PassageId }>(
      `UNWIND $ids AS id MATCH (p:Passage {id: id}) MATCH (p)<-[:MENTIONED_IN]-(r:Referent) MATCH (r)-[:RESOLVES_TO]->(e:Entity)
       RETURN DISTINCT p.id AS passage, e.id AS id, e.name AS name, e.type AS type`,
      { ids: page.map((row) => row.id) },
    ),
    (row) => row.passage,
  );
  return {
    items: page.map(({ id, document: { published, ...document }, start, end, text }) => ({
      document: { ...document, ...present("published", published) },
      start,
      end,
      text,
      entities: (entities.get(id) ?? []).map(({ passage: _, ...entity }) => entity),
    })),
    ...present("next", rows.length > query.limit ? String(skip + query.limit) : undefined),
  };
}
