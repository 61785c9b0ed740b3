/**
 * CSV in two variants, both as a folder of files. `neo4j`: what `neo4j-admin database import full` reads (the folder's
 * README.txt has the command). `spreadsheet`: plain headers, a byte order mark, and no cell that a spreadsheet would run
 * as a formula.
 *
 * Files are written side by side in one pass over the source, so nothing is held in memory.
 */
import { stringify } from "csv-stringify/sync";
import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { LABELS } from "../cypher/rows.js";
import { makeFolders } from "../folders.js";
import type { Entity, Relation } from "../model.js";
import {
  CLAIM_COLUMNS,
  DOCUMENT_COLUMNS,
  RELATION_COLUMNS,
  RELATIONSHIP_COLUMNS,
  type Column,
  type ColumnKind,
  type ColumnValue,
} from "./columns.js";
import {
  describeHeader,
  toExportedType,
  type ExportedDocument,
  type ExportSource,
  type ProvenRelation,
} from "./source.js";
import { withoutControls } from "./text.js";

export type CsvVariant = "neo4j" | "spreadsheet";

type Claim = ProvenRelation["claims"][number];
/** A claim with the line that it proves. */
interface ProvingClaim {
  readonly claim: Claim;
  readonly relation: Relation;
}
/** A link from a claim to what it is about, who says it and where. */
type Link = readonly [from: string, to: string, type: string];

/** Writes the files into the folder, made if need be, and returns their names. */
export async function writeCsv(source: ExportSource, folder: string, variant: CsvVariant): Promise<string[]> {
  await makeFolders(folder);
  const tables = variant === "neo4j" ? neo4jTables(folder, source) : spreadsheetTables(folder, source);
  const all = Object.values(tables) as readonly Table<never>[]; // closed and named alike, whatever their rows
  const written = new Set<string>();
  try {
    for await (const entity of source.entities()) {
      written.add(entity.id);
      await tables.entities.write(entity);
    }
    for await (const document of source.documents()) await tables.documents.write(document);
    for await (const line of source.relations()) {
      await tables.relations.write(line);
      for (const claim of line.claims) {
        await tables.claims.write({ claim, relation: line.relation });
        for (const link of toLinks(claim, written)) await tables.links?.write(link);
      }
    }
  } finally {
    await Promise.all(all.map((table) => table.close()));
  }
  await writeFile(join(folder, "README.txt"), toReadme(source, variant));
  return [...all.map((table) => table.name), "README.txt"];
}

interface Tables {
  readonly entities: Table<Entity>;
  readonly documents: Table<ExportedDocument>;
  readonly relations: Table<ProvenRelation>;
  readonly claims: Table<ProvingClaim>;
  readonly links?: Table<Link>;
}

function neo4jTables(folder: string, { entityColumns }: ExportSource): Tables {
  const open = <Row>(name: string, columns: readonly Column<Row>[]) => new Table(folder, name, "neo4j", columns);
  return {
    entities: open<Entity>("entities.csv", [
      text("id:ID", (entity) => entity.id),
      ...entityColumns.map(typed),
      text(":LABEL", (entity) => toLabels(entity.type)),
    ]),
    documents: open<ExportedDocument>("documents.csv", [
      text("id:ID", (document) => document.id),
      ...DOCUMENT_COLUMNS.map(typed),
      text(":LABEL", () => "Document"),
    ]),
    relations: open<ProvenRelation>("relations.csv", [
      text(":START_ID", ({ relation }) => relation.source),
      text(":END_ID", ({ relation }) => relation.target),
      text(":TYPE", ({ relation }) => toExportedType(relation)),
      text("id", ({ relation }) => relation.id),
      ...RELATIONSHIP_COLUMNS.map(typed),
    ]),
    claims: open<ProvingClaim>("claims.csv", [
      text("id:ID", ({ claim }) => claim.id),
      text("relation", ({ relation }) => relation.id),
      ...ofClaim(CLAIM_COLUMNS.map(typed)),
      text(":LABEL", () => "Claim"),
    ]),
    links: open<Link>("claim-links.csv", [
      text(":START_ID", ([from]) => from),
      text(":END_ID", ([, to]) => to),
      text(":TYPE", ([, , type]) => type),
    ]),
  };
}

function spreadsheetTables(folder: string, { entityColumns }: ExportSource): Tables {
  const open = <Row>(name: string, columns: readonly Column<Row>[]) => new Table(folder, name, "spreadsheet", columns);
  return {
    entities: open<Entity>("entities.csv", [text("id", (entity) => entity.id), ...entityColumns]),
    documents: open<ExportedDocument>("documents.csv", [text("id", (document) => document.id), ...DOCUMENT_COLUMNS]),
    relations: open<ProvenRelation>("relations.csv", [
      text("id", ({ relation }) => relation.id),
      text("source", ({ relation }) => relation.source),
      text("target", ({ relation }) => relation.target),
      ...RELATION_COLUMNS,
    ]),
    claims: open<ProvingClaim>("claims.csv", [
      text("id", ({ claim }) => claim.id),
      text("relation", ({ relation }) => relation.id),
      text("subject", ({ claim }) => claim.subject.entity),
      text("object", ({ claim }) => claim.object.entity),
      text("document", ({ claim }) => claim.document.id),
      ...ofClaim(CLAIM_COLUMNS),
    ]),
  };
}

/** One file, written row by row, waiting when the disk is slower than the store. */
class Table<Row> {
  private readonly stream: WriteStream;
  private waiting: ColumnValue[][] = [];

  constructor(
    folder: string,
    readonly name: string,
    private readonly variant: CsvVariant,
    private readonly columns: readonly Column<Row>[],
  ) {
    this.stream = createWriteStream(join(folder, name));
    this.stream.on("error", () => {}); // it also fails the pending write or close, where it is thrown
    if (variant === "spreadsheet") this.stream.write("\uFEFF"); // else Excel takes UTF-8 for the local code page
    this.waiting.push(columns.map((column) => column.name));
  }

  async write(row: Row): Promise<void> {
    this.waiting.push(this.columns.map(({ of }) => of(row)));
    if (this.waiting.length >= 500) await this.flush();
  }

  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }

  private async flush(): Promise<void> {
    const rows = this.waiting.map((row) => row.map(toCell));
    this.waiting = [];
    const options = { escape_formulas: this.variant === "spreadsheet", quoted_match: /[\r\n\t]/ }; // "a\tb"
    if (!this.stream.write(stringify(rows, options)) && !this.stream.errored) await once(this.stream, "drain");
  }
}

/** neo4j-admin splits lists at `;`, and knows no escape for it. */
function toCell(value: ColumnValue): string | number {
  if (value === undefined) return "";
  if (typeof value === "number") return value;
  if (typeof value === "object") return withoutControls(value.map((item) => item.replaceAll(";", ",")).join(";"));
  return withoutControls(String(value));
}

const ADMIN_TYPES: Readonly<Record<ColumnKind, string>> = {
  string: "",
  strings: ":string[]",
  int: ":int",
  double: ":double",
  boolean: ":boolean",
};

function typed<Row>(column: Column<Row>): Column<Row> {
  return { ...column, name: column.name + ADMIN_TYPES[column.kind] };
}

function text<Row>(name: string, of: (row: Row) => string): Column<Row> {
  return { name, kind: "string", of };
}

function ofClaim(columns: readonly Column<Claim>[]): Column<ProvingClaim>[] {
  return columns.map((column) => ({ ...column, of: ({ claim }) => column.of(claim) }));
}

function toLabels(type: Entity["type"]): string {
  return `Entity;${LABELS[type].replaceAll(":", ";")}`;
}

/** A speaker may be an entity that was not chosen for this export: then the claim's column names them, and no link. */
function toLinks({ id, subject, object, speaker, document }: Claim, written: ReadonlySet<string>): Link[] {
  const links: Link[] = [
    [id, subject.entity, "SUBJECT"],
    [id, object.entity, "OBJECT"],
    [id, document.id, "STATED_IN"],
  ];
  return speaker?.entity && written.has(speaker.entity) ? [...links, [id, speaker.entity, "SPOKEN_BY"]] : links;
}

function toReadme(source: ExportSource, variant: CsvVariant): string {
  const about = withoutControls(describeHeader(source.header)).replace(/\s+/g, " "); // "a\nb"
  const columns = "claims.csv holds the proof: every quote with its speaker, stance, source and date; its column";
  const use = `${columns} \`relation\` names the line in relations.csv that it proves.`;
  if (variant === "spreadsheet") return `${about}.\n\n${use}\n`;
  return `${about}.\n\n${use}\n\nInto an empty Neo4j database, with the server stopped:\n\n  ${IMPORT_COMMAND}\n`;
}

export const IMPORT_COMMAND =
  "neo4j-admin database import full neo4j --multiline-fields=true" +
  " --nodes=entities.csv --nodes=documents.csv --nodes=claims.csv" +
  " --relationships=relations.csv --relationships=claim-links.csv";
