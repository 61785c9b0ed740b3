/** How many frames a second a drawing keeps while it is moved, and the same elements in plain Cytoscape beside it. */
import type { Browser, Page } from "playwright-core";
import { fileURLToPath } from "node:url";

export const MOVES = ["pan", "zoom", "drag"] as const;
export type Move = (typeof MOVES)[number];
export type Frames = Readonly<Record<Move, number>>;

const CYTOSCAPE = fileURLToPath(new URL("../../node_modules/cytoscape/dist/cytoscape.min.js", import.meta.url));

/** A page with nothing but the elements of `page`, where they are and as they are styled, in Cytoscape as it comes. */
export async function openPlain(browser: Browser, page: Page): Promise<Page> {
  const drawn = await page.evaluate(`(() => {
    const { cy } = document.getElementById("canvas")._cyreg;
    const style = cy.style().json().filter(({ selector }) => !/overview/.test(selector));
    return { elements: cy.elements().jsons(), style, pan: cy.pan(), zoom: cy.zoom(), width: cy.width(), height: cy.height() };
  })()`);
  const plain = await (await browser.newContext({ viewport: page.viewportSize() })).newPage();
  await plain.setContent(`<body style="margin:0"><div id="canvas"></div>`);
  await plain.addScriptTag({ path: CYTOSCAPE });
  await plain.evaluate(`((drawn) => {
    const container = document.getElementById("canvas");
    container.style.width = drawn.width + "px";
    container.style.height = drawn.height + "px";
    const { elements, style, pan, zoom } = drawn;
    cytoscape({ container, elements, style, pan, zoom, layout: { name: "preset" } });
  })(${JSON.stringify(drawn)})`);
  await plain.waitForTimeout(1500);
  return plain;
}

/** Frames a second over three seconds of each move, one event to a frame, as a hand on a mouse makes them. */
export async function countFrames(page: Page): Promise<Frames> {
  const frames = {} as Record<Move, number>;
  for (const move of MOVES) {
    frames[move] = Number(await page.evaluate(`(${moveFor})(${JSON.stringify(move)}, 3000)`));
    await page.waitForTimeout(500);
  }
  return frames;
}

/** Runs in the page. */
const moveFor = `async function (move, forMs) {
  const { cy } = document.getElementById("canvas")._cyreg;
  const container = cy.container();
  const box = container.getBoundingClientRect();
  const surface = container.querySelector("canvas").parentElement;
  const hub = cy.nodes().max((node) => node.degree()).ele;
  cy.fit(cy.elements(), 40);
  const at = hub.renderedPosition();
  // A free spot for a pan; the greatest hub for a drag.
  const start = move === "drag" ? { x: box.left + at.x, y: box.top + at.y } : { x: box.left + 6, y: box.top + box.height / 2 };
  const mouse = (type, x, y) => {
    const event = new MouseEvent(type, { clientX: x, clientY: y, button: 0, buttons: type === "mouseup" ? 0 : 1, bubbles: true, cancelable: true, view: window });
    (type === "mousedown" ? surface : window).dispatchEvent(event);
  };
  const step = (frame) => {
    const [dx, dy] = [60 * Math.sin(frame / 8), 60 * Math.cos(frame / 8)];
    if (move === "zoom") {
      surface.dispatchEvent(new WheelEvent("wheel", { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, deltaY: Math.floor(frame / 40) % 2 ? 20 : -20, bubbles: true, cancelable: true }));
    } else mouse("mousemove", start.x + 60 + dx, start.y + dy);
  };
  if (move !== "zoom") mouse("mousedown", start.x, start.y);
  let frames = 0;
  const began = performance.now();
  while (performance.now() - began < forMs) {
    step(frames);
    await new Promise(requestAnimationFrame);
    frames++;
  }
  const took = performance.now() - began;
  if (move !== "zoom") mouse("mouseup", start.x, start.y);
  return (frames / took) * 1000;
}`;
