/** Users' own Cypher, and what it finds. */
import * as z from "zod";
import { subgraph } from "./case.js";
import { count } from "./parts.js";

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
