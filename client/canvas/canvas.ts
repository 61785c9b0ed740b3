/**
 * The drawing: keeps cytoscape in step with the state and tells the state what was done on it. What was placed stays
 * placed: only new entities are laid out.
 */
import { effect } from "@preact/signals";
import cytoscape, { type Core, type NodeSingular } from "cytoscape";
import { shown } from "../state/filters.js";
import { hideEntities, origin, type GraphInView } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { chosenPath } from "../state/paths.js";
import { select, selection } from "../state/selection.js";
import { theme } from "../state/theme.js";
import { unfold } from "../state/unfold.js";
import { FULL_STYLE, readTokens, toStylesheet } from "./appearance.js";
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

const FIT_PADDING = 60;

export function mountCanvas(container: HTMLElement): Canvas {
  const layouter = startLayouter();
  const cy = cytoscape({
    container,
    style: toStylesheet(readTokens(), false),
    textureOnViewport: true,
    wheelSensitivity: 0.3,
    minZoom: 0.05,
    maxZoom: 4,
    boxSelectionEnabled: true,
  });
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  const animate = () => (stillness.matches ? 0 : 250);

  async function place(): Promise<void> {
    const nodes = cy.nodes();
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
    if (isFirst) cy.fit(undefined, FIT_PADDING);
    else showNew(fresh);
  }

  function move(node: NodeSingular, position: { x: number; y: number }, duration: number): void {
    if (node.empty()) return;
    node.scratch("placed", true);
    if (duration === 0) node.position(position);
    else node.animate({ position }, { duration });
  }

  /** Zooms out just enough that what is new can be seen. */
  function showNew(fresh: cytoscape.NodeCollection): void {
    const { x1, x2, y1, y2 } = cy.extent();
    setTimeout(() => {
      const box = fresh.boundingBox();
      if (box.x1 < x1 || box.x2 > x2 || box.y1 < y1 || box.y2 > y2) {
        cy.animate({ fit: { eles: cy.elements(), padding: FIT_PADDING } }, { duration: animate() });
      }
    }, animate() + 30);
  }

  const stops = [
    effect(() => {
      draw(cy, shown.value, origin.value);
      void attempt(place);
    }),
    effect(() => {
      void theme.value; // the tokens change with it
      cy.style(toStylesheet(readTokens(), shown.value.entities.size > FULL_STYLE));
    }),
    effect(() => mark(cy)),
  ];
  listen(cy);
  const resized = new ResizeObserver(() => cy.resize());
  resized.observe(container);
  return {
    cy,
    fit: () => void cy.animate({ fit: { eles: cy.elements(), padding: FIT_PADDING } }, { duration: animate() }),
    zoomBy: (factor) =>
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    async layOutAgain() {
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

/** Adds what is new, takes away what is gone, and brings the rest up to date. */
function draw(cy: Core, graph: GraphInView, from: string | undefined): void {
  const degrees = countDegrees(graph);
  cy.batch(() => {
    cy.elements().forEach((element) => {
      if (!graph.entities.has(element.id()) && !graph.relations.has(element.id())) element.remove();
    });
    const start = from === undefined ? undefined : cy.getElementById(from);
    for (const entity of graph.entities.values()) {
      const element = toNode(entity, degrees.get(entity.id) ?? 0);
      const known = cy.getElementById(entity.id);
      if (known.nonempty()) known.data(element.data);
      else cy.add({ ...element, position: start?.nonempty() ? { ...start.position() } : { x: 0, y: 0 } });
    }
    for (const relation of graph.relations.values()) {
      const element = toEdge(relation);
      const known = cy.getElementById(relation.id);
      if (known.nonempty()) known.data(element.data);
      else cy.add(element);
    }
  });
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
    if (event.target === cy) select.nothing();
  });
  cy.on("dbltap", "node", ({ target }: { target: NodeSingular }) => void attempt(() => unfold(target.id())));
  cy.on("mouseover", "node", ({ target }: { target: NodeSingular }) => void target.connectedEdges().addClass("near"));
  cy.on("mouseout", "node", () => mark(cy));
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
