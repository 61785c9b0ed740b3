/**
 * What the tabular formats (CSV, GraphML, GEXF, Cypher) tell about an entity, a relation, a claim and a document: one
 * list each, so that all of them carry the same proof under the same names.
 */
import type { Claim, Entity } from "../model.js";
import { ontology } from "../ontology.js";
import { toExportedType, type ExportedDocument, type ProvenRelation } from "./source.js";

export type ColumnKind = "string" | "strings" | "int" | "double" | "boolean";
export type ColumnValue = string | number | boolean | readonly string[] | undefined;

export interface Column<Row> {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly of: (row: Row) => ColumnValue;
}

export const ENTITY_COLUMNS: readonly Column<Entity>[] = [
  { name: "name", kind: "string", of: (entity) => entity.name },
  { name: "type", kind: "string", of: (entity) => entity.type },
  { name: "aliases", kind: "strings", of: (entity) => entity.aliases },
  { name: "mentions", kind: "int", of: (entity) => entity.mentions },
];

export const RELATION_COLUMNS: readonly Column<ProvenRelation>[] = [
  { name: "type", kind: "string", of: ({ relation }) => toExportedType(relation) },
  { name: "predicate", kind: "string", of: ({ relation }) => relation.type },
  { name: "status", kind: "string", of: ({ relation }) => relation.status },
  { name: "symmetric", kind: "boolean", of: ({ relation }) => ontology.find(relation.type)?.symmetric ?? false },
  { name: "claims", kind: "int", of: ({ relation }) => relation.claims },
  { name: "origins", kind: "int", of: ({ relation }) => relation.origins },
  { name: "denials", kind: "int", of: ({ relation }) => relation.denials },
  { name: "confidence", kind: "double", of: ({ relation }) => relation.confidence },
  { name: "first", kind: "string", of: ({ relation }) => relation.first },
  { name: "last", kind: "string", of: ({ relation }) => relation.last },
  { name: "reportedFirst", kind: "string", of: ({ relation }) => relation.reportedFirst },
  { name: "reportedLast", kind: "string", of: ({ relation }) => relation.reportedLast },
];

/** For formats in which a relationship has its type beside its properties. */
export const RELATIONSHIP_COLUMNS = RELATION_COLUMNS.filter((column) => column.name !== "type");

export const CLAIM_COLUMNS: readonly Column<Claim>[] = [
  { name: "subjectName", kind: "string", of: (claim) => claim.subject.name },
  { name: "predicate", kind: "string", of: (claim) => claim.predicate },
  { name: "objectName", kind: "string", of: (claim) => claim.object.name },
  { name: "stance", kind: "string", of: (claim) => claim.stance },
  { name: "modality", kind: "string", of: (claim) => claim.modality },
  { name: "quote", kind: "string", of: (claim) => claim.quote },
  { name: "speaker", kind: "string", of: (claim) => claim.speaker?.name },
  { name: "origin", kind: "string", of: (claim) => claim.origin },
  { name: "from", kind: "string", of: (claim) => claim.from },
  { name: "to", kind: "string", of: (claim) => claim.to },
  { name: "phrase", kind: "string", of: (claim) => claim.phrase },
  { name: "confidence", kind: "double", of: (claim) => claim.confidence },
  { name: "rule", kind: "string", of: (claim) => claim.rule },
  { name: "sentence", kind: "string", of: (claim) => claim.passage.text },
  { name: "start", kind: "int", of: (claim) => claim.start },
  { name: "end", kind: "int", of: (claim) => claim.end },
  { name: "title", kind: "string", of: (claim) => claim.document.title },
  { name: "publisher", kind: "string", of: (claim) => claim.document.publisher },
  { name: "published", kind: "string", of: (claim) => claim.document.published },
  // Not "source": a line's attribute of that name would be taken for its beginning.
  { name: "foundAt", kind: "string", of: (claim) => claim.document.source },
];

export const DOCUMENT_COLUMNS: readonly Column<ExportedDocument>[] = [
  { name: "title", kind: "string", of: (document) => document.title },
  { name: "publisher", kind: "string", of: (document) => document.publisher },
  { name: "published", kind: "string", of: (document) => document.published },
  { name: "sources", kind: "strings", of: (document) => document.sources.map((source) => source.key) },
  { name: "publishers", kind: "strings", of: (document) => document.sources.map((source) => source.publisher) },
];

/** Of the best claim: what a line's own attributes show beside the full proof. */
const BEST_CLAIM = new Set([
  "quote",
  "sentence", // a quote alone may lack what limits it
  "stance",
  "speaker",
  "origin",
  "publisher",
  "published",
  "foundAt",
]);

/**
 * A relation for formats in which a line has nothing but flat attributes (GraphML, GEXF): its columns, the best claim's
 * quote, sentence and source, and `proof`, all its claims as JSON text.
 */
export const LINE_COLUMNS: readonly Column<ProvenRelation>[] = [
  ...RELATION_COLUMNS,
  ...CLAIM_COLUMNS.filter((column) => BEST_CLAIM.has(column.name)).map(({ name, kind, of }): Column<ProvenRelation> => {
    return { name, kind, of: ({ claims }) => (claims[0] ? of(claims[0]) : undefined) };
  }),
  {
    name: "proof",
    kind: "string",
    of: ({ claims }) => JSON.stringify(claims.map((claim) => toRecord(CLAIM_COLUMNS, claim))),
  },
];

/** The row as an object of the columns that have a value. */
export function toRecord<Row>(
  columns: readonly Column<Row>[],
  row: Row,
): Record<string, Exclude<ColumnValue, undefined>> {
  const record: Record<string, Exclude<ColumnValue, undefined>> = {};
  for (const { name, of } of columns) {
    const value = of(row);
    if (value !== undefined && value !== "") record[name] = value;
  }
  return record;
}

/** Words for a line: `spoke with`, and for a line with denials only `denied: spoke with`. */
export function toLineLabel({ relation, claims }: ProvenRelation): string {
  const wording =
    claims[0]?.phrase ?? ontology.find(relation.type)?.wording ?? relation.type.toLowerCase().replaceAll("_", " ");
  return relation.status === "denied" ? `denied: ${wording}` : wording;
}
