/** "Whom do these know in common?": the entities linked with several of a selection. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import type { PathEntity } from "../paths/answer.js";
import { toPathEntity } from "../paths/describe.js";
import { HOP_WEIGHT, eachLink } from "../paths/links.js";
import { completeQuestion, type PathOptions } from "../paths/question.js";
import { toRules } from "../paths/rules.js";
import type { Projection } from "../projection-arrays.js";

export interface CommonQuestion extends Omit<
  PathOptions,
  "via" | "maxHops" | "k" | "timeOrder" | "disjoint" | "ranking"
> {
  /** 2 to 100. */
  readonly entities: readonly EntityId[];
  /** With how many of them at least: 2 unless told otherwise. */
  readonly least?: number;
  readonly limit?: number;
}

export interface CommonAnswer {
  /** Those linked with most first, then by proof, then by id. */
  readonly rows: readonly CommonRow[];
  readonly total: number;
  readonly revision: number;
}

export interface CommonRow {
  readonly entity: PathEntity;
  /** Of the selection, those it is linked with. */
  readonly linked: readonly EntityId[];
  /** What its links with them cost together (paths/cost). */
  readonly cost: number;
}

export const MOST_SELECTED = 100;
const DEFAULT_ROWS = 100;

/** Hubs are told too: nothing is walked through. Throws `invalid-input`, and `not-found` when fewer than two are known. */
export function findCommon(projection: Projection, question: CommonQuestion): CommonAnswer {
  const { entities: ids, least = 2, limit = DEFAULT_ROWS, ...options } = question;
  if (ids.length < 2 || ids.length > MOST_SELECTED) {
    throw new ClewError("invalid-input", `There are ${ids.length} entities; choose 2 to ${MOST_SELECTED}.`);
  }
  const known = [...new Set(ids)].filter((id) => projection.indexOf(id) !== undefined);
  const [from, to, ...via] = known;
  if (from === undefined || to === undefined) {
    throw new ClewError("not-found", "Relations of this case name fewer than two of these.");
  }
  const rules = toRules(projection, { ...completeQuestion({ ...options, from, to, hubCap: "off" }), via });
  const met = new Map<number, { readonly linked: EntityId[]; cost: number }>();
  for (const id of known) {
    eachLink({ rules, extra: 0 }, projection.indexOf(id)!, (next, cost) => {
      const row = met.get(next) ?? { linked: [], cost: 0 };
      met.set(next, row);
      row.linked.push(id);
      row.cost += cost;
    });
  }
  const { rank } = projection.columns;
  const rows = [...met].filter(([, { linked }]) => linked.length >= least);
  const worth = ({ linked, cost }: { linked: readonly EntityId[]; cost: number }) => cost - linked.length * HOP_WEIGHT;
  rows.sort(([a, x], [b, y]) => worth(x) - worth(y) || rank[a]! - rank[b]!);
  return {
    rows: rows.slice(0, limit).map(([row, one]) => ({ entity: toPathEntity(projection, row), ...one })),
    total: rows.length,
    revision: projection.revision,
  };
}
