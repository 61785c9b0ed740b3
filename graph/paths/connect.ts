/** "What links all of these?": the smallest subgraph that joins a set of entities. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import type { Projection } from "../projection-arrays.js";
import type { Hop, PathEntity } from "./answer.js";
import { toHop, toPathEntity } from "./describe.js";
import type { FindOptions } from "./find.js";
import { haltAfter } from "./halt.js";
import { hopsOf } from "./hops.js";
import { HOP_WEIGHT } from "./links.js";
import { completeQuestion, type CompleteQuestion, type PathOptions } from "./question.js";
import { toRules, type Rules } from "./rules.js";
import { growTrees } from "./steiner.js";

export const MOST_ENDS = 20;
const DEFAULT_BUDGET_MS = 5000;

/** The options of a path that make sense for a set: not the ones about an order, a direction or a number. */
export type ConnectOptions = Omit<PathOptions, "via" | "maxHops" | "k" | "direction" | "timeOrder" | "disjoint">;

export interface ConnectQuestion extends ConnectOptions {
  /** 2 to 20. */
  readonly entities: readonly EntityId[];
}

export interface ConnectAnswer {
  /** One when all can be linked under the options. */
  readonly groups: readonly LinkedGroup[];
  /** Of those asked for, the ones that no relation names. */
  readonly unknown: readonly EntityId[];
  /** False when the time was up: the trees are good ones then, and `quality` says how good. */
  readonly complete: boolean;
  readonly stopped?: "time" | "cancelled";
  readonly revision: number;
  readonly elapsedMs: number;
}

export interface LinkedGroup {
  /** Those asked for that it links. */
  readonly ends: readonly EntityId[];
  readonly entities: readonly PathEntity[];
  readonly links: readonly (Hop & { readonly from: EntityId; readonly to: EntityId })[];
  readonly cost: number;
  readonly quality: Quality;
}

export interface Quality {
  /** True when no other subgraph links them for less. */
  readonly least: boolean;
  /** How many times the least it is at most: 1 for the least. */
  readonly atMost: number;
  /** One sentence for people. */
  readonly message: string;
}

/** By `strongest` the least cost, by `shortest` the fewest links, then the least cost. Throws `invalid-input`. */
export function connect(projection: Projection, asked: ConnectQuestion, options: FindOptions = {}): ConnectAnswer {
  const began = performance.now();
  const { entities: ids, ...rest } = asked;
  checkEnds(ids);
  const known = ids.filter((id) => projection.indexOf(id) !== undefined);
  const halt = haltAfter(options.budgetMs ?? DEFAULT_BUDGET_MS, options.cancelled);
  const groups = known.length < 2 ? known.map((id) => lone(projection, id)) : linkAll();
  return {
    groups,
    unknown: ids.filter((id) => !known.includes(id)),
    complete: halt.reason === undefined,
    ...(halt.reason === undefined ? {} : { stopped: halt.reason }),
    revision: projection.revision,
    elapsedMs: performance.now() - began,
  };

  function linkAll(): LinkedGroup[] {
    const question = toQuestion(known, rest);
    const rules = toRules(projection, question);
    const extra = question.ranking === "shortest" ? HOP_WEIGHT : 0;
    const ends = [rules.from, ...rules.stops];
    return growTrees({ rules, extra }, ends, halt).map(({ ends: linked, tree }) => ({
      ...describe(rules, linked, tree.links),
      quality: toQuality(tree),
    }));
  }
}

/** The set as a question: its entities are exempt from the hub cap and from what may lie between, as ends and via are. */
function toQuestion(ids: readonly EntityId[], options: ConnectOptions): CompleteQuestion {
  const [from, to, ...via] = ids as [EntityId, EntityId, ...EntityId[]];
  const barred = (options.exceptEntities ?? []).find((id) => ids.includes(id));
  if (barred !== undefined) {
    throw new ClewError("invalid-input", `${JSON.stringify(barred)} is both asked for and left out.`);
  }
  return { ...completeQuestion({ ...options, from, to }), via };
}

function describe(
  rules: Rules,
  ends: readonly number[],
  links: readonly (readonly [number, number])[],
): Omit<LinkedGroup, "quality"> {
  const { projection } = rules;
  const { rank } = projection.columns;
  const entities = [...new Set([...ends, ...links.flat()])].sort((a, b) => rank[a]! - rank[b]!);
  const sorted = links
    .map(([a, b]): [number, number] => (rank[a]! < rank[b]! ? [a, b] : [b, a]))
    .sort((x, y) => rank[x[0]]! - rank[y[0]]! || rank[x[1]]! - rank[y[1]]!);
  const hops = sorted.map(([a, b]) => ({
    from: projection.entityId(a),
    to: projection.entityId(b),
    ...toHop(projection, hopsOf(rules, [a, b])![0]!), // every link of a tree is carried
  }));
  return {
    ends: ends.map((end) => projection.entityId(end)),
    entities: entities.map((entity) => toPathEntity(projection, entity)),
    links: hops,
    cost: hops.reduce((sum, { cost }) => sum + cost, 0),
  };
}

function toQuality({ weight, lowerBound }: { weight: number; lowerBound: number }): Quality {
  const atMost = lowerBound > 0 ? weight / lowerBound : 1;
  if (atMost <= 1) return { least: true, atMost: 1, message: "No other subgraph links them with less." };
  const percent = Math.ceil((atMost - 1) * 100);
  return { least: false, atMost, message: `A good one: at most ${percent} % more than the least possible.` };
}

function lone(projection: Projection, id: EntityId): LinkedGroup {
  const entities = [toPathEntity(projection, projection.indexOf(id)!)]; // only those known come here
  return { ends: [id], entities, links: [], cost: 0, quality: toQuality({ weight: 0, lowerBound: 0 }) };
}

function checkEnds(ids: readonly EntityId[]): void {
  if (ids.length < 2 || ids.length > MOST_ENDS) {
    throw new ClewError("invalid-input", `There are ${ids.length} entities to link; choose 2 to ${MOST_ENDS}.`);
  }
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new ClewError("invalid-input", `${JSON.stringify(twice)} is among them twice.`);
}
