/** A question in the numbers of a projection: which relations may carry a hop, and which entities a path. */
import { EVER_AFTER, EVER_BEFORE, toDayRange } from "../days.js";
import { ClewError } from "../errors.js";
import { ENTITY_TYPES, STATUSES } from "../model.js";
import { RELATED_TO, type Family, type RelationType } from "../ontology.js";
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
  /** Whether the relation of a half carries a hop that leaves the entity which the half belongs to. */
  readonly carries: (half: number) => boolean;
  /** Whether it carries a hop that arrives there. */
  readonly carriesBack: (half: number) => boolean;
  /** Whether somebody but the ends and stops may be anything else than PASS. */
  readonly choosy: boolean;
  /** PASS, BARRED, HUB, START or STOP + n. */
  readonly roleOf: (index: number) => number;
}

/** Throws `not-found` for an end or a stop that the projection does not know; what is left out need not be known. */
export function toRules(projection: Projection, question: CompleteQuestion): Rules {
  const from = requireIndex(projection, question.from);
  const stops = [...question.via, question.to].map((id) => requireIndex(projection, id));
  const hubCap = capOf(projection, question.hubCap);
  const barred = rowsOf(question.exceptEntities, (id) => projection.indexOf(id));
  const carries = carrierTest(projection, question, OUTGOING);
  return {
    projection,
    from,
    stops,
    maxHops: question.maxHops,
    hubCap,
    timeOrder: question.timeOrder,
    carries,
    carriesBack: question.direction === "any" ? carries : carrierTest(projection, question, 0),
    ...roleTest(projection, question, { from, stops, hubCap, barred }),
  };
}

/** The same rules with these entities barred too. */
export function barring(rules: Rules, barred: ReadonlySet<number>): Rules {
  return { ...rules, choosy: true, roleOf: (index) => (barred.has(index) ? BARRED : rules.roleOf(index)) };
}

interface Marked {
  readonly from: number;
  readonly stops: readonly number[];
  readonly hubCap: number;
  readonly barred: ReadonlySet<number>;
}

function roleTest(
  projection: Projection,
  question: CompleteQuestion,
  { from, stops, hubCap, barred }: Marked,
): Pick<Rules, "choosy" | "roleOf"> {
  const { degree, entityType } = projection.columns;
  const entityTypes = allowedEntityTypes(question);
  const choosy = hubCap !== Infinity || barred.size > 0 || entityTypes.includes(0);
  const roleBetween = (index: number) => {
    if (entityTypes[entityType[index]!] === 0 || barred.has(index)) return BARRED;
    return degree[index]! > hubCap ? HUB : PASS;
  };
  return {
    choosy,
    roleOf: (index) => {
      if (index === from) return START;
      for (let place = 0; place < stops.length; place++) if (stops[place] === index) return STOP + 1 + place;
      return choosy ? roleBetween(index) : PASS;
    },
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
  if (index !== undefined) return index;
  throw new ClewError("not-found", `No relation of this case names ${JSON.stringify(id)}.`, { details: { id } });
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
  const { traits, relation } = projection.columns;
  const types = allowedTypes(projection, question);
  const ways = allowedWays(question, subject);
  const closer = closerTest(projection, question);
  const mayCarry = (trait: number) => ways[(trait >>> STATUS_SHIFT) & WAYS] === 1 && types[trait >>> TYPE_SHIFT] === 1;
  if (closer === undefined) return (half) => mayCarry(traits[half]!);
  return (half) => mayCarry(traits[half]!) && closer(relation[half]!);
}

/** The traits between the cost and the type: the status, and which ways it may be walked. */
const WAYS = (1 << (TYPE_SHIFT - STATUS_SHIFT)) - 1;

function allowedWays({ direction, statuses }: RelationFilter, subject: number): Uint8Array {
  const wanted = direction === "forward" ? subject : OUTGOING - subject;
  return Uint8Array.from({ length: WAYS + 1 }, (_, ways) => {
    const traits = ways << STATUS_SHIFT;
    if (!statuses.includes(STATUSES[ways & 3]!)) return 0;
    return direction === "any" || (traits & OUTGOING) === wanted || (traits & SYMMETRIC) !== 0 ? 1 : 0;
  });
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

/** Looked up by name: most questions name few types, and a case has a hundred. */
function allowedTypes(projection: Projection, question: RelationFilter): Uint8Array {
  const { types, families, exceptTypes, exceptFamilies, relatedTo } = question;
  const choosy = types.length > 0 || families.length > 0;
  const allowed = new Uint8Array(projection.types.length).fill(choosy ? 0 : 1);
  const set = (named: readonly RelationType[], value: number) => {
    for (const type of named) {
      const index = projection.indexOfType(type);
      if (index !== undefined) allowed[index] = value;
    }
  };
  const setFamilies = (named: readonly Family[], value: number) => {
    if (named.length === 0) return;
    for (const [index, { family }] of projection.types.entries()) if (named.includes(family)) allowed[index] = value;
  };
  setFamilies(families, 1);
  set(types, 1);
  if (!types.includes(RELATED_TO)) set([RELATED_TO], relatedTo ? 1 : 0);
  setFamilies(exceptFamilies, 0);
  set(exceptTypes, 0);
  return allowed;
}

function allowedEntityTypes({ entityTypes, exceptEntityTypes }: CompleteQuestion): Uint8Array {
  return Uint8Array.from(ENTITY_TYPES, (type) =>
    !exceptEntityTypes.includes(type) && (entityTypes.length === 0 || entityTypes.includes(type)) ? 1 : 0,
  );
}

function rowsOf<Id>(ids: readonly Id[], find: (id: Id) => number | undefined): Set<number> {
  return new Set(ids.map(find).filter((row) => row !== undefined));
}
