/** Decides what saving documents means for those already stored: what is new, what replaces what, what changes nothing. */
import { toDocumentId, type DocumentId } from "../ids.js";
import type { ReadDocument, Source } from "../model.js";
import type { SaveOutcome } from "../store.js";
import { toTextHash, type TextFolder } from "../texts.js";
import type { Transaction } from "./database.js";
import { readSaved, type SavedDocument } from "./read-documents.js";
import { compare, inOrder, toSource, type SourceRow } from "./rows.js";

/** Documents to take out and to put in so that the store holds what it should; one in both is replaced. */
export interface SavePlan {
  readonly outcomes: readonly SaveOutcome[];
  readonly removals: readonly DocumentId[];
  readonly additions: readonly SavedDocument[];
}

interface Known {
  readonly id: DocumentId;
  /** As stored; undefined when the store does not have the document. */
  readonly stored: { readonly sources: readonly Source[]; readonly extractedWith: string } | undefined;
  sources: readonly Source[];
  /** The content to save; undefined: the stored one. */
  read: ReadDocument | undefined;
}

/**
 * Plans saving these documents, in their order. A source key belongs to one document: a new text under it takes it from
 * the old one, which goes unless another source still holds it.
 */
export async function planSave(
  transaction: Transaction,
  texts: TextFolder,
  documents: readonly ReadDocument[],
): Promise<SavePlan> {
  const known = await readKnown(transaction, documents);
  const holders = new Map(
    [...known.values()].flatMap((one) => one.sources.map((source) => [source.key, one] as const)),
  );
  const outcomes = documents.map((read) => take(known, holders, read));
  const changed = [...known.values()].filter(isChanged);
  const kept = changed.filter((one) => one.sources.length > 0);
  const stored = await readSaved(
    transaction,
    texts,
    kept.filter((one) => !one.read).map((one) => one.id),
  );
  const contents = new Map(stored.map((saved) => [saved.id, saved]));
  return {
    outcomes,
    removals: changed.filter((one) => one.stored).map((one) => one.id),
    additions: kept.flatMap((one) => {
      const saved = one.read ? toSaved(one.id, one.read) : contents.get(one.id);
      return saved ? [{ ...saved, read: { ...saved.read, sources: inOrder(one.sources) } }] : [];
    }),
  };
}

function toSaved(id: DocumentId, read: ReadDocument): SavedDocument {
  return { id, hash: toTextHash(read.text), read };
}

function take(known: Map<DocumentId, Known>, holders: Map<string, Known>, read: ReadDocument): SaveOutcome {
  const id = toDocumentId(read.text);
  const own = known.get(id) ?? { id, stored: undefined, sources: [], read: undefined };
  known.set(id, own);
  let replaced = false;
  for (const { key } of read.sources) {
    const holder = holders.get(key);
    if (holder && holder !== own) {
      holder.sources = holder.sources.filter((source) => source.key !== key);
      replaced = true;
    }
    holders.set(key, own);
  }
  const wasThere = own.sources.length > 0;
  const sources = mergeSources(own.sources, read.sources);
  const sameSources = sameAs(sources, own.sources);
  const reread = wasThere && (own.read ?? own.stored)?.extractedWith !== read.extractedWith;
  own.sources = sources;
  if (!wasThere || reread) own.read = read;
  if (replaced) return { id, outcome: "new-version" };
  if (!wasThere) return { id, outcome: "added" };
  return { id, outcome: reread ? "re-read" : sameSources ? "unchanged" : "source-added" };
}

function mergeSources(stored: readonly Source[], read: readonly Source[]): Source[] {
  return inOrder([...new Map([...stored, ...read].map((source) => [source.key, source])).values()]);
}

function sameAs(a: readonly Source[], b: readonly Source[]): boolean {
  const text = (sources: readonly Source[]) =>
    JSON.stringify(inOrder(sources).map(({ key, publisher, title, date }) => [key, publisher, title, date ?? ""]));
  return text(a) === text(b);
}

function isChanged(one: Known): boolean {
  if (!one.stored) return one.sources.length > 0;
  return one.read !== undefined || !sameAs(one.sources, one.stored.sources);
}

/** The documents with these texts or sources, as stored. */
async function readKnown(
  transaction: Transaction,
  documents: readonly ReadDocument[],
): Promise<Map<DocumentId, Known>> {
  const rows = await transaction.run<{ id: DocumentId }>(
    `UNWIND $keys AS key MATCH (s:Source {key: key}) MATCH (s)<-[:HAS_SOURCE]-(d:Document) RETURN DISTINCT d.id AS id`,
    { keys: [...new Set(documents.flatMap((read) => read.sources.map((source) => source.key)))] },
  );
  const ids = [...new Set([...rows.map((row) => row.id), ...documents.map((read) => toDocumentId(read.text))])];
  const sources = await transaction.run<SourceRow & { id: DocumentId; extractedWith: string }>(
    `UNWIND $ids AS id MATCH (d:Document {id: id}) MATCH (d)-[:HAS_SOURCE]->(s:Source)
     RETURN d.id AS id, d.extractedWith AS extractedWith, s.key AS key, s.publisher AS publisher, s.title AS title, s.date AS date`,
    { ids: ids.sort(compare) },
  );
  const known = new Map<DocumentId, Known>();
  for (const { id, extractedWith, ...row } of sources) {
    const before = known.get(id)?.sources ?? [];
    const all = [...before, toSource(row)];
    known.set(id, { id, stored: { sources: all, extractedWith }, sources: all, read: undefined });
  }
  return known;
}
