import { extract } from "./pipeline.js";

const sources = [{ key: "file:///a", publisher: "P", title: "T", date: "2024-03-15" }];

describe("the time of a claim", () => {
  it.each([
    ["Anna Berg has led Halden Group since 2019.", "LEADS", { from: "2019" }],
    ["Anna Berg has been in contact with Boris Petrov since late 2022.", "IN_CONTACT_WITH", { from: "2022-09" }],
    ["Since March 2021, Anna Berg has met Boris Petrov.", "MET_WITH", { from: "2021-03" }],
    ["Anna Berg led Halden Group from 2019 to 2021.", "HELD_POSITION_AT", { from: "2019", to: "2021" }],
    ["Anna Berg met Boris Petrov in late 2022.", "MET_WITH", { from: "2022-09", to: "2022-12" }],
    ["Anna Berg met Boris Petrov on 3 May 2022.", "MET_WITH", { from: "2022-05-03", to: "2022-05-03" }],
    ["Anna Berg met Boris Petrov before 2022.", "MET_WITH", {}],
  ])("%s", (text, predicate, time) => {
    const { claims } = extract({ text, sources });
    const times = claims.map(({ from, to, ...claim }) => [
      claim.predicate,
      { ...(from && { from }), ...(to && { to }) },
    ]);
    expect(times).toContainEqual([predicate, time]);
  });
});
