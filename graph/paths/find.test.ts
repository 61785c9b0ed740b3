import { isClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import { buildProjection } from "../projection.js";
import { findPaths, findPathsAtOnce } from "./find.js";
import type { PathOptions } from "./question.js";
import { SampleStore, toRelation, type SampleRelation } from "./sample.js";

const CASE: SampleRelation[] = [
  { type: "LEADS", source: "person/anna", target: "company/acme", first: "2019", origins: 3 },
  { type: "OWNS", source: "person/anna", target: "company/acme" },
  { type: "PAID", source: "company/acme", target: "person/boris", first: "2021-05", last: "2021-05" },
  { type: "MET_WITH", source: "person/boris", target: "person/anna", status: "denied" },
  { type: "FAMILY_OF", source: "person/carla", target: "person/anna", origins: 2, first: "2020", last: "2020" },
  { type: "MEMBER_OF", source: "person/carla", target: "agency/council", first: "2018", last: "2018" },
  { type: "FUNDS", source: "agency/council", target: "person/boris" },
  { type: "RELATED_TO", source: "person/carla", target: "person/boris", confidence: 0.3 },
];

async function ways(options: PathOptions = {}, from = "person/anna", to = "person/boris"): Promise<string[]> {
  const projection = await buildProjection(new SampleStore(CASE.map(toRelation)));
  const answer = findPaths(projection, { from: from as EntityId, to: to as EntityId, ...options });
  return answer.paths.map(({ entities, hops }) =>
    entities
      .map(({ name }, place) =>
        place === 0
          ? name
          : `${hops[place - 1]!.relations.map(({ type, forward }) => (forward ? `${type}>` : `<${type}`)).join("+")} ${name}`,
      )
      .join(" "),
  );
}

describe("findPaths", () => {
  it("ranks by proof, groups parallel relations, and leaves denials and RELATED_TO out", async () => {
    expect(await ways()).toEqual([
      "anna LEADS>+OWNS> acme PAID> boris",
      "anna FAMILY_OF> carla MEMBER_OF> council FUNDS> boris",
    ]);
  });

  it("walks over denials and RELATED_TO when asked to", async () => {
    expect(await ways({ statuses: ["denied"] })).toEqual(["anna MET_WITH> boris"]);
    expect(await ways({ types: ["RELATED_TO", "FAMILY_OF"] })).toEqual(["anna FAMILY_OF> carla RELATED_TO> boris"]);
    expect(await ways({ relatedTo: true })).toHaveLength(3);
  });

  it("tells what is only denied between the two, unless such lines are taken in or left out by another option", async () => {
    const projection = await buildProjection(new SampleStore(CASE.map(toRelation)));
    const deniedBetween = (options: PathOptions) =>
      findPaths(projection, { from: "person/anna" as EntityId, to: "person/boris" as EntityId, ...options })
        .deniedBetween?.relations;
    expect(deniedBetween({})).toMatchObject([{ type: "MET_WITH", status: "denied" }]);
    expect(deniedBetween({ statuses: ["reported", "denied"] })).toBeUndefined();
    expect(deniedBetween({ exceptTypes: ["MET_WITH"] })).toBeUndefined();
  });

  it("keeps the direction of relations, symmetric ones going both ways", async () => {
    expect(await ways({ direction: "forward" })).toHaveLength(2);
    expect(await ways({ direction: "backward" })).toEqual([]);
    expect(await ways({ direction: "backward" }, "person/boris", "person/anna")).toHaveLength(2);
  });

  it("keeps time order: no step before the one before", async () => {
    expect(await ways({ timeOrder: "undated-allowed" })).toEqual(["anna LEADS>+OWNS> acme PAID> boris"]);
    expect(await ways({ timeOrder: "dated" })).toEqual(["anna LEADS> acme PAID> boris"]);
    expect(await ways({ timeOrder: "dated" }, "person/boris", "person/anna")).toEqual(["boris <PAID acme <LEADS anna"]);
  });

  it("passes via in order", async () => {
    expect(await ways({ via: ["agency/council" as EntityId] })).toEqual([
      "anna FAMILY_OF> carla MEMBER_OF> council FUNDS> boris",
    ]);
    expect(await ways({ via: ["agency/council" as EntityId, "person/carla" as EntityId] })).toEqual([]);
  });

  it("lets a hub end a path but not carry it", async () => {
    expect(await ways({ hubCap: 1 })).toEqual([]);
    expect(await ways({ hubCap: 1 }, "person/anna", "company/acme")).toEqual(["anna LEADS>+OWNS> acme"]);
  });

  it.each([
    [{ maxHops: 9 }, "The most steps of a path is 9; it is a whole number from 1 to 8."],
    [{ after: "2022", before: "2021" }, "The time is upside down"],
    [{ exceptEntities: ["person/anna" as EntityId] }, "both asked for and left out"],
    [{ via: ["person/anna" as EntityId] }, "named twice"],
    [{ types: ["LEADS"], exceptTypes: ["LEADS"] }, "both asked for and left out"],
    [{ statuses: ["reported" as const], minOrigins: 2 }, "exclude each other"],
    [{ statuses: ["denied" as const], minOrigins: 1 }, "exclude each other"],
  ])("refuses %j", async (options, message) => {
    await expect(ways(options)).rejects.toThrow(message);
  });

  it("says which end no relation names", async () => {
    const failed = await ways({}, "person/nobody").catch((error: unknown) => error);
    expect(isClewError(failed) && [failed.code, failed.details]).toEqual(["not-found", { id: "person/nobody" }]);
  });
});

describe("findPathsAtOnce", () => {
  const ENDS = { from: "person/anna" as EntityId, to: "person/boris" as EntityId };

  it("answers as a thread would", async () => {
    const projection = await buildProjection(new SampleStore(CASE.map(toRelation)));
    const asked = { ...ENDS, ranking: "shortest" as const };
    const { elapsedMs: _, ...expected } = findPaths(projection, asked);
    expect(findPathsAtOnce(projection, asked, 1000)).toMatchObject(expected);
    expect(() => findPathsAtOnce(projection, { ...ENDS, to: ENDS.from })).toThrow("Both ends");
  });

  it("gives up when its time is over", async () => {
    const projection = await buildProjection(new SampleStore(CASE.map(toRelation)));
    expect(findPathsAtOnce(projection, ENDS, -1)).toBeUndefined();
  });

  it("leaves to a thread what may take long: the far, the ways by others, and why there is none", async () => {
    const projection = await buildProjection(new SampleStore(CASE.map(toRelation)));
    const via = ["agency/council" as EntityId];
    for (const options of [{ maxHops: 5 }, { via }, { disjoint: true }, { types: ["OWNS" as const] }]) {
      expect(findPathsAtOnce(projection, { ...ENDS, ...options }, 1000)).toBeUndefined();
    }
  });
});
