/**
 * GraphML (http://graphml.graphdrawing.org/specification.html): networkx, igraph, Gephi, yEd, Cytoscape. One directed
 * multigraph; every line carries its best quote and sentence as attributes and all its claims as JSON in `proof`. Lines of symmetric
 * types are directed too, with `symmetric` true: readers refuse graphs that mix both kinds.
 */
import { LINE_COLUMNS, toLineLabel, type Column, type ColumnKind, type ColumnValue } from "./columns.js";
import { describeHeader, type ExportSource, type ProvenRelation } from "./source.js";
import { toXml } from "./text.js";
import type { Entity } from "../model.js";

const LABEL: Column<Entity> = { name: "label", kind: "string", of: (entity) => entity.name };
const EDGE_COLUMNS: readonly Column<ProvenRelation>[] = [
  { name: "label", kind: "string", of: toLineLabel },
  ...LINE_COLUMNS,
];
const HEADER_FIELDS = ["title", "exportedAt", "filters", "publishers", "revision"] as const;
const TYPES: Readonly<Record<ColumnKind, string>> = {
  string: "string",
  strings: "string",
  int: "int",
  double: "double",
  boolean: "boolean",
};

export async function* toGraphml(source: ExportSource): AsyncGenerator<string> {
  const nodeColumns = [LABEL, ...source.entityColumns];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield `<desc>${toXml(describeHeader(source.header))}</desc>\n`;
  yield HEADER_FIELDS.map((name) => key("graph", name, "string")).join("");
  yield nodeColumns.map(({ name, kind }) => key("node", name, TYPES[kind])).join("");
  yield EDGE_COLUMNS.map(({ name, kind }) => key("edge", name, TYPES[kind])).join("");
  yield '<graph id="clew" edgedefault="directed">\n';
  for (const name of HEADER_FIELDS) {
    const value = source.header[name];
    yield `  <data key="graph-${name}">${toXml(typeof value === "object" ? JSON.stringify(value) : String(value))}</data>\n`;
  }
  for await (const entity of source.entities()) {
    yield `  <node id="${toXml(entity.id)}">${fields("node", nodeColumns, entity)}</node>\n`;
  }
  for await (const line of source.relations()) {
    const { id, source: from, target } = line.relation;
    const ends = `source="${toXml(from)}" target="${toXml(target)}"`;
    yield `  <edge id="${toXml(id)}" ${ends}>${fields("edge", EDGE_COLUMNS, line)}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

function key(owner: string, name: string, type: string): string {
  return `<key id="${owner}-${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function fields<Row>(owner: string, columns: readonly Column<Row>[], row: Row): string {
  return columns.map(({ name, of }) => field(`${owner}-${name}`, of(row))).join("");
}

function field(key: string, value: ColumnValue): string {
  if (value === undefined) return "";
  const text = typeof value === "object" ? value.join("; ") : String(value);
  return `<data key="${key}">${toXml(text)}</data>`;
}
