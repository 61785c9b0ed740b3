/**
 * The drawing: keeps cytoscape in step with the state and tells the state what was done on it. What was placed stays
 * placed: only new entities are laid out.
 */
import { effect } from "@preact/signals";
import cytoscape, { type Core, type EdgeSingular, type NodeSingular } from "cytoscape";
import { shown } from "../state/filters.js";
import { hideEntities, origin, type GraphInView } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { chosenPath } from "../state/paths.js";
import { letGo, select, selection } from "../state/selection.js";
import { theme } from "../state/theme.js";
import { unfold } from "../state/unfold.js";
import { readTokens, toStylesheet } from "./appearance.js";
import { countDegrees, toEdge, toNode } from "./elements.js";
import { startLayouter } from "./layout.js";

export interface Canvas {
  readonly cy: Core;
  fit(): void;
  zoomBy(factor: number): void;
  /** Everything anew, as if nothing had been placed. */
  layOutAgain(): Promise<void>;
  close(): void;
}

/** What lies over the canvas, pixels: the question bar above, the tools below. */
const ROOM = { top: 72, words: 20, bottom: 60, side: 28 };
/** Fitting a few entities does not blow them up. */
const FIT_ZOOM = 1.25;

/**
 * `overview` is for thousands of entities: some of what it needs can be said to cytoscape only at its start, so crossing
 * `FULL_STYLE` mounts anew. Places outlive that.
 */
export function mountCanvas(container: HTMLElement, overview: boolean): Canvas {
  const layouter = startLayouter();
  const cy = cytoscape({
    container,
    style: toStylesheet(readTokens(), overview),
    textureOnViewport: true,
    ...(overview && { pixelRatio: 1 }),
    autoungrabify: overview,
    minZoom: 0.05,
    maxZoom: 4,
    boxSelectionEnabled: true,
  });
  /** False once the user has moved the view: from then on it is theirs. */
  let isFitted = true;
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  const animate = () => (stillness.matches ? 0 : 250);

  async function place(): Promise<void> {
    const nodes = cy.nodes();
    const back = nodes.filter((node) => node.scratch("placed") !== true && places.has(node.id()));
    back.forEach((node) => move(node, places.get(node.id())!, 0));
    if (back.nonempty() && back.length === nodes.length) fit(0);
    else if (back.nonempty()) showNew(back);
    const fresh = nodes.filter((node) => node.scratch("placed") !== true);
    if (fresh.empty()) return;
    const isFirst = fresh.length === nodes.length;
    const positions = await layouter.ask({
      nodes: nodes.map((node) => ({
        id: node.id(),
        size: node.data("size") as number,
        ...(node.scratch("placed") === true && node.position()),
      })),
      edges: cy.edges().map((edge) => ({ source: edge.source().id(), target: edge.target().id() })),
    });
    if (!positions) return;
    for (const [id, x, y] of positions) move(cy.getElementById(id), { x, y }, isFirst ? 0 : animate());
    if (isFirst) fit(0);
    else showNew(fresh);
  }

  /** Everything into the part of the canvas that nothing covers. */
  function fit(duration: number): void {
    if (cy.elements().empty() || cy.width() === 0) return;
    const box = cy.elements().boundingBox();
    const top = ROOM.top + (overview ? ROOM.words : 0);
    const [width, height] = [cy.width() - 2 * ROOM.side, cy.height() - top - ROOM.bottom];
    const zoom = Math.max(cy.minZoom(), Math.min(FIT_ZOOM, width / box.w, height / box.h));
    const pan = {
      x: cy.width() / 2 - (zoom * (box.x1 + box.x2)) / 2,
      y: top + height / 2 - (zoom * (box.y1 + box.y2)) / 2,
    };
    isFitted = true;
    cy.stop();
    if (duration === 0) cy.viewport({ zoom, pan });
    else cy.animate({ zoom, pan }, { duration });
  }

  function move(node: NodeSingular, position: { x: number; y: number }, duration: number): void {
    if (node.empty()) return;
    node.scratch("placed", true);
    places.set(node.id(), position);
    if (duration === 0) node.position(position);
    else node.animate({ position }, { duration });
  }

  /** Zooms out where something new lies out of sight, also behind the question bar. */
  function showNew(fresh: cytoscape.NodeCollection): void {
    setTimeout(() => {
      if (cy.destroyed()) return;
      const box = fresh.renderedBoundingBox();
      if (box.x1 < 0 || box.x2 > cy.width() || box.y1 < ROOM.top || box.y2 > cy.height()) fit(animate());
    }, animate() + 30);
  }

  const stops = [
    effect(() => {
      draw(cy, shown.value, origin.value);
      void attempt(place);
    }),
    effect(() => {
      void theme.value; // the tokens change with it
      cy.style(toStylesheet(readTokens(), overview));
    }),
    effect(() => mark(cy)),
  ];
  listen(cy);
  cy.on("dragpan scrollzoom pinchzoom boxzoom", () => (isFitted = false));
  cy.on(
    "dragfree",
    "node",
    ({ target }: { target: NodeSingular }) => void places.set(target.id(), { ...target.position() }),
  );
  const resized = new ResizeObserver(() => {
    cy.resize();
    if (isFitted) fit(0);
  });
  resized.observe(container);
  return {
    cy,
    fit: () => fit(animate()),
    zoomBy(factor) {
      isFitted = false;
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    },
    async layOutAgain() {
      places.clear();
      cy.nodes().forEach((node) => void node.removeScratch("placed"));
      await place();
    },
    close() {
      for (const stop of stops) stop();
      resized.disconnect();
      layouter.close();
      cy.destroy();
    },
  };
}

/** Where entities were put, by the layout or by hand, also those hidden since: brought back, they are where they were. */
const places = new Map<string, { readonly x: number; readonly y: number }>();

/** Adds what is new, takes away what is gone, and brings the rest up to date. */
function draw(cy: Core, graph: GraphInView, from: string | undefined): void {
  const degrees = countDegrees(graph);
  cy.batch(() => {
    cy.elements().forEach((element) => {
      if (!graph.entities.has(element.id()) && !graph.relations.has(element.id())) element.remove();
    });
    const start = from === undefined ? undefined : cy.getElementById(from);
    const centre = start?.nonempty() ? { ...start.position() } : { x: 0, y: 0 };
    let fresh = 0;
    for (const entity of graph.entities.values()) {
      const element = toNode(entity, degrees.get(entity.id) ?? 0);
      const known = cy.getElementById(entity.id);
      if (known.nonempty()) known.data(element.data);
      else cy.add({ ...element, position: spiral(centre, (fresh += 1)) });
    }
    for (const relation of graph.relations.values()) {
      const element = toEdge(relation);
      const known = cy.getElementById(relation.id);
      if (known.nonempty()) known.data(element.data);
      else cy.add(element);
    }
  });
}

/** Until the layout answers: lines between signs on one spot cannot be drawn, and cytoscape warns of each. */
function spiral({ x, y }: { x: number; y: number }, index: number): { x: number; y: number } {
  const [radius, angle] = [60 * Math.sqrt(index), index * 2.399963]; // the golden angle
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

/** Lights what is selected with its neighbourhood, or the chosen path, and dims the rest. */
function mark(cy: Core): void {
  const chosen = selection.value;
  const path = chosenPath.value;
  void shown.value; // marks fall on what is drawn
  cy.batch(() => {
    cy.elements().removeClass("selected near dimmed on-path");
    if (path) {
      const ids = new Set([
        ...path.entities.map((entity) => entity.id),
        ...path.hops.flatMap((hop) => hop.relations[0]?.id ?? []), // the best proven of parallel lines stands for them
      ]);
      const lit = cy.elements().filter((element) => ids.has(element.id()));
      lit.addClass("on-path");
      cy.elements().difference(lit).addClass("dimmed");
    }
    if (chosen.kind === "nothing") return;
    const element = cy.getElementById(chosen.id);
    element.addClass("selected").removeClass("dimmed");
    const around =
      chosen.kind === "entity"
        ? element.closedNeighborhood()
        : element.union(
            cy
              .edges()
              .filter((edge) => edge.id() === chosen.id)
              .connectedNodes(),
          );
    around.difference(element).addClass("near").removeClass("dimmed");
    if (!path && cy.nodes().length <= 1000) cy.elements().difference(around).addClass("dimmed");
  });
}

function listen(cy: Core): void {
  cy.on("tap", "node", ({ target }: { target: NodeSingular }) => select.entity(target.id()));
  cy.on("tap", "edge", ({ target }: { target: { id(): string } }) => select.relation(target.id()));
  cy.on("tap", (event) => {
    if (event.target === cy) letGo();
  });
  cy.on("dbltap", "node", ({ target }: { target: NodeSingular }) => void attempt(() => unfold(target.id())));
  cy.on(
    "mouseover",
    "node",
    ({ target }: { target: NodeSingular }) => void target.connectedEdges().addClass("hovered"),
  );
  cy.on(
    "mouseout",
    "node",
    ({ target }: { target: NodeSingular }) => void target.connectedEdges().removeClass("hovered"),
  );
  cy.on("mouseover", "edge", ({ target }: { target: EdgeSingular }) => void target.addClass("hovered"));
  cy.on("mouseout", "edge", ({ target }: { target: EdgeSingular }) => void target.removeClass("hovered"));
}

/** Takes what is selected off the canvas. */
export function hideSelected(cy: Core): void {
  const boxed = cy.nodes(":selected").map((node) => node.id());
  const chosen = selection.value;
  const ids = boxed.length > 1 ? boxed : chosen.kind === "entity" ? [chosen.id] : [];
  if (ids.length === 0) return;
  select.nothing();
  hideEntities(ids);
}
