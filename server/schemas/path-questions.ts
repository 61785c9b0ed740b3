/** What one may ask about paths: the options of graph/paths/question, one or many ends, what a selection has in common. */
import * as z from "zod";
import { MOST_SELECTED } from "../../graph/analytics/common.js";
import { MOST_ENDS } from "../../graph/paths/connect.js";
import { MOST_TARGETS } from "../../graph/paths/many.js";
import { DIRECTIONS, MOST_HOPS, MOST_PATHS, OPTION_WORDS, RANKINGS, TIME_ORDERS } from "../../graph/paths/question.js";
import { confidence, entityId, entityType, family, partialDate, relationId, relationType, status } from "./parts.js";

/** How long it may take; then the answer is the best so far, and says so. */
const budgetMs = z.int().min(1).max(60_000).optional().meta({ description: "Time for the search, in milliseconds" });

/** A whole number; what is refused is named in words that people know. */
const whole = (option: keyof typeof OPTION_WORDS, least: number, most: number) => {
  const error = `${OPTION_WORDS[option]} is a whole number from ${least} to ${most}.`;
  return z.int({ error }).min(least, { error }).max(most, { error }).optional();
};

/** The options of a path question: see graph/paths/question. */
export const pathOptions = z.strictObject({
  via: z.array(entityId).max(6).optional(),
  maxHops: whole("maxHops", 1, MOST_HOPS),
  k: whole("k", 1, MOST_PATHS),
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
  minOrigins: whole("minOrigins", 0, 1000),
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
  .extend({ from: entityId, to: z.array(entityId).min(1).max(MOST_TARGETS), k: whole("k", 1, 10) })
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
