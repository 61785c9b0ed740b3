/**
 * What a search moves along. With entities to pass by way of, a state is an entity and how many of them were passed:
 * entity + stage × entities. Without, it is the entity.
 */
import { PASS, START, STOP, type Rules } from "./rules.js";
import type { Scratch } from "./scratch.js";

export class States {
  readonly start: number;
  readonly end: number;
  private readonly entities: number;
  private readonly lastStage: number;

  constructor(
    private readonly rules: Rules,
    private readonly scratch: Scratch,
  ) {
    this.entities = scratch.entities;
    this.lastStage = rules.stops.length - 1;
    this.start = rules.from;
    this.end = rules.stops[this.lastStage]! + this.lastStage * this.entities;
  }

  // Divided only where there are stages: dividing takes as long as all else that is done with most neighbours.

  entityOf(state: number): number {
    return state < this.entities ? state : state % this.entities;
  }

  stageOf(state: number): number {
    return state < this.entities ? 0 : Math.floor(state / this.entities);
  }

  /** Where an entity stands that is not one of the stops. */
  at(entity: number, stage: number): number {
    return entity + stage * this.entities;
  }

  isStop(entity: number): boolean {
    const { stops } = this.rules;
    for (let place = 0; place < stops.length; place++) if (stops[place] === entity) return true;
    return false;
  }

  /** The state on arrival at an entity, or −1 where no path may arrive. */
  arrive(entity: number, stage: number): number {
    const role = this.roleOf(entity);
    if (role === PASS) return entity + stage * this.entities;
    if (role <= STOP) return -1;
    const passed = role - STOP;
    if (passed !== stage + 1) return -1;
    // The end itself belongs to the last stage: there is no stage beyond it.
    return entity + Math.min(passed, this.lastStage) * this.entities;
  }

  /** The stage in which one was before arriving at a state. */
  stageBefore(entity: number, stage: number): number {
    const role = this.roleOf(entity);
    return role > STOP ? role - STOP - 1 : stage;
  }

  mayStandAt(entity: number, stage: number): boolean {
    const role = this.roleOf(entity);
    if (role === PASS) return true;
    return role === START ? stage === 0 : role > STOP && role - STOP === stage;
  }

  private roleOf(entity: number): number {
    if (!this.rules.choosy) return this.rules.roleOf(entity);
    const { roles, knownRoles } = this.scratch;
    const known = roles[entity]!;
    if (known !== 0) return known;
    knownRoles.push(entity);
    return (roles[entity] = this.rules.roleOf(entity));
  }
}
