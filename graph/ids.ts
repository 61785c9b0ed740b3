/**
 * Identifiers: strings that mean the same on every store and survive backup and restore. A database's own internal ids
 * are never kept.
 */
import { createHash } from "node:crypto";
import type { EntityType } from "./model.js";
import { fold, words } from "./names.js";

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type DocumentId = Id<"Document">;
export type PassageId = Id<"Passage">;
export type ReferentId = Id<"Referent">;
export type ClaimId = Id<"Claim">;
export type EntityId = Id<"Entity">;
export type RelationId = Id<"Relation">;
export type JudgementId = Id<"Judgement">;
/** What makes two names one name: see `toNameKey`, and `toNameKeys` in link.ts. */
export type NameKey = Id<"NameKey">;

/** `doc-` and the first 80 bits of the text's SHA-256: the same text is the same document. */
export function toDocumentId(text: string): DocumentId {
  return `doc-${digest(text, 20)}` as DocumentId;
}

export const toPassageId = (document: DocumentId, index: number) => `${document}/p${index}` as PassageId;
export const toReferentId = (document: DocumentId, index: number) => `${document}/r${index}` as ReferentId;
export const toClaimId = (document: DocumentId, index: number) => `${document}/c${index}` as ClaimId;

/** A relation is its two ends and its type; the caller puts the ends of symmetric types in order (`orderEnds`). */
export function toRelationId(source: EntityId, type: string, target: EntityId): RelationId {
  return `rel-${digest(`${source}\n${type}\n${target}`, 20)}` as RelationId;
}

/**
 * Referents whose names have one key are one entity unless a person judged otherwise. A person and a place of one name
 * are two; Kremlin the place and Kremlin the agency are one, typed by use.
 *
 *     toNameKey("Élon  MUSK", "Person")      // "person:elon musk"
 *     toNameKey("The Pentagon", "Agency")    // "thing:pentagon"
 */
export function toNameKey(name: string, type: EntityType): NameKey {
  const folded = fold(name).replace(/^the (?=.)/, ""); // 'the pentagon'
  return `${type === "Person" ? "person" : "thing"}:${folded || name.trim().toLowerCase()}` as NameKey;
}

/** The readable part of an entity's id: `person/elon-musk`. The store adds `-2`, `-3` … where it is taken. */
export function toEntitySlug(name: string, type: EntityType): EntityId {
  const slug = words(fold(name)).join("-").slice(0, 80) || digest(name, 10);
  return `${type.toLowerCase()}/${slug}` as EntityId;
}

/** The first `length` hexadecimal digits of the SHA-256 of a text. */
export function digest(text: string, length: number): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, length);
}
