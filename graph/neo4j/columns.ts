/**
 * `Transaction.columns` on Neo4j: the rows that share the first column's value come as one record, the rest of each as one
 * text. Server and driver both take records and values one by one, and dearly: so there are a tenth as many of them.
 */
import type { Columns, WantedColumn, WantedColumns } from "../cypher/database.js";

/** Stands between the values of a row: the unit separator, which no id, date or number holds. */
const BETWEEN = "\u001f";
/** From so many on, what is read of one node or relationship is read at once. */
const MANY = 3;
const READ = /\b([a-z]+)\.(\w+)/g; // 'r.id', 'coalesce(r.predicate, type(r))'

export interface Packed {
  readonly first: string | number;
  /** The values of the others, in their order. */
  readonly rows: readonly string[];
}

export function toStatement(match: string, wanted: WantedColumns): string {
  const [first, ...others] = Object.values(wanted).map(({ of }) => of);
  const all = others.map((of) => `coalesce(${of}, '')`).join(` + '${BETWEEN}' + `);
  const read = readOften(others);
  const at = (of: string) =>
    of.replace(READ, (whole, variable: string, key: string) => (read.has(variable) ? `all_${variable}.${key}` : whole));
  const properties = [...read].map((variable) => `, properties(${variable}) AS all_${variable}`).join("");
  return `${match} WITH *${properties} WITH coalesce(${first}, '') AS first, ${at(all)} AS row RETURN first, collect(row) AS rows`;
}

/** Each property read by itself is looked for from the first one on. */
function readOften(expressions: readonly string[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  for (const expression of expressions) {
    for (const [, variable = ""] of expression.matchAll(READ)) count.set(variable, (count.get(variable) ?? 0) + 1);
  }
  return new Set([...count].filter(([, reads]) => reads >= MANY).map(([variable]) => variable));
}

export function toColumns<Wanted extends WantedColumns>(wanted: Wanted, records: Iterable<Packed>): Columns<Wanted> {
  const columns = Object.entries(wanted).map(([name, { kind }]) => ({ name, kind, values: [] as (string | number)[] }));
  const [head, ...others] = columns;
  const last = others.pop();
  for (const { first, rows } of records) {
    for (const row of rows) {
      head?.values.push(toValue(head.kind, first));
      let start = 0;
      for (const { kind, values } of others) {
        const end = row.indexOf(BETWEEN, start);
        values.push(toValue(kind, row.slice(start, end)));
        start = end + 1;
      }
      last?.values.push(toValue(last.kind, row.slice(start)));
    }
  }
  const byName: object = Object.fromEntries(columns.map(({ name, values }) => [name, values]));
  return byName as Columns<Wanted>; // each as it was wanted
}

function toValue(kind: WantedColumn["kind"], value: string | number): string | number {
  if (kind === "text" || typeof value === "number") return value;
  return value === "" ? NaN : Number(value);
}
