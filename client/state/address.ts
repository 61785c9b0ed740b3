/** What the page shows, in its address: a link or a reload opens it again. */
import { effect, signal } from "@preact/signals";
import { ApiError, call } from "../api/call.js";
import { addEntities, findOpeningView, showEntities } from "./graph.js";
import { say } from "./notices.js";
import { asked, chosen, findPaths } from "./paths.js";
import { from, learnNames, options, readOptions, to } from "./question.js";
import { select, selection } from "./selection.js";

const ENDS = ["entity", "relation", "from", "to"];

/** While a link is being followed the address stays as it is: a reload in the middle follows it again. */
const isFollowing = signal(false);

/** True when the address asked for something: `#entity=person/elon-musk`, `#from=…&to=…&options={"maxHops":3}&path=2`. */
export async function openFromAddress(): Promise<boolean> {
  const link = new URLSearchParams(location.hash.slice(1));
  const [entity, relation, a, b] = ENDS.map((name) => link.get(name));
  if (!entity && !relation && !(a && b)) return false;
  isFollowing.value = true;
  try {
    await follow(link);
  } finally {
    isFollowing.value = false;
  }
  return true;
}

async function follow(link: URLSearchParams): Promise<void> {
  const [entity, relation, a, b] = ENDS.map((name) => link.get(name));
  select.nothing();
  await showEntities(await findOpeningView());
  if (a && b) await openQuestion(a, b, link);
  if (relation) await openRelation(relation);
  if (entity) {
    const profile = await call("GET /api/entities/:id", { params: { id: entity } }).catch(orGone);
    if (!profile) say("What this link led to is no longer there.", "problem", "Search for its name.");
    else {
      await addEntities([profile.id]);
      select.entity(profile.id);
    }
  }
}

async function openQuestion(a: string, b: string, link: URLSearchParams): Promise<void> {
  const [first, second] = await Promise.all(
    [a, b].map((id) => call("GET /api/entities/:id", { params: { id } }).catch(orGone)),
  );
  if (!first || !second) return say("This link asks about someone who is no longer there.", "problem");
  from.value = first;
  to.value = second;
  const kept = link.get("options");
  const read = kept === null ? {} : readOptions(kept);
  if (!read) say("The options in this link cannot be read; the usual ones are used.", "problem");
  options.value = read ?? {};
  await learnNames(options.value);
  await findPaths(Math.max(0, (Number(link.get("path")) || 1) - 1));
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
    if (isFollowing.value) return;
    const one = selection.value;
    const shown = new URLSearchParams();
    if (one.kind === "entity" || one.kind === "relation") shown.set(one.kind, one.id);
    if (asked.value) {
      const { from: first, to: second, options: kept } = asked.value;
      shown.set("from", first.id);
      shown.set("to", second.id);
      if (Object.keys(kept).length > 0) shown.set("options", JSON.stringify(kept));
      if (chosen.value) shown.set("path", String(chosen.value + 1)); // the first is lit anyway
    }
    const hash = shown.size > 0 ? `#${shown.toString()}` : "";
    if (hash !== location.hash) history.replaceState(null, "", `${location.pathname}${hash}`);
  });
}
