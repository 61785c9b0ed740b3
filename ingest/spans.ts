/**
 * Where names may stand: known names, and runs of capitalised words, cut into what belongs together. A title before a
 * name is no part of it ("Defense Secretary | Lloyd Austin"), a known name within a run is one by itself
 * ("SpaceX | Elon Musk"), and an organization's name runs through "of", "for" and "and" ("Ministry of Trade and Industry").
 */
import { startsSentence, type Census } from "./census.js";
import type { Gazetteer, KnownName } from "./gazetteer.js";
import type { Sentence } from "./passages.js";
import { Kind, type Token } from "./tokens.js";
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

/** Words that may be a name: `tokens[from..to)` of a sentence. */
export interface Candidate {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly known?: KnownName;
  /** A title stands before it within the run: "Minister | Ellwood". */
  readonly titled: boolean;
  /** First word of its sentence, where a capital says little. */
  readonly opens: boolean;
}

const LONGEST_RUN = 14;
const PARTICLES = new Set(
  "de del della di da dos das du des la le van von der den ter ten bin bint ibn ben al el ul ud y e af av zu".split(
    " ",
  ),
);
const PREFIXED = /^(?:al|el|ul|ud|an|as|ash|at|az|bin|abu)-\p{Lu}/u; // "al-Abadi"
/** Words whose name goes on after "of" or "for": "Bank of …", "Institute for …". */
const FIRST_HEADS = new Set(
  (
    "ministry department bank university church republic kingdom house court bureau office institute center centre council committee commission board agency organization organisation " +
    "association society union federation league party front movement army academy school college faculty gulf bay strait sea isle island city state islamic academy chamber museum museums directorate " +
    "fund foundation authority administration embassy bishop diocese archdiocese order international national world global american european people's workers' communist democratic army armed forces " +
    "municipality region province district journal commune county guard corps command daughters sons brothers sisters friends doctors reporters mothers knights bar congress parliament assembly government register library hospital campaign coalition alliance network"
  ).split(" "),
);
/** Heads that are common family names too: after a given name they say nothing. */
export const WEAK_HEADS: ReadonlySet<string> = new Set(
  "hill church house hall park lake north south east west field bay lane court post times cross star tower stone fort king fox price young banks fields parks waters rivers brooks bridges lord page chambers camp mason forest wells street ford marshall gates cash day week may march song law rice rules jordan cook black cabinet law order dean read mills mines moor marsh pike crane drew grant hunt love case ball best power powers price fisher major wolf sharp".split(
    " ",
  ),
);

/** Heads that stand for one body where a text writes them with a capital. */
const LONE_BODIES = new Set(
  "coalition commission council board committee agency alliance authority bureau foundation federation consortium tribunal inspectorate battalion brigade regiment division squadron wing corps fleet".split(
    " ",
  ),
);
const UNITS = new Set(
  "battalion brigade regiment division squadron wing group fleet army corps infantry cavalry battery platoon command".split(
    " ",
  ),
);

export function findCandidates(sentences: readonly Sentence[], census: Census, gazetteer: Gazetteer): Candidate[] {
  const candidates: Candidate[] = [];
  sentences.forEach((sentence, index) => {
    if (sentence.zone === "junk" || sentence.zone === "byline") return;
    new Finder(sentence, index, census, gazetteer, candidates).find();
  });
  return candidates;
}

/** Walks one sentence. */
class Finder {
  private readonly tokens: readonly Token[];
  private readonly allTitled: boolean;

  constructor(
    sentence: Sentence,
    private readonly index: number,
    private readonly census: Census,
    private readonly gazetteer: Gazetteer,
    private readonly found: Candidate[],
  ) {
    this.tokens = sentence.tokens;
    this.allTitled = census.titled[index] ?? false;
  }

  find(): void {
    for (let at = 0; at < this.tokens.length;) {
      if (!this.mayStart(at)) at++;
      else at = this.takeRun(at);
    }
  }

  private mayStart(at: number): boolean {
    const token = this.tokens[at]!;
    if (token.kind !== Kind.Word || isAdjective(token)) return false;
    return token.cap || PREFIXED.test(token.text) || (token.lower !== token.text && /^i[A-Z]|^e[A-Z]/.test(token.text));
  }

  /** Cuts the run that starts here; the token after it. */
  private takeRun(from: number): number {
    const direct = this.gazetteer.match(this.tokens, from);
    const first = this.tokens[from]!;
    if (!direct && (FUNCTION_WORDS.has(first.lower) || isDay(this.tokens, from))) return from + 1;
    if (direct && first.lower === "the" && this.mayStartAt(from + 1) && this.runEnd(from + 1) > direct.to)
      return from + 1; // "The National | Data Authority"
    const to = Math.max(this.runEnd(from), direct?.to ?? 0);
    this.cut(from, to, startsSentence(this.tokens, from));
    return to;
  }

  private runEnd(from: number): number {
    let to = from + 1;
    while (to < this.tokens.length && to - from < LONGEST_RUN) {
      const token = this.tokens[to]!;
      if (token.breaks > 1) break;
      if (token.text === "'s" && this.isGenitiveName(to)) to++;
      else if (this.mayStart(to)) {
        if (isDay(this.tokens, to) && !GIVEN_NAMES.has(this.tokens[to - 1]!.lower)) break;
        const numbered = NUMBER_WORDS.test(token.text) && HEADS.has(this.tokens[to - 1]!.lower); // "Mobile Unit | Two"
        if (
          FUNCTION_WORDS.has(token.lower) &&
          !numbered &&
          !(to === from + 1 && this.isGivenName(from) && !this.allTitled)
        )
          break; // "James To"
        to++;
      } else {
        const next = this.connectorEnd(from, to);
        if (next === 0) break;
        to = next;
      }
    }
    return to;
  }

  /** "People's Party", "Women's Federation": the plural of an ordinary word, then a capital. */
  private isGenitiveName(at: number): boolean {
    const owner = this.tokens[at - 1]!.lower;
    return (
      this.mayStartAt(at + 1) &&
      /^(?:people|women|men|children|workers|farmers|teachers|veterans|st|king|queen|lloyd|moody|sotheby|christie)$/.test(
        owner,
      )
    );
  }

  private mayStartAt(at: number): boolean {
    return at < this.tokens.length && this.mayStart(at);
  }

  /** After "Ministry": the token after "of", when a capital follows. 0 when the run ends here. */
  private connectorEnd(from: number, at: number): number {
    const token = this.tokens[at]!;
    const next = this.tokens[at + 1];
    if (token.text === "&") return this.mayStartAt(at + 1) ? at + 2 : 0;
    if (token.kind === Kind.Number) return /^[A-Z]+$/.test(this.tokens[at - 1]!.text) && token.glued ? at + 1 : 0; // "GSAT11"
    if (token.kind !== Kind.Word || !next) return 0;
    if (PARTICLES.has(token.lower) && this.mayStartAt(at + 1)) return at + 2; // "Charles de Gaulle"
    if (PARTICLES.has(token.lower) && PARTICLES.has(next.lower) && this.mayStartAt(at + 2)) return at + 3; // "von der Leyen"
    const previous = this.tokens[at - 1]!.lower;
    if (token.lower === "of" || token.lower === "for") {
      if (
        !FIRST_HEADS.has(previous) &&
        HEADS.get(previous) !== "Agency" &&
        !(this.hasConnector(from, at) && isOrdinary(previous))
      )
        return 0;
      if (this.isAttribute(next.lower === "the" ? at + 2 : at + 1)) return 0; // "Brigade of | the Kenyan army"
      if (this.mayStartAt(at + 1) && !isDay(this.tokens, at + 1)) return at + 2;
      if (next.lower === "the" && this.mayStartAt(at + 2)) return at + 3; // "Department of the Treasury"
      return 0;
    }
    if (token.lower === "and" && this.mayStartAt(at + 1)) {
      if (!this.isOpenList(from, at) && !this.joinsTopics(from, at)) return 0;
      const word = next.lower;
      const plain = isOrdinary(word) || HEADS.has(word);
      return plain && !TITLES.has(word) && !this.gazetteer.match(this.tokens, at + 1) ? at + 2 : 0; // "Trade and Industry"
    }
    return 0;
  }

  /** "the | Kenyan | army": a people's adjective before a plain word. */
  private isAttribute(at: number): boolean {
    const [token, next] = [this.tokens[at], this.tokens[at + 1]];
    if (!token || !next || demonymCountry(token.text) === undefined) return false;
    return next.kind === Kind.Word && !next.cap && !FUNCTION_WORDS.has(next.lower);
  }

  /** An ordinary word before "and", and "of" or "for" or a head before that: "Department of Health and …". */
  private isOpenList(from: number, at: number): boolean {
    return isOrdinary(this.tokens[at - 1]!.lower) && this.hasConnector(from, at);
  }

  /** "Health | and | Safety Authority": ordinary words, and a body's head only behind the second. */
  private joinsTopics(from: number, at: number): boolean {
    for (let before = from; before < at; before++) {
      const { lower } = this.tokens[before]!;
      if (!isOrdinary(lower) || HEADS.has(lower) || TITLES.has(lower) || GIVEN_NAMES.has(lower)) return false;
    }
    const [topic, head] = [this.tokens[at + 1]!, this.tokens[at + 2]];
    return (
      isOrdinary(topic.lower) && !HEADS.has(topic.lower) && head?.cap === true && HEADS.get(head.lower) === "Agency"
    );
  }

  private hasConnector(from: number, at: number): boolean {
    for (let back = at - 1; back >= from; back--) if (/^(?:of|for)$/.test(this.tokens[back]!.lower)) return true;
    return false;
  }

  private cut(from: number, to: number, opens: boolean): void {
    if (from >= to) return;
    const whole = this.gazetteer.match(this.tokens, from);
    if (whole && whole.to >= to) {
      this.addKnown(from, whole.to, whole.known, opens);
      return;
    }
    const title = this.lastTitle(from, to);
    if (title >= 0) {
      this.cutBeforeTitle(from, title, opens);
      this.cutName(title + 1, to, true, false);
      return;
    }
    this.cutName(from, to, this.hasTitleBefore(from), opens);
  }

  /** The last title with a name after it in the run; -1 when the run is one name with a title's word in it. */
  private lastTitle(from: number, to: number): number {
    if (this.headAt(to - 1) !== undefined && !(to - from >= 3 && this.isGivenName(to - 2))) return -1;
    for (let at = to - 2; at >= from; at--) {
      if (!TITLES.has(this.tokens[at]!.lower)) continue;
      if (TITLES.has(this.tokens[at + 1]!.lower) && at + 2 >= to) continue;
      if (/^(?:of|for|and|&)$/.test(this.tokens[at + 1]!.lower)) return -1;
      return at;
    }
    return -1;
  }

  /** "US Defense", "SpaceX" before a title: known names in it are names. */
  private cutBeforeTitle(from: number, to: number, opens: boolean): void {
    for (let at = from; at < to;) {
      const match = this.gazetteer.match(this.tokens, at);
      if (match && match.to <= to) {
        this.addKnown(at, match.to, match.known, opens && at === from);
        at = match.to;
      } else if (this.isUnknownBody(at, to) && !(opens && at === from && isOrdinary(this.tokens[at]!.lower))) {
        this.add(at, to, undefined, false, false); // "Volkswagen Finance | Director"
        return;
      } else at++;
    }
  }

  /** Words before a title that are neither ordinary nor a people's adjective: a company, an agency. */
  private isUnknownBody(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const { lower, text } = this.tokens[at]!;
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
    const before = this.tokens[from - 1];
    return before !== undefined && before.kind === Kind.Word && TITLES.has(before.lower);
  }

  private cutName(from: number, to: number, titled: boolean, opens: boolean): void {
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
    const named = this.personStart(from, to);
    if (named > from) {
      this.cutBeforeTitle(from, named, opens);
      this.cutName(named, to, true, false); // "Secretary of | Defense | Ash Carter"
      return;
    }
    const head = this.headAt(to - 1);
    if (head !== undefined && to - from >= 2 && !this.isPersonLike(from, to)) {
      const start = head === "Other" ? from : this.skipKnownPerson(from, to);
      this.add(start, to, undefined, false, opens && start === from);
      return;
    }
    this.cutAtKnown(from, to, titled, opens);
  }

  private isRoleAlone(from: number, to: number): boolean {
    const last = this.tokens[to - 1]!.lower;
    return (
      (TITLES.has(last) || ROLES.has(last)) &&
      !GIVEN_NAMES.has(this.tokens[from]!.lower) &&
      !HEADS.has(last) &&
      !this.gazetteer.match(this.tokens, to - 1)
    );
  }

  /** Where a person's name begins after ordinary words ("Education | Stefania Giannini"), or after "Secretary of State"; else `from`. */
  private personStart(from: number, to: number): number {
    const ofTitle =
      /^(?:of|for)$/.test(this.tokens[from - 1]?.lower ?? "") && TITLES.has(this.tokens[from - 2]?.lower ?? "");
    for (let at = from; at < to - 1; at++) {
      const { lower, text } = this.tokens[at]!;
      if (this.gazetteer.match(this.tokens, at) || GIVEN_NAMES.has(lower)) return from;
      if (!isOrdinary(lower) && !HEADS.has(lower) && demonymCountry(text) === undefined) return from;
      if (HEADS.has(this.tokens[to - 1]!.lower)) return from;
      if (this.isGivenName(at + 1) && to - at - 1 >= 2) return at + 1;
      if (ofTitle && at + 2 === to && !isOrdinary(this.tokens[at + 1]!.lower)) return at + 1; // "Secretary of | State | Kerry"
    }
    return from;
  }

  /** At a sentence's start, ordinary words before the name: "Meanwhile Putin", "Protesters in". */
  private skipOpening(from: number, to: number): number {
    const { text, lower } = this.tokens[from]!;
    const single = to - from === 1;
    if (this.census.capital.has(text) && !(single && this.census.lower.has(lower) && !isAcronym(text))) return from;
    if (this.gazetteer.match(this.tokens, from)?.known.ambiguous === false) return from;
    if (single) return this.census.lower.has(lower) || isOrdinary(lower) ? to : from;
    if (GIVEN_NAMES.has(lower) || demonymCountry(text) || CALENDAR_WORDS.has(lower)) return from;
    if (FIRST_HEADS.has(lower) && /^(?:of|for)$/.test(this.tokens[from + 1]!.lower)) return from;
    if (this.headAt(to - 1) !== undefined) return from;
    return isOrdinary(lower) || this.census.lower.has(lower) ? from + 1 : from;
  }

  private skipKnownPerson(from: number, to: number): number {
    const match = this.gazetteer.match(this.tokens, from);
    if (match?.known.type !== "Person" || match.to - from < 2 || match.to >= to) return from;
    this.addKnown(from, match.to, match.known, false);
    return match.to;
  }

  private cutAtKnown(from: number, to: number, titled: boolean, opens: boolean): void {
    const start = titled ? from : this.skipAdjectives(from, to);
    if (start >= to) return;
    const known = this.gazetteer.match(this.tokens, start);
    const prefix = known !== undefined && known.to - start >= 2 && known.to < to && !known.known.weak;
    if (!prefix && this.isPersonLike(start, to) && to - start <= 4 && !this.knownFullName(start, to)) {
      this.add(start, to, undefined, titled, opens);
      return;
    }
    let pending = start;
    for (let at = start; at < to;) {
      const match = this.gazetteer.match(this.tokens, at);
      const surname = titled && match?.known.type === "Place" && start === at && to - at === 1 && match.to === to; // "Secretary of State | Kerry"
      if (match && match.to <= to && !surname && this.standsAlone(match.known, at, match.to, pending, to)) {
        this.addRest(pending, at, titled && pending === start, opens && pending === from);
        this.addKnown(at, match.to, match.known, opens && at === from);
        pending = at = match.to;
      } else at++;
    }
    this.addRest(pending, to, titled && pending === start, opens && pending === from);
  }

  /** Whether a known name within a run is a name by itself, or the beginning of a longer unknown one. */
  private standsAlone(known: KnownName, from: number, to: number, runFrom: number, runTo: number): boolean {
    if (from === runFrom && to === runTo) return true;
    if (known.weak) return false;
    if (known.type === "Person") return to - from >= 2 || from === runFrom;
    if (known.ambiguous) return false;
    if (to < runTo && known.type === "Place") {
      const next = this.tokens[to]!;
      return (
        GIVEN_NAMES.has(next.lower) || isOrdinary(next.lower) || this.gazetteer.match(this.tokens, to) !== undefined
      );
    }
    return true;
  }

  /** "Russian", "Muslim" before a name, or alone: no name. */
  private skipAdjectives(from: number, to: number): number {
    let at = from;
    while (at < to) {
      const { text, lower } = this.tokens[at]!;
      if (this.gazetteer.match(this.tokens, at)) break;
      if (demonymCountry(text) === undefined && !CALENDAR_WORDS.has(lower)) break;
      at++;
    }
    if (at === to || at === from) return at;
    return this.isPersonLike(at, to) ||
      this.gazetteer.match(this.tokens, at) ||
      (to - at === 1 && !isOrdinary(this.tokens[at]!.lower))
      ? at
      : from;
  }

  private knownFullName(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const match = this.gazetteer.match(this.tokens, at);
      if (match && match.to - at >= 2 && match.known.type === "Person") return true;
      if (
        at === from &&
        match &&
        match.known.type !== "Person" &&
        !match.known.weak &&
        !GIVEN_NAMES.has(this.tokens[at]!.lower)
      )
        return true;
    }
    return false;
  }

  private addRest(from: number, to: number, titled: boolean, opens: boolean): void {
    let start = from;
    let end = to;
    while (start < end && /^(?:of|for|and|&|the|'s)$/.test(this.tokens[start]!.lower)) start++;
    while (
      end > start &&
      (/^(?:of|for|and|&|the|'s)$/.test(this.tokens[end - 1]!.lower) || PARTICLES.has(this.tokens[end - 1]!.text))
    )
      end--;
    if (start >= end) return;
    const alone = end - start === 1;
    const { lower } = this.tokens[start]!;
    const beside = from !== to && alone && (HEADS.has(lower) || TITLES.has(lower) || isOrdinary(lower));
    if (beside && !titled && !this.isBody(start)) {
      const { text } = this.tokens[start]!;
      const capital = this.census.capital.get(text) ?? 0;
      const seldom = capital < 2 && !this.census.surnames.has(text);
      if (HEADS.has(lower) || TITLES.has(lower) || this.census.lower.has(lower) || seldom) return;
    }
    this.add(start, end, undefined, titled, opens);
  }

  private addKnown(from: number, to: number, known: KnownName, opens: boolean): void {
    const token = this.tokens[from]!;
    if (this.tokens[to]?.text === "$") return; // "US$ 20,000"
    if (to - from === 1) {
      const certain = (this.census.capital.get(token.text) ?? 0) > 0 && !(opens && this.census.lower.has(token.lower));
      if (known.ambiguous && (opens || this.allTitled) && !certain) return;
      if (token.text.length === 1 && !this.isLoneLetterName(from)) return;
      if (this.allTitled && isOrdinary(token.lower) && !certain) return;
    }
    this.add(from, to, known, false, opens);
  }

  /** "posted on X": a single letter is a name only as a place to write. */
  private isLoneLetterName(at: number): boolean {
    const before = this.tokens[at - 1]?.lower ?? "";
    const after = this.tokens[at + 1]?.text ?? "";
    return (
      /^(?:on|to|via|platform|network|of|from|app|site|when|by|,|"|\()$/.test(before) &&
      after !== "." &&
      !/^[A-Z]/.test(after)
    );
  }

  private add(from: number, to: number, known: KnownName | undefined, titled: boolean, opens: boolean): void {
    if (from >= to) return;
    const first = this.tokens[from]!;
    if (!known && to - from === 1) {
      if (
        FUNCTION_WORDS.has(first.lower) ||
        CALENDAR_WORDS.has(first.lower) ||
        demonymCountry(first.text) !== undefined
      )
        return;
      if (
        !titled &&
        (HEADS.has(first.lower) || TITLES.has(first.lower)) &&
        !isAcronym(first.text) &&
        !this.isBody(from)
      )
        return;
      if (/^\p{L}\.?$/u.test(first.text)) return; // "Z"
      if (!titled && isOrdinary(first.lower) && !isAcronym(first.text) && this.census.lower.has(first.lower)) return;
    }
    if (!known && this.allTitled && !this.isSupported(from, to)) return;
    const start = !known && this.hasOrdinal(from, to) ? from - 1 : from;
    this.found.push({ sentence: this.index, from: start, to, ...(known && { known }), titled, opens });
  }

  /** "the Commission" throughout a text that never writes "the commission"; "the 2nd | Battalion". */
  private isBody(at: number): boolean {
    const { text, lower } = this.tokens[at]!;
    if (!LONE_BODIES.has(lower) || this.allTitled) return false;
    if (this.hasOrdinal(at, at + 1)) return true;
    const next = this.tokens[at + 1];
    const attribute = next?.kind === Kind.Word && !next.cap && !FUNCTION_WORDS.has(next.lower) && at > 0; // "| Coalition | forces"
    const article = this.tokens[at - 1]?.lower === "the";
    return (article || attribute) && (this.census.capital.get(text) ?? 0) >= 2 && !this.census.lower.has(lower);
  }

  /** "5th | Special Forces Group": the number is part of a unit's name. */
  private hasOrdinal(from: number, to: number): boolean {
    return (
      UNITS.has(this.tokens[to - 1]!.lower) && /^\d+(?:st|nd|rd|th)$/.test(this.tokens[from - 1]?.text ?? "") // "5th"
    );
  }

  /** In a line of capitals: a person's full name, or words that are capitalised within a sentence too. */
  private isSupported(from: number, to: number): boolean {
    if (this.isPersonLike(from, to)) return true;
    for (let at = from; at < to; at++) {
      const { text, lower, cap } = this.tokens[at]!;
      if (cap && isOrdinary(lower) && !this.census.capital.has(text)) return false;
    }
    return to - from <= 4;
  }

  private isPersonLike(from: number, to: number): boolean {
    if (to - from < 2 || !this.isGivenName(from)) return false;
    const last = this.tokens[to - 1]!.lower;
    const head = HEADS.get(last);
    return head === undefined || WEAK_HEADS.has(last);
  }

  private isGivenName(at: number): boolean {
    const lower = this.tokens[at]?.lower;
    return (
      lower !== undefined &&
      GIVEN_NAMES.has(lower) &&
      !CALENDAR_WORDS.has(lower) &&
      !(isOrdinary(lower) && HEADS.has(lower))
    );
  }

  private headAt(at: number) {
    return HEADS.get(this.tokens[at]!.lower);
  }
}

const NUMBER_WORDS = /^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$/;

export const isAcronym = (text: string) => /^[A-Z][A-Z0-9&.-]{1,7}$/.test(text);

/** "English-language", "Pro-Beijing", "Scientology-related": no names. */
function isAdjective({ text, lower, cap }: Token): boolean {
  const hyphen = text.indexOf("-");
  if (hyphen < 0 || !cap) return false;
  if (/^(?:pro|anti|non|counter|post|pre|mid|inter|intra|trans|multi|semi|cross|self|co|re)-/.test(lower)) return true;
  const tail = text.slice(text.lastIndexOf("-") + 1);
  return (
    /^\p{Ll}{4,}$/u.test(tail) &&
    isOrdinary(tail) &&
    !/^(?:moon|hung|sung|young|yeol|wing|ching|shing|ying|qing|xing|bing|jing|hing|ling|lung|ming|ping|long|song|king|ting|shek|hyun|chul|hoon|woon|soon|joon|wook|kook|seok|dong|tang|bong|tong)$/.test(
      tail,
    )
  );
}

/** "Monday", "March": unless a given name before it makes it a family name. */
function isDay(tokens: readonly Token[], at: number): boolean {
  return DAYS.test(tokens[at]!.text) && !(tokens[at]!.lower === "may" && GIVEN_NAMES.has(tokens[at - 1]?.lower ?? ""));
}
const DAYS =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|Dec)$/;
