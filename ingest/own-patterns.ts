/** The user's own patterns: match lines of compromise, and what can be said of one before any text is read. */
import nlp from "compromise";
import { wordsOf } from "./knowledge.js";

/** compromise knows #Person, #Organization and #Place already. */
const OWN_TAGS = {
  Entity: { is: "Noun" },
  Agency: { is: "Organization" },
  System: { is: "Noun" },
  Publication: { is: "Noun" },
} as const;
nlp.plugin({ tags: OWN_TAGS });
export { nlp };

/** What compromise makes of a part of a match line, as far as it is looked at here. */
interface Part {
  readonly word?: string;
  readonly tag?: string;
  /** A root in braces, and single words to choose from, with all their forms. */
  readonly fastOr?: ReadonlySet<string>;
  readonly choices?: readonly (readonly Part[])[];
  readonly group?: string;
  readonly optional?: boolean;
  readonly negative?: boolean;
}

const BRACKETS = { "[": "]", "(": ")", "{": "}" } as const;

export interface PatternLook {
  /** As in `OwnPattern`. */
  readonly needs: readonly (readonly string[])[];
  /** What a person must change, after 'the pattern "…" '. */
  readonly wrong?: string;
}

export function lookAtPattern(match: string): PatternLook {
  for (const [open, close] of Object.entries(BRACKETS)) {
    if (match.split(open).length !== match.split(close).length)
      return { needs: [], wrong: `has a ${open} too many or too few` };
  }
  const parts = nlp.parseMatch(match) as readonly Part[];
  for (const group of ["subject", "object"]) {
    const own = parts.filter((part) => part.group === group);
    if (own.length !== 1 || own[0]?.optional) {
      return { needs: [], wrong: `lacks [<${group}>#Entity], the one mention that is the ${group}` };
    }
  }
  const { tagSet } = (nlp.model() as { one: { tagSet: Readonly<Record<string, unknown>> } }).one; // documented in its plugin guide
  const unknown = allParts(parts).find(({ tag }) => tag !== undefined && !(tag in tagSet))?.tag;
  if (unknown !== undefined)
    return { needs: [], wrong: `has the tag #${unknown}, which is none; #Entity is any mention` };
  return { needs: parts.filter(({ optional, negative }) => !optional && !negative).flatMap(toNeed) };
}

function allParts(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...(part.choices ?? []).flatMap(allParts)]);
}

/** None where anything may stand. */
function toNeed({ word, fastOr, choices }: Part): string[][] {
  if (word !== undefined) return [wordsOf(word)].filter((words) => words.length > 0);
  if (fastOr && fastOr.size > 0) return [[...fastOr].flatMap((one) => wordsOf(one).slice(0, 1))];
  const firsts = choices?.map((choice) => wordsOf(choice[0]?.word ?? "")[0]);
  return firsts && firsts.every((first) => first !== undefined) ? [firsts] : [];
}
