/** "Its founder, Anna Berg": the body that the text speaks of. "The Labour Party and its leader, Anna Berg": that party. */
import type { EntityType } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import type { RolePhrase } from "./roles.js";

interface Input {
  readonly sentences: readonly Sentence[];
  /** Names and descriptions, in order of the text. */
  readonly mentions: readonly Mention[];
  readonly types: readonly EntityType[];
}

const BODY = /^(?:Organization|Agency|Publication)$/;

/** The body that "its" before these words means, by the sentence and token of "its". */
export function findOwnBodies(
  phrases: readonly RolePhrase[],
  { sentences, mentions, types }: Input,
): Map<string, Mention> {
  const bodies = new Map<number, Mention[]>();
  for (const mention of mentions)
    if (BODY.test(types[mention.referent]!))
      bodies.set(mention.sentence, [...(bodies.get(mention.sentence) ?? []), mention]);
  const found = new Map<string, Mention>();
  for (const { sentence, from } of phrases) {
    const { tokens, paragraphStart } = sentences[sentence]!;
    if (tokens[from]?.lower !== "its") continue;
    const before = (bodies.get(sentence) ?? []).filter(({ to }) => to <= from);
    const owner =
      from === 0 ? (paragraphStart ? undefined : theOne(bodies.get(sentence - 1))) : joinedBefore(before, tokens, from);
    if (owner) found.set(`${sentence} ${from}`, owner);
  }
  return found;
}

/** The only body of the sentence before. */
function theOne(mentions: readonly Mention[] | undefined): Mention | undefined {
  const last = mentions?.at(-1);
  return last && mentions!.every(({ referent }) => referent === last.referent) ? last : undefined;
}

/** "| the Labour Party | and its leader", "| Halden |, through its owner": right before, or the one body so far. */
function joinedBefore(before: readonly Mention[], tokens: Sentence["tokens"], from: number): Mention | undefined {
  const last = before.at(-1);
  if (last && last.to === from - 1 && /^(?:and|or)$/.test(tokens[from - 1]!.lower)) return last;
  return undefined;
}
