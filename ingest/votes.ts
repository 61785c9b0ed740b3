/** What a name may be of, and how much speaks for each. */
import type { EntityType } from "../graph/model.js";
import type { Candidate } from "./candidates.js";
import { readRows } from "./lexicon.js";

export type NameType = EntityType | "Other";

const TYPES: readonly NameType[] = ["Person", "Agency", "Organization", "System", "Place", "Publication", "Other"];
export type Votes = Record<NameType, number>;

type Position = "before" | "after" | "owned" | "of";
export const CONTEXT = toContext();

export const noVotes = (): Votes => ({
  Person: 0,
  Agency: 0,
  Organization: 0,
  System: 0,
  Place: 0,
  Publication: 0,
  Other: 0,
});

export function bestOf(votes: Votes): NameType {
  let best: NameType = "Person";
  for (const type of TYPES) if (votes[type] > votes[best]) best = type;
  return best;
}

const LEAST = 0.9;

/** What a candidate is by its votes; a known one is what it is known as. */
export function decide(candidate: Candidate, votes: Votes): NameType | undefined {
  const { known } = candidate;
  const best = bestOf(votes);
  if (known && !(known.weak && votes[best] > votes.Place + 2)) return known.type;
  if (known) return best;
  if (votes[best] < LEAST) return candidate.opens && candidate.to - candidate.from === 1 ? undefined : best;
  return best;
}

/** What the word says that stands in this position beside a name. */
export function cast(votes: Votes, position: Position, word: string, weight: number): void {
  const found = CONTEXT[position].get(word);
  if (!found || weight === 0) return;
  for (const [type, points] of found) votes[type] += points * weight;
}

function toContext(): Record<Position, Map<string, [NameType, number][]>> {
  const context = { before: new Map(), after: new Map(), owned: new Map(), of: new Map() } as Record<
    Position,
    Map<string, [NameType, number][]>
  >;
  for (const [position, type, weight, words] of readRows("context.txt")) {
    const table = context[position as Position]; // the file's own header names the four positions
    for (const word of words!.split(/\s+/))
      table.set(word, [...(table.get(word) ?? []), [type as NameType, Number(weight)]]);
  }
  return context;
}
