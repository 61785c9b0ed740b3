/** Reads where documents were found. */
import type { DocumentId } from "../ids.js";
import type { Source } from "../model.js";
import type { Transaction } from "./database.js";
import { groupBy, toSource, type SourceRow } from "./rows.js";

/** In no order: see `inOrder`. */
export async function readSources(
  transaction: Transaction,
  ids: readonly DocumentId[],
): Promise<Map<DocumentId, Source[]>> {
  const rows = await transaction.run<SourceRow & { document: DocumentId }>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_SOURCE]->(s:Source)
     RETURN d.id AS document, s.key AS key, s.publisher AS publisher, s.title AS title, s.date AS date`,
    { ids },
  );
  return new Map([...groupBy(rows, (row) => row.document)].map(([id, group]) => [id, group.map(toSource)]));
}
