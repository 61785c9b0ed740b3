import { extract } from "./pipeline.js";

/** "Anna Berg: Anna Berg, Berg": each referent with the names by which the text means it. */
const referentsIn = (text: string) => {
  const { referents } = extract({ text, sources: [{ key: "k", publisher: "p", title: "", date: "2024-05-20" }] });
  return referents.map(({ name, mentions }) => {
    const names = mentions.filter(({ kind }) => kind === "name").map(({ start, end }) => text.slice(start, end));
    return `${name}: ${names.join(", ")}`;
  });
};

describe("the referents of a text", () => {
  it.each([
    [
      "a well-known man is not meant where his son may be",
      "They saw Duduzane Zuma, the son of Jacob Zuma. They met Zuma again.",
      ["Duduzane Zuma: Duduzane Zuma", "Jacob Zuma: Jacob Zuma", "Zuma: Zuma"],
    ],
    [
      "a surname means the one who has been named in full",
      "Carl Dorn met Anna Berg. Dorn left. Later Ida Dorn came.",
      ["Carl Dorn: Carl Dorn, Dorn", "Anna Berg: Anna Berg", "Ida Dorn: Ida Dorn"],
    ],
    [
      "a title tells which of two it is",
      "Governor Carl Dorn met his wife, Ida Dorn. Ida Dorn left. Governor Dorn stayed, and Ms Dorn wrote.",
      ["Carl Dorn: Carl Dorn, Dorn", "Ida Dorn: Ida Dorn, Ida Dorn, Dorn"],
    ],
    [
      "a surname is the person's before it is the firm's",
      "Lars Halden left Halden Trust. Halden said so.",
      ["Lars Halden: Lars Halden, Halden", "Halden Trust: Halden Trust"],
    ],
    [
      "what is written in two transcriptions is one",
      "They saw Nestor Shufrych. They met Shufrich again. Vasyl Malyuk met Maliuk.",
      ["Nestor Shufrych: Nestor Shufrych, Shufrich", "Vasyl Malyuk: Vasyl Malyuk, Maliuk"],
    ],
    [
      "two who are written otherwise stay two",
      "They saw Nestor Berg. They met Borg.",
      ["Nestor Berg: Nestor Berg", "Borg: Borg"],
    ],
    [
      "a surname with its particle is the one who bears it, wherever it stands",
      "Van Rooyen left. They met Pieter van Rooyen. Van Rooyen stayed.",
      ["Pieter van Rooyen: Van Rooyen, Pieter van Rooyen, Van Rooyen"],
    ],
    [
      "what may be a particle is a given name where nobody bears the rest",
      "They met Van Morrison. Morrison left.",
      ["Van Morrison: Van Morrison, Morrison"],
    ],
    [
      "a title of the other sex is another person",
      "Dr Anna Dorn met Mr Dorn, her husband. Mrs Dorn left.",
      ["Anna Dorn: Anna Dorn, Dorn", "Mr Dorn: Dorn"],
    ],
    [
      "a surname alone is then neither's",
      "Dr Anna Dorn met Mr Dorn. Dorn left.",
      ["Anna Dorn: Anna Dorn", "Mr Dorn: Dorn", "Dorn: Dorn"],
    ],
    [
      "husband and wife of whom no more is known are two",
      "They saw Mr Dorn. They met Mrs Dorn. Mr. Dorn left.",
      ["Mr Dorn: Dorn, Dorn", "Mrs Dorn: Dorn"],
    ],
    ["one title alone parts nobody", "They saw Mr Dorn. Dorn left.", ["Dorn: Dorn, Dorn"]],
    [
      "a family is none of its members",
      "They sued the Dorn family. Paola Dorn met her nephew, Enzo Dorn. They accused Enzo Dorn. Dorn left.",
      ["Dorn family: Dorn", "Paola Dorn: Paola Dorn", "Enzo Dorn: Enzo Dorn, Enzo Dorn, Dorn"],
    ],
    [
      "once another of that name has the word, the surname may be either's",
      "They met Colin Dorn. Dorn left. Councillor Peter Dorn, no relation of Colin Dorn, stayed. Dorn wrote.",
      ["Colin Dorn: Colin Dorn, Dorn, Colin Dorn", "Peter Dorn: Peter Dorn", "Dorn: Dorn"],
    ],
    [
      "a brother who is brought in does not take the surname over",
      "They met Colin Dorn. Dorn left. His brother, Peter Dorn, stayed. Dorn wrote.",
      ["Colin Dorn: Colin Dorn, Dorn, Dorn", "Peter Dorn: Peter Dorn"],
    ],
    [
      "somebody's son is not the well-known man of that name",
      "Carl Dorn met his son, Saddam. Saddam left.",
      ["Carl Dorn: Carl Dorn", "Saddam: Saddam, Saddam"],
    ],
    ["who is well known is", "They saw Saddam in Iraq.", ["Saddam Hussein: Saddam", "Iraq: Iraq"]],
    [
      "letters that the text spells out mean what it says",
      "Raiffeisen Bank International paid. RBI left.",
      ["Raiffeisen Bank International: Raiffeisen Bank International, RBI"],
    ],
    ["letters that it does not spell out mean what is known", "The RBI paid.", ["Reserve Bank of India: RBI"]],
    [
      "a surname is no country",
      "They saw Jim Jordan in Ohio. Jordan left.",
      ["Jim Jordan: Jim Jordan, Jordan", "Ohio: Ohio"],
    ],
    [
      "a country beside such a surname stays one",
      "They saw Jim Jordan in Amman. He lives in Jordan.",
      ["Jim Jordan: Jim Jordan", "Amman: Amman", "Jordan: Jordan"],
    ],
    [
      "another state's chamber is not the American one",
      "In Manila, Philippine senators left. The Senate of the Philippines met. The Senate voted.",
      ["Manila: Manila", "Senate: Senate, Senate", "Philippines: Philippines"],
    ],
    [
      "nor is one whose state is not named",
      "Anna Berg of the Congress met Carl Dorn in Bhopal.",
      ["Anna Berg: Anna Berg", "Congress: Congress", "Carl Dorn: Carl Dorn", "Bhopal: Bhopal"],
    ],
    [
      "in an American text it is",
      "American voters knew. The Congress met President Joe Biden.",
      ["US Congress: Congress", "Joe Biden: Joe Biden"],
    ],
    [
      "a word in brackets and quotes is another name",
      'Halden Technologies, Inc., a firm of Oslo ("Halden" or the "Company"), paid Tarrant Holdings plc, a firm ("Tarrant"). Halden met Tarrant.',
      [
        "Halden Technologies: Halden Technologies, Inc., Halden, Halden",
        "Oslo: Oslo",
        "Tarrant Holdings: Tarrant Holdings plc, Tarrant, Tarrant",
      ],
    ],
    [
      "models of one weapon are that weapon, its predecessor is not",
      "They fired a Leopard 2A4 and a Leopard 2A6 at the Leopard 1A5.",
      ["Leopard 2: Leopard 2A4, Leopard 2A6", "Leopard 1: Leopard 1A5"],
    ],
  ])("%s", (_name, text, referents) => {
    expect(referentsIn(text)).toEqual(referents);
  });
});
