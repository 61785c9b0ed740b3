/** Where names may stand: known names, and runs of capitalised words, cut into what belongs together. */
import { findDefinitions, type Definition } from "./acronyms.js";
import { Candidates, type Candidate } from "./candidates.js";
import { startsSentence, type Census } from "./census.js";
import { Cutter } from "./cuts.js";
import type { Gazetteer } from "./gazetteer.js";
import { isDay, isGivenHere, mayStart } from "./name-words.js";
import { voteEnd } from "./elections.js";
import type { Sentence } from "./passages.js";
import { runEnd, type Words } from "./runs.js";
import { FUNCTION_WORDS } from "./vocabulary.js";

export function findCandidates(sentences: readonly Sentence[], census: Census, gazetteer: Gazetteer): Candidate[] {
  const found: Candidate[] = [];
  sentences.forEach(({ tokens, zone }, index) => {
    if (zone === "junk" || zone === "byline") return;
    const words = { tokens, gazetteer, allTitled: census.titled[index] ?? false };
    const cutter = new Cutter(words, census, new Candidates(words, index, census, found));
    const defined = findDefinitions(tokens).filter(({ named, from, to }) => named && to - from >= 2);
    for (let at = 0; at < tokens.length;) {
      const vote = voteEnd(tokens, at);
      at = vote > at ? vote : mayStart(tokens, at) ? takeRun(words, cutter, { from: at, defined }) : at + 1;
    }
  });
  return found;
}

interface Start {
  readonly from: number;
  readonly defined: readonly Definition[];
}

/** Cuts the run that starts here; the token after it. */
function takeRun(words: Words, cutter: Cutter, { from, defined }: Start): number {
  const { tokens, gazetteer } = words;
  const direct = gazetteer.match(tokens, from);
  const { lower } = tokens[from]!;
  const isNoName = (FUNCTION_WORDS.has(lower) && !isGivenHere(tokens, from)) || isDay(tokens, from);
  if (!direct && isNoName) return from + 1;
  if (direct && lower === "the" && mayStart(tokens, from + 1) && runEnd(words, from + 1) > direct.to) return from + 1; // "The National | Data Authority"
  const to = Math.max(runEnd(words, from), direct?.to ?? 0);
  const opens = startsSentence(tokens, from);
  const definition = defined.find((one) => one.from >= from && one.from < to);
  if (definition) {
    cutter.cut(from, definition.from, opens);
    cutter.take(definition);
    return definition.to;
  }
  cutter.cut(from, to, opens);
  return to;
}
