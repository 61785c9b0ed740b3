/**
 * The drawing: keeps cytoscape in step with the state and tells the state what was done on it. What was placed stays
 * placed: only new entities are laid out.
 */
import { effect } from "@preact/signals";
import cytoscape, { type CollectionReturnValue, type Core, type EdgeSingular, type NodeSingular } from "cytoscape";
import { shown } from "../state/filters.js";
import { hideEntities, origin, type GraphInView } from "../state/graph.js";
import { attempt, sayError } from "../state/notices.js";
import { light, type Light, type Lit } from "../state/light.js";
import { from, options, to } from "../state/question.js";
import { letGo, select, selectedEntities, selection } from "../state/selection.js";
import { theme } from "../state/theme.js";
import { unfold } from "../state/unfold.js";
import { readTokens, toStylesheet } from "./appearance.js";
import { countDegrees, toEdge, toMeasured, toNode } from "./elements.js";
import { startLayouter } from "./layout.js";
import { keepNamesReadable } from "./names.js";
import { barBottom, chipsHeight } from "./room.js";

export interface Canvas {
  readonly cy: Core;
  fit(): void;
  zoomBy(factor: number): void;
  /** Everything anew, as if nothing had been placed. */
  layOutAgain(): Promise<void>;
  close(): void;
}

/** What lies over the canvas, pixels: the question bar above, the tools below. */
const ROOM = { below: 22, words: 20, bottom: 84, side: 64 };
/** Until canvas/names has looked at the zoom. */
const FIRST_NAME = 11;
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
        group: node.data("group") as number | undefined,
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
    const box = cy.elements().boundingBox({ includeLabels: false }); // names keep their size whatever the zoom
    const top = barBottom(container) + ROOM.below + chipsHeight(container) + (overview ? ROOM.words : 0);
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
      const box = fresh.renderedBoundingBox({ includeLabels: false });
      if (box.x1 < 0 || box.x2 > cy.width() || box.y1 < barBottom(container) + ROOM.below || box.y2 > cy.height())
        fit(animate());
    }, animate() + 30);
  }

  const names = keepNamesReadable(cy);
  const stops = [
    effect(() => {
      draw(cy, shown.value, origin.value);
      names.refresh();
      place().catch(sayError);
    }),
    effect(() => {
      void theme.value; // the tokens change with it
      cy.style(toStylesheet(readTokens(), overview));
    }),
    effect(() => {
      mark(cy);
      names.refresh();
    }),
    effect(() => {
      void [options.value, from.value, to.value]; // chips and long names make the question bar higher
      requestAnimationFrame(() => {
        if (isFitted && !cy.destroyed()) fit(animate());
      });
    }),
    () => names.stop(),
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
  const measured = toMeasured();
  cy.batch(() => {
    cy.elements().forEach((element) => {
      if (!graph.entities.has(element.id()) && !graph.relations.has(element.id())) element.remove();
    });
    const start = from === undefined ? undefined : cy.getElementById(from);
    const centre = start?.nonempty() ? { ...start.position() } : { x: 0, y: 0 };
    let fresh = 0;
    for (const entity of graph.entities.values()) {
      const element = toNode(entity, degrees.get(entity.id) ?? 0, measured?.(entity.id));
      const known = cy.getElementById(entity.id);
      if (known.nonempty()) known.data(element.data);
      else
        cy.add({
          ...element,
          data: { nameSize: FIRST_NAME, ...element.data },
          position: spiral(centre, (fresh += 1)),
        });
    }
    for (const relation of graph.relations.values()) {
      const element = toEdge(relation);
      const known = cy.getElementById(relation.id);
      if (known.nonempty()) known.data(element.data);
      else cy.add({ ...element, data: { nameSize: FIRST_NAME, ...element.data } });
    }
  });
}

/** Until the layout answers: lines between signs on one spot cannot be drawn, and cytoscape warns of each. */
function spiral({ x, y }: { x: number; y: number }, index: number): { x: number; y: number } {
  const [radius, angle] = [60 * Math.sqrt(index), index * 2.399963]; // the golden angle
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

const MARKS = "selected near named dimmed on-path on-second";
/** So many lines at one sign are told in words; the names of more would lie on one another. */
const FEW_LINES = 8;
/** Dimming costs time for every element. */
const MOST_DIMMED = 1000;

/** Lights what is selected with its neighbourhood, and a path or two, and dims the rest. */
function mark(cy: Core): void {
  const chosen = selection.value;
  const ids = selectedEntities();
  const shining = light.value;
  void shown.value; // marks fall on what is drawn
  cy.batch(() => {
    cy.elements().removeClass(MARKS);
    cy.edges("[number]").removeData("number");
    if (shining) {
      const [first, second] = [shining.first, shining.second].map((one) => allOf(cy, one));
      first?.addClass("on-path");
      second?.addClass("on-second");
      if (shining.second) number(first, second, shining.numbers);
      cy.elements()
        .difference((first ?? cy.collection()).union(second ?? cy.collection()))
        .addClass("dimmed");
    }
    if (chosen.kind === "nothing") return;
    const elements = cy
      .collection()
      .union(
        chosen.kind === "relation"
          ? cy.getElementById(chosen.id)
          : ids.map((id) => cy.getElementById(id)).reduce((a, b) => a.union(b)),
      );
    elements.addClass("selected").removeClass("dimmed");
    const around =
      chosen.kind === "relation"
        ? elements.union(elements.connectedNodes())
        : chosen.kind === "several"
          ? elements.union(elements.edgesWith(elements))
          : elements.closedNeighborhood();
    const near = around.difference(elements).addClass("near").removeClass("dimmed");
    if (near.edges().length <= FEW_LINES) near.edges().addClass("named");
    if (!shining && cy.nodes().length <= MOST_DIMMED) cy.elements().difference(around).addClass("dimmed");
  });
}

/** Colour is not all that tells two compared paths apart. */
function number(
  first: CollectionReturnValue | undefined,
  second: CollectionReturnValue | undefined,
  [one, other]: NonNullable<Light["numbers"]> = [1, 2],
): void {
  first?.edges().data("number", `${one} · `);
  second?.edges().data("number", `${other} · `);
  first
    ?.intersection(second ?? first)
    .edges()
    .data("number", `${[one, other].sort((a, b) => a - b).join(", ")} · `);
}

function allOf(cy: Core, lit: Lit | undefined): CollectionReturnValue {
  return cy
    .elements()
    .filter((element) => lit?.entities.has(element.id()) === true || lit?.relations.has(element.id()) === true);
}

function listen(cy: Core): void {
  cy.on("tap", "node", ({ target, originalEvent }: { target: NodeSingular; originalEvent: MouseEvent }) => {
    if (originalEvent.shiftKey || originalEvent.ctrlKey || originalEvent.metaKey) select.toggle(target.id());
    else select.entity(target.id());
  });
  cy.on("boxend", () => {
    // The drawing's own marks are not used: what is selected is the page's to know.
    setTimeout(() => {
      const boxed = cy.nodes(":selected").map((node) => node.id());
      cy.elements().unselect();
      if (boxed.length > 0) select.several([...selectedEntities(), ...boxed]);
    });
  });
  cy.on("tap", "edge", ({ target }: { target: { id(): string } }) => select.relation(target.id()));
  cy.on("tap", (event) => {
    if (event.target === cy) letGo();
  });
  let tapped: string | undefined; // two quick clicks on two signs are none
  let before: string | undefined;
  cy.on("tap", "node", ({ target }: { target: NodeSingular }) => ([before, tapped] = [tapped, target.id()]));
  cy.on("dbltap", "node", ({ target }: { target: NodeSingular }) => {
    if (before === undefined || before === target.id()) void attempt(() => unfold(target.id()));
  });
  cy.on("mouseover", "node", ({ target }: { target: NodeSingular }) => {
    const lines = target.connectedEdges();
    lines.addClass(lines.length <= FEW_LINES ? "hovered" : "touched");
  });
  cy.on("mouseout", "node", ({ target }: { target: NodeSingular }) => {
    target.connectedEdges().removeClass("hovered touched");
  });
  cy.on("mouseover", "edge", ({ target }: { target: EdgeSingular }) => void target.addClass("hovered"));
  cy.on("mouseout", "edge", ({ target }: { target: EdgeSingular }) => void target.removeClass("hovered"));
}

/** Takes what is selected off the canvas. */
export function hideSelected(): void {
  const ids = selectedEntities();
  if (ids.length === 0) return;
  select.nothing();
  hideEntities(ids);
}
