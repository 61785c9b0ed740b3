/**
 * How far a run of capitalised words goes: through particles ("Charles de Gaulle"), and after a body's head through "of",
 * "for" and "and" ("Ministry of Trade and Industry").
 */
import type { Gazetteer } from "./gazetteer.js";
import { FIRST_HEADS, isDay, isGivenName, isPlainWord, mayStart, PARTICLES } from "./name-words.js";
import { Kind, type Token } from "./tokens.js";
import { demonymCountry, FUNCTION_WORDS, GIVEN_NAMES, HEADS, isOrdinary, TITLES } from "./vocabulary.js";

export interface Words {
  readonly tokens: readonly Token[];
  readonly gazetteer: Gazetteer;
  /** A line in which most words are capitalised. */
  readonly allTitled: boolean;
}

const LONGEST_RUN = 14;

/** The first token after the run that starts at `from`. */
export function runEnd(words: Words, from: number): number {
  const { tokens } = words;
  let to = from + 1;
  while (to < tokens.length && to - from < LONGEST_RUN) {
    const token = tokens[to]!;
    if (token.breaks > 1) break;
    if (token.text === "'s" && isGenitiveName(tokens, to)) to++;
    else if (nicknameEnd(tokens, to) > to) to = nicknameEnd(tokens, to);
    else if (mayStart(tokens, to)) {
      if (endsBefore(words, from, to)) break;
      to++;
    } else {
      const next = connectorEnd(words, from, to);
      if (next === 0) break;
      to = next;
    }
  }
  return to;
}

/** A capitalised word that begins no part of the name before it: a day, a function word. */
function endsBefore({ tokens, allTitled }: Words, from: number, at: number): boolean {
  const [token, previous] = [tokens[at]!, tokens[at - 1]!];
  if (token.lower === "flight" && tokens[at + 1]?.kind === Kind.Number) return true; // "Ethiopian Airlines | Flight 302"
  if (isDay(tokens, at) && !GIVEN_NAMES.has(previous.lower)) return true;
  if (!FUNCTION_WORDS.has(token.lower)) return false;
  const numbered = NUMBER_WORDS.test(token.text) && HEADS.has(previous.lower); // "Mobile Unit | Two"
  const surname = at === from + 1 && isGivenName(tokens, from) && !allTitled; // "James To"
  return !numbered && !surname;
}
const NUMBER_WORDS = /^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$/;

/** "People's Party", "Sheriff's Department", "St. Peter's Square": an owner that is a part of the name. */
function isGenitiveName(tokens: readonly Token[], at: number): boolean {
  const [owner, owned] = [tokens[at - 1]!, tokens[at + 1]];
  if (!mayStart(tokens, at + 1)) return false;
  if (GENITIVES.test(owner.lower)) return true;
  if (/^(?:St\.?|Saint)$/.test(tokens[at - 2]?.text ?? "")) return true; // "St. Peter's Square"
  return TITLES.has(owner.lower) && /^(?:office|department|court|committee)$/.test(owned!.lower); // "Sheriff's Department"
}
const GENITIVES =
  /^(?:people|women|men|children|workers|farmers|teachers|veterans|st|king|queen|lord|lloyd|moody|sotheby|christie)$/; // "women"

/** After a given name: the token after a nickname in quotes, when a capital follows it. 'John | "Tex" | Coe'. */
function nicknameEnd(tokens: readonly Token[], at: number): number {
  const sign = tokens[at]!.text;
  if ((sign !== '"' && sign !== "'") || !isGivenName(tokens, at - 1)) return at;
  for (let end = at + 1; end <= at + LONGEST_NICKNAME + 1; end++) {
    if (tokens[end]?.text === sign) return end > at + 1 && isSurname(tokens, end + 1) ? end + 1 : at;
    if (!tokens[end]?.cap) return at;
  }
  return at;
}
const LONGEST_NICKNAME = 3;
const isSurname = (tokens: readonly Token[], at: number) =>
  mayStart(tokens, at) && !FUNCTION_WORDS.has(tokens[at]!.lower);

/** After "Ministry": the token after "of", when a capital follows. 0 when the run ends here. */
function connectorEnd(words: Words, from: number, at: number): number {
  const { tokens } = words;
  const token = tokens[at]!;
  const next = tokens[at + 1];
  const [startsNext, startsThird] = [mayStart(tokens, at + 1), mayStart(tokens, at + 2)];
  if (token.text === "&") return startsNext ? at + 2 : 0;
  if (token.text === ",") return LEGAL_FORMS.test(next?.text ?? "") || joinsList(words, from, at) ? at + 2 : 0; // "Co., Ltd."
  if (token.kind === Kind.Number) return /^[A-Z]+$/.test(tokens[at - 1]!.text) && token.glued ? at + 1 : 0; // "GSAT11"
  if (token.text === "plc" && tokens[at - 1]!.cap) return at + 1; // "Halden Holdings plc"
  if (token.kind !== Kind.Word || !next) return 0;
  if (PARTICLES.has(token.lower) && startsNext) return at + 2; // "Charles de Gaulle"
  if (PARTICLES.has(token.lower) && PARTICLES.has(next.lower) && startsThird) return at + 3; // "von der Leyen"
  if (token.lower === "of" || token.lower === "for") {
    if (!continuesAfter(tokens, from, at)) return 0;
    if (token.lower === "for" && CHAMBERS.test(tokens[at - 1]!.lower)) return 0; // "a seat in the Senate | for the Workers Party"
    if (isAttribute(tokens, next.lower === "the" ? at + 2 : at + 1)) return 0; // "Brigade of | the Kenyan army"
    if (startsNext) return isDay(tokens, at + 1) || isOwner(tokens, at) ? 0 : at + 2;
    return next.lower === "the" && startsThird ? at + 3 : 0; // "Department of the Treasury"
  }
  if (startsNext && hasTopic(words, at)) return at + 2; // "Council on Foreign Relations"
  return token.lower === "and" && startsNext && joinsNext(words, from, at) ? at + 2 : 0;
}

const CHAMBERS = /^(?:senate|parliament|congress|assembly|house|legislature|cabinet|government|army|navy|police)$/; // "Senate"

/** "Bank | of", "Court | for"; "Department of Health | of". */
function continuesAfter(tokens: readonly Token[], from: number, at: number): boolean {
  const previous = tokens[at - 1]!.lower;
  return (
    FIRST_HEADS.has(previous) ||
    HEADS.get(previous) === "Agency" ||
    (hasConnector(tokens, from, at) && isOrdinary(previous))
  );
}

const LEGAL_FORMS = /^(?:Inc|Ltd|LLC|Corp|Co|LLP|PLC|GmbH|AG|SA)\.?$/; // "Ltd."

/** "Army of | Joseph Kony": whose it is, is no part of a body's name; of a church's or an order's it is. */
function isOwner(tokens: readonly Token[], at: number): boolean {
  if (/^(?:church|order|knights|cathedral|society)$/.test(tokens[at - 1]!.lower)) return false;
  const first = TITLES.has(tokens[at + 1]!.lower) ? at + 2 : at + 1;
  if (!isGivenName(tokens, first) || isOrdinary(tokens[first]!.lower)) return false;
  return mayStart(tokens, first + 1) && !HEADS.has(tokens[first + 1]!.lower);
}

/** "Council | on | Foreign Relations", "Committee | to | Protect Journalists". */
function hasTopic({ tokens, gazetteer }: Words, at: number): boolean {
  const [head, joint, topic] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]!];
  const heads = joint.lower === "on" ? WITH_TOPIC : /^(?:to|against)$/.test(joint.lower) ? WITH_AIM : undefined;
  return (
    heads !== undefined &&
    heads.test(head.lower) &&
    head.cap &&
    isOrdinary(topic.lower) &&
    !TITLES.has(topic.lower) &&
    !isDay(tokens, at + 1) &&
    !gazetteer.match(tokens, at + 1)
  );
}
const WITH_TOPIC =
  /^(?:commission|committee|council|conference|cent(?:er|re)|convention|office|panel|institute|board)$/; // "council"
const WITH_AIM = /^(?:committee|coalition|campaign|commission|alliance|mothers|society|movement|network)$/; // "coalition"

/** "the | Kenyan | army": a people's adjective before a plain word. */
function isAttribute(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && demonymCountry(token.text) !== undefined && isPlainWord(tokens[at + 1]);
}

/** "Trade | and | Industry": plain words, of one body. */
function joinsNext({ tokens, gazetteer }: Words, from: number, at: number): boolean {
  if (!isOpenList(tokens, from, at) && !joinsTopics(tokens, from, at)) return false;
  const { lower } = tokens[at + 1]!;
  const plurals = /s$/.test(lower) && /s$/.test(tokens[at - 1]!.lower); // "Atheists and Agnostics"
  const plain = isOrdinary(lower) || HEADS.has(lower) || plurals;
  return plain && !TITLES.has(lower) && !gazetteer.match(tokens, at + 1);
}

/** "Ministry of Municipal | , | Rural Affairs and Housing": plain words, and an "and" behind them. */
function joinsList({ tokens, gazetteer }: Words, from: number, at: number): boolean {
  if (!DEPARTMENTS.test(tokens[from]!.lower) || !isOpenList(tokens, from, at)) return false;
  for (let next = at + 1; next <= at + LONGEST_LIST; next++) {
    const token = tokens[next];
    if (token === undefined || gazetteer.match(tokens, next)) return false;
    if (token.lower === "and")
      return next > at + 1 && mayStart(tokens, next + 1) && isOrdinary(tokens[next + 1]!.lower);
    if (token.text !== "," && !(token.cap && isOrdinary(token.lower) && !TITLES.has(token.lower))) return false;
  }
  return false;
}
const LONGEST_LIST = 7;
const DEPARTMENTS =
  /^(?:ministry|department|secretariat|directorate|office|institute|faculty|school|committee|commission)$/; // "ministry"

/** An ordinary word before "and", and "of" or "for" or a head before that: "Department of Health and …". */
function isOpenList(tokens: readonly Token[], from: number, at: number): boolean {
  return isOrdinary(tokens[at - 1]!.lower) && hasConnector(tokens, from, at);
}

/** "Health | and | Safety Authority": plain words, and a body's head only behind the second. */
function joinsTopics(tokens: readonly Token[], from: number, at: number): boolean {
  const people = at - from >= 2 && demonymCountry(tokens[from]!.text) !== undefined ? 1 : 0; // "Kenyan Health and Safety Authority"
  for (let before = from + people; before < at; before++) if (!isTopic(tokens[before]!)) return false;
  for (let next = at + 1; next <= at + LONGEST_TOPIC + 1; next++) {
    const token = tokens[next];
    if (!token?.cap) return false;
    if (next > at + 1 && BODIES.test(HEADS.get(token.lower) ?? "")) return !PARTIES.test(token.lower);
    if (!isTopic(token)) return false;
  }
  return false;
}
const LONGEST_TOPIC = 2;
const PARTIES = /^(?:party|parties|church|churches|union|unions)$/; // "the Liberal and | National Party"
const BODIES = /^(?:Agency|Organization|Other)$/;

const isTopic = ({ lower }: Token) =>
  isOrdinary(lower) && (!HEADS.has(lower) || TOPIC_HEADS.test(lower)) && !TITLES.has(lower) && !GIVEN_NAMES.has(lower);
/** Heads of companies' names that are fields as well: "Securities | and | Futures Commission". */
const TOPIC_HEADS =
  /^(?:securities|food|foods|energy|oil|gas|aviation|mining|minerals|rights|media|communications|technology|insurance|engineering|construction|fisheries|shipping|electronics|chemicals|steel|petroleum|film|recording|records|pictures|library|museum|archives|intelligence|sound|plant|animal)$/; // "energy"

function hasConnector(tokens: readonly Token[], from: number, at: number): boolean {
  for (let back = at - 1; back >= from; back--) if (/^(?:of|for)$/.test(tokens[back]!.lower)) return true;
  return false;
}
