import type { RelationId } from "../graph/ids.js";
import type { Claim } from "../graph/model.js";
import type { PathAnswer } from "../graph/paths/answer.js";
import { toPathJson } from "./proven.js";

const ID = "rel-1" as RelationId;
const LINE = { id: ID, type: "SPOKE_WITH", forward: true, status: "reported" };
const PATH = { entities: [{ name: "Anna" }, { name: "Boris" }], hops: [{ relations: [LINE], cost: 1 }], cost: 1 };
const TALKS = [{ from: "2021-04", to: "2021-04" }, { from: "2022-10" }].map(
  (time, place) =>
    ({
      id: `claim-${place}`,
      stance: "asserted",
      origin: "The Ledger",
      document: { publisher: "The Ledger", source: "" },
      passage: { text: "", start: 0 },
      quote: "",
      start: 0,
      ...time,
    }) as unknown as Claim,
);

interface Told {
  readonly hops: readonly { readonly relations: readonly { readonly datedOutside?: object }[] }[];
}

function ask(question: object, rest: object): Partial<Record<"paths" | "whyNone", unknown>> {
  const answer = { question, paths: [], ...rest } as unknown as PathAnswer;
  return JSON.parse(toPathJson(answer, new Map([[ID, TALKS]])).toString()) as object;
}

describe("toPathJson", () => {
  const times = [{ first: "2021-04", last: "2021-04" }, { first: "2022-10" }];

  it.each([
    [{ after: "2022-01", before: "2022-06" }, times],
    [{ after: "2021", before: "2021" }, undefined],
    [{ after: "2024" }, undefined],
    [{}, undefined],
  ])("tells at a line found for %j by the span of its claims that none of them lies in it", (window, outside) => {
    const [path] = ask(window, { paths: [PATH] }).paths as Told[];
    expect(path?.hops[0]?.relations[0]?.datedOutside).toEqual(outside);
  });

  it("goes by the time of the changed question where a change opens a path", () => {
    const opener = { change: { before: null }, message: "Any later time too", path: PATH };
    const whyNone = { reason: "options", message: "", nearest: [], openers: [opener] };
    const told = ask({ after: "2022-01", before: "2022-06" }, { whyNone }).whyNone as { openers: { path: Told }[] };
    expect(told.openers[0]?.path.hops[0]?.relations[0]).not.toHaveProperty("datedOutside");
  });
});
