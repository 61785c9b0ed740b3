/** What the documents and judgements of an export must look like to be taken back. */
import * as z from "zod";
import type { JudgementId, NameKey } from "../ids.js";
import {
  ENTITY_TYPES,
  MENTION_KINDS,
  MODALITIES,
  STANCES,
  ZONES,
  type JudgementRecord,
  type ReadDocument,
} from "../model.js";
import { RELATION_TYPE_PATTERN } from "../ontology.js";

const index = z.number().int().nonnegative();
const span = { start: index, end: index };
const predicate = z.string().regex(RELATION_TYPE_PATTERN);

/** The shape; that spans and indexes point to something, the store checks when it saves. */
export const readDocumentSchema = z.object({
  text: z.string(),
  sources: z
    .array(z.object({ key: z.string(), publisher: z.string(), title: z.string(), date: z.exactOptional(z.string()) }))
    .min(1),
  language: z.string(),
  extractedWith: z.string(),
  passages: z.array(z.object({ ...span, zone: z.enum(ZONES) })),
  referents: z.array(
    z.object({
      name: z.string(),
      type: z.enum(ENTITY_TYPES),
      roles: z.array(z.string()),
      mentions: z.array(z.object({ ...span, kind: z.enum(MENTION_KINDS), passage: index })),
    }),
  ),
  claims: z.array(
    z.object({
      ...span,
      predicate,
      subject: index,
      object: index,
      speaker: z.exactOptional(index),
      speakerWords: z.exactOptional(z.string()),
      stance: z.enum(STANCES),
      modality: z.enum(MODALITIES),
      passage: index,
      from: z.exactOptional(z.string()),
      to: z.exactOptional(z.string()),
      cites: z.exactOptional(z.string()),
      confidence: z.number(),
      rule: z.string(),
      phrase: z.exactOptional(z.string()),
    }),
  ),
}) satisfies z.ZodType<ReadDocument>;

const nameKey = z.string().transform((key) => key as NameKey);

export const judgementRecordSchema = z.object({
  id: z.string().transform((id) => id as JudgementId),
  at: z.string(),
  judgement: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("same"), a: nameKey, b: nameKey }),
    z.object({ kind: z.literal("not-same"), a: nameKey, b: nameKey }),
    z.object({ kind: z.literal("split"), name: nameKey, sources: z.array(z.string()) }),
    z.object({ kind: z.literal("hide"), source: z.string(), predicate, quote: z.string() }),
    z.object({ kind: z.literal("type"), name: nameKey, type: z.enum(ENTITY_TYPES) }),
    z.object({ kind: z.literal("rename"), name: nameKey, to: z.string() }),
  ]),
  undoneAt: z.exactOptional(z.string()),
}) satisfies z.ZodType<JudgementRecord>;
