/** In the panel of an entity: who else may be this one. Nothing where nobody is. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../api/call.js";
import { caseVersion } from "../state/case.js";
import type { Pair } from "../state/judgements.js";
import { sayError } from "../state/notices.js";
import { PairRow } from "./pair.js";

const MOST = 5;

export function PossiblySame({ id }: { readonly id: string }) {
  const pairs = useSignal<readonly Pair[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    pairs.value = pairs.value.filter(({ a, b }) => a.id === id || b.id === id);
    call("GET /api/suggestions", { query: { entity: id, limit: MOST } }, { signal: gone.signal }).then(
      ({ items }) => (pairs.value = items),
      sayError,
    );
    return () => gone.abort();
  }, [id, caseVersion.value]);
  if (pairs.value.length === 0) return null;
  return (
    <section aria-label="Possibly the same">
      <h3>Possibly the same</h3>
      <ul class="pairs">
        {pairs.value.map((pair) => (
          <PairRow key={`${pair.a.id} ${pair.b.id}`} pair={pair} seenFrom={id} />
        ))}
      </ul>
    </section>
  );
}
