/**
 * Why there is no path, and which single change of an option would open one. Every opener was searched: it comes with
 * the path that it opens.
 */
import { EVER_AFTER, EVER_BEFORE } from "../days.js";
import type { Projection } from "../projection-arrays.js";
import type { NearestSide, Opener, WhyNone } from "./answer.js";
import { toPath, toPathEntity } from "./describe.js";
import type { Halt } from "./halt.js";
import { findChanges } from "./openers.js";
import type { FoundPath } from "./order.js";
import type { CompleteQuestion } from "./question.js";
import { FAR, reachOf } from "./reach.js";
import { toRules, type Rules } from "./rules.js";
import { searchPaths } from "./search.js";

/** The question as wide as it can be: every relation of the case, whatever it says. */
const WIDEST = {
  via: [],
  direction: "any",
  types: [],
  families: [],
  exceptTypes: [],
  exceptFamilies: [],
  relatedTo: true,
  entityTypes: [],
  exceptEntityTypes: [],
  minConfidence: 0,
  minOrigins: 0,
  statuses: ["corroborated", "reported", "contested", "denied"],
  timeOrder: "off",
  exceptEntities: [],
  exceptRelations: [],
  hubCap: "off",
} as const satisfies Partial<CompleteQuestion>;

/** Further than any path of this case: breadth by all relations goes on until nothing is left. */
const ANY_HOPS = FAR - 1;

/** `question` has no path. `halt` bounds the search for openers; those found until then are told. */
export function explainNone(projection: Projection, question: CompleteQuestion, halt: Halt): WhyNone {
  const rules = toRules(projection, question);
  const widest = toRules(projection, openTime({ ...question, ...WIDEST }));
  const start = rules.from;
  const end = rules.stops.at(-1)!;
  const alone = [start, end].filter((index) => projection.columns.halvesCount[index] === 0);
  if (alone.length > 0) {
    const names = alone.map((index) => projection.entityName(index)).join(" and ");
    const message = `Clew found no line that names ${names}.`;
    return { reason: "no-relations", message, nearest: [], openers: [] };
  }
  const all = reachOf(widest, { start, hops: ANY_HOPS, forward: true });
  const nearest = [
    nearestOf(rules, widest, { start, end, forward: true }),
    nearestOf(rules, widest, { start: end, end: start, forward: false }),
  ];
  if (all[end] === FAR) {
    const message = `Clew found no line that joins ${nameOf(start)} and ${nameOf(end)}, not even by way of others.`;
    return { reason: "unconnected", message, nearest, openers: [] };
  }
  const openers = findOpeners(projection, question, halt);
  const what = `No path of at most ${hopWords(question.maxHops)} joins ${nameOf(start)} and ${nameOf(end)} under these options`;
  const message =
    openers.length > 0
      ? `${what}; one change opens one.`
      : `${what}, and no single change opens one.${undatedWords(projection, question, [start, end])} By all relations of the case they are ${hopWords(all[end]!)} apart.`;
  return { reason: "options", message, nearest, openers };

  function nameOf(index: number): string {
    return projection.entityName(index);
  }
}

/** Where only dated lines carry a path, and an end has none: " None of A's lines has a date." */
function undatedWords(projection: Projection, question: CompleteQuestion, ends: readonly number[]): string {
  const isWindowed = question.after !== undefined || question.before !== undefined;
  if (question.timeOrder !== "dated" && (!isWindowed || question.undated)) return "";
  const { columns } = projection;
  const isDated = (row: number) => columns.first[row] !== EVER_BEFORE || columns.last[row] !== EVER_AFTER;
  const undated = ends.filter((entity) => {
    const at = columns.halvesAt[entity]!;
    return !columns.relation.subarray(at, at + columns.halvesCount[entity]!).some(isDated);
  });
  return undated.map((entity) => ` None of the lines of ${projection.entityName(entity)} has a date.`).join("");
}

export function hopWords(hops: number): string {
  return hops === 1 ? "1 hop" : `${hops} hops`;
}

function openTime({ after: _after, before: _before, ...question }: CompleteQuestion): CompleteQuestion {
  return question;
}

function findOpeners(projection: Projection, question: CompleteQuestion, halt: Halt): Opener[] {
  const openers: Opener[] = [];
  const opens = (changed: CompleteQuestion): FoundPath | undefined => {
    if (halt.due()) return undefined;
    const rules = toRules(projection, changed);
    return searchPaths(rules, { k: 1, ranking: changed.ranking, halt })[0];
  };
  for (const { change, message, path } of findChanges(projection, question, opens)) {
    openers.push({ change, message, path: toPath(projection, path) });
  }
  return openers;
}

/** What one side reaches under the options, and who of that is closest to the other side by any relation. */
function nearestOf(rules: Rules, widest: Rules, side: { start: number; end: number; forward: boolean }): NearestSide {
  const { projection } = rules;
  const { rank } = projection.columns;
  const reached = reachOf(rules, { start: side.start, hops: rules.maxHops, forward: side.forward });
  const missing = reachOf(widest, { start: side.end, hops: ANY_HOPS, forward: false });
  let count = 0;
  let closest = side.start;
  for (let index = 0; index < reached.length; index++) {
    if (reached[index] === FAR || reached[index] === 0 || index === side.end) continue;
    count++;
    const order =
      missing[index]! - missing[closest]! || reached[index]! - reached[closest]! || rank[index]! - rank[closest]!;
    if (order < 0) closest = index;
  }
  return {
    end: toPathEntity(projection, side.start),
    reached: count,
    ...(missing[closest] === FAR ? {} : { closest: toPathEntity(projection, closest), hopsMissing: missing[closest]! }),
  };
}
