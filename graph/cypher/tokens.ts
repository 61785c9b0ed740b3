/**
 * The words of a Cypher query, apart from its strings, comments and backquoted names. Not a parser: what decides whether
 * a query may reach an engine must not depend on an engine's grammar. Where engines read a text differently (line ends in
 * comments, `\u0027`), the text is made unambiguous or refused, so that no engine sees a clause that was not seen here.
 */
import { ClewError } from "../errors.js";

export interface Token {
  /** quoted: a name in backquotes. parameter: `$name`. symbol: one character of anything else. */
  readonly kind: "word" | "quoted" | "string" | "number" | "parameter" | "symbol";
  readonly text: string;
  /** UTF-16 offset into the query's text. */
  readonly start: number;
}

export interface ScannedQuery {
  /** The query with plain line ends: what is to be sent to the engine. */
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Both from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

const LONGEST_QUERY = 100_000;

const SKIPPED = /(?:\s|\p{Cc})+|\/\/[^\n]*|\/\*[^]*?\*\//uy; // ' ', '// why', '/* why */'
const FORMS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["string", /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/uy], // 'O\'Neill'
  ["quoted", /`[^`]*`/uy], // `IN`
  ["parameter", /\$(?:[\p{L}\p{N}_]+|`[^`]*`)/uy], // $name, $`a name`
  ["word", /[\p{L}\p{Pc}][\p{L}\p{M}\p{N}\p{Pc}]*/uy], // MATCH, élan, x1
  ["number", /0[xo][\da-f_]+|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/iuy], // 1, 1.5, 1e3, 0xff; the 1 of 1..3
];
const UNFINISHED = new Map([
  ["'", "string"],
  ['"', "string"],
  ["`", "backquoted name"],
]);

/** Throws `query-invalid` for a text that is empty, too long, or ends within a string, name or comment. */
export function scan(cypher: string): ScannedQuery {
  if (cypher.length > LONGEST_QUERY) {
    throw new ClewError(
      "query-invalid",
      `The query has ${cypher.length} characters; at most ${LONGEST_QUERY} are run.`,
    );
  }
  const text = cypher.replace(/\r\n?/g, "\n"); // '\r' ends a comment for some engines only
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const skipped = matchAt(SKIPPED, text, at);
    if (skipped !== undefined) {
      refuseDoubtfulComment(text, at, skipped);
      at += skipped.length;
      continue;
    }
    const token = tokenAt(text, at);
    refuseEscapes(text, token);
    tokens.push(token);
    at += token.text.length;
  }
  if (tokens.length === 0) throw new ClewError("query-invalid", "There is no query to run.");
  return { text, tokens };
}

function toPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** The error about one place of a query. */
export function atPosition(
  code: "query-invalid" | "query-refused",
  message: string,
  place: { readonly text: string; readonly start: number },
  hint?: string,
): ClewError {
  const position = toPosition(place.text, place.start);
  const where = `${message} (line ${position.line}, column ${position.column})`;
  return new ClewError(code, where, { details: { position }, ...(hint === undefined ? {} : { hint }) });
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, form] of FORMS) {
    const found = matchAt(form, text, start);
    if (found !== undefined) return { kind, text: found, start };
  }
  const symbol = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const unfinished = text.startsWith("/*", start) ? "comment" : UNFINISHED.get(symbol);
  if (unfinished !== undefined) {
    throw atPosition("query-invalid", `The query ends within a ${unfinished} that begins here`, { text, start });
  }
  // 'MATCH (n) \u0044ELETE n' is a DELETE for Neo4j
  if (symbol === "\\") throw atPosition("query-refused", "A backslash is accepted in strings only", { text, start });
  return { kind: "symbol", text: symbol, start };
}

function matchAt(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}

/** Some engines end a `//` comment at these, others go on to the line's end. */
function refuseDoubtfulComment(text: string, start: number, skipped: string): void {
  if (!skipped.startsWith("//")) return refuseEscapes(text, { kind: "symbol", text: skipped, start });
  const doubtful = skipped.search(/[\v\f\u0085\u2028\u2029]/);
  if (doubtful >= 0) {
    throw atPosition("query-refused", "A comment holds an unusual line end", { text, start: start + doubtful });
  }
  refuseEscapes(text, { kind: "symbol", text: skipped, start });
}

/**
 * Neo4j turns `\u0027` into a quote before it looks for strings; the embedded engine does so within strings. Hence none
 * outside strings, and within them none of a character that begins or ends something.
 */
function refuseEscapes(text: string, token: Token): void {
  for (const escape of token.text.matchAll(/\\u+([\da-f]{4,8})/gi)) {
    const character = String.fromCodePoint(Number.parseInt((escape[1] ?? "").slice(0, 4), 16));
    if (token.kind === "string" && !/['"`\\/*\s]/.test(character)) continue;
    throw atPosition(
      "query-refused",
      `The escape ${escape[0]} is not accepted here`,
      { text, start: token.start + escape.index },
      "Write the character itself.",
    );
  }
}
