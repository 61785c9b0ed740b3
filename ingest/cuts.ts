/**
 * Cuts a run of capitalised words into names. A title before a name is no part of it ("Defense Secretary | Lloyd Austin"),
 * and a known name within a run is one by itself ("SpaceX | Elon Musk").
 */
import type { Candidates, Part } from "./candidates.js";
import type { Census } from "./census.js";
import { FAMILY_FIRST, FIRST_HEADS, isAcronym, isGivenHere, isGivenName, isPersonLike } from "./name-words.js";
import { DIRECTION, isSecondSurname, knownFullName, matchWithDirection, standsAlone } from "./known-in-runs.js";
import { RunWords } from "./run-words.js";
import type { Words } from "./runs.js";
import { bodyBefore, isBodyOf, isRoleAlone, lastTitle, personStart } from "./titles-in-runs.js";
import { Kind } from "./tokens.js";
import { CALENDAR_WORDS, demonymCountry, GIVEN_NAMES, HEADS, isOrdinary, TITLES } from "./vocabulary.js";

/** Cuts the runs of one sentence. */
export class Cutter {
  private readonly run: RunWords;

  constructor(
    private readonly words: Words,
    private readonly census: Census,
    private readonly candidates: Candidates,
  ) {
    this.run = new RunWords(words);
  }

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
    const title = lastTitle(this.run, from, to);
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
    return this.run.match(at);
  }

  private token(at: number) {
    return this.run.token(at);
  }

  /** "US Defense", "SpaceX" before a title: known names in it are names. */
  private cutBeforeTitle(from: number, to: number, opens: boolean): void {
    const body = bodyBefore(this.run, from, to);
    if (body) {
      this.cutBeforeTitle(from, body.from, opens);
      this.candidates.add({ ...body, titled: false, opens: opens && body.from === from });
      return;
    }
    for (let at = from; at < to;) {
      const match = this.match(at);
      if (match && match.to <= to) {
        this.candidates.addKnown({ from: at, to: match.to, opens: opens && at === from }, match.known);
        at = match.to;
      } else if (this.run.isUnknownBody(at, to) && !(opens && at === from && isOrdinary(this.token(at).lower))) {
        this.candidates.add({ from: at, to, titled: false, opens: false }); // "Volkswagen Finance | Director"
        return;
      } else at++;
    }
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
    if (to - from >= 2 && isRoleAlone(this.run, from, to)) {
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
    const named = personStart(this.run, from, to);
    if (named > from) {
      this.cutBeforeTitle(from, named, opens);
      this.cutName({ from: named, to, titled: true, opens: false }); // "Secretary of | Defense | Ash Carter"
      return;
    }
    if (this.run.isHead(to - 1) && to - from >= 2 && !isPersonLike(tokens, from, to)) {
      const start = HEADS.get(this.token(to - 1).lower) === "Other" ? from : this.skipKnownPerson(from, to);
      this.candidates.add({ from: start, to, titled: false, opens: opens && start === from });
      return;
    }
    if (isBodyOf(this.run, from, to)) {
      this.candidates.add({ from, to, titled: false, opens });
      return;
    }
    this.cutAtKnown({ from, to, titled, opens });
  }

  /** At a sentence's start, ordinary words before the name: "Meanwhile Putin", "Protesters in". */
  private skipOpening(from: number, to: number): number {
    const { text, lower } = this.token(from);
    const { capital, lower: small } = this.census;
    const single = to - from === 1;
    if (capital.has(text) && !(single && small.has(lower) && !isAcronym(text))) return from;
    if (this.match(from)?.known.ambiguous === false) return from;
    if (single) return small.has(lower) || isOrdinary(lower) ? to : from;
    if (this.isFamilyFirst(from, to)) return from;
    if (GIVEN_NAMES.has(lower) || demonymCountry(text) || CALENDAR_WORDS.has(lower)) return from;
    if (FIRST_HEADS.has(lower) && /^(?:of|for)$/.test(this.token(from + 1).lower)) return from;
    if (this.run.isHead(to - 1)) return from;
    return isOrdinary(lower) || small.has(lower) ? from + 1 : from;
  }

  /** "Sun Ruiwen": a family name that stands first, though it is a word as well. */
  private isFamilyFirst(from: number, to: number): boolean {
    return to - from === 2 && FAMILY_FIRST.has(this.token(from).text) && !isOrdinary(this.token(from + 1).lower);
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
    if (
      !prefix &&
      isPersonLike(this.words.tokens, start, to) &&
      to - start <= 4 &&
      !knownFullName(this.run, start, to)
    ) {
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
      const match = matchWithDirection(this.run, at);
      const surname = titled && match?.known.type === "Place" && start === at && to - at === 1 && match.to === to; // "Secretary of State | Kerry"
      if (match && match.to <= to && !surname && standsAlone(this.run, { ...match, from: at }, rest(to))) {
        this.candidates.addRest(rest(at));
        const end = isSecondSurname(this.run, { ...match, from: at }, to) ? to : match.to; // "Pedro Sánchez | Pérez-Castejón"
        this.candidates.addKnown({ from: at, to: end, opens: opens && at === from }, match.known);
        pending = at = end;
      } else at++;
    }
    this.candidates.addRest(rest(to));
  }

  /** "Russian", "Muslim" before a name, or alone: no name. */
  private skipAdjectives(from: number, to: number): number {
    if (this.isFamilyFirst(from, to)) return from;
    let at = from;
    while (at < to) {
      const { text, lower } = this.token(at);
      if (this.match(at) || (DIRECTION.test(text) && at + 1 < to && this.match(at + 1)?.known.type === "Place")) break;
      const next = at + 1 < to ? this.token(at + 1).text : "";
      if (demonymCountry(`${text} ${next}`) !== undefined)
        at += 2; // "North Korean"
      else if (isGivenHere(this.words.tokens, at)) break;
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
}

const LETTERS = /^\p{Lu}{3,6}$/u; // "NSDC"
