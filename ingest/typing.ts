/**
 * What a name names: votes of what is known, of the name's own words, and of the words around each of its occurrences,
 * pooled over the document, so that one telling occurrence types them all.
 */
import type { EntityType } from "../graph/model.js";
import { readRows } from "./lexicon.js";
import type { Sentence } from "./passages.js";
import type { Candidate } from "./candidates.js";
import { FAMILY_ROLES, isAcronym, WEAK_HEADS } from "./name-words.js";
import { Kind, type Token } from "./tokens.js";
import {
  BODY_ENDING,
  CALENDAR_WORDS,
  demonymCountry,
  FIRST_WORDS,
  FUNCTION_WORDS,
  GIVEN_NAMES,
  HEADS,
  isListed,
  isNoun,
  isOrdinary,
  isSurname,
  PLACE_ENDING,
  SURNAME_ENDING,
} from "./vocabulary.js";

export type NameType = EntityType | "Other";

const TYPES: readonly NameType[] = ["Person", "Agency", "Organization", "System", "Place", "Publication", "Other"];
type Votes = Record<NameType, number>;

type Position = "before" | "after" | "owned" | "of";
const CONTEXT = toContext();
const LEAST = 0.9;

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

function decide(candidate: Candidate, votes: Votes): NameType | undefined {
  const { known } = candidate;
  const best = bestOf(votes);
  if (known && !(known.weak && votes[best] > votes.Place + 2)) return known.type;
  if (known) return best;
  if (votes[best] < LEAST) return candidate.opens && candidate.to - candidate.from === 1 ? undefined : best;
  return best;
}

function bestOf(votes: Votes): NameType {
  let best: NameType = "Person";
  for (const type of TYPES) if (votes[type] > votes[best]) best = type;
  return best;
}

/** The name itself: head words, given names, shape. */
function voteByWords(tokens: readonly Token[]): Votes {
  const votes: Votes = { Person: 0, Agency: 0, Organization: 0, System: 0, Place: 0, Publication: 0, Other: 0 };
  const first = tokens[0]!;
  const last = tokens.at(-1)!;
  const size = tokens.length;
  const connector = tokens.findIndex(({ lower }) => lower === "of" || lower === "for");
  const head = HEADS.get(
    connector > 0 && HEADS.get(last.lower) !== "Other" ? tokens[connector - 1]!.lower : last.lower,
  );
  const company =
    (head === "Organization" || head === "Agency") && !WEAK_HEADS.has(last.lower) && !isSurname(last.lower);
  if (size >= 2 && LEGAL.test(last.text)) votes.Organization += 8; // "Golden Gate Gaming Corp."
  if (size >= 2 && head) votes[head] += GIVEN_NAMES.has(first.lower) && size === 2 ? (company ? 6 : 3.5) : 4.6; // "Jonah Hill", "Dagny Bank"
  if (size >= 2 && head === "Other" && !(GIVEN_NAMES.has(first.lower) && WEAK_HEADS.has(last.lower))) votes.Other += 3; // "Nobel Peace Prize"
  const opening = size >= 2 ? FIRST_WORDS.get(first.lower) : undefined;
  if (opening && head !== "Other") votes[opening] += 3.6; // "Instituto Gonzaga"
  if (size >= 2 && connector > 0 && !head) votes.Organization += 1.5;
  if (size >= 2 && tokens.some(({ text }) => text === "&")) votes.Organization += 6; // "Holt & Dale"
  if (size >= 2) voteByPerson(votes, tokens, first, last);
  else voteBySingle(votes, first);
  return votes;
}

const LEGAL = /^(?:Inc|Corp|Ltd|LLC|PLC|plc|LLP|LP|GmbH|Limited|Sdn|Bhd|Pvt|Pty|S\.A|N\.V|OJSC|PJSC|JSC)\.?$/; // "Corp."

function voteByPerson(votes: Votes, tokens: readonly Token[], first: Token, last: Token): void {
  const plain = tokens.every(
    ({ lower, text }, at) =>
      /^[\p{L}'.-]+$/u.test(text) &&
      (!isOrdinary(lower) || (GIVEN_NAMES.has(lower) && (at === 0 || GIVEN_NAMES.has(first.lower)))),
  );
  const other =
    FIRST_WORDS.get(first.lower) === "Place" || (demonymCountry(first.text) !== undefined && HEADS.has(last.lower)); // "Wadi Suwan", "German Empire"
  if (GIVEN_NAMES.has(first.lower) && !other && !(SAINTS.test(first.text) && tokens.length === 2))
    votes.Person += isOrdinary(first.lower) ? 2 : 4.2;
  if (tokens.length <= 4 && plain) votes.Person += 1.2;
  if (isSurname(last.lower) || SURNAME_ENDING.test(last.lower)) votes.Person += 1.5;
  if (tokens.slice(1, -1).some(({ text }) => /^[A-Z]\.$/.test(text))) votes.Person += 3; // "John J. Thomas"
  if (/^(?:[A-Z]\.)+$/.test(first.text)) votes.Person += 2.5; // "J.D. Smith"
  const given = /^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(last.text) && (last.text.length <= 12 || !isOrdinary(last.lower)); // "Hau Lung-bin"
  if (given) votes.Person += 1.2;
  if (tokens.some(({ lower }) => /^(?:van|von|bin|ibn|de|al|el|der|di|da|dos)$/.test(lower))) votes.Person += 0.8;
  if (/^(?:al|el|as|ash|at|az|an)-/.test(last.lower)) votes.Person += 1.2;
  if (/^(?:Port|Fort|Mount|Mt\.?|Lake|Cape|Camp|Ft\.?)$/.test(first.text) && HEADS.get(tokens[1]!.lower) !== "Agency")
    votes.Place += 3.6;
  if (
    /^(?:New|San|Santa|Saint|St\.?|El|Los|Las|Tel|Tal|Tell|North|South|East|West|Northern|Southern|Upper|Lower|Great)$/.test(
      first.text,
    )
  )
    votes.Place += 1.8;
  if (WEAPON.test(last.text)) votes.System += 3; // "Shenyang J-31"
  if (FAMILY_ROLES.has(last.lower) && !isOrdinary(first.lower)) votes.Person += 2; // "Masayoshi Son"
  if (/^(?:Operation|Exercise|Project|Cessation|Treaty|Battle|Cup|Law)$/.test(first.text)) votes.Other += 5; // "Operation Desert Storm"
  if (demonymCountry(first.text) !== undefined || CALENDAR_WORDS.has(first.lower)) votes.Organization += 1.5;
  if (isOrdinary(last.lower) && !given && !GIVEN_NAMES.has(first.lower) && !isSurname(last.lower))
    votes.Organization += 1; // "Brumov Drinks"
  if (
    isNoun(last.lower) &&
    isOrdinary(last.lower) &&
    /s$|men$/.test(last.lower) &&
    !GIVEN_NAMES.has(first.lower) &&
    !isSurname(last.lower)
  )
    votes.Person -= 1.5; // "Ninety Citizen Airmen"
  if (tokens.length >= 3 && tokens.filter(({ lower }) => isOrdinary(lower)).length >= 2) votes.Organization += 1.5;
  if (tokens.length >= 2 && tokens.every(({ lower, cap }) => cap && isOrdinary(lower) && !GIVEN_NAMES.has(lower)))
    votes.Organization += 0.8;
  if (tokens.length >= 2 && isAcronym(first.text) && !/\./.test(first.text)) votes.Organization += 1.2;
}

const SAINTS = /^(?:San|Santa|Saint|St\.?|São)$/; // "San Isidro"
const WEAPON = /^[A-Z][A-Za-z]{0,3}-?\d+[A-Z]?\d*$/; // "S-300"

function voteBySingle(votes: Votes, token: Token): void {
  const { text, lower } = token;
  if (WEAPON.test(text) || /^[A-Z][a-z]+\d[A-Za-z]+$/.test(text))
    votes.System += 2.5; // "S-300", "T90", "Log4Shell"
  else if (/^[A-Z]{2,}(?:-[A-Z]{2,})+$/.test(text))
    votes.Organization += 2.2; // "CJTF-OIR"
  else if (/^[A-Z]{2,6}s?$/.test(text) || /^(?:[A-Z]\.){2,}$/.test(text))
    votes.Organization += 1.8; // "OPCW"
  else if (/\p{Ll}\p{Lu}/u.test(text))
    votes.Organization += 1.5; // "PrivatBank"
  else if (/^[A-Z]{7,10}$/.test(text) && !GIVEN_NAMES.has(lower) && !isSurname(lower)) votes.Organization += 0.4; // "MONUSCO"
  const head = HEADS.get(lower);
  if (head === "Agency" || head === "Organization") votes[head] += 5; // "the Commission"
  if (/\p{L}{3}(?:wire|news|zeitung|bladet|posten|tidende)$/u.test(lower)) votes.Publication += 3; // "Nordwire"
  if (GIVEN_NAMES.has(lower)) votes.Person += 1.3;
  else if (BODY_ENDING.test(lower) && !isSurname(lower)) votes.Organization += 1.8; // "Promsberbank"
  if (isSurname(lower)) votes.Person += 1;
  if (SURNAME_ENDING.test(lower)) votes.Person += 0.9;
  if (PLACE_ENDING.test(lower)) votes.Place += 0.9;
  if (/-\p{Ll}/u.test(text) || /^al-/.test(lower)) votes.Person += 0.6;
  votes.Person += 0.35;
  votes.Organization += 0.3;
  votes.Place += 0.25;
}

function voteByContext(votes: Votes, tokens: readonly Token[], { from, to, titled, opens }: Candidate): void {
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
    if (/^(?:called|named|dubbed)$/.test(before.lower) && from >= 2) cast(votes, "before", tokens[from - 2]!.lower, 1); // "a group called …"
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
  if (after.text === "'s" && tokens[to + 1]) cast(votes, "owned", tokens[to + 1]!.lower, 1);
  else if (after.kind === Kind.Word) cast(votes, "after", after.lower, opens ? 1 : 0.9);
  if (after.text === "," && tokens[to + 1]) {
    voteByComma(votes, tokens, to + 1);
    if (!before || !/^(?:in|at|on|near|from)$/.test(before.lower)) voteByApposition(votes, tokens, to + 1);
  }
  if (/^(?:is|was|are|were)$/.test(after.lower)) voteByApposition(votes, tokens, to + 1);
}

const HOLDINGS = /^(?:stake|stakes|shares|shareholding|shareholdings|shareholder|investor)$/; // "a stake | in"
const SEATED = /^(?:mayor|governor|councillor|councilor)$/; // "mayor"

/** "Berg's | consultancy | , Arc Lateral,": the noun that the name is set beside, where it has an article or an owner. */
function voteByNounBefore(votes: Votes, tokens: readonly Token[], noun: number): void {
  let start = noun;
  while (noun - start < 5 && tokens[start - 1] && isPlainWord(tokens[start - 1]!)) start--;
  if (/^(?:a|an|the|another|his|her|its|their|whose|'s)$/.test(tokens[start - 1]?.lower ?? ""))
    cast(votes, "before", tokens[noun]!.lower, 0.8);
}

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
  !HEADS.has(tokens[at + 1]!.lower);

/** "KX-7, a new | missile | of …", "Orsk is a | bank". */
function voteByApposition(votes: Votes, tokens: readonly Token[], at: number): void {
  if (!/^(?:a|an|the|another|one)$/.test(tokens[at]?.lower ?? "")) return;
  let head = at + 1;
  while (head - at <= 6 && tokens[head + 1] && isPlainWord(tokens[head]!) && isPlainWord(tokens[head + 1]!)) {
    if (/^[a-z]{3,}ed$/.test(tokens[head + 1]!.lower) && tokens[head + 2]?.lower === "by") break; // "a company | controlled by"
    head++;
  }
  const [noun, next] = [tokens[head], tokens[head + 1]];
  if (!noun || !isPlainWord(noun)) return;
  if (
    next === undefined ||
    /^(?:[,.;()]|that|which|who|whose|where|of|in|for|from|with|at|on|near|based|led|owned|founded|run|built|made|used|called|and)$|[a-z]{3}ed$/.test(
      next.lower,
    )
  )
    cast(votes, "before", noun.lower, 1);
}
const isPlainWord = ({ kind, lower, text }: Token) =>
  (kind === Kind.Word || text === "-") &&
  !FUNCTION_WORDS.has(lower) &&
  !/^(?:that|which|who|whose|where|of|in|for|from|with|at|on|near|based|led|owned|founded|run|built|made|used|called|and|said|says|was|is|has)$/.test(
    lower,
  );

const REPORTS = /^(?:reported|reports|wrote|writes|noted|notes)$/;
const demonymOnly = (token: Token) => token.cap && demonymCountry(token.text) !== undefined;

/** "the Tom Cruise | video": the article belongs to what follows. */
const isNounAfter = (token: Token) =>
  token.kind === Kind.Word &&
  !token.cap &&
  !FUNCTION_WORDS.has(token.lower) &&
  (isNoun(token.lower) || CONTEXT.after.has(token.lower));

/** "X, 45,", "X, who", "X, a lawyer", "X, Russia". */
function voteByComma(votes: Votes, tokens: readonly Token[], at: number): void {
  const next = tokens[at]!;
  if (next.kind === Kind.Number && /^\d{2}$/.test(next.text) && tokens[at + 1]?.text === ",") votes.Person += 3;
  else if (next.lower === "who" || next.lower === "whose" || next.lower === "whom") votes.Person += 3;
  else if (next.lower === "which") votes.Person -= 1.5;
  else if (next.lower === "aged") votes.Person += 3;
  else if (/^(?:based|headquartered|founded)$/.test(next.lower)) votes.Organization += 3;
  else if (/^(?:registered|owned)$/.test(next.lower)) votes.Organization += 1.2; // a ship may be
}

function cast(votes: Votes, position: Position, word: string, weight: number): void {
  const found = CONTEXT[position].get(word);
  if (!found || weight === 0) return;
  for (const [type, points] of found) votes[type] += points * weight;
}

/** "Iraq, Syria and Najaf": what stands in one list is of one type. "Cibolo, Texas": what a place follows lies in it. */
function poolLists(
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

/** "Halberg" beside "Halberg Group": the beginning of a body's name is that body. */
function poolShortForms(
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
function poolPeople(
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

function toContext(): Record<Position, Map<string, [EntityType, number][]>> {
  const context = { before: new Map(), after: new Map(), owned: new Map(), of: new Map() } as Record<
    Position,
    Map<string, [EntityType, number][]>
  >;
  for (const [position, type, weight, words] of readRows("context.txt")) {
    const table = context[position as Position]; // the file's own header names the four positions
    for (const word of words!.split(/\s+/))
      table.set(word, [...(table.get(word) ?? []), [type as EntityType, Number(weight)]]);
  }
  return context;
}
