/** What the page shows, in its address: a link or a reload opens it again. */
import { effect, signal } from "@preact/signals";
import { ApiError, call } from "../api/call.js";
import { drawerTab, isDrawerOpen, showInDrawer } from "./drawer.js";
import { addEntities, findOpeningView, showEntities } from "./graph.js";
import { say } from "./notices.js";
import { answer, asked, chosen, compared, compareWith, findPaths } from "./paths.js";
import { from, learnNames, options, readOptions, to } from "./question.js";
import { chooseMeasure, isDrawn, MEASURES, measure } from "./rank.js";
import { select, selection } from "./selection.js";
import { connectThese, findAnyConnected, findCommon, MOST, setAnswer } from "./sets.js";

const ENDS = ["entity", "relation", "from", "to"];

/** While a link is being followed the address stays as it is: a reload in the middle follows it again. */
const isFollowing = signal(false);

/**
 * True when the address asked for something: `#entity=person/elon-musk`, `#from=…&to=…&options={"maxHops":3}&path=2&compare=3`,
 * `#ask=connect&of=…&of=…`, `#ask=many&of=…&with=…`, `#rank=pagerank&drawn=1`.
 */
export async function openFromAddress(): Promise<boolean> {
  const link = new URLSearchParams(location.hash.slice(1));
  const [entity, relation, a, b] = ENDS.map((name) => link.get(name));
  if (!entity && !relation && !(a && b) && !link.has("ask") && !link.has("rank")) return false;
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
  if (link.has("ask")) await openSet(link);
  if (link.has("rank")) openRank(link);
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
  await openOptions(link);
  await findPaths(Math.max(0, (Number(link.get("path")) || 1) - 1));
  const other = Number(link.get("compare")) - 1;
  if (answer.value?.paths[other]) await compareWith(other);
}

async function openOptions(link: URLSearchParams): Promise<void> {
  const kept = link.get("options");
  const read = kept === null ? {} : readOptions(kept);
  if (!read) say("The options in this link cannot be read; the usual ones are used.", "problem");
  options.value = read ?? {};
  await learnNames(options.value);
}

/** What was asked of a selection: that of it which is still there is selected, and asked again. */
async function openSet(link: URLSearchParams): Promise<void> {
  const { entities } = await call("POST /api/subgraph", {
    body: { entities: link.getAll("of").slice(0, MOST.common) },
  });
  const ids = entities.map(({ id }) => id);
  if (ids.length < link.getAll("of").length) say("Some of what this link selects is no longer there.", "problem");
  if (ids.length === 0) return;
  await addEntities(ids);
  select.several(ids);
  await openOptions(link);
  const kind = link.get("ask");
  const other = link.get("with");
  if (kind === "connect") await connectThese(ids);
  else if (kind === "common") await findCommon(ids);
  else if (kind === "many" && other) {
    const to = await call("GET /api/entities/:id", { params: { id: other } }).catch(orGone);
    if (to) await findAnyConnected(ids, to);
    else say("This link asks about someone who is no longer there.", "problem");
  }
}

function openRank(link: URLSearchParams): void {
  const wanted = MEASURES.find((one) => one === link.get("rank"));
  if (!wanted) return say("This link asks for a measure that there is not.", "problem");
  isDrawn.value = link.has("drawn");
  showInDrawer("rank");
  chooseMeasure(wanted);
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
      if (compared.value !== undefined) shown.set("compare", String(compared.value + 1));
    }
    keepDrawer(shown);
    const hash = shown.size > 0 ? `#${shown.toString()}` : "";
    if (hash !== location.hash) history.replaceState(null, "", `${location.pathname}${hash}`);
  });
}

/** Of the drawer's other parts, the one in front. */
function keepDrawer(shown: URLSearchParams): void {
  const { value: answered } = setAnswer;
  if (!isDrawerOpen.value) return;
  if (drawerTab.value === "rank") {
    shown.set("rank", measure.value);
    if (isDrawn.value) shown.set("drawn", "1");
  }
  if (drawerTab.value !== "selection" || !answered) return;
  shown.set("ask", answered.kind);
  for (const id of answered.ids) shown.append("of", id);
  if (answered.kind === "many") shown.set("with", answered.to.id);
  if (!asked.value && Object.keys(answered.options).length > 0) shown.set("options", JSON.stringify(answered.options));
}
