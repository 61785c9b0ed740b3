/** "Who matters here?": one measure of all entities of a case, as a sorted table. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import { ENTITY_TYPES, type EntityType } from "../model.js";
import type { PathEntity } from "../paths/answer.js";
import { toPathEntity } from "../paths/describe.js";
import { haltAfter } from "../paths/halt.js";
import { completeQuestion, DEFAULTS, type PathOptions } from "../paths/question.js";
import type { RelationFilter } from "../paths/rules.js";
import type { Projection } from "../projection-arrays.js";
import { findCommunities } from "./communities.js";
import { components, coreNumbers } from "./components.js";
import { findCuts, type Cuts } from "./cuts.js";
import { degrees, weightedDegrees } from "./degree.js";
import { toLinkGraph, type LinkGraph } from "./links.js";
import { pageRank } from "./pagerank.js";
import { betweenness, closeness, type Spread } from "./spread.js";
import type { Watch } from "./watch.js";

export const MEASURES = [
  "degree",
  "weighted-degree",
  "pagerank",
  "betweenness",
  "closeness",
  "k-core",
  "articulation",
  "components",
  "communities",
] as const;
/** articulation: how many an entity's loss cuts off. components, communities: the number of the group, 1 the largest. */
export type Measure = (typeof MEASURES)[number];

/** Which relations count, as for a path. */
export type RankFilter = Pick<
  PathOptions,
  | "types"
  | "families"
  | "exceptTypes"
  | "exceptFamilies"
  | "relatedTo"
  | "minConfidence"
  | "minOrigins"
  | "statuses"
  | "after"
  | "before"
  | "undated"
  | "exceptRelations"
>;

export interface RankQuestion extends RankFilter {
  readonly measure: Measure;
  /** Rows of these types alone; what they are measured by are all. */
  readonly entityTypes?: readonly EntityType[];
  /** How many rows: 1 to 1,000,000, 100 unless told otherwise. */
  readonly limit?: number;
  /** Of these the values are told too, whatever their place. */
  readonly entities?: readonly EntityId[];
}

export interface RankAnswer {
  readonly measure: Measure;
  /** Largest value first, groups by number; equal ones by id. */
  readonly rows: readonly RankRow[];
  /** Those of the entities asked for that have a link under the options, in the same order. */
  readonly chosen?: readonly RankRow[];
  /** How many entities have a link under the options, and how many links there are. */
  readonly entities: number;
  readonly links: number;
  readonly exact: boolean;
  /** What to tell people of an estimate, of the groups or of the bridges. */
  readonly notice?: string;
  /** For components and communities, largest first; at most 1,000. */
  readonly groups?: readonly { readonly group: number; readonly size: number }[];
  readonly modularity?: number;
  /** For articulation: links whose loss parts two sides, with the size of the smaller one; at most 1,000. */
  readonly bridges?: readonly { readonly a: PathEntity; readonly b: PathEntity; readonly smaller: number }[];
  readonly revision: number;
  readonly elapsedMs: number;
}

export interface RankRow {
  readonly entity: PathEntity;
  readonly value: number;
  /** What an estimate may be off by: twice its standard error. */
  readonly error?: number;
}

export interface RankLimits {
  /** Time for what can be estimated; what cannot runs to its end. 10,000 ms unless told otherwise. */
  readonly budgetMs?: number;
  readonly cancelled?: () => boolean;
  readonly onProgress?: (done: number) => void;
}

const DEFAULT_BUDGET_MS = 10_000;
const DEFAULT_ROWS = 100;
export const MOST_ROWS = 1_000_000;
const MOST_BRIDGES = 1000;
const MOST_GROUPS = 1000;

interface Measured {
  readonly values: ArrayLike<number>;
  readonly spread?: Spread;
  readonly modularity?: number;
  readonly cuts?: Cuts;
}

/** Throws `invalid-input`, and `aborted` when it was cancelled. */
export function rank(projection: Projection, question: RankQuestion, limits: RankLimits = {}): RankAnswer {
  const began = performance.now();
  const { measure, limit = DEFAULT_ROWS } = question;
  checkQuestion(measure, limit);
  const graph = toLinkGraph(projection, toFilter(question));
  const budgetMs = limits.budgetMs ?? DEFAULT_BUDGET_MS;
  const halt = haltAfter(budgetMs, limits.cancelled, 1);
  const measured = measureAll(graph, measure, toWatch({ ...limits, budgetMs }, halt));
  if (halt.reason === "cancelled") throw new ClewError("aborted", "The measure was stopped.");
  const order = orderOnes(graph, { measured, measure });
  const toRows = (ones: readonly number[]) => ones.map((one) => toRow(projection, graph, { measured, one }));
  return {
    measure,
    rows: toRows(ofTypes(projection, graph, { order, types: question.entityTypes }).slice(0, limit)),
    ...(question.entities && { chosen: toRows(chooseOnes(projection, graph, { order, ids: question.entities })) }),
    entities: graph.size,
    links: graph.links,
    ...describe(projection, graph, { measure, measured }),
    revision: projection.revision,
    elapsedMs: performance.now() - began,
  };
}

function measureAll(graph: LinkGraph, measure: Measure, watch: Watch): Measured {
  switch (measure) {
    case "degree":
      return { values: degrees(graph) };
    case "weighted-degree":
      return { values: weightedDegrees(graph) };
    case "pagerank":
      return { values: pageRank(graph, watch) };
    case "betweenness":
      return spreadOf(betweenness(graph, watch));
    case "closeness":
      return spreadOf(closeness(graph, watch));
    case "k-core":
      return { values: coreNumbers(graph) };
    case "components":
      return { values: numberFromOne(components(graph)) };
    case "communities": {
      const { group, modularity } = findCommunities(graph, watch);
      return { values: numberFromOne(group), modularity };
    }
    case "articulation": {
      const cuts = findCuts(graph);
      return { values: cuts.cutOff, cuts };
    }
  }
}

/** People count groups from 1: what is drawn, told and exported has the same numbers. */
function numberFromOne(groups: Uint32Array): Uint32Array {
  return groups.map((group) => group + 1);
}

function spreadOf(spread: Spread): Measured {
  return { values: spread.values, spread };
}

/** What has no time to be done whole is done when its time is over. */
function toWatch(
  { onProgress, budgetMs }: RankLimits & { readonly budgetMs: number },
  halt: { due(): boolean },
): Watch {
  const began = performance.now();
  return {
    step(done) {
      onProgress?.(Math.max(done, Math.min(1, (performance.now() - began) / budgetMs)));
      return halt.due();
    },
  };
}

/** The rules by which paths are asked for say which relations count here too. */
function toFilter(question: RankQuestion): RelationFilter {
  const { measure: _measure, entityTypes: _entityTypes, limit: _limit, entities: _entities, ...filter } = question;
  const ends = { from: "-" as EntityId, to: "+" as EntityId };
  return { ...DEFAULTS, ...completeQuestion({ ...filter, ...ends }) };
}

function checkQuestion(measure: Measure, limit: number): void {
  if (!MEASURES.includes(measure)) {
    throw new ClewError(
      "invalid-input",
      `There is no measure ${JSON.stringify(measure)}; there are ${MEASURES.join(", ")}.`,
    );
  }
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) {
    throw new ClewError("invalid-input", `limit is ${limit}; it is a whole number from 1 to ${MOST_ROWS}.`);
  }
}

function orderOnes(graph: LinkGraph, { measured, measure }: { measured: Measured; measure: Measure }): number[] {
  const { values } = measured;
  const upward = isGrouping(measure) ? 1 : -1;
  const ones = Array.from({ length: graph.size }, (_, one) => one);
  return ones.sort((a, b) => upward * (values[a]! - values[b]!) || a - b);
}

function ofTypes(
  { columns }: Projection,
  graph: LinkGraph,
  { order, types = [] }: { order: readonly number[]; types: readonly EntityType[] | undefined },
): readonly number[] {
  if (types.length === 0) return order;
  const wanted = new Set(types.map((type) => ENTITY_TYPES.indexOf(type)));
  return order.filter((one) => wanted.has(columns.entityType[graph.rows[one]!]!));
}

function chooseOnes(
  projection: Projection,
  graph: LinkGraph,
  { order, ids }: { order: readonly number[]; ids: readonly EntityId[] },
): number[] {
  const wanted = new Set(ids.map((id) => projection.indexOf(id)));
  return order.filter((one) => wanted.has(graph.rows[one]));
}

function toRow(
  projection: Projection,
  graph: LinkGraph,
  { measured, one }: { measured: Measured; one: number },
): RankRow {
  const error = measured.spread?.errors?.[one];
  return {
    entity: toPathEntity(projection, graph.rows[one]!),
    value: measured.values[one]!,
    ...(error === undefined ? {} : { error }),
  };
}

function isGrouping(measure: Measure): boolean {
  return measure === "components" || measure === "communities";
}

type Description = Pick<RankAnswer, "exact" | "notice" | "groups" | "modularity" | "bridges">;

function describe(
  projection: Projection,
  graph: LinkGraph,
  { measure, measured }: { measure: Measure; measured: Measured },
): Description {
  const { spread, cuts, values, modularity } = measured;
  if (spread?.errors) {
    const share = `${spread.walks} of ${graph.size} entities`;
    const notice = `An estimate from ${share}, drawn with a fixed seed: no value is off by more than ${spread.bound.toFixed(3)}, with 95 % certainty.`;
    return { exact: false, notice };
  }
  if (cuts) {
    const bridges = cuts.bridges.slice(0, MOST_BRIDGES).map(({ a, b, smaller }) => ({
      a: toPathEntity(projection, graph.rows[a]!),
      b: toPathEntity(projection, graph.rows[b]!),
      smaller,
    }));
    return { exact: true, bridges };
  }
  if (!isGrouping(measure)) return { exact: true };
  return { exact: true, groups: sizesOf(values), ...(modularity === undefined ? {} : { modularity }) };
}

function sizesOf(groups: ArrayLike<number>): { group: number; size: number }[] {
  const sizes: number[] = [];
  for (let one = 0; one < groups.length; one++) sizes[groups[one]! - 1] = (sizes[groups[one]! - 1] ?? 0) + 1;
  return sizes.slice(0, MOST_GROUPS).map((size, place) => ({ group: place + 1, size }));
}
