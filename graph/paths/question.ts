/**
 * What one may ask of the paths between two entities, and the check that turns it into a complete question. Every
 * option is flat and plain JSON, so that a link, a command line and a request carry the same names.
 */
import { toDayRange } from "../days.js";
import { ClewError } from "../errors.js";
import type { EntityId, RelationId } from "../ids.js";
import { ENTITY_TYPES, STATUSES, type EntityType, type PartialDate, type Status } from "../model.js";
import { FAMILIES, RELATION_TYPE_PATTERN, type Family, type RelationType } from "../ontology.js";

export const RANKINGS = ["strongest", "shortest"] as const;
/** strongest: by the proof of all hops (paths/cost). shortest: by hops, then by proof. */
export type Ranking = (typeof RANKINGS)[number];

export const DIRECTIONS = ["any", "forward", "backward"] as const;
/** forward: every hop goes from a relation's subject to its object; backward: against it. Symmetric types go both ways. */
export type Direction = (typeof DIRECTIONS)[number];

export const TIME_ORDERS = ["off", "dated", "undated-allowed"] as const;
/** Whether each hop must be no earlier than the one before; `dated` refuses hops without a date. */
export type TimeOrder = (typeof TIME_ORDERS)[number];

export const MOST_HOPS = 8;
export const MOST_PATHS = 25;

/** The options of a question, all combinable. What is left out is as in DEFAULTS. */
export interface PathOptions {
  /** Entities that every path passes in this order. */
  readonly via?: readonly EntityId[];
  /** 1 to 8. */
  readonly maxHops?: number;
  /** How many paths: 1 to 25. */
  readonly k?: number;
  readonly ranking?: Ranking;
  readonly direction?: Direction;
  /** Only these relation types or families. */
  readonly types?: readonly RelationType[];
  readonly families?: readonly Family[];
  readonly exceptTypes?: readonly RelationType[];
  readonly exceptFamilies?: readonly Family[];
  /** Lets RELATED_TO carry a path beside the others; naming it in `types` does so too. */
  readonly relatedTo?: boolean;
  /** What may lie between the ends; the ends and via may be anything. */
  readonly entityTypes?: readonly EntityType[];
  readonly exceptEntityTypes?: readonly EntityType[];
  readonly minConfidence?: number;
  readonly minOrigins?: number;
  /** `denied` must be named to let denials alone carry a hop. */
  readonly statuses?: readonly Status[];
  /** Only what happened in this time, by the day; either end may be left open. */
  readonly after?: PartialDate;
  readonly before?: PartialDate;
  /** Whether relations without a date pass `after` and `before`. */
  readonly undated?: boolean;
  readonly timeOrder?: TimeOrder;
  readonly exceptEntities?: readonly EntityId[];
  readonly exceptRelations?: readonly RelationId[];
  /** Entities with more neighbours than this end a path but carry none; `auto` goes by the size of the case. */
  readonly hubCap?: number | "auto" | "off";
  /** Each path shares no entity between the ends with a better one, via aside. */
  readonly disjoint?: boolean;
}

export interface PathQuestion extends PathOptions {
  readonly from: EntityId;
  readonly to: EntityId;
}

/** A question with nothing left out but the open ends of the time. */
export type CompleteQuestion = Required<Omit<PathQuestion, "after" | "before">> &
  Pick<PathQuestion, "after" | "before">;

export const DEFAULTS: Omit<CompleteQuestion, "from" | "to" | "after" | "before"> = {
  via: [],
  maxHops: 4,
  k: 10,
  ranking: "strongest",
  direction: "any",
  types: [],
  families: [],
  exceptTypes: [],
  exceptFamilies: [],
  relatedTo: false,
  entityTypes: [],
  exceptEntityTypes: [],
  minConfidence: 0,
  minOrigins: 0,
  statuses: ["corroborated", "reported", "contested"],
  undated: false,
  timeOrder: "off",
  exceptEntities: [],
  exceptRelations: [],
  hubCap: "auto",
  disjoint: false,
};

/** Fills in what was left out. Throws `invalid-input` that says what was asked and what it may be. */
export function completeQuestion(question: PathQuestion): CompleteQuestion {
  const complete = fillIn(question);
  requireWhole("maxHops", complete.maxHops, 1, MOST_HOPS);
  requireWhole("k", complete.k, 1, MOST_PATHS);
  requireWhole("minOrigins", complete.minOrigins, 0, 1000);
  if (complete.hubCap !== "auto" && complete.hubCap !== "off") requireWhole("hubCap", complete.hubCap, 1, 10_000_000);
  if (!(complete.minConfidence >= 0 && complete.minConfidence <= 1)) {
    refuse(`${OPTION_WORDS.minConfidence} is ${complete.minConfidence}; it is a number from 0 to 1.`, {
      option: "minConfidence",
    });
  }
  requireOneOf("ranking", [complete.ranking], RANKINGS);
  requireOneOf("direction", [complete.direction], DIRECTIONS);
  requireOneOf("timeOrder", [complete.timeOrder], TIME_ORDERS);
  requireOneOf("statuses", complete.statuses, STATUSES);
  requireOneOf("families", complete.families, FAMILIES);
  requireOneOf("exceptFamilies", complete.exceptFamilies, FAMILIES);
  requireOneOf("entityTypes", complete.entityTypes, ENTITY_TYPES);
  requireOneOf("exceptEntityTypes", complete.exceptEntityTypes, ENTITY_TYPES);
  for (const type of [...complete.types, ...complete.exceptTypes]) {
    if (!RELATION_TYPE_PATTERN.test(type)) refuse(`${quote(type)} is no relation type; those look like SPOKE_WITH.`);
  }
  checkTime(complete);
  checkStops(complete);
  checkContradictions(complete);
  return complete;
}

/** Assigned, not spread: that takes a microsecond instead of seven, of some two hundred for a question. */
function fillIn(question: PathQuestion): CompleteQuestion {
  const complete: CompleteQuestion = Object.assign({}, DEFAULTS, question);
  if (!Object.values(question).includes(undefined)) return complete;
  const given = Object.entries(question).filter(([, value]) => value !== undefined);
  return Object.assign({}, DEFAULTS, Object.fromEntries(given)) as CompleteQuestion; // from and to are always given
}

function checkTime({ after, before }: CompleteQuestion): void {
  const start = after === undefined ? undefined : requireDate("after", after);
  const end = before === undefined ? undefined : requireDate("before", before);
  if (start && end && start.first > end.last) {
    refuse(`The time is upside down: after ${after} and before ${before}.`, {
      hint: "The earlier date is the one after which it happened.",
    });
  }
}

function checkStops({ from, to, via, maxHops, exceptEntities }: CompleteQuestion): void {
  if (from === to) refuse(`Both ends are ${quote(from)}.`, { hint: "A path joins two different entities." });
  const stops = [from, ...via, to];
  const twice = stops.find((stop, place) => stops.indexOf(stop) !== place);
  if (twice !== undefined)
    refuse(`A path passes an entity once, but ${quote(twice)} is named twice among its ends and stops.`);
  if (via.length + 1 > maxHops) {
    const stops = via.length === 1 ? "one stop" : `${via.length} stops`;
    refuse(`A path by way of ${stops} has at least ${via.length + 1} steps, but at most ${maxHops} may be taken.`, {
      option: "maxHops",
    });
  }
  const barred = stops.find((stop) => exceptEntities.includes(stop));
  if (barred !== undefined) refuse(`${quote(barred)} is both asked for and left out.`);
}

function checkContradictions(question: CompleteQuestion): void {
  if (question.statuses.length === 0)
    refuse("No status of a line is allowed, so no line could carry a path.", { option: "statuses" });
  const both =
    question.types.find((type) => question.exceptTypes.includes(type)) ??
    question.families.find((family) => question.exceptFamilies.includes(family)) ??
    question.entityTypes.find((type) => question.exceptEntityTypes.includes(type));
  if (both !== undefined) refuse(`${quote(both)} is both asked for and left out.`);
  const most = { denied: 0, reported: 1, contested: Infinity, corroborated: Infinity };
  if (question.statuses.every((status) => most[status] < question.minOrigins)) {
    const statuses = question.statuses.join(" or ");
    const origins = question.minOrigins === 1 ? "one origin" : `${question.minOrigins} origins`;
    refuse(`Nothing ${statuses} has ${origins}: the fewest origins and the statuses exclude each other.`, {
      option: "minOrigins",
    });
  }
}

/** Options in words that people know; `details.option` has the name. */
export const OPTION_WORDS = {
  maxHops: "The most steps of a path",
  k: "The number of paths",
  minOrigins: "The fewest origins of a line",
  minConfidence: "The least confidence of a line",
  hubCap: "The most neighbours of one who carries a path",
  ranking: "The order of paths",
  direction: "The direction",
  timeOrder: "The order in time",
  statuses: "The status of a line",
  families: "The kind of a line",
  exceptFamilies: "The kind of a line",
  entityTypes: "What lies between",
  exceptEntityTypes: "What lies between",
  after: "The earliest date",
  before: "The latest date",
} as const;
type Worded = keyof typeof OPTION_WORDS;

function requireWhole(option: Worded, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    refuse(`${OPTION_WORDS[option]} is ${quote(value)}; it is a whole number from ${least} to ${most}.`, { option });
  }
}

function requireOneOf(option: Worded, values: readonly string[], allowed: readonly string[]): void {
  const strange = values.find((value) => !allowed.includes(value));
  if (strange !== undefined)
    refuse(`${OPTION_WORDS[option]} is ${quote(strange)}; it may be ${allowed.join(", ")}.`, { option });
}

function requireDate(option: "after" | "before", date: PartialDate): { first: number; last: number } {
  return (
    toDayRange(date) ??
    refuse(`${OPTION_WORDS[option]} is ${quote(date)}; it is a date like 2022, 2022-10 or 2022-10-11.`, { option })
  );
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function refuse(message: string, { hint, option }: { readonly hint?: string; readonly option?: Worded } = {}): never {
  throw new ClewError("invalid-input", message, {
    ...(hint !== undefined && { hint }),
    ...(option !== undefined && { details: { option } }),
  });
}
