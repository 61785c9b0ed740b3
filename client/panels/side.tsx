/** The right side: the claims of the selected line, the selected entity, or where to begin. */
import { selection } from "../state/selection.js";
import { Claims } from "./claims.js";
import { EntityPanel } from "./entity.js";
import { Welcome } from "./welcome.js";

export function Side() {
  const chosen = selection.value;
  return (
    <aside
      id="side"
      aria-label={chosen.kind === "relation" ? "Claims" : chosen.kind === "entity" ? "Entity" : "Where to begin"}
      tabIndex={-1}
    >
      {chosen.kind === "relation" && <Claims id={chosen.id} />}
      {chosen.kind === "entity" && <EntityPanel id={chosen.id} />}
      {chosen.kind === "nothing" && <Welcome />}
    </aside>
  );
}
