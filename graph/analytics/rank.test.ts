import type { EntityId } from "../ids.js";
import { relationCost, STEP, toWorth } from "../paths/cost.js";
import { findPaths } from "../paths/find.js";
import { completeQuestion } from "../paths/question.js";
import { SampleStore, toRelation, type SampleRelation } from "../paths/sample.js";
import type { Projection } from "../projection-arrays.js";
import { buildProjection } from "../projection.js";
import { askNetworkx, networkxMissing, type WeightedLink } from "../testing/networkx.js";
import { findCommon } from "./common.js";
import { toLinkGraph } from "./links.js";
import { MEASURES, rank, type Measure, type RankAnswer } from "./rank.js";
import { seeded } from "./seeded.js";
import { betweenness, closeness } from "./spread.js";
import { UNWATCHED } from "./watch.js";

/** Communities of 20 with hubs, a few loose ends and islands. */
function madeRelations(entities: number, relations: number): SampleRelation[] {
  const random = seeded(7);
  const pick = (most: number) => Math.floor(most * random() ** 2);
  return Array.from({ length: relations }, () => {
    const a = pick(entities);
    const b = random() < 0.6 ? a - (a % 20) + pick(20) : pick(entities);
    return {
      type: random() < 0.5 ? "PAID" : "OWNS",
      source: `person/p${a}`,
      target: `person/p${b}`,
      origins: 1 + pick(4),
      confidence: 0.3 + Math.round(random() * 60) / 100,
    };
  }).filter(({ source, target }) => source !== target);
}

async function madeCase(
  entities: number,
  relations: number,
): Promise<{ projection: Projection; links: WeightedLink[] }> {
  const store = new SampleStore(madeRelations(entities, relations).map(toRelation));
  const links = new Map<string, WeightedLink>();
  for (const { source: a, target: b, ...proof } of store.all()) {
    const cost = relationCost({ ...proof, confidence: Math.fround(proof.confidence) });
    const name = [a, b].sort().join(" ");
    if (cost < (links.get(name)?.cost ?? Infinity)) links.set(name, { a, b, weight: toWorth(cost - STEP), cost });
  }
  return { projection: await buildProjection(store), links: [...links.values()] };
}

const toValues = ({ rows }: RankAnswer): Record<string, number> =>
  Object.fromEntries(rows.map(({ entity, value }) => [entity.id, value]));

function expectClose(found: Record<string, number>, expected: Record<string, number>, tolerance: number): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  const furthest = Math.max(...Object.entries(expected).map(([id, value]) => Math.abs(found[id]! - value)));
  expect(furthest).toBeLessThanOrEqual(tolerance);
}

const all = { limit: 1_000_000 };

const compared = networkxMissing ? describe.skip : describe;
if (networkxMissing) process.stderr.write(`Comparisons with networkx are skipped: ${networkxMissing}.\n`);

compared("compared with networkx", () => {
  it.each<[Measure, string, number]>([
    ["degree", "dict(g.degree())", 0],
    ["weighted-degree", "dict(g.degree(weight='weight'))", 1e-9],
    ["pagerank", "nx.pagerank(g, tol=1e-12, max_iter=1000)", 1e-7],
    ["betweenness", "nx.betweenness_centrality(g)", 1e-9],
    ["closeness", "{n: v / (len(g) - 1) for n, v in nx.harmonic_centrality(g).items()}", 1e-9],
    ["k-core", "nx.core_number(g)", 0],
  ])("%s is the same", async (measure, python, tolerance) => {
    const { projection, links } = await madeCase(300, 700);
    const answer = rank(projection, { measure, ...all });
    expect(answer.exact).toBe(true);
    expectClose(toValues(answer), askNetworkx({ links }, `print(json.dumps(${python}))`), tolerance);
  });

  it("components are the same groups", async () => {
    const { projection, links } = await madeCase(400, 300);
    const answer = rank(projection, { measure: "components", ...all });
    const sizes = askNetworkx<number[]>({ links }, "print(json.dumps([len(c) for c in nx.connected_components(g)]))");
    expect(answer.groups?.map(({ size }) => size)).toEqual(sizes.sort((a, b) => b - a));
    expect(answer.groups?.map(({ group }) => group)).toEqual(sizes.map((_, place) => place + 1));
    const inLargest = answer.rows.filter(({ value }) => value === 1).length;
    expect(inLargest).toBe(answer.groups?.[0]?.size);
  });

  it("articulation points, what they cut off, and bridges are the same", async () => {
    const { projection, links } = await madeCase(300, 380);
    const answer = rank(projection, { measure: "articulation", ...all });
    const expected = askNetworkx<{ cut: Record<string, number>; bridges: string[][] }>(
      { links },
      `
cut = {n: 0 for n in g}
for n in nx.articulation_points(g):
    part = g.subgraph(nx.node_connected_component(g, n)).copy()
    part.remove_node(n)
    sizes = [len(c) for c in nx.connected_components(part)]
    cut[n] = sum(sizes) - max(sizes)
print(json.dumps({"cut": cut, "bridges": [sorted(b) for b in nx.bridges(g)]}))`,
    );
    expectClose(toValues(answer), expected.cut, 0);
    const bridges = answer.bridges?.map(({ a, b }) => [a.id, b.id].sort().join(" ")).sort();
    expect(bridges).toEqual(expected.bridges.map((bridge) => bridge.join(" ")).sort());
  });

  it("communities are at least nearly as good, and hold together", async () => {
    const { projection, links } = await madeCase(1000, 4000);
    const answer = rank(projection, { measure: "communities", ...all });
    const groups = Object.entries(toValues(answer)).reduce((found: string[][], [id, group]) => {
      (found[group - 1] ??= []).push(id); // groups count from 1
      return found;
    }, []);
    const expected = askNetworkx<{ ours: number; theirs: number; whole: boolean }>(
      { links, groups } as { links: WeightedLink[] },
      `
ours = [set(c) for c in asked["groups"]]
theirs = nx.community.louvain_communities(g, weight="weight", seed=1)
m = nx.community.modularity
print(json.dumps({"ours": m(g, ours, weight="weight"), "theirs": m(g, theirs, weight="weight"),
  "whole": all(nx.is_connected(g.subgraph(c)) for c in ours)}))`,
    );
    expect(expected.whole).toBe(true);
    expect(answer.modularity).toBeCloseTo(expected.ours, 9);
    expect(expected.ours).toBeGreaterThan(expected.theirs * 0.98);
  });

  it("the strongest and the shortest paths are those of shortest_simple_paths", async () => {
    const { projection, links } = await madeCase(2000, 6000);
    const random = seeded(3);
    const ids = [...new Set(links.flatMap(({ a, b }) => [a, b]))];
    const pairs = Array.from({ length: 12 }, () => [
      ids[Math.floor(random() * ids.length)]!,
      ids[Math.floor(random() * ids.length)]!,
    ]);
    const expected = askNetworkx<{ cost: number[]; hops: number[] }[]>(
      { links, pairs } as { links: WeightedLink[] },
      `
def best(a, b, weight):
    if a == b or not nx.has_path(g, a, b): return []
    cost = lambda p: sum(g[u][v]["cost"] for u, v in zip(p, p[1:])) if weight else len(p) - 1
    paths = (p for p in nx.shortest_simple_paths(g, a, b, weight) if len(p) <= 9)
    return [cost(p) for p in itertools.islice(paths, 10)]
print(json.dumps([{"cost": best(a, b, "cost"), "hops": best(a, b, None)} for a, b in asked["pairs"]]))`,
    );
    for (const [place, [from, to]] of pairs.entries()) {
      if (from === to) continue;
      const question = { from: from as EntityId, to: to as EntityId, maxHops: 8, hubCap: "off" } as const;
      const strongest = findPaths(projection, question).paths.map(({ cost }) => cost);
      const shortest = findPaths(projection, { ...question, ranking: "shortest" }).paths.map(({ hops }) => hops.length);
      expect({ cost: strongest, hops: shortest }).toEqual(expected[place]);
    }
  });
});

describe("rank", () => {
  it.each([betweenness, closeness])("an estimate is off by no more than it says", async (measure) => {
    const { projection } = await madeCase(300, 700);
    const graph = toLinkGraph(projection, completeQuestion({ from: "-" as EntityId, to: "+" as EntityId }));
    const exact = measure(graph, UNWATCHED);
    const part = measure(graph, { step: (done) => done > 0.3 });
    expect([exact.walks, exact.bound, exact.errors]).toEqual([graph.size, 0, undefined]);
    expect(part.walks).toBeLessThan(graph.size * 0.35);
    const off = part.values.map((value, one) => Math.abs(value - exact.values[one]!));
    expect(Math.max(...off)).toBeLessThan(part.bound);
    // Twice the standard error is a rule of thumb for the values that lists begin with.
    const top = [...off.keys()].sort((a, b) => part.values[b]! - part.values[a]!).slice(0, 40);
    expect(top.filter((one) => off[one]! <= part.errors![one]!).length).toBeGreaterThanOrEqual(34);
  });

  it("says that an estimate is one", async () => {
    const { projection } = await madeCase(300, 700);
    const { exact, notice, rows } = rank(projection, { measure: "betweenness", limit: 3 }, { budgetMs: 0 });
    expect([exact, rows.length]).toEqual([false, 3]);
    expect(notice).toMatch(
      /^An estimate from 1 of \d+ entities, drawn with a fixed seed: no value is off by more than/,
    );
  });

  it("leaves out denials and RELATED_TO, and takes the options of a path", async () => {
    const relations: SampleRelation[] = [
      { type: "PAID", source: "person/a", target: "person/b" },
      { type: "LEADS", source: "person/b", target: "person/c", confidence: 0.3 },
      { type: "RELATED_TO", source: "person/c", target: "person/d" },
      { type: "MET_WITH", source: "person/d", target: "person/e", status: "denied" },
    ];
    const projection = await buildProjection(new SampleStore(relations.map(toRelation)));
    expect(toValues(rank(projection, { measure: "degree" }))).toEqual({ "person/a": 1, "person/b": 2, "person/c": 1 });
    expect(toValues(rank(projection, { measure: "degree", minConfidence: 0.5 }))).toEqual({
      "person/a": 1,
      "person/b": 1,
    });
  });

  it.each(MEASURES)("%s of an empty case is empty", async (measure) => {
    const projection = await buildProjection(new SampleStore());
    expect(rank(projection, { measure })).toMatchObject({ rows: [], entities: 0, links: 0 });
  });

  it("ends when it is cancelled", async () => {
    const { projection } = await madeCase(300, 700);
    expect(() => rank(projection, { measure: "betweenness" }, { cancelled: () => true })).toThrow("was stopped");
  });

  it("refuses a measure that there is not", async () => {
    const projection = await buildProjection(new SampleStore());
    expect(() => rank(projection, { measure: "fame" as Measure })).toThrow("There is no measure");
  });
});

describe("findCommon", () => {
  it("tells who is linked with most of a selection", async () => {
    const relations: SampleRelation[] = ["a", "b", "c"].flatMap((name) => [
      { type: "PAID", source: `person/${name}`, target: "company/all" },
      { type: "PAID", source: `person/${name}`, target: `company/${name}` },
    ]);
    relations.push({ type: "OWNS", source: "person/a", target: "company/b" });
    const projection = await buildProjection(new SampleStore(relations.map(toRelation)));
    const entities = ["person/a", "person/b", "person/c"] as EntityId[];
    const { rows, total } = findCommon(projection, { entities });
    expect(rows.map(({ entity, linked }) => [entity.id, linked])).toEqual([
      ["company/all", entities],
      ["company/b", ["person/a", "person/b"]],
    ]);
    expect(total).toBe(2);
  });
});
