/** Reads claims with their proof. */
import type { ClaimId, DocumentId, EntityId, PassageId, ReferentId, RelationId } from "../ids.js";
import type { Claim, Modality, Source, Stance } from "../model.js";
import type { Page, PageRequest } from "../store.js";
import type { Transaction } from "./database.js";
import { readSources } from "./read-sources.js";
import { compare, groupBy, inOrder, present } from "./rows.js";

interface ClaimRow {
  readonly claim: {
    readonly id: ClaimId;
    readonly relation?: RelationId;
    readonly predicate: string;
    readonly stance: Stance;
    readonly modality: Modality;
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    readonly from?: string;
    readonly to?: string;
    readonly origin: string;
    readonly confidence: number;
    readonly rule: string;
    readonly phrase?: string;
    readonly speakerWords?: string;
    readonly hidden: boolean;
  };
  readonly passage: { readonly id: PassageId; readonly start: number; readonly text: string };
  readonly document: {
    readonly id: DocumentId;
    readonly title: string;
    readonly publisher: string;
    readonly published: string | null;
  };
  readonly subject: { readonly entity: EntityId; readonly name: string };
  readonly object: { readonly entity: EntityId; readonly name: string };
}

/** A claim, and the line that it proves; none where its two ends have become one. */
interface StoredClaim {
  readonly claim: Claim;
  readonly relation: RelationId | undefined;
}

/**
 * The claims that a MATCH finds: it binds `c` (Claim), `p` (its passage) and `d` (its document).
 *
 * Speakers and sources are asked for by statements of their own: the embedded engine answers OPTIONAL MATCH by walking
 * the whole store.
 */
export async function readClaimsWhere(
  transaction: Transaction,
  match: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<StoredClaim[]> {
  const rows = await transaction.run<ClaimRow>(
    `${match}
     MATCH (c)-[:SUBJECT]->(s:Referent) MATCH (s)-[:RESOLVES_TO]->(se:Entity)
     MATCH (c)-[:OBJECT]->(o:Referent) MATCH (o)-[:RESOLVES_TO]->(oe:Entity)
     RETURN properties(c) AS claim, {id: p.id, start: p.start, text: p.text} AS passage,
       {id: d.id, title: d.title, publisher: d.publisher, published: d.published} AS document,
       {entity: se.id, name: s.name} AS subject, {entity: oe.id, name: o.name} AS object`,
    parameters,
  );
  const speakers = await readSpeakers(
    transaction,
    rows.map(({ claim }) => claim.id),
  );
  const sources = await readSources(transaction, [...new Set(rows.map(({ document }) => document.id))]);
  return rows.map((row) => ({
    claim: toClaim(row, speakers.get(row.claim.id), sources.get(row.document.id) ?? []),
    relation: row.claim.relation,
  }));
}

interface Speaker {
  readonly referent: ReferentId;
  readonly entity: EntityId;
  readonly name: string;
}

/** Who says these claims, where that is someone whom the document names. */
export async function readSpeakers(
  transaction: Transaction,
  claims: readonly ClaimId[],
): Promise<Map<ClaimId, Speaker>> {
  const rows = await transaction.run<Speaker & { claim: ClaimId }>(
    `UNWIND $claims AS id MATCH (c:Claim {id: id}) MATCH (c)-[:SPOKEN_BY]->(v:Referent) MATCH (v)-[:RESOLVES_TO]->(e:Entity)
     RETURN c.id AS claim, v.id AS referent, e.id AS entity, v.name AS name`,
    { claims },
  );
  return new Map(rows.map(({ claim, ...speaker }) => [claim, speaker]));
}

function toClaim(row: ClaimRow, speaker: Speaker | undefined, sources: readonly Source[]): Claim {
  const { claim, passage, document, subject, object } = row;
  return {
    id: claim.id,
    predicate: claim.predicate,
    stance: claim.stance,
    modality: claim.modality,
    quote: claim.quote,
    start: claim.start,
    end: claim.end,
    passage,
    document: {
      id: document.id,
      title: document.title,
      publisher: document.publisher,
      ...present("published", document.published),
      source: inOrder(sources)[0]?.key ?? "",
    },
    subject,
    object,
    ...present("speaker", toSpeaker(speaker, claim.speakerWords)),
    origin: claim.origin,
    ...present("from", claim.from),
    ...present("to", claim.to),
    confidence: claim.confidence,
    rule: claim.rule,
    ...present("phrase", claim.phrase),
    hidden: claim.hidden,
  };
}

function toSpeaker(speaker: Speaker | undefined, speakerWords: string | undefined): Claim["speaker"] {
  if (speaker) return { entity: speaker.entity, name: speaker.name };
  return speakerWords === undefined ? undefined : { name: speakerWords };
}

/** The claims of a line: asserted before denied, hidden last, then the surest, then by id. `after` counts those passed. */
export async function readClaims(
  transaction: Transaction,
  relation: RelationId,
  page: PageRequest,
): Promise<Page<Claim>> {
  const skip = Number(page.after ?? 0);
  const ids = await transaction.run<{ id: ClaimId }>(
    `MATCH (c:Claim {relation: $relation})
     WITH c, CASE WHEN c.hidden THEN 2 WHEN c.stance = 'asserted' THEN 0 ELSE 1 END AS side
     RETURN c.id AS id, side AS side, c.confidence AS confidence ORDER BY side, confidence DESC, id SKIP $skip LIMIT $limit`,
    { relation, skip, limit: page.limit + 1 },
  );
  const order = new Map(ids.slice(0, page.limit).map((row, index) => [row.id, index]));
  const found = await readClaimsWhere(
    transaction,
    `UNWIND $ids AS id MATCH (c:Claim {id: id}) MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)`,
    { ids: [...order.keys()] },
  );
  return {
    items: found.map(({ claim }) => claim).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    ...present("next", ids.length > page.limit ? String(skip + page.limit) : undefined),
  };
}

/** The claims that count of several lines, in the order of `readClaims`. */
export async function readProof(
  transaction: Transaction,
  relations: readonly RelationId[],
): Promise<Map<RelationId, Claim[]>> {
  const found = await readClaimsWhere(
    transaction,
    `UNWIND $relations AS relation MATCH (c:Claim {relation: relation}) WHERE NOT c.hidden
     MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)`,
    { relations: [...new Set(relations)] },
  );
  const proof = new Map<RelationId, Claim[]>();
  for (const [relation, group] of groupBy(found, (one) => one.relation)) {
    if (relation !== undefined) proof.set(relation, group.map(({ claim }) => claim).sort(byProof));
  }
  return proof;
}

function byProof(a: Claim, b: Claim): number {
  const side = (claim: Claim) => (claim.stance === "asserted" ? 0 : 1);
  return side(a) - side(b) || b.confidence - a.confidence || compare(a.id, b.id);
}
