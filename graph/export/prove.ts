/** Relations with the claims behind them, read a batch at a time. */
import type { Relation } from "../model.js";
import type { GraphStore } from "../store.js";
import type { ProvenRelation } from "./source.js";

const RELATIONS_AT_ONCE = 100;

export async function* prove(store: GraphStore, relations: readonly Relation[]): AsyncGenerator<ProvenRelation> {
  for (let start = 0; start < relations.length; start += RELATIONS_AT_ONCE) {
    const batch = relations.slice(start, start + RELATIONS_AT_ONCE);
    const claims = await store.claimsOf(batch.map((relation) => relation.id));
    for (const relation of batch) yield { relation, claims: claims.get(relation.id) ?? [] };
  }
}
