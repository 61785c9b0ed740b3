/** What takes long, told as it goes on. */
import * as z from "zod";
import { MEASURES } from "../../graph/analytics/rank.js";
import { rankAnswer } from "./measures.js";
import { count, documentId, jobId } from "./parts.js";

const at = z.string().meta({ description: "When it was acknowledged, ISO" });

export const documentJob = z
  .object({
    /** Jobs that an earlier version left lack it. */
    kind: z.literal("documents").default("documents"),
    id: jobId,
    state: z.enum(["waiting", "running", "done", "failed"]),
    at,
    files: z.array(z.string()),
    done: count,
    total: count,
    documents: z.array(z.object({ name: z.string(), id: documentId, outcome: z.string(), notes: z.array(z.string()) })),
    failures: z.array(z.object({ name: z.string(), message: z.string(), hint: z.string().optional() })),
  })
  .meta({ id: "DocumentJob", description: "Documents being read" });

export const rankJob = z
  .object({
    kind: z.literal("rank"),
    id: jobId,
    state: z.enum(["waiting", "running", "done", "failed", "stopped"]),
    at,
    measure: z.enum(MEASURES),
    done: z.number().min(0).max(1).meta({ description: "The share of the work, or of its time, that is over" }),
    seconds: z.number().meta({ description: "How long it has been at it" }),
    answer: rankAnswer.optional().meta({ description: "Once it is done" }),
    failure: z.object({ message: z.string(), hint: z.string().optional() }).optional(),
  })
  .meta({ id: "RankJob", description: "A measure being taken; ends when nobody follows it or asks for it any more" });

export const job = z.union([documentJob, rankJob]);
