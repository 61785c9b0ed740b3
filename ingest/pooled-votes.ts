/** What the occurrences of a document's names say of each other: lists, short forms, surnames. */
import { findDefinitions } from "./acronyms.js";
import type { Candidate } from "./candidates.js";
import { isAcronym } from "./name-words.js";
import { LEGAL } from "./own-word-votes.js";
import type { Sentence } from "./passages.js";
import { bestOf, decide, type Votes } from "./votes.js";
import { demonymCountry, GIVEN_NAMES, HEADS, isOrdinary } from "./vocabulary.js";

/** "Iraq, Syria and Najaf": what stands in one list is of one type. "Cibolo, Texas": what a place follows lies in it. */
export function poolLists(
  pool: Map<string, Votes>,
  sentences: readonly Sentence[],
  candidates: readonly Candidate[],
  words: readonly string[],
): void {
  for (let index = 1; index < candidates.length; index++) {
    const [left, right] = [candidates[index - 1]!, candidates[index]!];
    if (left.sentence !== right.sentence || right.from - left.to > 2 || right.from === left.to) continue;
    const tokens = sentences[left.sentence]!.tokens;
    const between = tokens
      .slice(left.to, right.from)
      .map(({ lower }) => lower)
      .join(" ");
    if (!/^(?:,|and|or|, and|, or)$/.test(between)) continue;
    const leftVotes = pool.get(words[index - 1]!)!;
    const rightVotes = pool.get(words[index]!)!;
    if (!right.known && !left.known && leftVotes.Place >= 2 && bestOf(leftVotes) === "Place")
      rightVotes.Place += 1.2; // "in Najaf and | Kut"
    else if (right.known && !left.known)
      leftVotes[right.known.type] += between === "," && right.known.type === "Place" ? 1.8 : 1.2;
    else if (left.known && !right.known) rightVotes[left.known.type] += 1;
  }
}

/** "Transport General Authority (TGA)": letters are of the type of what they stand for; of no name where that is none. */
export function poolLetters(
  pool: Map<string, Votes>,
  sentences: readonly Sentence[],
  candidates: readonly Candidate[],
  words: readonly string[],
): void {
  candidates.forEach((candidate, index) => {
    const { sentence, from, to, known } = candidate;
    const { tokens } = sentences[sentence]!;
    if (known || to - from !== 1 || tokens[from - 1]?.text !== "(" || tokens[to]?.text !== ")") return;
    const votes = pool.get(words[index]!)!;
    const definition = findDefinitions(tokens).find((one) => one.to === from - 1);
    const left = candidates[index - 1];
    const beside = left?.sentence === sentence && left.to === from - 1;
    if (definition && !definition.named) votes.Other += 6;
    else if (beside && (definition || isAcronym(tokens[from]!.text))) {
      const type = decide(left, pool.get(words[index - 1]!)!);
      if (type && (definition || type === "Organization" || type === "Agency" || type === "Other"))
        votes[type] += definition ? 6 : 2.5;
    }
  });
}

/** "Halberg" beside "Halberg Group": the beginning of a body's name is that body. */
export function poolShortForms(
  pool: Map<string, Votes>,
  {
    candidates,
    words,
    surnames,
  }: {
    readonly candidates: readonly Candidate[];
    readonly words: readonly string[];
    readonly surnames: ReadonlySet<string>;
  },
): void {
  candidates.forEach((candidate, index) => {
    const form = words[index]!;
    const short = shortForm(form) ?? tailForm(form) ?? "";
    const votes = pool.get(short);
    if (!votes) return;
    const type = decide(candidate, pool.get(form)!);
    if (type === "Organization" || type === "Agency" || type === "Publication")
      votes[type] += candidate.known ? 1.5 : surnames.has(short) ? 2 : 5; // "Lars Halden" of "Halden Trust"
  });
}

/** "Rederij Van Dalen" → "Van Dalen": a body's name without its first word, when no given name is left in front. */
export function tailForm(form: string): string | undefined {
  const parts = form.split(" ").slice(1);
  return parts.length >= 2 && /^\p{Lu}/u.test(parts[0]!) && !isGiven(parts[0]!) ? parts.join(" ") : undefined;
}
const isGiven = (word: string) => GIVEN_NAMES.has(word.toLowerCase()) && !/^(?:van|von)$/i.test(word);

/** "Corvane Systems" → "Corvane": what is left without head words at the end, when it is no ordinary word. */
export function shortForm(form: string): string | undefined {
  const parts = form.split(" ");
  while (parts.length > 2 && (LEGAL.test(parts.at(-1)!) || parts.at(-1) === ",")) parts.pop();
  let size = parts.length;
  while (size > 1 && HEADS.get(parts[size - 1]!.toLowerCase()) === "Organization") size--;
  if (
    parts.slice(0, size).length === form.split(" ").length ||
    parts.slice(0, size).every((part) => isOrdinary(part.toLowerCase()) || demonymCountry(part) !== undefined)
  )
    return undefined;
  return parts.slice(0, size).join(" ");
}

/** A surname or given name by itself is the person whose full name the document has. The surnames come back. */
export function poolPeople(
  pool: Map<string, Votes>,
  candidates: readonly Candidate[],
  words: readonly string[],
): ReadonlySet<string> {
  const seen = new Set<string>();
  const surnames = new Set<string>();
  candidates.forEach((candidate, index) => {
    const form = words[index]!;
    if (seen.has(form) || candidate.to - candidate.from < 2) return;
    seen.add(form);
    if (decide(candidate, pool.get(form)!) !== "Person") return;
    const parts = form.split(" ");
    const last = pool.get(parts.at(-1)!);
    surnames.add(parts.at(-1)!);
    if (last) last.Person += 4;
    const first = pool.get(parts[0]!);
    if (first) first.Person += 2;
  });
  return surnames;
}
