/**
 * What a name names: votes of what is known, of the name's own words, and of the words around each of its occurrences,
 * pooled over the document, so that one telling occurrence types them all.
 */
import type { Candidate } from "./candidates.js";
import { voteByContext } from "./context-votes.js";
import { isAcronym } from "./name-words.js";
import { voteByWords } from "./own-word-votes.js";
import type { Sentence } from "./passages.js";
import { poolLetters, poolLists, poolPeople, poolShortForms } from "./pooled-votes.js";
import { bestOf, decide, type NameType, type Votes } from "./votes.js";
import { isOrdinary } from "./vocabulary.js";

/** The type of each candidate, in their order; undefined where too little says that it is a name at all. */
export function typeNames(sentences: readonly Sentence[], candidates: readonly Candidate[]): (NameType | undefined)[] {
  const words = candidates.map((candidate) => wordsOf(sentences, candidate));
  const pool = new Map<string, Votes>();
  candidates.forEach((candidate, index) => {
    const form = words[index]!;
    const votes = pool.get(form) ?? voteByWords(tokensOf(sentences, candidate));
    pool.set(form, votes);
    voteByContext(votes, sentences[candidate.sentence]!.tokens, candidate);
  });
  poolLists(pool, sentences, candidates, words);
  poolLetters(pool, sentences, candidates, words);
  const surnames = poolPeople(pool, candidates, words);
  poolShortForms(pool, { candidates, words, surnames });
  return candidates.map((candidate, index) => {
    const votes = pool.get(words[index]!)!;
    if (candidate.known?.type === "Place" && surnames.has(words[index]!) && votes.Place < 2) return "Person"; // "Michael Jordan … Jordan"
    return isDoubtful(candidate, words[index]!, votes) ? undefined : decide(candidate, votes);
  });
}

/** One ordinary word with a capital ("Defense", "Night"), and little around it that makes it a name. */
function isDoubtful({ known, from, to, titled }: Candidate, form: string, votes: Votes): boolean {
  return (
    known === undefined &&
    !titled &&
    to - from === 1 &&
    isOrdinary(form.toLowerCase()) &&
    !isAcronym(form) &&
    votes[bestOf(votes)] < SURE
  );
}
const SURE = 3;

/** The name's words, without a nickname: 'Richard "Tex" Coe' is Richard Coe. */
export const wordsOf = (sentences: readonly Sentence[], candidate: Pick<Candidate, "sentence" | "from" | "to">) =>
  tokensOf(sentences, candidate)
    .map(({ text }) => text)
    .join(" ");

function tokensOf(sentences: readonly Sentence[], { sentence, from, to }: Pick<Candidate, "sentence" | "from" | "to">) {
  const tokens = sentences[sentence]!.tokens.slice(from, to);
  const open = tokens.findIndex(({ text }) => /^["']$/.test(text)); // '"'
  const close = open < 0 ? -1 : tokens.findIndex(({ text }, at) => at > open && text === tokens[open]!.text);
  return close < 0 ? tokens : tokens.filter((_, at) => at < open || at > close);
}
