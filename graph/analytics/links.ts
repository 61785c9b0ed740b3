/**
 * The links of a case for its measures: who is joined to whom, once a pair, with the proof of the best relation between
 * them as weight. Entities are numbered in the order of their ids, so that a measure comes out alike on every store.
 */
import { COST_MASK, type Projection } from "../projection-arrays.js";
import { STEP, toWorth } from "../paths/cost.js";
import { carrierTest, type RelationFilter } from "../paths/rules.js";

export interface LinkGraph {
  /** How many entities have a link. */
  readonly size: number;
  /** How many pairs are linked. */
  readonly links: number;
  /** The projection's row of each. */
  readonly rows: Uint32Array;
  /** Those of entity i lie from at[i] to at[i + 1], ordered by neighbour. */
  readonly at: Uint32Array;
  readonly neighbour: Uint32Array;
  /** How far a link is believed, 0 to 1: support × doubt of its best relation (paths/cost). */
  readonly weight: Float64Array;
}

export function toLinkGraph(projection: Projection, filter: RelationFilter): LinkGraph {
  const { byId, rank } = projection.columns;
  const carries = carrierTest(projection, { ...filter, direction: "any" });
  const counts = new Uint32Array(projection.entityCount);
  for (let place = 0; place < counts.length; place++) {
    eachNeighbour(projection, carries, byId[place]!, () => counts[place]!++);
  }
  const { number, rows } = numberLinked(projection, counts);
  const at = new Uint32Array(rows.length + 1);
  for (let place = 0; place < counts.length; place++) if (counts[place]! > 0) at[number[place]! + 1] = counts[place]!;
  for (let one = 0; one < rows.length; one++) at[one + 1]! += at[one]!;
  const halves = at[rows.length]!;
  const graph = { neighbour: new Uint32Array(halves), weight: new Float64Array(halves) };
  // Each tells its neighbours of itself, in order: so theirs come out in order, and nothing is sorted.
  const next = at.slice();
  for (let one = 0; one < rows.length; one++) {
    eachNeighbour(projection, carries, rows[one]!, (row, cost) => {
      const place = next[number[rank[row]!]!]!++;
      graph.neighbour[place] = one;
      graph.weight[place] = toWorth(cost - STEP);
    });
  }
  return { size: rows.length, links: halves / 2, rows, at, ...graph };
}

function numberLinked({ columns }: Projection, counts: Uint32Array): { number: Uint32Array; rows: Uint32Array } {
  const number = new Uint32Array(counts.length);
  const rows: number[] = [];
  for (let place = 0; place < counts.length; place++) {
    if (counts[place] === 0) continue;
    number[place] = rows.length;
    rows.push(columns.byId[place]!);
  }
  return { number, rows: Uint32Array.from(rows) };
}

function eachNeighbour(
  projection: Projection,
  carries: (traits: number, row: number) => boolean,
  row: number,
  told: (neighbour: number, cost: number) => void,
): void {
  const { halvesAt, halvesCount, neighbour, relation, traits } = projection.columns;
  const end = halvesAt[row]! + halvesCount[row]!;
  for (let at = halvesAt[row]!; at < end;) {
    const next = neighbour[at]!;
    let cost = Infinity;
    for (; at < end && neighbour[at] === next; at++) {
      if (carries(traits[at]!, relation[at]!)) cost = Math.min(cost, traits[at]! & COST_MASK);
    }
    if (cost < Infinity) told(next, cost);
  }
}
