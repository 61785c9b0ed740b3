/** How a long measure is watched: it says how far it is and is asked to end. */
export interface Watch {
  /** Told the share done, 0 to 1; true asks it to end. */
  step(done: number): boolean;
}

export const UNWATCHED: Watch = { step: () => false };
