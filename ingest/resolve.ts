/** Names of one document to referents: a surname is the one full name that ends with it. */
import { toNameKey } from "../graph/ids.js";
import type { EntityType, MentionKind, ReadMention, ReadReferent } from "../graph/model.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";

export interface Mention {
  readonly sentence: number;
  /** Tokens of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly kind: MentionKind;
  readonly referent: number;
}

export interface Resolution {
  readonly referents: readonly ReadReferent[];
  /** In order of the text. */
  readonly mentions: readonly Mention[];
}

export function resolve(sentences: readonly Sentence[], names: readonly Name[]): Resolution {
  const full = new Map<string, string | null>();
  for (const { words, type } of names) {
    const parts = words.split(" ");
    if (type !== "Person" || parts.length < 2) continue;
    const surname = parts.at(-1)!;
    full.set(surname, full.has(surname) && full.get(surname) !== words ? null : words); // two people of one surname stay two
  }
  const indexes = new Map<string, number>();
  const referents: { name: string; type: EntityType; roles: string[]; mentions: ReadMention[] }[] = [];
  const mentions = names.map((entry): Mention => {
    const name = entry.known ?? full.get(entry.words) ?? entry.words;
    const key = toNameKey(name, entry.type);
    const referent = indexes.get(key) ?? referents.push({ name, type: entry.type, roles: [], mentions: [] }) - 1;
    indexes.set(key, referent);
    const tokens = sentences[entry.sentence]!.tokens;
    referents[referent]!.mentions.push({
      start: tokens[entry.from]!.start,
      end: tokens[entry.to - 1]!.end,
      kind: "name",
      passage: entry.sentence,
    });
    return { sentence: entry.sentence, from: entry.from, to: entry.to, kind: "name", referent };
  });
  return { referents, mentions };
}
