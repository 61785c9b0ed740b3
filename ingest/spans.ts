/** Where names may stand: known names, and runs of capitalised words, cut into what belongs together. */
import { Candidates, type Candidate } from "./candidates.js";
import { startsSentence, type Census } from "./census.js";
import { Cutter } from "./cuts.js";
import type { Gazetteer } from "./gazetteer.js";
import { isDay, mayStart } from "./name-words.js";
import type { Sentence } from "./passages.js";
import { runEnd, type Words } from "./runs.js";
import { FUNCTION_WORDS } from "./vocabulary.js";

export function findCandidates(sentences: readonly Sentence[], census: Census, gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  sentences.forEach(({ tokens, zone }, index) => {
    if (zone === "junk" || zone === "byline") return;
    const words = { tokens, gazetteer, allTitled: census.titled[index] ?? false };
    const cutter = new Cutter(words, census, new Candidates(words, index, census, found));
    for (let at = 0; at < tokens.length;) at = mayStart(tokens, at) ? takeRun(words, cutter, at) : at + 1;
  });
  return found;
}

/** Cuts the run that starts here; the token after it. */
function takeRun(words: Words, cutter: Cutter, from: number): number {
  const { tokens, gazetteer } = words;
  const direct = gazetteer.match(tokens, from);
  const { lower } = tokens[from]!;
  if (!direct && (FUNCTION_WORDS.has(lower) || isDay(tokens, from))) return from + 1;
  if (direct && lower === "the" && mayStart(tokens, from + 1) && runEnd(words, from + 1) > direct.to) return from + 1; // "The National | Data Authority"
  const to = Math.max(runEnd(words, from), direct?.to ?? 0);
  cutter.cut(from, to, startsSentence(tokens, from));
  return to;
}
