import { claimsIn } from "./testing.js";

describe("two whom the sentence before names", () => {
  it.each([
    [
      "Anna Berg and Boris Petrov were named in the report. They met in Prague in May.",
      ["Anna Berg MET_WITH Boris Petrov"],
    ],
    [
      "Carl Dorn was asked about Boris Petrov. The two men have never met.",
      ["negated: Carl Dorn MET_WITH Boris Petrov"],
    ],
    [
      "Carl Dorn and Boris Petrov were named. The two men never met, Irene Dumont said.",
      ["negated: Carl Dorn MET_WITH Boris Petrov by Irene Dumont"],
    ],
    [
      "Carl Dorn spoke about Boris Petrov. He denied that they had met.",
      ["denied: Carl Dorn MET_WITH Boris Petrov by Carl Dorn"],
    ],
    [
      "Vantor Group and Halden Group were fined. The two companies signed a contract in June.",
      ["Vantor Group SIGNED_AGREEMENT_WITH Halden Group"],
    ],
    // somebody else is met, more are named, more may be meant, it has not been, or they are not such
    ["Anna Berg and Boris Petrov were named. They met reporters in May.", []],
    ["Anna Berg, Carl Dorn and Boris Petrov were named. They met in May.", []],
    ["Anna Berg and her lawyers wrote to Boris Petrov. They met in May.", ["Anna Berg WROTE_TO Boris Petrov"]],
    ["Anna Berg and Boris Petrov were named. They will meet in May.", []],
    ["Anna Berg and Boris Petrov were named. The two companies signed a contract.", []],
    ["Anna Berg was named beside Carl Dorn. Both women met in May.", []],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});
