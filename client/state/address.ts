/** What the page shows, in its address: a link or a reload opens it again, and Back goes to what was shown before. */
import { effect, signal } from "@preact/signals";
import { ApiError, call } from "../api/call.js";
import { drawerTab, isDrawerOpen, showInDrawer, type DrawerTab } from "./drawer.js";
import { addEntities, findOpeningView, graph, showEntities } from "./graph.js";
import { say } from "./notices.js";
import { answer, asked, choosePath, chosen, compared, compareWith, findPaths, forgetQuestion } from "./paths.js";
import { from, learnNames, options, readOptions, to } from "./question.js";
import { chooseMeasure, isDrawn, MEASURES, measure } from "./rank.js";
import { select, selection } from "./selection.js";
import { connectThese, findAnyConnected, findCommon, MOST, setAnswer } from "./sets.js";

/** What an entry of the history keeps beside its address: the entities in view. A link has none of it. */
interface Kept {
  readonly view: readonly string[];
}

/** More are not kept: a browser bounds what an entry may hold. */
const MOST_KEPT = 2000;
/** Places that follow one another as fast as this are one: whoever walks the graph by arrow keys passes many. */
const PASSING_MS = 500;
/** Where one looks, not how: a change of these alone is none of place. */
const MANNERS = ["options", "path", "compare", "drawn"];
const KNOWN = ["entity", "relation", "from", "ask", "rank"];

/** While a link is being followed the address stays as it is: a reload in the middle follows it again. */
const isFollowing = signal(false);
let followed = 0;
/** As of the address that is there now. */
let place: string | undefined;
let placedAt = 0;

/**
 * Shows what the address asks for, `#entity=person/elon-musk`, `#from=…&to=…&options={"maxHops":3}&path=2&compare=3`,
 * `#ask=connect&of=…&of=…`, `#ask=many&of=…&with=…`, `#rank=pagerank&drawn=1`, in the view that its entry of the history
 * keeps, or else where a case begins.
 */
export async function openFromAddress(): Promise<void> {
  const link = new URLSearchParams(location.hash.slice(1));
  const { view } = (history.state ?? {}) as Partial<Kept>; // what keepInAddress put there
  const isKnown = KNOWN.some((name) => link.has(name));
  if (!isKnown && !view && graph.value.entities.size > 0) return; // some other anchor
  const own = (followed += 1);
  isFollowing.value = true;
  try {
    place = placeOf(link);
    await follow(link, view);
  } finally {
    if (own === followed) isFollowing.value = false;
  }
}

async function follow(link: URLSearchParams, view: readonly string[] | undefined): Promise<void> {
  const [entity, relation, a, b] = ["entity", "relation", "from", "to"].map((name) => link.get(name));
  select.nothing();
  await openView(view);
  if (a && b) await openQuestion(a, b, link);
  else await leave("paths", forgetQuestion);
  if (link.has("ask")) await openSet(link);
  else await leave("selection", () => (setAnswer.value = undefined));
  if (link.has("rank")) openRank(link);
  else await leave("rank");
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

/** What is no longer in the case is passed over; where nothing is left, one begins as in a new case. */
async function openView(view: readonly string[] = []): Promise<void> {
  if (view.length > 0) await showEntities(view);
  if (view.length === 0 || graph.value.entities.size === 0) await showEntities(await findOpeningView());
}

/** A part of the drawer that the link does not speak of. */
async function leave(tab: DrawerTab, forget?: () => unknown): Promise<void> {
  await forget?.();
  if (drawerTab.value === tab) isDrawerOpen.value = false;
}

async function openQuestion(a: string, b: string, link: URLSearchParams): Promise<void> {
  const [first, second] = await Promise.all(
    [a, b].map((id) => call("GET /api/entities/:id", { params: { id } }).catch(orGone)),
  );
  if (!first || !second) return say("This link asks about someone who is no longer there.", "problem");
  from.value = first;
  to.value = second;
  await openOptions(link);
  const lit = Math.max(0, (Number(link.get("path")) || 1) - 1);
  if (answer.value && isAsked()) await choosePath(answer.value.paths[lit] ? lit : undefined);
  else await findPaths(lit);
  const other = Number(link.get("compare")) - 1;
  if (answer.value?.paths[other]) await compareWith(other);
}

/** Whether it is what was asked last. */
function isAsked(): boolean {
  const { from: first, to: second, options: kept } = asked.value ?? {};
  const isSame = first?.id === from.value?.id && second?.id === to.value?.id;
  return isSame && JSON.stringify(kept) === JSON.stringify(options.value);
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

/** From now on the address follows what is selected and asked: a new place is an entry of its own. */
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
    const address = `${location.pathname}${shown.size > 0 ? `#${shown.toString()}` : ""}`;
    const kept: Kept = { view: [...graph.value.entities.keys()].slice(0, MOST_KEPT) };
    const isNew = place !== undefined && place !== placeOf(shown) && performance.now() - placedAt > PASSING_MS;
    if (isNew) history.pushState(kept, "", address);
    else history.replaceState(kept, "", address);
    if (place !== placeOf(shown)) placedAt = performance.now();
    place = placeOf(shown);
  });
}

function placeOf(shown: URLSearchParams): string {
  const where = new URLSearchParams(shown);
  for (const name of MANNERS) where.delete(name);
  return where.toString();
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
