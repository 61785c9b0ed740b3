/** Measures of the whole case as columns of an export's entities, for programs that draw by them. */
import type { Measure, RankAnswer } from "../analytics/rank.js";
import type { EntityId } from "../ids.js";
import type { Entity } from "../model.js";
import type { Column } from "./columns.js";
import type { ExportSource } from "./source.js";

/** Each answer with the rows of all entities; one without a line has no value. */
export function withMeasures(source: ExportSource, answers: readonly RankAnswer[]): ExportSource {
  return { ...source, entityColumns: [...source.entityColumns, ...answers.map(toColumn)] };
}

const WHOLE: ReadonlySet<Measure> = new Set<Measure>(["degree", "k-core", "articulation", "components", "communities"]);

function toColumn({ measure, rows }: RankAnswer): Column<Entity> {
  const values = new Map<EntityId, number>(rows.map(({ entity, value }) => [entity.id, value]));
  return {
    name: measure.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), // 'k-core' → 'kCore'
    kind: WHOLE.has(measure) ? "int" : "double",
    of: (entity) => values.get(entity.id),
  };
}
