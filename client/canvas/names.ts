/**
 * Names that can be read at any zoom: on the screen they keep their size, and where two would cover one another one goes
 * beside or above its sign, or only the more important one shows: what is lit or selected and the greatest always do.
 */
import type { Core, EdgeSingular, NodeSingular } from "cytoscape";
import { barBottom, chipsHeight } from "./room.js";

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
  nodes.forEach((node) =>
    setSize(node.removeClass(`nameless ${ASIDE.join(" ")}`), (node.data("fontSize") as number) * scale),
  );
  cy.edges(".nameless").removeClass("nameless");
  if (!isFew) return;
  const covered = barBottom(cy.container()) + chipsHeight(cy.container()) + GAP;
  const all = { x1: -Infinity, y1: -Infinity, x2: Infinity, y2: Infinity };
  const closed: Box[] = [
    { ...all, y2: covered }, // the question bar
    { ...all, x2: 0 },
    { ...all, x1: cy.width() },
  ];
  const taken = [...closed, ...nodes.map((node) => signBox(node))];
  for (const { element, boxes, isSure } of inOrder(cy)) {
    const free = boxes.findIndex((box) => !taken.some((other) => overlaps(box, other)));
    const box = boxes[free] ?? (isSure ? boxes[0] : undefined);
    if (box) taken.push(box);
    else element.addClass("nameless");
    if (element.isEdge()) setShift(element, (SHIFTS[Math.max(0, free)] ?? 0) * scale);
    else if (ASIDE[free - 1]) element.addClass(ASIDE[free - 1]!);
  }
}

/** Where a name may stand when there is no room below its sign. */
const ASIDE = ["name-right", "name-left", "name-above"] as const;
/** How far above or below its line a name may stand, in its own heights. */
const SHIFTS = [0, -1, 1, -2, 2].map((heights) => heights * LINE_NAME * LINE_HEIGHT);
/** So many of the largest have their names whatever they cover. */
const GREATEST = 6;

const LIT = ".selected, .on-path, .on-second";

interface Name {
  readonly element: NodeSingular | EdgeSingular;
  /** Where it may stand, the best place first. */
  readonly boxes: readonly Box[];
  readonly worth: number;
  /** It shows even where there is no room. */
  readonly isSure: boolean;
}

/** What is lit first, then the greatest, then what is near; entities before lines. Other lines show no name. */
function inOrder(cy: Core): Name[] {
  const bySize = cy.nodes().sort((a, b) => (b.data("size") as number) - (a.data("size") as number));
  const greatest = new Set(bySize.slice(0, GREATEST).map((node) => node.id()));
  const worth = (element: NodeSingular | EdgeSingular) =>
    element.is(LIT) ? 3000 : greatest.has(element.id()) ? 2000 : element.hasClass("near") ? 1000 : 0;
  const nodes = cy.nodes().map((element) => ({
    element,
    boxes: nameBoxes(element),
    worth: worth(element) + 500 + (element.data("size") as number),
    isSure: element.is(LIT) || greatest.has(element.id()),
  }));
  const lines = cy.edges(`${LIT}, .named`).map((element) => ({
    element,
    boxes: lineNameBoxes(element),
    worth: worth(element) + (element.data("width") as number),
    isSure: element.is(LIT),
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

/** Below the sign, in as many lines as it takes; or as `ASIDE` says. */
function nameBoxes(node: NodeSingular): Box[] {
  const { x, y } = node.renderedPosition();
  const size = (node.data("nameSize") as number) * node.cy().zoom();
  const label = String(node.data("label"));
  const width = Math.min(widthOf(label, size), WIDEST);
  const height = linesOf(label, size) * size * LINE_HEIGHT;
  const away = node.renderedHeight() / 2 + GAP;
  const at = (x1: number, y1: number) => ({ x1, y1, x2: x1 + width, y2: y1 + height });
  return [
    at(x - width / 2, y + away),
    at(x + away, y - height / 2),
    at(x - away - width, y - height / 2),
    at(x - width / 2, y - away - height),
  ];
}

/** A line takes the words that it has room for: "National Reconnaissance Office" stands in three, though it fills two. */
function linesOf(label: string, size: number): number {
  const space = widthOf(" ", size);
  let [lines, filled] = [1, 0];
  for (const word of label.split(" ")) {
    const width = widthOf(word, size);
    if (filled > 0 && filled + space + width > WIDEST) [lines, filled] = [lines + 1, width];
    else filled += (filled > 0 ? space : 0) + width;
  }
  return lines;
}

function setShift(edge: EdgeSingular, shift: number): void {
  const rounded = Math.round(shift * 10) / 10;
  if (edge.data("nameShift") !== rounded) edge.data("nameShift", rounded);
}

/** On the middle of the line, else a little above or below it. */
function lineNameBoxes(edge: EdgeSingular): Box[] {
  const { x, y } = edge.renderedMidpoint();
  const half = widthOf(`${edge.data("number") ?? ""}${edge.data("label")}`, LINE_NAME) / 2;
  return SHIFTS.map((shift) => ({
    x1: x - half,
    y1: y + shift - LINE_NAME / 2,
    x2: x + half,
    y2: y + shift + LINE_NAME / 2,
  }));
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
