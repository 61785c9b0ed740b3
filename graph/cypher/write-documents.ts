/**
 * Writes documents: each is one subtree (sources, passages, referents with their mentions, claims) that is put in whole
 * and taken out whole, never edited. Whatever changes a document's sources, or how a person reads it, takes it out and
 * puts it in again; names and lines are then settled once, by the difference.
 */
import type { DocumentId, EntityId, RelationId } from "../ids.js";
import type { Linking } from "../link.js";
import type { Ontology } from "../ontology.js";
import type { Transaction } from "./database.js";
import { toIncoming, toUse } from "./incoming.js";
import { insertSubtrees } from "./insert-subtrees.js";
import type { SavedDocument } from "./read-documents.js";
import { removeSubtrees } from "./remove-subtrees.js";
import { toSubtree } from "./subtree.js";
import { settleNames } from "./write-names.js";
import { settleOrigins } from "./write-origins.js";
import { ClaimChanges, writeRelations } from "./write-relations.js";

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
  { transaction, linking, ontology }: WriteContext,
  removals: readonly DocumentId[],
  additions: readonly SavedDocument[],
): Promise<Touched> {
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
  const settled = { entityOf: names.entityOf, firstOf: origins.first, linking, ontology };
  const subtrees = incoming.map((one) => toSubtree(one, settled));
  for (const claim of subtrees.flatMap(({ counted }) => counted)) changes.came(claim);
  insertSubtrees(transaction, subtrees);
  const relations = await writeRelations(transaction, changes);
  names.finish();
  return { relations, entities: names.changed };
}
