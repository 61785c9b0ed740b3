/**
 * Queries that this engine is known to answer wrongly, or not at all, told apart before they run. Each refusal says what
 * to write instead, or that Neo4j knows it. What cannot be recognised is listed in docs/embedded-cypher.md.
 */
import { atPosition, type ScannedQuery } from "../cypher/tokens.js";
import { isName, keywordAt } from "../cypher/user-query.js";
import { closingOf, itemsOf, type Clause, type Structure } from "./query-structure.js";

/** `at` is the token to point at. */
interface Finding {
  readonly at: number;
  readonly found: string;
  readonly instead: string;
}
type Check = (structure: Structure) => Finding | undefined;

const NEO4J = "This needs Neo4j: move the case with `clew backup` and `clew restore`.";
const PATHS = "Use `clew path`, which knows all of Clew's options for paths, or Neo4j.";

/** Throws `query-refused` with the position and a way out. */
export function requireKnownGood(query: ScannedQuery, structure: Structure): void {
  for (const check of CHECKS) {
    const finding = check(structure);
    if (finding === undefined) continue;
    const place = { text: query.text, start: query.tokens[finding.at]?.start ?? 0 };
    throw atPosition("query-refused", `The embedded store ${finding.found}`, place, finding.instead);
  }
}

const AGGREGATES = new Set([
  ...["COUNT", "SUM", "AVG", "MIN", "MAX", "COLLECT", "STDEV", "STDEVP", "PERCENTILECONT", "PERCENTILEDISC"],
]);

export function isAggregate(structure: Structure, [start, end]: readonly [number, number]): boolean {
  for (let index = start; index < end; index += 1) if (isCall(structure, index, AGGREGATES)) return true;
  return false;
}

/** The index of `shortestPath` in every `shortestPath(…)`. */
export function shortestPaths(structure: Structure): number[] {
  return allIndexes(structure, (index) => isCall(structure, index, new Set(["SHORTESTPATH", "ALLSHORTESTPATHS"])));
}

/** `MATCH p = shortestPath((a)-[*]-(b)) WHERE all(r IN relationships(p) WHERE …)`: no row, although a path exists. */
const filteredShortestPath: Check = (structure) => {
  for (const index of shortestPaths(structure)) {
    const { tokens, clauses } = structure;
    const match = clauses.find(({ start, end }) => start <= index && index < end);
    const where = clauses.find(({ keyword, start }) => keyword === "WHERE" && start === match?.end);
    const path = tokens[index - 1]?.text === "=" ? tokens[index - 2]?.text : undefined;
    if (where === undefined || path === undefined) continue;
    const at = allIndexes(
      structure,
      (other) => other > where.start && other < where.end && tokens[other]?.text === path,
    );
    if (at[0] === undefined) continue;
    return {
      at: at[0],
      found: "picks the shortest path first and applies conditions on it afterwards",
      instead: PATHS,
    };
  }
  return undefined;
};

/** `shortestPath((a)-[*]-(a))` */
const shortestPathToItself: Check = (structure) => {
  const { tokens } = structure;
  for (const index of shortestPaths(structure)) {
    const close = closingOf(structure, index + 1);
    const nodes = allIndexes(
      structure,
      (other) =>
        other > index + 1 && other < close && tokens[other]?.text === "(" && structure.within[other] === index + 1,
    );
    const [first, last] = [nodes[0], nodes.at(-1)].map((node) => tokens[(node ?? 0) + 1]);
    if (nodes.length < 2 || first?.kind !== "word" || first.text !== last?.text) continue;
    return { at: index, found: "finds wrong paths from a node to itself", instead: PATHS };
  }
  return undefined;
};

/** `-[*3..1]->` */
const emptyRange: Check = (structure) => {
  const text = (index: number) => structure.tokens[index]?.text ?? "";
  const at = allIndexes(
    structure,
    (index) =>
      text(index) === "*" &&
      text(index + 2) === "." &&
      text(index + 3) === "." &&
      Number(text(index + 1)) > Number(text(index + 4)),
  )[0];
  return at === undefined
    ? undefined
    : { at, found: "finds paths for a range that is empty", instead: "Write the smaller number first: `*1..3`." };
};

const percentiles: Check = (structure) => {
  const disc = allIndexes(structure, (index) => isCall(structure, index, new Set(["PERCENTILEDISC"])))[0];
  if (disc !== undefined) {
    return { at: disc, found: "computes percentileDisc wrongly", instead: "Use percentileCont, or Neo4j." };
  }
  for (const index of allIndexes(structure, (other) => isCall(structure, other, new Set(["PERCENTILECONT"])))) {
    const close = closingOf(structure, index + 1);
    if (structure.tokens[close - 1]?.kind === "number") continue;
    return {
      at: index,
      found: "takes the percentile as a number only",
      instead: "Write it out: `percentileCont(x, 0.9)`.",
    };
  }
  return undefined;
};

/** `date({year: 2022, week: 10})` is 1 January here. */
const datesByWeek: Check = (structure) => {
  const { tokens } = structure;
  const at = allIndexes(structure, (index) => {
    const made = structure.within[structure.within[index] ?? -1] ?? -1;
    return (
      /^(week|quarter|ordinalDay|dayOfWeek|dayOfQuarter)$/i.test(tokens[index]?.text ?? "") &&
      tokens[index + 1]?.text === ":" &&
      /^(date|datetime|localdatetime)$/i.test(tokens[made - 1]?.text ?? "")
    );
  })[0];
  return at === undefined
    ? undefined
    : {
        at,
        found: "knows dates by year, month and day only",
        instead: "Dates in a case are texts such as '2022-10-11'.",
      };
};

/** `RETURN coalesce(a, b), count(*)` returns a node as a number. */
const coalesceBesideAggregate: Check = (structure) => {
  for (const clause of structure.clauses.filter(({ keyword }) => keyword === "RETURN")) {
    const items = itemsOf(structure, clause);
    if (!items.some((item) => isAggregate(structure, item))) continue;
    const at = items.map(([start]) => start).find((start) => coalescesVariables(structure, start, clause));
    if (at === undefined) continue;
    const instead = "Bind it first: `WITH coalesce(a, b) AS x RETURN x, count(*)`.";
    return { at, found: "returns numbers for nodes that are coalesced beside an aggregate", instead };
  }
  return undefined;
};

function coalescesVariables(structure: Structure, start: number, clause: Clause): boolean {
  const { tokens, within } = structure;
  if (keywordAt(tokens, start) !== "COALESCE") return false;
  const close = Math.min(closingOf(structure, start + 1), clause.end);
  return allIndexes(
    structure,
    (index) =>
      index > start + 1 &&
      index < close &&
      within[index] === start + 1 &&
      tokens[index]?.kind === "word" &&
      ![".", "("].includes(tokens[index + 1]?.text ?? "") &&
      tokens[index - 1]?.text !== ".",
  ).some(() => true);
}

/** What the engine does not know at all: its own message would not say that Neo4j does. */
const notThere: Check = (structure) => {
  const { tokens, within } = structure;
  const text = (index: number) => tokens[index]?.text ?? "";
  const inBrackets = (index: number) => text(within[index] ?? -1) === "[";
  const labelExpression = (index: number) =>
    text(index) === ":" &&
    (["!", "%"].includes(text(index + 1)) ||
      (["|", "&"].includes(text(index + 2)) && !inBrackets(index) && text(within[index] ?? -1) !== "{"));
  const quantified = (index: number) =>
    text(index) === "{" && [")", "-", ">"].includes(text(index - 1)) && tokens[index + 1]?.kind === "number";
  const dotted = (index: number) => {
    let first = index;
    while (text(first - 1) === "." && tokens[first - 2]?.kind === "word") first -= 2;
    return first < index && keywordAt(tokens, first - 1) !== "CALL"; // "CALL | db.labels | ()": a procedure
  };
  const constructs: readonly (readonly [string, (index: number) => boolean])[] = [
    ["label expressions (`:A|B`, `:!A`)", labelExpression],
    ["quantified path patterns", quantified],
    [
      "SHORTEST",
      (index) => keywordAt(tokens, index) === "SHORTEST" && /^[\d(]/.test(text(index + 1)) && !isName(tokens, index),
    ],
    ["COLLECT subqueries", (index) => keywordAt(tokens, index) === "COLLECT" && text(index + 1) === "{"],
    ["dynamic labels", (index) => text(index) === ":" && text(index + 1) === "$" && text(index + 2) === "("],
    ["functions with a dot", (index) => tokens[index]?.kind === "word" && text(index + 1) === "(" && dotted(index)],
  ];
  for (const [name, found] of constructs) {
    const at = allIndexes(structure, found)[0];
    if (at !== undefined) return { at, found: `does not know ${name}`, instead: NEO4J };
  }
  return undefined;
};

const CHECKS: readonly Check[] = [
  notThere,
  filteredShortestPath,
  shortestPathToItself,
  emptyRange,
  percentiles,
  datesByWeek,
  coalesceBesideAggregate,
];

function isCall({ tokens }: Structure, index: number, names: ReadonlySet<string>): boolean {
  return (
    names.has(keywordAt(tokens, index) ?? "") && tokens[index + 1]?.text === "(" && tokens[index - 1]?.text !== "."
  );
}

function allIndexes({ tokens }: Structure, holds: (index: number) => boolean): number[] {
  return tokens.flatMap((_, index) => (holds(index) ? [index] : []));
}
