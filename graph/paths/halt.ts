/** When a search must end: its time is up, or nobody waits for it any more. */

/** Asked now and then whether to go on. */
export interface Halt {
  readonly reason: "time" | "cancelled" | undefined;
  /** True once the search must end. */
  due(): boolean;
}

/** How often `due` looks at the clock. */
const EVERY = 256;

/**
 * `budgetMs` from now on. `cancelled` is asked as often as the clock; in a worker it reads a flag in shared memory.
 * What asks seldom has the clock looked at every time.
 */
export function haltAfter(budgetMs: number, cancelled: () => boolean = () => false, every = EVERY): Halt {
  const deadline = performance.now() + budgetMs;
  let asked = 0;
  const halt = {
    reason: undefined as Halt["reason"],
    due(): boolean {
      if (halt.reason !== undefined) return true;
      if (asked++ % every !== 0) return false;
      if (cancelled()) halt.reason = "cancelled";
      else if (performance.now() > deadline) halt.reason = "time";
      return halt.reason !== undefined;
    },
  };
  return halt;
}

/** How often a search that others wait for looks at the clock: a step at a hub takes a tenth of a millisecond. */
const WORK_EVERY = 8;
/** More between two looks is a pause: another process had the processor, or garbage was collected. */
const LONGEST_WORK_MS = 0.5;

/** `budgetMs` of work. Pauses do not count: whoever gives the work to another for them waits for that one as well. */
export function haltAfterWork(budgetMs: number): Halt {
  let looked = performance.now();
  let worked = 0;
  let asked = 0;
  const halt = {
    reason: undefined as Halt["reason"],
    due(): boolean {
      if (halt.reason !== undefined) return true;
      if (asked++ % WORK_EVERY !== 0) return false;
      const now = performance.now();
      worked += Math.min(now - looked, LONGEST_WORK_MS);
      looked = now;
      if (worked > budgetMs) halt.reason = "time";
      return halt.reason !== undefined;
    },
  };
  return halt;
}
