import fc from "fast-check";
import type { EntityId } from "../ids.js";
import { ENTITY_TYPES, STATUSES, type Relation } from "../model.js";
import { buildProjection } from "../projection.js";
import type { PathAnswer } from "./answer.js";
import { answerPlainly, type PlainPath } from "./exhaustive.js";
import { findPaths } from "./find.js";
import {
  completeQuestion,
  DIRECTIONS,
  RANKINGS,
  TIME_ORDERS,
  type PathOptions,
  type PathQuestion,
} from "./question.js";
import { SampleStore, toEntity, toRelation, type SampleRelation } from "./sample.js";

/** More with `CLEW_RUNS=20000`, as before a release. */
const RUNS = Number(process.env.CLEW_RUNS ?? 3000);
const TYPES = ["SPOKE_WITH", "LEADS", "OWNS", "PAID", "RELATED_TO"];
const DATES = ["2018", "2019", "2019-03", "2019-03-07", "2020", "2020-11-30", "2021"];
const NAMES = ["n", "d", "x", "a", "q", "b", "k", "s", "f"].map((name) => `person/${name}` as EntityId);

const relation = (size: number): fc.Arbitrary<SampleRelation> =>
  fc
    .record(
      {
        type: fc.constantFrom(...TYPES),
        source: fc.constantFrom(...NAMES.slice(0, size)),
        target: fc.constantFrom(...NAMES.slice(0, size)),
        status: fc.constantFrom(...STATUSES),
        origins: fc.integer({ min: 1, max: 3 }),
        confidence: fc.constantFrom(0.3, 0.5, 0.8, 0.9),
        dates: fc.option(fc.tuple(fc.constantFrom(...DATES), fc.option(fc.constantFrom(...DATES)))),
      },
      { requiredKeys: ["type", "source", "target"] },
    )
    .map(({ dates, ...sample }) => {
      const [first, last] = [...(dates ?? [])].filter((date) => date !== null).sort();
      const origins = sample.status === "denied" ? { origins: 0 } : {};
      return {
        ...sample,
        ...origins,
        ...(first === undefined ? {} : { first }),
        ...(last === undefined ? {} : { last }),
      };
    });

const some = <Value>(...values: Value[]) => fc.subarray(values, { minLength: 1 });

const options: fc.Arbitrary<PathOptions> = fc.record(
  {
    via: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    maxHops: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8),
    k: fc.constantFrom(1, 2, 3, 5, 10, 25),
    ranking: fc.constantFrom(...RANKINGS),
    direction: fc.constantFrom(...DIRECTIONS),
    types: some(...TYPES),
    families: some("communication" as const, "affiliation" as const, "agreement" as const),
    relatedTo: fc.boolean(),
    exceptTypes: some("OWNS", "PAID"),
    entityTypes: some(...ENTITY_TYPES),
    exceptEntityTypes: some("Place" as const, "System" as const),
    minConfidence: fc.constantFrom(0.3, 0.5, 0.8, 0.85),
    minOrigins: fc.integer({ min: 0, max: 3 }),
    statuses: some(...STATUSES),
    after: fc.constantFrom(...DATES),
    before: fc.constantFrom(...DATES),
    undated: fc.boolean(),
    timeOrder: fc.constantFrom(...TIME_ORDERS),
    exceptEntities: some(...NAMES.slice(4)),
    hubCap: fc.constantFrom(1, 2, 3, 4, "auto" as const, "off" as const),
    disjoint: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Few options at a time leave paths to compare; all at once leave none. */
const fewOptions = fc
  .tuple(options, fc.uniqueArray(fc.nat(20), { maxLength: 5 }))
  .map(([all, kept]): PathOptions =>
    Object.fromEntries(Object.entries(all).filter((_, place) => kept.includes(place))),
  );

const smallCase = fc.constantFrom(4, 5, 6, 7, 8, 9).chain((size) =>
  fc.record({
    relations: fc.array(relation(size), { minLength: size, maxLength: size * 4, size: "max" }),
    types: fc.array(fc.constantFrom(...ENTITY_TYPES), { minLength: 9, maxLength: 9 }),
    options: fewOptions,
  }),
);

interface SmallCase {
  readonly relations: readonly SampleRelation[];
  readonly types: readonly (typeof ENTITY_TYPES)[number][];
  readonly options: PathOptions;
}

async function compareOnce({ relations: samples, types, options }: SmallCase): Promise<number> {
  const relations = distinct(samples.filter(({ source, target }) => source !== target).map(toRelation));
  const entities = NAMES.map((id, place) => toEntity(id, types[place]));
  const projection = await buildProjection(new SampleStore(relations, entities));
  const ends = relations.flatMap(({ source, target }) => [source, target]);
  const question: PathQuestion = { from: NAMES[0]!, to: NAMES[1]!, ...options };
  const stops = [question.from, ...(question.via ?? []), question.to];
  if (!stops.every((stop) => ends.includes(stop))) return 0;
  const complete = attempt(() => completeQuestion(question));
  if (!complete) return 0;
  const expected = answerPlainly({ relations, entities: new Map(entities.map((one) => [one.id, one])) }, complete);
  const answer = findPaths(projection, question, { budgetMs: 60_000 });
  expect(answer.complete).toBe(true);
  expect(toPlain(answer)).toEqual(expected);
  return expected.length;
}

const toPlain = (answer: PathAnswer): PlainPath[] =>
  answer.paths.map(({ entities, hops, cost }) => ({
    entities: entities.map(({ id }) => id),
    relations: hops.map(({ relations }) => relations.map(({ id }) => id).sort()),
    cost,
  }));

const distinct = (relations: readonly Relation[]): Relation[] => [
  ...new Map(relations.map((one) => [one.id, one])).values(),
];

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined; // options that contradict one another: refused, and tested in find.test
  }
}

describe("search", () => {
  it("gives the paths of a plain exhaustive search, in its order, under any options", async () => {
    let compared = 0;
    let paths = 0;
    await fc.assert(
      fc.asyncProperty(smallCase, async (small) => {
        const found = await compareOnce(small);
        compared += found > 0 ? 1 : 0;
        paths += found;
      }),
      {
        numRuns: RUNS,
        ...(process.env.CLEW_SEED ? { seed: Number(process.env.CLEW_SEED) } : {}),
      },
    );
    // The generator must not drift to questions without an answer.
    expect(compared).toBeGreaterThan(RUNS / 8);
    expect(paths).toBeGreaterThan(RUNS / 2);
  });
});
