/** Reads claims with their proof. */
import type { ClaimId, DocumentId, EntityId, PassageId, RelationId } from "../ids.js";
import type { Claim, Modality, Stance } from "../model.js";
import type { Page, PageRequest } from "../store.js";
import type { Transaction } from "./database.js";
import { compare, groupBy, present } from "./rows.js";

export interface ClaimRow {
  readonly claim: {
    readonly id: ClaimId;
    readonly relation: RelationId;
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
  readonly speaker: { readonly entity: EntityId | null; readonly name: string | null };
  readonly source: string;
}

/** Continues a statement that has bound `c` (Claim), `p` (its passage) and `d` (its document). */
export const CLAIM = `MATCH (c)-[:SUBJECT]->(s:Referent) MATCH (s)-[:RESOLVES_TO]->(se:Entity)
  MATCH (c)-[:OBJECT]->(o:Referent) MATCH (o)-[:RESOLVES_TO]->(oe:Entity)
  OPTIONAL MATCH (c)-[:SPOKEN_BY]->(v:Referent) OPTIONAL MATCH (v)-[:RESOLVES_TO]->(ve:Entity)
  OPTIONAL MATCH (d)-[:HAS_SOURCE]->(src:Source)
  WITH c, p, d, s, se, o, oe, v, ve, min(coalesce(src.date, '9999') + ' ' + src.key) AS source
  RETURN properties(c) AS claim, {id: p.id, start: p.start, text: p.text} AS passage,
    {id: d.id, title: d.title, publisher: d.publisher, published: d.published} AS document,
    {entity: se.id, name: s.name} AS subject, {entity: oe.id, name: o.name} AS object,
    {entity: ve.id, name: v.name} AS speaker, source AS source`;

export function toClaim({ claim, passage, document, subject, object, speaker, source }: ClaimRow): Claim {
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
      source: source.slice(source.indexOf(" ") + 1), // '2022-10-11 https://…'
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

function toSpeaker(speaker: ClaimRow["speaker"], speakerWords: string | undefined): Claim["speaker"] {
  if (speaker.name !== null) return { ...present("entity", speaker.entity), name: speaker.name };
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
  const rows = await transaction.run<ClaimRow>(
    `UNWIND $ids AS id MATCH (c:Claim {id: id}) MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document) ${CLAIM}`,
    { ids: [...order.keys()] },
  );
  return {
    items: rows.map(toClaim).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    ...present("next", ids.length > page.limit ? String(skip + page.limit) : undefined),
  };
}

/** The claims that count of several lines, in the order of `readClaims`. */
export async function readProof(
  transaction: Transaction,
  relations: readonly RelationId[],
): Promise<Map<RelationId, Claim[]>> {
  const rows = await transaction.run<ClaimRow>(
    `UNWIND $relations AS relation MATCH (c:Claim {relation: relation}) WHERE NOT c.hidden
     MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document) ${CLAIM}`,
    { relations: [...new Set(relations)] },
  );
  const groups = groupBy(rows, (row) => row.claim.relation);
  return new Map([...groups].map(([relation, group]) => [relation, group.map(toClaim).sort(byProof)]));
}

function byProof(a: Claim, b: Claim): number {
  const side = (claim: Claim) => (claim.stance === "asserted" ? 0 : 1);
  return side(a) - side(b) || b.confidence - a.confidence || compare(a.id, b.id);
}
