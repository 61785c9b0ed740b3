/** The text of a tree of HTML as a person would read it: paragraphs apart by blank lines, spaces single. */

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/** Never text. */
const SILENT = words(
  "SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG CANVAS AUDIO VIDEO BUTTON SELECT TEXTAREA HEAD",
);
/** Begin and end a paragraph. */
const BLOCKS = words(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL",
);

type Step = Node | "block" | "line" | "cell";

/** Walks without recursion: pages may be nested ten thousand deep. */
export function toBlocks(root: Node): string {
  const parts: string[] = [];
  const steps: Step[] = [root];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === "string") parts.push(BREAKS[step]);
    else if (step.nodeType === TEXT_NODE) parts.push((step.nodeValue ?? "").replace(/\s+/g, " "));
    else if (step.nodeType !== ELEMENT_NODE) continue;
    else if (step.nodeName.toUpperCase() === "BR") parts.push(BREAKS.line);
    else pushChildren(step, steps);
  }
  return tidy(parts.join(""));
}

/** Marks that page text cannot hold, as its white space is made single spaces. */
const BREAKS = { block: "\n\n", line: "\n", cell: "\t" } as const;

function pushChildren(element: Node, steps: Step[]): void {
  const name = element.nodeName.toUpperCase();
  if (SILENT.has(name)) return;
  const around: Step | undefined = BLOCKS.has(name) ? "block" : name === "TD" || name === "TH" ? "cell" : undefined;
  if (around) steps.push(around);
  for (let child = element.lastChild; child; child = child.previousSibling) steps.push(child);
  if (around) steps.push(around);
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/[ \t]*\t[ \t]*/g, "\t")
    .replace(/ {2,}/g, " ")
    .trim();
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
