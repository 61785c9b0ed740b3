/** The verbs by which a thing is said, denied, asked or hoped, and their forms. */
import { VERB_FORMS } from "./frames.js";
import { readRows } from "./lexicon.js";
import type { ScopeKind } from "./scopes.js";

/** What saying by a verb makes of what is said, by lemma. */
export const SPEECH: ReadonlyMap<string, ScopeKind> = new Map(
  readRows("speech.txt").flatMap(([kind, lemmas]) =>
    lemmas!.split(/\s+/).map((lemma) => [lemma, kind as ScopeKind] as const),
  ),
);

/** "say", "says", "said", "denied": all forms of these verbs. */
export const SPEECH_FORMS: ReadonlySet<string> = toForms([...SPEECH.keys()]);

/** "say", "believes", "alleged": forms of those that only say. */
export const SAYING_FORMS: ReadonlySet<string> = toForms(
  [...SPEECH].flatMap(([lemma, kind]) => (kind === "say" ? [lemma] : [])),
);

function toForms(lemmas: readonly string[]): Set<string> {
  const known = new Set(lemmas);
  return new Set(
    [...VERB_FORMS].flatMap(([form, verbs]) => (verbs.some(({ lemma }) => known.has(lemma)) ? [form] : [])),
  );
}
