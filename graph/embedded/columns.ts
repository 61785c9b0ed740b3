/** `Transaction.columns` on the embedded engine: its rows in Arrow's form, which it writes far cheaper than rows. */
import type { Columns, WantedColumns } from "../cypher/database.js";
import { readArrow, type ArrowColumn } from "./arrow.js";

export function toStatement(match: string, wanted: WantedColumns): string {
  const named = Object.entries(wanted).map(([name, { of }]) => `${of} AS ${name}`);
  return `${match} RETURN ${named.join(", ")}`;
}

/** From the stream that the engine answers. */
export function toColumns<Wanted extends WantedColumns>(wanted: Wanted, stream: Buffer): Columns<Wanted> {
  const read = new Map(readArrow(stream).map((column) => [column.name, column]));
  const columns: object = Object.fromEntries(
    Object.entries(wanted).map(([name, { kind }]) => {
      const column = read.get(name);
      return [name, column ? (kind === "text" ? toTexts(column) : toNumbers(column)) : []];
    }),
  );
  return columns as Columns<Wanted>; // each as it was wanted
}

/** A column of numbers among which is a text comes as texts. */
function toTexts({ texts, numbers = [], length }: ArrowColumn): readonly string[] {
  return texts ?? Array.from({ length }, (_, row) => (Number.isNaN(numbers[row] ?? NaN) ? "" : String(numbers[row])));
}

function toNumbers({ texts = [], numbers, length }: ArrowColumn): readonly number[] {
  return numbers ?? Array.from({ length }, (_, row) => (texts[row] ? Number(texts[row]) : NaN));
}
