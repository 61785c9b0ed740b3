/** Unfolding an entity: its neighbours by their proof, a batch at a time; a hub asks first which of them. */
import { signal } from "@preact/signals";
import { call } from "../api/call.js";
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
    } as never,
  });
  const fresh = neighbourhood.items.filter(({ entity }) => !inView.has(entity.id));
  if (!sure && neighbourhood.total > HUB && fresh.length > BATCH) {
    hubChoice.value = { id, neighbourhood };
    return;
  }
  hubChoice.value = undefined;
  await addEntities([id, ...fresh.slice(0, limit).map(({ entity }) => entity.id)], id);
  const left = neighbourhood.total - (neighbourhood.items.length - fresh.length) - Math.min(limit, fresh.length);
  if (fresh.length === 0) say("All its neighbours are in view.");
  else if (left > 0) say(`${Math.min(limit, fresh.length)} neighbours added, the best proven first; ${left} more.`);
}
