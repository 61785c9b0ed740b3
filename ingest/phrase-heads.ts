/** The names that head a noun phrase: "the former | Pentagon | officials", "Berg, | Petrov | and the lawyer | Voss". */
import type { Unit } from "./grammar.js";
import { SAYING_FORMS } from "./speech.js";
import { canStandFor } from "./stand-ins.js";
import { COMPOUND_TAILS } from "./tokens.js";
import { CALENDAR_WORDS, isNoun, ROLES } from "./vocabulary.js";

/** The mentions that head the noun phrase which begins here, and those joined to it by "and", "," or "nor". */
export function phraseHeads(units: readonly Unit[], from: number): number[] {
  const heads: number[] = [];
  let at = from;
  for (let steps = 0; at < units.length && steps < 30; steps++) {
    const head = phraseHead(units, at);
    if (!head) break;
    if (head.mention >= 0) heads.push(head.mention);
    at = afterDate(units, head.end);
    const joint = units[at];
    if (!joint || !/^(?:and|or|nor|,|both)$/.test(joint.lower) || joint.mention) break;
    if (
      joint.lower === "," &&
      (heads.length > 0 ? !isList(units, at) || speakAll(units, at + 1) : actsItself(units, at + 1))
    )
      break;
    if (joint.lower === "and" && heads.length > 0 && speaks(units, at + 1)) break; // "met Berg and | Voss | said so"
    at++;
    while (units[at] && /^(?:and|or|nor|also|both|not)$/.test(units[at]!.lower) && !units[at]!.mention) at++;
    if (units[at]?.lower === '"') break; // 'by a bank," | Berg said'
  }
  return heads;
}

/** "met Berg, Voss, | his lawyer, said": an aside, and the verb of who stands before it. */
function actsBehindAside(units: readonly Unit[], from: number): boolean {
  const end = phraseHead(units, from)?.end ?? -1;
  return units[end]?.lower === "," && /^(?:verb|aux)$/.test(units[end + 1]?.part ?? "");
}

/** "paid by a bank, | Berg, Dorn and two officials | say": a list of who speaks. */
function speakAll(units: readonly Unit[], from: number): boolean {
  let end = phraseHead(units, from)?.end;
  for (let steps = 0; end !== undefined && steps < 12; steps++) {
    const next = units[end];
    if (next && SAYING_FORMS.has(next.lower) && !next.mention) return true;
    if (!next || next.mention || !/^(?:,|and)$/.test(next.lower)) return false;
    end = phraseHead(units, units[end + 1]?.lower === "and" ? end + 2 : end + 1)?.end;
  }
  return false;
}

/** "met Berg and | Voss | said so"; not "met Berg and | Voss |, Dorn said". */
function speaks(units: readonly Unit[], from: number): boolean {
  const next = units[phraseHead(units, from)?.end ?? -1];
  return next !== undefined && !next.mention && SAYING_FORMS.has(next.lower);
}

/** "paid a bank, | aide Rolf Berg | said": the subject of its own verb. */
function actsItself(units: readonly Unit[], from: number): boolean {
  let end = phraseHead(units, from)?.end ?? -1;
  while (end > 0 && units[end]?.mention) end++; // "lawyer" and "Otto Berg" are one
  const next = units[end];
  return next !== undefined && !next.mention && /^(?:verb|aux)$/.test(next.part);
}

/** "visited Kenya | on 4 April | and Uganda": over a date, when "and" and a name follow. */
function afterDate(units: readonly Unit[], from: number): number {
  if (units[from]?.part === "adverb") {
    let end = from;
    while (units[end]?.part === "adverb" && end - from < 4) end++;
    const acts = /^(?:verb|aux)$/.test(units[end + 2]?.part ?? ""); // "met Berg last week and | Voss | said"
    return units[end]?.lower === "and" && units[end + 1]?.mention && !acts ? end : from;
  }
  if (!/^(?:on|in|from)$/.test(units[from]?.lower ?? "")) return from;
  let at = from + 1;
  while (at - from <= 4 && units[at] && isDatePart(units[at]!)) at++;
  return at > from + 1 && units[at]?.lower === "and" && units[at + 1]?.mention ? at : from;
}

const isDatePart = ({ part, lower, mention }: Unit) =>
  !mention && (part === "number" || CALENDAR_WORDS.has(lower) || /^(?:the|of|-|–)$/.test(lower));

/** After the comma stands another name, then a comma or "and": a list, not an aside. */
function isList(units: readonly Unit[], comma: number): boolean {
  const head = phraseHead(units, comma + 1);
  if (!head || head.mention < 0 || head.mention > comma + 3) return false;
  const next = units[head.end];
  if (next?.lower === "," && actsBehindAside(units, head.end + 1)) return false;
  return (
    next !== undefined &&
    /^(?:,|and|or)$/.test(next.lower) &&
    !/^(?:verb|aux|conjunction)$/.test(units[head.end + 1]?.part ?? "")
  );
}

interface Head {
  /** Index of the mention that the phrase is about; -1 when its head is a plain noun. */
  readonly mention: number;
  readonly end: number;
}

/** "the former | Pentagon | officials", "Musk 's lawyer | Alex Spiro", "President | Putin". */
function phraseHead(units: readonly Unit[], from: number): Head | undefined {
  let mention = -1;
  let noun = false;
  let stands = true;
  let at = from;
  for (; at < units.length && at - from <= 12; at++) {
    const unit = units[at]!;
    if (
      unit.mention?.kind === "pronoun" &&
      /^(?:his|her|my)$/.test(unit.lower) &&
      /^(?:noun|adjective|name|verb)$/.test(units[at + 1]?.part ?? "")
    ) {
      noun = true; // "his counterpart"
      continue;
    }
    if (unit.mention) {
      if (isCompound(units, at)) {
        at += 2; // "the | Paris-based | lawyer Berg"
        continue;
      }
      if (units[at + 1]?.lower === "'s") {
        const owned = ownedHead(units, at + 2);
        if (owned !== undefined && canStandFor(owned) && units[at]!.mention) mention = at;
        else mention = -1;
        noun = true;
        at++;
        continue;
      }
      mention = at;
      noun = false;
      stands = true;
      if (unit.person && ROLES.has(units[at + 1]?.lower ?? "") && units[at + 2]?.part === "preposition")
        return { mention, end: at + 1 }; // "appointed | Anna Berg | head of Halden"
      if (units[at + 1]?.part === "noun" && isNoun(units[at + 1]!.lower)) continue;
      if (units[at + 1]?.part === "adjective" && units[at + 2]?.part === "noun") continue; // "US military assistance"
      return { mention, end: at + 1 };
    }
    if (unit.lower === '"' && noun && !isTitled(units, at)) break; // "paid by a government | ", Berg said"
    const board = boardOf(units, at);
    if (board !== undefined) return { mention: board, end: board + 1 };
    if (unit.part === "noun" || unit.part === "other") {
      stands = canStandFor(unit.lower) || isSystemNoun(unit.lower); // the last noun is the head
      noun = true;
      continue;
    }
    if (
      /^(?:determiner|adjective|number)$/.test(unit.part) ||
      unit.lower === '"' ||
      /^(?:former|then|late|so-called|long-time)$/.test(unit.lower) ||
      (unit.part === "adverb" && !noun) ||
      (unit.part === "verb" && unit.form !== "base" && !noun && mention < 0 && units[at - 1]?.part === "determiner")
    )
      continue;
    break;
  }
  return mention >= 0 || noun ? { mention: stands ? mention : -1, end: at } : undefined;
}

/** "| Paris | -based", "| US | -backed": the first half of a word. */
export const isCompound = (units: readonly Unit[], at: number) =>
  units[at + 1]?.lower === "-" && COMPOUND_TAILS.has(units[at + 2]?.lower ?? "");

/** 'the holding | "Halden" |': the name of what the noun says. */
const isTitled = (units: readonly Unit[], at: number) =>
  units[at + 1]?.mention?.kind === "name" && units[at + 2]?.lower === '"';

/** "the | board | of the Halden Trust": the body whose board it is. */
function boardOf(units: readonly Unit[], at: number): number | undefined {
  if (
    !/^(?:board|leadership|management|presidium|headquarters)$/.test(units[at]!.lower) ||
    units[at + 1]?.lower !== "of"
  )
    return undefined;
  const body = units[at + 2]?.part === "determiner" ? at + 3 : at + 2;
  return units[body]?.mention?.kind === "name" && units[body + 1]?.lower !== "'s" ? body : undefined;
}

function ownedHead(units: readonly Unit[], from: number): string | undefined {
  let head: string | undefined;
  for (let at = from; at < units.length && at - from < 5; at++) {
    const unit = units[at]!;
    if (unit.mention) return undefined;
    if (unit.part === "noun") head = unit.lower;
    else if (unit.part !== "adjective") break;
  }
  return head;
}

const isSystemNoun = (lower: string) =>
  /^(?:terminals?|services?|systems?|network|satellites?|drones?|missiles?|rockets?|app|platform|tanks?|jets?|equipment|map|shares|stake|stock)$/.test(
    lower,
  );
