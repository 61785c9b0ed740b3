/** What one asks of the case to look around in it. */
import * as z from "zod";
import { entityId, entityType, flag, listOf, page, relationType } from "./parts.js";

export const entityQuery = page.extend({
  q: z
    .string()
    .max(300)
    .default("")
    .meta({ description: "The beginning of any word of a name or alias, accents aside" }),
  type: listOf(entityType),
  near: flag.default(false).meta({ description: "Those who are called almost so: for a name that nobody has" }),
});
export const passageQuery = page.extend({ q: z.string().max(300).default("") });
export const documentQuery = page.extend({ q: z.string().max(300).optional() });
export const neighbourQuery = page.extend({
  type: listOf(entityType),
  relation: listOf(relationType),
  except: listOf(entityId).meta({ description: "Entities already in view" }),
  relatedTo: flag.default(false).meta({ description: "Whether RELATED_TO lines count" }),
});

export const subgraphQuestion = z.object({ entities: z.array(entityId).max(5000) });
