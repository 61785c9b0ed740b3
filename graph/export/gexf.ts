/**
 * GEXF 1.2 (https://gexf.net/schema.html): Gephi, Gephi Lite, networkx; 1.3 is unknown to networkx 2. The same attributes as
 * GraphML. Parallel lines have different ids and, as in 1.3, `kind`s, so that Gephi keeps them apart.
 */
import type { Entity } from "../model.js";
import { LINE_COLUMNS, toLineLabel, type Column, type ColumnKind, type ColumnValue } from "./columns.js";
import { describeHeader, toExportedType, type ExportSource, type ProvenRelation } from "./source.js";
import { toXml } from "./text.js";

const TYPES: Readonly<Record<ColumnKind, string>> = {
  string: "string",
  strings: "string",
  int: "integer",
  double: "double",
  boolean: "boolean",
};

export async function* toGexf(source: ExportSource): AsyncGenerator<string> {
  const { header, entityColumns } = source;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n';
  yield `<meta lastmodifieddate="${toXml(header.exportedAt.slice(0, 10))}"><creator>Clew</creator>`;
  yield `<description>${toXml(describeHeader(header))}</description></meta>\n`;
  yield '<graph mode="static" defaultedgetype="directed">\n';
  yield attributes("node", entityColumns) + attributes("edge", LINE_COLUMNS);
  yield "<nodes>\n";
  for await (const entity of source.entities()) yield toNode(entity, entityColumns);
  yield "</nodes>\n<edges>\n";
  for await (const line of source.relations()) yield toEdge(line);
  yield "</edges>\n</graph>\n</gexf>\n";
}

function toNode(entity: Entity, columns: readonly Column<Entity>[]): string {
  return `  <node id="${toXml(entity.id)}" label="${toXml(entity.name)}">${values("node", columns, entity)}</node>\n`;
}

function toEdge(line: ProvenRelation): string {
  const { id, source, target } = line.relation;
  const ends = `source="${toXml(source)}" target="${toXml(target)}"`;
  const words = `label="${toXml(toLineLabel(line))}" kind="${toXml(toExportedType(line.relation))}"`;
  return `  <edge id="${toXml(id)}" ${ends} ${words}>${values("edge", LINE_COLUMNS, line)}</edge>\n`;
}

function attributes<Row>(owner: "node" | "edge", columns: readonly Column<Row>[]): string {
  const declared = columns.map(
    ({ name, kind }) => `<attribute id="${owner}-${name}" title="${name}" type="${TYPES[kind]}"/>`,
  );
  return `<attributes class="${owner}" mode="static">${declared.join("")}</attributes>\n`;
}

function values<Row>(owner: string, columns: readonly Column<Row>[], row: Row): string {
  return `<attvalues>${columns.map(({ name, of }) => value(`${owner}-${name}`, of(row))).join("")}</attvalues>`;
}

function value(attribute: string, value: ColumnValue): string {
  if (value === undefined) return "";
  const text = typeof value === "object" ? value.join("; ") : String(value);
  return `<attvalue for="${attribute}" value="${toXml(text)}"/>`;
}
