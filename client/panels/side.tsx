/** The right side: the claims of the selected line, the selected entity, or where to begin. */
import { useEffect } from "preact/hooks";
import { selection } from "../state/selection.js";
import { Claims } from "./claims.js";
import { EntityPanel } from "./entity.js";
import { Several } from "./several.js";
import { Welcome } from "./welcome.js";

const LABELS = { nothing: "Where to begin", entity: "Entity", several: "Several entities", relation: "Claims" };

export function Side() {
  const chosen = selection.value;
  const id = chosen.kind === "relation" || chosen.kind === "entity" ? chosen.id : chosen.kind;
  useEffect(beginAtTop, [id]);
  return (
    <aside id="side" aria-label={LABELS[chosen.kind]} tabIndex={-1}>
      {chosen.kind === "relation" && <Claims id={chosen.id} />}
      {chosen.kind === "entity" && <EntityPanel id={chosen.id} />}
      {chosen.kind === "several" && <Several ids={chosen.ids} />}
      {chosen.kind === "nothing" && <Welcome />}
    </aside>
  );
}

/** What is shown begins at its heading, however far the panel before was scrolled. */
function beginAtTop(): void {
  document.getElementById("side")?.scrollTo({ top: 0 });
}
