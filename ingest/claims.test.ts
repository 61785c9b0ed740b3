import { extract } from "./pipeline.js";
import { claimsIn } from "./testing.js";

describe("claims", () => {
  it.each([
    // titles, appositives, possessives
    ["Vantor founder Anna Berg left.", ["Anna Berg FOUNDED Vantor"]],
    ["Anna Berg, head of the Treasury Department, left.", ["Anna Berg LEADS US Department of the Treasury"]],
    [
      "Anna Berg, owner of Vantor Group and founder of Halden Group, left.",
      ["Anna Berg OWNS Vantor Group", "Anna Berg FOUNDED Halden Group"],
    ],
    // verbs
    ["Anna Berg spoke to Boris Petrov on the phone.", ["Anna Berg SPOKE_WITH Boris Petrov"]],
    ["Vantor Group was bought by Halden Group.", ["Halden Group ACQUIRED Vantor Group"]],
    ["Anna Berg and Boris Petrov met.", ["Boris Petrov MET_WITH Anna Berg"]],
    [
      "Anna Berg called Boris Petrov and thanked him.",
      ["Anna Berg CALLED Boris Petrov", "Anna Berg THANKED Boris Petrov"],
    ],
    [
      "Anna Berg, who founded Vantor Group, met Boris Petrov.",
      ["Anna Berg FOUNDED Vantor Group", "Anna Berg MET_WITH Boris Petrov"],
    ],
    ["Vantor Group signed a contract with Halden Group.", ["Vantor Group SIGNED_AGREEMENT_WITH Halden Group"]],
    ["Anna Berg posted a note about it on Telegram.", ["Anna Berg POSTED_ON Telegram"]],
    // nouns
    ["The talks between Anna Berg and Boris Petrov failed.", ["Anna Berg SPOKE_WITH Boris Petrov"]],
    ["Anna Berg's conversation with Boris Petrov was short.", ["Anna Berg SPOKE_WITH Boris Petrov"]],
    ["It was written by Anna Berg in an article for Le Monde.", ["Anna Berg WORKS_FOR Le Monde"]],
    // places
    ["They toured Drenov Airport in Slovakia.", ["Drenov Airport LOCATED_IN Slovakia"]],
    ["Vantor Group, based in Oslo, left.", ["Vantor Group BASED_IN Oslo"]],
    // negation
    ["Anna Berg has never met Boris Petrov.", ["negated: Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg refused to pay Boris Petrov.", ["negated: Anna Berg PAID Boris Petrov"]],
    [
      "Neither Anna Berg nor Boris Petrov criticized NATO.",
      ["negated: Anna Berg CRITICIZED NATO", "negated: Boris Petrov CRITICIZED NATO"],
    ],
    // who says it
    ["Carl Voss said that Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov by Carl Voss"]],
    ["According to two officials, Anna Berg met Boris Petrov.", ['Anna Berg MET_WITH Boris Petrov by "two officials"']],
    ["Anna Berg met Boris Petrov, Reuters reported.", ["Anna Berg MET_WITH Boris Petrov by Reuters from Reuters"]],
    ["Anna Berg met Boris Petrov, as Le Monde wrote.", ["Anna Berg MET_WITH Boris Petrov by Le Monde from Le Monde"]],
    // denials
    ["Anna Berg denied having spoken to Boris Petrov.", ["denied: Anna Berg SPOKE_WITH Boris Petrov by Anna Berg"]],
    ["Anna Berg denied that she had met Boris Petrov.", ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"]],
    [
      "Carl Voss said that Anna Berg met Boris Petrov. Anna Berg denied this.",
      ["Anna Berg MET_WITH Boris Petrov by Carl Voss", "denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    // what is no claim
    ["Did Anna Berg meet Boris Petrov?", []],
    ["If Anna Berg meets Boris Petrov, it is over.", []],
    ["Anna Berg wants to meet Boris Petrov.", []],
    ["Anna Berg will meet Boris Petrov.", []],
    ["Anna Berg's lawyer met Boris Petrov.", []],
    // who is meant
    ["Anna Berg left Vantor Group. She met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Billionaire Anna Berg left. The billionaire met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Kenyan troops attacked Vantor Group.", ["Kenyan armed forces ATTACKED Vantor Group"]],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });

  it("keeps two people of one surname apart, and a surname that may be either's by itself", () => {
    const { referents } = extract({
      text: "Anna Berg met Carl Berg. Berg left.",
      sources: [{ key: "k", publisher: "p", title: "" }],
    });
    expect(referents.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ["Anna Berg", 1],
      ["Carl Berg", 1],
      ["Berg", 1],
    ]);
  });

  it.each([
    ["Anna Berg, the minister's lawyer, left.", ["lawyer"]],
    ["Anna Berg, the president's chief of staff, left.", ["chief of staff"]],
    ["Anna Berg, the minister, left.", ["minister"]],
  ])("gives nobody another's role: %s", (text, roles) => {
    const { referents } = extract({ text, sources: [{ key: "k", publisher: "p", title: "" }] });
    expect(referents.find(({ name }) => name === "Anna Berg")?.roles).toEqual(roles);
  });

  it("denies what a verb without a frame claimed", () => {
    const { claims } = extract({
      text: 'Carl Voss said that Anna Berg had protected Boris Petrov. "That is a lie," Berg said.',
      sources: [{ key: "k", publisher: "p", title: "" }],
    });
    expect(claims.map(({ predicate, stance }) => [predicate, stance])).toEqual([
      ["RELATED_TO", "asserted"],
      ["RELATED_TO", "denied"],
    ]);
  });

  it.each([
    ["Anna Berg denied protecting Boris Petrov.", ["denied by Anna Berg"]],
    ["Anna Berg rejected suggestions of ties with Vantor Group.", ["denied by Anna Berg"]],
    ["Anna Berg denied the charges brought by Boris Petrov.", ["asserted"]],
    ["Anna Berg had protected Boris Petrov.", ["asserted"]],
  ])("a denial without a frame is not told as a link: %s", (text, expected) => {
    const { claims, referents } = extract({ text, sources: [{ key: "k", publisher: "p", title: "" }] });
    expect(
      claims.map(({ stance, speaker }) =>
        speaker === undefined ? stance : `${stance} by ${referents[speaker]?.name}`,
      ),
    ).toEqual(expected);
  });

  it("knows one man by all spellings of his name", () => {
    const text = "Volodymyr Zelensky left. Zelenskyy met Anna Berg. He saw Volodymyr Zelenskiy. Then Зеленский spoke.";
    const { referents } = extract({ text, sources: [{ key: "k", publisher: "p", title: "" }] });
    const zelensky = referents.find(({ name }) => name === "Volodymyr Zelensky");
    expect(
      zelensky?.mentions.filter(({ kind }) => kind === "name").map(({ start, end }) => text.slice(start, end)),
    ).toEqual(["Volodymyr Zelensky", "Zelenskyy", "Volodymyr Zelenskiy", "Зеленский"]);
  });

  it("reads a machine translation's word for a name, where the text gives it away", () => {
    const text = "Elon Musk left. The mask spoke to Boris Petrov. Contacts of Mask grew. The mask is rich.";
    expect(claimsIn(text)).toContain("Elon Musk SPOKE_WITH Boris Petrov");
    expect(claimsIn("Elon Musk wore a mask. The mask was red.")).toEqual([]);
  });
});
