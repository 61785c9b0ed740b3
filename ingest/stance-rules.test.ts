import { claimsIn } from "./testing.js";

describe("who stands behind a thing, and who does not", () => {
  it.each([
    // what a court rejects is a suit; whom one dismisses is sent away
    [
      "Carl Dorn met Irene Dumont. Dorn filed a claim against the mayor, but the court rejected it.",
      ["Carl Dorn MET_WITH Irene Dumont"],
    ],
    ["Carl Dorn met Irene Dumont. Dorn offered talks, but Dumont rejected it.", ["Carl Dorn MET_WITH Irene Dumont"]],
    ["Carl Dorn met Irene Dumont. The judge dismissed the suit.", ["Carl Dorn MET_WITH Irene Dumont"]],
    [
      "Anna Berg worked for Vantor Group until she was dismissed by Carl Dorn.",
      ["Anna Berg HELD_POSITION_AT Vantor Group", "Carl Dorn DISMISSED Anna Berg"],
    ],
    ["The claim that Anna Berg paid Boris Petrov was dismissed by Carl Dorn.", []],
    [
      "Carl Dorn met Irene Dumont. Dumont rejected it.",
      ["Carl Dorn MET_WITH Irene Dumont", "denied: Carl Dorn MET_WITH Irene Dumont by Irene Dumont"],
    ],
    [
      "The court rejected the claim that Carl Dorn paid Anna Berg.",
      ['denied: Carl Dorn PAID Anna Berg by "The court"'],
    ],
    [
      "Carl Dorn dismissed the report that Anna Berg paid Boris Petrov.",
      ["denied: Anna Berg PAID Boris Petrov by Carl Dorn"],
    ],
    [
      "Anna Berg met Boris Petrov. This was dismissed by Carl Dorn.",
      ["Anna Berg MET_WITH Boris Petrov", "denied: Anna Berg MET_WITH Boris Petrov by Carl Dorn"],
    ],
    // what is not denied is not said
    ["Carl Dorn never denied meeting Anna Berg.", []],
    ["Carl Dorn did not deny that he had met Anna Berg.", []],
    ["Carl Dorn declined to comment on reports that he had met Anna Berg.", []],
    ["Carl Dorn denied that he had never met Anna Berg.", []],
    ["Carl Dorn denied meeting Anna Berg.", ["denied: Carl Dorn MET_WITH Anna Berg by Carl Dorn"]],
    // liars, and who calls them so
    [
      "Irene Dumont said Carl Dorn lied when he claimed he met Anna Berg.",
      ["Carl Dorn MET_WITH Anna Berg by Carl Dorn", "denied: Carl Dorn MET_WITH Anna Berg by Irene Dumont"],
    ],
    [
      "Anna Berg said Carl Dorn was lying when he said he had met Irene Dumont.",
      ["Carl Dorn MET_WITH Irene Dumont by Carl Dorn", "denied: Carl Dorn MET_WITH Irene Dumont by Anna Berg"],
    ],
    [
      "Anna Berg called Carl Dorn's statement that he had met Irene Dumont a lie.",
      ["Carl Dorn MET_WITH Irene Dumont by Carl Dorn", "denied: Carl Dorn MET_WITH Irene Dumont by Anna Berg"],
    ],
    [
      "Carl Dorn lied when he said that he had met Anna Berg.",
      ["Carl Dorn MET_WITH Anna Berg by Carl Dorn", "negated: Carl Dorn MET_WITH Anna Berg"],
    ],
    [
      "Anna Berg said Carl Dorn lied when he said he had never met Irene Dumont.",
      ["negated: Carl Dorn MET_WITH Irene Dumont by Carl Dorn"],
    ],
    ["Carl Dorn lied about his age when he met Anna Berg.", ["Carl Dorn MET_WITH Anna Berg"]],
    // behind what they say, with whom they told
    [
      "Carl Dorn paid Anna Berg, two people who know of the deal told the Herald.",
      ['Carl Dorn PAID Anna Berg by "two people who know of the deal"'],
    ],
    [
      "Carl Dorn paid Anna Berg, two people familiar with the matter told Reuters.",
      ['Carl Dorn PAID Anna Berg by "two people familiar with the matter"'],
    ],
    [
      "Carl Dorn paid Anna Berg, a former official told the Herald on Monday.",
      ['Carl Dorn PAID Anna Berg by "a former official"'],
    ],
    ['"Carl Dorn paid Anna Berg," told Olof Brandt to journalists.', ["Carl Dorn PAID Anna Berg by Olof Brandt"]],
    [
      '"Carl Dorn paid Anna Berg," has told the head of the agency Olof Brandt at a briefing.',
      ["Carl Dorn PAID Anna Berg by Olof Brandt"],
    ],
    ['"Carl Dorn paid Anna Berg," Olof Brandt told journalists.', ["Carl Dorn PAID Anna Berg by Olof Brandt"]],
    [
      "Carl Dorn told Olof Brandt that he paid Anna Berg.",
      ["Carl Dorn TOLD Olof Brandt", "Carl Dorn PAID Anna Berg by Carl Dorn"],
    ],
    // where a saying ends, and whose it is
    [
      "Maria Bergmann, who sued the Daily Echo for writing that her husband had been bribed, lives in Leeds.",
      ["Maria Bergmann SUED Daily Echo", "Maria Bergmann BASED_IN Leeds", "Maria Bergmann LOCATED_IN Leeds"],
    ],
    [
      "Anna Berg, who sued the Daily Echo for writing that Carl Dorn paid Olof Brandt, met Irene Dumont.",
      ["Anna Berg SUED Daily Echo", "Anna Berg MET_WITH Irene Dumont", "Carl Dorn PAID Olof Brandt by Daily Echo"],
    ],
    [
      "Carl Dorn, accused of paying Anna Berg, said he had only met Olof Brandt.",
      ["Carl Dorn MET_WITH Olof Brandt by Carl Dorn"],
    ],
    [
      "Carl Dorn was accused by Anna Berg of paying Irene Dumont.",
      ["Anna Berg ACCUSED Carl Dorn", "Carl Dorn PAID Irene Dumont by Anna Berg"],
    ],
    // what is left to another's word
    ["Carl Dorn met Anna Berg, if Olof Brandt is to be believed.", ["Carl Dorn MET_WITH Anna Berg by Olof Brandt"]],
    ["Carl Dorn met Anna Berg, or so Olof Brandt says.", ["Carl Dorn MET_WITH Anna Berg by Olof Brandt"]],
    ["Carl Dorn feared that Olof Brandt had paid Anna Berg.", []],
    ["Carl Dorn laughed at reports that he had met Anna Berg.", ['Carl Dorn MET_WITH Anna Berg by "reports"']],
    ["Carl Dorn met Anna Berg, so Olof Brandt left.", ["Carl Dorn MET_WITH Anna Berg"]],
    // what came to nothing
    ["The Herald, which had reported that Carl Dorn paid Anna Berg, apologised and paid damages.", []],
    [
      "The weekly Halberg Post claimed in 2013 that Carl Dorn had financed Halden Group; the magazine later apologised to him.",
      [],
    ],
    ["The Herald reported that Carl Dorn paid Anna Berg. It later apologised and paid damages.", []],
    ["Carl Dorn was charged with bribing Anna Berg, but was acquitted.", []],
    ["Carl Dorn was charged with bribing Anna Berg. He was acquitted two years later.", []],
    [
      "The Herald reported that Carl Dorn paid Anna Berg. It refused to apologise.",
      ["Carl Dorn PAID Anna Berg by The Herald from The Herald"],
    ],
    [
      "The Herald reported that Carl Dorn paid Anna Berg. Olof Brandt apologised to Berg.",
      ["Carl Dorn PAID Anna Berg by The Herald from The Herald"],
    ],
    ["Carl Dorn was charged with bribing Anna Berg. He was convicted two years later.", ["Carl Dorn PAID Anna Berg"]],
    [
      "Carl Dorn and Anna Berg were charged with bribing Olof Brandt. Berg was acquitted.",
      ["Carl Dorn PAID Olof Brandt"],
    ],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});
