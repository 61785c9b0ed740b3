/** What the words around a name say of its type. */
import { voteByApposition, voteByComma, voteByNounBefore } from "./apposition-votes.js";
import type { Candidate } from "./candidates.js";
import { isAcronym, WEAK_HEADS } from "./name-words.js";
import { Kind, type Token } from "./tokens.js";
import { cast, CONTEXT, type Votes } from "./votes.js";
import {
  demonymCountry,
  FUNCTION_WORDS,
  GIVEN_NAMES,
  HEADS,
  isListed,
  isNoun,
  isOrdinary,
  isSurname,
  isVerb,
} from "./vocabulary.js";

export function voteByContext(votes: Votes, tokens: readonly Token[], { from, to, titled, opens }: Candidate): void {
  const before = tokens[from - 1];
  const after = tokens[to];
  if (titled) votes.Person += 4;
  if (before) {
    cast(votes, "before", before.lower, demonymOnly(before) ? 0 : 1);
    if (before.lower === "the" && !(after && isNounAfter(after))) {
      votes.Person -= to - from === 1 ? 2 : 0.7;
      votes.Organization += 0.6;
    }
    if (before.lower === "the") {
      if (to - from > 1 && after && REPORTS.test(after.lower)) votes.Publication += 3; // "the Ostrava Argonaut reported"
      const [of, owner] = [tokens[from - 2], tokens[from - 3]];
      if (of?.lower === "of" && owner) cast(votes, "of", owner.lower, 1);
      else if (of) cast(votes, "before", of.lower, 0.5); // "in the Donbas"
    }
    if (
      before.lower === "as" && after && /^(?:previously|earlier|also|recently)$/.test(after.lower)
        ? REPORTS.test(tokens[to + 1]?.lower ?? "")
        : before.lower === "as" && after && REPORTS.test(after.lower)
    ) {
      votes.Publication += 3.5; // "as OBSERVER previously reported"
    }
    if (/^["']$/.test(before.text) && from >= 2)
      cast(
        votes,
        "before",
        /^(?:called|named|entitled|titled)$/.test(tokens[from - 2]!.lower)
          ? (tokens[from - 3]?.lower ?? "")
          : tokens[from - 2]!.lower,
        1,
      ); // 'the novel "…"'
    if (!after?.cap) voteByKind(votes, tokens, from);
    if (/^(?:called|named|dubbed|entitled|titled)$/.test(before.lower) && from >= 2)
      cast(votes, "before", tokens[from - 2]!.lower, 1); // "a group called …"
    if (before.lower === "as" && tokens[from - 2]?.lower === "known" && from >= 3)
      cast(votes, "before", tokens[from - 3]!.lower, 1); // "a group known as …"
    if (before.lower === "of" && tokens[from - 2]?.text === "," && /^\d\d$/.test(tokens[from - 3]?.text ?? "")) {
      votes.Place += 4; // "Anna Berg, 51, of Drenov"
      votes.Person -= 2;
    }
    if (before.lower === "in" && HOLDINGS.test(tokens[from - 2]?.lower ?? "")) {
      votes.Organization += 3.5; // "a stake in …"
      votes.Place -= 2.4;
    }
    if (before.text === "," && /^[,.;()]$/.test(after?.text ?? "")) voteByNounBefore(votes, tokens, from - 2);
    if (before.lower === "the" && to - from === 2 && isTeam(tokens[to - 1]!)) {
      votes.Organization += 4; // "the Oslo Bears"
      votes.Person -= 3;
    }
    if (after && SEATED.test(after.lower)) votes.Place += 2; // "former | Drenov | mayor Anna Berg"
    if (before.lower === "of" && from >= 2) cast(votes, "of", tokens[from - 2]!.lower, 1);
    if (before.text === "," && from >= 2 && tokens[from - 2]!.cap && after?.text === ",") votes.Place += 0.7; // "Cibolo, Texas,"
    if (before.text === "(" && after?.text === ")" && isAcronym(tokens[from]!.text)) votes.Organization += 1.5;
  }
  if (
    before?.lower === "by" &&
    /^(?:owned|operated|made|built|developed|manufactured)$/.test(tokens[from - 2]?.lower ?? "")
  ) {
    votes.Organization += 2.5; // "owned by Frontline"
    votes.Person -= 1;
  }
  if (isPartOfPlace(tokens, from)) votes.Place += 2.4;
  voteByPeopleBeside(votes, tokens, { from, to });
  if (!after) return;
  if (isQuoted(tokens, from, to)) votes.Other += 1.5; // 'her "Black Tales"'
  if (after.kind === Kind.Number && to - from === 1 && isAcronym(tokens[from]!.text)) votes.Other += 1; // "COP 27"
  if (after.text === "'s" && tokens[to + 1]) cast(votes, "owned", tokens[to + 1]!.lower, 1);
  else if (after.kind === Kind.Word) cast(votes, "after", after.lower, opens ? 1 : 0.9);
  if (after.text === "," && tokens[to + 1]) {
    voteByComma(votes, tokens, to + 1, endsInBody(tokens, from, to));
    if (!before || !/^(?:in|at|on|near|from)$/.test(before.lower)) voteByApposition(votes, tokens, to + 1);
  }
  if (/^(?:is|was|are|were)$/.test(after.lower)) voteByApposition(votes, tokens, to + 1);
}

/** "Novak | Group |, who owns": people write "who" of bodies too. */
function endsInBody(tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1]!.lower;
  return to - from > 1 && /^(?:Agency|Organization)$/.test(HEADS.get(last) ?? "") && !WEAK_HEADS.has(last);
}

/** In quotation marks of its own, and not said to be a name. */
function isQuoted(tokens: readonly Token[], from: number, to: number): boolean {
  const [before, after] = [tokens[from - 1]?.text, tokens[to]?.text];
  return (
    before === after &&
    /^["']$/.test(before ?? "") &&
    !/^(?:called|named|dubbed|nicknamed|as)$/.test(tokens[from - 2]?.lower ?? "")
  );
}

/** "firms such as X", "cities, including X": what it is one of. */
function voteByKind(votes: Votes, tokens: readonly Token[], from: number): void {
  const such = tokens[from - 1]!.lower === "as" && tokens[from - 2]?.lower === "such";
  if (!such && !/^(?:including|like|namely|especially|notably)$/.test(tokens[from - 1]!.lower)) return;
  let noun = such ? from - 3 : from - 2;
  if (tokens[noun]?.text === ",") noun--;
  if (noun >= 0) cast(votes, "before", singularOf(tokens[noun]!.lower), 1);
}
const singularOf = (plural: string) =>
  plural.endsWith("ies") ? `${plural.slice(0, -3)}y` : plural.replace(/(?<=s|x|ch|sh)es$|s$/, ""); // "companies", "banks", "branches"

const HOLDINGS = /^(?:stake|stakes|shares|shareholding|shareholdings|shareholder|investor)$/; // "a stake | in"
const SEATED = /^(?:mayor|governor|councillor|councilor)$/; // "mayor"

/** "the Oslo | Bears": a plural that is an ordinary noun. */
const isTeam = ({ lower, cap }: Token) =>
  cap && /[^s]s$/.test(lower) && isListed(lower) && !isSurname(lower) && !HEADS.has(lower) && !GIVEN_NAMES.has(lower);

/** "in Nairobi's | Kibera": what a place owns, after a preposition of place. */
function isPartOfPlace(tokens: readonly Token[], from: number): boolean {
  if (tokens[from - 1]?.text !== "'s") return false;
  let owner = from - 2;
  while (from - owner < 5 && tokens[owner]?.cap) owner--;
  return /^(?:in|near|at|across|outside|around)$/.test(tokens[owner]?.lower ?? "") && owner < from - 2;
}

/** "Anna Berg of | Orsk", "| Orsk | 's Anna Berg": where somebody belongs is no person. "| Lam Ho | of the Green Party": who belongs there is. */
function voteByPeopleBeside(votes: Votes, tokens: readonly Token[], { from, to }: { from: number; to: number }): void {
  const joint = /^(?:of|from)$/;
  const before = joint.test(tokens[from - 1]?.lower ?? "") && from >= 3 && isFullName(tokens, from - 3);
  const owned = tokens[to]?.text === "'s" && isFullName(tokens, to + 1);
  if (before || owned) {
    votes.Person -= 1.5;
    votes.Organization += 1;
  }
  if (!joint.test(tokens[to]?.lower ?? "") || to - from < 2) return;
  const next = tokens[to + 1]?.lower === "the" ? to + 2 : to + 1;
  for (let at = next; at - next < 4 && tokens[at]?.cap; at++) if (tokens[at]!.lower === "party") votes.Person += 2;
}

const isFullName = (tokens: readonly Token[], at: number) =>
  tokens[at]?.cap === true &&
  tokens[at + 1]?.cap === true &&
  GIVEN_NAMES.has(tokens[at].lower) &&
  !isOrdinary(tokens[at].lower) &&
  (!HEADS.has(tokens[at + 1]!.lower) || WEAK_HEADS.has(tokens[at + 1]!.lower));

const REPORTS = /^(?:reported|reports|wrote|writes|noted|notes)$/;
const demonymOnly = (token: Token) => token.cap && demonymCountry(token.text) !== undefined;

/** "the Tom Cruise | video": the article belongs to what follows. */
const isNounAfter = (token: Token) =>
  token.kind === Kind.Word &&
  !token.cap &&
  !FUNCTION_WORDS.has(token.lower) &&
  (isNoun(token.lower) ||
    CONTEXT.after.has(token.lower) ||
    (isOrdinary(token.lower) && !isVerb(token.lower) && !token.lower.endsWith("ly")));
