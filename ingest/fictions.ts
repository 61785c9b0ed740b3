/** What is told as made up, or played through: "In the novel, A kills B", "The film shows A paying B", "A, played by C, …". */
import type { Grammar } from "./analysis.js";
import { VERB_FORMS } from "./frames.js";
import type { Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import type { Void } from "./rejections.js";
import type { Scope } from "./scopes.js";

const FICTION =
  /^(?:novels?|novella|films?|movies?|plays?|musical|opera|operetta|drama|comedy|thriller|sitcom|sketch|cartoon|comic|fable|satire|parody|spoof|simulation|scenario|dream|nightmare|screenplay|miniseries|screen|dramati[sz]ation)$/;
const DEPICTS =
  /^(?:tells?|told|shows?|showed|depicts?|depicted|portrays?|portrayed|imagines?|imagined|follows?|followed|recounts?|recounted|dramati[sz]es?|dramati[sz]ed|opens?|opened|ends?|ended|has|sees|stars?|features?|describes?)$/;

/** What of the sentence is no report of anything: its units, from the words that say so. */
export function findFictions(units: readonly Unit[]): Void[] {
  return units.flatMap(({ lower, mention }, at): Void[] => {
    if (mention) return isPlayedBy(units, at) ? [toVoid([at, at], units)] : [];
    if (/^(?:fictional|fictitious)$/.test(lower) && units.slice(at + 1, at + 6).some(({ person }) => person))
      return [toStory([at, at + 1], units)]; // "a | fictional | officer named Berg"
    if (!(FICTION.test(lower) || isSeries(units, at)) || units[at + 1]?.lower === "of") return [];
    const only = onlyIn(units, at);
    if (only !== undefined) return [{ kind: "ask", cue: [only, at + 1], content: [0, only] }];
    const opening = phraseOpening(units, at);
    if (opening === undefined) return [];
    if (/^(?:in|during|throughout)$/.test(units[opening - 1]?.lower ?? "") && isSetApart(units, opening - 1, at))
      return [toStory([opening - 1, at + 1], units)];
    const verb = verbAfter(units, at);
    return opening <= 1 && verb !== undefined ? [toStory([opening, verb + 1], units)] : [];
  });
}

/** "met Berg | only in Voss's novel": where "only" stands; what comes before it is told there alone. */
function onlyIn(units: readonly Unit[], at: number): number | undefined {
  for (let back = at - 1; back > 0 && at - back <= 6; back--) {
    const { lower, part, mention } = units[back]!;
    if (lower === "in" && !mention) return units[back - 1]!.lower === "only" ? back - 1 : undefined;
    if (!mention && lower !== "'s" && !/^(?:adjective|determiner|noun|number)$/.test(part)) return undefined;
  }
  return undefined;
}

/** "the crime | series". */
const isSeries = (units: readonly Unit[], at: number) =>
  units[at]!.lower === "series" &&
  /^(?:tv|television|crime|drama|comedy|streaming|netflix)$/.test(units[at - 1]?.lower ?? "");

const toVoid = (cue: readonly [number, number], units: readonly Unit[]): Void => ({
  kind: "ask",
  cue,
  content: [cue[0], units.length],
});

const toStory = (cue: readonly [number, number], units: readonly Unit[]): Void => ({
  ...toVoid(cue, units),
  fiction: true,
});

const LONGEST_STORY = 12;

/**
 * The sentences that go on telling a story: those behind "In the novel, …" in its paragraph, as long as they are in the
 * present, and "In the book, …" behind a sentence that speaks of a novel.
 */
export function findStories(sentences: readonly Sentence[], scopes: readonly Scope[], grammar: Grammar): Scope[] {
  const told = new Set(scopes.filter(({ fiction }) => fiction).map(({ sentence }) => sentence));
  const found: Scope[] = [];
  let length = 0;
  sentences.forEach(({ tokens, zone, paragraphStart }, index) => {
    if (told.has(index)) {
      length = 1;
      return;
    }
    const opens = isOfBook(tokens) && [index - 1, index - 2].some((back) => speaksOfStory(sentences[back]));
    const goesOn = length > 0 && length < LONGEST_STORY && !paragraphStart && zone === "body";
    if (!opens && !(goesOn && isInPresent(grammar.of(index).units))) {
      length = 0;
      return;
    }
    length++;
    const whole = [0, tokens.length] as const;
    found.push({
      kind: "ask",
      sentence: index,
      cue: [0, 0],
      content: whole,
      source: [0, 0],
      backward: false,
      fiction: true,
    });
  });
  return found;
}

/** "| In the book |, …". */
const isOfBook = (tokens: Sentence["tokens"]) =>
  tokens[0]?.lower === "in" &&
  /^(?:the|this|his|her|that)$/.test(tokens[1]?.lower ?? "") &&
  /^(?:book|story|tale|plot|series|sequel)$/.test(tokens[2]?.lower ?? "");

const speaksOfStory = (sentence: Sentence | undefined) =>
  sentence?.tokens.some(
    ({ lower }) => FICTION.test(lower) && !/^(?:plays?|screen|scenario|simulation|dream)$/.test(lower),
  ) ?? false;

/** Its first verb is no past: "Berg | is | betrayed", "Berg | steals | the ledger". */
function isInPresent(units: readonly Unit[]): boolean {
  const first = units.find(
    ({ part, mention, lower }) => !mention && (/^(?:verb|aux)$/.test(part) || VERB_FORMS.has(lower)),
  );
  if (first === undefined) return true;
  if (first.part === "aux") return /^(?:is|are|has|have|does|do|can|must)$/.test(first.lower);
  const past =
    VERB_FORMS.get(first.lower)?.some(({ forms }) => forms.includes("past") && !forms.includes("base")) ?? false;
  return !past && first.form !== "past" && !/ed$/.test(first.lower);
}

/** "the | 2011 war | film": the article of its phrase. */
function phraseOpening(units: readonly Unit[], at: number): number | undefined {
  for (let back = at - 1; back >= 0 && at - back <= 6; back--) {
    const { part, lower, mention } = units[back]!;
    if (part === "determiner" || lower === "'s" || lower === "one") return back;
    if (!mention && !/^(?:adjective|noun|number)$/.test(part)) return undefined;
  }
  return undefined;
}

/** "| In the novel | , Berg …", "| In the film Margin | , …": the words open the clause, and a comma or a name follows them. */
function isSetApart(units: readonly Unit[], from: number, at: number): boolean {
  const before = units[from - 1];
  if (before && before.part !== "sign" && before.part !== "conjunction") return false;
  const rest = units.slice(at + 1, at + 6).findIndex(({ lower }) => lower === ",");
  return rest >= 0 || units[at + 1]?.mention !== undefined;
}

/** "the novel | tells | how …", "the film Margin by Voss | shows | …". */
function verbAfter(units: readonly Unit[], at: number): number | undefined {
  for (let next = at + 1; next < units.length && next - at <= 6; next++) {
    const { lower, mention, part } = units[next]!;
    if (!mention && DEPICTS.test(lower)) return next;
    if (!mention && /^(?:verb|aux|sign)$/.test(part)) return undefined;
  }
  return undefined;
}

/** "Berg, | played by | Lind, …". */
function isPlayedBy(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1]?.lower === "," ? at + 2 : at + 1;
  return (
    units[at]!.person === true &&
    /^(?:played|portrayed)$/.test(units[next]?.lower ?? "") &&
    units[next + 1]?.lower === "by" &&
    units[next + 2]?.person === true
  );
}
