/** A question in the numbers of a projection: which relations may carry a hop, and which entities a path. */
import { EVER_AFTER, EVER_BEFORE, toDayRange } from "../days.js";
import { ENTITY_TYPES, STATUSES } from "../model.js";
import { RELATED_TO } from "../ontology.js";
import { OUTGOING, STATUS_SHIFT, SYMMETRIC, TYPE_SHIFT, type Projection } from "../projection-arrays.js";
import type { CompleteQuestion } from "./question.js";

/** What an entity may be on a path; 0 is not known yet. */
export const PASS = 1;
export const BARRED = 2;
export const HUB = 3;
export const START = 4;
/** Above it stand the stops: STOP + 1 is the first via, the last is the end. */
export const STOP = 4;

export interface Rules {
  readonly projection: Projection;
  readonly from: number;
  /** Via in order, then to. */
  readonly stops: readonly number[];
  readonly maxHops: number;
  readonly hubCap: number;
  readonly timeOrder: CompleteQuestion["timeOrder"];
  /** Whether a relation carries a hop that leaves the entity which the half belongs to. */
  readonly carries: (traits: number, row: number) => boolean;
  /** Whether it carries a hop that arrives there. */
  readonly carriesBack: (traits: number, row: number) => boolean;
  /** PASS, BARRED, HUB, START or STOP + n. */
  readonly roleOf: (index: number) => number;
}

/** `from`, `to` and `via` must be in the projection; entities and relations left out need not be. */
export function toRules(projection: Projection, question: CompleteQuestion): Rules {
  const from = requireIndex(projection, question.from);
  const stops = [...question.via, question.to].map((id) => requireIndex(projection, id));
  const hubCap = capOf(projection, question.hubCap);
  const barred = rowsOf(question.exceptEntities, (id) => projection.indexOf(id));
  return {
    projection,
    from,
    stops,
    maxHops: question.maxHops,
    hubCap,
    timeOrder: question.timeOrder,
    carries: carrierTest(projection, question, OUTGOING),
    carriesBack: carrierTest(projection, question, 0),
    roleOf: roleTest(projection, question, { from, stops, hubCap, barred }),
  };
}

/** The same rules with these entities barred too. */
export function barring(rules: Rules, barred: ReadonlySet<number>): Rules {
  return { ...rules, roleOf: (index) => (barred.has(index) ? BARRED : rules.roleOf(index)) };
}

interface Marked {
  readonly from: number;
  readonly stops: readonly number[];
  readonly hubCap: number;
  readonly barred: ReadonlySet<number>;
}

function roleTest(projection: Projection, question: CompleteQuestion, marked: Marked): Rules["roleOf"] {
  const { degree, entityType } = projection.columns;
  const entityTypes = allowedEntityTypes(question);
  const { from, stops, hubCap, barred } = marked;
  return (index) => {
    if (index === from) return START;
    const stop = stops.indexOf(index);
    if (stop >= 0) return STOP + 1 + stop;
    if (entityTypes[entityType[index]!] === 0 || barred.has(index)) return BARRED;
    return degree[index]! > hubCap ? HUB : PASS;
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

/** What of a question decides which relations carry a hop. */
export type RelationFilter = Pick<
  CompleteQuestion,
  | "direction"
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
  | "timeOrder"
  | "exceptRelations"
>;

/** `subject`: the value of OUTGOING in a half whose relation is walked from its subject to its object. */
export function carrierTest(projection: Projection, question: RelationFilter, subject = OUTGOING): Rules["carries"] {
  const types = allowedTypes(projection, question);
  const statuses = Uint8Array.from(STATUSES, (status) => (question.statuses.includes(status) ? 1 : 0));
  const bothWays = question.direction === "any";
  const wanted = question.direction === "forward" ? subject : OUTGOING - subject;
  const closer = closerTest(projection, question);
  return (traits, row) =>
    statuses[(traits >>> STATUS_SHIFT) & 3] === 1 &&
    types[traits >>> TYPE_SHIFT] === 1 &&
    (bothWays || (traits & OUTGOING) === wanted || (traits & SYMMETRIC) !== 0) &&
    (closer === undefined || closer(row));
}

/** What needs a look into the relation's row; undefined when nothing of it was asked. */
function closerTest(projection: Projection, question: RelationFilter): ((row: number) => boolean) | undefined {
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

function allowedTypes(projection: Projection, question: RelationFilter): Uint8Array {
  const { types, families, exceptTypes, exceptFamilies, relatedTo } = question;
  const choosy = types.length > 0 || families.length > 0;
  return Uint8Array.from(projection.types, ({ type, family }) => {
    if (exceptTypes.includes(type) || exceptFamilies.includes(family)) return 0;
    if (type === RELATED_TO) return relatedTo || types.includes(type) ? 1 : 0;
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
