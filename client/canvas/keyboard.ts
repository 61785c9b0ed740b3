/** The graph by keyboard: arrows walk along lines, letters act on what is selected. */
import type { NodeSingular } from "cytoscape";
import { graph } from "../state/graph.js";
import { attempt, say } from "../state/notices.js";
import { from } from "../state/question.js";
import { toggleLeftOut, toggleVia } from "../state/picks.js";
import { letGo, select, selectedEntities, selection } from "../state/selection.js";
import { unfold } from "../state/unfold.js";
import { hideSelected, type Canvas } from "./canvas.js";

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

let walked: string | undefined;

export function onCanvasKey(event: KeyboardEvent, canvas: Canvas): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = ARROWS[event.key];
  if (direction) walk(canvas, direction, event.shiftKey);
  else if (!act(event.key, canvas)) return;
  event.preventDefault();
}

/** True when the key means something here. */
function act(key: string, canvas: Canvas): boolean {
  const chosen = selection.value;
  const entity = chosen.kind === "entity" ? graph.value.entities.get(chosen.id) : undefined;
  switch (key) {
    case "Enter":
      if (walked) select.relation(walked);
      return true;
    case "Escape":
      letGo();
      return true;
    case "e":
      if (entity) void attempt(() => unfold(entity.id));
      return true;
    case "h":
      if (chosen.kind === "relation") say("H hides entities; what a line says is hidden beside each of its claims.");
      else hideSelected();
      return true;
    case "p":
      if (entity) from.value = entity;
      return true;
    case "v":
      if (entity) toggleVia(entity);
      return true;
    case "x":
      if (entity) toggleLeftOut(entity);
      return true;
    case "f":
      canvas.fit();
      return true;
    case "+":
      canvas.zoomBy(1.3);
      return true;
    case "-":
      canvas.zoomBy(1 / 1.3);
      return true;
    default:
      return false;
  }
}

/** To the linked entity that lies most in this direction; from nothing, to the one with the most lines. */
function walk({ cy }: Canvas, [x, y]: readonly [number, number], gathers: boolean): void {
  const last = selectedEntities().at(-1);
  const current = last === undefined ? cy.collection() : cy.getElementById(last);
  if (current.empty()) {
    const first = cy.nodes().max((node) => node.degree(false)).ele as NodeSingular | undefined;
    if (first) select.entity(first.id());
    return;
  }
  const here = current.position();
  const score = (node: NodeSingular) => {
    const [dx, dy] = [node.position().x - here.x, node.position().y - here.y];
    return (dx * x + dy * y) / Math.hypot(dx, dy);
  };
  const next = current.neighborhood("node").sort((a, b) => score(b as NodeSingular) - score(a as NodeSingular))[0] as
    NodeSingular | undefined;
  if (!next || score(next) <= 0.2) return;
  walked = current.edgesWith(next)[0]?.id();
  if (gathers) select.several([...selectedEntities().filter((id) => id !== next.id()), next.id()]);
  else select.entity(next.id());
  if (!inSight(next)) cy.animate({ center: { eles: next } }, { duration: 150 });
}

function inSight(node: NodeSingular): boolean {
  const { x, y } = node.renderedPosition();
  const cy = node.cy();
  return x > 20 && y > 20 && x < cy.width() - 20 && y < cy.height() - 20;
}
