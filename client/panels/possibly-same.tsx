/** In the panel of an entity: who else may be this one. Nothing where nobody is. */
import { call } from "../api/call.js";
import { PairRow } from "./pair.js";
import { useReading } from "./use-reading.js";

const MOST = 5;

const read = (id: string, signal: AbortSignal) =>
  call("GET /api/suggestions", { query: { entity: id, limit: MOST } }, { signal });

export function PossiblySame({ id }: { readonly id: string }) {
  const [shown] = useReading(id, read);
  if (shown === undefined || "failed" in shown || shown.items.length === 0) return null; // the panel above tells failures
  return (
    <section aria-label="Possibly the same">
      <h3>Possibly the same</h3>
      <ul class="pairs">
        {shown.items.map((pair) => (
          <PairRow key={`${pair.a.id} ${pair.b.id}`} pair={pair} seenFrom={id} />
        ))}
      </ul>
    </section>
  );
}
