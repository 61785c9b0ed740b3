/**
 * The same question answered the plain way, for tests: every simple path is walked, every choice of one relation a hop
 * is tried, and all is sorted at the end. Shares nothing with the search but the formula of the cost and the question.
 */
import type { Entity, Relation } from "../model.js";
import { ontology, RELATED_TO } from "../ontology.js";
import { relationCost } from "./cost.js";
import type { CompleteQuestion } from "./question.js";

export interface PlainPath {
  readonly entities: readonly string[];
  /** Per hop the ids of its relations, sorted. */
  readonly relations: readonly (readonly string[])[];
  readonly cost: number;
}

export interface PlainCase {
  readonly relations: readonly Relation[];
  readonly entities: ReadonlyMap<string, Entity>;
}

export function answerPlainly(plain: PlainCase, question: CompleteQuestion): PlainPath[] {
  const paths = walkAll(plain, question).sort((a, b) => compare(a, b, question.ranking));
  return (question.disjoint ? takeDisjoint(paths, question) : paths).slice(0, question.k);
}

function walkAll(plain: PlainCase, question: CompleteQuestion): PlainPath[] {
  const usable = plain.relations.filter((relation) => isUsable(relation, question));
  const degree = degrees(plain);
  const found: PlainPath[] = [];
  walk([question.from]);
  return found;

  function walk(trail: readonly string[]): void {
    const here = trail.at(-1)!;
    if (here === question.to) {
      const path = toPath(trail);
      if (path) found.push(path);
      return;
    }
    if (trail.length > question.maxHops) return;
    const around = new Set(
      usable.flatMap(({ source, target }) => (source === here ? [target] : target === here ? [source] : [])),
    );
    for (const next of around) if (!trail.includes(next) && mayCarry(next)) walk([...trail, next]);
  }

  function mayCarry(id: string): boolean {
    if (id === question.to || question.via.some((via) => via === id)) return true;
    const { type } = plain.entities.get(id)!;
    if (question.entityTypes.length > 0 && !question.entityTypes.includes(type)) return false;
    if (question.exceptEntityTypes.includes(type) || question.exceptEntities.some((barred) => barred === id))
      return false;
    return typeof question.hubCap !== "number" || (degree.get(id)?.size ?? 0) <= question.hubCap;
  }

  function toPath(trail: readonly string[]): PlainPath | undefined {
    const places = question.via.map((via) => trail.indexOf(via));
    if (places.some((place, at) => place < 0 || (at > 0 && place < places[at - 1]!))) return undefined;
    const hops = trail
      .slice(1)
      .map((next, at) => usable.filter((relation) => leads(relation, trail[at]!, next, question)));
    const carriers = question.timeOrder === "off" ? hops : timely(hops);
    if (carriers.some((hop) => hop.length === 0)) return undefined;
    return {
      entities: trail,
      relations: carriers.map((hop) => hop.map(({ id }) => id).sort()),
      cost: carriers.reduce((sum, hop) => sum + Math.min(...hop.map(costOf)), 0),
    };
  }
}

function isUsable(relation: Relation, question: CompleteQuestion): boolean {
  const family = ontology.find(relation.type)?.family ?? "other";
  const named = question.types.includes(relation.type);
  const choosy = question.types.length + question.families.length > 0;
  if (
    relation.type === RELATED_TO
      ? !named && !question.relatedTo
      : choosy && !named && !question.families.includes(family)
  ) {
    return false;
  }
  if (question.exceptTypes.includes(relation.type) || question.exceptFamilies.includes(family)) return false;
  if (!question.statuses.includes(relation.status) || question.exceptRelations.includes(relation.id)) return false;
  if (relation.confidence < question.minConfidence || relation.origins < question.minOrigins) return false;
  const undated = relation.first === undefined && relation.last === undefined;
  if (undated && question.timeOrder === "dated") return false;
  if (question.after === undefined && question.before === undefined) return true;
  if (undated) return question.undated;
  const [first, last] = daysOf(relation);
  return last >= dayOf(question.after, "-01", "0000") && first <= dayOf(question.before, "-31", "9999");
}

function leads(relation: Relation, from: string, to: string, { direction }: CompleteQuestion): boolean {
  const forward = relation.source === from && relation.target === to;
  const backward = relation.source === to && relation.target === from;
  if (direction === "any" || ontology.find(relation.type)?.symmetric) return forward || backward;
  return direction === "forward" ? forward : backward;
}

/** Of each hop the relations that are part of a choice, one a hop, whose times can be put in order. */
function timely(hops: readonly Relation[][]): Relation[][] {
  const kept = hops.map(() => new Set<Relation>());
  choose([], "");
  return hops.map((hop, at) => hop.filter((relation) => kept[at]!.has(relation)));

  function choose(chosen: readonly Relation[], day: string): void {
    if (chosen.length === hops.length) {
      chosen.forEach((relation, at) => kept[at]!.add(relation));
      return;
    }
    for (const relation of hops[chosen.length]!) {
      const [first, last] = daysOf(relation);
      if (last >= day) choose([...chosen, relation], first > day ? first : day);
    }
  }
}

function takeDisjoint(paths: readonly PlainPath[], { from, to, via }: CompleteQuestion): PlainPath[] {
  const used = new Set<string>();
  const shared: readonly string[] = [from, to, ...via];
  return paths.filter(({ entities }) => {
    const between = entities.filter((entity) => !shared.includes(entity));
    if (between.some((entity) => used.has(entity))) return false;
    for (const entity of between) used.add(entity);
    return true;
  });
}

function compare(a: PlainPath, b: PlainPath, ranking: CompleteQuestion["ranking"]): number {
  const hops = a.entities.length - b.entities.length;
  const cost = a.cost - b.cost;
  const byRanking = ranking === "shortest" ? hops || cost : cost || hops;
  return byRanking || (a.entities.join("\n") < b.entities.join("\n") ? -1 : 1);
}

function degrees({ relations }: PlainCase): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>();
  for (const { source, target, type, status } of relations) {
    if (type === RELATED_TO || status === "denied") continue;
    neighbours.set(source, (neighbours.get(source) ?? new Set()).add(target));
    neighbours.set(target, (neighbours.get(target) ?? new Set()).add(source));
  }
  return neighbours;
}

function daysOf({ first, last }: Relation): [first: string, last: string] {
  return [dayOf(first, "-01", "0000"), dayOf(last, "-31", "9999")];
}

/** `2020` as 2020-01-01 or, for an end, 2020-12-31 (or a day after it that no other month has). */
function dayOf(date: string | undefined, fill: "-01" | "-31", open: string): string {
  if (date === undefined) return open;
  const month = date.length === 4 ? (fill === "-01" ? "-01" : "-12") : "";
  return `${date}${month}${date.length < 10 ? fill : ""}`;
}

function costOf({ origins, denials, confidence }: Relation): number {
  return relationCost({ origins, denials, confidence: Math.fround(confidence) });
}
