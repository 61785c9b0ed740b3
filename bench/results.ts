/** What the benchmarks printed last, as Markdown. A section that was not run again stays as it was. */
import { readFile, writeFile } from "node:fs/promises";

export interface Section {
  readonly title: string;
  /** Markdown below its heading. */
  readonly body: string;
}

const HEAD = "# What the benchmarks printed last\n\n`npm run bench` writes this file.\n";

export async function keepSections(file: URL, sections: readonly Section[], measuredOn: string): Promise<void> {
  const kept = parseSections(await readFile(file, "utf8").catch(() => ""));
  for (const { title, body } of sections) kept.set(title, `${measuredOn}\n\n${body.trim()}`);
  const parts = [...kept].map(([title, body]) => `## ${title}\n\n${body.trim()}\n`);
  await writeFile(file, [HEAD, ...parts].join("\n"));
}

/** Title → body of each `## title`, in order. */
function parseSections(markdown: string): Map<string, string> {
  const parts = markdown.split(/^## /m).slice(1); // '## Ingest\n\n…'
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")).trim(), part.slice(part.indexOf("\n"))]));
}

/** A Markdown table, padded so that it reads as text too; all columns but the first to the right. */
export function toMarkdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0), 3));
  const toLine = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [toLine(head), toLine(rule), ...rows.map(toLine)].join("\n");
}
