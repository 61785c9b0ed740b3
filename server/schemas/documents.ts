/** Documents coming in, and the jobs that read them. */
import * as z from "zod";
import { count, documentId, jobId, partialDate } from "./parts.js";

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
