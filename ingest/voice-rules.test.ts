import { claimsIn } from "./testing.js";

/** Whose word a thing is: rows of a text and its claims with their speakers. Who accuses is never the accused. */
describe("who says so", () => {
  it.each([
    // behind what they say, in any tense, by whatever noun
    ["Anna Berg bribed Boris Petrov, investigators say.", ['Anna Berg PAID Boris Petrov by "investigators"']],
    ["Anna Berg met Boris Petrov, two officials say.", ['Anna Berg MET_WITH Boris Petrov by "two officials"']],
    ["Anna Berg bribed Boris Petrov, prosecutors believe.", ['Anna Berg PAID Boris Petrov by "prosecutors"']],
    ["Anna Berg bribed Boris Petrov, rivals allege.", ['Anna Berg PAID Boris Petrov by "rivals"']],
    ["Anna Berg bribed Boris Petrov, investigators claim.", ['Anna Berg PAID Boris Petrov by "investigators"']],
    ["Anna Berg bribed Boris Petrov, court documents show.", ['Anna Berg PAID Boris Petrov by "court documents"']],
    ["Anna Berg bribed Boris Petrov, some say.", ['Anna Berg PAID Boris Petrov by "some"']],
    ["Anna Berg bribed Boris Petrov - officials say.", ['Anna Berg PAID Boris Petrov by "officials"']],
    ["Anna Berg bribed Boris Petrov (officials say).", ['Anna Berg PAID Boris Petrov by "officials"']],
    ["Vantor Group paid Halden Group, officials allege.", ['Vantor Group PAID Halden Group by "officials"']],
    [
      "Anna Berg bribed Boris Petrov, people close to the bank say.",
      ['Anna Berg PAID Boris Petrov by "people close to the bank"'],
    ],
    ["Anna Berg bribed Boris Petrov, Carl Voss and officials say.", ["Anna Berg PAID Boris Petrov by Carl Voss"]],
    ["Anna Berg bribed Boris Petrov, Carl Voss claims.", ["Anna Berg PAID Boris Petrov by Carl Voss"]],
    [
      "Anna Berg is paid by Vantor Group, Carl Voss and two officials say.",
      ["Vantor Group PAID Anna Berg by Carl Voss"],
    ],
    // set into what they say
    ["Anna Berg, investigators say, bribed Boris Petrov.", ['Anna Berg PAID Boris Petrov by "investigators"']],
    ["Anna Berg, officials believe, met Boris Petrov.", ['Anna Berg MET_WITH Boris Petrov by "officials"']],
    [
      "Boris Petrov, Carl Voss wrote, had met Anna Berg in Vienna.",
      [
        "Boris Petrov MET_WITH Anna Berg by Carl Voss",
        "Boris Petrov WAS_IN Vienna by Carl Voss",
        "Anna Berg WAS_IN Vienna by Carl Voss",
      ],
    ],
    // between them stands what they do not say
    [
      "Carl Voss said, days after Anna Berg sued him, that he had met Boris Petrov.",
      ["Anna Berg SUED Carl Voss", "Carl Voss MET_WITH Boris Petrov by Carl Voss"],
    ],
    // behind two whom the deed is about
    [
      "Anna Berg met Boris Petrov and Irene Dumont, Carl Voss said.",
      ["Anna Berg MET_WITH Boris Petrov by Carl Voss", "Anna Berg MET_WITH Irene Dumont by Carl Voss"],
    ],
    [
      "There was an agreement between Vantor Group and Halden Group, Carl Voss said.",
      ["Vantor Group SIGNED_AGREEMENT_WITH Halden Group by Carl Voss"],
    ],
    // the register of a company is none
    [
      "Boris Petrov signed a contract with Vantor Group, according to the company register.",
      ['Boris Petrov SIGNED_AGREEMENT_WITH Vantor Group by "the company register"'],
    ],
    // who denies it behind it
    ["Anna Berg bribed Boris Petrov, investigators deny.", ['denied: Anna Berg PAID Boris Petrov by "investigators"']],
    // and who does not say it
    ["Anna Berg met Boris Petrov and Carl Voss said so.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg, who sued Boris Petrov, left.", ["Anna Berg SUED Boris Petrov"]],
    ["Anna Berg paid Boris Petrov, a man believed to be rich.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg rejected the reports, the claims and the shows.", []],
    ["Anna Berg and Boris Petrov, founders of Vantor Group, left.", ["Boris Petrov FOUNDED Vantor Group"]],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

/** What is called untrue, by whom, and what is not meant by it. */
describe("what is denied", () => {
  it.each([
    [
      "It is untrue, Anna Berg said, that she met Boris Petrov.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "It is not true, said Anna Berg, that she met Boris Petrov.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    ["It is clear, Carl Voss said, that Anna Berg paid Boris Petrov.", ["Anna Berg PAID Boris Petrov by Carl Voss"]],
    [
      "Carl Voss said it was not true that Anna Berg paid Boris Petrov.",
      ["denied: Anna Berg PAID Boris Petrov by Carl Voss"],
    ],
    [
      '"It is not true that I paid Boris Petrov," Anna Berg said.',
      ["denied: Anna Berg PAID Boris Petrov by Anna Berg"],
    ],
    [
      '"Reports that Anna Berg paid Boris Petrov are false," Carl Voss said.',
      ["denied: Anna Berg PAID Boris Petrov by Carl Voss"],
    ],
    ["It is not true that Carl Voss said that Anna Berg paid Boris Petrov.", []],
    // a whole clause is called untrue
    [
      '"That Vantor Group bribed Boris Petrov is false," Anna Berg said.',
      ["denied: Vantor Group PAID Boris Petrov by Anna Berg"],
    ],
    ["That Vantor Group bribed Boris Petrov is a lie.", ["negated: Vantor Group PAID Boris Petrov"]],
    ["That Vantor Group bribed Boris Petrov is not proven.", []],
    ["That Vantor Group bribed Boris Petrov is true.", ["Vantor Group PAID Boris Petrov"]],
    // what stands before it is not meant
    [
      'Vantor Group founded Halden Group. "It is a lie that Anna Berg paid Boris Petrov," said Carl Voss.',
      ["Vantor Group FOUNDED Halden Group", "denied: Anna Berg PAID Boris Petrov by Carl Voss"],
    ],
    ['Anna Berg met Boris Petrov. "It is wrong to say so," said Carl Voss.', ["Anna Berg MET_WITH Boris Petrov"]],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

/** A denial in a sentence of its own that says in a word what it denies. */
describe("what a short denial means", () => {
  it.each([
    [
      'Vantor Group paid Boris Petrov. Petrov, who is ill, called the claim "a lie from beginning to end".',
      ["Vantor Group PAID Boris Petrov", "denied: Vantor Group PAID Boris Petrov by Boris Petrov"],
    ],
    [
      "The Vantor Sports Association (VSA) denied that it had paid Halden Group.",
      ["denied: Vantor Sports Association PAID Halden Group by Vantor Sports Association"],
    ],
    [
      "Anna Berg, rivals allege, met Boris Petrov. Berg denied this.",
      ['Anna Berg MET_WITH Boris Petrov by "rivals"', "denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg met Boris Petrov. Berg denied this on Monday.",
      ["Anna Berg MET_WITH Boris Petrov", "denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg met Boris Petrov. Petrov disputes that account.",
      ["Anna Berg MET_WITH Boris Petrov", "denied: Anna Berg MET_WITH Boris Petrov by Boris Petrov"],
    ],
    [
      "Anna Berg paid Boris Petrov. Berg denied any involvement.",
      ["Anna Berg PAID Boris Petrov", "denied: Anna Berg PAID Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg paid Boris Petrov. Berg has denied paying anyone.",
      ["Anna Berg PAID Boris Petrov", "denied: Anna Berg PAID Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg met Boris Petrov. The palace denied that the meeting took place.",
      ["Anna Berg MET_WITH Boris Petrov", 'denied: Anna Berg MET_WITH Boris Petrov by "The palace"'],
    ],
    ["Anna Berg paid Boris Petrov. Halden Group denied any involvement.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg paid Boris Petrov. Petrov has denied paying anyone.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg threatened Boris Petrov. Berg has denied paying anyone.", ["Anna Berg THREATENED Boris Petrov"]],
    ["Anna Berg paid Boris Petrov. The palace denied that the meeting took place.", ["Anna Berg PAID Boris Petrov"]],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

/** Words that were taken back claim nothing. */
describe("what is taken back", () => {
  it.each([
    [
      "Correction: An earlier version of this article said that Anna Berg had met Boris Petrov in Oslo. She did not.",
      ["negated: Anna Berg MET_WITH Boris Petrov"],
    ],
    ["Clarification: We reported that Anna Berg paid Boris Petrov. We have no evidence that she did.", []],
    ["An earlier version of this report said that Anna Berg had paid Boris Petrov.", []],
    ["Correction: Anna Berg paid Boris Petrov in 2019, not in 2018.", ["Anna Berg PAID Boris Petrov"]],
    ["Le Monde reported that Anna Berg paid Boris Petrov. The newspaper later withdrew the story.", []],
    [
      "Le Monde reported that Anna Berg paid Boris Petrov. The newspaper did not withdraw the story.",
      ["Anna Berg PAID Boris Petrov by Le Monde from Le Monde"],
    ],
    ["Anna Berg was sentenced for bribing Boris Petrov. The court of appeal quashed the verdict.", []],
    ["Anna Berg bribed Boris Petrov, a court found. The ruling was overturned in 2021.", []],
    [
      "Anna Berg bribed Boris Petrov, a court found. The ruling was not overturned.",
      ['Anna Berg PAID Boris Petrov by "a court"'],
    ],
    ["Anna Berg sued Boris Petrov. The government reversed the decision.", ["Anna Berg SUED Boris Petrov"]],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

/** By whose deed: the subject of the verb that says by what means, also where no rule knows that verb. */
describe("who does it by what means", () => {
  it.each([
    [
      "Carl Voss said that Vantor Group had obtained the licence by bribing Boris Petrov.",
      ["Vantor Group PAID Boris Petrov by Carl Voss"],
    ],
    ["Carl Voss said the bank had survived by paying Boris Petrov.", []],
    ["Vantor Group obtained the licence by bribing Boris Petrov.", ["Vantor Group PAID Boris Petrov"]],
    [
      "Anna Berg accused Vantor Group of winning the tender by paying Boris Petrov.",
      ["Anna Berg ACCUSED Vantor Group", "Vantor Group PAID Boris Petrov by Anna Berg"],
    ],
    ["Vantor Group would survive by bribing Boris Petrov.", []],
    ["Vantor Group plans to win the tender by bribing Boris Petrov.", []],
    ["Vantor Group did not win the tender by bribing Boris Petrov.", []],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

/** What is over, or made up: whoever had a post has it no more. */
it.each([
  ["Carl Voss is the minister. The former minister met Boris Petrov.", []],
  ["Anna Berg met Boris Petrov only in Carl Voss's novel.", []],
  ["Anna Berg met Boris Petrov only in May.", ["Anna Berg MET_WITH Boris Petrov"]],
  ["Carl Voss was previously treasurer of Halden Group.", ["Carl Voss HELD_POSITION_AT Halden Group"]],
  ["Carl Voss is treasurer of Halden Group.", ["Carl Voss WORKS_FOR Halden Group"]],
  [
    "Carl Voss is the minister. The former minister, Anna Berg, left. The former minister met Boris Petrov.",
    ["Anna Berg MET_WITH Boris Petrov"],
  ],
])("%s", (text, claims) => {
  expect(claimsIn(text)).toEqual(claims);
});

/** Long features: asides about who speaks, quotations that go on, words set into what is said. */
describe("who speaks in a long text", () => {
  it.each([
    [
      '"Carl Voss paid Boris Petrov," Anna Berg, deputy head for trade, health and migration, said on a call.',
      ["Carl Voss PAID Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg, a lawyer who played a big part in Dorn's bid for office in 2008 and is now in Oslo for the party, said Carl Voss paid Boris Petrov.",
      ["Carl Voss PAID Boris Petrov by Anna Berg"],
    ],
    ["One hopeful, Anna Berg, says Carl Voss paid Boris Petrov.", ["Carl Voss PAID Boris Petrov by Anna Berg"]],
    [
      "Other refugee advocates also said Carl Voss paid Boris Petrov.",
      ['Carl Voss PAID Boris Petrov by "Other refugee advocates"'],
    ],
    [
      '"Carl Voss paid Boris Petrov," one unaligned strategist said in May.',
      ['Carl Voss PAID Boris Petrov by "one unaligned strategist"'],
    ],
    [
      '"I am tired," Anna Berg said in May after she left the room. "Voss paid Petrov."\n\nCarl Voss and Boris Petrov were silent.',
      ["Carl Voss PAID Boris Petrov by Anna Berg"],
    ],
    [
      'It rained all day in the town. Anna Berg said she was tired.\n\n"Carl Voss paid Boris Petrov. Voss met Petrov."',
      ["Carl Voss PAID Boris Petrov by Anna Berg", "Carl Voss MET_WITH Boris Petrov by Anna Berg"],
    ],
    ['"Carl Voss was here.\n\n"He paid Boris Petrov," Anna Berg said.', ["Carl Voss PAID Boris Petrov by Anna Berg"]],
    ["''Carl Voss paid Boris Petrov,'' Anna Berg said.", ["Carl Voss PAID Boris Petrov by Anna Berg"]],
    ["As Anna Berg reported on Monday, Carl Voss paid Boris Petrov.", ["Carl Voss PAID Boris Petrov by Anna Berg"]],
    ["Boris Petrov, Anna Berg argued, bribed Carl Voss.", ["Boris Petrov PAID Carl Voss by Anna Berg"]],
    [
      '"It is good that Carl Voss paid Boris Petrov," said Small, who was there.',
      ['Carl Voss PAID Boris Petrov by "Small"'],
    ],
    [
      '"Carl Voss paid Boris Petrov," Anna Berg said in a talk on "Morning News."',
      ["Carl Voss PAID Boris Petrov by Anna Berg"],
    ],
    // what nobody says, and what the text says itself
    ["Boris Petrov declined to say that Carl Voss paid Anna Berg.", []],
    ['"I am tired," Anna Berg told us after Carl Voss met Boris Petrov.', ["Carl Voss MET_WITH Boris Petrov"]],
    [
      '"I think that it is late," Anna Berg said after Carl Voss met Boris Petrov.',
      ["Carl Voss MET_WITH Boris Petrov"],
    ],
    ["Carl Voss won the 2011 state elections and met Boris Petrov.", ["Carl Voss MET_WITH Boris Petrov"]],
    ["Anna Berg continued to pay Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Vantor Group moved its head office and 1,400 jobs to Kenya.", []],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});
