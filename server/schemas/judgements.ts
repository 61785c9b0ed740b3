/** What people decide, and what they are asked to decide. */
import * as z from "zod";
import { entity } from "./case.js";
import { confidence, documentId, entityId, entityType, judgementId, page, relationType } from "./parts.js";

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
