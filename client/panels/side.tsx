/** The right side: the claims of the selected line, the selected entity, or where to begin. */
import { selection } from "../state/selection.js";
import { Claims } from "./claims.js";
import { EntityPanel } from "./entity.js";
import { Several } from "./several.js";
import { Welcome } from "./welcome.js";

const LABELS = { nothing: "Where to begin", entity: "Entity", several: "Several entities", relation: "Claims" };

export function Side() {
  const chosen = selection.value;
  return (
    <aside id="side" aria-label={LABELS[chosen.kind]} tabIndex={-1}>
      {chosen.kind === "relation" && <Claims id={chosen.id} />}
      {chosen.kind === "entity" && <EntityPanel id={chosen.id} />}
      {chosen.kind === "several" && <Several ids={chosen.ids} />}
      {chosen.kind === "nothing" && <Welcome />}
    </aside>
  );
}
