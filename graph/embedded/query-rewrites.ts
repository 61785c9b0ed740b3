/**
 * Three rewrites that change no answer but make this engine give it. Positions in the engine's messages are led back to the
 * text that the user wrote.
 */
import type { ScannedQuery } from "../cypher/tokens.js";
import { keywordAt } from "../cypher/user-query.js";
import { itemsOf, type Structure } from "./query-structure.js";
import { isAggregate, shortestPaths } from "./query-subset.js";

export interface RewrittenQuery {
  readonly text: string;
  /** The offset in the user's text that an offset in `text` stands for. */
  toOriginal(offset: number): number;
}

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** `maxRows`: how many rows the caller will take; one more tells that there are more. */
export function rewrite(query: ScannedQuery, structure: Structure, maxRows: number): RewrittenQuery {
  const edits = [
    ...nameAggregates(query, structure),
    ...separateShortestPaths(query, structure),
    ...stopAtLimit(query, structure, maxRows + 1),
  ];
  edits.sort((a, b) => a.at - b.at);
  let text = "";
  let from = 0;
  for (const { at, removed, inserted } of edits) {
    text += query.text.slice(from, at) + inserted;
    from = at + removed;
  }
  text += query.text.slice(from);
  return { text, toOriginal: (offset) => toOriginal(edits, offset) };
}

/** `RETURN n, count(*)` returns `n` as a number; `RETURN n, count(*) AS `count(*)`` does not. */
function nameAggregates({ text, tokens }: ScannedQuery, structure: Structure): Edit[] {
  const returns = structure.clauses.filter(({ keyword }) => keyword === "RETURN");
  return returns.flatMap((clause) =>
    itemsOf(structure, clause).flatMap(([start, end]) => {
      const first = keywordAt(tokens, start) === "DISTINCT" ? start + 1 : start;
      const last = tokens[end - 1];
      const named = keywordAt(tokens, end - 2) === "AS";
      if (last === undefined || first >= end || named || !isAggregate(structure, [first, end])) return [];
      const at = last.start + last.text.length;
      const name = text.slice(tokens[first]?.start, at).replace(/[`\s]+/g, " ");
      return [{ at, removed: 0, inserted: ` AS \`${name}\`` }];
    }),
  );
}

/** `MATCH (a), (b), p = shortestPath((a)-[*]-(b))` walks everything; with MATCH in place of the comma it does not. */
function separateShortestPaths({ tokens }: ScannedQuery, structure: Structure): Edit[] {
  return shortestPaths(structure).flatMap((index) => {
    const before = tokens[index - 1]?.text === "=" ? index - 3 : index - 1;
    const comma = tokens[before];
    const match = structure.clauses.find(({ start, end }) => start <= index && index < end);
    if (comma?.text !== "," || match?.keyword !== "MATCH" || keywordAt(tokens, match.start - 1) === "OPTIONAL")
      return [];
    return [{ at: comma.start, removed: 1, inserted: " MATCH" }];
  });
}

/** `MATCH (a), (b) RETURN a, b` would hold every pair in memory before the first is taken. */
function stopAtLimit({ tokens }: ScannedQuery, { clauses, within }: Structure, limit: number): Edit[] {
  const outer = clauses.filter(({ start, keyword }) => within[start] === -1 && keyword !== ";");
  const last = outer.findLastIndex(({ keyword }) => keyword === "RETURN");
  const whole = outer.slice(last).map(({ keyword }) => keyword);
  // The limit of a UNION's last part is of that part alone.
  if (last < 0 || whole.includes("LIMIT") || outer.some(({ keyword }) => keyword === "UNION")) return [];
  const end = tokens.findLast(({ text }) => text !== ";");
  // After 'RETURN a +' it would be read as a name, and the message would be about something else.
  const complete = end !== undefined && (end.kind !== "symbol" || [")", "]", "}", "*"].includes(end.text));
  return !complete ? [] : [{ at: end.start + end.text.length, removed: 0, inserted: ` LIMIT ${limit}` }];
}

function toOriginal(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, removed, inserted } of edits) {
    if (offset < at + shift) break;
    if (offset < at + shift + inserted.length) return at;
    shift += inserted.length - removed;
  }
  return offset - shift;
}
