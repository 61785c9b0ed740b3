import type { EntityId } from "../ids.js";
import { buildProjection } from "../projection.js";
import { findPaths } from "./find.js";
import { changeQuestion } from "./openers.js";
import type { PathOptions } from "./question.js";
import { SampleStore, toRelation, type SampleRelation } from "./sample.js";

const CASE: SampleRelation[] = [
  { type: "LEADS", source: "person/a", target: "company/hub", confidence: 0.9, first: "2019", last: "2019" },
  { type: "OWNS", source: "company/hub", target: "person/b", confidence: 0.62, first: "2020", last: "2020" },
  ...["x", "y", "z"].map((name) => ({ type: "PAID", source: `person/${name}`, target: "company/hub" })),
  { type: "PAID", source: "person/a", target: "place/p" },
  { type: "MET_WITH", source: "place/p", target: "person/q" },
  { type: "MET_WITH", source: "person/b", target: "person/q", status: "denied" },
  { type: "RELATED_TO", source: "person/q", target: "person/b" },
  { type: "MET_WITH", source: "person/lone", target: "person/other" },
];

async function ask(options: PathOptions, to = "person/b") {
  const projection = await buildProjection(new SampleStore(CASE.map(toRelation)));
  const answer = findPaths(projection, { from: "person/a" as EntityId, to: to as EntityId, ...options });
  for (const opener of answer.whyNone?.openers ?? []) {
    const opened = findPaths(projection, changeQuestion(answer.question, opener.change));
    expect(opened.paths).toContainEqual(opener.path);
  }
  return answer;
}

describe("explainNone", () => {
  it.each<[PathOptions, object]>([
    [{ maxHops: 1 }, { maxHops: 2 }],
    [{ hubCap: 2 }, { hubCap: 5 }],
    [{ types: ["LEADS"] }, { types: ["LEADS", "OWNS"] }],
    [{ exceptTypes: ["OWNS", "SUED"] }, { exceptTypes: ["SUED"] }],
    [{ families: ["affiliation"], exceptFamilies: ["agreement"], hubCap: 1 }, { hubCap: 5 }],
    [{ minConfidence: 0.8 }, { minConfidence: 0.62 }],
    [{ minOrigins: 2 }, { minOrigins: 1 }],
    [{ after: "2019-05", before: "2019" }, { before: null }],
    [{ exceptEntities: ["company/hub" as EntityId] }, { exceptEntities: [] }],
    [{ entityTypes: ["Person"] }, { entityTypes: ["Person", "Organization"] }],
    [{ via: ["person/q" as EntityId] }, { via: [] }],
    [{ via: ["person/q" as EntityId] }, { statuses: ["corroborated", "reported", "contested", "denied"] }],
    [{ via: ["person/q" as EntityId] }, { relatedTo: true }],
    [{ direction: "backward" }, { direction: "any" }],
  ])("for %j tells that %j opens a path", async (options, change) => {
    const { paths, whyNone } = await ask(options);
    expect(paths).toEqual([]);
    expect(whyNone?.reason).toBe("options");
    expect(whyNone?.openers.map((opener) => opener.change)).toContainEqual(change);
  });

  it("tells that an end has no dated line where only those carry a path", async () => {
    const undated = "None of the lines of q has a date.";
    expect((await ask({ timeOrder: "dated", maxHops: 2 }, "person/q")).whyNone?.message).not.toContain(undated); // one change opens one
    const exceptEntities = ["place/p" as EntityId, "person/b" as EntityId];
    const { whyNone } = await ask({ timeOrder: "dated", exceptEntities, hubCap: 1 }, "person/q");
    expect(whyNone).toMatchObject({ openers: [], message: expect.stringContaining(undated) as unknown });
    expect((await ask({ exceptEntities, hubCap: 1 }, "person/q")).whyNone?.message).not.toContain(undated);
  });

  it("tells how near each side came", async () => {
    const { whyNone } = await ask({ exceptTypes: ["OWNS"] });
    expect(
      whyNone?.nearest.map(({ end, reached, closest, hopsMissing }) => [end.name, reached, closest?.name, hopsMissing]),
    ).toEqual([
      ["a", 6, "hub", 1],
      ["b", 0, "b", 2],
    ]);
  });

  it("says so when nothing of the case joins them", async () => {
    const { whyNone } = await ask({}, "person/lone");
    expect(whyNone).toMatchObject({ reason: "unconnected", openers: [] });
    expect(whyNone?.message).toBe("Clew found no line that joins a and lone, not even by way of others.");
  });

  it("names the hubs left out, and only those that would carry a path", async () => {
    const { hubs } = await ask({ hubCap: 1 });
    expect(hubs).toMatchObject({ cap: 1, leftOut: [{ name: "hub", degree: 5 }], total: 1 });
    expect((await ask({ hubCap: 5 })).hubs.total).toBe(0);
  });
});
