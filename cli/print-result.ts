/** Rows as a table on a terminal, tab-separated into a pipe, as JSON or as CSV. */
import { stringify } from "csv-stringify/sync";
import { SUBSET } from "../graph/embedded/query-errors.js";
import type { QueryResult } from "../graph/store.js";
import { UsageError } from "./failure.js";
import { toCell, toPlain } from "./query-value.js";
import { toTable, type Cell } from "./table.js";
import { terminal, toPrintable } from "./terminal.js";

export interface PrintOptions {
  readonly json?: true;
  readonly csv?: true;
}

export function requireOneForm({ json, csv }: PrintOptions): void {
  if (json && csv) throw new UsageError("--json and --csv exclude each other.");
}

export async function printResult(result: QueryResult, options: PrintOptions): Promise<void> {
  if (options.json)
    await terminal.write(`${JSON.stringify(toJson(result), null, terminal.isInteractive ? 2 : undefined)}\n`);
  else if (options.csv)
    await terminal.write(stringify([[...result.columns], ...result.rows.map((row) => row.map(toText))]));
  else if (terminal.isInteractive) await printTable(result);
  else await printTabs(result);
  // That the embedded store knows less Cypher may be why nothing was found; beside an answer it is no news.
  const news = result.notices.filter((notice) => notice !== SUBSET || result.rows.length === 0);
  for (const notice of news) terminal.note(notice);
}

async function printTable({ columns, rows, elapsedMs }: QueryResult): Promise<void> {
  if (rows.length > 0) {
    const cells = rows.map((row) => row.map(toPrintableCell));
    const [head = "", rule = "", ...lines] = toTable(columns.map(toPrintable), cells, terminal.width);
    const text = [terminal.style("bold", head), terminal.style("dim", rule), ...lines].join("\n");
    await terminal.write(`${text}\n`);
  }
  terminal.note(terminal.style("dim", `${toCount(rows.length, "row")} in ${Math.round(elapsedMs)} ms`));
}

function toPrintableCell(value: QueryResult["rows"][number][number]): Cell {
  const cell = toCell(value);
  return { ...cell, text: toPrintable(cell.text) };
}

async function printTabs({ columns, rows }: QueryResult): Promise<void> {
  const lines = [columns, ...rows.map((row) => row.map((value) => toCell(value).text))];
  for (const line of lines) await terminal.write(`${line.map(toPrintable).join("\t")}\n`);
}

function toJson({ columns, rows, ...about }: QueryResult): object {
  const records = rows.map((row) =>
    Object.fromEntries(columns.map((name, index) => [name, toPlain(row[index] ?? null)])),
  );
  return { columns, rows: records, ...about };
}

function toText(value: QueryResult["rows"][number][number]): string {
  return value === null ? "" : toCell(value).text;
}

function toCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
