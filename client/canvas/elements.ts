/** Entities and lines as elements of the canvas. */
import type { ElementDefinition } from "cytoscape";
import { entryOf } from "../state/case.js";
import type { Entity, GraphInView, Relation } from "../state/graph.js";
import { drawnValues } from "../state/rank.js";
import { GROUP_COLOURS } from "../panels/icon.js";
import { denial } from "../panels/words.js";

/** How many lines in view each entity has: what makes it large. */
export function countDegrees(graph: GraphInView): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { source, target } of graph.relations.values()) {
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return degrees;
}

/** What the drawing shows of a measure: a size from 0 to 1, or a group. */
export interface Measured {
  readonly share?: number;
  readonly group?: number;
}

/** Each entity's part of the measure that is drawn; undefined when none is. */
export function toMeasured(): ((id: string) => Measured) | undefined {
  const drawn = drawnValues.value;
  if (!drawn) return undefined;
  const { isGrouping, values } = drawn;
  if (isGrouping) return (id) => ({ group: Math.min((values.get(id) ?? Infinity) - 1, GROUP_COLOURS) }); // groups count from 1
  const most = Math.max(...values.values(), Number.MIN_VALUE);
  return (id) => ({ share: (values.get(id) ?? 0) / most });
}

/** Names come from strangers, and a drawing has room for so many letters. */
const MOST_LETTERS = 70;

/** Cut where it is too long, and with places to break in words that are. */
function shorten(name: string): string {
  const short = name.length <= MOST_LETTERS ? name : `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
  return short.replace(/\S{18}(?=\S{4})/g, "$&\u200b"); // 'Donaudampfschiffahrtsgesellschaft'
}

export function toNode(entity: Entity, degree: number, { share, group }: Measured = {}): ElementDefinition {
  const usual = Math.round(20 + 7 * Math.log2(1 + degree));
  const size = share === undefined ? usual : Math.round(16 + 52 * Math.sqrt(share)); // the surface goes by the measure
  return {
    group: "nodes",
    data: {
      id: entity.id,
      name: entity.name,
      label: shorten(entity.name),
      type: entity.type,
      size,
      group,
      fontSize: Math.min(15, 11 + 0.6 * Math.log2(1 + (share === undefined ? degree : 60 * share))),
    },
  };
}

export function toEdge(relation: Relation): ElementDefinition {
  const { wording, symmetric } = entryOf(relation.type);
  const voices = Math.max(relation.origins, relation.denials);
  return {
    group: "edges",
    data: {
      id: relation.id,
      source: relation.source,
      target: relation.target,
      wording,
      label: `${denial(relation.status)}${wording}`,
      status: relation.status,
      symmetric,
      width: Math.min(5, 1 + Math.log2(Math.max(1, voices))),
    },
  };
}
