/** What was asked and what was found: the ranked paths, the one that is lit, and the one it is compared with. */
import { computed, signal } from "@preact/signals";
import type { Answer } from "../../server/api.js";
import { ApiError, call } from "../api/call.js";
import { showInDrawer } from "./drawer.js";
import { addEntities } from "./graph.js";
import { light, toLit } from "./light.js";
import { attempt, dismissProblems, say, sayError } from "./notices.js";
import {
  badDates,
  from,
  isReady,
  options,
  to,
  withChange,
  type Named,
  type OptionChange,
  type PathOptions,
} from "./question.js";

export type PathAnswer = Answer<"POST /api/paths">;
export type Path = PathAnswer["paths"][number];
export type PathLine = Path["hops"][number]["relations"][number];

interface Asked {
  readonly from: Named;
  readonly to: Named;
  readonly options: PathOptions;
}
/** The question that was asked last: what the address keeps, and what a change of an option asks again. */
export const asked = signal<Asked | undefined>(undefined);
export const answer = signal<PathAnswer | undefined>(undefined);
/** Why the question itself was refused. */
export const refusal = signal<ApiError | undefined>(undefined);
export const isSearching = signal(false);
/** Index of the path that is lit; undefined when none is. */
export const chosen = signal<number | undefined>(undefined);
/** Index of the path that the chosen one is compared with. */
export const compared = signal<number | undefined>(undefined);

export const chosenPath = computed(() => pathAt(chosen.value));
export const comparedPath = computed(() => pathAt(compared.value));

function pathAt(index: number | undefined): Path | undefined {
  return index === undefined ? undefined : answer.value?.paths[index];
}

let asking: AbortController | undefined;

/** Asks for the paths between `from` and `to`, and lights one. A question asked before is dropped. */
export async function findPaths(lightsUp = 0): Promise<void> {
  if (!from.value || !to.value || !isReady.value) return;
  const [bad] = Object.values(badDates.value);
  if (bad !== undefined) return say(`“${bad}” is no date: nothing is searched until it is one, or empty.`, "problem");
  stopAsking();
  const own = (asking = new AbortController());
  const question = (asked.value = { from: from.value, to: to.value, options: options.value });
  isSearching.value = true;
  refusal.value = undefined;
  showInDrawer("paths");
  try {
    const body = { from: question.from.id, to: question.to.id, ...question.options };
    answer.value = await call("POST /api/paths", { body }, { signal: own.signal });
    const { length } = answer.value.paths;
    dismissProblems();
    await choosePath(length > 0 ? Math.min(lightsUp, length - 1) : undefined);
  } catch (error) {
    if (own !== asking) return;
    if (isRefusal(error)) {
      answer.value = undefined;
      refusal.value = error;
      await choosePath(undefined);
    } else sayError(error);
  } finally {
    if (own === asking) isSearching.value = false;
  }
}

/** Nothing is asked, and no path is lit. */
export async function forgetQuestion(): Promise<void> {
  stopAsking();
  asked.value = undefined;
  answer.value = undefined;
  refusal.value = undefined;
  await choosePath(undefined);
}

/** The user waits no longer: the server stops too, and what was found before stays. */
export function stopAsking(): void {
  asking?.abort();
}

function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && (error.code === "invalid-input" || error.code === "not-found");
}

/** Changes options. Once a question was asked, it is asked again with them. */
export function changeOptions(change: OptionChange): void {
  options.value = withChange(options.value, change);
  if (asked.value) void findPaths();
}

/** Lights a path and brings what is on it into view. */
export async function choosePath(index: number | undefined): Promise<void> {
  chosen.value = index;
  compared.value = undefined;
  await lightUp();
}

/** Lights another path beside the chosen one; the same again takes it away. */
export async function compareWith(index: number): Promise<void> {
  compared.value = index === compared.value || index === chosen.value ? undefined : index;
  await lightUp();
}

async function lightUp(): Promise<void> {
  const [first, second] = [chosenPath.value, comparedPath.value];
  const numbers = [(chosen.value ?? 0) + 1, (compared.value ?? 0) + 1] as const;
  light.value = first && { first: toLit(first), ...(second && { second: toLit(second), numbers }) };
  if (!first) return;
  const ids = [...first.entities, ...(second?.entities ?? [])].map((entity) => entity.id);
  await addEntities(ids, first.entities[0]?.id);
}

/** The path after the lit one, or before it. */
export function walkPaths(step: 1 | -1): number | undefined {
  const count = answer.value?.paths.length ?? 0;
  if (count === 0) return undefined;
  const next = chosen.value === undefined ? 0 : Math.max(0, Math.min(count - 1, chosen.value + step));
  if (next !== chosen.value) void attempt(() => choosePath(next));
  return next;
}

const NEIGHBOURS_EACH = 5;

/** Brings the best proven neighbours of everything on a path into view, so that it is seen among them. */
export async function addNeighbours(path: Path): Promise<void> {
  const around = await Promise.all(
    path.entities.map(({ id }) =>
      call("GET /api/entities/:id/neighbours", { params: { id }, query: { limit: NEIGHBOURS_EACH } }),
    ),
  );
  await addEntities(
    around.flatMap(({ items }) => items.map(({ entity }) => entity.id)),
    path.entities[0]?.id,
  );
}
