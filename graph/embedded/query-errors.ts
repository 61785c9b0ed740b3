/** The engine's messages about a query, in words for the person who wrote it. */
import { ClewError } from "../errors.js";
import { atPosition, scan, type ScannedQuery } from "../cypher/tokens.js";
import type { RewrittenQuery } from "./query-rewrites.js";

export const SUBSET = "The embedded store knows a subset of Cypher: docs/embedded-cypher.md lists it.";

/**
 * `query-invalid`, with the position where there is one:
 *
 *     Query error: GRAFEO-Q001: syntax error: [Cypher] Expected end of query
 *       --> query:1:11
 *        |
 *      1 | MATCH (n) RETRN n
 */
export function toQueryError(message: string, query: ScannedQuery, run: RewrittenQuery): ClewError {
  if (message.includes("Query exceeded timeout")) {
    return new ClewError("query-timeout", "The query took longer than the engine allows.", { hint: SHORTER });
  }
  const [firstLine = ""] = message.split("\n");
  const engineWords = firstLine.replace(/^.*?GRAFEO-[A-Z]\d{3}: (?:[a-z]+ error: )?(?:\[Cypher\] )?/, "").trim();
  const said = inWords(engineWords);
  const help = /^\s*help: (.+)$/m.exec(message)?.[1]; // '  help: Did you mean 'n'?'
  const hint = [help, ...(FOR_ALL_CYPHER.test(said) ? [] : [SUBSET])].filter(Boolean).join(" ") || undefined;
  const start = offsetIn(message, run) ?? offsetOfWord(said, run);
  if (start === undefined) return new ClewError("query-invalid", sentence(said), hint === undefined ? {} : { hint });
  return atPosition("query-invalid", sentence(said), { text: query.text, start: run.toOriginal(start) }, hint);
}

/** What no other engine would answer either. */
const FOR_ALL_CYPHER = /^(?:division by zero|undefined variable|missing parameter)/i;

/** What the engine calls the signs of the language. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["LParen", "an opening bracket ("],
  ["RParen", "a closing bracket )"],
  ["LBracket", "an opening bracket ["],
  ["RBracket", "a closing bracket ]"],
  ["LBrace", "an opening brace {"],
  ["RBrace", "a closing brace }"],
  ["Colon", "a colon :"],
  ["Comma", "a comma ,"],
  ["Dot", "a dot ."],
  ["Pipe", "a bar |"],
  ["Minus", "a dash -"],
  ["Arrow", "an arrow ->"],
  ["Eq", "an equals sign ="],
  ["Identifier", "a name"],
  ["Integer", "a whole number"],
  ["String", "a text in quotes"],
  ["Eof", "the end of the query"],
]);

/** `Expected RParen` → `Expected a closing bracket )`. */
function inWords(said: string): string {
  return said.replace(/(?<=\b(?:expected|found|got|or) )[A-Z][A-Za-z]+\b/gi, (word) => SIGNS.get(word) ?? word);
}

export const SHORTER = "Begin the pattern at one entity, bound the length of paths (`*1..3`), or add LIMIT.";

/** The engine counts characters where JavaScript counts UTF-16 units: '😀' is one and two. */
function offsetIn(message: string, { text }: RewrittenQuery): number | undefined {
  const found = /--> query:(\d+):(\d+)/.exec(message); // '  --> query:1:11'
  if (found === null) return undefined;
  const lines = text.split("\n");
  const before = lines.slice(0, Number(found[1]) - 1).reduce((length, line) => length + line.length + 1, 0);
  const line = lines[Number(found[1]) - 1] ?? "";
  return (
    before +
    Array.from(line)
      .slice(0, Number(found[2]) - 1)
      .join("").length
  );
}

/** The word that a message without a position speaks of: `Undefined variable 'm' …`, `Missing parameter: $x`. */
function offsetOfWord(said: string, { text }: RewrittenQuery): number | undefined {
  const word = /'([^']+)'|(\$\w+)/.exec(said);
  if (word === null) return undefined;
  return scan(text).tokens.find((token) => token.text === (word[1] ?? word[2]))?.start;
}

function sentence(said: string): string {
  const text = said || "The engine refused the query";
  return text.charAt(0).toUpperCase() + text.slice(1);
}
