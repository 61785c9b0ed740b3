import { clean } from "./clean.js";
import { findNames } from "./mentions.js";
import { splitPassages } from "./passages.js";
import { tokenize } from "./tokens.js";

const namesIn = (text: string) =>
  findNames(splitPassages(tokenize(clean(text)))).map(({ words, type }) => `${words} (${type})`);

describe("findNames", () => {
  it.each([
    [
      "leaves titles out of names",
      "He met Defense Secretary Martin Hale and Mr Okoro.",
      ["Martin Hale (Person)", "Okoro (Person)"],
    ],
    [
      "takes a word of the calendar, of a faith or of grammar for a given name where a family name follows",
      "Jan Kowalski met Oscar Lundov, May Sorensen, Christian Falk and Will Hansen.",
      [
        "Jan Kowalski (Person)",
        "Oscar Lundov (Person)",
        "May Sorensen (Person)",
        "Christian Falk (Person)",
        "Will Hansen (Person)",
      ],
    ],
    [
      "leaves such a word out of a name where it tells of a time, asks, or tells of a faith",
      "In June Kowalski left. Will Lundov resign? The Christian Democrats met Kowalski last May.",
      ["Kowalski (Person)", "Lundov (Person)", "Christian Democrats (Organization)", "Kowalski (Person)"],
    ],
    [
      "ends a name with its legal form",
      "She works for Dundal Partners LLC. Helen Norov sued Brightwell LLP.",
      ["Dundal Partners LLC. (Organization)", "Helen Norov (Person)", "Brightwell LLP (Organization)"],
    ],
    [
      "finds the body before a title",
      "SpaceX CEO Maria Lindt left.",
      ["SpaceX (Organization)", "Maria Lindt (Person)"],
    ],
    ["passes over the topic of an office", "The Secretary of Energy Jane Doyle spoke.", ["Jane Doyle (Person)"]],
    [
      "parts known names that stand together",
      "It is how SpaceX Elon Musk works.",
      ["SpaceX (Organization)", "Elon Musk (Person)"],
    ],
    [
      "runs through of, for and and",
      "They saw the Ministry of Trade and Industry and Boris Petrov.",
      ["Ministry of Trade and Industry (Agency)", "Boris Petrov (Person)"],
    ],
    [
      "types by head words",
      "Vostok Bank and Lake Orva are near Drenov Airport.",
      ["Vostok Bank (Organization)", "Lake Orva (Place)", "Drenov Airport (Place)"],
    ],
    [
      "types by what stands before",
      "the town of Drenov, the newspaper Slovo and the drone Orel",
      ["Drenov (Place)", "Slovo (Publication)", "Orel (System)"],
    ],
    [
      "types by what stands after",
      "Kadlec, 54, smiled. Kadlec left Brumov, who knew.",
      ["Kadlec (Person)", "Kadlec (Person)", "Brumov (Person)"],
    ],
    ["knows weapons by their shape", "They fired an X-59 and a T-72.", ["X-59 (System)", "T-72 (System)"]],
    [
      "takes no ordinary word at a sentence's start",
      "Protesters gathered. Investigators said so. Meanwhile Petrov left.",
      ["Petrov (Person)"],
    ],
    ["takes no day, tongue or people", "On Monday the Russian minister spoke French to Muslims.", []],
    [
      "joins the topics of a body",
      "He told the Health and Safety Authority.",
      ["Health and Safety Authority (Agency)"],
    ],
    [
      "ends the place that a title is of before the name",
      "the mayor of Drenov Boris Petrov and the mayor of Odesa Halyk Sorin",
      ["Drenov (Place)", "Boris Petrov (Person)", "Odesa (Place)", "Halyk Sorin (Person)"],
    ],
    ["takes the number of a unit", "He joined the 4th Brigade.", ["4th Brigade (Agency)"]],
    [
      "takes a body's head where it always has its capital",
      "They told the Commission. He asked the Commission.",
      ["Commission (Agency)", "Commission (Agency)"],
    ],
    ["takes no head that is written small too", "They told the Commission. He asked the commission.", []],
    [
      "takes a party for a body, whatever its name",
      "Unity party won. He left Unity.",
      ["Unity (Organization)", "Unity (Organization)"],
    ],
    ["types by what only a body has", "Vale Azul, whose chief executive left, lost.", ["Vale Azul (Organization)"]],
    ["takes a firm for a body, whatever its name", "He sued the firm Delta Rovers.", ["Delta Rovers (Organization)"]],
    ["types by what follows a comma", "They saw Orel, a new missile.", ["Orel (System)"]],
    ["takes no capital after a comma for it", "In Orel, the missile fell.", ["Orel (Place)"]],
    ["takes what has an ampersand for a body", "Holt & Dale left.", ["Holt & Dale (Organization)"]],
    ["takes no adjective with a hyphen", "The Pro-Western and English-language media left.", []],
    [
      "takes the publication that is quoted with as",
      "As TRIBUNA previously reported, they left.",
      ["TRIBUNA (Publication)"],
    ],
    [
      "takes a masthead for a publication, and whom an article stands before and who reports",
      "The Ostrava Ledger left. They met, the Drenov Argonaut reported.",
      ["Ostrava Ledger (Publication)", "Drenov Argonaut (Publication)"],
    ],
    [
      "keeps whose court or bank it is",
      "The Supreme Court of India wrote to the Bank of Cyprus and the University of Warsaw.",
      ["Supreme Court of India (Agency)", "Bank of Cyprus (Organization)", "University of Warsaw (Organization)"],
    ],
    [
      "leaves out whose army it is",
      "The Resistance Army of Joseph Okot fled.",
      ["Resistance Army (Agency)", "Joseph Okot (Person)"],
    ],
    [
      "leaves out the country of a body that has a name without it",
      "He left Orsk State University of the US.",
      ["Orsk State University (Organization)", "US (Place)"],
    ],
    [
      "runs through on and to after a body",
      "The Council on Public Health and the Committee to Protect Harbours met.",
      ["Council on Public Health (Organization)", "Committee to Protect Harbours (Organization)"],
    ],
    [
      "takes an adjective with a hyphen before a body",
      "The Anti-Piracy Court heard the Inter-Island Commission.",
      ["Anti-Piracy Court (Agency)", "Inter-Island Commission (Agency)"],
    ],
    ["keeps a nickname out of the name around it", 'He met John "Tex" Harlow.', ["John Harlow (Person)"]],
    [
      "takes a part of a place",
      "They left Eastern Ukraine for South East Asia.",
      ["Eastern Ukraine (Place)", "South East Asia (Place)"],
    ],
    [
      "takes no part of a country for its people",
      "South Korean and North Korean ships met Mao Lin.",
      ["Mao Lin (Person)"],
    ],
    [
      "takes the office of an officer",
      "The Orange County Sheriff's Department knew.",
      ["Orange County Sheriff 's Department (Agency)"],
    ],
    [
      "takes a legal form after a comma",
      "He owns Hengtai Hydraulic Co., Ltd., a firm.",
      ["Hengtai Hydraulic Co. , Ltd. (Organization)"],
    ],
    [
      "types by a first word of other languages",
      "Instituto Gonza and Radio Dalva left Wadi Suwan.",
      ["Instituto Gonza (Organization)", "Radio Dalva (Publication)", "Wadi Suwan (Place)"],
    ],
    [
      "types by the end of a company's name",
      "Orsprombank and Tarneft paid.",
      ["Orsprombank (Organization)", "Tarneft (Organization)"],
    ],
    [
      "types what a place owns, after in",
      "Riots broke out in Nairobi's Kadeno.",
      ["Nairobi (Place)", "Kadeno (Place)"],
    ],
    ["types who owns", "The tanker Sea Orel, owned by Kadlin, sank.", ["Sea Orel (System)", "Kadlin (Organization)"]],
    ["takes no prize and no leak", "He won the Orsk Peace Prize for the Panama Papers.", []],
    [
      "takes no sum of money",
      "They paid Rs 48 crore, N2.7bn, Sh1.2 billion and P182 million to Anna Berg.",
      ["Anna Berg (Person)"],
    ],
    ["takes a name that begins with a digit", "They paid 1MDB.", ["1MDB (Organization)"]],
    ["knows a model of a weapon", "They fired a Leopard 2A4.", ["Leopard 2A4 (System)"]],
    [
      "parts letters from a person",
      "They saw the secretary of the NSDC Anna Berg.",
      ["NSDC (Organization)", "Anna Berg (Person)"],
    ],
    [
      "types by what is held and by the noun beside",
      "She holds a stake in Corvane. He runs a consultancy, Arc Lateral, and met a group known as Grey Heron.",
      ["Corvane (Organization)", "Arc Lateral (Organization)", "Grey Heron (Organization)"],
    ],
    [
      "types by a legal form and by an office",
      "Golden Gate Gaming Corp., whose mayor left, paid the San Isidro mayor Anna Berg.",
      ["Golden Gate Gaming Corp. (Organization)", "San Isidro (Place)", "Anna Berg (Person)"],
    ],
    [
      "keeps the topics of a body after its people, and ends a chamber before for",
      "The Australian Competition and Consumer Commission and the Senate for the Workers Party met.",
      ["Australian Competition and Consumer Commission (Agency)", "Senate (Agency)", "Workers Party (Organization)"],
    ],
    [
      "knows a long name with one capital",
      "The Security service of Ukraine left.",
      ["Security service of Ukraine (Agency)"],
    ],
    [
      "leaves letters behind a name out, and knows where somebody is of",
      "They saw Fiona Lansdowne KC and Carl Dorn, 51, of Drenov, again.",
      ["Fiona Lansdowne (Person)", "Carl Dorn (Person)", "Drenov (Place)"],
    ],
    ["keeps a second family name", "Pedro Sánchez Pérez-Castejón left.", ["Pedro Sánchez Pérez-Castejón (Person)"]],
    ["takes no people, tongue or faith", "The Oromo community and Māori elders met Lesvani speakers of Quechua.", []],
    [
      "takes letters for what they stand for",
      "The Harbour Transport Tribunal (HTT) spoke. They saw HTT and a new Fish Export Permit (FEP).",
      ["Harbour Transport Tribunal (Agency)", "HTT (Agency)", "HTT (Agency)"],
    ],
    [
      "takes no letters of what is no name",
      "Their mobile pump service (MPS) and two members of the Orsk Assembly (MOAs) left the MPS.",
      ["Orsk Assembly (Agency)"],
    ],
    [
      "takes no election for its place or body",
      "After the 1998 Vantor Senate election in Drenov and the 2004 Orsk local elections Anna Berg left.",
      ["Anna Berg (Person)"],
    ],
    [
      "takes no event, permit or other thing for a body",
      "She saw the Harbour Book Fair, the Coastal Reading Trail and her Residence Certificate in Digital Cooking.",
      [],
    ],
    [
      "knows a body or bridge named for a person by its head",
      "The Karl Dorn Bridge and the Supreme Court of Appeal are old.",
      ["Karl Dorn Bridge (Place)", "Supreme Court of Appeal (Agency)"],
    ],
    [
      "joins the topics of a ministry, with commas and and",
      "The Ministry of Harbours, Rural Affairs and Livestock wrote to the Securities and Futures Commission and Orsk University of Kenya.",
      [
        "Ministry of Harbours , Rural Affairs and Livestock (Agency)",
        "Securities and Futures Commission (Agency)",
        "Orsk University of Kenya (Organization)",
      ],
    ],
    [
      "takes no topic of an office",
      "The Minister for Rural Affairs and the National Director of Public Prosecutions met the director of Drenov Mills.",
      ["Drenov Mills (Organization)"],
    ],
    [
      "types by what it is one of",
      "They buy from firms such as Corvane and from towns including Orsk.",
      ["Corvane (Organization)", "Orsk (Place)"],
    ],
    [
      "takes no book, film or other work",
      'Her novel "Dark Harbour" and a film called "Lesvani" were in the journal.',
      [],
    ],
    [
      "knows heads of other languages, and letters behind a place",
      "Refik Partisi, Drenov QLP and the Orsk Shimbun met at Cerro Blanco in Old Kyiv.",
      [
        "Refik Partisi (Organization)",
        "Drenov QLP (Organization)",
        "Orsk Shimbun (Publication)",
        "Cerro Blanco (Place)",
        "Old Kyiv (Place)",
      ],
    ],
    [
      "takes the body before a title, however many titles there are",
      "They saw former Orsk Port Authority Chairman Rear Admiral Carl Dorn and Consumer Council Director Anna Berg.",
      ["Orsk Port Authority (Agency)", "Carl Dorn (Person)", "Consumer Council (Agency)", "Anna Berg (Person)"],
    ],
    [
      "knows family names that stand first",
      "Sun Ruiwen left Chen Jiong and Nguyen Van Lanh.",
      ["Sun Ruiwen (Person)", "Chen Jiong (Person)", "Nguyen Van Lanh (Person)"],
    ],
    [
      "takes no century, war or conference for a person or body",
      "In the XIX century, after World War II and at the Tehran Conference, they paid GHS6.2billion.",
      [],
    ],
    ["knows ships by their letters", "The HMS Lesvani left.", ["HMS Lesvani (System)"]],
    [
      "leaves the article to the noun behind the name",
      "Carl Nordvik left. They removed the Nordvik video and the Nordvik podcast.",
      ["Carl Nordvik (Person)", "Nordvik (Person)", "Nordvik (Person)"],
    ],
    [
      "takes a constituency for a place and the country in a Spanish name for a part of it",
      "She lost her seat of Warrin to the Diario de Cuba.",
      ["Warrin (Place)", "Diario de Cuba (Publication)"],
    ],
  ])("%s", (_name, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  it("finds nothing in bylines and junk", () => {
    const body = "The minister denied on Monday that the company had ever paid him anything at all.";
    expect(
      namesIn(["Minister denies it", "By Anna Berg", body, body, body, "Read also: Boris Petrov marries"].join("\n\n")),
    ).toEqual([]);
  });

  it("leaves out what the user ignores", () => {
    const sentences = splitPassages(tokenize(clean("He met Anna Berg in Rome.")));
    const knowledge = { names: [], ignore: ["Rome"], types: [], patterns: [] };
    expect(findNames(sentences, knowledge).map(({ words }) => words)).toEqual(["Anna Berg"]);
  });
});
