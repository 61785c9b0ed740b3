/**
 * The port of the store: what Clew asks of a graph database, in verbs of intent. No Cypher in its signature but the
 * users' own. Two adapters implement it, graph/neo4j and graph/embedded; `store.contract` says that they answer alike.
 *
 * Writes are acknowledged by the promise: once it resolves, a kill of any process loses nothing. Every write transaction
 * raises the revision by one. Failures are `ClewError`s.
 */
import type { DocumentId, EntityId, JudgementId, NameKey, RelationId } from "./ids.js";
import type {
  Claim,
  Document,
  DocumentSummary,
  Entity,
  EntityProfile,
  EntityType,
  Judgement,
  JudgementRecord,
  PartialDate,
  ReadDocument,
  Relation,
  Source,
  Subgraph,
} from "./model.js";
import type { RelationType } from "./ontology.js";
import type { CompleteQuestion } from "./paths/question.js";
import type { LikelyPair } from "./suggest/pairs.js";

export interface GraphStore {
  /** Words for people: `embedded store at .clew`, `Neo4j 5.26.30 at bolt://…`. */
  readonly description: string;

  // ── Writing ──
  /**
   * Saves documents whole, all in one transaction, and brings entities and relations up to date.
   * The order of `outcomes` is that of `documents`.
   */
  saveDocuments(documents: readonly ReadDocument[]): Promise<SaveOutcome[]>;
  /** Which of these source keys are stored, with what a later run needs to know whether to read them again. */
  findSources(keys: readonly string[]): Promise<StoredSource[]>;
  /** False when there is no such document. What only it said goes with it; judgements stay. */
  removeDocument(id: DocumentId): Promise<boolean>;

  /**
   * Throws `contradicts-judgement` with the records of those in the way in `details.judgements`, `invalid-input` for one
   * that says nothing. One that stands already is not made again: its record is the answer.
   */
  judge(judgement: Judgement): Promise<JudgementRecord>;
  /** Takes back any one judgement. Throws `not-found`; one already taken back stays so. */
  undoJudgement(id: JudgementId): Promise<JudgementRecord>;
  /** All ever made, oldest first, undone ones included. */
  judgements(): Promise<JudgementRecord[]>;

  // ── Reading ──
  /**
   * By prefix of any word of name or alias, accents aside; exact names first, then the most mentioned. A blank text finds
   * all of them, the most mentioned first.
   */
  findEntities(query: EntityQuery): Promise<Page<Entity>>;
  /** Passages that hold words with all these beginnings, case and accents aside; newest documents first. */
  findPassages(query: PassageQuery): Promise<Page<PassageHit>>;
  /** Follows an id that a merge replaced. Undefined when there is none. */
  entity(id: EntityId): Promise<EntityProfile | undefined>;
  /** In the order of `ids`, each once; follows ids that a merge replaced, leaves out those that are not there. */
  entities(ids: readonly EntityId[]): Promise<Entity[]>;
  /** Every entity, those without relations too, in batches ordered by id. */
  allEntities(): AsyncIterable<readonly Entity[]>;
  /** The names by which judgements know an entity, with the documents that use each. */
  namesOf(id: EntityId): Promise<EntityName[]>;
  /**
   * Pairs of entities that may be one, the likeliest first; nobody has judged them, and none is merged without. All of
   * them, or those of one entity.
   */
  suggestions(query: SuggestionQuery): Promise<Page<LikelyPair>>;
  /** The best proven first. An entity that is not there has none. */
  neighbours(id: EntityId, options: NeighbourOptions): Promise<Neighbourhood>;
  /** The relations among these entities, and the entities, as `entities` finds them. */
  subgraph(ids: readonly EntityId[]): Promise<Subgraph>;
  relation(id: RelationId): Promise<Relation | undefined>;
  /** The claims behind a line, asserted before denied, hidden ones last, then the surest first. */
  claims(id: RelationId, page: PageRequest): Promise<Page<Claim>>;
  /** The claims behind several lines at once, each in the order of `claims`; hidden ones left out. */
  claimsOf(ids: readonly RelationId[]): Promise<ReadonlyMap<RelationId, readonly Claim[]>>;
  document(id: DocumentId): Promise<Document | undefined>;
  /** The newest first, those without a date last. */
  documents(query: DocumentQuery): Promise<Page<DocumentSummary>>;
  /** All documents, or these, as they were read, e.g. for an export; ordered by id. Unknown ids are left out. */
  readDocuments(ids?: readonly DocumentId[]): AsyncIterable<ReadDocument>;

  // ── Following ──
  revision(): Promise<number>;
  counts(): Promise<Counts>;
  schema(): Promise<StoreSchema>;
  /**
   * All relations in batches, with the entities they join, as of `revision`, which all batches name alike. What was written
   * meanwhile may show in later batches: `changesSince` that revision then tells what makes the whole consistent.
   */
  relations(): AsyncIterable<RelationBatch>;
  /** The same in outline, several times faster: what weighs a relation and says when, for who takes in the whole case. */
  outline(): AsyncIterable<OutlineBatch>;
  /** What changed after a revision. `complete: false` when that is too long ago: read everything again. */
  changesSince(revision: number): Promise<Changes>;

  /**
   * Entities along the shortest ways between the stops of a question, as the database itself finds them: for a case too
   * large to hold in memory. Absent where the database finds none.
   */
  shortestWays?(question: CompleteQuestion, limits: WaysLimits): Promise<Ways>;

  // ── Users' own Cypher ──
  /** Reads only. Throws `query-invalid`, `query-refused`, `query-timeout`, `query-memory`, `aborted`. */
  query(cypher: string, parameters: Readonly<Record<string, unknown>>, limits: QueryLimits): Promise<QueryResult>;

  // ── Keeping ──
  /** ndjson lines without line ends; the first is a header. */
  backup(): AsyncIterable<string>;
  /**
   * Into an empty case only; entity ids are kept. Throws `invalid-input` naming the line; the case is then as empty as
   * before, so that another backup can be tried.
   */
  restore(lines: AsyncIterable<string>): Promise<Counts>;
  close(): Promise<void>;
}

export interface SaveOutcome {
  readonly id: DocumentId;
  /**
   * unchanged: stored already, read by the same rules. source-added: the same text from another source, or a known source
   * whose publisher, title or date is another now.
   */
  readonly outcome: "added" | "unchanged" | "source-added" | "new-version" | "re-read";
}

export interface StoredSource extends Source {
  readonly document: DocumentId;
  readonly extractedWith: string;
}

export interface PageRequest {
  /** At least 1. */
  readonly limit: number;
  /** Where the page before ended: its `next`. */
  readonly after?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface EntityQuery extends PageRequest {
  readonly text: string;
  readonly types?: readonly EntityType[];
}

export interface SuggestionQuery extends PageRequest {
  readonly entity?: EntityId;
}

export interface PassageQuery extends PageRequest {
  readonly text: string;
}

export interface PassageHit {
  readonly document: Pick<DocumentSummary, "id" | "title" | "publisher" | "published">;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The entities mentioned in it. */
  readonly entities: readonly Pick<Entity, "id" | "name" | "type">[];
}

export interface EntityName {
  readonly key: NameKey;
  readonly name: string;
  readonly documents: readonly { readonly id: DocumentId; readonly title: string; readonly source: string }[];
}

export interface NeighbourOptions extends PageRequest {
  readonly entityTypes?: readonly EntityType[];
  readonly relationTypes?: readonly RelationType[];
  /** Entities already in view, left out of the batch though not of the counts. */
  readonly except?: readonly EntityId[];
  /** RELATED_TO lines are left out unless asked for. */
  readonly includeRelatedTo?: boolean;
}

export interface Neighbourhood extends Page<{ readonly entity: Entity; readonly relations: readonly Relation[] }> {
  /** All neighbours under the options, in this batch or not. */
  readonly total: number;
  readonly byEntityType: readonly { readonly type: EntityType; readonly count: number }[];
  readonly byRelationType: readonly { readonly type: RelationType; readonly count: number }[];
}

export interface DocumentQuery extends PageRequest {
  /** Beginnings of words of title or publisher, case and accents aside. */
  readonly text?: string;
}

export interface Counts {
  readonly documents: number;
  readonly passages: number;
  readonly claims: number;
  readonly entities: number;
  readonly relations: number;
  /** Those that stand: taken back ones do not count. */
  readonly judgements: number;
}

export interface StoreSchema {
  readonly entityTypes: readonly { readonly type: EntityType; readonly count: number }[];
  readonly relationTypes: readonly { readonly type: RelationType; readonly count: number }[];
  readonly statuses: readonly { readonly status: Relation["status"]; readonly count: number }[];
  /** Earliest and latest day on which a document was published. */
  readonly published?: { readonly first: PartialDate; readonly last: PartialDate };
  /** Labels and relationship types of the stored graph with their properties, for the Cypher editor. */
  readonly labels: readonly string[];
  readonly relationshipTypes: readonly string[];
  readonly propertyKeys: readonly string[];
}

export interface RelationBatch {
  readonly revision: number;
  readonly relations: readonly Relation[];
  /** Entities of these relations that no earlier batch named. */
  readonly entities: readonly Entity[];
}

export type OutlineEntity = Pick<Entity, "id" | "name" | "type">;
/** By columns: `id[n]`, `type[n]` … are of the nth. A date that is not known is an empty text. */
export type OutlineRelations = {
  readonly [Name in OutlineColumn]: readonly NonNullable<Relation[Name]>[];
} & {
  /** The place of the end among all entities that this batch and those before it named, from 0. */
  readonly [End in "source" | "target"]: readonly number[];
};
type OutlineColumn = "id" | "type" | "status" | "origins" | "denials" | "confidence" | "first" | "last";
export interface OutlineBatch {
  readonly revision: number;
  /** Entities that no earlier batch named, the ends of these relations among them. */
  readonly entities: readonly OutlineEntity[];
  readonly relations: OutlineRelations;
}

export interface Changes {
  readonly revision: number;
  readonly complete: boolean;
  /**
   * As they are now; an id in `gone` is no longer there. `entities` holds those that changed themselves: the ends of a
   * changed relation need not be among them.
   */
  readonly relations: readonly Relation[];
  readonly entities: readonly Entity[];
  readonly gone: { readonly relations: readonly RelationId[]; readonly entities: readonly EntityId[] };
}

export interface QueryLimits {
  readonly timeoutMs: number;
  readonly maxRows: number;
  readonly signal?: AbortSignal;
}

/** A graph element in a query's result, alike on both stores. Everything else is plain JSON. */
export type QueryValue =
  | null
  | boolean
  | number
  | string
  | readonly QueryValue[]
  | { readonly [key: string]: QueryValue }
  | QueryNode
  | QueryRelationship
  | QueryPath;
export interface QueryNode {
  readonly $node: { readonly labels: readonly string[]; readonly properties: Readonly<Record<string, QueryValue>> };
}
export interface QueryRelationship {
  readonly $relationship: {
    readonly type: string;
    /** The `id` properties of its ends, where they have one. */
    readonly start: string | null;
    readonly end: string | null;
    readonly properties: Readonly<Record<string, QueryValue>>;
  };
}
export interface QueryPath {
  readonly $path: readonly (QueryNode | QueryRelationship)[];
}

export interface WaysLimits {
  readonly budgetMs: number;
  readonly signal?: AbortSignal;
}

export interface Ways {
  /** Each from one stop to the next, no entity twice. */
  readonly ways: readonly (readonly EntityId[])[];
  /** Whether there are no others under the question's options; order in time is not one of those. */
  readonly exhausted: boolean;
  /** Present when the time was up: there may be more. */
  readonly stopped?: "time";
  /** The cap that held. */
  readonly hubCap?: number;
  /** Distinct neighbours in the whole case of the entities on the ways. */
  readonly degrees: ReadonlyMap<EntityId, number>;
  readonly revision: number;
}

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly QueryValue[])[];
  /** More rows than `maxRows`. */
  readonly truncated: boolean;
  readonly elapsedMs: number;
  /** The revision that the answer is of. */
  readonly revision: number;
  /** What the reader should know, e.g. that this store answers a stated subset. */
  readonly notices: readonly string[];
}
