/** What is exported, and in which form. */
import * as z from "zod";
import { MEASURES } from "../../graph/analytics/rank.js";
import { EXPORT_FORMATS } from "../../graph/export/formats.js";
import { entityId, relationId } from "./parts.js";

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
