/** What is told as made up, or played through: "In the novel, A kills B", "The film shows A paying B", "A, played by C, …". */
import type { Unit } from "./grammar.js";
import type { Void } from "./rejections.js";

const FICTION =
  /^(?:novels?|novella|films?|movies?|plays?|musical|opera|operetta|drama|comedy|thriller|sitcom|sketch|cartoon|comic|fable|satire|parody|spoof|simulation|scenario|dream|nightmare|screenplay|miniseries|screen|dramati[sz]ation)$/;
const DEPICTS =
  /^(?:tells?|told|shows?|showed|depicts?|depicted|portrays?|portrayed|imagines?|imagined|follows?|followed|recounts?|recounted|dramati[sz]es?|dramati[sz]ed|opens?|opened|ends?|ended|has|sees|stars?|features?|describes?)$/;

/** What of the sentence is no report of anything: its units, from the words that say so. */
export function findFictions(units: readonly Unit[]): Void[] {
  return units.flatMap(({ lower, mention }, at): Void[] => {
    if (mention) return isPlayedBy(units, at) ? [toVoid([at, at], units)] : [];
    if (!(FICTION.test(lower) || isSeries(units, at)) || units[at + 1]?.lower === "of") return [];
    const opening = phraseOpening(units, at);
    if (opening === undefined) return [];
    if (/^(?:in|during|throughout)$/.test(units[opening - 1]?.lower ?? "") && isSetApart(units, opening - 1, at))
      return [toVoid([opening - 1, at + 1], units)];
    const verb = verbAfter(units, at);
    return opening <= 1 && verb !== undefined ? [toVoid([opening, verb + 1], units)] : [];
  });
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
