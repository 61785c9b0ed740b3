/**
 * The shapes that cross the wire: one set of schemas that checks requests, types the client and makes the OpenAPI
 * document. Answers are the port's own types (graph/model, graph/store); `satisfies` holds the two together.
 */
import * as z from "zod";
import type * as model from "../graph/model.js";
import { ENTITY_TYPES, MENTION_KINDS, MODALITIES, STANCES, STATUSES, ZONES } from "../graph/model.js";
import { FAMILIES, RELATION_TYPE_PATTERN } from "../graph/ontology.js";
import { MOST_SELECTED } from "../graph/analytics/common.js";
import { MEASURES } from "../graph/analytics/rank.js";
import { MOST_ENDS } from "../graph/paths/connect.js";
import { MOST_TARGETS } from "../graph/paths/many.js";
import { DIRECTIONS, MOST_HOPS, MOST_PATHS, RANKINGS, TIME_ORDERS } from "../graph/paths/question.js";

// ── Parts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const entityId = z
  .string()
  .min(1)
  .max(300)
  .meta({ description: "An entity's id", examples: ["person/elon-musk"] });
export const relationId = z
  .string()
  .regex(/^rel-[0-9a-f]{20}$/)
  .meta({ examples: ["rel-d3e4d66d1a6e9b261949"] });
export const documentId = z
  .string()
  .regex(/^doc-[0-9a-f]{20}$/)
  .meta({ examples: ["doc-33db95f6db1da62f2153"] });
export const judgementId = z
  .string()
  .regex(/^j-\d{6,}$/)
  .meta({ examples: ["j-000001"] });
export const jobId = z
  .string()
  .regex(/^job-[0-9a-z]{8,40}$/)
  .meta({ examples: ["job-m1a2b3c4d5"] });
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ examples: ["2022", "2022-10", "2022-10-11"] });
export const relationType = z
  .string()
  .max(60)
  .regex(RELATION_TYPE_PATTERN)
  .meta({ examples: ["SPOKE_WITH"] });
export const entityType = z.enum(ENTITY_TYPES);
export const family = z.enum(FAMILIES);
export const status = z.enum(STATUSES);

const count = z.int().min(0);
const confidence = z.number().min(0).max(1);

/** A parameter that may be given several times or with commas: `type=Person&type=Place`, `type=Person,Place`. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : [value].flat().flatMap((part) => String(part).split(","))),
    z.array(item).max(100).optional(),
  );
const flag = z.preprocess((value) => value === "true" || value === "1" || value === "", z.boolean());

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20).meta({ description: "How many at most" }),
  after: z.string().max(200).optional().meta({ description: "Where the page before ended: its `next`" }),
});

// ── What the case holds ─────────────────────────────────────────────────────────────────────────────────────────────

export const source = z.object({
  key: z.string(),
  publisher: z.string(),
  title: z.string(),
  date: partialDate.optional(),
});

export const entity = z
  .object({ id: entityId, name: z.string(), type: entityType, aliases: z.array(z.string()), mentions: count })
  .meta({ id: "Entity" });

export const entityProfile = entity
  .extend({
    roles: z.array(z.string()),
    documents: count,
    relationCounts: z.array(z.object({ type: relationType, count })),
    neighbourCounts: z.array(z.object({ type: entityType, count })),
  })
  .meta({ id: "EntityProfile" });

export const relation = z
  .object({
    id: relationId,
    type: relationType,
    source: entityId,
    target: entityId,
    status,
    claims: count,
    origins: count,
    denials: count,
    confidence,
    first: partialDate.optional(),
    last: partialDate.optional(),
    reportedFirst: partialDate.optional(),
    reportedLast: partialDate.optional(),
  })
  .meta({ id: "Relation", description: "A line: all claims that agree on two entities and what joins them" });

export const claim = z
  .object({
    id: z.string(),
    predicate: relationType,
    stance: z.enum(STANCES),
    modality: z.enum(MODALITIES),
    quote: z.string(),
    start: count,
    end: count,
    passage: z.object({ id: z.string(), start: count, text: z.string() }),
    document: z.object({
      id: documentId,
      title: z.string(),
      publisher: z.string(),
      published: partialDate.optional(),
      source: z.string(),
    }),
    subject: z.object({ entity: entityId, name: z.string() }),
    object: z.object({ entity: entityId, name: z.string() }),
    speaker: z.object({ entity: entityId.optional(), name: z.string() }).optional(),
    origin: z.string(),
    from: partialDate.optional(),
    to: partialDate.optional(),
    confidence,
    rule: z.string(),
    phrase: z.string().optional(),
    hidden: z.boolean(),
  })
  .meta({ id: "Claim", description: "What one passage says of two entities, with the words that say so" });

export const documentSummary = z
  .object({
    id: documentId,
    title: z.string(),
    publisher: z.string(),
    published: partialDate.optional(),
    language: z.string(),
    sources: z.array(source),
    extractedWith: z.string(),
    passages: count,
    claims: count,
  })
  .meta({ id: "DocumentSummary" });

export const document = documentSummary
  .extend({
    text: z.string(),
    passageList: z.array(z.object({ id: z.string(), start: count, end: count, zone: z.enum(ZONES), text: z.string() })),
    referents: z.array(
      z.object({ id: z.string(), name: z.string(), type: entityType, roles: z.array(z.string()), entity: entityId }),
    ),
    mentions: z.array(
      z.object({
        start: count,
        end: count,
        kind: z.enum(MENTION_KINDS),
        passage: z.string(),
        referent: z.string(),
        entity: entityId,
      }),
    ),
    claimList: z.array(claim),
  })
  .meta({ id: "Document" });

export const subgraph = z.object({ entities: z.array(entity), relations: z.array(relation) }).meta({ id: "Subgraph" });

export const neighbourhood = z
  .object({
    items: z.array(z.object({ entity, relations: z.array(relation) })),
    next: z.string().optional(),
    total: count,
    byEntityType: z.array(z.object({ type: entityType, count })),
    byRelationType: z.array(z.object({ type: relationType, count })),
  })
  .meta({ id: "Neighbourhood" });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });

const passageHit = z.object({
  document: documentSummary.pick({ id: true, title: true, publisher: true, published: true }),
  start: count,
  end: count,
  text: z.string(),
  entities: z.array(entity.pick({ id: true, name: true, type: true })),
});

export const counts = z.object({
  documents: count,
  passages: count,
  claims: count,
  entities: count,
  relations: count,
  judgements: count,
});

const relationTypeEntry = z.object({
  type: relationType,
  family,
  wording: z.string(),
  inverse: z.string(),
  symmetric: z.boolean(),
  example: z.string(),
});

export const schemaAnswer = z
  .object({
    relationTable: z.array(relationTypeEntry).meta({ description: "What a line can say: every type, used or not" }),
    entityTypes: z.array(z.object({ type: entityType, count })),
    relationTypes: z.array(z.object({ type: relationType, count })),
    statuses: z.array(z.object({ status, count })),
    published: z.object({ first: partialDate, last: partialDate }).optional(),
    labels: z.array(z.string()),
    relationshipTypes: z.array(z.string()),
    propertyKeys: z.array(z.string()),
  })
  .meta({ id: "Schema" });

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const entityQuery = page.extend({
  q: z
    .string()
    .max(300)
    .default("")
    .meta({ description: "The beginning of any word of a name or alias, accents aside" }),
  type: listOf(entityType),
});
export const passageQuery = page.extend({ q: z.string().max(300).default("") });
export const documentQuery = page.extend({ q: z.string().max(300).optional() });
export const neighbourQuery = page.extend({
  type: listOf(entityType),
  relation: listOf(relationType),
  except: listOf(entityId).meta({ description: "Entities already in view" }),
  relatedTo: flag.default(false).meta({ description: "Whether RELATED_TO lines count" }),
});

/** How long it may take; then the answer is the best so far, and says so. */
const budgetMs = z.int().min(1).max(60_000).optional().meta({ description: "Time for the search, in milliseconds" });

/** The options of a path question: see graph/paths/question. */
const pathOptions = z.strictObject({
  via: z.array(entityId).max(6).optional(),
  maxHops: z.int().min(1).max(MOST_HOPS).optional(),
  k: z.int().min(1).max(MOST_PATHS).optional(),
  ranking: z.enum(RANKINGS).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  types: z.array(relationType).max(100).optional(),
  families: z.array(family).optional(),
  exceptTypes: z.array(relationType).max(100).optional(),
  exceptFamilies: z.array(family).optional(),
  relatedTo: z.boolean().optional(),
  entityTypes: z.array(entityType).optional(),
  exceptEntityTypes: z.array(entityType).optional(),
  minConfidence: confidence.optional(),
  minOrigins: z.int().min(0).max(1000).optional(),
  statuses: z.array(status).optional(),
  after: partialDate.optional(),
  before: partialDate.optional(),
  undated: z.boolean().optional(),
  timeOrder: z.enum(TIME_ORDERS).optional(),
  exceptEntities: z.array(entityId).max(500).optional(),
  exceptRelations: z.array(relationId).max(500).optional(),
  hubCap: z.union([z.int().min(1), z.enum(["auto", "off"])]).optional(),
  disjoint: z.boolean().optional(),
  budgetMs,
});

export const pathQuestion = pathOptions.extend({ from: entityId, to: entityId }).meta({ id: "PathQuestion" });
export const manyQuestion = pathOptions
  .extend({ from: entityId, to: z.array(entityId).min(1).max(MOST_TARGETS), k: z.int().min(1).max(10).optional() })
  .meta({ id: "ManyQuestion", description: "The options of a PathQuestion; k is 3 unless told otherwise" });
export const connectQuestion = pathOptions
  .omit({ via: true, maxHops: true, k: true, direction: true, timeOrder: true, disjoint: true })
  .extend({ entities: z.array(entityId).min(2).max(MOST_ENDS) })
  .meta({ id: "ConnectQuestion" });
export const commonQuestion = pathOptions
  .omit({ via: true, maxHops: true, k: true, ranking: true, timeOrder: true, disjoint: true, hubCap: true })
  .extend({
    entities: z.array(entityId).min(2).max(MOST_SELECTED),
    least: z
      .int()
      .min(1)
      .max(MOST_SELECTED)
      .optional()
      .meta({ description: "Linked with at least so many of them; 2 unless told otherwise" }),
    limit: z.int().min(1).max(1000).optional(),
  })
  .meta({ id: "CommonQuestion" });
export const rankQuestion = pathOptions
  .pick({
    types: true,
    families: true,
    exceptTypes: true,
    exceptFamilies: true,
    relatedTo: true,
    minConfidence: true,
    minOrigins: true,
    statuses: true,
    after: true,
    before: true,
    undated: true,
    exceptRelations: true,
    budgetMs: true,
  })
  .extend({
    measure: z.enum(MEASURES),
    entityTypes: z.array(entityType).optional().meta({ description: "Rows of these types alone" }),
    limit: z.int().min(1).max(10_000).optional().meta({ description: "How many rows; 100 unless told otherwise" }),
    entities: z
      .array(entityId)
      .max(10_000)
      .optional()
      .meta({ description: "Entities whose values are told too, whatever their place" }),
  })
  .meta({ id: "RankQuestion" });

const pathEntity = z.object({ id: entityId, name: z.string(), type: entityType, degree: count });
const hopRelation = z.object({
  id: relationId,
  type: relationType,
  forward: z.boolean(),
  status,
  origins: count,
  denials: count,
  confidence,
  first: partialDate.optional(),
  last: partialDate.optional(),
  cost: z.number(),
  /** The claim that best shows it. */
  best: claim.optional(),
});
const hop = z.object({ relations: z.array(hopRelation), cost: z.number() });
const prose = z.string().meta({ description: "A sentence with its sources below it, to copy" });
const path = z.object({ entities: z.array(pathEntity), hops: z.array(hop), cost: z.number(), prose });
const stopped = z
  .enum(["time", "cancelled"])
  .optional()
  .meta({ description: "Why it is not complete: what was found is the best so far" });
const leftOutHubs = z.object({ cap: z.number().optional(), leftOut: z.array(pathEntity), total: count });
const nearestSide = z.object({
  end: pathEntity,
  reached: count,
  closest: pathEntity.optional(),
  hopsMissing: count.optional(),
});
const byStore = z
  .object({ store: z.string(), notHonoured: z.array(z.object({ option: z.string(), message: z.string() })) })
  .optional()
  .meta({ description: "The case is too large to hold in memory: the store itself searched" });
/** What every answer about the relations ends with. */
const asOf = { revision: count, elapsedMs: z.number() };

export const pathAnswer = z
  .object({
    question: z.looseObject({ from: entityId, to: entityId }),
    paths: z.array(path),
    complete: z.boolean(),
    stopped,
    hubs: leftOutHubs,
    whyNone: z
      .object({
        reason: z.enum(["no-relations", "unconnected", "options"]),
        message: z.string(),
        nearest: z.array(nearestSide),
        openers: z.array(z.object({ change: z.record(z.string(), z.unknown()), message: z.string(), path })),
      })
      .optional(),
    byStore,
    ...asOf,
  })
  .meta({ id: "PathAnswer" });
export const manyAnswer = z
  .object({
    from: pathEntity,
    targets: z.array(
      z.object({
        to: entityId,
        entity: pathEntity.optional(),
        paths: z.array(path),
        complete: z.boolean(),
        hubs: leftOutHubs.optional(),
      }),
    ),
    complete: z.boolean(),
    byStore,
    ...asOf,
  })
  .meta({ id: "ManyAnswer", description: "The best connected first; without an entity: no line names it" });
export const connectAnswer = z
  .object({
    groups: z.array(
      z.object({
        ends: z.array(entityId),
        entities: z.array(pathEntity),
        links: z.array(hop.extend({ from: entityId, to: entityId })),
        cost: z.number(),
        quality: z.object({ least: z.boolean(), atMost: z.number(), message: z.string() }),
        prose,
      }),
    ),
    unknown: z.array(entityId),
    complete: z.boolean(),
    stopped,
    ...asOf,
  })
  .meta({ id: "ConnectAnswer", description: "One group when all can be linked" });
export const commonAnswer = z
  .object({
    rows: z.array(z.object({ entity: pathEntity, linked: z.array(entityId), cost: z.number() })),
    total: count,
    revision: count,
  })
  .meta({ id: "CommonAnswer" });

const rankRow = z.object({
  entity: pathEntity,
  value: z.number(),
  error: z.number().optional().meta({ description: "What an estimate may be off by: twice its standard error" }),
});
export const rankAnswer = z
  .object({
    measure: z.enum(MEASURES),
    rows: z.array(rankRow),
    chosen: z.array(rankRow).optional(),
    entities: count,
    links: count,
    exact: z.boolean(),
    notice: z.string().optional(),
    groups: z.array(z.object({ group: count, size: count })).optional(),
    modularity: z.number().optional(),
    bridges: z.array(z.object({ a: pathEntity, b: pathEntity, smaller: count })).optional(),
    ...asOf,
  })
  .meta({ id: "RankAnswer" });

export const cypherQuestion = z
  .object({
    cypher: z.string().min(1).max(100_000),
    parameters: z.record(z.string(), z.unknown()).default({}),
    maxRows: z.int().min(1).max(10_000).default(1000),
    timeoutMs: z.int().min(100).max(60_000).default(10_000),
  })
  .meta({ id: "CypherQuestion" });
export const cypherAnswer = z
  .object({
    columns: z.array(z.string()),
    rows: z.array(z.array(z.unknown())),
    truncated: z.boolean(),
    elapsedMs: z.number(),
    revision: count,
    notices: z.array(z.string()),
    /** Entities and lines among the results, to draw. */
    subgraph,
  })
  .meta({ id: "CypherAnswer" });

export const subgraphQuestion = z.object({ entities: z.array(entityId).max(5000) });

export const EXPORT_FORMATS = ["json", "csv", "spreadsheet", "graphml", "gexf", "cypher"] as const;
export const exportQuestion = z
  .object({
    format: z.enum(EXPORT_FORMATS),
    title: z.string().max(300).optional(),
    what: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("all") }),
      z.object({
        kind: z.literal("subgraph"),
        entities: z.array(entityId).max(20_000),
        relations: z.array(relationId).max(100_000),
      }),
      z.object({
        kind: z.literal("cypher"),
        cypher: z.string().min(1).max(100_000),
        parameters: z.record(z.string(), z.unknown()).default({}),
      }),
    ]),
    filters: z.record(z.string(), z.string().max(300)).default({}),
    measures: z
      .array(z.enum(MEASURES))
      .max(MEASURES.length)
      .default([])
      .meta({ description: "Of the whole case, as columns of the entities; not in json" }),
  })
  .meta({ id: "ExportQuestion" });

// ── Documents coming in ─────────────────────────────────────────────────────────────────────────────────────────────

export const pastedDocument = z
  .object({
    text: z.string().min(1).max(20_000_000),
    title: z.string().trim().max(300).optional(),
    publisher: z.string().trim().max(300).optional(),
    date: partialDate.optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  })
  .meta({ id: "PastedDocument" });

export const job = z
  .object({
    id: jobId,
    state: z.enum(["waiting", "running", "done", "failed"]),
    at: z.string().meta({ description: "When it was acknowledged, ISO" }),
    files: z.array(z.string()),
    done: count,
    total: count,
    documents: z.array(z.object({ name: z.string(), id: documentId, outcome: z.string(), notes: z.array(z.string()) })),
    failures: z.array(z.object({ name: z.string(), message: z.string(), hint: z.string().optional() })),
  })
  .meta({ id: "Job" });

// ── Judgements ──────────────────────────────────────────────────────────────────────────────────────────────────────

const nameKey = z.string().min(1).max(1000);
export const judgement = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("same"), a: nameKey, b: nameKey }),
    z.object({ kind: z.literal("not-same"), a: nameKey, b: nameKey }),
    z.object({ kind: z.literal("split"), name: nameKey, sources: z.array(z.string().min(1)).min(1) }),
    z.object({ kind: z.literal("hide"), source: z.string().min(1), predicate: relationType, quote: z.string().min(1) }),
    z.object({ kind: z.literal("type"), name: nameKey, type: entityType }),
    z.object({ kind: z.literal("rename"), name: nameKey, to: z.string().trim().min(1).max(500) }),
  ])
  .meta({ id: "Judgement" });
export const judgementRecord = z
  .object({ id: judgementId, at: z.string(), judgement, undoneAt: z.string().optional() })
  .meta({ id: "JudgementRecord" });
export const entityNames = z.array(
  z.object({
    key: nameKey,
    name: z.string(),
    documents: z.array(z.object({ id: documentId, title: z.string(), source: z.string() })),
  }),
);

export const suggestionQuery = page.extend({ entity: entityId.optional() });
export const suggestion = z
  .object({
    a: entity,
    b: entity,
    score: confidence.meta({ description: "For an order, not a probability" }),
    reasons: z.array(z.string()),
  })
  .meta({ id: "Suggestion", description: "Two entities that may be one; judge them same or not-same" });

// ── Others ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const health = z
  .object({
    status: z.literal("ok"),
    version: z.string(),
    store: z.string(),
    caseName: z.string(),
    revision: count,
    counts,
    projection: z
      .object({
        state: z.enum(["none", "building", "ready", "failed", "too-large"]),
        relations: count.optional(),
        entities: count.optional(),
        revision: count.optional(),
        bytes: count.optional(),
        message: z.string().optional(),
      })
      .meta({ description: "The relations in memory: how many so far, and what they weigh" }),
  })
  .meta({ id: "Health" });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    hint: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457" });

export { passageHit };

// The wire's entities are the model's: a change of one that forgets the other fails here.
type Wire<Schema extends z.ZodType> = z.output<Schema>;
type Same<A, B extends A> = B;
/** @public */
export type Checked = [
  Same<Wire<typeof entity>, Plain<model.Entity>>,
  Same<Wire<typeof relation>, Plain<model.Relation>>,
  Same<Wire<typeof claim>, Plain<model.Claim>>,
];
/** Without brands and readonly. */
type Plain<Value> = Value extends string
  ? Value
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
      : Value;
