/** Sayings by a turn that leaves a thing to another's word: "A met B, if Voss is to be believed", "…, or so Voss says". */
import { hasVerb } from "./contents.js";
import { type AnalysedSentence, type Scope, toScope } from "./scopes.js";
import { headAfter, isSpeaker, phraseAround } from "./speakers.js";
import { SAYING_FORMS } from "./speech.js";

export function findHedges(place: AnalysedSentence): Scope[] {
  const { units } = place;
  return units.flatMap(({ lower, mention }, comma): Scope[] => {
    if (mention || lower !== "," || !hasVerb(units, 0, comma)) return [];
    const opening = openingEnd(place, comma + 1);
    const head = opening === undefined ? undefined : headAfter(units, opening);
    if (opening === undefined || head === undefined || !isSpeaker(units, head)) return [];
    const rest = units
      .slice(head + 1)
      .filter(({ part }) => part !== "sign")
      .map((unit) => unit.lower);
    const said = units[comma + 1]!.lower === "if" ? BELIEVED.test(rest.join(" ")) : SAYING_FORMS.has(rest[0] ?? "");
    if (!said || (units[comma + 1]!.lower !== "if" && rest.length > 1)) return [];
    return [
      toScope(place, "say", {
        subject: head,
        source: phraseAround(units, head),
        cue: [comma + 1, units.length],
        content: [0, comma],
        backward: false,
      }),
    ];
  });
}

/** Behind ", | if |", ", | or so |", ", | so |". */
function openingEnd({ units }: AnalysedSentence, at: number): number | undefined {
  const word = units[at]?.lower;
  if (word === "if" || word === "so") return at + 1;
  return word === "or" && units[at + 1]?.lower === "so" ? at + 2 : undefined;
}

/** "is to be believed", "can be believed". */
const BELIEVED = /^(?:(?:is|are) to|can) be (?:believed|trusted)$/;
