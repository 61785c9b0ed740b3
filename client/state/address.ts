/** What the page shows, in its address: a link or a reload opens it again. */
import { effect } from "@preact/signals";
import { ApiError, call } from "../api/call.js";
import { addEntities, findOpeningView, showEntities } from "./graph.js";
import { say } from "./notices.js";
import { answer, findPaths, from, options, to, type PathOptions } from "./paths.js";
import { select, selection } from "./selection.js";

/** True when the address asked for something: `#entity=person/elon-musk`, `#from=…&to=…&maxHops=4`. */
export async function openFromAddress(): Promise<boolean> {
  const asked = new URLSearchParams(location.hash.slice(1));
  const [entity, relation, a, b] = ["entity", "relation", "from", "to"].map((name) => asked.get(name));
  if (!entity && !relation && !(a && b)) return false;
  await showEntities(await findOpeningView());
  if (a && b) await openQuestion(a, b, asked);
  if (relation) await openRelation(relation);
  if (entity) {
    const profile = await call("GET /api/entities/:id", { params: { id: entity } }).catch(orGone);
    if (!profile) say("What this link led to is no longer there.", "problem", "Search for its name.");
    else {
      await addEntities([profile.id]);
      select.entity(profile.id);
    }
  }
  return true;
}

async function openQuestion(a: string, b: string, asked: URLSearchParams): Promise<void> {
  const [first, second] = await Promise.all(
    [a, b].map((id) => call("GET /api/entities/:id", { params: { id } }).catch(orGone)),
  );
  if (!first || !second) return say("This link asks about someone who is no longer there.", "problem");
  from.value = first;
  to.value = second;
  const kept = asked.get("options");
  try {
    if (kept) options.value = JSON.parse(kept) as PathOptions; // checked by the server, which answers what is wrong with it
  } catch {
    say("The options in this link cannot be read; the usual ones are used.", "problem");
  }
  await findPaths();
}

/** What a link leads to may be gone; a server that does not answer is another matter. */
function orGone(error: unknown): undefined {
  if (error instanceof ApiError && error.code !== "offline") return undefined;
  throw error;
}

async function openRelation(id: string): Promise<void> {
  const line = await call("GET /api/relations/:id", { params: { id } }).catch(orGone);
  if (!line) return say("The line this link led to is no longer there.", "problem");
  await addEntities([line.source, line.target]);
  select.relation(line.id);
}

/** From now on the address follows what is selected and asked. */
export function keepInAddress(): void {
  effect(() => {
    const chosen = selection.value;
    const shown = new URLSearchParams();
    if (chosen.kind !== "nothing") shown.set(chosen.kind, chosen.id);
    if (answer.value && from.value && to.value) {
      shown.set("from", from.value.id);
      shown.set("to", to.value.id);
      shown.set("options", JSON.stringify(options.value));
    }
    const hash = shown.size > 0 ? `#${shown.toString()}` : "";
    if (hash !== location.hash) history.replaceState(null, "", `${location.pathname}${hash}`);
  });
}
