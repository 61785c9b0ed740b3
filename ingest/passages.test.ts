import { clean } from "./clean.js";
import { splitPassages } from "./passages.js";
import { tokenize } from "./tokens.js";

const passagesOf = (text: string) =>
  splitPassages(tokenize(clean(text))).map(({ start, end, zone }) => [zone, text.slice(start, end)]);
const sentencesOf = (text: string) => passagesOf(text).map(([, sentence]) => sentence);

describe("splitPassages", () => {
  it.each([
    ["keeps 'Dr. Smith' in one passage", "He met Dr. Smith. They spoke.", ["He met Dr. Smith.", "They spoke."]],
    ["keeps a name's initials together", "George W. Bush left. He won.", ["George W. Bush left.", "He won."]],
    ["splits glued sentences", "about Ukraine.In a call he spoke.", ["about Ukraine.", "In a call he spoke."]],
    ["closes a quote with its sentence", 'He said: "Wait." Then he left.', ['He said: "Wait."', "Then he left."]],
    [
      "splits where text follows a closing quote at once",
      "It was “great.”Musk left.",
      ["It was “great.”", "Musk left."],
    ],
    ["does not split before a speaker", '"Is it so?" he asked. No.', ['"Is it so?" he asked.', "No."]],
    [
      "ends at an abbreviation only before a usual beginning",
      "in the U.S. The minister of the U.S. Senate",
      ["in the U.S.", "The minister of the U.S. Senate"],
    ],
    [
      "ends at a legal form before a name",
      "They sued Brightwell Ltd. Anna Berg left. They sued Halden Inc. Mr Dorn paid.",
      ["They sued Brightwell Ltd.", "Anna Berg left.", "They sued Halden Inc.", "Mr Dorn paid."],
    ],
    [
      "does not end at a legal form before an office, another form or small letters",
      "They met Halden Inc. Vice President Anna Berg of Orvik Co. Ltd. and of Vantor Corp. in Oslo.",
      ["They met Halden Inc. Vice President Anna Berg of Orvik Co. Ltd. and of Vantor Corp. in Oslo."],
    ],
    ["joins a number split over paragraphs", "worth $ 1.\n\n8 billion in 2021.", ["worth $ 1.\n\n8 billion in 2021."]],
    [
      "sets a dateline apart",
      "OSLO, May 16 (Reuters) - Anna Berg left the town.",
      ["OSLO, May 16 (Reuters) -", "Anna Berg left the town."],
    ],
    ["sets an agency alone apart", "(AFP) — Anna Berg left the town.", ["(AFP) —", "Anna Berg left the town."]],
    ["takes no aside for a dateline", "NATO - the alliance - sued her.", ["NATO - the alliance - sued her."]],
    ["takes no party for an agency", "Anna Berg (SPD) - she left it all.", ["Anna Berg (SPD) - she left it all."]],
    ["splits at empty lines", "A headline\n\nThe text.", ["A headline", "The text."]],
  ])("%s", (_name, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it("reads hard-wrapped lines as one sentence", () => {
    const lines = Array.from(
      { length: 8 },
      (_, n) => `the committee asked about payment ${n} and\nwaited for the answer that`,
    ).join("\n");
    expect(sentencesOf(`${lines} came.`)).toHaveLength(1);
  });

  it("tells title, byline, body and junk apart", () => {
    const text = [
      "Minister denies payments",
      "By Anna Berg",
      "The minister denied on Monday that the company had ever paid him anything at all.",
      "He spoke to reporters in the capital after the hearing of the committee had ended.",
      "Read also: Ten ways to sleep better",
      "The hearing goes on next week, said the head of the committee to the reporters.",
      "Related news",
      "Court opens in the north",
    ].join("\n\n");
    expect(passagesOf(text).map(([zone]) => zone)).toEqual([
      "title",
      "byline",
      "body",
      "body",
      "junk",
      "body",
      "junk",
      "junk",
    ]);
  });
});
