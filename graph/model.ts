/**
 * The words of Clew as types. What documents say (documents, passages, referents, mentions, claims) is stored and never
 * rewritten; entities and relations are derived from it and from people's judgements. docs/architecture.md tells the road.
 */
import type { ClaimId, DocumentId, EntityId, JudgementId, NameKey, PassageId, ReferentId, RelationId } from "./ids.js";
import type { RelationType } from "./ontology.js";

/** Entity types; an Agency is a government, military, intergovernmental or law-enforcement Organization. */
export const ENTITY_TYPES = ["Person", "Agency", "Organization", "System", "Place", "Publication"] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const ZONES = ["title", "byline", "body", "junk"] as const;
export type Zone = (typeof ZONES)[number];

export const MENTION_KINDS = ["name", "description", "pronoun"] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** asserted: said to be so. denied: a speaker rejects it. negated: the text itself says that it is not so. */
export const STANCES = ["asserted", "denied", "negated"] as const;
export type Stance = (typeof STANCES)[number];

export const MODALITIES = ["fact", "reported", "alleged"] as const;
export type Modality = (typeof MODALITIES)[number];

/** reported: one origin asserts it. corroborated: two or more. contested: asserted and denied. denied: denials only. */
export const STATUSES = ["corroborated", "reported", "contested", "denied"] as const;
export type Status = (typeof STATUSES)[number];

/** An ISO 8601 date, also partial: `2022`, `2022-10`, `2022-10-11`. Compares as text within equal precision. */
export type PartialDate = string;

/** A half-open range of UTF-16 code units into a document's stored text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a document was found. One text may have several. */
export interface Source {
  /** Canonical URL, file URI or upload name. A new text under a known key replaces the old version. */
  readonly key: string;
  readonly publisher: string;
  readonly title: string;
  /** The day of publication, when known. */
  readonly date?: PartialDate;
}

// ── What reading one document gives ─────────────────────────────────────────────────────────────────────────────────

export interface ReadPassage extends Span {
  readonly zone: Zone;
}

export interface ReadMention extends Span {
  readonly kind: MentionKind;
  /** Index into the document's passages. */
  readonly passage: number;
}

/** One person, body or thing as one document knows it. */
export interface ReadReferent {
  /** The fullest name, in its canonical form: `Elon Musk`, not `Musk`; what links it across documents. */
  readonly name: string;
  readonly type: EntityType;
  /** Titles and roles that the text gives, e.g. `Russian president`. */
  readonly roles: readonly string[];
  readonly mentions: readonly ReadMention[];
}

export interface ReadClaim extends Span {
  readonly predicate: RelationType;
  /** Indexes into the document's referents. The subject and the object differ. */
  readonly subject: number;
  readonly object: number;
  /** Who says it: a referent of the document, or the words that name the speaker (`two US officials`). */
  readonly speaker?: number;
  readonly speakerWords?: string;
  readonly stance: Stance;
  readonly modality: Modality;
  /** Index of the passage that holds the quote; `start` and `end` delimit the quote in the document's text. */
  readonly passage: number;
  /** When it is said to have happened; `to` equals `from` for a single day, month or year, and is absent for "since 2019". */
  readonly from?: PartialDate;
  readonly to?: PartialDate;
  /** The publication that the document cites for it; absent when the document speaks for itself. */
  readonly cites?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The rule that found it, e.g. `verb/speak`. */
  readonly rule: string;
  /** The words of the link, for RELATED_TO. */
  readonly phrase?: string;
}

/** Everything the pipeline finds in one document: what the store saves whole, in one transaction. */
export interface ReadDocument {
  readonly text: string;
  /** At least one. */
  readonly sources: readonly Source[];
  /** ISO 639-1 code of the text, `und` when undetermined. */
  readonly language: string;
  /** Version of pipeline and configuration: says what a later run must redo. */
  readonly extractedWith: string;
  readonly passages: readonly ReadPassage[];
  readonly referents: readonly ReadReferent[];
  readonly claims: readonly ReadClaim[];
}

// ── What the store tells ────────────────────────────────────────────────────────────────────────────────────────────

export interface DocumentSummary {
  readonly id: DocumentId;
  /** Title, publisher and date of the earliest source. */
  readonly title: string;
  readonly publisher: string;
  readonly published?: PartialDate;
  readonly language: string;
  readonly sources: readonly Source[];
  readonly extractedWith: string;
  readonly passages: number;
  readonly claims: number;
}

export interface Passage extends Span {
  readonly id: PassageId;
  readonly zone: Zone;
  readonly text: string;
}

export interface Mention extends Span {
  readonly kind: MentionKind;
  readonly passage: PassageId;
  readonly referent: ReferentId;
  readonly entity: EntityId;
}

export interface Referent {
  readonly id: ReferentId;
  readonly name: string;
  readonly type: EntityType;
  readonly roles: readonly string[];
  readonly entity: EntityId;
}

/** A document whole: what a person reads, with every mention and every claim in it. */
export interface Document extends DocumentSummary {
  readonly text: string;
  readonly passageList: readonly Passage[];
  readonly referents: readonly Referent[];
  readonly mentions: readonly Mention[];
  readonly claimList: readonly Claim[];
}

export interface Entity {
  readonly id: EntityId;
  readonly name: string;
  readonly type: EntityType;
  /** Other spellings found in the documents, most frequent first; at most 50. */
  readonly aliases: readonly string[];
  /** How often the documents mention it, pronouns and descriptions included. */
  readonly mentions: number;
}

/** An entity with what a panel about it needs. */
export interface EntityProfile extends Entity {
  /** Titles and roles given to it, most frequent first. */
  readonly roles: readonly string[];
  /** The number of documents that mention it. */
  readonly documents: number;
  readonly relationCounts: readonly { readonly type: RelationType; readonly count: number }[];
  readonly neighbourCounts: readonly { readonly type: EntityType; readonly count: number }[];
}

/** The drawn line: all claims that agree on the two entities and the predicate. */
export interface Relation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly source: EntityId;
  readonly target: EntityId;
  readonly status: Status;
  /** Claims that count (hidden ones do not), for and against. */
  readonly claims: number;
  /** Distinct origins that assert it, and that deny it. */
  readonly origins: number;
  readonly denials: number;
  /** The highest confidence among the claims that decide its status, 0 to 1. */
  readonly confidence: number;
  /** When it is said to have happened. */
  readonly first?: PartialDate;
  readonly last?: PartialDate;
  /** When the documents that say so were published. */
  readonly reportedFirst?: PartialDate;
  readonly reportedLast?: PartialDate;
}

/** One claim with its proof. `document.text.slice(start, end) === quote`. */
export interface Claim extends Span {
  readonly id: ClaimId;
  readonly predicate: RelationType;
  readonly stance: Stance;
  readonly modality: Modality;
  readonly quote: string;
  /** The whole sentence around the quote. */
  readonly passage: { readonly id: PassageId; readonly start: number; readonly text: string };
  readonly document: {
    readonly id: DocumentId;
    readonly title: string;
    readonly publisher: string;
    readonly published?: PartialDate;
    readonly source: string;
  };
  readonly subject: { readonly entity: EntityId; readonly name: string };
  readonly object: { readonly entity: EntityId; readonly name: string };
  /** Who says it; `entity` when the text names them, else only their words. Absent: the document itself. */
  readonly speaker?: { readonly entity?: EntityId; readonly name: string };
  /** Where it comes from in the end: the publication cited, else the first publisher of the sentence. */
  readonly origin: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
  readonly confidence: number;
  readonly rule: string;
  readonly phrase?: string;
  readonly hidden: boolean;
}

export interface Subgraph {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

// ── Judgements ──────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A person's decision that outranks the extractor. It is anchored on names, source keys and a claim's words, which
 * survive a new version of a document and new rules; never on offsets.
 */
export type Judgement =
  /** These names are one: all referents with either belong to one entity. */
  | { readonly kind: "same"; readonly a: NameKey; readonly b: NameKey }
  /** These names are two, whatever else says so. */
  | { readonly kind: "not-same"; readonly a: NameKey; readonly b: NameKey }
  /** In these documents the name means someone else than in the others. */
  | { readonly kind: "split"; readonly name: NameKey; readonly sources: readonly string[] }
  | { readonly kind: "hide"; readonly source: string; readonly predicate: RelationType; readonly quote: string }
  | { readonly kind: "type"; readonly name: NameKey; readonly type: EntityType }
  | { readonly kind: "rename"; readonly name: NameKey; readonly to: string };

export interface JudgementRecord {
  readonly id: JudgementId;
  /** ISO instant. */
  readonly at: string;
  readonly judgement: Judgement;
  /** Set once it has been taken back. */
  readonly undoneAt?: string;
}
