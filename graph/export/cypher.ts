/**
 * A Cypher script for a Neo4j without Clew: entities and their relations as Clew shows them, and the proof as
 * `(:Claim)-[:SUBJECT]->(:Entity)`, `-[:OBJECT]->`, `-[:SPOKEN_BY]->` and `-[:STATED_IN]->(:Document)`; a claim's
 * `relation` names the line that it proves. Run it with `cypher-shell -f case.cypher`. It uses MERGE on ids, so running
 * it twice changes nothing.
 *
 * Every statement ends with a line that holds a semicolon alone; no literal spans lines.
 */
import { LABELS } from "../cypher/rows.js";
import type { Claim, Relation } from "../model.js";
import { RELATION_TYPE_PATTERN } from "../ontology.js";
import { CLAIM_COLUMNS, DOCUMENT_COLUMNS, RELATIONSHIP_COLUMNS, toRecord, type ColumnValue } from "./columns.js";
import {
  describeHeader,
  toExportedType,
  type ExportedDocument,
  type ExportSource,
  type ProvenRelation,
} from "./source.js";
import { withoutControls } from "./text.js";

const BATCH = 200;
type Value = ColumnValue | Row;
interface Row {
  readonly [name: string]: Value;
}

export async function* toCypher(source: ExportSource): AsyncGenerator<string> {
  yield `// ${toComment(describeHeader(source.header))}\n`;
  for (const label of ["Entity", "Claim", "Document"]) {
    const name = `clew_export_${label.toLowerCase()}_id`;
    yield end(`CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
  }
  yield* inBatches(entityRows(source));
  yield* inBatches(documentRows(source.documents()));
  yield* inBatches(relationRows(source.relations()));
}

/** A row and the statement that takes a batch of such rows. */
interface Planned {
  readonly statement: string;
  readonly row: Row;
}

/** Gathers rows by statement; a batch leaves when it is full. */
async function* inBatches(planned: AsyncIterable<Planned>): AsyncGenerator<string> {
  const waiting = new Map<string, Row[]>();
  for await (const { statement, row } of planned) {
    const rows = waiting.get(statement) ?? [];
    rows.push(row);
    waiting.set(statement, rows.length < BATCH ? rows : []);
    if (rows.length === BATCH) yield unwind(statement, rows);
  }
  for (const [statement, rows] of waiting) if (rows.length > 0) yield unwind(statement, rows);
}

async function* entityRows(source: ExportSource): AsyncGenerator<Planned> {
  for await (const entity of source.entities()) {
    const statement = `MERGE (n:Entity {id: row.id}) SET n:${LABELS[entity.type]} SET n += row`;
    yield { statement, row: { id: entity.id, ...toRecord(source.entityColumns, entity) } };
  }
}

async function* documentRows(documents: AsyncIterable<ExportedDocument>): AsyncGenerator<Planned> {
  for await (const document of documents) {
    const row = { id: document.id, ...toRecord(DOCUMENT_COLUMNS, document) };
    yield { statement: "MERGE (n:Document {id: row.id}) SET n += row", row };
  }
}

async function* relationRows(relations: AsyncIterable<ProvenRelation>): AsyncGenerator<Planned> {
  for await (const line of relations) {
    const { relation } = line;
    const { source, target } = relation;
    const type = requireType(toExportedType(relation));
    yield {
      statement:
        "MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) " +
        `MERGE (a)-[r:\`${type}\` {id: row.id}]->(b) SET r += row.properties`,
      row: { id: relation.id, source, target, properties: toRecord(RELATIONSHIP_COLUMNS, line) },
    };
    for (const claim of line.claims) yield* claimRows(claim, relation);
  }
}

/** Claims leave in the batches of their relation's stream: each statement finds what the batches before it made. */
function* claimRows(claim: Claim, relation: Relation): Generator<Planned> {
  const { subject, object, speaker, document } = claim;
  yield {
    statement:
      "MATCH (a:Entity {id: row.subject}) MATCH (b:Entity {id: row.object}) MATCH (d:Document {id: row.document}) " +
      "MERGE (n:Claim {id: row.id}) SET n += row.properties " +
      "MERGE (n)-[:SUBJECT]->(a) MERGE (n)-[:OBJECT]->(b) MERGE (n)-[:STATED_IN]->(d) " +
      "WITH n, row MATCH (s:Entity {id: row.speaker}) MERGE (n)-[:SPOKEN_BY]->(s)",
    row: {
      id: claim.id,
      subject: subject.entity,
      object: object.entity,
      document: document.id,
      speaker: speaker?.entity ?? "",
      properties: { relation: relation.id, ...toRecord(CLAIM_COLUMNS, claim) },
    },
  };
}

function requireType(type: string): string {
  if (!RELATION_TYPE_PATTERN.test(type)) throw new Error(`Not a relation type: ${JSON.stringify(type)}`);
  return type;
}

function unwind(statement: string, rows: readonly Row[]): string {
  return end(`UNWIND [\n${rows.map((row) => `  ${toLiteral(row)}`).join(",\n")}\n] AS row\n${statement}`);
}

function end(statement: string): string {
  return `${statement}\n;\n`;
}

/** Keys are ours (column names); values are texts of any kind. */
function toLiteral(value: Exclude<Value, undefined>): string {
  if (typeof value === "string") return toStringLiteral(value);
  if (typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map(toStringLiteral).join(", ")}]`;
  const entries = Object.entries(value).flatMap(([name, entry]) =>
    entry === undefined ? [] : `${name}: ${toLiteral(entry)}`,
  );
  return `{${entries.join(", ")}}`;
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Every backslash is doubled, so that what looks like an escape in the text (`\u0027`) stays what it is. */
export function toStringLiteral(text: string): string {
  return `'${withoutControls(text).replace(/[\\'\n\r\t]/g, (character) => ESCAPES[character] ?? character)}'`; // "it's"
}

/** Neo4j reads unicode escapes in comments too, and one of them may end the line. */
function toComment(text: string): string {
  return withoutControls(text)
    .replace(/[\r\n\u2028\u2029]+/g, " ")
    .replaceAll("\\", "/"); // "a\nb", "\\u000a"
}
