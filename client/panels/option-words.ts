/** The options of a question in words: one chip for each that differs from the usual. */
import { nameOf, USUAL, type OptionChange, type PathOptions } from "../state/question.js";
import { count, dateWords, FAMILY_WORDS, lineWords, STATUS_WORDS } from "./words.js";

export interface OptionChip {
  readonly words: string;
  /** What takes it back. */
  readonly undo: OptionChange;
}

export function toChips(options: PathOptions): OptionChip[] {
  return [
    ...steps(options),
    ...entries(options, "via", (id) => `by way of ${nameOf(id)}`),
    ...entries(options, "families", (family) => `only ${familyWords(family)}`),
    ...entries(options, "types", (type) => `only “${lineWords(type)}”`),
    ...entries(options, "entityTypes", (type) => `only ${type} on the way`),
    ...entries(options, "exceptFamilies", (family) => `no ${familyWords(family)}`),
    ...entries(options, "exceptTypes", (type) => `no “${lineWords(type)}”`),
    ...entries(options, "exceptEntityTypes", (type) => `no ${type} on the way`),
    ...entries(options, "exceptEntities", (id) => `not through ${nameOf(id)}`),
    ...entries(options, "exceptRelations", (id) => `without the line ${nameOf(id)}`),
    ...proof(options),
    ...time(options),
    ...hubs(options),
  ];
}

function* steps({ maxHops, k, ranking, direction, disjoint }: PathOptions): Iterable<OptionChip> {
  if (maxHops !== undefined) yield { words: `up to ${count(maxHops, "step")}`, undo: { maxHops: null } };
  if (ranking === "shortest") yield { words: "fewest steps first", undo: { ranking: null } };
  if (k !== undefined) yield { words: `at most ${count(k, "path")}`, undo: { k: null } };
  if (direction === "forward") yield { words: "along the arrows", undo: { direction: null } };
  if (direction === "backward") yield { words: "against the arrows", undo: { direction: null } };
  if (disjoint) yield { words: "no two through the same", undo: { disjoint: null } };
}

type ListOption = {
  [Option in keyof typeof USUAL]: (typeof USUAL)[Option] extends readonly unknown[] ? Option : never;
}[keyof typeof USUAL];

function entries(options: PathOptions, option: ListOption, toWords: (entry: string) => string): OptionChip[] {
  const all: readonly string[] = options[option] ?? [];
  return all.map((entry) => ({
    words: toWords(entry),
    undo: { [option]: all.filter((other) => other !== entry) },
  }));
}

function* proof({ minConfidence, minOrigins, statuses, relatedTo }: PathOptions): Iterable<OptionChip> {
  if (minConfidence) yield { words: `confidence from ${minConfidence}`, undo: { minConfidence: null } };
  if (minOrigins) yield { words: `${count(minOrigins, "source")} or more a step`, undo: { minOrigins: null } };
  if (statuses) {
    yield { words: statusWords(statuses), undo: { statuses: null } };
  }
  if (relatedTo) yield { words: "vague links too", undo: { relatedTo: null } };
}

function statusWords(statuses: NonNullable<PathOptions["statuses"]>): string {
  if (USUAL.statuses.every((status) => statuses.includes(status))) return "what is only denied too";
  if (statuses.length === 0) return "no line at all";
  const kinds = statuses.map((status) =>
    status === "denied" ? "only denied" : (STATUS_WORDS[status]?.short ?? status),
  );
  return `no lines but ${kinds.join(", ")} ones`;
}

function* time({ after, before, undated, timeOrder }: PathOptions): Iterable<OptionChip> {
  if (after) yield { words: `from ${dateWords(after)}`, undo: { after: null } };
  if (before) yield { words: `until ${dateWords(before)}`, undo: { before: null } };
  if (undated) yield { words: "undated too", undo: { undated: null } };
  if (timeOrder === "dated") yield { words: "in the order of time", undo: { timeOrder: null } };
  if (timeOrder === "undated-allowed") {
    yield { words: "in the order of time, undated steps too", undo: { timeOrder: null } };
  }
}

function* hubs({ hubCap }: PathOptions): Iterable<OptionChip> {
  if (hubCap === "off") yield { words: "through hubs too", undo: { hubCap: null } };
  if (typeof hubCap === "number") {
    yield { words: `through hubs of up to ${count(hubCap, "neighbour")}`, undo: { hubCap: null } };
  }
}

/** What options are called on the page, for what the server says of them by their names. */
const OPTION_WORDS: Readonly<Record<string, string>> = {
  maxHops: "steps at most",
  minConfidence: "confidence at least",
  minOrigins: "sources at least",
  entityTypes: "only through",
  exceptEntityTypes: "not through",
  exceptEntities: "leave out",
  exceptRelations: "lines left out",
  exceptTypes: "no lines of",
  exceptFamilies: "no lines of",
  hubCap: "hubs",
  timeOrder: "steps in order",
  relatedTo: "vague links too",
};

/** `… but maxHops is 3` → `… but “steps at most” is 3`. */
export function withOptionWords(message: string): string {
  return message.replace(/\b[a-z]+[A-Z]\w*/g, (name) => (OPTION_WORDS[name] ? `“${OPTION_WORDS[name]}”` : name)); // maxHops
}

/** What a path search says, in the words of the page: hops are steps here, relations lines, and origins sources. */
export function inPageWords(message: string): string {
  return message
    .replace(/\brelations of (\d+) origins?\b/g, (_, least: string) => `lines with ${count(Number(least), "source")}`) // Allow relations of 1 origin
    .replace(/\bhop(s?)\b/g, "step$1")
    .replace(/\b([Rr])elation(s?)\b/g, (_, letter: string, s: string) => `${letter === "R" ? "L" : "l"}ine${s}`)
    .replace(/\borigin(s?)\b/g, "source$1");
}

function familyWords(family: string): string {
  return (FAMILY_WORDS[family] ?? family).toLowerCase();
}
