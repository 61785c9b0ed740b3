/** What schemas of the wire are made of: ids, dates, types, pages. */
import * as z from "zod";
import { ENTITY_TYPES, STATUSES } from "../../graph/model.js";
import { FAMILIES, RELATION_TYPE_PATTERN } from "../../graph/ontology.js";

export const entityId = z
  .string()
  .min(1)
  .max(300)
  .meta({ description: "An entity's id", examples: ["person/elon-musk"] });
export const relationId = z
  .string()
  .regex(/^rel-[0-9a-f]{20}$/)
  .meta({ examples: ["rel-d3e4d66d1a6e9b261949"] });
export const documentId = z
  .string()
  .regex(/^doc-[0-9a-f]{20}$/)
  .meta({ examples: ["doc-33db95f6db1da62f2153"] });
export const judgementId = z
  .string()
  .regex(/^j-\d{6,}$/)
  .meta({ examples: ["j-000001"] });
export const jobId = z
  .string()
  .regex(/^job-[0-9a-z]{8,40}$/)
  .meta({ examples: ["job-m1a2b3c4d5"] });
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: "Expected a date like 2022, 2022-10 or 2022-10-11." })
  .meta({ examples: ["2022", "2022-10", "2022-10-11"] });
export const relationType = z
  .string()
  .max(60)
  .regex(RELATION_TYPE_PATTERN, { error: "Expected a relation type like SPOKE_WITH." })
  .meta({ examples: ["SPOKE_WITH"] });
export const entityType = z.enum(ENTITY_TYPES);
export const family = z.enum(FAMILIES);
export const status = z.enum(STATUSES);

export const count = z.int().min(0);
export const confidence = z.number().min(0).max(1);

/** A parameter that may be given several times or with commas: `type=Person&type=Place`, `type=Person,Place`. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? undefined : [value].flat().flatMap((part) => String(part).split(","))),
    z.array(item).max(100).optional(),
  );
export const flag = z.preprocess((value) => value === "true" || value === "1" || value === "", z.boolean());

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20).meta({ description: "How many at most" }),
  after: z.string().max(200).optional().meta({ description: "Where the page before ended: its `next`" }),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() });

/** What every answer about the relations ends with. */
export const asOf = { revision: count, elapsedMs: z.number() };
