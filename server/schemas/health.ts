/** How the server is, and what went wrong. */
import * as z from "zod";
import { counts } from "./case.js";
import { count } from "./parts.js";

export const health = z
  .object({
    status: z.literal("ok"),
    version: z.string(),
    store: z.string(),
    caseName: z.string(),
    caseNote: z.string().optional().meta({ description: "What the readers of an example ought to know of its texts" }),
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
