/** Unfolding an entity: its neighbours by their proof, a batch at a time; a hub asks first which of them. */
import { signal } from "@preact/signals";
import { call } from "../api/call.js";
import { letsThrough } from "./filters.js";
import { addEntities, graph, HUB, type Neighbourhood } from "./graph.js";
import { say } from "./notices.js";

const BATCH = 12;

export interface HubChoice {
  readonly id: string;
  readonly neighbourhood: Neighbourhood;
}
/** A hub that waits for the user to choose; the page shows a dialog. */
export const hubChoice = signal<HubChoice | undefined>(undefined);

export interface Wanted {
  readonly entityTypes?: readonly string[];
  readonly relationTypes?: readonly string[];
  readonly limit?: number;
  /** The user has chosen: do not ask again. */
  readonly sure?: boolean;
}

/** Brings the next batch of neighbours into view, the best proven first. */
export async function unfold(
  id: string,
  { entityTypes, relationTypes, limit = BATCH, sure = false }: Wanted = {},
): Promise<void> {
  const inView = graph.value.entities;
  const neighbourhood = await call("GET /api/entities/:id/neighbours", {
    params: { id },
    query: {
      limit: 200,
      ...(entityTypes && { type: entityTypes.join(",") }),
      ...(relationTypes && { relation: relationTypes.join(",") }),
    },
  });
  const absent = neighbourhood.items.filter(({ entity }) => !inView.has(entity.id));
  // An entity whose every line the legend hides would stand there as if nothing linked it.
  const fresh = relationTypes ? absent : absent.filter(({ relations }) => relations.some(letsThrough));
  if (!sure && neighbourhood.total > HUB && fresh.length > BATCH) {
    hubChoice.value = { id, neighbourhood };
    return;
  }
  hubChoice.value = undefined;
  await addEntities([id, ...fresh.slice(0, limit).map(({ entity }) => entity.id)], id);
  const left = neighbourhood.total - (neighbourhood.items.length - absent.length) - Math.min(limit, fresh.length);
  if (fresh.length === 0)
    say(absent.length > 0 ? "Its other lines are of kinds that the legend hides." : "All its neighbours are in view.");
  else if (left > 0) say(`${Math.min(limit, fresh.length)} neighbours added, the best proven first; ${left} more.`);
}
