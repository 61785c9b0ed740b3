/** The engine's values as the port gives them: nodes, relationships and paths without the engine's internal ids. */
import { toPlainNumber } from "../cypher/whole-numbers.js";
import type { QueryNode, QueryPath, QueryRelationship, QueryValue } from "../store.js";

/** What the engine gives for a node and a relationship, properties beside its own keys. */
interface RawNode {
  readonly _id: number;
  readonly _labels: readonly string[];
}
interface RawRelationship {
  readonly _id: number;
  readonly _source: number;
  readonly _target: number;
  readonly _type: string;
}
interface RawPath {
  readonly nodes: readonly RawNode[];
  readonly edges: readonly RawRelationship[];
}

/** The `id` property of the node that the engine knows by a number. */
export type IdOf = (internalId: number) => string | null;

export function toQueryValue(value: unknown, idOf: IdOf): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return toPlainNumber(value);
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((item) => toQueryValue(item, idOf));
  if (Object.prototype.toString.call(value) === "[object Date]") return (value as Date).toISOString();
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  if (typeof value !== "object") return null;
  if (isNode(value)) return toNode(value, idOf);
  if (isRelationship(value)) return toRelationship(value, idOf);
  if (isPath(value)) return toPath(value, idOf);
  return toProperties(value, [], idOf);
}

function toNode(node: RawNode, idOf: IdOf): QueryNode {
  return { $node: { labels: node._labels.toSorted(), properties: toProperties(node, ["_id", "_labels"], idOf) } };
}

function toRelationship(relationship: RawRelationship, idOf: IdOf): QueryRelationship {
  return {
    $relationship: {
      type: relationship._type,
      start: idOf(relationship._source),
      end: idOf(relationship._target),
      properties: toProperties(relationship, ["_id", "_source", "_target", "_type"], idOf),
    },
  };
}

/** Node, relationship, node, …, as a path is walked. */
function toPath({ nodes, edges }: RawPath, idOf: IdOf): QueryPath {
  const steps = nodes.flatMap((node, index) => {
    const edge = edges[index];
    return edge === undefined ? [toNode(node, idOf)] : [toNode(node, idOf), toRelationship(edge, idOf)];
  });
  return { $path: steps };
}

function toProperties(value: object, except: readonly string[], idOf: IdOf): Record<string, QueryValue> {
  const kept = Object.entries(value).filter(([key]) => !except.includes(key));
  return Object.fromEntries(kept.map(([key, property]) => [key, toQueryValue(property, idOf)]));
}

function isNode(value: object): value is RawNode {
  return "_id" in value && "_labels" in value && Array.isArray(value._labels);
}

function isRelationship(value: object): value is RawRelationship {
  return "_id" in value && "_type" in value && "_source" in value && "_target" in value;
}

function isPath(value: object): value is RawPath {
  if (!("nodes" in value && "edges" in value && Array.isArray(value.nodes) && Array.isArray(value.edges))) return false;
  const elements = (list: readonly unknown[], is: (item: object) => boolean) =>
    list.every((item) => typeof item === "object" && item !== null && is(item));
  return (
    Object.keys(value).length === 2 &&
    value.nodes.length === value.edges.length + 1 &&
    elements(value.nodes, isNode) &&
    elements(value.edges, isRelationship)
  );
}
