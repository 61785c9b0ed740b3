/** Keeps people's judgements and applies them: each changes how names group, what an entity is called, or which claims count. */
import { ClewError } from "../errors.js";
import type { ClaimId, DocumentId, EntityId, JudgementId, NameKey } from "../ids.js";
import { findContradictions, findIdentical, toLinking, type Linking } from "../link.js";
import type { Judgement, JudgementRecord } from "../model.js";
import type { TextFolder } from "../texts.js";
import { runFor, type Transaction } from "./database.js";
import { readSaved } from "./read-documents.js";
import { present } from "./rows.js";
import { toLine, toResolution } from "./subtree.js";
import { replaceDocuments, type Touched, type WriteContext } from "./write-documents.js";
import { settleNames } from "./write-names.js";
import { ClaimChanges, withLines, writeRelations, type StoredClaim } from "./write-relations.js";

/** All judgements ever made, oldest first. */
export async function readJudgements(transaction: Transaction): Promise<JudgementRecord[]> {
  const rows = await transaction.run<{ id: JudgementId; at: string; judgement: string; undoneAt: string | null }>(
    `MATCH (j:Judgement) RETURN j.id AS id, j.at AS at, j.judgement AS judgement, j.undoneAt AS undoneAt ORDER BY id`,
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    judgement: JSON.parse(row.judgement) as Judgement,
    ...present("undoneAt", row.undoneAt),
  }));
}

/** Adds records to the log as they are, e.g. from a backup, without applying them. */
export async function writeJudgements(transaction: Transaction, records: readonly JudgementRecord[]): Promise<void> {
  if (records.length === 0) return;
  await transaction.run(`UNWIND $rows AS row CREATE (j:Judgement) SET j = row`, {
    rows: records.map(({ judgement, ...record }) => ({
      ...record,
      kind: judgement.kind,
      judgement: JSON.stringify(judgement),
    })),
  });
}

export interface Judged {
  readonly record: JudgementRecord;
  /** Undefined when the judgement was in force already. */
  readonly touched: Touched | undefined;
}

type Base = Omit<WriteContext, "linking"> & { readonly texts: TextFolder };

/** Makes a judgement, unless one like it is in force already or others contradict it. */
export async function makeJudgement(base: Base, judgement: Judgement): Promise<Judged> {
  const records = await readJudgements(base.transaction);
  const identical = findIdentical(records, judgement);
  if (identical) return { record: identical, touched: undefined };
  const inTheWay = findContradictions(records, judgement);
  if (inTheWay.length > 0) {
    throw new ClewError(
      "contradicts-judgement",
      `This contradicts ${inTheWay.length === 1 ? "a judgement" : `${inTheWay.length} judgements`} made before: ${inTheWay.map((record) => record.id).join(", ")}.`,
      { hint: "Take those back first, if they no longer hold.", details: { judgements: inTheWay } },
    );
  }
  const record = { id: nextId(records), at: new Date().toISOString(), judgement };
  await writeJudgements(base.transaction, [record]);
  return { record, touched: await apply(base, toLinking(records), toLinking([...records, record]), judgement) };
}

/** Takes a judgement back; one taken back already stays so. */
export async function takeBack(base: Base, id: JudgementId): Promise<Judged> {
  const records = await readJudgements(base.transaction);
  const record = records.find((candidate) => candidate.id === id);
  if (!record) throw new ClewError("not-found", `There is no judgement "${id}".`);
  if (record.undoneAt) return { record, touched: undefined };
  const undone = { ...record, undoneAt: new Date().toISOString() };
  await base.transaction.run(`MATCH (j:Judgement {id: $id}) SET j.undoneAt = $undoneAt`, {
    id,
    undoneAt: undone.undoneAt,
  });
  const after = records.map((candidate) => (candidate.id === id ? undone : candidate));
  return { record: undone, touched: await apply(base, toLinking(records), toLinking(after), record.judgement) };
}

function nextId(records: readonly JudgementRecord[]): JudgementId {
  return `j-${String(records.length + 1).padStart(6, "0")}` as JudgementId;
}

async function apply(base: Base, before: Linking, after: Linking, judgement: Judgement): Promise<Touched> {
  const context: WriteContext = { transaction: base.transaction, ontology: base.ontology, linking: after };
  switch (judgement.kind) {
    case "same":
      return regroup(
        context,
        [judgement.a, judgement.b].flatMap((key) => [...before.groupOf(key), ...after.groupOf(key)]),
      );
    case "not-same":
      return { relations: [], entities: [] }; // it stands in the way of others, and groups nothing itself
    case "type":
    case "rename":
      return regroup(context, [...after.groupOf(judgement.name)]);
    case "split":
      return readAgain(context, base.texts, judgement.sources);
    case "hide":
      return readAgain(context, base.texts, [judgement.source]);
  }
}

/** Puts the documents from these sources in again, under the new linking. */
async function readAgain(context: WriteContext, texts: TextFolder, sources: readonly string[]): Promise<Touched> {
  const rows = await context.transaction.run<{ id: DocumentId }>(
    `UNWIND $sources AS key MATCH (s:Source {key: key}) MATCH (s)<-[:HAS_SOURCE]-(d:Document) RETURN DISTINCT d.id AS id`,
    { sources },
  );
  const ids = rows.map((row) => row.id);
  return replaceDocuments(context, ids, await readSaved(context.transaction, texts, ids));
}

/** Settles these names anew and moves referents, claims and lines of those that now belong to another entity. */
async function regroup(context: WriteContext, keys: readonly NameKey[]): Promise<Touched> {
  const names = await settleNames(context.transaction, context.linking, { uses: [], regroup: keys });
  const rows = names.moved.map((key) => ({
    key,
    entity: names.entityOf.get(key),
    resolved: toResolution(context.linking, key),
  }));
  const claims = await moveReferents(context.transaction, rows);
  const relations = await writeRelations(context.transaction, await moveClaims(context, claims));
  names.finish();
  return { relations, entities: names.changed };
}

/** Points referents at their new entities; returns the claims at them. */
async function moveReferents(transaction: Transaction, rows: readonly { key: NameKey }[]): Promise<ClaimId[]> {
  if (rows.length === 0) return [];
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (r:Referent {nameKey: row.key}) MATCH (r)-[x:RESOLVES_TO]->(:Entity) DELETE x`,
    rows,
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (r:Referent {nameKey: row.key}) MATCH (e:Entity {id: row.entity})
     CREATE (r)-[x:RESOLVES_TO]->(e) SET x = row.resolved`,
    rows,
  );
  const ids = new Set<ClaimId>();
  for (const end of ["SUBJECT", "OBJECT"]) {
    const claims = await runFor<{ id: ClaimId }>(
      transaction,
      `UNWIND $rows AS row MATCH (r:Referent {nameKey: row.key}) MATCH (r)<-[:${end}]-(c:Claim) RETURN c.id AS id`,
      rows,
    );
    for (const claim of claims) ids.add(claim.id);
  }
  return [...ids];
}

type MovingClaim = StoredClaim & {
  readonly id: ClaimId;
  readonly predicate: string;
  readonly subject: EntityId;
  readonly object: EntityId;
};

/** Gives each claim the line between the entities at which it now has its ends. */
async function moveClaims({ transaction, ontology }: WriteContext, ids: readonly ClaimId[]): Promise<ClaimChanges> {
  const changes = new ClaimChanges();
  if (ids.length === 0) return changes;
  const claims = await transaction.run<MovingClaim>(
    `UNWIND $ids AS id MATCH (c:Claim {id: id}) MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     MATCH (c)-[:SUBJECT]->(s:Referent) MATCH (s)-[:RESOLVES_TO]->(se:Entity)
     MATCH (c)-[:OBJECT]->(o:Referent) MATCH (o)-[:RESOLVES_TO]->(oe:Entity)
     RETURN c.id AS id, c.relation AS relation, c.predicate AS predicate, c.stance AS stance, c.origin AS origin, c.from AS from, c.to AS to,
            c.confidence AS confidence, c.hidden AS hidden, d.published AS published, se.id AS subject, oe.id AS object`,
    { ids },
  );
  const stored = await withLines(transaction, claims);
  const moved = stored.map((claim) => ({ claim, after: toLine(claim, claim.subject, claim.object, ontology) }));
  for (const { claim, after } of moved) {
    changes.went(claim);
    changes.came({ ...claim, relation: after });
  }
  const [lines, loops] = [moved.filter(({ after }) => after), moved.filter(({ after }) => !after)];
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.relation = row.relation`,
    lines.map(({ claim, after }) => ({ id: claim.id, relation: after?.id })),
  );
  await transaction.run(`UNWIND $ids AS id MATCH (c:Claim {id: id}) REMOVE c.relation`, {
    ids: loops.map(({ claim }) => claim.id),
  });
  return changes;
}
