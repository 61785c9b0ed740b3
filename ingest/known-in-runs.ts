/** Known names within a run of capitals: which are names by themselves, and which a part of a longer one. */
import type { Part } from "./candidates.js";
import type { Match } from "./gazetteer.js";
import type { RunWords } from "./run-words.js";
import { GIVEN_NAMES, isOrdinary } from "./vocabulary.js";

interface Known extends Match {
  readonly from: number;
}

/** Whether a known name within a run is a name by itself, or the beginning of a longer unknown one. */
export function standsAlone(run: RunWords, { known, from, to }: Known, whole: Part): boolean {
  if (from === whole.from && to === whole.to) return true;
  if (known.weak) return false;
  if (from > whole.from + 1 && ROMANCE_OF.test(run.token(from - 1).text)) return false; // "Diario de | Cuba"
  if (to < whole.to && known.type !== "Person" && ROMANCE_OF.test(run.token(to).text)) return false; // "Arsenal | de Brest"
  if (known.type === "Person") {
    if (to - from >= 2) return true;
    const familyFirst = known.name.startsWith(`${run.token(from).text} `); // of "Mao | Ning", Mao Zedong is another
    return from === whole.from && !(familyFirst && run.isUnknownBody(to, whole.to));
  }
  if (known.ambiguous) return false;
  if (from === whole.from && to < whole.to && known.type === "System" && LEGAL.test(run.token(whole.to - 1).text))
    return false; // "Osprey | Marine Inc."
  if (to + 1 === whole.to && known.type !== "Place" && known.type !== "System" && LONGER.test(run.token(to).text))
    return false; // "Raiffeisen Bank | International"
  if (to < whole.to && known.type === "Place") {
    const { lower } = run.token(to);
    return GIVEN_NAMES.has(lower) || isOrdinary(lower) || run.match(to) !== undefined;
  }
  return true;
}
const ROMANCE_OF = /^(?:de|del|di|du|do|da|dos|des|DE|DEL)$/; // "de"
const LEGAL = /^(?:Inc|Corp|Ltd|LLC|PLC|plc|LLP|GmbH|Limited)\.?$/; // "Inc."
/** Words by which a body that begins with a known one's name is another. */
const LONGER =
  /^(?:International|Foundation|Bank|Ventures|Capital|Partners|Fund|Institute|Insurance|Trust|Securities|Pension)$/; // "Ventures"

/** "Eastern Ukraine", "South East Asia": a part of a known place that has no name of its own. */
export function matchWithDirection(run: RunWords, at: number): Match | undefined {
  const { tokens } = run.words;
  const match = run.match(at);
  if (match || !DIRECTION.test(tokens[at]!.text)) return match;
  const place = at + 1 < tokens.length ? matchWithDirection(run, at + 1) : undefined;
  if (place?.known.type !== "Place" || place.known.weak || tokens[at - 1]?.lower === "the") return undefined;
  const name = tokens
    .slice(at, place.to)
    .map(({ text }) => text)
    .join(" ");
  return { known: { name, type: "Place", ambiguous: false, weak: false }, to: place.to };
}
export const DIRECTION =
  /^(?:Old|Greater|Upper|Lower|Inner|Outer|Mt\.?|Mount|Port|Fort|Lake|(?:North|South)(?:-?[Ee]ast|-?[Ww]est)?|East|West|(?:North|South)(?:-?[Ee]ast|-?[Ww]est)?ern|Eastern|Western|Central)$/; // "South-West"

/** One word more behind a known full name, that is neither known nor an ordinary word. */
export function isSecondSurname(run: RunWords, { known, from, to: at }: Known, to: number): boolean {
  return (
    known.type === "Person" &&
    at - from >= 2 &&
    at + 1 === to &&
    /^\p{Lu}\p{Ll}{3}/u.test(run.token(at).text) &&
    run.isUnknownBody(at, to) &&
    !run.match(at)
  ); // "Pérez"
}

export function knownFullName(run: RunWords, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const match = run.match(at);
    if (match && match.to - at >= 2 && match.known.type === "Person") return true;
    if (
      at === from &&
      match &&
      match.known.type !== "Person" &&
      !match.known.weak &&
      !GIVEN_NAMES.has(run.token(at).lower)
    )
      return true;
  }
  return false;
}
