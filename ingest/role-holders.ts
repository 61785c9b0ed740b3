/** Who holds a role: the person named beside the phrase, "spokesman | Berg", "| Berg |, head of NATO". */
import type { NamedSentence } from "./role-words.js";
import { SPEECH_FORMS } from "./speech.js";
import { Kind, type Token } from "./tokens.js";
import { isVerb, TITLES } from "./vocabulary.js";

/** The person directly after the phrase: "spokesman Dmitry Peskov", "…, Colin Kahl,", "a soldier named Nikolai", "founder is X". */
export function holderAfter(
  { tokens, names, covered }: NamedSentence,
  to: number,
  someone: boolean,
): number | undefined {
  let at = afterLetters(tokens, to);
  const comma = tokens[at]?.text === ",";
  if (someone && comma && !/^an?$/.test(tokens[0]!.lower)) return undefined; // "in a call to an official, Musk said"
  if (comma || /^(?:named|called|,|-|–|—|:)$/.test(tokens[at]?.lower ?? "")) at++;
  if (/^(?:named|called)$/.test(tokens[at]?.lower ?? "")) at++;
  while (
    TITLES.has(tokens[at]?.lower ?? "") &&
    covered[at] === undefined &&
    (comma || /\.$|^(?:mr|mrs|ms|dr|sir)$/.test(tokens[at]!.lower))
  )
    at++;
  const position = covered[at];
  if (position === undefined || names[position]!.name.type !== "Person" || names[position]!.name.from !== at)
    return undefined;
  if (!comma) return position;
  const after = tokens[names[position]!.name.to];
  if (someone) return after?.text === "," ? position : undefined; // "A partner at Halden, | Berg |, met"
  if (after && SPEECH_FORMS.has(after.lower) && isTag(tokens, to, names[position]!.name.to)) return undefined;
  return after === undefined || /^[,.]$/.test(after.text) || isVerbLike(after) ? position : undefined;
}

/** "He met the head of Halden, | Berg wrote |.", "The head of Halden, | Berg said |, was ill": who says so, and not who is meant. */
function isTag(tokens: readonly Token[], phraseEnd: number, verb: number): boolean {
  if (tokens.slice(0, phraseEnd).some(({ lower }) => CLAUSE_VERB.test(lower))) return true;
  const comma = tokens.findIndex(({ text }, at) => at > verb && at <= verb + 5 && text === ",");
  return comma > 0 && /^(?:has|had|have|was|is|were|are|will|would|did|does)$|ed$/.test(tokens[comma + 1]?.lower ?? "");
}
const CLAUSE_VERB =
  /^(?:has|had|have|was|is|were|are|will|would|did|does|do|met|spoke|told|said|saw|knew|gave|took|sent|wrote|left|paid|bought|sold|won|lost|led)$|(?:[^e]ed)$/;

/** "the head of the Harbour Tribunal | (HT) |, Anna Berg": over the letters that stand for it. */
const afterLetters = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === "(" && tokens[at + 2]?.text === ")" && tokens[at + 3]?.text === "," ? at + 3 : at;

/**
 * "They met Berg, | the minister | said", "…, | prosecutors | believe": who speaks is not Berg. Not "Berg, | a man |
 * believed to be rich".
 */
export const speaks = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from - 1]?.text === "," &&
  SPEECH_FORMS.has(tokens[to]?.lower ?? "") &&
  !tokens[to]!.lower.endsWith("ing") &&
  !/^(?:of|to|by|as|in|for)$/.test(tokens[to + 1]?.lower ?? "");

/** "They met Berg, | officials | …": several are no one man; "Berg and Voss, | founders | of X" are. */
const isOneOf = (tokens: readonly Token[], { from }: { readonly from: number }) =>
  /^(?:and|&)$/.test(tokens[from - 1]?.lower ?? "");

/** "freed Berg as | witness | recants": the subject of another clause. */
export const acts = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from - 1]?.lower === "as" && tokens[to]?.kind === Kind.Word && isVerb(tokens[to].lower);

/** "Berg, who is not related to Voss, | is | mayor": to the comma behind Berg. */
function beforeRelative(tokens: readonly Token[], verb: number): number {
  if (tokens[verb - 1]?.text !== ",") return verb;
  const who = tokens.findLastIndex(
    ({ lower }, at) =>
      at < verb - 1 && verb - at <= 20 && /^(?:who|whose|whom|which)$/.test(lower) && tokens[at - 1]?.text === ",",
  );
  return who > 0 ? who - 1 : verb;
}

const isVerbLike = (token: Token) =>
  SPEECH_FORMS.has(token.lower) || /^(?:has|had|was|is|who|will|would|called|met|and)$/.test(token.lower);

/** "Jens Stoltenberg, head of NATO", "Musk (founder of SpaceX)", "Putin is the president", "Musk - owner of X". */
export function holderBefore(
  { tokens, names, covered }: NamedSentence,
  from: number,
  plural: boolean,
): { readonly position: number; readonly stated: boolean } | undefined {
  let at = from - 1;
  const aside = tokens[at]?.lower === "as" && tokens[at - 1]?.text === ","; // "Berg, as head of X, left"
  const stated = !/^(?:,|\(|-|–|—)$/.test(tokens[at]?.text ?? "");
  const beside = covered[at];
  const verb = beside === undefined ? undefined : tokens[names[beside]!.name.from - 1]?.lower;
  const given = /^(?:appointed|elected|named|made)$/.test(verb ?? ""); // "appointed Berg | head of X"
  if (given) at = from - 1;
  else if (!stated) at--;
  else if (/^(?:is|was|as|became|become|remains|named|elected|appointed)$/.test(tokens[at]?.lower ?? "")) {
    at = beforeRelative(tokens, at);
    at--;
    while (
      /^(?:is|was|has|been|also|currently|now|later|then|himself|herself|,)$/.test(tokens[at]?.lower ?? "") &&
      covered[at] === undefined
    )
      at--;
  } else return undefined;
  at = beforeBrackets(tokens, at);
  while (tokens[at] && covered[at] === undefined && /^(?:\)|[0-9]{1,3}|,|jr\.|himself)$/.test(tokens[at]!.lower)) at--; // "Smith, 54, head of"
  const position = at >= 0 ? covered[at] : undefined;
  if (plural && !stated && position !== undefined && !isOneOf(tokens, names[position]!.name)) return undefined;
  return position !== undefined && names[position]!.name.type === "Person" && names[position]!.name.to === at + 1
    ? { position, stated: stated && !aside }
    : undefined;
}

const LONGEST_BRACKETS = 20;

/** "Berg | (3 March 1940 – 5 May 2001) | was": over the brackets that close at `at`. */
function beforeBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ")") return at;
  for (let back = at - 1; back >= 0 && at - back <= LONGEST_BRACKETS; back--)
    if (tokens[back]!.text === "(") return back - 1;
  return at;
}
