/** What the case holds, as it crosses the wire: the model's own types (graph/model); `Checked` holds the two together. */
import * as z from "zod";
import type * as model from "../../graph/model.js";
import { MENTION_KINDS, MODALITIES, STANCES, ZONES } from "../../graph/model.js";
import {
  confidence,
  count,
  documentId,
  entityId,
  entityType,
  family,
  partialDate,
  relationId,
  relationType,
  status,
} from "./parts.js";

const source = z.object({
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

export const passageHit = z.object({
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
