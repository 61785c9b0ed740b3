/**
 * Cuts a run of capitalised words into names. A title before a name is no part of it ("Defense Secretary | Lloyd Austin"),
 * and a known name within a run is one by itself ("SpaceX | Elon Musk").
 */
import type { Candidates, Part } from "./candidates.js";
import type { Census } from "./census.js";
import { isCountry, type KnownName, type Match } from "./gazetteer.js";
import { FAMILY_ROLES, FIRST_HEADS, isAcronym, isGivenName, isPersonLike } from "./name-words.js";
import type { Words } from "./runs.js";
import { Kind } from "./tokens.js";
import {
  CALENDAR_WORDS,
  demonymCountry,
  FUNCTION_WORDS,
  GIVEN_NAMES,
  HEADS,
  isOrdinary,
  ROLES,
  TITLES,
} from "./vocabulary.js";

/** Cuts the runs of one sentence. */
export class Cutter {
  constructor(
    private readonly words: Words,
    private readonly census: Census,
    private readonly candidates: Candidates,
  ) {}

  /** `tokens[from..to)`; `opens`: the first is the first word of its sentence. */
  cut(from: number, to: number, opens: boolean): void {
    if (from >= to) return;
    if (!this.token(from).cap && /^(?:of|for|and|the)$/.test(this.token(from).lower)) {
      this.cut(from + 1, to, false); // "Prosecutors | of the | National Bureau"
      return;
    }
    const whole = this.match(from);
    if (whole && whole.to >= to) {
      this.candidates.addKnown({ from, to: whole.to, opens }, whole.known);
      return;
    }
    const nickname = this.words.tokens.findIndex(({ text }, at) => at > from && at < to && /^["']$/.test(text)); // '"'
    if (nickname > 0) {
      const given = this.givenBefore(nickname, from);
      this.cutBeforeTitle(from, given, opens);
      this.candidates.add({ from: given, to, titled: true, opens: false }); // 'Richard | "Tex" | Coe'
      return;
    }
    const title = this.lastTitle(from, to);
    if (title >= 0) {
      this.cutBeforeTitle(from, title, opens);
      this.cutName({ from: title + 1, to, titled: true, opens: false });
      return;
    }
    this.cutName({ from, to, titled: this.hasTitleBefore(from), opens });
  }

  /** One name, whatever its words are. */
  take({ from, to }: Pick<Part, "from" | "to">): void {
    const whole = this.match(from);
    if (whole?.to === to) this.candidates.addKnown({ from, to, opens: false }, whole.known);
    else this.candidates.add({ from, to, titled: false, opens: false });
  }

  /** The first of the given names that stand before a nickname. */
  private givenBefore(nickname: number, from: number): number {
    let first = nickname - 1;
    while (first > from && isGivenName(this.words.tokens, first - 1)) first--;
    return first;
  }

  private match(at: number) {
    return this.words.gazetteer.match(this.words.tokens, at);
  }

  private token(at: number) {
    return this.words.tokens[at]!;
  }

  /** The last title with a name after it in the run; -1 when the run is one name with a title's word in it. */
  private lastTitle(from: number, to: number): number {
    if (this.isHead(to - 1) && !(to - from >= 3 && isGivenName(this.words.tokens, to - 2))) return -1;
    for (let at = to - 2; at >= from; at--) {
      if (!TITLES.has(this.token(at).lower)) continue;
      if (TITLES.has(this.token(at + 1).lower) && at + 2 >= to) continue;
      if (/^(?:of|for|and|&)$/.test(this.token(at + 1).lower)) return -1;
      return at;
    }
    return -1;
  }

  /** "US Defense", "SpaceX" before a title: known names in it are names. */
  private cutBeforeTitle(from: number, to: number, opens: boolean): void {
    for (let at = from; at < to;) {
      const match = this.match(at);
      if (match && match.to <= to) {
        this.candidates.addKnown({ from: at, to: match.to, opens: opens && at === from }, match.known);
        at = match.to;
      } else if (this.isUnknownBody(at, to) && !(opens && at === from && isOrdinary(this.token(at).lower))) {
        this.candidates.add({ from: at, to, titled: false, opens: false }); // "Volkswagen Finance | Director"
        return;
      } else at++;
    }
  }

  /** Words before a title that are neither ordinary nor a people's adjective: a company, an agency. */
  private isUnknownBody(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const { lower, text } = this.token(at);
      if (
        isOrdinary(lower) ||
        demonymCountry(text) ||
        TITLES.has(lower) ||
        FUNCTION_WORDS.has(lower) ||
        CALENDAR_WORDS.has(lower) ||
        HEADS.has(lower)
      )
        return false;
    }
    return true;
  }

  private hasTitleBefore(from: number): boolean {
    const before = this.words.tokens[from - 1];
    return before !== undefined && before.kind === Kind.Word && TITLES.has(before.lower);
  }

  private cutName({ from, to, titled, opens }: Part): void {
    const { tokens } = this.words;
    if (opens && !titled) {
      const skipped = this.skipOpening(from, to);
      if (skipped > from) {
        this.cut(skipped, to, false);
        return;
      }
    }
    if (to - from >= 2 && this.isRoleAlone(from, to)) {
      this.cutBeforeTitle(from, to, opens); // "Foreign Secretary", "Pentagon Press Secretary"
      return;
    }
    if (to - from >= 3 && LETTERS.test(this.token(from).text) && isPersonLike(tokens, from + 1, to)) {
      if (!LETTERS.test(this.token(from + 1).text)) {
        this.cutBeforeTitle(from, from + 1, opens); // "secretary of the NSDC | Anna Berg"
        this.cutName({ from: from + 1, to, titled: true, opens: false });
        return;
      }
    }
    const named = this.personStart(from, to);
    if (named > from) {
      this.cutBeforeTitle(from, named, opens);
      this.cutName({ from: named, to, titled: true, opens: false }); // "Secretary of | Defense | Ash Carter"
      return;
    }
    if (this.isHead(to - 1) && to - from >= 2 && !isPersonLike(tokens, from, to)) {
      const start = HEADS.get(this.token(to - 1).lower) === "Other" ? from : this.skipKnownPerson(from, to);
      this.candidates.add({ from: start, to, titled: false, opens: opens && start === from });
      return;
    }
    if (this.isBodyOf(from, to)) {
      this.candidates.add({ from, to, titled: false, opens });
      return;
    }
    this.cutAtKnown({ from, to, titled, opens });
  }

  /** "Supreme Court of India", "Institute for Peace": whose it is, and what for, is part of a body's name; of a country's own not. */
  private isBodyOf(from: number, to: number): boolean {
    for (let at = from + 1; at < to - 1; at++) {
      if (!/^(?:of|for|on|to|against)$/.test(this.token(at).lower)) continue;
      const head = this.token(at - 1).lower;
      if (this.isStateApart(at + 1, to) && this.hasProperWord(from, at)) return false; // "Colorado State University | of the US"
      return (FIRST_HEADS.has(head) || HEADS.has(head)) && !COUNTRY_HEADS.test(head) && !TITLES.has(head);
    }
    return false;
  }

  /** "University of | the US": of "Renmin University of China" the country is a part. */
  private isStateApart(from: number, to: number): boolean {
    const at = this.token(from).lower === "the" ? from + 1 : from;
    if (at === from && !isAcronym(this.token(from).text)) return false;
    const match = this.match(at);
    return match !== undefined && match.to >= to && isCountry(match.known.name);
  }

  private hasProperWord(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const { lower, text } = this.token(at);
      if (!isOrdinary(lower) && !HEADS.has(lower) && demonymCountry(text) === undefined && !text.includes("-"))
        return true;
    }
    return false;
  }

  private isRoleAlone(from: number, to: number): boolean {
    const last = this.token(to - 1).lower;
    if (to - from === 2 && FAMILY_ROLES.has(last) && this.isUnknownBody(from, from + 1)) return false; // "Masayoshi Son"
    return (
      (TITLES.has(last) || ROLES.has(last)) &&
      !GIVEN_NAMES.has(this.token(from).lower) &&
      !HEADS.has(last) &&
      !this.match(to - 1)
    );
  }

  /** Where a person's name begins after ordinary words ("Education | Stefania Giannini"), or after "Secretary of State"; else `from`. */
  private personStart(from: number, to: number): number {
    const { tokens } = this.words;
    const ofTitle = /^(?:of|for)$/.test(tokens[from - 1]?.lower ?? "") && TITLES.has(tokens[from - 2]?.lower ?? "");
    for (let at = from; at < to - 1; at++) {
      const { lower, text } = this.token(at);
      if (this.match(at) || GIVEN_NAMES.has(lower)) return from;
      if (!isOrdinary(lower) && !HEADS.has(lower) && demonymCountry(text) === undefined) return from;
      if (this.isHead(to - 1)) return from;
      if (isGivenName(tokens, at + 1) && to - at - 1 >= 2) return at + 1;
      if (ofTitle && at + 2 === to && !isOrdinary(this.token(at + 1).lower)) return at + 1; // "Secretary of | State | Kerry"
    }
    return from;
  }

  /** At a sentence's start, ordinary words before the name: "Meanwhile Putin", "Protesters in". */
  private skipOpening(from: number, to: number): number {
    const { text, lower } = this.token(from);
    const { capital, lower: small } = this.census;
    const single = to - from === 1;
    if (capital.has(text) && !(single && small.has(lower) && !isAcronym(text))) return from;
    if (this.match(from)?.known.ambiguous === false) return from;
    if (single) return small.has(lower) || isOrdinary(lower) ? to : from;
    if (GIVEN_NAMES.has(lower) || demonymCountry(text) || CALENDAR_WORDS.has(lower)) return from;
    if (FIRST_HEADS.has(lower) && /^(?:of|for)$/.test(this.token(from + 1).lower)) return from;
    if (this.isHead(to - 1)) return from;
    return isOrdinary(lower) || small.has(lower) ? from + 1 : from;
  }

  private skipKnownPerson(from: number, to: number): number {
    const match = this.match(from);
    if (match?.known.type !== "Person" || match.to - from < 2 || match.to >= to) return from;
    this.candidates.addKnown({ from, to: match.to, opens: false }, match.known);
    return match.to;
  }

  private cutAtKnown({ from, to, titled, opens }: Part): void {
    const start = titled ? from : this.skipAdjectives(from, to);
    if (start >= to) return;
    const known = this.match(start);
    const prefix = known !== undefined && known.to - start >= 2 && known.to < to && !known.known.weak;
    if (!prefix && isPersonLike(this.words.tokens, start, to) && to - start <= 4 && !this.knownFullName(start, to)) {
      this.candidates.add({ from: start, to, titled, opens });
      return;
    }
    let pending = start;
    const rest = (end: number): Part => ({
      from: pending,
      to: end,
      titled: titled && pending === start,
      opens: opens && pending === from,
    });
    for (let at = start; at < to;) {
      const match = this.matchWithDirection(at);
      const surname = titled && match?.known.type === "Place" && start === at && to - at === 1 && match.to === to; // "Secretary of State | Kerry"
      if (match && match.to <= to && !surname && this.standsAlone(match.known, { from: at, to: match.to }, rest(to))) {
        this.candidates.addRest(rest(at));
        const end = this.isSecondSurname(at, match, to) ? to : match.to; // "Pedro Sánchez | Pérez-Castejón"
        this.candidates.addKnown({ from: at, to: end, opens: opens && at === from }, match.known);
        pending = at = end;
      } else at++;
    }
    this.candidates.addRest(rest(to));
  }

  /** One word more behind a known full name, that is neither known nor an ordinary word. */
  private isSecondSurname(from: number, { known, to: at }: Match, to: number): boolean {
    return (
      known.type === "Person" &&
      at - from >= 2 &&
      at + 1 === to &&
      /^\p{Lu}\p{Ll}{3}/u.test(this.token(at).text) &&
      this.isUnknownBody(at, to) &&
      !this.match(at)
    ); // "Pérez"
  }

  /** "Eastern Ukraine", "South East Asia": a part of a known place that has no name of its own. */
  private matchWithDirection(at: number): Match | undefined {
    const { tokens } = this.words;
    const match = this.match(at);
    if (match || !DIRECTION.test(tokens[at]!.text)) return match;
    const place = at + 1 < tokens.length ? this.matchWithDirection(at + 1) : undefined;
    if (place?.known.type !== "Place" || place.known.weak || tokens[at - 1]?.lower === "the") return undefined;
    const name = tokens
      .slice(at, place.to)
      .map(({ text }) => text)
      .join(" ");
    return { known: { name, type: "Place", ambiguous: false, weak: false }, to: place.to };
  }

  /** Whether a known name within a run is a name by itself, or the beginning of a longer unknown one. */
  private standsAlone(known: KnownName, { from, to }: Pick<Part, "from" | "to">, run: Part): boolean {
    if (from === run.from && to === run.to) return true;
    if (known.weak) return false;
    if (from > run.from + 1 && ROMANCE_OF.test(this.token(from - 1).text)) return false; // "Diario de | Cuba"
    if (to < run.to && known.type !== "Person" && ROMANCE_OF.test(this.token(to).text)) return false; // "Arsenal | de Brest"
    if (known.type === "Person") {
      if (to - from >= 2) return true;
      const familyFirst = known.name.startsWith(`${this.token(from).text} `); // of "Mao | Ning", Mao Zedong is another
      return from === run.from && !(familyFirst && this.isUnknownBody(to, run.to));
    }
    if (known.ambiguous) return false;
    if (from === run.from && to < run.to && known.type === "System" && LEGAL.test(this.token(run.to - 1).text))
      return false; // "Osprey | Marine Inc."
    if (to + 1 === run.to && known.type !== "Place" && known.type !== "System" && LONGER.test(this.token(to).text))
      return false; // "Raiffeisen Bank | International"
    if (to < run.to && known.type === "Place") {
      const { lower } = this.token(to);
      return GIVEN_NAMES.has(lower) || isOrdinary(lower) || this.match(to) !== undefined;
    }
    return true;
  }

  /** "Russian", "Muslim" before a name, or alone: no name. */
  private skipAdjectives(from: number, to: number): number {
    let at = from;
    while (at < to) {
      const { text, lower } = this.token(at);
      if (this.match(at) || (DIRECTION.test(text) && at + 1 < to && this.match(at + 1)?.known.type === "Place")) break;
      const next = at + 1 < to ? this.token(at + 1).text : "";
      if (demonymCountry(`${text} ${next}`) !== undefined)
        at += 2; // "North Korean"
      else if (demonymCountry(text) === undefined && !CALENDAR_WORDS.has(lower)) break;
      else at++;
    }
    if (at === to || at === from) return at;
    return isPersonLike(this.words.tokens, at, to) ||
      this.match(at) ||
      (to - at === 1 && !isOrdinary(this.token(at).lower))
      ? at
      : from;
  }

  private knownFullName(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const match = this.match(at);
      if (match && match.to - at >= 2 && match.known.type === "Person") return true;
      if (
        at === from &&
        match &&
        match.known.type !== "Person" &&
        !match.known.weak &&
        !GIVEN_NAMES.has(this.token(at).lower)
      )
        return true;
    }
    return false;
  }

  private isHead(at: number): boolean {
    return HEADS.has(this.token(at).lower);
  }
}

const ROMANCE_OF = /^(?:de|del|di|du|do|da|dos|des|DE|DEL)$/; // "de"
const LEGAL = /^(?:Inc|Corp|Ltd|LLC|PLC|plc|LLP|GmbH|Limited)\.?$/; // "Inc."
const LETTERS = /^\p{Lu}{3,6}$/u; // "NSDC"
/** Words by which a body that begins with a known one's name is another. */
const LONGER =
  /^(?:International|Foundation|Bank|Ventures|Capital|Partners|Fund|Institute|Insurance|Trust|Securities|Pension)$/; // "Ventures"
const COUNTRY_HEADS = /^(?:state|republic|kingdom|government|parliament|army|people|city|house)$/; // "Republic of Moldova" is Moldova
const DIRECTION =
  /^(?:Old|Greater|Upper|Lower|Inner|Outer|Mt\.?|Mount|Port|Fort|Lake|(?:North|South)(?:-?[Ee]ast|-?[Ww]est)?|East|West|(?:North|South)(?:-?[Ee]ast|-?[Ww]est)?ern|Eastern|Western|Central)$/; // "South-West"
