/** The claims behind lines, kept while the case does not change: whoever plays with options meets the same lines again. */
import type { RelationId } from "../graph/ids.js";
import type { Claim } from "../graph/model.js";
import type { Proof } from "../graph/paths/words.js";
import type { GraphStore } from "../graph/store.js";

/** The claims of these lines as of a revision, or later where the store is ahead. */
export type ProofOf = (ids: Iterable<RelationId>, revision: number) => Promise<Proof>;

/** Claims, some kilobytes each; beyond so many the lines that were asked for first are forgotten. */
const MOST_CLAIMS = 20_000;

export function keepProof(store: Pick<GraphStore, "claimsOf">, mostClaims = MOST_CLAIMS): ProofOf {
  const kept = new Map<RelationId, readonly Claim[]>();
  let claims = 0;
  let keptAt = -1;
  const keep = (id: RelationId, own: readonly Claim[]) => {
    claims += own.length - (kept.get(id)?.length ?? 0);
    kept.set(id, own);
    for (const [oldest, theirs] of kept) {
      if (claims <= mostClaims) return;
      kept.delete(oldest);
      claims -= theirs.length;
    }
  };
  return async (ids, revision) => {
    if (revision > keptAt) {
      kept.clear();
      claims = 0;
      keptAt = revision;
    }
    const proof = new Map<RelationId, readonly Claim[]>();
    const missing = new Set<RelationId>();
    for (const id of ids) {
      if (proof.has(id)) continue;
      const own = revision === keptAt ? kept.get(id) : undefined;
      if (own) proof.set(id, own);
      else missing.add(id);
    }
    if (missing.size === 0) return proof;
    const found = await store.claimsOf([...missing]);
    for (const id of missing) {
      const own = found.get(id) ?? [];
      proof.set(id, own);
      if (revision === keptAt) keep(id, own);
    }
    return proof;
  };
}
