/** A document on its way into the store: what follows from its text and sources alone. */
import { toPassageId, toReferentId, type NameKey, type ReferentId } from "../ids.js";
import { toNameKeys, type Linking } from "../link.js";
import type { EntityType, ReadReferent } from "../model.js";
import type { SavedDocument } from "./read-documents.js";
import { inOrder } from "./rows.js";
import type { NameUse } from "./write-names.js";
import { toFingerprint, type Sentence } from "./write-origins.js";

export interface Incoming extends SavedDocument {
  readonly title: string;
  readonly publisher: string;
  readonly published: string | null;
  readonly referents: readonly IncomingReferent[];
  /** Passages that state claims and are long enough to be recognised elsewhere. */
  readonly sentences: readonly Sentence[];
  /** Passage index → fingerprint. */
  readonly fingerprints: ReadonlyMap<number, string>;
}

export interface IncomingReferent {
  readonly id: ReferentId;
  readonly key: NameKey;
  readonly name: string;
  readonly type: EntityType;
  readonly names: readonly string[];
  readonly mentions: number;
  readonly read: ReadReferent;
}

export function toIncoming({ id, hash, read }: SavedDocument, linking: Linking): Incoming {
  const own = inOrder(read.sources)[0]!; // at least one: checked at the port
  const sources = read.sources.map((source) => source.key);
  const keys = toNameKeys(read.referents, sources);
  const fingerprints = new Map<number, string>();
  for (const index of new Set(read.claims.map((claim) => claim.passage))) {
    const passage = read.passages[index]!; // checked at the port
    const fingerprint = toFingerprint(read.text.slice(passage.start, passage.end));
    if (fingerprint) fingerprints.set(index, fingerprint);
  }
  const published = own.date ?? null;
  return {
    id,
    hash,
    read,
    title: own.title,
    publisher: own.publisher,
    published,
    fingerprints,
    sentences: [...fingerprints].map(([index, fingerprint]) => ({
      fingerprint,
      passage: toPassageId(id, index),
      document: id,
      published,
      publisher: own.publisher,
    })),
    referents: read.referents.map((referent, index) => ({
      id: toReferentId(id, index),
      key: linking.keyOf(keys[index]!, sources), // one for each referent
      name: referent.name,
      type: referent.type,
      names: spellings(referent, read.text),
      mentions: referent.mentions.length,
      read: referent,
    })),
  };
}

/** The distinct names by which a document calls someone, in the order in which it does. */
function spellings(referent: ReadReferent, text: string): string[] {
  const named = referent.mentions.filter((mention) => mention.kind === "name");
  return [...new Set(named.map((mention) => text.slice(mention.start, mention.end).replace(/\s+/g, " ").trim()))];
}

export function toUse(
  referent: Pick<IncomingReferent, "key" | "name" | "type" | "names" | "mentions">,
  step: 1 | -1,
): NameUse {
  const { key, name, type, mentions } = referent;
  return { key, step, name, type, mentions, spellings: referent.names };
}
