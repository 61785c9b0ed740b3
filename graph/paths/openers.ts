/** The single changes of an option that open a path where there is none, smallest change of each first. */
import { ENTITY_TYPES, STATUSES } from "../model.js";
import { RELATED_TO } from "../ontology.js";
import type { Projection } from "../projection-arrays.js";
import type { OptionChange } from "./answer.js";
import type { FoundPath } from "./order.js";
import { MOST_HOPS, type CompleteQuestion } from "./question.js";
import { capOf } from "./rules.js";

export interface OpeningChange {
  readonly change: OptionChange;
  readonly message: string;
  readonly path: FoundPath;
}

/** The best path of a question, if it has one. */
type Opens = (question: CompleteQuestion) => FoundPath | undefined;

interface Attempt {
  readonly projection: Projection;
  readonly question: CompleteQuestion;
  readonly opens: Opens;
}

/** At most so many of one kind: seven relation types that each open a path are a list nobody reads. */
const MOST_OF_A_KIND = 3;

export function* findChanges(
  projection: Projection,
  question: CompleteQuestion,
  opens: Opens,
): Iterable<OpeningChange> {
  const attempt = { projection, question, opens };
  yield* longer(attempt);
  yield* largerHubs(attempt);
  yield* dropped(attempt, "via", (id) => `Do not ask for ${nameOf(projection, id)} on the way`);
  yield* dropped(attempt, "exceptEntities", (id) => `Let ${nameOf(projection, id)} carry a path`);
  yield* dropped(attempt, "exceptRelations", (id) => `Allow the relation ${id}`);
  yield* dropped(attempt, "exceptTypes", (type) => `Allow ${type}`);
  yield* dropped(attempt, "exceptFamilies", (family) => `Allow relations of ${family}`);
  yield* dropped(attempt, "exceptEntityTypes", (type) => `Allow entities of the type ${type} on the way`);
  yield* moreTypes(attempt);
  yield* moreEntityTypes(attempt);
  yield* lowerConfidence(attempt);
  yield* fewerOrigins(attempt);
  yield* openedTime(attempt);
  yield* single(attempt, { direction: "any" }, "Let relations be walked in both directions");
  yield* moreStatuses(attempt);
  yield* single(attempt, { relatedTo: true }, `Allow ${RELATED_TO}, links that the text gives no clearer word for`);
}

function* longer(attempt: Attempt): Iterable<OpeningChange> {
  if (attempt.question.maxHops === MOST_HOPS) return;
  // The shortest of the longer ones says how many hops it takes.
  const path = attempt.opens({ ...attempt.question, maxHops: MOST_HOPS, ranking: "shortest" });
  if (path) yield* single(attempt, { maxHops: path.hops.length }, `Allow ${path.hops.length} hops`);
}

/** The lowest cap that opens a path: what the hub needs that this path goes through, unless a lower one will do. */
function* largerHubs({ projection, question, opens }: Attempt): Iterable<OpeningChange> {
  if (question.hubCap === "off") return;
  const { degree } = projection.columns;
  const present = capOf(projection, question.hubCap);
  let best: OpeningChange | undefined;
  let path = opens({ ...question, hubCap: "off" });
  while (path) {
    const between = path.entities.slice(1, -1).filter((entity) => !isAskedFor(projection, question, entity));
    const hub = between.reduce((most, entity) => (degree[entity]! > degree[most]! ? entity : most));
    const hubCap = degree[hub]!;
    const message = `Let ${projection.entityName(hub)} carry a path: a hub cap of ${hubCap}, not ${present}`;
    best = { change: { hubCap }, message, path };
    path = hubCap - 1 > present ? opens({ ...question, hubCap: hubCap - 1 }) : undefined;
  }
  if (best) yield best;
}

function isAskedFor(projection: Projection, question: CompleteQuestion, entity: number): boolean {
  return question.via.includes(projection.entityId(entity));
}

type ListOption = "via" | "exceptEntities" | "exceptRelations" | "exceptTypes" | "exceptFamilies" | "exceptEntityTypes";

/** Takes one entry out of a list of what is asked for or left out. */
function* dropped(attempt: Attempt, option: ListOption, toMessage: (entry: string) => string): Iterable<OpeningChange> {
  const entries: readonly string[] = attempt.question[option];
  let found = 0;
  for (const entry of entries) {
    if (found === MOST_OF_A_KIND) return;
    const change = { [option]: entries.filter((other) => other !== entry) };
    for (const opening of single(attempt, change, toMessage(entry))) {
      found++;
      yield opening;
    }
  }
}

function* moreTypes(attempt: Attempt): Iterable<OpeningChange> {
  const { projection, question } = attempt;
  if (question.types.length + question.families.length === 0) return;
  if (!attempt.opens({ ...question, types: [], families: [] })) return;
  let found = 0;
  for (const { type, family } of projection.types) {
    if (found === MOST_OF_A_KIND) return;
    if (type === RELATED_TO || question.types.includes(type) || question.families.includes(family)) continue;
    for (const opening of single(attempt, { types: [...question.types, type] }, `Allow ${type} too`)) {
      found++;
      yield opening;
    }
  }
  if (found === 0) yield* single(attempt, { types: [], families: [] }, "Allow all types of relations");
}

function* moreEntityTypes(attempt: Attempt): Iterable<OpeningChange> {
  const { entityTypes, exceptEntityTypes } = attempt.question;
  if (entityTypes.length === 0) return;
  for (const type of ENTITY_TYPES) {
    if (entityTypes.includes(type) || exceptEntityTypes.includes(type)) continue;
    yield* single(
      attempt,
      { entityTypes: [...entityTypes, type] },
      `Allow entities of the type ${type} on the way too`,
    );
  }
}

/** The highest hundredth that opens a path, by halving: what a lower one allows, a higher one may not. */
function* lowerConfidence(attempt: Attempt): Iterable<OpeningChange> {
  const { question, opens } = attempt;
  if (question.minConfidence === 0 || !opens({ ...question, minConfidence: 0 })) return;
  let low = 0;
  let high = Math.ceil(question.minConfidence * 100);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (opens({ ...question, minConfidence: middle / 100 })) low = middle;
    else high = middle;
  }
  yield* single(attempt, { minConfidence: low / 100 }, `Allow a confidence of ${low / 100}`);
}

function* fewerOrigins(attempt: Attempt): Iterable<OpeningChange> {
  const { minOrigins } = attempt.question;
  if (minOrigins === 0 || !attempt.opens({ ...attempt.question, minOrigins: 0 })) return;
  for (let fewer = Math.min(minOrigins - 1, 9); fewer >= 0; fewer--) {
    const found = [
      ...single(attempt, { minOrigins: fewer }, `Allow relations of ${fewer === 1 ? "1 origin" : `${fewer} origins`}`),
    ];
    yield* found;
    if (found.length > 0) return;
  }
}

function* openedTime(attempt: Attempt): Iterable<OpeningChange> {
  const { question } = attempt;
  const windowed = question.after !== undefined || question.before !== undefined;
  if (windowed && !question.undated) yield* single(attempt, { undated: true }, "Allow relations without a date");
  if (question.after !== undefined)
    yield* single(attempt, { after: null }, `Allow what happened before ${question.after}`);
  if (question.before !== undefined)
    yield* single(attempt, { before: null }, `Allow what happened after ${question.before}`);
  if (question.timeOrder === "dated") {
    yield* single(attempt, { timeOrder: "undated-allowed" }, "Allow undated steps in the order of time");
  }
  if (question.timeOrder !== "off") yield* single(attempt, { timeOrder: "off" }, "Do not ask for the order of time");
}

function* moreStatuses(attempt: Attempt): Iterable<OpeningChange> {
  const { statuses } = attempt.question;
  for (const status of STATUSES) {
    if (statuses.includes(status)) continue;
    yield* single(
      attempt,
      { statuses: [...statuses, status] },
      status === "denied" ? "Allow what is only denied" : `Allow what is ${status}`,
    );
  }
}

function* single({ question, opens }: Attempt, change: OptionChange, message: string): Iterable<OpeningChange> {
  const changed = changeQuestion(question, change);
  if (JSON.stringify(changed) === JSON.stringify(question)) return;
  const path = opens(changed);
  if (path) yield { change, message, path };
}

/** A question with some options changed; null takes one away. */
export function changeQuestion(question: CompleteQuestion, change: OptionChange): CompleteQuestion {
  const changed = Object.entries({ ...question, ...change }).filter(([, value]) => value !== null);
  return Object.fromEntries(changed) as unknown as CompleteQuestion; // only after and before are ever null
}

function nameOf(projection: Projection, id: string): string {
  const index = projection.indexOf(id);
  return index === undefined ? id : projection.entityName(index);
}
