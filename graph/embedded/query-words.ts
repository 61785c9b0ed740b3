/** Words of a query that name nothing in the case: Cypher answers with nothing then, whether they are misspelt or not. */
import { distance } from "fastest-levenshtein";
import type { Token } from "../cypher/tokens.js";
import { STORED_LABELS, STORED_PROPERTIES, STORED_RELATIONSHIP_TYPES } from "../cypher/stored-words.js";
import { ontology } from "../ontology.js";
import type { QueryResult } from "../store.js";
import type { Structure } from "./query-structure.js";

/** A typing error more than this is another word. */
const MOST_EDITS = 2;

/** One sentence for each unknown label, type or property, of an answer in which something is missing. */
export function tellUnknownWords(
  structure: Structure,
  { columns, rows }: Pick<QueryResult, "columns" | "rows">,
): string[] {
  const isMissing = rows.length === 0 || columns.some((_, column) => rows.every((row) => row[column] === null));
  if (!isMissing) return [];
  const labels = [...STORED_LABELS, ...STORED_RELATIONSHIP_TYPES, ...ontology.types.map(({ type }) => type)];
  return [
    ...namesIn(structure, isLabel).flatMap((name) => tellUnknown(name, labels, "No label and no relation type")),
    ...propertiesIn(structure).flatMap((name) => tellUnknown(name, STORED_PROPERTIES, "No stored property")),
  ];
}

function tellUnknown(name: string, known: readonly string[], what: string): string[] {
  if (known.includes(name)) return [];
  const [nearest] = known
    .map((word) => ({ word, edits: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= MOST_EDITS)
    .sort((a, b) => a.edits - b.edits);
  return [`${what} is called ${name}${nearest ? `; there is ${nearest.word}` : ""}.`];
}

/** `p.name`, and the keys of `(p {name: 'Ann'})`. A map that the query makes has keys of its own. */
function propertiesIn(structure: Structure): string[] {
  const own = new Set(namesIn(structure, isKey).filter((name) => !namesIn(structure, isPatternKey).includes(name)));
  return namesIn(structure, (each, index) => isOwned(each, index) || isPatternKey(each, index)).filter(
    (name) => !own.has(name),
  );
}

function namesIn(structure: Structure, is: (structure: Structure, index: number) => boolean): string[] {
  const found = structure.tokens.flatMap((token, index) =>
    isWord(token) && is(structure, index) ? [bare(token)] : [],
  );
  return [...new Set(found)];
}

/** `(p:Person)`, `[:PAID|OWNS]`: after a colon or a bar, within round or square brackets. */
function isLabel({ tokens, within }: Structure, index: number): boolean {
  const around = tokens[within[index] ?? -1]?.text;
  const before = tokens[index - 1]?.text;
  if (before === ":") return around === "(" || around === "[";
  return (
    before === "|" && around === "[" && tokens[within[index]! + 1]?.text !== undefined && followsType(tokens, index)
  );
}

/** Back over `A|B|`, to the colon: `[x IN l | x]` has none. */
function followsType(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (tokens[at - 1]?.text === "|" && isWord(tokens[at - 2])) at -= 2;
  return tokens[at - 1]?.text === ":";
}

function isOwned({ tokens }: Structure, index: number): boolean {
  return (
    tokens[index - 1]?.text === "." && isWord(tokens[index - 2]) && !["(", "."].includes(tokens[index + 1]?.text ?? "")
  );
}

function isKey({ tokens, within }: Structure, index: number): boolean {
  return tokens[within[index] ?? -1]?.text === "{" && tokens[index + 1]?.text === ":";
}

function isPatternKey(structure: Structure, index: number): boolean {
  if (!isKey(structure, index)) return false;
  const map = structure.within[index]!;
  const around = structure.tokens[structure.within[map] ?? -1]?.text;
  const before = structure.tokens[map - 1];
  return (around === "(" || around === "[") && (before?.text === around || isWord(before)); // not f({a: 1})'s
}

const isWord = (token: Token | undefined) => token?.kind === "word" || token?.kind === "quoted";
const bare = ({ kind, text }: Token) => (kind === "quoted" ? text.slice(1, -1) : text);
