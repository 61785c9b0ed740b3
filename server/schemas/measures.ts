/** Measures of the whole case, and their values. */
import * as z from "zod";
import { MEASURES } from "../../graph/analytics/rank.js";
import { asOf, count, entityId, entityType } from "./parts.js";
import { pathEntity } from "./path-answers.js";
import { pathOptions } from "./path-questions.js";

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
    groups: z
      .array(z.object({ group: count, size: count }))
      .optional()
      .meta({ description: "For components and communities: numbered from 1, the largest" }),
    modularity: z.number().optional(),
    bridges: z.array(z.object({ a: pathEntity, b: pathEntity, smaller: count })).optional(),
    ...asOf,
  })
  .meta({ id: "RankAnswer" });
