/** Takes documents' subtrees out, whole. */
import type { DocumentId } from "../ids.js";
import type { Transaction } from "./database.js";
import { toUse, type IncomingReferent } from "./incoming.js";
import type { NameUse } from "./write-names.js";
import { withLines, type ClaimChanges, type StoredClaim } from "./write-relations.js";

export interface Removed {
  readonly uses: readonly NameUse[];
  /** Sentences whose earliest passage went. */
  readonly firstOf: readonly string[];
}

export async function removeSubtrees(
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
    transaction.send(statement, { ids });
  }
  return {
    uses: referents.map((referent) => toUse({ ...referent, names: referent.names ?? [] }, -1)),
    firstOf: sentences.map((row) => row.firstOf),
  };
}
