/** One small picture for each entity type, as paths on a 16 × 16 field: on the canvas and in lists alike. */
const ICONS: Readonly<Record<string, string>> = {
  Person:
    "M8 8.200a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200ZM3.400 13c.5-2.500 2.400-3.700 4.600-3.700s4.100 1.200 4.600 3.700Z",
  Agency:
    "M8 2.500 13 5.300H3ZM3.800 6.500h1.500v4.300H3.800ZM7.250 6.500h1.500v4.300h-1.500ZM10.700 6.500h1.500v4.300h-1.500ZM3 11.800h10v1.400H3Z",
  Organization:
    "M3.500 13V3.500h5.600V13ZM10.100 13V7h2.900v6ZM5 5h1v1H5ZM6.900 5h1v1h-1ZM5 7.500h1v1H5ZM6.900 7.500h1v1h-1ZM5 10h1v1H5ZM6.900 10h1v1h-1Z",
  System:
    "M8 5.600a2.400 2.400 0 1 0 0 4.800 2.400 2.400 0 0 0 0-4.800ZM7.300 2h1.400v2.200H7.300ZM7.300 11.800h1.400V14H7.300ZM2 7.300h2.200v1.400H2ZM11.800 7.300H14v1.400h-2.200Z",
  Place:
    "M8 2.400c-2.300 0-4 1.700-4 3.900 0 2.700 4 7.300 4 7.300s4-4.600 4-7.300c0-2.200-1.700-3.900-4-3.900Zm0 5.400a1.500 1.500 0 1 1 0-3 1.500 1.500 0 0 1 0 3Z",
  Publication: "M3.500 3.500h9v9h-9ZM5 5.200h6v1.600H5ZM5 8h6v.9H5ZM5 10h4.200v.9H5Z",
};

/** Shapes of cytoscape for each type. */
export const SHAPES: Readonly<Record<string, string>> = {
  Person: "ellipse",
  Agency: "pentagon",
  Organization: "round-rectangle",
  System: "diamond",
  Place: "triangle",
  Publication: "rectangle",
};

/** The same shapes as SVG on a 14 × 14 field, for the legend. */
export const OUTLINES: Readonly<Record<string, string>> = {
  Person: "M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1Z",
  Agency: "M7 .500l6.500 4.700L11 13H3L.500 5.200Z",
  Organization: "M3 1h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z",
  System: "M7 0l7 7-7 7-7-7Z",
  Place: "M7 1l6.500 12H.500Z",
  Publication: "M2 .500h10v13H2Z",
};

/** The icon as an image for the canvas. `colour` is of our own making, never a document's. */
export function toImage(type: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path fill="${colour}" d="${ICONS[type] ?? ICONS["Organization"]}"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
