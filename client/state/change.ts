/** After a change to the case: everything in sight follows it. */
import { ApiError, call } from "../api/call.js";
import { caseVersion, refreshCase } from "./case.js";
import { graph, refreshGraph } from "./graph.js";
import { from, to, type Named } from "./question.js";
import { select, selection } from "./selection.js";

/** Counts, drawing and question bar follow; panels read themselves again; what is no more is selected no longer. */
export async function showChange(): Promise<void> {
  caseVersion.value += 1;
  const ends = Promise.all([from.value, to.value].map(asNow));
  await Promise.all([refreshCase(), refreshGraph()]);
  [from.value, to.value] = await ends;
  const chosen = selection.value;
  const { entities, relations } = graph.value;
  if (chosen.kind === "relation" && !relations.has(chosen.id)) select.nothing();
  if (chosen.kind === "several") select.several(chosen.ids.filter((id) => entities.has(id)));
}

/** A merged one has become another, a renamed one is called otherwise. */
async function asNow(one: Named | undefined): Promise<Named | undefined> {
  if (!one) return undefined;
  try {
    return await call("GET /api/entities/:id", { params: { id: one.id } });
  } catch (error) {
    if (error instanceof ApiError && error.code === "not-found") return undefined;
    throw error;
  }
}
