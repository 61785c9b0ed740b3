import type { Claim } from "../model.js";
import { toOutsideWords, toTimesOutside, toTimesWords } from "./stated-time.js";

const says = (from?: string, to?: string, stance = "asserted") =>
  ({ stance, ...(from && { from }), ...(to && { to }) }) as Claim;
const TALKS = [says("2022-10"), says("2021-04", "2021-04"), says()];
const CONTESTED = { status: "contested" } as const;

describe("toTimesOutside", () => {
  it("tells the times of a line's claims where the time asked for lies between them", () => {
    const times = toTimesOutside(CONTESTED, TALKS, { after: "2022-01", before: "2022-06" });
    expect(times).toEqual([{ first: "2021-04", last: "2021-04" }, { first: "2022-10" }]);
    expect(toOutsideWords(times!)).toBe(
      "none of its dated claims lies in this time: they are of 2021-04 and since 2022-10",
    );
  });

  it.each([
    ["a claim lies within", TALKS, { after: "2021", before: "2021" }],
    ["a claim goes on into it", TALKS, { after: "2024" }],
    ["no time was asked for", TALKS, {}],
    ["no claim has a time", [says()], { after: "2022" }],
  ])("tells nothing where %s", (_why, claims, window) => {
    expect(toTimesOutside(CONTESTED, claims, window)).toBeUndefined();
  });

  it("goes by the claims that say so, and of a line that is only denied by its denials", () => {
    const claims = [says("2021", "2021"), says("2023", "2023", "denied")];
    expect(toTimesOutside(CONTESTED, claims, { after: "2023" })).toEqual([{ first: "2021", last: "2021" }]);
    expect(toTimesOutside({ status: "denied" }, claims, { after: "2023" })).toBeUndefined();
  });
});

it("tells a few of very many times, and how many more", () => {
  const times = ["2016", "2017", "2018", "2019", "2020", "2021"].map((year) => ({ first: year, last: year }));
  expect(toTimesWords(times)).toBe("2016, 2017, 2018, 2019 and 2 more");
});
