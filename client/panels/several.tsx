/** Several entities that are selected together: who they are, and what can be asked of them. */
import { addEntities, graph, hideEntities } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { select } from "../state/selection.js";
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
