import { findDate, toPartialDate } from "./dates.js";
import { lookAtText } from "./text.js";

it.each([
  ["2022-10-11", "2022-10-11"],
  ["2022-10-11T23:45:00+03:00", "2022-10-11"],
  ["2022/1/5", "2022-01-05"],
  ["20221011T2345", "2022-10-11"],
  ["2022-10", "2022-10"],
  ["2022", "2022"],
  ["Tue, 11 Oct 2022 23:45:00 +0000", "2022-10-11"],
  ["11th October 2022", "2022-10-11"],
  ["October 11, 2022, 9:00 a.m.", "2022-10-11"],
  ["Sept. 3rd 2022", "2022-09-03"],
  ["October 2022", "2022-10"],
  ["11.10.2022", "2022-10-11"],
  ["2024-02-29", "2024-02-29"],
  ["2023-02-29", undefined],
  ["2022-13-01", undefined],
  ["10/11/2022", undefined],
  ["yesterday", undefined],
  ["", undefined],
])("reads the date %j as %j", (text, expected) => {
  expect(toPartialDate(text)).toBe(expected);
});

it.each([
  ["Kyiv, October 11, 2022 — Reuters", "2022-10-11"],
  ["Published 23:45, 21.08.2023", "2023-08-21"],
  ["Ann Writer23:45, 21.08.234 min.356", "2023-08-21"],
  ["Updated on 3 May 2021 by A. Writer", "2021-05-03"],
  ["In May 2021 nothing happened", undefined],
  ["Version 1.2.3", undefined],
])("finds in the line %j the date %j", (line, expected) => {
  expect(findDate(line)).toBe(expected);
});

describe("the day of publication in a plain text", () => {
  it.each([
    ["Talks in Geneva\n11 October 2022, 23:45\nAnn Lee met Bo Chen.", "2022-10-11"],
    [
      "GENEVA, March 3, 2022 (Reuters) - Ann Lee met Bo Chen, who had come from Oslo for the talks of the week.",
      "2022-03-03",
    ],
    ["Talks\nUpdated 3 March 2022.\nAnn Lee met Bo Chen.", "2022-03-03"],
    ["Ann Lee met Bo Chen in Geneva on 4 June 2022.\nThey spoke of nothing else.", undefined],
    ["Talks\nOn June 4, 2022 Ann Lee, the head of the harbour, met Bo Chen in Geneva for lunch.", undefined],
  ])("%j: %s", (text, date) => {
    expect(lookAtText(text).date).toBe(date);
  });
});
