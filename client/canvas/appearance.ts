/** How entities and lines look, from the same tokens as the page. */
import type { EdgeSingular, NodeSingular, StylesheetJson } from "cytoscape";
import { SHAPES, toImage } from "./icons.js";

/** The tokens that the canvas needs, read from the page's own style: one place for both themes. */
export interface Tokens {
  readonly [name: string]: string;
}

const NAMES = [
  "bg",
  "ink",
  "dim",
  "line",
  "accent",
  "second",
  "edge",
  "edge-strong",
  "denied",
  "node-line",
  "raised",
  "person",
  "agency",
  "org",
  "system",
  "place",
  "publication",
  "group-0",
  "group-1",
  "group-2",
  "group-3",
  "group-4",
  "group-5",
  "group-6",
  "group-7",
] as const;

const COLOUR: Readonly<Record<string, (typeof NAMES)[number]>> = {
  Person: "person",
  Agency: "agency",
  Organization: "org",
  System: "system",
  Place: "place",
  Publication: "publication",
};

const FONT = "Inter, system-ui, sans-serif";

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Up to this many entities are drawn in full; above, lines lose their arrows and the mouse (notes in docs/client.md). */
export const FULL_STYLE = 2000;

/**
 * Type by shape, colour and icon; status by the pattern of the line; importance by size and by which labels show first.
 * `overview` drops what costs time with thousands of entities.
 */
export function toStylesheet(tokens: Tokens, overview: boolean): StylesheetJson {
  const colour = (type: string) => tokens[COLOUR[type] ?? "org"] ?? "#888";
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        "border-width": overview ? 0 : 1.5,
        "border-color": tokens["node-line"]!,
        label: "data(label)",
        color: tokens["ink"]!,
        "font-family": FONT,
        "font-size": "data(nameSize)",
        "font-weight": 500,
        "min-zoomed-font-size": 9,
        "text-valign": "bottom",
        "text-margin-y": 5,
        "text-wrap": "wrap",
        "text-max-width": (node: NodeSingular) => `${9.5 * (node.data("nameSize") as number)}px`,
        "text-outline-color": tokens["bg"]!,
        "text-outline-width": 2,
      },
    },
    ...Object.keys(SHAPES).map((type) => ({
      selector: `node[type = "${type}"]`,
      style: {
        shape: SHAPES[type] as "ellipse",
        "background-color": colour(type),
        ...(overview
          ? {}
          : {
              "background-image": toImage(type, "#14171c"),
              "background-width": "62%",
              "background-height": "62%",
              "background-image-opacity": 0.75,
              "background-position-y": type === "Place" ? "70%" : "50%",
            }),
      },
    })),
    {
      // A measure's groups: the shape and the icon still tell the type.
      selector: "node[group]",
      style: { "background-color": (node: NodeSingular) => tokens[`group-${node.data("group")}`] ?? colour("") },
    },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": tokens["edge"]!,
        "target-arrow-color": tokens["edge"]!,
        "curve-style": overview ? "haystack" : "bezier",
        "control-point-step-size": 40,
        "target-arrow-shape": overview ? "none" : "triangle",
        "arrow-scale": 0.8,
        ...(overview && { events: "no" }),
      },
    },
    { selector: "edge[?symmetric]", style: { "target-arrow-shape": "none" } },
    { selector: 'edge[status = "contested"]', style: { "line-style": "dashed", "line-dash-pattern": [6, 3] } },
    {
      selector: 'edge[status = "denied"]',
      style: {
        "line-style": "dotted",
        "line-color": tokens["denied"]!,
        "target-arrow-color": tokens["denied"]!,
        "target-arrow-shape": overview ? "none" : "tee",
      },
    },
    {
      selector: 'edge[status = "corroborated"]',
      style: { "line-color": tokens["edge-strong"]!, "target-arrow-color": tokens["edge-strong"]! },
    },
    { selector: "node.dimmed", style: { opacity: 0.35 } },
    { selector: "edge.dimmed", style: { opacity: 0.3 } },
    { selector: "node.near", style: { "border-color": tokens["accent"]!, "border-width": 2 } },
    {
      selector: "node.selected, node.on-path, node.on-second",
      style: {
        "border-color": tokens["accent"]!,
        "border-width": 4,
        "font-weight": 700,
        "min-zoomed-font-size": 0,
        "z-index": 10,
      },
    },
    {
      // In the overview too, what is looked at gets its arrows and the mouse back.
      selector: "edge.near, edge.touched, edge.selected, edge.on-path, edge.on-second, edge.hovered",
      style: {
        opacity: 1,
        ...(overview && { events: "yes", "curve-style": "bezier" }),
        "line-color": tokens["accent"]!,
        "target-arrow-color": tokens["accent"]!,
        "z-index": 9,
      },
    },
    {
      selector: "edge.named, edge.selected, edge.on-path, edge.on-second, edge.hovered",
      style: {
        "font-family": FONT,
        label: (edge: EdgeSingular) => `${edge.data("number") ?? ""}${edge.data("label")}`,
        color: tokens["accent"]!,
        "font-size": "data(nameSize)",
        "text-outline-color": tokens["bg"]!,
        "text-outline-width": 3,
        "text-rotation": "none",
        "text-margin-y": (edge: EdgeSingular) => (edge.data("nameShift") as number | undefined) ?? 0,
        "min-zoomed-font-size": 8,
      },
    },
    { selector: "edge.selected, edge.on-path, edge.on-second", style: { width: 4 } },
    {
      // Wide dots run together, and a line that is only denied never looks like one that somebody asserts.
      selector: 'edge[status = "denied"].near, edge[status = "denied"].selected, edge[status = "denied"].hovered',
      style: {
        "line-style": "dashed",
        "line-dash-pattern": [3, 6],
        "line-color": tokens["denied"]!,
        "target-arrow-color": tokens["denied"]!,
        color: tokens["denied"]!,
      },
    },
    {
      selector: 'edge[status = "denied"].on-path, edge[status = "denied"].on-second',
      style: { "line-style": "dashed", "line-dash-pattern": [3, 6] },
    },
    { selector: ".name-above", style: { "text-valign": "top", "text-margin-y": -5 } },
    {
      selector: ".name-right",
      style: { "text-valign": "center", "text-halign": "right", "text-margin-x": 5, "text-margin-y": 0 },
    },
    {
      selector: ".name-left",
      style: { "text-valign": "center", "text-halign": "left", "text-margin-x": -5, "text-margin-y": 0 },
    },
    { selector: ".nameless", style: { "text-opacity": 0 } },
    { selector: "edge.hovered", style: { "text-opacity": 1, "z-index": 11 } },
    { selector: "node.on-second", style: { "border-color": tokens["second"]! } },
    {
      selector: "edge.on-second",
      style: { "line-color": tokens["second"]!, "target-arrow-color": tokens["second"]!, color: tokens["second"]! },
    },
    {
      // What both of two compared paths have: the first one's colour within the second one's.
      selector: ".on-path.on-second",
      style: { "underlay-color": tokens["second"]!, "underlay-opacity": 0.75, "underlay-padding": 5 },
    },
    { selector: "node.on-path.on-second", style: { "underlay-shape": "ellipse" } },
    { selector: "node.on-path.on-second", style: { "border-color": tokens["accent"]! } },
    {
      selector: "edge.on-path.on-second",
      style: { "line-color": tokens["accent"]!, "target-arrow-color": tokens["accent"]!, color: tokens["accent"]! },
    },
  ] as StylesheetJson;
}
