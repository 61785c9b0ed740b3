/**
 * Layout, off the page's thread. A first layout is ForceAtlas2 over the whole; when entities are added, those placed
 * before stay where they are and d3-force finds room for the new ones around them.
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation, type SimulationNodeDatum } from "d3-force";
import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";

// A CommonJS module whose types say that it is an ES module.
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

export interface LayoutRequest {
  readonly id: number;
  readonly nodes: readonly Placed[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
}
interface Placed {
  readonly id: string;
  readonly size: number;
  /** Those of a group begin near each other. */
  readonly group: number | undefined;
  readonly x?: number;
  readonly y?: number;
}
export interface LayoutAnswer {
  readonly id: number;
  readonly positions: readonly (readonly [id: string, x: number, y: number])[];
}

/** An entity in the simulation; one with `fx` and `fy` is pinned there. */
interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly size: number;
}

const GOLDEN_ANGLE = 2.399963; // radians
const LINE_LENGTH = 130;
/** The canvas is wider than high, and so are names. */
const WIDER = 1.35;
/** Around each sign, for the name below it. */
const LABEL_ROOM = 26;

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  const placed = data.nodes.filter((node) => node.x !== undefined).length;
  const positions = placed === 0 ? layOut(data) : makeRoom(data);
  self.postMessage({ id: data.id, positions } satisfies LayoutAnswer);
};

/** From nothing: distinct places, then forces. */
function layOut({ nodes, edges }: LayoutRequest): LayoutAnswer["positions"] {
  const graph = new UndirectedGraph();
  const starts = toStarts(nodes);
  nodes.forEach((node, index) => void graph.addNode(node.id, { ...starts[index], size: node.size }));
  for (const { source, target } of edges) {
    if (source !== target && graph.hasNode(source) && graph.hasNode(target)) graph.mergeEdge(source, target);
  }
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    adjustSizes: true,
    gravity: 1.2,
    scalingRatio: 12,
    slowDown: 2,
  };
  forceAtlas2.assign(graph, { iterations: nodes.length > 2000 ? 100 : 400, settings });
  const spread = nodes.length > 500 ? 1.5 : 2.2;
  return graph.mapNodes((id, { x, y }) => [id, (x as number) * spread * WIDER, (y as number) * spread] as const);
}

/** Distinct places to begin: on one spiral, or, where groups are drawn, on one for each, around a middle of its own. */
function toStarts(nodes: readonly Placed[]): { x: number; y: number }[] {
  const seen = new Map<number | undefined, number>();
  const ring = 30 * Math.sqrt(nodes.length) * 1.6;
  return nodes.map(({ group }) => {
    const place = seen.get(group) ?? 0;
    seen.set(group, place + 1);
    const middle = group === undefined ? { x: 0, y: 0 } : onCircle(ring, group * GOLDEN_ANGLE);
    const { x, y } = onCircle(30 * Math.sqrt(place + 1), place * GOLDEN_ANGLE);
    return { x: middle.x + x, y: middle.y + y };
  });
}

function onCircle(radius: number, angle: number): { x: number; y: number } {
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Around what is placed already, which does not move. */
function makeRoom({ nodes, edges }: LayoutRequest): LayoutAnswer["positions"] {
  const bodies: Body[] = nodes.map(({ id, size, x, y }) =>
    x === undefined || y === undefined ? { id, size } : { id, size, x, y, fx: x, fy: y },
  );
  const fresh = bodies.filter((body) => body.fx === undefined);
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const links = edges.flatMap(({ source, target }) => {
    const [a, b] = [byId.get(source), byId.get(target)];
    return a && b && a !== b ? [{ source: a, target: b }] : [];
  });
  scatterNearNeighbours(fresh, links);
  const pulling = links.filter(({ source, target }) => source.fx === undefined || target.fx === undefined);
  forceSimulation(bodies)
    .force("link", forceLink(pulling).distance(LINE_LENGTH).strength(0.7))
    .force(
      "charge",
      forceManyBody<Body>()
        .strength(-420)
        .distanceMax(6 * LINE_LENGTH),
    )
    .force("collide", forceCollide<Body>((body) => body.size / 2 + LABEL_ROOM).iterations(2))
    .stop()
    .tick(bodies.length > 1000 ? 60 : 150);
  return fresh.map(({ id, x = 0, y = 0 }) => [id, x, y] as const);
}

/** New ones begin on a ring around what they are linked to: two at one point would never part. */
function scatterNearNeighbours(fresh: readonly Body[], links: readonly { source: Body; target: Body }[]): void {
  const anchors = new Map<Body, Body>();
  for (const { source, target } of links) {
    if (source.fx === undefined && target.fx !== undefined) anchors.set(source, target);
    if (target.fx === undefined && source.fx !== undefined) anchors.set(target, source);
  }
  fresh.forEach((body, index) => {
    const { x = 0, y = 0 } = anchors.get(body) ?? {};
    const angle = (index + 1) * GOLDEN_ANGLE;
    body.x = x + LINE_LENGTH * Math.cos(angle);
    body.y = y + LINE_LENGTH * Math.sin(angle);
  });
}
