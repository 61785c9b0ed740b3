/** The way from the start to an entity. */
export interface Prefix {
  readonly entity: number;
  /** Entity and stage: see bounds. */
  readonly state: number;
  readonly hops: number;
  readonly cost: number;
  /** The earliest day on which it can be there, in time order. */
  readonly day: number;
  readonly before: Prefix | undefined;
}

export function isOn(prefix: Prefix, entity: number): boolean {
  for (let at: Prefix | undefined = prefix; at; at = at.before) if (at.entity === entity) return true;
  return false;
}

export function entitiesOf(prefix: Prefix): number[] {
  const entities: number[] = [];
  for (let at: Prefix | undefined = prefix; at; at = at.before) entities.unshift(at.entity);
  return entities;
}
