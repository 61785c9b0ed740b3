import fc from "fast-check";
import type { EntityId } from "../ids.js";
import { buildProjection } from "../projection.js";
import { connect } from "./connect.js";
import { relationCost } from "./cost.js";
import { SampleStore, toRelation, type SampleRelation } from "./sample.js";

const NAMES = Array.from({ length: 9 }, (_, place) => `person/p${place}` as EntityId);

const sample: fc.Arbitrary<SampleRelation> = fc
  .record({
    type: fc.constantFrom("PAID", "OWNS"),
    source: fc.constantFrom(...NAMES),
    target: fc.constantFrom(...NAMES),
    confidence: fc.constantFrom(0.3, 0.5, 0.7, 0.9),
    origins: fc.constantFrom(1, 2, 4),
  })
  .filter(({ source, target }) => source !== target);

interface Line {
  readonly a: string;
  readonly b: string;
  readonly cost: number;
}

/** The least weight of a tree that joins the ends: over every choice of others, a least spanning tree. */
function leastPlainly(lines: readonly Line[], ends: readonly string[]): number {
  const others = NAMES.filter((name) => !ends.includes(name));
  let least = Infinity;
  for (let choice = 0; choice < 2 ** others.length; choice++) {
    const chosen = [...ends, ...others.filter((_, place) => choice & (1 << place))];
    least = Math.min(least, spanningWeight(lines, chosen));
  }
  return least;
}

function spanningWeight(lines: readonly Line[], entities: readonly string[]): number {
  const joined = new Set([entities[0]]);
  let weight = 0;
  while (joined.size < entities.length) {
    const next = lines
      .filter(({ a, b }) => entities.includes(a) && entities.includes(b) && joined.has(a) !== joined.has(b))
      .sort((x, y) => x.cost - y.cost)[0];
    if (!next) return Infinity;
    joined.add(next.a).add(next.b);
    weight += next.cost;
  }
  return weight;
}

describe("connect", () => {
  it("gives the least subgraph, as plain trying of all choices does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sample, { minLength: 6, maxLength: 24, size: "max" }),
        fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 6 }),
        async (samples, asked) => {
          const store = new SampleStore(samples.map(toRelation));
          const lines = store.all().map(({ source: a, target: b, ...proof }) => ({
            a,
            b,
            cost: relationCost({ ...proof, confidence: Math.fround(proof.confidence) }),
          }));
          const ends = asked.filter((id) => lines.some(({ a, b }) => a === id || b === id));
          const answer = connect(await buildProjection(store), { entities: asked });
          expect([...answer.unknown].sort()).toEqual(asked.filter((id) => !ends.includes(id)).sort());
          expect(answer.groups.flatMap((group) => group.ends).sort()).toEqual([...ends].sort());
          for (const { ends: linked, cost, quality, links } of answer.groups) {
            expect(cost).toBe(leastPlainly(lines, linked));
            expect(quality.least).toBe(true);
            expect(new Set([...linked, ...links.flatMap(({ from, to }) => [from, to])]).size).toBe(links.length + 1);
          }
          // No two groups could have been one.
          if (answer.groups.length > 1) expect(leastPlainly(lines, ends)).toBe(Infinity);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("states how good a tree is that it could not prove to be the least", async () => {
    // Twelve ends around one middle, each with a slightly better proven line to the next: the joints go around.
    const ends = Array.from({ length: 12 }, (_, place) => `person/e${place}`);
    const relations = ends.flatMap((end, place) => [
      toRelation({ type: "PAID", source: end, target: "company/middle" }),
      toRelation({ type: "PAID", source: end, target: ends[(place + 1) % ends.length]!, origins: 1, confidence: 0.35 }),
    ]);
    const { groups } = connect(await buildProjection(new SampleStore(relations)), { entities: ends as EntityId[] });
    const [group] = groups;
    expect(group!.ends).toHaveLength(12);
    expect(group!.quality.atMost).toBeGreaterThanOrEqual(1);
    expect(group!.quality.atMost).toBeLessThanOrEqual(2);
    expect(group!.quality.message).toMatch(/at most \d+ % more than the least possible|No other subgraph/);
  });

  it("refuses a set that is none", async () => {
    const projection = await buildProjection(new SampleStore());
    const one = "person/a" as EntityId;
    expect(() => connect(projection, { entities: [one] })).toThrow("choose 2 to 20");
    expect(() => connect(projection, { entities: [one, one] })).toThrow("twice");
  });
});
