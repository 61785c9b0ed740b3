/**
 * Who "I" and "me" are: within a quotation, whoever says it. Outside of one they are nobody, and "we" is nobody anywhere:
 * whom it takes in is not said.
 */
import type { ReadReferent } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import type { Scope } from "./scopes.js";
import type { Token } from "./tokens.js";

/** By sentence, in order: "I" and "me" whose speaker is one certain person. Only sentences that have any. */
export function findFirstPersons(
  sentences: readonly Sentence[],
  scopes: readonly Scope[],
  referents: readonly ReadReferent[],
): Map<number, readonly Mention[]> {
  const sayings = new Map<number, Scope[]>();
  for (const scope of scopes) {
    if (scope.backward || !sentences[scope.sentence]!.tokens.some(isFirstPerson)) continue;
    sayings.set(scope.sentence, [...(sayings.get(scope.sentence) ?? []), scope]);
  }
  const found = new Map<number, readonly Mention[]>();
  for (const [sentence, own] of sayings) {
    const { tokens } = sentences[sentence]!;
    const quoted = toQuoted(tokens, own);
    const mentions = tokens.flatMap((token, at): Mention[] => {
      if (!isFirstPerson(token) || !quoted[at]) return [];
      const speaker = speakerOf(own, at);
      if (!speaker || referents[speaker.referent]!.type !== "Person") return [];
      return [{ sentence, from: at, to: at + 1, kind: "pronoun", referent: speaker.referent }];
    });
    if (mentions.length > 0) found.set(sentence, mentions);
  }
  return found;
}

const isFirstPerson = ({ lower }: Token) => lower === "i" || lower === "me" || lower === "my";

/** The one speaker of all sayings that hold this token; nobody where two speak or one is only described. */
function speakerOf(sayings: readonly Scope[], at: number): Mention | undefined {
  const over = sayings.filter((scope) => isSomebodys(scope) && scope.content[0] <= at && at < scope.content[1]);
  const speaker = over[0]?.speaker;
  return over.every((scope) => scope.speaker?.referent === speaker?.referent && !scope.others) ? speaker : undefined;
}

/** Not the text's own "It is not true that …". */
const isSomebodys = ({ kind, speaker, words }: Scope) =>
  kind !== "ask" && (kind !== "deny" || speaker !== undefined || words !== undefined);

/** Which tokens stand between quotation marks; a quotation may have begun before the sentence. */
function toQuoted(tokens: readonly Token[], sayings: readonly Scope[]): boolean[] {
  const first = tokens.findIndex(({ text }) => text === '"');
  const carried = sayings.some(({ cue }) => cue[0] === cue[1]); // a sentence of a longer quotation
  let open = first < 0 ? carried : first > 0 && (tokens[first]!.glued || tokens[first + 1]?.glued !== true);
  let inner = false; // "He said: 'I paid Voss'": a quotation in another
  return tokens.map(({ text }) => {
    if (text === '"') open = !open;
    if (text === "'") inner = !inner;
    return open && !inner;
  });
}
