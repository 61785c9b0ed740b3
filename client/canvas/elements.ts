/** Entities and lines as elements of the canvas. */
import type { ElementDefinition } from "cytoscape";
import { entryOf } from "../state/case.js";
import type { Entity, GraphInView, Relation } from "../state/graph.js";

/** How many lines in view each entity has: what makes it large. */
export function countDegrees(graph: GraphInView): Map<string, number> {
  const degrees = new Map<string, number>();
  for (const { source, target } of graph.relations.values()) {
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return degrees;
}

export function toNode(entity: Entity, degree: number): ElementDefinition {
  const size = Math.round(20 + 7 * Math.log2(1 + degree));
  return {
    group: "nodes",
    data: {
      id: entity.id,
      label: entity.name,
      type: entity.type,
      size,
      fontSize: Math.min(15, 11 + 0.6 * Math.log2(1 + degree)),
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
      label: relation.status === "denied" ? `${wording} (denied)` : wording,
      status: relation.status,
      symmetric,
      width: Math.min(5, 1 + Math.log2(Math.max(1, voices))),
    },
  };
}
