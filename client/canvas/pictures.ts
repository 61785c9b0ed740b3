/** The drawing as a picture, with what a reader needs to know: title, legend, date, filters. */
import type { Core } from "cytoscape";
import { saveFile } from "../panels/export.js";
import { denial, STATUS_WORDS } from "../panels/words.js";
import { describeFilters, filters, viewTitle } from "../state/filters.js";
import { readTokens, type Tokens } from "./appearance.js";
import { OUTLINES } from "./icons.js";

const COLOUR: Readonly<Record<string, string>> = { Organization: "org" };
const PADDING = 64; // names are written over it
const FOOT = 96;

export async function savePng(cy: Core): Promise<void> {
  const picture = await toImage(toSvg(cy));
  const canvas = document.createElement("canvas");
  const scale = Math.min(2, 8000 / Math.max(picture.width, picture.height));
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob) saveFile(blob, `${viewTitle.value}.png`);
}

export async function saveSvg(cy: Core): Promise<void> {
  saveFile(new Blob([toSvg(cy)], { type: "image/svg+xml" }), `${viewTitle.value}.svg`);
}

function toImage(svg: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    image.onload = () => {
      URL.revokeObjectURL(address);
      resolve(image);
    };
    image.onerror = () => reject(new Error("The picture could not be drawn."));
    image.src = address;
  });
}

/** Text stays text; each element names itself. */
function toSvg(cy: Core): string {
  const tokens = readTokens();
  const box = cy.elements().boundingBox({ includeLabels: false });
  const [width, height] = [Math.ceil(box.w) + 2 * PADDING, Math.ceil(box.h) + 2 * PADDING + FOOT];
  const at = ({ x, y }: { x: number; y: number }) =>
    [round(x - box.x1 + PADDING), round(y - box.y1 + PADDING)] as const;
  const lines = cy.edges().map((edge) => {
    const [[x1, y1], [x2, y2]] = [at(edge.sourceEndpoint()), at(edge.targetEndpoint())];
    const [mx, my] = at(edge.midpoint());
    const [cx, cyy] = [round(2 * mx - (x1 + x2) / 2), round(2 * my - (y1 + y2) / 2)];
    const status = edge.data("status") as string;
    const words = `${denial(status)}${edge.source().data("name")} ${edge.data("wording")} ${edge.target().data("name")} (${status})`;
    const colour = lineColour(tokens, status);
    const head = edge.data("symmetric") === true ? "" : toHead([cx, cyy], [x2, y2], { status, colour });
    return `<path d="M${x1} ${y1}Q${cx} ${cyy} ${x2} ${y2}" fill="none" stroke="${colour}" stroke-width="${edge.data("width")}"${dash(status)}><title>${escape(words)}</title></path>${head}`;
  });
  const signs = cy.nodes().map((node) => {
    const [x, y] = at(node.position());
    const size = node.data("size") as number;
    const type = node.data("type") as string;
    const group = node.data("group") as number | undefined;
    const fill = tokens[group === undefined ? (COLOUR[type] ?? type.toLowerCase()) : `group-${group}`];
    const scale = round(size / 14);
    return `<g><title>${escape(`${node.data("name")}, ${type}`)}</title><path transform="translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${scale})" d="${OUTLINES[type] ?? ""}" fill="${fill}" stroke="${tokens["node-line"]}" stroke-width="${round(1.5 / scale)}"/><text x="${x}" y="${round(y + size / 2 + 14)}" text-anchor="middle" font-size="12" fill="${tokens["ink"]}" stroke="${tokens["bg"]}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escape(String(node.data("label")).replaceAll("\u200b", ""))}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif"><rect width="100%" height="100%" fill="${tokens["bg"]}"/>${lines.join("")}${signs.join("")}${toFoot(tokens, height)}</svg>`;
}

type Point = readonly [x: number, y: number];

/** The head of a line that comes from here and ends there: an arrow, or a bar across it where it is only denied. */
function toHead(
  [x0, y0]: Point,
  [x, y]: Point,
  { status, colour }: { readonly status: string; readonly colour: string | undefined },
): string {
  const length = Math.hypot(x - x0, y - y0) || 1;
  const [along, across] = [
    [(x - x0) / length, (y - y0) / length],
    [-(y - y0) / length, (x - x0) / length],
  ] as const;
  const at = (back: number, aside: number) =>
    `${round(x - back * along[0] + aside * across[0])} ${round(y - back * along[1] + aside * across[1])}`;
  return status === "denied"
    ? `<path d="M${at(1, -5)}L${at(1, 5)}" stroke="${colour}" stroke-width="2"/>`
    : `<path d="M${at(0, 0)}L${at(9, -4)}L${at(9, 4)}Z" fill="${colour}"/>`;
}

/** Title and date, the types and statuses, and what was filtered. */
function toFoot(tokens: Tokens, height: number): string {
  const top = height - FOOT + 16;
  const chosen = Object.entries(describeFilters(filters.value)).map(([name, value]) => `${name}: ${value}`);
  const words = [
    `${viewTitle.value} · ${new Date().toISOString().slice(0, 10)} · lines are what documents say, not facts`,
    ...(chosen.length > 0 ? [chosen.join("; ")] : []),
  ];
  const types = Object.keys(OUTLINES).map(
    (type, index) =>
      `<path transform="translate(${PADDING + index * 105} ${top})" d="${OUTLINES[type]}" fill="${tokens[COLOUR[type] ?? type.toLowerCase()]}"/><text x="${PADDING + 20 + index * 105}" y="${top + 11}" font-size="11" fill="${tokens["ink"]}">${type}</text>`,
  );
  const statuses = Object.keys(STATUS_WORDS).map(
    (status, index) =>
      `<path d="M${PADDING + index * 130} ${top + 28}h30" stroke="${lineColour(tokens, status)}" stroke-width="${status === "corroborated" ? 3 : 2}"${dash(status)}/><text x="${PADDING + 36 + index * 130}" y="${top + 32}" font-size="11" fill="${tokens["ink"]}">${STATUS_WORDS[status]?.short}</text>`,
  );
  const notes = words.map(
    (line, index) =>
      `<text x="${PADDING}" y="${top + 52 + index * 15}" font-size="11" fill="${tokens["dim"]}">${escape(line)}</text>`,
  );
  return types.join("") + statuses.join("") + notes.join("");
}

const lineColour = (tokens: Tokens, status: string) =>
  status === "denied" ? tokens["denied"] : status === "corroborated" ? tokens["edge-strong"] : tokens["edge"];
const dash = (status: string) =>
  status === "contested" ? ' stroke-dasharray="6 3"' : status === "denied" ? ' stroke-dasharray="2 4"' : "";
const round = (number: number) => Math.round(number * 10) / 10;

function escape(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "") // what XML forbids
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
