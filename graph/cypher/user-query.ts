/**
 * Which of the queries that people write may reach an engine: those that read the graph and nothing else. Read-only
 * access is no sandbox on either engine (`LOAD CSV` reads local files in both, procedures reach further), so the words of
 * a query are looked at before any engine sees it.
 */
import { atPosition, type ScannedQuery, type Token } from "./tokens.js";

export interface ReadingRules {
  /** Procedures that may be called, in lower case: `db.labels`. */
  readonly procedures: ReadonlySet<string>;
}

const WRITES: ReadonlySet<string> = new Set(
  ["CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH"], // of both engines
);
const CHANGING =
  "To change the case, add or remove documents (clew ingest, clew remove), or correct names and hide claims (clew judge, or the page).";
const REASONS = new Map<string, string>([
  ...reason("writes", [...WRITES]),
  ...reason("reads files", ["LOAD"]),
  ...reason("leaves the case", ["USE"]),
]);
/** Only at the beginning of a query: elsewhere `start`, `show` and `copy` are names. */
const FIRST_WORDS = new Map<string, string>([
  ...reason("administers the database", ["DROP", "ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "ENABLE", "DRYRUN"]),
  ...reason("administers the database", ["DEALLOCATE", "REALLOCATE", "START", "STOP", "SHOW", "TERMINATE", "SESSION"]),
  ...reason("administers the database", ["COMMIT", "ROLLBACK", "IMPORT", "EXPORT", "COPY"]),
  ...reason("shows a plan", ["EXPLAIN", "PROFILE"]),
]);

function reason(does: string, keywords: readonly string[]): (readonly [string, string])[] {
  return keywords.map((keyword) => [keyword, `${keyword} ${does}; queries here only read the case`]);
}

/** Functions with a dot that only compute: `date.truncate(…)`. Others can reach the network. */
const FUNCTIONS = new Set(["date", "time", "localtime", "datetime", "localdatetime", "duration", "point", "vector"]);

const BEFORE_A_NAME = new Set(["(", "[", ",", ":", "|", "&", "!"]);

/** Throws `query-refused` at the first word that is more than reading. */
export function requireReading(query: ScannedQuery, rules: ReadingRules): void {
  const { tokens } = query;
  const first = firstWord(tokens);
  tokens.forEach((token, index) => {
    const refuse = (why: string, hint?: string) => atPosition("query-refused", why, place(query, token), hint);
    if (token.text === ";" && index < lastStatementToken(tokens)) {
      throw refuse("One query at a time: there is a second one after the semicolon");
    }
    if (token.kind === "quoted" || token.kind === "word") {
      const called = dottedName(tokens, index);
      if (called !== undefined && !FUNCTIONS.has(called.split(".")[0] ?? "")) {
        throw refuse(`The function ${called} is not accepted here`);
      }
    }
    if (token.kind !== "word") return;
    const word = token.text.toUpperCase();
    const why = REASONS.get(word) ?? (index === first ? FIRST_WORDS.get(word) : undefined);
    if (why !== undefined && !isName(tokens, index)) {
      const named = `As a name it is accepted in backquotes: \`${token.text}\`.`;
      throw refuse(why, WRITES.has(word) ? `${CHANGING} ${named}` : named);
    }
    if (word === "CALL" && !isName(tokens, index)) {
      const procedure = calledProcedure(tokens, index);
      if (procedure !== undefined && !rules.procedures.has(procedure.toLowerCase())) {
        throw refuse(`The procedure ${procedure} is not accepted here`, allowed(rules));
      }
    }
    if (word === "IN" && tokens[index - 1]?.text === "}" && inTransactions(tokens, index)) {
      throw refuse("IN TRANSACTIONS writes, and queries here only read");
    }
  });
}

/** The word in upper case, or the symbol; never of a string or a quoted name. */
export function keywordAt(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index];
  return token?.kind === "word" ? token.text.toUpperCase() : token?.kind === "symbol" ? token.text : undefined;
}

/**
 * Whether a word stands where no clause can begin, so that it names something: `n.set`, `(:Set)`, `{set: 1}`, `AS set`.
 * Doubtful places count as clauses: rather refuse a name, which backquotes help, than let a clause pass.
 */
export function isName(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  if (keywordAt(tokens, index) === "LOAD" && next?.kind === "word" && /^(CSV|DATA|JSON\w*|PARQUET)$/i.test(next.text)) {
    return false;
  }
  const before = keywordAt(tokens, index - 1);
  if (before === ".") return isOwner(tokens[index - 2]);
  return before === "AS" || (before !== undefined && BEFORE_A_NAME.has(before)) || next?.text === ":";
}

/** What can stand before a name's dot: `n.set`, `f(x).set`, `n {.id, .set}`; not `1.` before a clause. */
function isOwner(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === "symbol"
    ? [")", "]", "}", "{", ","].includes(token.text)
    : !["number", "string"].includes(token.kind);
}

/** `apoc.text.join` of `apoc.text.join(…)`, when `index` is at its first part. */
function dottedName(tokens: readonly Token[], index: number): string | undefined {
  if (tokens[index - 1]?.text === "." || keywordAt(tokens, index - 1) === "CALL") return undefined;
  const { name, end } = readName(tokens, index);
  return name.includes(".") && tokens[end]?.text === "(" ? name.toLowerCase() : undefined;
}

/** The name after CALL; undefined for a subquery: `CALL {`, `CALL (n) {`. */
function calledProcedure(tokens: readonly Token[], index: number): string | undefined {
  const after = tokens[index + 1]?.text;
  return after === "{" || after === "(" ? undefined : readName(tokens, index + 1).name;
}

function readName(tokens: readonly Token[], index: number): { name: string; end: number } {
  const parts = [bare(tokens[index])];
  let end = index + 1;
  for (; tokens[end]?.text === "."; end += 2) parts.push(bare(tokens[end + 1]));
  return { name: parts.join("."), end };
}

const bare = (token: Token | undefined) => (token?.kind === "quoted" ? token.text.slice(1, -1) : (token?.text ?? ""));

/** `} IN TRANSACTIONS`, `} IN 4 CONCURRENT TRANSACTIONS` */
function inTransactions(tokens: readonly Token[], index: number): boolean {
  return [1, 2, 3].some((step) => keywordAt(tokens, index + step) === "TRANSACTIONS");
}

/** Past the options of `CYPHER 25 …` and `CYPHER runtime = slotted …`. */
function firstWord(tokens: readonly Token[]): number {
  if (keywordAt(tokens, 0) !== "CYPHER") return 0;
  let index = 1;
  while (tokens[index]?.kind === "number" || tokens[index + 1]?.text === "=") {
    index += tokens[index]?.kind === "number" ? 1 : 3;
  }
  return index;
}

function lastStatementToken(tokens: readonly Token[]): number {
  return tokens.findLastIndex((token) => token.text !== ";");
}

function allowed(rules: ReadingRules): string {
  const names = [...rules.procedures];
  return names.length === 0 ? "None is." : `Accepted are ${names.join(", ")}.`;
}

function place(query: ScannedQuery, token: Token) {
  return { text: query.text, start: token.start };
}
