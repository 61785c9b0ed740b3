/** What a name's own words say of its type: head words, given names, shape. */
import { standardGazetteer } from "./gazetteer.js";
import { FAMILY_FIRST, FAMILY_ROLES, isAcronym, WEAK_HEADS } from "./name-words.js";
import type { Token } from "./tokens.js";
import { noVotes, type Votes } from "./votes.js";
import {
  BODY_ENDING,
  CALENDAR_WORDS,
  demonymCountry,
  FIRST_WORDS,
  GIVEN_NAMES,
  HEADS,
  isNoun,
  isOrdinary,
  isSurname,
  PLACE_ENDING,
  SURNAME_ENDING,
} from "./vocabulary.js";

export function voteByWords(tokens: readonly Token[]): Votes {
  const votes = noVotes();
  const first = tokens[0]!;
  const last = tokens.length > 2 && /^[IVX]+$/.test(tokens.at(-1)!.text) ? tokens.at(-2)! : tokens.at(-1)!; // "World War | II"
  const size = tokens.length;
  const connector = tokens.findIndex(({ lower }) => lower === "of" || lower === "for");
  const joined = connector > 0 ? HEADS.get(tokens[connector - 1]!.lower) : undefined;
  const ending = HEADS.get(last.lower);
  const head =
    connector > 0 && (ending !== "Other" || joined === "Agency" || joined === "Organization") ? joined : ending; // "Court of Appeal"
  const company =
    (head === "Organization" || head === "Agency" || head === "Place") &&
    !WEAK_HEADS.has(last.lower) &&
    !isSurname(last.lower);
  if (size >= 2 && LEGAL.test(last.text)) votes.Organization += 8; // "Golden Gate Gaming Corp."
  if (size >= 2 && head) votes[head] += GIVEN_NAMES.has(first.lower) && size === 2 ? (company ? 6 : 3.5) : 4.6; // "Jonah Hill", "Dagny Bank"
  if (size === 2 && EVENTS.test(last.lower) && standardGazetteer().match(tokens, 0)?.known.type === "Place")
    votes.Other += 8; // "Yalta Conference"
  if (size >= 2 && head === "Other" && !(GIVEN_NAMES.has(first.lower) && WEAK_HEADS.has(last.lower))) votes.Other += 3; // "Nobel Peace Prize"
  const opening = size >= 2 ? FIRST_WORDS.get(first.lower) : undefined;
  if (opening && head !== "Other") votes[opening] += 3.6; // "Instituto Gonzaga"
  if (size >= 2 && connector > 0 && !head) votes.Organization += 1.5;
  if (size >= 2 && tokens.some(({ text }) => text === "&")) votes.Organization += 6; // "Holt & Dale"
  if (size >= 2) voteByPerson(votes, tokens, first, last);
  else voteBySingle(votes, first);
  return votes;
}

export const LEGAL = /^(?:Inc|Corp|Ltd|LLC|PLC|plc|LLP|LP|GmbH|Limited|Sdn|Bhd|Pvt|Pty|S\.A|N\.V|OJSC|PJSC|JSC)\.?$/; // "Corp."

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
  if (/^\p{Lu}{3,6}$/u.test(last.text) && !/^[IVX]+$/.test(last.text) && first.text !== first.text.toUpperCase()) {
    votes.Organization += 3; // "Drenov NDP"
    votes.Person -= 3;
  }
  if (FAMILY_FIRST.has(first.text) && tokens.length <= 3 && !isOrdinary(last.lower)) votes.Person += 2; // "Chen Jiong"
  if (SHIPS.test(first.text)) votes.System += 6; // "USS Drenov"
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
  if (tokens.length >= 2 && tokens.every(({ lower, cap }) => cap && isOrdinary(lower) && !GIVEN_NAMES.has(lower))) {
    votes.Organization += 0.8;
    if (!tokens.some(({ lower }) => HEADS.has(lower))) votes.Other += tokens.length > 2 ? 3.5 : 2.6;
  }
  if (tokens.length >= 2 && isAcronym(first.text) && !/\./.test(first.text)) votes.Organization += 1.2;
}

const EVENTS = /^(?:conference|convention|congress|summit|airshow|biennale|games|spring|massacre|uprising|papers)$/; // "conference"
const SHIPS = /^(?:USS|USNS|USCGC|HMS|HMAS|HMCS|HMNZS|RFA|RMS|SS|MV|MS|MT|INS|BNS|PNS|BRP|KRI|RSS|FS|BAP|ARA|TCG)$/; // "HMS"

const SAINTS = /^(?:San|Santa|Saint|St\.?|São)$/; // "San Isidro"
const WEAPON = /^[A-Z][A-Za-z]{0,3}-?\d+[A-Z]?\d*$/; // "S-300"

/** Two words in one, as firms write themselves: not the beginnings of family names. */
const CAMEL =
  /^(?!(?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|Al|El|Ben|San|St|Del|Della|Des)\p{Lu})\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}{2,}$/u;

function voteBySingle(votes: Votes, token: Token): void {
  const { text, lower } = token;
  if (WEAPON.test(text) || /^[A-Z][a-z]+\d[A-Za-z]+$/.test(text))
    votes.System += 2.5; // "S-300", "T90", "Log4Shell"
  else if (/^[A-Z]{2,}(?:-[A-Z]{2,})+$/.test(text))
    votes.Organization += 2.2; // "CJTF-OIR"
  else if (/^[A-Z]{2,6}s$/.test(text)) {
    votes.Other += 2.5; // "SUVs"
    votes.Person -= 4;
  } else if (/^[A-Z]{2,6}$/.test(text) || /^(?:[A-Z]\.){2,}$/.test(text)) {
    votes.Organization += 1.8; // "OPCW"
    votes.Person -= 4;
  }
  if (CAMEL.test(text)) votes.Place -= 1.5; // "MedCore"
  if (/\p{Ll}\p{Lu}/u.test(text))
    votes.Organization += CAMEL.test(text) ? 2.2 : 1.5; // "PrivatBank"
  else if (/^[A-Z]{7,10}$/.test(text) && !GIVEN_NAMES.has(lower) && !isSurname(lower)) votes.Organization += 0.4; // "MONUSCO"
  const head = HEADS.get(lower.slice(lower.lastIndexOf("-") + 1)); // "J-League"
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
