/**
 * Layout, off the page's thread. A first layout is ForceAtlas2 over the whole; when entities are added, those placed
 * before stay where they are and fcose finds room for the new ones around them.
 */
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";

cytoscape.use(fcose);
// A CommonJS module whose types say that it is an ES module.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

export interface LayoutRequest {
  readonly id: number;
  readonly nodes: readonly { readonly id: string; readonly size: number; readonly x?: number; readonly y?: number }[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}
export interface LayoutAnswer {
  readonly id: number;
  readonly positions: readonly (readonly [id: string, x: number, y: number])[];
}

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const placed = data.nodes.filter((node) => node.x !== undefined).length;
  const positions = placed === 0 ? layOut(data) : makeRoom(data);
  self.postMessage({ id: data.id, positions } satisfies LayoutAnswer);
};

/** From nothing: distinct places on a spiral, then forces. */
function layOut({ nodes, edges }: LayoutRequest): LayoutAnswer["positions"] {
  const graph = new UndirectedGraph();
  nodes.forEach((node, index) => {
    const angle = index * 2.399963; // the golden angle
    const radius = 30 * Math.sqrt(index + 1);
    graph.addNode(node.id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), size: node.size });
  });
  for (const { source, target } of edges) {
    if (source !== target && graph.hasNode(source) && graph.hasNode(target)) graph.mergeEdge(source, target);
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    adjustSizes: true,
    gravity: 1.2,
    scalingRatio: 12,
    slowDown: 8,
  };
  forceAtlas2.assign(graph, { iterations: nodes.length > 2000 ? 100 : 400, settings });
  const spread = nodes.length > 500 ? 1.5 : 2.2;
  return graph.mapNodes((id, { x, y }) => [id, (x as number) * spread, (y as number) * spread] as const);
}

/** Around what is placed already, which does not move. */
function makeRoom({ nodes, edges }: LayoutRequest): LayoutAnswer["positions"] {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: [
      ...nodes.map(({ id, size, x = 0, y = 0 }) => ({ data: { id, size }, position: { x, y } })),
      ...edges.map(({ source, target }) => ({ data: { source, target } })),
    ],
    style: [{ selector: "node", style: { width: "data(size)", height: "data(size)" } }],
  });
  const fresh = nodes.filter((node) => node.x === undefined).map((node) => node.id);
  scatterNearNeighbours(cy, new Set(fresh));
  cy.layout({
    name: "fcose",
    randomize: false,
    animate: false,
    fit: false,
    quality: nodes.length > 400 ? "draft" : "default",
    nodeSeparation: 90,
    idealEdgeLength: 110,
    fixedNodeConstraint: nodes
      .filter((node) => node.x !== undefined)
      .map(({ id, x, y }) => ({ nodeId: id, position: { x, y } })),
  } as cytoscape.LayoutOptions).run();
  return fresh.map((id) => {
    const { x, y } = cy.getElementById(id).position();
    return [id, x, y] as const;
  });
}

/** New ones begin on a ring around what they are linked to: two at one point would never part. */
function scatterNearNeighbours(cy: cytoscape.Core, fresh: ReadonlySet<string>): void {
  let index = 0;
  for (const id of fresh) {
    const node = cy.getElementById(id);
    const known = node.neighborhood("node").filter((other) => !fresh.has(other.id()));
    const anchor = known.nonempty() ? known[0]!.position() : { x: 0, y: 0 };
    const angle = (index += 1) * 2.399963;
    node.position({ x: anchor.x + 130 * Math.cos(angle), y: anchor.y + 130 * Math.sin(angle) });
  }
}
