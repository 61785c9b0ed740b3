/**
 * What every export format takes: a header, and entities and relations as streams, each relation with the claims that
 * prove it. A format asks for each stream when it needs it, so that nothing has to be held; `select.ts` makes sources
 * from a store. Every relation's ends are among the entities of the same source.
 */
import type { DocumentId } from "../ids.js";
import type { Claim, DocumentSummary, Entity, JudgementRecord, PartialDate, ReadDocument, Relation } from "../model.js";
import { DENIED } from "../ontology.js";
import type { Column } from "./columns.js";

export interface ExportSource {
  readonly header: ExportHeader;
  /** What the tabular formats tell of an entity. */
  readonly entityColumns: readonly Column<Entity>[];
  entities(): AsyncIterable<Entity>;
  relations(): AsyncIterable<ProvenRelation>;
  /** The documents that the claims stand in; for a whole case, all of them. */
  documents(): AsyncIterable<ExportedDocument>;
  /**
   * What a backup of the case begins with: its header and the ids that names were given, so that a whole case keeps them
   * when it is imported into an empty one. Nothing for a part of a case.
   */
  backupHead(): AsyncIterable<BackupLine>;
  /** The same documents as they were read: what `import` takes back. */
  readDocuments(): AsyncIterable<ReadDocument>;
  /** Those that concern these documents, oldest first. */
  judgements(): AsyncIterable<JudgementRecord>;
}

/** What a reader of the file should know about it without asking us. */
export interface ExportHeader {
  /** `Whole case`, `Elon Musk and what is within 1 hop`. */
  readonly title: string;
  /** ISO instant. */
  readonly exportedAt: string;
  /** What was asked for, e.g. `{ entities: "Elon Musk", hops: "1" }`; empty for a whole case. */
  readonly filters: Readonly<Record<string, string>>;
  /** The store's revision when the export began. */
  readonly revision: number;
  /** Who published the documents behind it, most documents first. */
  readonly publishers: readonly { readonly name: string; readonly documents: number }[];
}

/** A line of a backup (`GraphStore.backup`): only the store that wrote it knows more. */
export type BackupLine = Readonly<Record<string, unknown>>;

export interface ProvenRelation {
  readonly relation: Relation;
  /** Without hidden ones; asserted before denied, then by confidence. */
  readonly claims: readonly Claim[];
}

export type ExportedDocument = Pick<DocumentSummary, "title" | "publisher" | "sources"> & {
  readonly id: DocumentId;
  readonly published?: PartialDate;
};

/** The type under which a relation leaves the house: a line with denials only must never read as a positive one. */
export function toExportedType(relation: Pick<Relation, "type" | "status">): string {
  return relation.status === "denied" ? DENIED : relation.type;
}

/** The header as one line of words, for formats that have a place for a comment. */
export function describeHeader(header: ExportHeader): string {
  const filters = Object.entries(header.filters).map(([name, value]) => `${name}: ${value}`);
  const publishers = header.publishers.map(({ name, documents }) => `${name} (${documents})`);
  return [
    `${header.title}, exported by Clew at ${header.exportedAt}`,
    ...(filters.length > 0 ? [`Chosen by ${filters.join(", ")}`] : []),
    ...(publishers.length > 0 ? [`Documents by ${publishers.join(", ")}`] : []),
    "A line is what documents say, not a fact; each carries its quotes, speakers and sources",
  ].join(". ");
}
