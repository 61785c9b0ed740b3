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
  const { ends, neighbours, costs } = findLinks(projection, filter);
  const { number, rows, places } = numberLinked(projection, ends);
  const at = new Uint32Array(rows.length + 1);
  for (let one = 0; one < rows.length; one++) {
    at[one + 1] = at[one]! + ends[places[one]! + 1]! - ends[places[one]!]!;
  }
  const halves = at[rows.length]!;
  const neighbour = new Uint32Array(halves);
  const weight = new Float64Array(halves);
  // Each tells its neighbours of itself, in order: so theirs come out in order, and nothing is sorted.
  const next = at.slice();
  for (let one = 0; one < rows.length; one++) {
    const end = ends[places[one]! + 1]!;
    for (let link = ends[places[one]!]!; link < end; link++) {
      const to = next[number[neighbours[link]!]!]!++;
      neighbour[to] = one;
      weight[to] = WORTH[costs[link]!]!;
    }
  }
  return { size: rows.length, links: halves / 2, rows, at, neighbour, weight };
}

const WORTH = Float64Array.from({ length: COST_MASK + 1 }, (_, cost) => toWorth(cost - STEP));

/** The links of all entities in the order of their ids; those of the entity at place p lie from ends[p] to ends[p + 1]. */
interface FoundLinks {
  readonly ends: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly costs: Uint16Array;
}

function findLinks(projection: Projection, filter: RelationFilter): FoundLinks {
  const { byId, halvesAt, halvesCount, neighbour, traits } = projection.columns;
  const carries = carrierTest(projection, { ...filter, direction: "any" });
  const most = projection.relationCount * 2;
  const ends = new Uint32Array(projection.entityCount + 1);
  const neighbours = new Uint32Array(most);
  const costs = new Uint16Array(most);
  let links = 0;
  for (let place = 0; place < projection.entityCount; place++) {
    const row = byId[place]!;
    const end = halvesAt[row]! + halvesCount[row]!;
    for (let at = halvesAt[row]!; at < end;) {
      const next = neighbour[at]!;
      let cost = Infinity;
      for (; at < end && neighbour[at] === next; at++) {
        if (carries(at)) cost = Math.min(cost, traits[at]! & COST_MASK);
      }
      if (cost === Infinity) continue;
      neighbours[links] = next;
      costs[links++] = cost;
    }
    ends[place + 1] = links;
  }
  return { ends, neighbours, costs };
}

/** Entities with a link, numbered in the order of their ids: the number of a row, and the row and the place of a number. */
function numberLinked(
  { columns, entityRows }: Projection,
  ends: Uint32Array,
): { number: Uint32Array; rows: Uint32Array; places: Uint32Array } {
  const number = new Uint32Array(entityRows);
  const rows = new Uint32Array(ends.length);
  const places = new Uint32Array(ends.length);
  let size = 0;
  for (let place = 0; place + 1 < ends.length; place++) {
    if (ends[place + 1] === ends[place]) continue;
    const row = columns.byId[place]!;
    number[row] = size;
    rows[size] = row;
    places[size++] = place;
  }
  return { number, rows: rows.slice(0, size), places };
}
