/** The sayings of a text as it is shown: who says it, the words that say so, and what is said, over all its sentences. */
import type { Span } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { ReadAttribution } from "./pipeline.js";
import type { Scope } from "./scopes.js";

export function toAttributions(sentences: readonly Sentence[], scopes: readonly Scope[]): ReadAttribution[] {
  const shown = new Map<Scope, ReadAttribution[]>();
  for (const scope of [...scopes].sort((a, b) => a.sentence - b.sentence)) {
    const saying = scope.of ?? scope;
    const source = spanOf(sentences[saying.sentence]!, saying.source);
    const cue = spanOf(sentences[saying.sentence]!, saying.cue);
    const content = spanOf(sentences[scope.sentence]!, scope.content);
    if (!source || !cue || !content) continue;
    const own = shown.get(saying) ?? [];
    const last = own.at(-1);
    const joined =
      last && isJoined(sentences, last.content, content, cue)
        ? { start: last.content.start, end: content.end }
        : undefined;
    shown.set(
      saying,
      joined ? [...own.slice(0, -1), { source, cue, content: joined }] : [...own, { source, cue, content }],
    );
  }
  return [...shown.values()].flat();
}

function spanOf({ tokens }: Sentence, [from, to]: readonly [number, number]): Span | undefined {
  return from < to && tokens[from] && tokens[to - 1]
    ? { start: tokens[from].start, end: tokens[to - 1]!.end }
    : undefined;
}

/** One quotation from sentence to sentence, without the words of who says it between them. */
const isJoined = (sentences: readonly Sentence[], one: Span, next: Span, cue: Span) =>
  !(one.end <= cue.start && cue.end <= next.start) &&
  one.end <= next.start &&
  sentences.some(({ end }, at) => end === one.end && sentences[at + 1]?.start === next.start);
