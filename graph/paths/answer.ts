/** What a question about paths is answered with. Plain JSON; the quotes of a relation are asked of the store. */
import type { EntityId, RelationId } from "../ids.js";
import type { EntityType, PartialDate, Status } from "../model.js";
import type { RelationType } from "../ontology.js";
import type { CompleteQuestion } from "./question.js";

export interface PathAnswer {
  /** The question with every option that it went by. */
  readonly question: CompleteQuestion;
  /** Best first. No two differ only in parallel relations. */
  readonly paths: readonly Path[];
  /** False when it was stopped: the paths are then the best found so far, and there may be better ones. */
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly stopped?: "time" | "cancelled";
  /** The hub cap that held, and the hubs that would have carried a path within the hops, most neighbours first. */
  readonly hubs: LeftOutHubs;
  /**
   * The hop between the two ends that denials alone would carry, where the question takes no such lines: whoever asks how
   * two are connected ought to know of it. Absent where there is none.
   */
  readonly deniedBetween?: Hop;
  /** Only when there is no path and the search is complete. */
  readonly whyNone?: WhyNone;
  /** Only for a case that is too large to hold in memory: the store itself searched. */
  readonly byStore?: ByStore;
  readonly revision: number;
  readonly elapsedMs: number;
}

export interface ByStore {
  readonly store: string;
  /** What of the question it could not honour to the full. */
  readonly notHonoured: readonly NotHonoured[];
}

export interface NotHonoured {
  readonly option: keyof CompleteQuestion | "whyNone";
  /** One sentence for people. */
  readonly message: string;
}

export interface PathEntity {
  readonly id: EntityId;
  readonly name: string;
  readonly type: EntityType;
  /** Distinct neighbours in the whole case. */
  readonly degree: number;
}

export interface Path {
  /** From one end to the other: one more than hops. */
  readonly entities: readonly PathEntity[];
  readonly hops: readonly Hop[];
  /** In thousandths of a bit: the sum of the hops' (paths/cost). */
  readonly cost: number;
}

/** The step from entities[i] to entities[i + 1]. */
export interface Hop {
  /** All parallel relations that carry it under the options, best proven first. */
  readonly relations: readonly HopRelation[];
  /** That of the first relation. */
  readonly cost: number;
}

export interface HopRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  /** Whether the path walks it from its subject to its object. */
  readonly forward: boolean;
  readonly status: Status;
  readonly origins: number;
  readonly denials: number;
  readonly confidence: number;
  readonly first?: PartialDate;
  readonly last?: PartialDate;
  readonly cost: number;
}

export interface LeftOutHubs {
  /** Absent when there is no cap. */
  readonly cap?: number;
  /** At most 20 of them. */
  readonly leftOut: readonly PathEntity[];
  readonly total: number;
}

export interface WhyNone {
  /** unconnected: not even all relations of the case join them. options: something that was asked stands in the way. */
  readonly reason: "no-relations" | "unconnected" | "options";
  /** One sentence for people. */
  readonly message: string;
  /** How near each side came: what it reached under the options, by hops, and the entity that came closest to the other. */
  readonly nearest: readonly NearestSide[];
  /** Single changes of an option that open a path; each was tried. Smallest change first. */
  readonly openers: readonly Opener[];
}

export interface NearestSide {
  readonly end: PathEntity;
  /** How many entities were within reach under the options. */
  readonly reached: number;
  /** The entity reached from which the other end is fewest hops away by all relations of the case. */
  readonly closest?: PathEntity;
  readonly hopsMissing?: number;
}

export interface Opener {
  readonly change: OptionChange;
  /** One sentence for people: `Allow 5 hops`. */
  readonly message: string;
  /** The best path that it opens. */
  readonly path: Path;
}

/** Options to change, and to what: `{ maxHops: 5 }`; null takes one away: `{ after: null }`. */
export type OptionChange = { readonly [Option in keyof CompleteQuestion]?: CompleteQuestion[Option] | null };
