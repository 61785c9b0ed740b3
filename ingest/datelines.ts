/** Datelines: "BERLIN, May 16 (Reuters) - | Anna Berg met …": place, day and agency stand before the sentence, and are no part of it. */
import { Kind, type Token } from "./tokens.js";

/** Tokens of the dateline that opens a sentence, its dash included; 0 where there is none. */
export function lengthOfDateline(tokens: readonly Token[], lineStart: boolean): number {
  const place = placeAt(tokens);
  const day = endOfDay(tokens, place.end);
  const agency = agencyAt(tokens, day);
  const end = endOfDash(tokens, agency.end);
  if (end === agency.end || tokens.length - end < FEWEST_WORDS) return 0;
  const dated = day > place.end && place.end > 0;
  if (dated || agency.known || (place.capitals && agency.end > day)) return end;
  return place.capitals && lineStart && isPlainLead(tokens, end) ? end : 0;
}

const FEWEST_WORDS = 3;
const LONGEST_PLACE = 6;

/** "BERLIN", "NEW YORK", "MOSCOW/KYIV", "TEL AVIV, Israel", "Berlin". */
function placeAt(tokens: readonly Token[]): { readonly end: number; readonly capitals: boolean } {
  let end = 0;
  while (end < LONGEST_PLACE && (isCapitals(tokens[end]) || (end > 0 && tokens[end]?.text === "/"))) end++;
  const capitals = end > 0;
  if (!capitals) while (end < 3 && isName(tokens[end])) end++;
  if (end > 0 && tokens[end]?.text === "," && isName(tokens[end + 1])) {
    end += 2; // ", Israel"
    if (isName(tokens[end])) end++; // ", South Korea"
  }
  return { end, capitals };
}

const isCapitals = (token: Token | undefined) =>
  token?.kind === Kind.Word && token.text.length > 1 && /^\p{Lu}[\p{Lu}.'-]+$/u.test(token.text) && !isOfDay(token);
const isName = (token: Token | undefined) => token?.kind === Kind.Word && token.cap && !isOfDay(token);

/** ", May 16", ", Thursday, Sept. 3, 2024", ", 16 May". */
function endOfDay(tokens: readonly Token[], from: number): number {
  let end = from;
  let month = false;
  while (end - from < 8 && tokens[end] && (tokens[end]!.text === "," || isOfDay(tokens[end]!))) {
    month ||= MONTH.test(tokens[end]!.lower);
    end++;
  }
  return month ? end : from;
}

const isOfDay = ({ kind, lower }: Token) =>
  MONTH.test(lower) || WEEKDAY.test(lower) || (kind === Kind.Number && /^\d{1,4}(?:st|nd|rd|th)?$/.test(lower));
const MONTH =
  /^(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)$/;
const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

/** "(Reuters)", "(Thomson Reuters Foundation)", "(dpa)". */
function agencyAt(tokens: readonly Token[], from: number): { readonly end: number; readonly known: boolean } {
  const close = tokens.findIndex(({ text }, at) => at > from && at - from <= 5 && text === ")");
  if (tokens[from]?.text !== "(" || close < 0) return { end: from, known: false };
  const inside = tokens.slice(from + 1, close);
  return inside.length > 0 && inside.every(({ kind }) => kind === Kind.Word || kind === Kind.Sign)
    ? { end: close + 1, known: inside.some(({ lower }) => AGENCIES.test(lower)) }
    : { end: from, known: false };
}
const AGENCIES =
  /^(?:reuters|ap|afp|dpa|upi|xinhua|tass|itar-tass|interfax|bloomberg|ansa|efe|pti|ani|ians|anadolu|aa|kyodo|yonhap|cnn|apa|ctk|čtk|pap|belga|ntb|tt|ritzau|kna|irna|mena|sana|spa|wam|mti|bta|tanjug|hina|sta|unian|ukrinform|bernama|antara|aap|cp|pa|sapa|wafa|agerpres|lusa|anp|sda|keystone-sda|dow|rfe|voa)$/;

function endOfDash(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end - from < 3 && /^(?:-|--|–|—)$/.test(tokens[end]?.text ?? "")) end++;
  const glued = tokens[from]?.glued === true && tokens[from].text === "-" && tokens[from - 1]?.text !== ")";
  return glued ? from : end; // not "US-China"
}

/** "BERLIN - | Anna Berg met …": ordinary words follow, and no second dash that would close an aside. */
const isPlainLead = (tokens: readonly Token[], from: number) =>
  tokens.length - from > 5 &&
  tokens[from]!.cap &&
  !isCapitals(tokens[from]) &&
  tokens.slice(0, from).some(({ text }) => text.length > 3) &&
  !tokens.slice(from).some(({ text }) => /^(?:-|--|–|—)$/.test(text));
