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
    ["Between 2014 and 2016 Anna Berg paid Boris Petrov.", "PAID", { from: "2014", to: "2016" }],
    ["In 1987 Anna Berg was elected to the Chamber of Deputies.", "MEMBER_OF", { from: "1987", to: "1987" }],
    ["Anna Berg joined Halden Group in 2018.", "MEMBER_OF", { from: "2018" }],
    ["Anna Berg was appointed head of Halden Group in 2019.", "LEADS", { from: "2019" }],
    ["Anna Berg has not met Boris Petrov since 2019.", "MET_WITH", { from: "2019" }],
    ["Anna Berg was a member of Halden Group until its dissolution in 1994.", "BELONGED_TO", {}],
    [
      "Anna Berg worked for Halden Group from March 2014 until she was dismissed by Boris Petrov in May 2016.",
      "HELD_POSITION_AT",
      { from: "2014-03", to: "2016-05" },
    ],
    ["Anna Berg worked for Halden Group from March 2014.", "HELD_POSITION_AT", {}],
    ["Anna Berg said in 2021 she had met Boris Petrov.", "MET_WITH", {}],
    ["Anna Berg said she had met Boris Petrov in 2021.", "MET_WITH", { from: "2021", to: "2021" }],
  ])("%s", (text, predicate, time) => {
    const { claims } = extract({ text, sources });
    const times = claims.map(({ from, to, ...claim }) => [
      claim.predicate,
      { ...(from && { from }), ...(to && { to }) },
    ]);
    expect(times).toContainEqual([predicate, time]);
  });
});
