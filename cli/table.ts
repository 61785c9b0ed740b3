/** A table for people: columns as wide as the terminal has room for, long cells on several lines. */
import stringWidth from "string-width";

const GAP = "  ";
/** Below this a column is not narrowed for the sake of others. */
const LEAST_WIDTH = 8;
const MOST_LINES = 6;

export interface Cell {
  readonly text: string;
  /** Numbers are set to the right. */
  readonly right?: boolean;
}

/** The lines of the table, the first two its head; each no wider than `width` unless there are too many columns. */
export function toTable(columns: readonly string[], rows: readonly (readonly Cell[])[], width: number): string[] {
  const wanted = columns.map((name, index) =>
    Math.max(stringWidth(name), ...rows.map((row) => stringWidth(row[index]?.text ?? ""))),
  );
  const widths = fit(wanted, width - GAP.length * (columns.length - 1));
  const head = columns.map((name): Cell => ({ text: name }));
  const rule = widths.map((columnWidth) => "─".repeat(columnWidth)).join(GAP);
  return [...toLines(head, widths), rule, ...rows.flatMap((row) => toLines(row, widths))];
}

/** Takes from the widest columns until all fit, down to the least width. */
function fit(wanted: readonly number[], room: number): number[] {
  const widths = wanted.map((width) => Math.max(1, width));
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= LEAST_WIDTH) break;
    const next = Math.max(LEAST_WIDTH, ...widths.filter((width) => width < widest));
    const widestColumns = widths.flatMap((width, index) => (width === widest ? [index] : []));
    const each = Math.min(widest - next, Math.ceil(excess / widestColumns.length));
    for (const index of widestColumns) {
      const taken = Math.min(each, excess);
      widths[index]! -= taken;
      excess -= taken;
      if (excess === 0) break;
    }
  }
  return widths;
}

function toLines(row: readonly Cell[], widths: readonly number[]): string[] {
  const cells = widths.map((width, index) => wrap(row[index]?.text ?? "", width));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, index) => pad(lines[line] ?? "", widths[index] ?? 0, row[index]?.right ?? false))
      .join(GAP)
      .trimEnd(),
  );
}

function pad(text: string, width: number, right: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - stringWidth(text)));
  return right ? blanks + text : text + blanks;
}

/** Lines no wider than `width`, broken between words where possible; at most six, the last one ending in `…`. */
export function wrap(text: string, width: number, mostLines = MOST_LINES): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => split(word, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
    if (lines.length > mostLines) break;
  }
  lines.push(line);
  if (lines.length <= mostLines) return lines;
  const [last = ""] = split(`${lines[mostLines - 1] ?? ""} `, width - 1);
  return [...lines.slice(0, mostLines - 1), `${last.trimEnd()}…`];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A word wider than a line, in pieces. */
function split(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const pieces = [""];
  for (const { segment } of graphemes.segment(word)) {
    const longer = (pieces.at(-1) ?? "") + segment;
    if (pieces.at(-1) !== "" && stringWidth(longer) > width) pieces.push(segment);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces;
}
