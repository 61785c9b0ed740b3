/** Several entities that are selected together: who they are, and what can be asked of them. */
import { addEntities, graph, hideEntities } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { select } from "../state/selection.js";
import { connectThese, findAnyConnected, findCommon, MOST } from "../state/sets.js";
import { EntityPick } from "./entity-pick.js";
import { TypeSign } from "./icon.js";

export function Several({ ids }: { readonly ids: readonly string[] }) {
  return (
    <>
      <h2 class="statement">{ids.length} entities selected</h2>
      <ul class="selected" aria-label="Selected">
        {ids.map((id) => {
          const entity = graph.value.entities.get(id);
          return (
            <li key={id}>
              <TypeSign type={entity?.type ?? ""} />
              <button class="link strong ellipsis" type="button" onClick={() => select.entity(id)}>
                {entity?.name ?? id}
              </button>
              <button
                class="btn ghost"
                type="button"
                aria-label={`Select ${entity?.name ?? id} no longer`}
                onClick={() => select.toggle(id)}
              >
                ✕
              </button>
            </li>
          );
        })}
      </ul>
      <EntityPick
        label="Select another"
        placeholder="and another …"
        onPick={({ id }) =>
          void attempt(async () => {
            await addEntities([id]);
            select.several([...ids, id]);
          })
        }
      />
      <h3>What do they have to do with each other?</h3>
      <div class="actions start">
        <Ask words="Connect these" isFirst ids={ids} most={MOST.connect} onAsk={connectThese} />
        <Ask words="Common neighbours" ids={ids} most={MOST.common} onAsk={findCommon} />
      </div>
      {ids.length <= MOST.many && (
        <div class="any">
          <span class="dim">Is any of these connected to</span>
          <EntityPick
            label="Is any connected to"
            placeholder="someone"
            onPick={(to) => void findAnyConnected(ids, to)}
          />
        </div>
      )}
      <div class="actions start">
        <button
          class="btn"
          type="button"
          onClick={() => {
            select.nothing();
            hideEntities(ids);
          }}
        >
          Hide
        </button>
      </div>
    </>
  );
}

interface AskProps {
  readonly words: string;
  readonly isFirst?: boolean;
  readonly ids: readonly string[];
  /** As many as may be asked about at a time. */
  readonly most: number;
  readonly onAsk: (ids: readonly string[]) => Promise<void>;
}

function Ask({ words, isFirst = false, ids, most, onAsk }: AskProps) {
  const isTooMany = ids.length > most;
  return (
    <button
      class={isFirst ? "btn primary" : "btn"}
      type="button"
      disabled={isTooMany}
      title={isTooMany ? `At most ${most} at a time` : undefined}
      onClick={() => void onAsk(ids)}
    >
      {words}
    </button>
  );
}
