/** A value of a query's result as a person reads it, and as other programs do. */
import type { QueryNode, QueryPath, QueryRelationship, QueryValue } from "../graph/store.js";
import type { Cell } from "./table.js";

/** One line of text, e.g. `(:Person {name: "Elon Musk"})`; the words of a text alone. */
export function toCell(value: QueryValue): Cell {
  if (value === null) return { text: "" };
  if (typeof value === "number") return { text: String(value), right: true };
  return { text: typeof value === "string" ? value : toWords(value) };
}

function toWords(value: QueryValue): string {
  if (isNode(value)) return nodeWords(value);
  if (isRelationship(value)) return relationshipWords(value);
  if (isPath(value)) return pathWords(value);
  if (isList(value)) return `[${value.map(toWords).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([name, entry]) => `${name}: ${toWords(entry)}`)
      .join(", ")}}`;
  }
  return JSON.stringify(value);
}

function nodeWords({ $node: { labels, properties } }: QueryNode): string {
  const name =
    properties["name"] ?? properties["title"] ?? properties["quote"] ?? properties["text"] ?? properties["id"];
  const label = labels.find((label) => label !== "Entity") ?? labels[0] ?? ""; // an agency is an organization too
  return `(:${label}${name === undefined ? "" : ` ${JSON.stringify(name)}`})`;
}

function relationshipWords({ $relationship: { type, properties } }: QueryRelationship): string {
  const predicate = properties["predicate"];
  return `-[:${type}${typeof predicate === "string" ? ` ${predicate}` : ""}]->`;
}

/** Each relationship with its arrow as the path walks it: `(:Person "A")<-[:TOLD]-(:Person "B")`. */
function pathWords({ $path: elements }: QueryPath): string {
  return elements
    .map((element, index) => {
      const words = toWords(element);
      const before = elements[index - 1];
      if (!isRelationship(element) || !before || !isNode(before)) return words;
      const isForward = element.$relationship.start === before.$node.properties["id"];
      return isForward ? words : `<${words.slice(0, -1)}`; // "-[:TOLD]->" becomes "<-[:TOLD]-"
    })
    .join("");
}

/** Without the marks that tell a node from a map: labels, type and ends lie beside the properties. */
export function toPlain(value: QueryValue): unknown {
  if (isNode(value)) return value.$node;
  if (isRelationship(value)) return value.$relationship;
  if (isPath(value)) return value.$path.map(toPlain);
  if (isList(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toPlain(entry)]));
}

export function isNode(value: QueryValue): value is QueryNode {
  return typeof value === "object" && value !== null && "$node" in value;
}

export function isRelationship(value: QueryValue): value is QueryRelationship {
  return typeof value === "object" && value !== null && "$relationship" in value;
}

export function isPath(value: QueryValue): value is QueryPath {
  return typeof value === "object" && value !== null && "$path" in value;
}

function isList(value: QueryValue): value is readonly QueryValue[] {
  return Array.isArray(value);
}
