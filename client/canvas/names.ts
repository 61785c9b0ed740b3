/**
 * Names that can be read at any zoom: on the screen they keep their size, and where two would cover one another the more
 * important one shows: what is lit or selected, then those with the most lines.
 */
import type { Core, EdgeSingular, NodeSingular } from "cytoscape";

/** Beyond this, names come by zooming in: placing each would cost more than it shows. */
const MOST_PLACED = 400;
const REST_MS = 120;
/** Pixels on the screen. */
const WIDEST = 116;
const LINE_HEIGHT = 1.25;
const LINE_NAME = 11;
const GAP = 3;

interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Keeps them so while the view and what is in it change. Returns what ends it. */
export function keepNamesReadable(cy: Core): { refresh(): void; stop(): void } {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!cy.destroyed()) cy.batch(() => placeNames(cy));
    }, REST_MS);
  };
  cy.on("viewport resize", refresh);
  cy.on("position", "node", refresh);
  return { refresh, stop: () => clearTimeout(waiting) };
}

function placeNames(cy: Core): void {
  const nodes = cy.nodes();
  const zoom = cy.zoom();
  const isFew = nodes.length <= MOST_PLACED;
  const scale = isFew ? 1 / Math.min(zoom, Math.sqrt(zoom)) : 1; // zooming in enlarges them a little
  cy.edges().forEach((edge) => setSize(edge, LINE_NAME * scale));
  nodes.forEach((node) => setSize(node.removeClass("nameless"), (node.data("fontSize") as number) * scale));
  cy.edges(".nameless").removeClass("nameless");
  if (!isFew) return;
  const taken = nodes.map((node) => signBox(node));
  for (const { element, box } of inOrder(cy)) {
    const isForced = element.is(LIT);
    if (isForced || !taken.some((other) => overlaps(box, other))) taken.push(box);
    else element.addClass("nameless");
  }
}

const LIT = ".selected, .on-path, .on-second";

interface Name {
  readonly element: NodeSingular | EdgeSingular;
  readonly box: Box;
  readonly worth: number;
}

/** What is lit first, then what is near it; entities before lines, large before small. Other lines show no name. */
function inOrder(cy: Core): Name[] {
  const worth = (element: NodeSingular | EdgeSingular) =>
    element.is(LIT) ? 2000 : element.hasClass("near") ? 1000 : 0;
  const nodes = cy.nodes().map((element) => ({
    element,
    box: nameBox(element),
    worth: worth(element) + 500 + (element.data("size") as number),
  }));
  const lines = cy.edges(`${LIT}, .named`).map((element) => ({
    element,
    box: lineNameBox(element),
    worth: worth(element) + (element.data("width") as number),
  }));
  return [...nodes, ...lines].sort((a, b) => b.worth - a.worth);
}

function setSize(element: { data(name: string, value?: number): unknown }, size: number): void {
  const rounded = Math.round(size * 10) / 10;
  if (element.data("nameSize") !== rounded) element.data("nameSize", rounded);
}

/** Most of a sign: a name may touch its edge. */
function signBox(node: NodeSingular): Box {
  const { x, y } = node.renderedPosition();
  const half = 0.35 * node.renderedWidth();
  return { x1: x - half, y1: y - half, x2: x + half, y2: y + half };
}

/** Below the sign, in as many lines as it takes. */
function nameBox(node: NodeSingular): Box {
  const { x, y } = node.renderedPosition();
  const size = (node.data("nameSize") as number) * node.cy().zoom();
  const all = widthOf(String(node.data("label")), size);
  const lines = Math.max(1, Math.ceil(all / WIDEST));
  const half = Math.min(all, WIDEST) / 2;
  const top = y + node.renderedHeight() / 2 + GAP;
  return { x1: x - half, y1: top, x2: x + half, y2: top + lines * size * LINE_HEIGHT };
}

function lineNameBox(edge: EdgeSingular): Box {
  const { x, y } = edge.renderedMidpoint();
  const half = widthOf(`${edge.data("number") ?? ""}${edge.data("label")}`, LINE_NAME) / 2;
  return { x1: x - half, y1: y - LINE_NAME / 2, x2: x + half, y2: y + LINE_NAME / 2 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

let ruler: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

function widthOf(name: string, size: number): number {
  ruler ??= document.createElement("canvas").getContext("2d");
  const known = widths.get(name);
  if (known !== undefined) return known * size;
  if (!ruler) return name.length * 0.55 * size;
  ruler.font = "500 100px Inter, system-ui, sans-serif";
  const width = ruler.measureText(name).width / 100;
  widths.set(name, width);
  return width * size;
}
