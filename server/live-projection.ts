/** The relations in memory, built when first asked for and kept in step with the store's revision. */
import { ClewError } from "../graph/errors.js";
import type { Projection } from "../graph/projection-arrays.js";
import { buildProjection } from "../graph/projection.js";
import type { GraphStore } from "../graph/store.js";

export interface LiveProjection {
  readonly state: "none" | "building" | "ready";
  readonly relations: number;
  /** As of the store's revision. Several who ask while it is being built wait for the one building. */
  current(signal: AbortSignal): Promise<Projection>;
}

export function followStore(store: GraphStore): LiveProjection {
  let kept: Projection | undefined;
  let building: Promise<Projection> | undefined;
  const build = async () => {
    try {
      return (kept = await buildProjection(store));
    } finally {
      building = undefined;
    }
  };
  return {
    get state() {
      return building ? "building" : kept ? "ready" : "none";
    },
    get relations() {
      return kept?.relationRows ?? 0;
    },
    async current(signal) {
      if (!building && kept?.revision === (await store.revision())) return kept;
      const projection = await (building ??= build());
      if (signal.aborted) throw new ClewError("aborted", "Nobody waits for this answer any more.");
      return projection;
    },
  };
}
