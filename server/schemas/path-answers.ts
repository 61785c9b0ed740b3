/** What questions about paths are answered with (graph/paths/answer), every line with the claim that best shows it. */
import * as z from "zod";
import { claim } from "./case.js";
import {
  asOf,
  confidence,
  count,
  entityId,
  entityType,
  partialDate,
  relationId,
  relationType,
  status,
} from "./parts.js";

export const pathEntity = z.object({ id: entityId, name: z.string(), type: entityType, degree: count });
const hopRelation = z.object({
  id: relationId,
  type: relationType,
  forward: z.boolean(),
  status,
  origins: count,
  denials: count,
  confidence,
  first: partialDate.optional(),
  last: partialDate.optional(),
  cost: z.number(),
  /** The claim that best shows it. */
  best: claim.optional(),
  /** The best that denies what others assert. */
  against: claim.optional(),
  datedOutside: z
    .array(z.object({ first: partialDate.optional(), last: partialDate.optional() }))
    .optional()
    .meta({ description: "Only where none of its dated claims lies in the time asked for: the times that they give" }),
});
const hop = z.object({ relations: z.array(hopRelation), cost: z.number() });
const prose = z.string().meta({ description: "A sentence with its sources below it, to copy" });
const path = z.object({ entities: z.array(pathEntity), hops: z.array(hop), cost: z.number(), prose });
const stopped = z
  .enum(["time", "cancelled"])
  .optional()
  .meta({ description: "Why it is not complete: what was found is the best so far" });
const leftOutHubs = z.object({ cap: z.number().optional(), leftOut: z.array(pathEntity), total: count });
const nearestSide = z.object({
  end: pathEntity,
  reached: count,
  closest: pathEntity.optional(),
  hopsMissing: count.optional(),
});
const byStore = z
  .object({ store: z.string(), notHonoured: z.array(z.object({ option: z.string(), message: z.string() })) })
  .optional()
  .meta({ description: "The case is too large to hold in memory: the store itself searched" });

export const pathAnswer = z
  .object({
    question: z.looseObject({ from: entityId, to: entityId }),
    paths: z.array(path),
    complete: z.boolean(),
    stopped,
    hubs: leftOutHubs,
    deniedBetween: hop
      .optional()
      .meta({ description: "Lines between the two ends that are only denied, where the question takes no such lines" }),
    whyNone: z
      .object({
        reason: z.enum(["no-relations", "unconnected", "options"]),
        message: z.string(),
        nearest: z.array(nearestSide),
        openers: z.array(z.object({ change: z.record(z.string(), z.unknown()), message: z.string(), path })),
      })
      .optional(),
    byStore,
    ...asOf,
  })
  .meta({ id: "PathAnswer" });
export const manyAnswer = z
  .object({
    from: pathEntity,
    targets: z.array(
      z.object({
        to: entityId,
        entity: pathEntity.optional(),
        paths: z.array(path),
        complete: z.boolean(),
        hubs: leftOutHubs.optional(),
      }),
    ),
    complete: z.boolean(),
    byStore,
    ...asOf,
  })
  .meta({ id: "ManyAnswer", description: "The best connected first; without an entity: no line names it" });
export const connectAnswer = z
  .object({
    groups: z.array(
      z.object({
        ends: z.array(entityId),
        entities: z.array(pathEntity),
        links: z.array(hop.extend({ from: entityId, to: entityId })),
        cost: z.number(),
        quality: z.object({ least: z.boolean(), atMost: z.number(), message: z.string() }),
        prose,
      }),
    ),
    unknown: z.array(entityId),
    complete: z.boolean(),
    stopped,
    ...asOf,
  })
  .meta({ id: "ConnectAnswer", description: "One group when all can be linked" });
export const commonAnswer = z
  .object({
    rows: z.array(z.object({ entity: pathEntity, linked: z.array(entityId), cost: z.number() })),
    total: count,
    revision: count,
  })
  .meta({ id: "CommonAnswer" });
