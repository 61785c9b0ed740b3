/** The last resort: two named referents in one clause with a verb between them, in the verb's own words. */
import type { FoundClaim } from "./found.js";
import { isGame } from "./games.js";
import { isClauseBreak, type Clause } from "./clause.js";
import type { Sentence } from "./passages.js";
import { isCompound } from "./phrase-heads.js";
import { CLEARED, isConditional, standingOf } from "./standing.js";
import { SPEECH } from "./speech.js";
import { SAYS } from "./subjects.js";

const LONGEST_PHRASE = 8;

export function findRelatedClaims(
  clause: Clause,
  { tokens }: Sentence,
  taken: (a: number, b: number) => boolean,
): FoundClaim[] {
  const { units, sentence, question, groups } = clause;
  if (question) return [];
  const found: FoundClaim[] = [];
  for (let at = 0; at < units.length; at++) {
    const first = units[at]!;
    if (first.mention?.kind !== "name") continue;
    const next = units.findIndex((unit, index) => index > at && unit.mention !== undefined);
    if (next < 0) break;
    const second = units[next]!;
    const between = units.slice(at + 1, next);
    if (
      units[next + 1]?.lower === "'s" ||
      isCompound(units, next) ||
      second.mention?.kind !== "name" ||
      second.mention.referent === first.mention.referent
    )
      continue;
    if (
      between.length === 0 ||
      between.length > LONGEST_PHRASE ||
      between.some(
        (unit) =>
          isClauseBreak(unit) ||
          unit.part === "conjunction" ||
          (unit.part === "aux" && /^(?:will|would|could|may|might|should|must|can)$/.test(unit.lower)) ||
          (unit.part === "sign" && unit.lower !== "-"),
      )
    )
      continue;
    if (
      !between.some((unit) => unit.part === "verb" && unit.form !== "gerund") ||
      between.some(({ part }) => part === "negation")
    )
      continue;
    if (isConditional(units, next)) continue;
    const told = groups.filter((group) => group.at > at && group.at < next);
    if (told.some((group) => group.infinitive || !/^(?:fact|alleged)$/.test(standingOf(clause, group)))) continue;
    if (isSaid(between, told)) continue;
    const denying = told.find(({ lemmas }) => lemmas.some((lemma) => SPEECH.get(lemma) === "deny"));
    const denied = denying && deniedDeed(units, denying.at + 1, next);
    if (denying && denied === undefined && !ofSomebody(units, denying.at + 1, next)) continue;
    if (isGame(units)) return [];
    if (taken(first.mention.referent, second.mention.referent) || !startsClause(units, at)) continue;
    const phrase = tokens
      .slice(first.to, second.from)
      .map(({ text }) => text)
      .join(" ");
    found.push({
      predicate: "RELATED_TO",
      subject: first.mention,
      object: second.mention,
      sentence,
      from: first.from,
      to: second.to,
      anchor: units[denied ?? at + 1]!.from,
      negated: false,
      alleged: false,
      confidence: 0.25,
      rule: "related/verb",
      phrase,
    });
  }
  return found;
}

/** "Voss | said | Berg paid", "Voss | was cleared of bribing | Berg": no deed of the one to the other. */
const isSaid = (between: Clause["units"], told: Clause["groups"]) =>
  (between.length === 1 && told.length === 1 && told[0]!.lemmas.some((lemma) => SAYS.test(lemma))) ||
  between.some(({ lower }) => CLEARED.test(lower));

/** "denied | harming | Berg": what is denied is that he did it, and not said by these words. */
function deniedDeed(units: Clause["units"], from: number, to: number): number | undefined {
  const at = units.slice(from, to).findIndex(({ form, lower }) => form === "gerund" || LINK.test(lower));
  return at < 0 ? undefined : from + at;
}
const LINK = /^(?:links?|ties?|connections?|associations?|dealings|involvement|acquaintance)$/;

/** "denied the charges | brought by | Berg": hers, whom the words are about all the same. */
const ofSomebody = (units: Clause["units"], from: number, to: number) =>
  units.slice(from, to).some(({ lower, mention }) => !mention && /^(?:of|by|from)$/.test(lower));

/** Not behind a preposition or an owner: the first name is who acts. */
function startsClause(units: Clause["units"], at: number): boolean {
  const before = units[at - 1];
  if (before?.part === "determiner" && units[at - 2]?.part === "preposition") return false; // "Berg of the | Labour Party"
  return (
    before === undefined ||
    before.part === "sign" ||
    before.part === "conjunction" ||
    before.part === "determiner" ||
    before.part === "noun"
  );
}
