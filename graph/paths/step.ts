/** A step of a search is one number, cost × STEP_BASE + entity, so that plain numbers sort by cost. */
const STEP_BASE = 2 ** 26;

export function toStep(entity: number, cost: number): number {
  return cost * STEP_BASE + entity;
}

/** The entity and the cost, hop and rest together, of a step. */
export function readStep(step: number): { readonly entity: number; readonly cost: number } {
  return { entity: step % STEP_BASE, cost: Math.floor(step / STEP_BASE) };
}
