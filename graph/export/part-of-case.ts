/** Exports the entities and relations that a query, a path or a search gave, with the documents behind them. */
import { ClewError } from "../errors.js";
import { toDocumentId, type DocumentId, type NameKey } from "../ids.js";
import { toNameKeys } from "../link.js";
import type { Judgement, JudgementRecord, Relation, Subgraph } from "../model.js";
import type { GraphStore } from "../store.js";
import { ENTITY_COLUMNS } from "./columns.js";
import { toHeader, type Titles } from "./header.js";
import { prove } from "./prove.js";
import type { ExportedDocument, ExportSource } from "./source.js";

/** These entities and relations with their proof. Throws `not-found` when there are none. */
export async function exportSubgraph(store: GraphStore, subgraph: Subgraph, titles: Titles): Promise<ExportSource> {
  const { entities, relations } = subgraph;
  if (entities.length === 0) {
    throw new ClewError("not-found", `There is nothing to export: ${titles.title} holds no entities and no relations.`);
  }
  const ids = await documentsBehind(store, relations);
  const documents = () => someDocuments(store, ids);
  return {
    entityColumns: ENTITY_COLUMNS,
    header: await toHeader(store, titles, documents()),
    async *entities() {
      yield* entities;
    },
    relations: () => prove(store, relations),
    documents,
    async *backupHead() {},
    readDocuments: () => store.readDocuments([...ids]),
    judgements: () => judgementsOn(store, ids),
  };
}

async function documentsBehind(store: GraphStore, relations: readonly Relation[]): Promise<Set<DocumentId>> {
  const ids = new Set<DocumentId>();
  for await (const { claims } of prove(store, relations)) for (const claim of claims) ids.add(claim.document.id);
  return ids;
}

async function* someDocuments(store: GraphStore, ids: ReadonlySet<DocumentId>): AsyncGenerator<ExportedDocument> {
  for await (const { text, sources } of store.readDocuments([...ids])) {
    const [own] = sources; // the earliest, by which the document is called
    if (!own) continue;
    const { title, publisher, date } = own;
    yield { id: toDocumentId(text), title, publisher, ...(date !== undefined && { published: date }), sources };
  }
}

async function* judgementsOn(store: GraphStore, ids: ReadonlySet<DocumentId>): AsyncGenerator<JudgementRecord> {
  const names = new Set<NameKey>();
  const sources = new Set<string>();
  for await (const document of store.readDocuments([...ids])) {
    const keys = document.sources.map(({ key }) => key);
    for (const name of toNameKeys(document.referents, keys)) names.add(name);
    for (const key of keys) sources.add(key);
  }
  for (const record of await store.judgements()) if (isAbout(record.judgement, names, sources)) yield record;
}

function isAbout(judgement: Judgement, names: ReadonlySet<NameKey>, sources: ReadonlySet<string>): boolean {
  switch (judgement.kind) {
    case "same":
    case "not-same":
      return names.has(judgement.a) || names.has(judgement.b);
    case "split":
      return names.has(judgement.name) && judgement.sources.some((key) => sources.has(key));
    case "hide":
      return sources.has(judgement.source);
    case "type":
    case "rename":
      return names.has(judgement.name);
  }
}
