/** The stored graph as it comes out of and goes into statements: DESIGN of labels, properties and their conversions. */
import type { EntityId } from "../ids.js";
import type { Entity, EntityType, Relation, Source } from "../model.js";
import { DENIED, RELATION_TYPE_PATTERN, type RelationType } from "../ontology.js";
import { ClewError } from "../errors.js";

/** An entity's labels beside `:Entity`. From this fixed table, never from input. */
export const LABELS: Readonly<Record<EntityType, string>> = {
  Person: "Person",
  Agency: "Organization:Agency",
  Organization: "Organization",
  System: "System",
  Place: "Place",
  Publication: "Publication",
};

/** Every label that an entity may carry beside `:Entity`. */
export const ALL_LABELS = [...new Set(Object.values(LABELS).flatMap((labels) => labels.split(":")))];

/** A relation's type as a relationship type, for a statement. Throws on anything but an upper-snake verb. */
export function toRelationshipType(relation: Pick<Relation, "type" | "status">): string {
  const type = relation.status === "denied" ? DENIED : relation.type;
  if (!RELATION_TYPE_PATTERN.test(type)) {
    throw new ClewError(
      "invalid-input",
      `"${type}" is no relation type: expected an upper-snake verb such as SPOKE_WITH.`,
    );
  }
  return type;
}

export interface EntityRow {
  readonly id: EntityId;
  readonly name: string;
  readonly type: EntityType;
  readonly aliases: readonly string[] | null;
  readonly mentions: number;
}

/** What statements return to make an `Entity`. */
export const ENTITY = (variable: string) =>
  `${variable}.id AS id, ${variable}.name AS name, ${variable}.type AS type, ${variable}.aliases AS aliases, ${variable}.mentions AS mentions`;

export function toEntity(row: EntityRow): Entity {
  return { id: row.id, name: row.name, type: row.type, aliases: row.aliases ?? [], mentions: row.mentions };
}

export interface RelationRow {
  readonly relation: Readonly<Record<string, unknown>>;
  readonly relationshipType: string;
  readonly source: EntityId;
  readonly target: EntityId;
}

/** What statements return to make a `Relation` of `(a)-[r]->(b)`. */
export const RELATION = "properties(r) AS relation, type(r) AS relationshipType, a.id AS source, b.id AS target";

export function toRelation(row: RelationRow): Relation {
  const stored = row.relation as Omit<Relation, "type" | "source" | "target"> & { predicate?: RelationType };
  return {
    id: stored.id,
    type: stored.predicate ?? row.relationshipType,
    source: row.source,
    target: row.target,
    status: stored.status,
    claims: stored.claims,
    origins: stored.origins,
    denials: stored.denials,
    confidence: stored.confidence,
    ...present("first", stored.first),
    ...present("last", stored.last),
    ...present("reportedFirst", stored.reportedFirst),
    ...present("reportedLast", stored.reportedLast),
  };
}

export interface SourceRow {
  readonly key: string;
  readonly publisher: string;
  readonly title: string;
  readonly date: string | null;
}

export function toSource(row: SourceRow): Source {
  return { key: row.key, publisher: row.publisher, title: row.title, ...present("date", row.date) };
}

/** `{ [key]: value }`, or nothing when there is no value. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { readonly [K in Key]?: Value } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}

/** Sources as they count: the earliest first, undated ones last, then by key. The first is the document's own. */
export function inOrder(sources: readonly Source[]): Source[] {
  return [...sources].sort((a, b) => compare(a.date ?? "9999", b.date ?? "9999") || compare(a.key, b.key));
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
