/** The driver's values as plain JSON, alike on both stores; a database's internal ids never get out. */
import neo4j, { type Duration, type Node, type Path, type Point, type Relationship } from "neo4j-driver";
import { toPlainNumber } from "../cypher/whole-numbers.js";
import type { QueryNode, QueryRelationship, QueryValue } from "../store.js";

/**
 * Parameters as the driver should send them: JavaScript knows one kind of number, and the driver takes all of them for
 * floats, which LIMIT refuses and which would be stored as `claims: 2.0`. Of its two kinds of whole number, a bigint is
 * made into the other by way of a text.
 */
export function toParameters(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, toParameter(value)]));
}

function toParameter(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toParameter);
  return isPlainObject(value) ? toParameters(value) : value;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

/** Gives for a node's internal id its `id` property, null when it has none. */
export type FindId = (elementId: string) => string | null;

export function toQueryValue(value: unknown, findId: FindId): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value); // JSON has no NaN, no Infinity
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return toPlainNumber(value);
  if (typeof value !== "object") return null; // nothing that a driver gives
  if (Array.isArray(value)) return value.map((member) => toQueryValue(member, findId));
  if (neo4j.isNode(value)) return toNode(value, findId);
  if (neo4j.isRelationship(value)) return toRelationship(value, findId);
  if (neo4j.isPath(value)) return { $path: toSteps(value, findId) };
  if (neo4j.isPoint(value)) return toPoint(value);
  if (neo4j.isVector(value)) return toQueryValue([...value.asTypedArray()].map(Number), findId);
  if (ArrayBuffer.isView(value))
    return toQueryValue([...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)], findId);
  return isTemporal(value) ? value.toString().replace(/T$/, "") : toMap(value, findId); // the driver says P1DT for P1D
}

/** The internal ids of all nodes that relationships in this value join. */
export function endsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(endsIn);
  if (neo4j.isRelationship(value)) return [value.startNodeElementId, value.endNodeElementId];
  if (neo4j.isPath(value)) return value.segments.flatMap(({ relationship }) => endsIn(relationship));
  if (neo4j.isNode(value) || neo4j.isPoint(value) || ArrayBuffer.isView(value) || isTemporal(value)) return [];
  return Object.values(value).flatMap(endsIn);
}

function toNode({ labels, properties }: Node, findId: FindId): QueryNode {
  return { $node: { labels: [...labels].sort(), properties: toMap(properties, findId) } };
}

function toRelationship(relationship: Relationship, findId: FindId): QueryRelationship {
  const { type, properties, startNodeElementId, endNodeElementId } = relationship;
  return {
    $relationship: {
      type,
      start: findId(startNodeElementId),
      end: findId(endNodeElementId),
      properties: toMap(properties, findId),
    },
  };
}

/** Nodes and relationships by turns. */
function toSteps({ start, segments }: Path, findId: FindId): (QueryNode | QueryRelationship)[] {
  const steps = segments.flatMap(({ relationship, end }) => [
    toRelationship(relationship, findId),
    toNode(end, findId),
  ]);
  return [toNode(start, findId), ...steps];
}

function toPoint({ srid, x, y, z }: Point): QueryValue {
  return { srid: Number(srid), x, y, ...(z !== undefined && { z }) };
}

function toMap(value: object, findId: FindId): { readonly [key: string]: QueryValue } {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toQueryValue(member, findId)]));
}

/** Dates, times and durations, which print as ISO 8601. */
function isTemporal(value: object): value is Duration {
  return (
    neo4j.isDate(value) ||
    neo4j.isDateTime(value) ||
    neo4j.isLocalDateTime(value) ||
    neo4j.isTime(value) ||
    neo4j.isLocalTime(value) ||
    neo4j.isDuration(value)
  );
}
