/** A question in the numbers of a projection: which relations may carry a hop, and which entities a path. */
import { EVER_AFTER, EVER_BEFORE, toDayRange } from "../days.js";
import { ENTITY_TYPES, STATUSES } from "../model.js";
import { RELATED_TO } from "../ontology.js";
import { OUTGOING, STATUS_SHIFT, SYMMETRIC, TYPE_SHIFT, type Projection } from "../projection-arrays.js";
import type { CompleteQuestion } from "./question.js";

export interface Rules {
  readonly projection: Projection;
  readonly from: number;
  /** Via in order, then to. */
  readonly stops: readonly number[];
  readonly maxHops: number;
  readonly hubCap: number;
  readonly timeOrder: CompleteQuestion["timeOrder"];
  /** Whether a relation carries a hop, for the half that leaves the entity where the hop begins. */
  carries(traits: number, row: number): boolean;
  /** Whether an entity that is neither end nor via may lie on a path, the hub cap aside. */
  mayPass(index: number): boolean;
  isHub(index: number): boolean;
}

/** `from`, `to` and `via` must be in the projection; entities and relations left out need not be. */
export function toRules(projection: Projection, question: CompleteQuestion): Rules {
  const hubCap = capOf(projection, question.hubCap);
  const entityTypes = allowedEntityTypes(question);
  const barred = rowsOf(question.exceptEntities, (id) => projection.indexOf(id));
  const { degree, entityType } = projection.columns;
  const stops = [...question.via, question.to].map((id) => requireIndex(projection, id));
  const from = requireIndex(projection, question.from);
  const exempt = new Set([from, ...stops]);
  return {
    projection,
    from,
    stops,
    maxHops: question.maxHops,
    hubCap,
    timeOrder: question.timeOrder,
    carries: carrierTest(projection, question),
    mayPass: (index) => entityTypes[entityType[index]!] === 1 && !barred.has(index),
    isHub: (index) => degree[index]! > hubCap && !exempt.has(index),
  };
}

/**
 * The cap in numbers. `auto` is three times the square root of the number of entities, at least 30 and at most 500: in a
 * case of a hundred entities whoever knows a third of them, in a case of a hundred thousand the top thousandth.
 */
export function capOf(projection: Projection, hubCap: CompleteQuestion["hubCap"]): number {
  if (hubCap === "off") return Infinity;
  if (hubCap !== "auto") return hubCap;
  return Math.min(500, Math.max(30, Math.ceil(3 * Math.sqrt(projection.entityCount))));
}

function requireIndex(projection: Projection, id: string): number {
  const index = projection.indexOf(id);
  if (index === undefined) throw new RangeError(`${id} is not in the projection`);
  return index;
}

function carrierTest(projection: Projection, question: CompleteQuestion): Rules["carries"] {
  const types = allowedTypes(projection, question);
  const statuses = Uint8Array.from(STATUSES, (status) => (question.statuses.includes(status) ? 1 : 0));
  const wrongWay = question.direction === "any" ? 2 : question.direction === "forward" ? 0 : OUTGOING;
  const closer = closerTest(projection, question);
  return (traits, row) =>
    statuses[(traits >>> STATUS_SHIFT) & 3] === 1 &&
    types[traits >>> TYPE_SHIFT] === 1 &&
    ((traits & OUTGOING) !== wrongWay || (traits & SYMMETRIC) !== 0) &&
    (closer === undefined || closer(row));
}

/** What needs a look into the relation's row; undefined when nothing of it was asked. */
function closerTest(projection: Projection, question: CompleteQuestion): ((row: number) => boolean) | undefined {
  const { confidence, origins, first, last } = projection.columns;
  const minConfidence = Math.fround(question.minConfidence);
  const { minOrigins, undated } = question;
  const start = question.after === undefined ? EVER_BEFORE : toDayRange(question.after)!.first;
  const end = question.before === undefined ? EVER_AFTER : toDayRange(question.before)!.last;
  const windowed = question.after !== undefined || question.before !== undefined;
  const datedOnly = question.timeOrder === "dated";
  const barred = rowsOf(question.exceptRelations, (id) => projection.relationRow(id));
  if (minConfidence === 0 && minOrigins === 0 && !windowed && !datedOnly && barred.size === 0) return undefined;
  return (row) => {
    if (confidence[row]! < minConfidence || origins[row]! < minOrigins) return false;
    const dated = first[row] !== EVER_BEFORE || last[row] !== EVER_AFTER;
    if (!dated && (datedOnly || (windowed && !undated))) return false;
    if (windowed && (last[row]! < start || first[row]! > end)) return false;
    return !barred.has(row);
  };
}

function allowedTypes(projection: Projection, question: CompleteQuestion): Uint8Array {
  const { types, families, exceptTypes, exceptFamilies } = question;
  const choosy = types.length > 0 || families.length > 0;
  return Uint8Array.from(projection.types, ({ type, family }) => {
    if (exceptTypes.includes(type) || exceptFamilies.includes(family)) return 0;
    if (type === RELATED_TO) return types.includes(type) ? 1 : 0;
    return !choosy || types.includes(type) || families.includes(family) ? 1 : 0;
  });
}

function allowedEntityTypes({ entityTypes, exceptEntityTypes }: CompleteQuestion): Uint8Array {
  return Uint8Array.from(ENTITY_TYPES, (type) =>
    !exceptEntityTypes.includes(type) && (entityTypes.length === 0 || entityTypes.includes(type)) ? 1 : 0,
  );
}

function rowsOf<Id>(ids: readonly Id[], find: (id: Id) => number | undefined): Set<number> {
  return new Set(ids.map(find).filter((row) => row !== undefined));
}
