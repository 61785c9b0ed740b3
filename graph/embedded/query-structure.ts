/** Just enough of a query's structure to find what this engine answers wrongly: brackets, clauses and their items. */
import { isName, keywordAt } from "../cypher/user-query.js";
import type { Token } from "../cypher/tokens.js";

export interface Structure {
  readonly tokens: readonly Token[];
  /** For each token the index of the bracket that it stands in, -1 at the top. */
  readonly within: readonly number[];
  readonly clauses: readonly Clause[];
}

/** From a keyword to the one that ends it: `end` is exclusive. */
export interface Clause {
  readonly keyword: string;
  readonly start: number;
  readonly end: number;
}

const CLAUSES = new Set([
  ...[
    "MATCH",
    "OPTIONAL",
    "WHERE",
    "WITH",
    "RETURN",
    "UNWIND",
    "CALL",
    "YIELD",
    "UNION",
    "ORDER",
    "SKIP",
    "LIMIT",
    ";",
  ],
]);
const CLOSING = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

export function readStructure(tokens: readonly Token[]): Structure {
  const within = toBrackets(tokens);
  const starts = tokens.flatMap((_, index) => (isClause(tokens, index) ? [index] : []));
  const begins = new Set(starts);
  const clauses = starts.map((start) => ({
    keyword: keywordAt(tokens, start) ?? "",
    start,
    end: endOf(start, within, begins),
  }));
  return { tokens, within, clauses };
}

/** The parts of a clause between its commas, each as [start, end). */
export function itemsOf({ tokens, within }: Structure, clause: Clause): (readonly [number, number])[] {
  const items: (readonly [number, number])[] = [];
  let start = clause.start + 1;
  for (let index = start; index < clause.end; index += 1) {
    if (tokens[index]?.text !== "," || within[index] !== within[clause.start]) continue;
    items.push([start, index]);
    start = index + 1;
  }
  return [...items, [start, clause.end]];
}

/** The index of the bracket that closes the one at `open`; the number of tokens when none does. */
export function closingOf({ tokens, within }: Structure, open: number): number {
  for (let index = open + 1; index < tokens.length; index += 1) if ((within[index] ?? -1) < open) return index - 1;
  return tokens.length - 1;
}

function toBrackets(tokens: readonly Token[]): number[] {
  const open: number[] = [];
  return tokens.map((token, index) => {
    const around = open.at(-1) ?? -1;
    if (token.kind !== "symbol") return around;
    if (["(", "[", "{"].includes(token.text)) open.push(index);
    // A closing bracket stands within its pair, so that a pair is one run of tokens.
    if (CLOSING.has(token.text) && tokens[around]?.text === CLOSING.get(token.text)) open.pop();
    return around;
  });
}

function isClause(tokens: readonly Token[], index: number): boolean {
  const keyword = keywordAt(tokens, index);
  if (keyword === undefined || !CLAUSES.has(keyword)) return false;
  // 'STARTS WITH', 'ENDS WITH'; '[x IN l WHERE …]' is a clause of its list
  if (keyword === "WITH" && ["STARTS", "ENDS"].includes(keywordAt(tokens, index - 1) ?? "")) return false;
  return keyword === ";" || !isName(tokens, index);
}

/** At the next clause beside it, or where its bracket closes. */
function endOf(start: number, within: readonly number[], starts: ReadonlySet<number>): number {
  const around = within[start] ?? -1;
  for (let index = start + 1; index < within.length; index += 1) {
    if ((within[index] ?? -1) < around) return index - 1;
    if (within[index] === around && starts.has(index)) return index;
  }
  return around < 0 ? within.length : within.length - 1;
}
