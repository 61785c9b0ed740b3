import type { EntityId } from "../ids.js";
import { buildProjection } from "../projection.js";
import { findPathsToMany } from "./many.js";
import { SampleStore, toRelation } from "./sample.js";

const projection = () =>
  buildProjection(
    new SampleStore(
      [
        { type: "LEADS", source: "person/x", target: "company/c", origins: 3 },
        { type: "OWNS", source: "person/far", target: "company/c" },
        { type: "PAID", source: "person/x", target: "person/near", origins: 2 },
        { type: "PAID", source: "person/lone", target: "person/other" },
      ].map(toRelation),
    ),
  );

const to = ["person/lone", "person/unknown", "person/far", "person/near"] as EntityId[];

describe("findPathsToMany", () => {
  it("tells the best connected first, then those without a path, then those that no relation names", async () => {
    const { targets, complete } = findPathsToMany(await projection(), { from: "person/x" as EntityId, to });
    expect(targets.map((target) => [target.to, target.paths.length, target.entity !== undefined])).toEqual([
      ["person/near", 1, true],
      ["person/far", 1, true],
      ["person/lone", 0, true],
      ["person/unknown", 0, false],
    ]);
    expect(complete).toBe(true);
  });

  it("refuses no targets and the same target twice", async () => {
    const from = "person/x" as EntityId;
    const case_ = await projection();
    expect(() => findPathsToMany(case_, { from, to: [] })).toThrow("1 to 50");
    expect(() => findPathsToMany(case_, { from, to: [to[0]!, to[0]!] })).toThrow("twice");
  });
});
