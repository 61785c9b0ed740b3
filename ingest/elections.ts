/** Names of elections: "2006 United States Senate election in Indiana" is neither a body nor a place. */
import { mayStart } from "./name-words.js";
import { Kind, type Token } from "./tokens.js";

/** The first token after the name of an election that begins with this year; `at` where none does. */
export function voteEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]!.kind !== Kind.Number || !YEAR.test(tokens[at]!.text) || !mayStart(tokens, at + 1)) return at;
  for (let end = at + 2; end < tokens.length && end - at <= LONGEST; end++) {
    if (VOTES.test(tokens[end]!.lower)) return placeEnd(tokens, end + 1);
    if (!mayStart(tokens, end) && !WITHIN.test(tokens[end]!.lower)) return at;
  }
  return at;
}

const LONGEST = 9;
const YEAR = /^[12]\d{3}(?:[-/]\d{2,4})?$/; // "2006", "2019-20"
const VOTES = /^(?:elections?|by-elections?|primary|primaries|referendums?|caucuse?s?)$/; // "election"
const WITHIN =
  /^(?:general|presidential|parliamentary|legislative|constitutional|state|local|municipal|federal|national|provincial|regional|gubernatorial|mayoral|communal|congressional|leadership|council|assembly|party|snap|special|run-off|runoff|by|of|the|for|and|-|'s)$/; // "presidential"

/** "election | in the United Kingdom" */
function placeEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.lower !== "in") return at;
  let end = tokens[at + 1]?.lower === "the" ? at + 2 : at + 1;
  if (!mayStart(tokens, end)) return at;
  while (end < tokens.length && mayStart(tokens, end)) end++;
  return end;
}
