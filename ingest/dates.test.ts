import { clean } from "./clean.js";
import { findDates } from "./dates.js";
import { splitPassages } from "./passages.js";
import { tokenize } from "./tokens.js";

const datesIn = (text: string, date?: string) => {
  const source = { key: "a", publisher: "p", title: "", ...(date !== undefined && { date }) };
  return findDates(text, splitPassages(tokenize(clean(text))), [source]).map(({ start, end, value }) => [
    text.slice(start, end),
    value,
  ]);
};

describe("findDates, for a text of 21 August 2023", () => {
  it.each([
    ["He spoke on October 3 in Rome.", "October 3", "2022-10-03"],
    ["He spoke on August 3rd, 2019 in Rome.", "August 3rd, 2019", "2019-08-03"],
    ["They met on 5-6 April 2016 there.", "5-6 April 2016", "2016-04-05/2016-04-06"],
    ["from May 15-24 there", "May 15-24", "2023-05-15/2023-05-24"],
    ["In early June, it became known", "early June", "2023-06"],
    ["as it has been since 1783, and", "1783", "1783"],
    ["The talk took place in autumn 2022.", "autumn 2022", "2022-09/2022-11"],
    ["since the end of 2022.", "end of 2022", "2022-10/2022-12"],
    ["in the second half of 2022 it", "second half of 2022", "2022-07/2022-12"],
    ["In September last year, at a conference", "September last year", "2022-09"],
    ["He left two weeks ago for Rome.", "two weeks ago", "2023-08-07"],
    ["He came on Friday.", "Friday", "2023-08-18"],
    ["Filed 2022-10-11 there", "2022-10-11", "2022-10-11"],
    ["from 2014-2018 there", "2014-2018", "2014/2018"],
    ["between June 2021 and February 2022, he", "June 2021 and February 2022", "2021-06/2022-02"],
    ["from 3 May 2021 to June 2022 he", "3 May 2021 to June 2022", "2021-05-03/2022-06"],
    ["built in the 1990s there", "1990s", "1990/1999"],
  ])("%s", (text, words, value) => {
    expect(datesIn(text, "2023-08-21")).toEqual([[words, value]]);
  });

  it.each([
    ["He left last week for Rome.", "last week", "2023-08-14/2023-08-20"],
    ["He left this week for Rome.", "this week", "2023-08-21/2023-08-27"],
    ["He left last Monday for Rome.", "last Monday", "2023-08-14"],
    ["He left next Monday for Rome.", "next Monday", "2023-08-28"],
    ["He left on Monday for Rome.", "Monday", "2023-08-21"],
    ["He left last Friday for Rome.", "last Friday", "2023-08-18"],
    ["He left next month for Rome.", "next month", "2023-09"],
  ])("%s, written on a Monday", (text, words, value) => {
    expect(datesIn(text, "2023-08-21")).toEqual([[words, value]]);
  });

  it("counts from the day of the dateline", () => {
    expect(datesIn("ROME, Aug. 17 - Anna Berg left the town on Tuesday.", "2023-08-21")).toEqual([
      ["Aug. 17", "2023-08-17"],
      ["Tuesday", "2023-08-15"],
    ]);
  });

  it.each(["They may speak to 2000 people.", "A march of 1500 men.", "He said so again.", "It cost 2022 dollars."])(
    "finds none in %j",
    (text) => {
      expect(datesIn(text, "2023-08-21")).toEqual([]);
    },
  );

  it("takes the document's own date line where no source has a date", () => {
    expect(datesIn("Anna Berg23:45, 21.08.234 min.\n\nHe spoke on October 3 in Rome about it.").at(-1)).toEqual([
      "October 3",
      "2022-10-03",
    ]);
  });

  it("says nothing of a day without a year where the document has no date", () => {
    expect(datesIn("He spoke on October 3 in Rome.")).toEqual([]);
  });
});
