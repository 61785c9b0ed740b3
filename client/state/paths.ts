/** The question bar: who is asked about, with which options, and what was found. */
import { computed, signal } from "@preact/signals";
import type { Answer, Call } from "../../server/api.js";
import { call } from "../api/call.js";
import { showInDrawer } from "./drawer.js";
import { addEntities, type Entity } from "./graph.js";
import { sayError } from "./notices.js";

export type PathAnswer = Answer<"POST /api/paths">;
export type Path = PathAnswer["paths"][number];
export type PathOptions = Omit<Call<"POST /api/paths">["body"], "from" | "to">;
type Named = Pick<Entity, "id" | "name" | "type">;

export const from = signal<Named | undefined>(undefined);
export const to = signal<Named | undefined>(undefined);
export const options = signal<PathOptions>({ maxHops: 4, ranking: "strongest", k: 10 });
export const answer = signal<PathAnswer | undefined>(undefined);
export const isSearching = signal(false);
/** Index of the path that is lit; undefined when none is. */
export const chosen = signal<number | undefined>(undefined);

export const chosenPath = computed<Path | undefined>(() =>
  chosen.value === undefined ? undefined : answer.value?.paths[chosen.value],
);

let asking: AbortController | undefined;

/** Asks for the paths between `from` and `to`, and lights the first. A question asked before is dropped. */
export async function findPaths(): Promise<void> {
  if (!from.value || !to.value) return;
  asking?.abort();
  const own = (asking = new AbortController());
  isSearching.value = true;
  showInDrawer("paths");
  try {
    const body = { from: from.value.id, to: to.value.id, ...options.value };
    answer.value = await call("POST /api/paths", { body }, { signal: own.signal });
    await choosePath(answer.value.paths.length > 0 ? 0 : undefined);
  } catch (error) {
    if (own === asking) answer.value = undefined;
    sayError(error);
  } finally {
    if (own === asking) isSearching.value = false;
  }
}

/** Lights a path and brings what is on it into view. */
export async function choosePath(index: number | undefined): Promise<void> {
  chosen.value = index;
  const path = chosenPath.value;
  if (path)
    await addEntities(
      path.entities.map((entity) => entity.id),
      path.entities[0]?.id,
    );
}
