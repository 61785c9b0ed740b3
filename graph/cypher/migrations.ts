/** Brings a case that an older Clew wrote to today's form, in small transactions: what is cut short goes on at the next start. */
import type { DocumentId, PassageId, ReferentId } from "../ids.js";
import type { MentionKind } from "../model.js";
import { sendFor, type CypherDatabase, type Transaction } from "./database.js";
import { lock } from "./lock.js";

/** `MIGRATIONS[n]` brings a case from version n to n + 1. */
export const MIGRATIONS: Readonly<Record<number, (database: CypherDatabase) => Promise<void>>> = { 1: splitMentions };

const DOCUMENTS_AT_ONCE = 50;

/** One MENTIONED_IN held the places of all mentions of a referent in a passage, as lists; now each mention has its own. */
async function splitMentions(database: CypherDatabase): Promise<void> {
  const documents = await database.read((transaction) =>
    transaction.run<{ id: DocumentId }>(`MATCH (d:Document) RETURN d.id AS id`),
  );
  for (let start = 0; start < documents.length; start += DOCUMENTS_AT_ONCE) {
    const ids = documents.slice(start, start + DOCUMENTS_AT_ONCE).map(({ id }) => id);
    await database.write((transaction) => splitMentionsOf(transaction, ids));
  }
  await database.write(async (transaction) => {
    await lock(transaction);
    // They were lists, too; whoever follows the changes reads the case anew.
    transaction.send(`MATCH (c:Change) DELETE c`);
    transaction.send(`MATCH (s:ClewStore {id: 'clew'}) SET s.schemaVersion = 2`);
  });
}

interface ListedMentions {
  readonly referent: ReferentId;
  readonly passage: PassageId;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly kinds: readonly MentionKind[];
}

async function splitMentionsOf(transaction: Transaction, ids: readonly DocumentId[]): Promise<void> {
  await lock(transaction);
  const match = `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)<-[:OF_DOCUMENT]-(r:Referent)
    MATCH (r)-[m:MENTIONED_IN]->(p:Passage) WHERE m.starts IS NOT NULL`;
  const listed = await transaction.run<ListedMentions>(
    `${match} RETURN r.id AS referent, p.id AS passage, m.starts AS starts, m.ends AS ends, m.kinds AS kinds`,
    { ids },
  );
  if (listed.length === 0) return;
  transaction.send(`${match} DELETE m`, { ids });
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (r:Referent {id: row.referent}) MATCH (p:Passage {id: row.passage})
     CREATE (r)-[:MENTIONED_IN {start: row.start, end: row.end, kind: row.kind}]->(p)`,
    listed.flatMap(({ referent, passage, starts, ends, kinds }) =>
      starts.map((start, index) => ({ referent, passage, start, end: ends[index], kind: kinds[index] })),
    ),
  );
}
