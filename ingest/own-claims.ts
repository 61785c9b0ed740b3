/**
 * Claims by the user's own patterns: match lines of compromise over the sentence, with each mention one term that carries
 * the tag #Entity and the tag of its type.
 */
import type { ReadReferent } from "../graph/model.js";
import type { FoundClaim } from "./found.js";
import { wordsOf, type OwnPattern } from "./knowledge.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import { nlp } from "./own-patterns.js";
import { Kind } from "./tokens.js";

type View = ReturnType<typeof nlp>;

const CONFIDENCE = 0.8;
/** Words before a claim that make a condition of it. */
const CONDITION = new Set(["if", "unless", "whether"]);

export interface Place {
  readonly sentence: Sentence;
  readonly index: number;
  readonly mentions: readonly Mention[];
  readonly referents: readonly ReadReferent[];
}

/** A match says it: not in a question, nor after "if". A word of denial within the match makes it negated. */
export function findOwnClaims(place: Place, patterns: readonly OwnPattern[]): FoundClaim[] {
  const { tokens } = place.sentence;
  if (patterns.length === 0 || place.mentions.length < 2 || tokens.some(({ text }) => text === "?")) return [];
  const words = new Set(tokens.flatMap(({ text }) => wordsOf(text)));
  const possible = patterns.filter(({ needs }) => needs.every((list) => list.some((word) => words.has(word))));
  if (possible.length === 0) return [];
  const view = toView(place);
  return possible.flatMap((pattern) => claimsBy(pattern, view, place));
}

function claimsBy({ type, match }: OwnPattern, view: View, place: Place): FoundClaim[] {
  const found = view.match(match);
  const ends = found.groups() as Partial<Record<"subject" | "object", View>>; // the pattern names both groups: config.ts has checked
  const subjects = mentionsIn(ends.subject, place);
  const objects = mentionsIn(ends.object, place);
  if (subjects.length !== objects.length) return [];
  return subjects.flatMap((subject, index): FoundClaim[] => {
    const object = objects[index];
    if (!subject || !object || subject.referent === object.referent) return [];
    const [first, last] = subject.from < object.from ? [subject, object] : [object, subject];
    if (place.sentence.tokens.slice(0, first.from).some(({ lower }) => CONDITION.has(lower))) return [];
    return [
      {
        predicate: type,
        subject,
        object,
        sentence: place.index,
        from: first.from,
        to: last.to,
        anchor: Math.min(first.to, last.from),
        negated: found.eq(index).has("#Negative"),
        alleged: false,
        confidence: CONFIDENCE,
        rule: `own/${type}`,
      },
    ];
  });
}

/** The sentence with a made-up word for each mention: "Zqb bribed Zqc". Its own stops and brackets are left out. */
function toView({ sentence: { tokens }, mentions, referents }: Place): View {
  let text = "";
  for (let at = 0; at < tokens.length;) {
    const index = mentions.findIndex(({ from }) => from === at);
    const mention = mentions[index];
    const token = tokens[at]!;
    const isGlued = token.lower === "'s" || (token.kind === Kind.Sign && token.text === ",");
    if (mention) text += ` ${toStandIn(index)}`;
    else if (isGlued) text += token.text;
    else if (token.kind !== Kind.Sign) text += ` ${token.text.replace(/[.?!]/g, "")}`; // 'Mr.'
    at = mention ? Math.max(mention.to, at + 1) : at + 1;
  }
  const view = nlp(text.trim());
  mentions.forEach(({ referent }, index) => {
    view
      .match(`/^${toStandIn(index).toLowerCase()}('s)?$/`)
      .tag("Entity")
      .tag(referents[referent]!.type);
  });
  return view;
}

const LETTERS = "bcdfghjkmp";

/** 12 → Zqcd: no word that anyone knows, and no ending that means something. */
function toStandIn(index: number): string {
  return `Zq${[...String(index)].map((digit) => LETTERS[Number(digit)]).join("")}`;
}

/** Undefined where a group holds anything but one mention. */
function mentionsIn(group: View | undefined, { mentions }: Place): (Mention | undefined)[] {
  const texts = (group?.out("array") ?? []) as string[]; // compromise's documented form: the text of each match
  return texts.map((text) => {
    const letters = /^\W*zq([bcdfghjkmp]+)(?:'s)?\W*$/i.exec(text)?.[1]?.toLowerCase(); // "Zqcd's,"
    return letters === undefined
      ? undefined
      : mentions[Number([...letters].map((one) => LETTERS.indexOf(one)).join(""))];
  });
}
