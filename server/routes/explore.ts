/** Reading the graph: entities, lines, claims, passages. */
import { ClewError } from "../../graph/errors.js";
import type { DocumentId, EntityId, RelationId } from "../../graph/ids.js";
import { findNear } from "../../graph/near.js";
import { ontology } from "../../graph/ontology.js";
import type { GraphStore } from "../../graph/store.js";
import type { Answer } from "../api.js";
import type { Routes } from "../handler.js";

export function exploreRoutes(store: GraphStore): Routes {
  return {
    "GET /api/schema": async () => {
      const schema = await store.schema();
      return { relationTable: [...ontology.types], ...schema } as Answer<"GET /api/schema">;
    },
    "GET /api/entities": async ({ query }) =>
      query.near
        ? { items: await mutable(findNear(store, query.q)) }
        : mutable(store.findEntities({ text: query.q, ...paging(query), ...(query.type && { types: query.type }) })),
    "GET /api/entities/:id": async ({ params }) =>
      found(await store.entity(params.id as EntityId), `There is no entity "${params.id}".`, SEARCH),
    "GET /api/entities/:id/neighbours": async ({ params, query }) => {
      const id = params.id as EntityId;
      const known = await store.entities([id]);
      if (known.length === 0) throw new ClewError("not-found", `There is no entity "${id}".`, { hint: SEARCH });
      return mutable(
        store.neighbours(id, {
          ...paging(query),
          ...(query.type && { entityTypes: query.type }),
          ...(query.relation && { relationTypes: query.relation }),
          ...(query.except && { except: query.except as EntityId[] }),
          includeRelatedTo: query.relatedTo,
        }),
      );
    },
    "GET /api/entities/:id/names": ({ params }) => mutable(store.namesOf(params.id as EntityId)),
    "GET /api/suggestions": ({ query }) =>
      mutable(
        store.suggestions({
          ...paging(query),
          ...(query.entity !== undefined && { entity: query.entity as EntityId }),
        }),
      ),
    "GET /api/passages": ({ query }) => mutable(store.findPassages({ text: query.q, ...paging(query) })),
    "POST /api/subgraph": ({ body }) => mutable(store.subgraph(body.entities as EntityId[])),
    "GET /api/relations/:id": async ({ params }) => requireRelation(store, params.id as RelationId),
    "GET /api/relations/:id/claims": async ({ params, query }) => {
      await requireRelation(store, params.id as RelationId);
      return mutable(store.claims(params.id as RelationId, paging(query)));
    },
    "GET /api/documents": ({ query }) =>
      mutable(store.documents({ ...paging(query), ...(query.q !== undefined && { text: query.q }) })),
    "GET /api/documents/:id": async ({ params }) =>
      found(
        await store.document(params.id as DocumentId),
        `There is no document "${params.id}".`,
        "It may have been removed.",
      ),
  };
}

const SEARCH = "Search for the name: it may have been merged or removed.";

function paging(query: { limit: number; after?: string | undefined }) {
  return { limit: query.limit, ...(query.after !== undefined && { after: query.after }) };
}

/** The port's readonly answers as the wire's types: the same JSON. */
async function mutable<Value>(value: Promise<unknown>): Promise<Value> {
  return (await value) as Value;
}

function found<Value, Wire>(value: Value | undefined, message: string, hint: string): Wire {
  if (value === undefined) throw new ClewError("not-found", message, { hint });
  return value as unknown as Wire;
}

async function requireRelation(store: GraphStore, id: RelationId): Promise<Answer<"GET /api/relations/:id">> {
  return found(
    await store.relation(id),
    "This line is no longer there.",
    "Its documents or judgements may have changed.",
  );
}
