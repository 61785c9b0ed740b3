import { claimsIn } from "./testing.js";

/** Each rule with three sentences in which it finds something, and three, as like as possible, that it leaves alone. */
describe("claim rules", () => {
  it.each([
    // who denies may be unknown, described, or named by an ordinary word
    [
      "Maria Long met Boris Petrov. Long denied that she paid Petrov.",
      ["Maria Long MET_WITH Boris Petrov", "denied: Maria Long PAID Boris Petrov by Maria Long"],
    ],
    ["He denied that Anna Berg met Boris Petrov.", ['denied: Anna Berg MET_WITH Boris Petrov by "He"']],
    [
      "A neighbour has since denied that Anna Berg met Boris Petrov.",
      ['denied: Anna Berg MET_WITH Boris Petrov by "A neighbour"'],
    ],
    ["A banker said that Anna Berg met Boris Petrov.", ['Anna Berg MET_WITH Boris Petrov by "A banker"']],
    [
      "Anna Berg denied that Vantor Group had sold Starlink to Boris Petrov.",
      ["denied: Vantor Group SOLD_TO Boris Petrov by Anna Berg"],
    ],
    // who answers for what is told of a telling
    [
      "Carl Dorn stood by his words. Anna Berg had told him that she met Boris Petrov, he said.",
      ["Anna Berg TOLD Carl Dorn by Carl Dorn", "Anna Berg MET_WITH Boris Petrov by Carl Dorn"],
    ],
    ["Anna Berg said that Boris Petrov met Carl Dorn.", ["Boris Petrov MET_WITH Carl Dorn by Anna Berg"]],
    [
      "According to another person, Anna Berg had said that Boris Petrov met Carl Dorn.",
      ['Boris Petrov MET_WITH Carl Dorn by "another person"'],
    ],
    // what the text calls untrue, or leaves open
    ["It is not true that Anna Berg met Boris Petrov.", ["negated: Anna Berg MET_WITH Boris Petrov"]],
    ["Reports that Anna Berg paid Boris Petrov are false.", ["negated: Anna Berg PAID Boris Petrov"]],
    ["There is no evidence that Anna Berg paid Boris Petrov.", []],
    ["Nobody has ever shown that Anna Berg paid Boris Petrov.", []],
    ["It is unclear whether Anna Berg met Boris Petrov.", []],
    ["If Anna Berg met Boris Petrov, she lied.", []],
    ["It is true that Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["There is evidence that Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Reports that Anna Berg met Boris Petrov are new.", ['Anna Berg MET_WITH Boris Petrov by "Reports"']],
    ["Anna Berg is suspected of paying Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    // a surname of two: the one whose wife is brought in by the way, and not whom the sentence goes on to name
    [
      "Boris Petrov leads Halden Group. His wife, Ida Petrov, left. Anna Berg paid Petrov.",
      ["Boris Petrov LEADS Halden Group", "Ida Petrov FAMILY_OF Boris Petrov", "Anna Berg PAID Boris Petrov"],
    ],
    [
      "Boris Petrov met Ida Petrov. Ida Petrov left. Carl Dorn sued Petrov; Ida Petrov was not sued.",
      ["Boris Petrov MET_WITH Ida Petrov", "Carl Dorn SUED Boris Petrov"],
    ],
    [
      "Halden Group signed a contract with the Ministry of Transport worth 40 million euros.",
      ["Halden Group SIGNED_AGREEMENT_WITH Ministry of Transport"],
    ],
    ["V. Petrov did not answer. Viktor Petrov paid Anna Berg.", ["Viktor Petrov PAID Anna Berg"]],
    // the son who is brought in later is not the father; the president is not the head of a council
    [
      "Lord Petrov met Carl Dorn. His son Boris Petrov paid Dorn.",
      ["Petrov MET_WITH Carl Dorn", "Boris Petrov FAMILY_OF Petrov", "Boris Petrov PAID Carl Dorn"],
    ],
    [
      "Boris Petrov, the former head of Halden Group, left. The president praised Anna Berg.",
      ["Boris Petrov HELD_POSITION_AT Halden Group"],
    ],
    // whose wife did it
    [
      "When Boris Petrov led Halden Group, his wife, Ida Petrov, founded Vantor Group.",
      [
        "Boris Petrov HELD_POSITION_AT Halden Group",
        "Ida Petrov FAMILY_OF Boris Petrov",
        "Ida Petrov FOUNDED Vantor Group",
      ],
    ],
    // whose lawyer he was, and is no more
    ["Boris Petrov, a former lawyer for Anna Berg, left.", ["Boris Petrov REPRESENTED Anna Berg"]],
    ["Boris Petrov previously represented Halden Group.", ["Boris Petrov REPRESENTED Halden Group"]],
    // two posts, one of them over; whose "which" it is; a bank "who"
    [
      "Boris Petrov, a former minister and the head of Halden Group, met Anna Berg.",
      ["Boris Petrov LEADS Halden Group", "Boris Petrov MET_WITH Anna Berg"],
    ],
    [
      "Boris Petrov is the owner of Vantor Group, which bought two ships from Halden Group.",
      ["Boris Petrov OWNS Vantor Group"],
    ],
    [
      "Boris Petrov works for Halden Group, who own Alster Bank.",
      ["Boris Petrov WORKS_FOR Halden Group", "Halden Group OWNS Alster Bank"],
    ],
    // a denial in the object
    ["Vantor Group does no business with Halden Group.", ["negated: Vantor Group CONTRACTOR_OF Halden Group"]],
    ["Anna Berg has no contact with Boris Petrov.", ["negated: Anna Berg IN_CONTACT_WITH Boris Petrov"]],
    ["No member of Vantor Group met Boris Petrov.", []],
    ["Vantor Group does business with Halden Group.", ["Vantor Group CONTRACTOR_OF Halden Group"]],
    ["There is no doubt that Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["With no help, Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    // what "not" stands for
    ["Kenya did not rely on Starlink.", ["negated: Kenya USES Starlink"]],
    ["Kenya did not rely on Starlink alone.", []],
    ["Anna Berg did not only pay Boris Petrov.", []],
    ["Anna Berg did not meet Boris Petrov until 2022.", []],
    ["Anna Berg did not meet Boris Petrov.", ["negated: Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg alone did not meet Boris Petrov.", ["negated: Anna Berg MET_WITH Boris Petrov"]],
    // prepositions that join no object
    ["Anna Berg paid the money, according to Boris Petrov.", []],
    ["Anna Berg wrote on Monday with reference to Boris Petrov.", []],
    ["Anna Berg sent a note in reply to Boris Petrov.", []],
    ["Anna Berg paid the money to Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg wrote on Monday to Boris Petrov.", ["Anna Berg WROTE_TO Boris Petrov"]],
    ["Anna Berg sent a note to Boris Petrov.", ["Anna Berg WROTE_TO Boris Petrov"]],
    // what is told of, planned, possible
    ["A report about talks between Anna Berg and Boris Petrov should be examined.", []],
    ["Any attack of Kenya on Uganda would fail.", []],
    ["Anna Berg wants talks with Boris Petrov.", []],
    ["Anna Berg argued for negotiating with Boris Petrov.", []],
    ["Anna Berg spoke about suing Boris Petrov.", []],
    ["Anna Berg jokingly threatened Boris Petrov.", []],
    ["The talks between Anna Berg and Boris Petrov failed.", ["Anna Berg SPOKE_WITH Boris Petrov"]],
    ["Anna Berg left after suing Boris Petrov.", ["Anna Berg SUED Boris Petrov"]],
    ["Anna Berg threatened Boris Petrov.", ["Anna Berg THREATENED Boris Petrov"]],
    // who stands in for a head does not lead
    ["Anna Berg, Kenya's vice prime minister, resigned.", ["Anna Berg OFFICIAL_OF Kenya"]],
    ["The deputy prime minister of Kenya, Anna Berg, resigned.", ["Anna Berg OFFICIAL_OF Kenya"]],
    ["Kenya's vice president Anna Berg resigned.", ["Anna Berg OFFICIAL_OF Kenya"]],
    ["Anna Berg, Kenya's prime minister, resigned.", ["Anna Berg LEADS Kenya"]],
    ["Kenya's president Anna Berg resigned.", ["Anna Berg LEADS Kenya"]],
    ["Anna Berg, the head of Halden Group, resigned.", ["Anna Berg LEADS Halden Group"]],
    // people are not provided
    ["Kenya sent soldiers to Uganda.", []],
    ["Kenya handed Boris Petrov over to Uganda.", []],
    ["Kenya sent weapons to Uganda.", ["Kenya PROVIDES_TO Uganda"]],
    // who writes for whom
    ["Anna Berg called the article in Le Monde unfair.", []],
    ["Anna Berg read a report in Le Monde.", []],
    ["Anna Berg's long article in Le Monde is known.", ["Anna Berg WORKS_FOR Le Monde"]],
    ["Anna Berg, in a report for Le Monde, was clear.", ["Anna Berg WORKS_FOR Le Monde"]],
    // relative clauses
    [
      "Vantor Group, the firm that Anna Berg leads, owns Halden Group.",
      ["Anna Berg LEADS Vantor Group", "Vantor Group OWNS Halden Group"],
    ],
    ["They fired the Orel, a missile that Vantor Group developed.", ["Vantor Group DEVELOPED Orel"]],
    ["They saw Halden Group, which Anna Berg founded.", ["Anna Berg FOUNDED Halden Group"]],
    ["Boris Petrov rejected the claim that Anna Berg founded.", []],
    ["Halden Group knew that Anna Berg founded a bank.", []],
    ["Halden Group, a firm in which Anna Berg trusted, left.", []],
    // who denies
    ["Anna Berg has denied any talks with Boris Petrov.", ["denied: Anna Berg SPOKE_WITH Boris Petrov by Anna Berg"]],
    [
      'Carl Voss said that Anna Berg met Boris Petrov. "That is not true," Anna Berg said.',
      ["Anna Berg MET_WITH Boris Petrov by Carl Voss", "denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "Carl Voss said that Anna Berg met Boris Petrov. Anna Berg called it a lie.",
      ["Anna Berg MET_WITH Boris Petrov by Carl Voss", "denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg met Boris Petrov. Her spokesman Carl Voss denied it.",
      ["Anna Berg MET_WITH Boris Petrov", "denied: Anna Berg MET_WITH Boris Petrov by Carl Voss"],
    ],
    ["Carl Voss accused Anna Berg. Anna Berg denied it.", ["Carl Voss ACCUSED Anna Berg"]],
    ["Anna Berg met Boris Petrov. Carl Voss called the weather absurd.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg met Boris Petrov. Carl Voss said he knew that it was not true.", ["Anna Berg MET_WITH Boris Petrov"]],
    // a plan that is carried out, and one that is not
    ["Kenya is working to defeat Vantor Group.", ["Kenya FOUGHT_WITH Vantor Group"]],
    ["Kenya's campaign to defeat Vantor Group goes on.", ["Kenya FOUGHT_WITH Vantor Group"]],
    ["Kenya condemned Uganda's attack on the town.", ["Kenya CRITICIZED Uganda"]],
    ["Kenya defended its attack on Uganda.", ["Kenya ATTACKED Uganda"]],
    ["Kenya hopes to defeat Vantor Group.", []],
    ["Anna Berg wants to find and sue Boris Petrov.", []],
    ["Anna Berg will find and sue Boris Petrov.", []],
    ["Kenya praised Uganda's coffee.", []],
    // who is where
    [
      "Anna Berg met Boris Petrov in Oslo.",
      ["Anna Berg MET_WITH Boris Petrov", "Anna Berg WAS_IN Oslo", "Boris Petrov WAS_IN Oslo"],
    ],
    [
      "In Oslo Anna Berg met Vantor Group.",
      ["Anna Berg WAS_IN Oslo", "Vantor Group WAS_IN Oslo", "Anna Berg MET_WITH Vantor Group"],
    ],
    ["Vantor Group's new factory in Uganda burned.", ["Vantor Group LOCATED_IN Uganda"]],
    [
      "Anna Berg, 42, of Akron, Ohio, met Boris Petrov.",
      ["Anna Berg BASED_IN Akron", "Anna Berg MET_WITH Boris Petrov", "Akron LOCATED_IN Ohio"],
    ],
    ["Anna Berg will meet Boris Petrov in Oslo.", []],
    ["They toured Istanbul, Turkey.", ["Istanbul LOCATED_IN Turkey"]],
    ["They toured Orva, the Lake Peninsula.", []],
    ["Vantor Group's plans in Uganda failed.", []],
    ["Anna Berg sued Vantor Group in Oslo.", ["Anna Berg SUED Vantor Group"]],
    ["Halden Group trades with Vantor Group in Oslo.", []],
    // who does it
    [
      "Vantor Group, led by Anna Berg, sued Halden Group.",
      ["Anna Berg LEADS Vantor Group", "Vantor Group SUED Halden Group"],
    ],
    ["In Oslo, two officials told Le Monde so.", []],
    ['"He was paid by a bank," Anna Berg said of Carl Voss.', []],
    [
      "Kenya, Uganda and Vantor Group sued Anna Berg.",
      ["Kenya SUED Anna Berg", "Uganda SUED Anna Berg", "Vantor Group SUED Anna Berg"],
    ],
    [
      "Anna Berg was in contact with Boris Petrov. Carl Voss denied it.",
      ["Anna Berg IN_CONTACT_WITH Boris Petrov", "denied: Anna Berg IN_CONTACT_WITH Boris Petrov by Carl Voss"],
    ],
    ["Anna Berg has since denied that she met Boris Petrov.", ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"]],
    [
      "Anna Berg and Carl Voss have both denied that Kenya sued Uganda.",
      ["denied: Kenya SUED Uganda by Anna Berg", "denied: Kenya SUED Uganda by Carl Voss"],
    ],
    [
      "Carl Voss said that Anna Berg paid Boris Petrov, which Berg has denied.",
      ["denied: Anna Berg PAID Boris Petrov by Anna Berg", "Anna Berg PAID Boris Petrov by Carl Voss"],
    ],
    [
      "Anna Berg met Boris Petrov, a claim that both deny.",
      [
        "Anna Berg MET_WITH Boris Petrov",
        "denied: Anna Berg MET_WITH Boris Petrov by Anna Berg",
        "denied: Anna Berg MET_WITH Boris Petrov by Boris Petrov",
      ],
    ],
    ["Anna Berg met Boris Petrov, which Carl Voss has not denied.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg met Boris Petrov in a house that Carl Voss denied owning.", ["Anna Berg MET_WITH Boris Petrov"]],
    // heads and heads of a part
    ["Anna Berg, Kenya's vice prime minister, left.", ["Anna Berg OFFICIAL_OF Kenya"]],
    ["Anna Berg, Kenya's security chief, left.", ["Anna Berg OFFICIAL_OF Kenya"]],
    ["Anna Berg, the head of Kenya's army, left.", ["Anna Berg OFFICIAL_OF Kenya"]],
    ["Anna Berg, Kenya's prime minister, left.", ["Anna Berg LEADS Kenya"]],
    ["Anna Berg, the former head of Kenya, left.", ["Anna Berg HELD_POSITION_AT Kenya"]],
    ["Anna Berg, the outgoing head of Kenya, left.", ["Anna Berg LEADS Kenya"]],
    ["Anna Berg previously worked for Vostok Bank.", ["Anna Berg HELD_POSITION_AT Vostok Bank"]],
    ["Anna Berg, who used to lead Vostok Bank, left.", ["Anna Berg HELD_POSITION_AT Vostok Bank"]],
    ["Anna Berg, a former member of the Labour Party, left.", ["Anna Berg BELONGED_TO Labour Party"]],
    ["Once Anna Berg leads Vostok Bank, Carl Voss left.", ["Anna Berg LEADS Vostok Bank"]],
    ["Ex-Vostok Bank chairwoman Anna Berg left.", ["Anna Berg HELD_POSITION_AT Vostok Bank"]],
    ["Anna Berg once owned Vostok Bank.", ["Anna Berg OWNED Vostok Bank"]],
    ["Anna Berg is the former founder of Vostok Bank.", ["Anna Berg FOUNDED Vostok Bank"]],
    ["Anna Berg, the chief of Vantor Group, left.", ["Anna Berg LEADS Vantor Group"]],
    // roles
    [
      "Anna Berg, the founder and head of Vantor Group, left.",
      ["Anna Berg FOUNDED Vantor Group", "Anna Berg LEADS Vantor Group"],
    ],
    [
      "Vantor Group's founder and chairwoman Anna Berg left.",
      ["Anna Berg FOUNDED Vantor Group", "Anna Berg LEADS Vantor Group"],
    ],
    ["Anna Berg, a politician and head of Vantor Group, left.", ["Anna Berg LEADS Vantor Group"]],
    ["Anna Berg, Kenya's ambassador to Uganda, left.", ["Anna Berg OFFICIAL_OF Kenya"]],
    [
      "Anna Berg, the Kenyan envoy in Uganda, praised Kenya.",
      ["Anna Berg OFFICIAL_OF Kenya", "Anna Berg PRAISED Kenya"],
    ],
    ["Anna Berg, the ambassador to Uganda, left.", []],
    ["Anna Berg praised her brother, Carl Berg.", ["Anna Berg PRAISED Carl Berg", "Carl Berg FAMILY_OF Anna Berg"]],
    ["Carl Voss, a cousin of Anna Berg, left.", ["Carl Voss FAMILY_OF Anna Berg"]],
    ["Carl Voss, an adviser to President Anna Berg, left.", ["Carl Voss ADVISES Anna Berg"]],
    ["Carl Voss met Anna Berg, his lawyer said.", ['Carl Voss MET_WITH Anna Berg by "his lawyer"']],
    ["Carl Voss, a friend of Anna Berg, left.", []],
    // what bodies and places are to one another
    ["Halden Group is a subsidiary of Vantor Group.", ["Halden Group SUBSIDIARY_OF Vantor Group"]],
    [
      "Halden Group, a subsidiary of Vantor Group, sued Kenya.",
      ["Halden Group SUBSIDIARY_OF Vantor Group", "Halden Group SUED Kenya"],
    ],
    [
      "Vantor Group subsidiary Halden Group sued Kenya.",
      ["Halden Group SUBSIDIARY_OF Vantor Group", "Halden Group SUED Kenya"],
    ],
    [
      "Kenya and Uganda are members of Vantor Group.",
      ["Kenya MEMBER_OF Vantor Group", "Uganda MEMBER_OF Vantor Group"],
    ],
    ["Halden Group is not a subsidiary of Vantor Group.", ["negated: Halden Group SUBSIDIARY_OF Vantor Group"]],
    ["Halden Group will become a subsidiary of Vantor Group.", []],
    ["Is Halden Group a subsidiary of Vantor Group?", []],
    ["Anna Berg denied that Kenya was an ally of Uganda.", ["denied: Kenya PARTNER_OF Uganda by Anna Berg"]],
    ["Anna Berg was interested in Kenya.", []],
    ["Kenya's capital, Nairobi, was calm.", ["Nairobi LOCATED_IN Kenya"]],
    ["The capital of Kenya, Nairobi, was calm.", ["Nairobi LOCATED_IN Kenya"]],
    ["Kenya said that the Kenyan capital, Nairobi, was calm.", ["Nairobi LOCATED_IN Kenya"]],
    ["Kenya was calm, and the Kenyan capital was calm, Nairobi said.", []],
    // offices by verbs
    ["Anna Berg was elected president of Kenya in 2001.", ["Anna Berg LEADS Kenya"]],
    [
      "Anna Berg succeeded Boris Petrov as president of Kenya.",
      ["Anna Berg SUCCEEDED Boris Petrov", "Anna Berg LEADS Kenya"],
    ],
    [
      "Boris Petrov appointed Anna Berg head of Halden Group.",
      ["Boris Petrov APPOINTED Anna Berg", "Anna Berg LEADS Halden Group"],
    ],
    [
      "Anna Berg (3 March 1940 – 5 May 2001) was a politician of the Green Party who served as prime minister of Norway.",
      ["Anna Berg MEMBER_OF Green Party", "Anna Berg HELD_POSITION_AT Norway"],
    ],
    ["Anna Berg (born 3 March 1960 in Oslo) left.", ["Anna Berg BORN_IN Oslo"]],
    [
      "Boris Petrov denied that Anna Berg was head of Halden Group.",
      ["denied: Anna Berg LEADS Halden Group by Boris Petrov"],
    ],
    ["Anna Berg was never head of Halden Group.", ["negated: Anna Berg LEADS Halden Group"]],
    ["Anna Berg is no longer head of Halden Group.", []],
    ["Anna Berg will become head of Halden Group.", []],
    ["Boris Petrov wants Anna Berg as head of Halden Group.", []],
    ["If Anna Berg was head of Halden Group, she lied.", []],
    // participles of "be", and what is joined over a date
    ["Halden Group is headquartered in Oslo.", ["Halden Group BASED_IN Oslo"]],
    ["Anna Berg was elected to the Parliament of Kenya in 1999.", ["Anna Berg MEMBER_OF Kenya parliament"]],
    [
      "Anna Berg visited Kenya on 4 April and Uganda on Monday.",
      ["Anna Berg TRAVELED_TO Kenya", "Anna Berg TRAVELED_TO Uganda"],
    ],
    ["Anna Berg defeated Boris Petrov.", ["Anna Berg OPPOSES Boris Petrov"]],
    // who is struck in a place
    ["Near Drenov, two air strikes hit a Vantor Group unit.", ["Vantor Group LOCATED_IN Drenov"]],
    ["In Drenov, officials planned to attack Vantor Group.", []],
    // the auxiliary before the subject: a denial, a condition
    ["Nor has Anna Berg accused Boris Petrov.", ["negated: Anna Berg ACCUSED Boris Petrov"]],
    ["Never has Anna Berg paid Boris Petrov.", ["negated: Anna Berg PAID Boris Petrov"]],
    ["At no point had Anna Berg met Boris Petrov.", ["negated: Anna Berg MET_WITH Boris Petrov"]],
    ["Had Anna Berg met Boris Petrov, the police would have known.", []],
    ["Nobody would have known had Anna Berg met Boris Petrov.", []],
    ["Should Anna Berg sue Boris Petrov and pay Carl Voss, nobody will know.", []],
    ["Rarely has Anna Berg met Boris Petrov.", []],
    ["Only then had Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Carl Voss never had money and Anna Berg paid Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    // what is supposed, taken back, forged, no longer believed
    ["Suppose that Anna Berg never paid Boris Petrov.", []],
    ["Let us suppose Anna Berg paid Boris Petrov.", []],
    ["The idea that Anna Berg paid Boris Petrov is new.", []],
    ["If talks between Anna Berg and Boris Petrov took place, nobody knew.", []],
    ["Le Monde has retracted its report that Anna Berg paid Boris Petrov.", []],
    ["A forged letter says that Anna Berg paid Boris Petrov.", []],
    ["According to a forged letter, Anna Berg paid Boris Petrov.", []],
    ["Police no longer believe that Anna Berg paid Boris Petrov.", []],
    ["Police did not say that Anna Berg paid Boris Petrov.", []],
    ["Carl Voss repeated the false claim that Anna Berg paid Boris Petrov.", ["negated: Anna Berg PAID Boris Petrov"]],
    ["A leaked letter says that Anna Berg paid Boris Petrov.", ['Anna Berg PAID Boris Petrov by "A leaked letter"']],
    ["Police believe that Anna Berg paid Boris Petrov.", ['Anna Berg PAID Boris Petrov by "Police"']],
    ["Carl Voss's claim that Anna Berg paid Boris Petrov was heard.", ["Anna Berg PAID Boris Petrov by Carl Voss"]],
    ["Carl Voss did not reveal that Anna Berg paid Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    // whose word it is, and whose not
    [
      "Carl Voss said that Anna Berg met Boris Petrov in Oslo.",
      [
        "Anna Berg MET_WITH Boris Petrov by Carl Voss",
        "Anna Berg WAS_IN Oslo by Carl Voss",
        "Boris Petrov WAS_IN Oslo by Carl Voss",
      ],
    ],
    [
      "Carl Voss denied that Anna Berg met Boris Petrov in Oslo.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Carl Voss"],
    ],
    [
      "Halden Group is suing Le Monde, which reported that Halden Group paid Anna Berg.",
      ["Halden Group SUED Le Monde", "Halden Group PAID Anna Berg by Le Monde from Le Monde"],
    ],
    [
      "Reuters reported last week that Anna Berg met Boris Petrov; Berg's office denied it.",
      [
        'denied: Anna Berg MET_WITH Boris Petrov by "Berg\'s office"',
        "Anna Berg MET_WITH Boris Petrov by Reuters from Reuters",
      ],
    ],
    [
      "Anna Berg met Boris Petrov, but Carl Voss denied it.",
      ["Anna Berg MET_WITH Boris Petrov", "denied: Anna Berg MET_WITH Boris Petrov by Carl Voss"],
    ],
    [
      "Neither Anna Berg nor Boris Petrov has ever worked for Vantor Group.",
      ["negated: Anna Berg WORKS_FOR Vantor Group", "negated: Boris Petrov WORKS_FOR Vantor Group"],
    ],
    ["Anna Berg and Boris Petrov worked together.", ["Boris Petrov PARTNER_OF Anna Berg"]],
    // whose wife, whose lawyer, who is the minister
    [
      "Eva Lind, the wife of Boris Petrov's lawyer Carl Voss, left.",
      ["Eva Lind FAMILY_OF Carl Voss", "Carl Voss REPRESENTS Boris Petrov"],
    ],
    ["Eva Lind, the wife of Boris Petrov's lawyer, left.", []],
    ["Eva Lind, a cousin of Boris Petrov's, left.", ["Eva Lind FAMILY_OF Boris Petrov"]],
    [
      "Carl Voss is the minister of Kenya. The former helper of the minister, Boris Petrov, left. Anna Berg praised the minister.",
      ["Carl Voss OFFICIAL_OF Kenya", "Anna Berg PRAISED Carl Voss"],
    ],
    // what is told wrongly, by nobody, or within an aside
    ["Carl Voss falsely claimed that Anna Berg paid Boris Petrov.", ["negated: Anna Berg PAID Boris Petrov"]],
    ["It was a lie that Anna Berg paid Boris Petrov.", ["negated: Anna Berg PAID Boris Petrov"]],
    ["Anna Berg was wrongly accused of paying Boris Petrov.", []],
    ["Nobody believes that Anna Berg paid Boris Petrov.", []],
    ["Carl Voss has withdrawn his claim that Anna Berg paid Boris Petrov.", []],
    ["A rumour says Anna Berg paid Boris Petrov.", ['Anna Berg PAID Boris Petrov by "A rumour"']],
    [
      "Carl Voss, who said that Anna Berg met Boris Petrov, sued Vantor Group.",
      ["Carl Voss SUED Vantor Group", "Anna Berg MET_WITH Boris Petrov by Carl Voss"],
    ],
    ["He said that Anna Berg met Boris Petrov.", ['Anna Berg MET_WITH Boris Petrov by "He"']],
    // a surname that two have: the one whom it meant, who is named more, or, once another has the word, neither
    ["Anna Berg left. Carl Berg stayed. Boris Petrov met Berg.", ["Boris Petrov MET_WITH Berg"]],
    [
      "Anna Berg left. Carl Berg stayed. Anna Berg is here. Boris Petrov met Berg.",
      ["Boris Petrov MET_WITH Anna Berg"],
    ],
    [
      "Carl Berg left. Carl Berg sang. Berg is old. Anna Berg was silent. Anna Berg was ill. Boris Petrov met Berg.",
      ["Boris Petrov MET_WITH Berg"],
    ],
    [
      "Carl Berg left. Carl Berg sang. Berg is old. His sister, Anna Berg, was silent. Boris Petrov met Berg.",
      ["Anna Berg FAMILY_OF Carl Berg", "Boris Petrov MET_WITH Carl Berg"],
    ],
    // a firm with a word that is a given name, too
    [
      "Vantor Group wants to buy Orvik Marine. Orvik Marine denies paying Carl Voss.",
      ["denied: Orvik Marine PAID Carl Voss by Orvik Marine"],
    ],
    ["Orvik Marine chairwoman Anna Berg left.", ["Anna Berg LEADS Orvik Marine"]],
    ["Anna Berg owns 18 percent of Orvik Marine.", ["Anna Berg INVESTED_IN Orvik Marine"]],
    [
      "The US Securities and Exchange Commission sued Anna Berg.",
      ["Securities and Exchange Commission SUED Anna Berg"],
    ],
    ["The 5th Tank Brigade of the Kenyan army attacked Uganda.", ["5th Tank Brigade ATTACKED Uganda"]],
    // two of one surname
    [
      "Anna Berg left. Berg's brother, Carl Berg, stayed. Berg met Boris Petrov.",
      ["Carl Berg FAMILY_OF Anna Berg", "Anna Berg MET_WITH Boris Petrov"],
    ],
    // within a quotation "I" is whoever says it
    ['"I met Anna Berg," Boris Petrov said.', ["Boris Petrov MET_WITH Anna Berg by Boris Petrov"]],
    ['"Anna Berg paid me twice," Boris Petrov told the court.', ["Anna Berg PAID Boris Petrov by Boris Petrov"]],
    [
      '"I never paid Anna Berg. I met Carl Voss," said Boris Petrov.',
      ["negated: Boris Petrov PAID Anna Berg by Boris Petrov", "Boris Petrov MET_WITH Carl Voss by Boris Petrov"],
    ],
    [
      '"My conversation with Anna Berg was short," Boris Petrov said.',
      ["Boris Petrov SPOKE_WITH Anna Berg by Boris Petrov"],
    ],
    ['"Anna Berg and I met," Boris Petrov said.', ["Boris Petrov MET_WITH Anna Berg by Boris Petrov"]],
    ["I met Anna Berg.", []],
    ['"We met Anna Berg," Boris Petrov said.', []],
    ['"I met Anna Berg," a man said.', []],
    ["\"He said: 'I paid Anna Berg,'\" Boris Petrov recalled.", []],
    ["Boris Petrov said that I met Anna Berg.", []],
    ['"My lawyer paid Anna Berg," Boris Petrov said.', []],
    // what is made up or played through
    ["In the novel, Anna Berg killed Boris Petrov.", []],
    ["The film shows how Anna Berg paid Boris Petrov.", []],
    ["Anna Berg, played by Eva Lind, sued Boris Petrov.", []],
    ["In the simulation, Kenya attacked Uganda.", []],
    ["In the file, Anna Berg thanked Boris Petrov.", ["Anna Berg THANKED Boris Petrov"]],
    ["Anna Berg sued Vantor Group over a film.", ["Anna Berg SUED Vantor Group"]],
    ["In a play of words, Anna Berg thanked Boris Petrov.", ["Anna Berg THANKED Boris Petrov"]],
    // charges that came to nothing, and what a court heard
    ["Prosecutors dropped the charge that Anna Berg paid Boris Petrov.", []],
    ["Charges that Anna Berg paid Boris Petrov were dropped.", []],
    ["The judge threw out the charge that Anna Berg paid Boris Petrov.", []],
    ["The prosecution failed to prove that Anna Berg paid Boris Petrov.", []],
    ["Le Monde corrected an article that said Anna Berg paid Boris Petrov.", []],
    ["Le Monde apologised for saying that Anna Berg paid Boris Petrov.", []],
    ["The court heard that Anna Berg paid Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Investigators suspected that Anna Berg paid Boris Petrov.", ['Anna Berg PAID Boris Petrov by "Investigators"']],
    ["Anna Berg was charged with paying Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg confessed to paying Boris Petrov.", ["Anna Berg PAID Boris Petrov by Anna Berg"]],
    ["No witness saw Anna Berg meet Boris Petrov.", []],
    ["A witness saw Anna Berg meet Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    // in case, as though, perhaps
    ["In case Anna Berg met Boris Petrov, the police took pictures.", []],
    ["It looked as though Anna Berg had met Boris Petrov.", []],
    ["Perhaps Anna Berg met Boris Petrov.", []],
    ["Perhaps Carl Voss left, but Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["In that case Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    // whose word, without "that", after it, against it
    ["Voters think Anna Berg paid Boris Petrov.", ['Anna Berg PAID Boris Petrov by "Voters"']],
    ["A parody account said Anna Berg paid Boris Petrov.", []],
    ["Anna Berg joked that she paid Boris Petrov.", []],
    ["Whoever said Anna Berg met Boris Petrov lied.", []],
    ["Contrary to what Carl Voss said, Anna Berg paid Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg paid Boris Petrov, Carl Voss told the police.", ["Anna Berg PAID Boris Petrov by Carl Voss"]],
    ["Anna Berg paid Boris Petrov, Carl Voss wrongly told the police.", ["negated: Anna Berg PAID Boris Petrov"]],
    ["Carl Voss would later claim that Anna Berg paid him.", ["Anna Berg PAID Carl Voss by Carl Voss"]],
    ["Le Monde mistakenly identified Anna Berg as the head of Vantor Group.", []],
    // what never came about
    ["Talks between Kenya and Vantor Group never took place.", ["negated: Kenya SPOKE_WITH Vantor Group"]],
    ["A meeting between Anna Berg and Boris Petrov was cancelled.", []],
    ["Halden Group's acquisition of Vantor Group was blocked by Kenya.", []],
    ["Talks between Kenya and Vantor Group are due to begin in June.", []],
    ["Talks between Kenya and Vantor Group were held in June.", ["Kenya SPOKE_WITH Vantor Group"]],
    ["Halden Group no longer supplies missiles to Kenya.", []],
    ["It was not Halden Group that paid Anna Berg.", ["negated: Halden Group PAID Anna Berg"]],
    ["It was Halden Group that paid Anna Berg.", ["Halden Group PAID Anna Berg"]],
    // who is sanctioned for what
    [
      "The EU sanctioned Vantor Group for supplying missiles to Kenya.",
      ["European Union SANCTIONED Vantor Group", "Vantor Group PROVIDES_TO Kenya by European Union"],
    ],
    ["The EU removed Anna Berg from its sanctions list.", []],
    ["Vantor Group removed Anna Berg.", ["Vantor Group DISMISSED Anna Berg"]],
    ["Carl Voss paid Senator Anna Berg.", ["Carl Voss PAID Anna Berg"]],
    // a quotation that goes on behind the words of who says it
    ['"I was ill," Anna Berg said. "Carl Voss paid me."', ["Carl Voss PAID Anna Berg by Anna Berg"]],
    [
      '"I was ill," Anna Berg said. "Carl Voss paid Boris Petrov. I met him."',
      ["Carl Voss PAID Boris Petrov by Anna Berg", "Anna Berg MET_WITH Carl Voss by Anna Berg"],
    ],
    ['"I was ill," Anna Berg said. Carl Voss paid Boris Petrov.', ["Carl Voss PAID Boris Petrov"]],
    ['"I called Carl Voss myself," said Anna Berg.', ["Anna Berg CALLED Carl Voss by Anna Berg"]],
    // whose lawyer, where, and in what
    ["Eva Lind, the lawyer, met Anna Berg. Boris Petrov's lawyer left.", ["Eva Lind MET_WITH Anna Berg"]],
    ["They saw the mayor at Vantor Group. Anna Berg is mayor of Oslo.", ["Anna Berg LEADS Oslo"]],
    ["Halden Group belongs to Vantor Group.", ["Halden Group PART_OF Vantor Group"]],
    ["Kenya belongs to Vantor Group.", ["Kenya MEMBER_OF Vantor Group"]],
    // a dateline is no part of the sentence
    ["OSLO, May 16 (Reuters) - Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["(Reuters) - Anna Berg bribed Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Oslo (dpa) - Anna Berg sued Boris Petrov.", ["Anna Berg SUED Boris Petrov"]],
    ["Reuters sued Boris Petrov.", ["Reuters SUED Boris Petrov"]],
    ["NATO - the alliance - sued Boris Petrov.", ["NATO SUED Boris Petrov"]],
    ["Anna Berg (NATO) - the lawyer - met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg told AFP that Carl Voss left.", ["Anna Berg TOLD Agence France-Presse"]],
    ["The Australian Federal Police (AFP) left. The AFP sued Anna Berg.", ["Australian Federal Police SUED Anna Berg"]],
    // a time without a preposition belongs to no name
    ["Anna Berg met Boris Petrov last week, aide Carl Voss said.", ["Anna Berg MET_WITH Boris Petrov by Carl Voss"]],
    [
      "Kenya did not pay Vantor Group last Tuesday, spokesman Carl Voss said.",
      ["negated: Kenya PAID Vantor Group by Carl Voss"],
    ],
    ["Anna Berg met Boris Petrov Tuesday night.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg was paid by Boris Petrov two weeks ago.", ["Boris Petrov PAID Anna Berg"]],
    [
      "Anna Berg met Boris Petrov last month and Carl Voss sued her.",
      ["Anna Berg MET_WITH Boris Petrov", "Carl Voss SUED Anna Berg"],
    ],
    ["Anna Berg paid a bank, lawyer Carl Voss said.", []],
    ["Anna Berg met Boris Petrov, Carl Voss, a lawyer, said.", ["Anna Berg MET_WITH Boris Petrov by Carl Voss"]],
    ["Anna Berg met a banker, Carl Voss, on Monday.", ["Anna Berg MET_WITH Carl Voss"]],
    // who did it, and not who else
    ["Carl Voss said Anna Berg, not Eva Lind, had bribed Boris Petrov.", ["Anna Berg PAID Boris Petrov by Carl Voss"]],
    [
      "Carl Voss said that Anna Berg, in a letter, had threatened Boris Petrov.",
      ["Anna Berg THREATENED Boris Petrov by Carl Voss"],
    ],
    ["It was Anna Berg, not Eva Lind, who bribed Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg and not Eva Lind bribed Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg and Eva Lind bribed Boris Petrov.", ["Anna Berg PAID Boris Petrov", "Eva Lind PAID Boris Petrov"]],
    // cleared, refused, a lie
    ["Anna Berg was cleared of bribing Boris Petrov.", []],
    ["A court acquitted Anna Berg of the murder of Boris Petrov.", []],
    ["Anna Berg was convicted of bribing Boris Petrov.", ["Anna Berg PAID Boris Petrov"]],
    ["Anna Berg refused to meet Boris Petrov.", []],
    ["Anna Berg refused to sue Boris Petrov.", ["negated: Anna Berg SUED Boris Petrov"]],
    ["Anna Berg denied having met Boris Petrov in Oslo.", ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"]],
    // a plain past, and what ended
    ["Anna Berg worked for Halden Group.", ["Anna Berg HELD_POSITION_AT Halden Group"]],
    ["Anna Berg was employed by Halden Group.", ["Anna Berg HELD_POSITION_AT Halden Group"]],
    ["Anna Berg served as head of Halden Group.", ["Anna Berg HELD_POSITION_AT Halden Group"]],
    ["Anna Berg was head of Halden Group until 2018.", ["Anna Berg HELD_POSITION_AT Halden Group"]],
    ["Anna Berg works for Halden Group.", ["Anna Berg WORKS_FOR Halden Group"]],
    ["Anna Berg has led Halden Group since 2019.", ["Anna Berg LEADS Halden Group"]],
    ["Carl Dorn said that Anna Berg worked for Halden Group.", ["Anna Berg WORKS_FOR Halden Group by Carl Dorn"]],
    ["Anna Berg never worked for Halden Group.", ["negated: Anna Berg WORKS_FOR Halden Group"]],
    ["Anna Berg resigned from Halden Group in 2021.", ["Anna Berg HELD_POSITION_AT Halden Group"]],
    ["Anna Berg quit the Labour Party.", ["Anna Berg BELONGED_TO Labour Party"]],
    ["Anna Berg resigned as chairman of Halden Group.", ["Anna Berg HELD_POSITION_AT Halden Group"]],
    ["Anna Berg refused to resign from Halden Group.", []],
    ["Anna Berg would resign from Halden Group.", []],
    ["Anna Berg did not resign from Halden Group.", []],
    // from whom something comes
    ["Anna Berg took bribes from Halden Group.", ["Halden Group PAID Anna Berg"]],
    ["Kenya bought 20 tanks from Poland.", ["Poland SOLD_TO Kenya"]],
    ["Kenya borrowed two million euros from Halden Bank.", ["Halden Bank PROVIDES_TO Kenya"]],
    ["Halden Group was awarded a contract by Kenya.", ["Halden Group CONTRACTOR_OF Kenya"]],
    ["Anna Berg took the bus from Kenya.", []],
    ["Kenya ordered soldiers from Poland to leave.", []],
    ["Anna Berg received a prize from Carl Dorn.", []],
    ["Halden Bank lent Kenya two million euros.", ["Halden Bank PROVIDES_TO Kenya"]],
    ["Halden Bank lent Kenya a hand.", []],
    // parts of a firm
    ["Anna Berg bought a 30 per cent stake in Halden Group.", ["Anna Berg INVESTED_IN Halden Group"]],
    ["Anna Berg holds 31% of the outstanding shares of Halden Group.", ["Anna Berg INVESTED_IN Halden Group"]],
    ["Anna Berg bought Halden Group.", ["Anna Berg ACQUIRED Halden Group"]],
    ["Two fires led to the merger of Halden Group and Vantor Group.", ["Halden Group MERGED_WITH Vantor Group"]],
    // who brings two together
    ["Anna Berg introduced Carl Dorn to Boris Petrov.", ["Carl Dorn IN_CONTACT_WITH Boris Petrov"]],
    ["Anna Berg introduced a bill to Halden Group.", []],
    ["Anna Berg bought a car from the Voss family's Halden Group.", []],
    ["Anna Berg bought the firm in 2014 and sold it in 2019 with help from Halden Bank.", []],
    [
      "Anna Berg denied having met Carl Dorn and sued Boris Petrov.",
      ["denied: Anna Berg MET_WITH Carl Dorn by Anna Berg"],
    ],
    ["Oslo - Halden Group awarded a contract to Vantor Group.", ["Vantor Group CONTRACTOR_OF Halden Group"]],
    ["Halden Group chairman Barrister Carl Dorn left.", []],
    ["Anna Berg introduced Carl Dorn.", []],
    ["Anna Berg spoke by phone with Carl Dorn.", ["Anna Berg SPOKE_WITH Carl Dorn"]],
    ["The Orel is a missile made by Halden Group.", ["Halden Group DEVELOPED Orel"]],
    // whose deed it is, behind what is set beside a name
    [
      "Carl Dorn claimed that the governor's wife, Ida Voss, owns Halden Group.",
      ["Ida Voss OWNS Halden Group by Carl Dorn"],
    ],
    [
      "Opening the case, Ida Voss, prosecuting, said Carl Dorn paid Anna Berg.",
      ["Carl Dorn PAID Anna Berg by Ida Voss"],
    ],
    ["Anna Berg met Carl Dorn. Her brother killed himself.", ["Anna Berg MET_WITH Carl Dorn"]],
    ["Halden Group entered into an agreement with Vantor Group.", ["Halden Group SIGNED_AGREEMENT_WITH Vantor Group"]],
    ["Halden Group entered into talks.", []],
    ["Carl Dorn paid Anna Berg, according to documents.", ['Carl Dorn PAID Anna Berg by "documents"']],
    [
      "Voss Weekly said that Carl Dorn received a bribe from Anna Berg. Ida Voss denied this, saying that she never met him.",
      [
        "Anna Berg PAID Carl Dorn by Voss Weekly from Voss Weekly",
        "denied: Anna Berg PAID Carl Dorn by Ida Voss",
        "negated: Ida Voss MET_WITH Carl Dorn by Ida Voss",
      ],
    ],
    [
      "Anna Berg dismissed Carl Dorn. The opposition called on her to leave. Berg rejected that, saying that she had no reason.",
      ["Anna Berg DISMISSED Carl Dorn"],
    ],
    ["The newspaper Slovo reported that it had paid Carl Dorn.", []],
    // relatives by description, and whose relatives they are not
    ["Anna Berg, a daughter of former President Carl Dorn, left.", ["Anna Berg FAMILY_OF Carl Dorn"]],
    ["Anna Berg, a close ally of former President Carl Dorn, left.", []],
    [
      '"Carl Dorn and I are friends," Boris Petrov said. His lawyer, Ida Voss, left.',
      ["Ida Voss REPRESENTS Boris Petrov"],
    ],
    // stories that go on
    [
      "In the novel, Anna Berg pays Carl Dorn. Dorn then kills Berg and flees to Berlin. Ida Voss met Boris Petrov.",
      ["Ida Voss MET_WITH Boris Petrov"],
    ],
    ["It is a thriller. In the book, Paul Rask, an officer of the CIA, kills Otto Brandt.", []],
    ["She played a fictional CIA officer named Paul Rask.", []],
    ["In the book, Anna Berg met Carl Dorn.", ["Anna Berg MET_WITH Carl Dorn"]],
    ["In the film, Anna Berg pays Carl Dorn. Berg met Dorn in 2019.", ["Anna Berg MET_WITH Carl Dorn"]],
    // who got something from whom
    ["Anna Berg received a letter from Carl Dorn.", ["Carl Dorn WROTE_TO Anna Berg"]],
    ["Anna Berg won the backing of Carl Dorn.", ["Carl Dorn SUPPORTS Anna Berg"]],
    ["Anna Berg accepted an invitation from Carl Dorn.", ["Carl Dorn INVITED Anna Berg"]],
    ["Anna Berg won the support that Carl Dorn lost.", []],
    ["Anna Berg received the news from Carl Dorn.", []],
    // who belongs to what
    [
      "It rained. Nations of the Baltic League that sent aid include Poland and Norway.",
      ["Poland MEMBER_OF Baltic League", "Norway MEMBER_OF Baltic League"],
    ],
    [
      "In 2011 Anna Berg of the Labour Party praised Carl Dorn.",
      ["Anna Berg MEMBER_OF Labour Party", "Anna Berg PRAISED Carl Dorn"],
    ],
    [
      "Anna Berg, of Vantor Group, praised Carl Dorn.",
      ["Anna Berg WORKS_FOR Vantor Group", "Anna Berg PRAISED Carl Dorn"],
    ],
    [
      "Anna Berg was a member of the Labour Party, the Halden Society and Vantor Group.",
      ["Anna Berg MEMBER_OF Labour Party", "Anna Berg MEMBER_OF Halden Society", "Anna Berg MEMBER_OF Vantor Group"],
    ],
    ["It rained. Nations of the Baltic League do not include Poland and Norway.", []],
    ["Friends of Anna Berg of the Labour Party's board left.", []],
    [
      "Anna Berg was a member of the Labour Party and Vantor Group sued Halden Group.",
      ["Anna Berg MEMBER_OF Labour Party", "Vantor Group SUED Halden Group"],
    ],
    // one who is two things
    [
      "Vantor Group leader and former judge Anna Berg met Carl Dorn.",
      ["Anna Berg LEADS Vantor Group", "Anna Berg MET_WITH Carl Dorn"],
    ],
    [
      "Anna Berg appointed Boris Petrov as judge, Carl Dorn as envoy and Emil Voss as mayor.",
      ["Anna Berg APPOINTED Boris Petrov", "Anna Berg APPOINTED Carl Dorn", "Anna Berg APPOINTED Emil Voss"],
    ],
    // what was asked for, named or played
    ["The board recommended that Anna Berg be suspended by Carl Dorn.", []],
    ["Anna Berg met Carl Dorn, whom she called the best of all.", ["Anna Berg MET_WITH Carl Dorn"]],
    ["Kenya defeated Norway 3-0 on Wednesday.", []],
    ["Kenya defeated Norway in the final match.", []],
    ["Kenya defeated Norway in the war.", ["Kenya FOUGHT_WITH Norway"]],
    ["Kenya sent ships to Norway.", []],
    ["Kenya sent tanks to Norway.", ["Kenya PROVIDES_TO Norway"]],
    // whose he is
    [
      "Carl Dorn said the arrest of cartel leader Emil Voss was unrelated to his meeting with Boris Petrov.",
      ["Carl Dorn MET_WITH Boris Petrov by Carl Dorn"],
    ],
    ["His work made him the heir of Carl Dorn, and he beat Boris Petrov.", []],
    ["Kenyan jets flew on Monday in support of the Baltic League.", []],
    ["In support of Norway, Kenya sent tanks.", ["Kenya SUPPORTS Norway"]],
    // "its" head, and the head of what stands before "and its"
    [
      "It rained. Vantor Group grew. Its founder, Anna Berg, praised Carl Dorn.",
      ["Anna Berg FOUNDED Vantor Group", "Anna Berg PRAISED Carl Dorn"],
    ],
    [
      "It rained. The bill was opposed by the Labour Party and its leader, Anna Berg.",
      ["Anna Berg LEADS Labour Party"],
    ],
    ["It rained. Vantor Group sued Halden Group. Its founder, Anna Berg, left.", ["Vantor Group SUED Halden Group"]],
    // which minister
    [
      "It rained. Energy minister Anna Berg serves Prime Minister Carl Dorn. The minister met Boris Petrov.",
      ["Anna Berg MET_WITH Boris Petrov"],
    ],
    // what was done to somebody, told between commas, is not what he does
    ["Anna Berg, called as a witness, met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    [
      "Anna Berg, asked about it on Monday, denied meeting Boris Petrov.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "Anna Berg and Carl Dorn, both named in the file, sued Boris Petrov.",
      ["Anna Berg SUED Boris Petrov", "Carl Dorn SUED Boris Petrov"],
    ],
    [
      "Anna Berg met Carl Dorn, voted for Maria Long, sued Boris Petrov and left.",
      ["Anna Berg MET_WITH Carl Dorn", "Anna Berg SUPPORTS Maria Long", "Anna Berg SUED Boris Petrov"],
    ],
    // what one does not remember is neither so nor denied; nor is what one denies knowing
    ["Anna Berg said she did not remember having spoken to Boris Petrov.", []],
    ["Anna Berg could not recall meeting Boris Petrov.", []],
    ["Anna Berg did not recall that she had met Boris Petrov.", []],
    ["Anna Berg recalled that she had met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov by Anna Berg"]],
    ["Anna Berg denied knowing that Boris Petrov worked for Vantor Group.", []],
    ["Anna Berg denied being aware that Boris Petrov met Carl Dorn.", []],
    // who "he" is behind a sentence that opens with what was done to him
    [
      "Boris Petrov left. Questioned by Anna Berg, representing Petrov, Carl Dorn agreed. He met Irene Dumont.",
      ["Carl Dorn MET_WITH Irene Dumont"],
    ],
    // what is told of a body in apposition, what is paid, and one director of many
    [
      "Vantor Group, a firm controlled by Boris Petrov, sued Anna Berg.",
      ["Boris Petrov CONTROLS Vantor Group", "Vantor Group SUED Anna Berg"],
    ],
    [
      "Between 2019 and 2021 Vantor Group made payments of 2.3 million pounds to Halden Group.",
      ["Vantor Group PAID Halden Group"],
    ],
    ["Anna Berg, a director of Vantor Group, left.", ["Anna Berg OFFICIAL_OF Vantor Group"]],
    ["Anna Berg, the director of Vantor Group, left.", ["Anna Berg LEADS Vantor Group"]],
    [
      "A former executive of Halden Trade, who asked not to be named, said that Anna Berg met Boris Petrov.",
      ['Anna Berg MET_WITH Boris Petrov by "A former executive of Halden Trade"'],
    ],
    // "Paris-based" is a word about somebody, and not whom one meets
    [
      "Anna Berg met the Oslo-based lawyer Boris Petrov.",
      ["Anna Berg MET_WITH Boris Petrov", "Boris Petrov BASED_IN Oslo"],
    ],
    [
      "Anna Berg was sued by the Oslo-based Vantor Group.",
      ["Vantor Group SUED Anna Berg", "Vantor Group BASED_IN Oslo"],
    ],
    [
      "The Boris Petrov-led Vantor Group sued Anna Berg.",
      ["Boris Petrov LEADS Vantor Group", "Vantor Group SUED Anna Berg"],
    ],
    // a visit to a person, and to a town
    ["Anna Berg visited Boris Petrov in prison.", ["Anna Berg MET_WITH Boris Petrov"]],
    ["Anna Berg visited Oslo.", ["Anna Berg TRAVELED_TO Oslo"]],
    // who points out, and what "such" is that is denied
    [
      "Anna Berg's critics also point out that Boris Petrov met Carl Dorn.",
      ['Boris Petrov MET_WITH Carl Dorn by "Anna Berg\'s critics"'],
    ],
    [
      "Anna Berg said Boris Petrov had paid Carl Dorn. Maria Long denied that Petrov made any such payment.",
      ["Boris Petrov PAID Carl Dorn by Anna Berg", "denied: Boris Petrov PAID Carl Dorn by Maria Long"],
    ],
    // what one who was told of does now
    [
      "Anna Berg, who lives in Oslo and now leads Vantor Group, met Boris Petrov.",
      [
        "Anna Berg BASED_IN Oslo",
        "Anna Berg LOCATED_IN Oslo",
        "Anna Berg LEADS Vantor Group",
        "Anna Berg MET_WITH Boris Petrov",
      ],
    ],
    // who says so holds no post; whose aside ends before the verb holds none either; what was until then is over
    ["Boris Petrov had spoken with Russia's ambassador to the United States, Anna Berg wrote.", []],
    ["The head of Vantor Group, Anna Berg said on Monday, was ill.", []],
    ["The head of Vantor Group, Anna Berg, was ill.", ["Anna Berg LEADS Vantor Group"]],
    ["Anna Berg, who is not related to Maria Long, is the mayor of Kiel.", ["Anna Berg LEADS Kiel"]],
    ["Until 2019 Anna Berg was an adviser to Vantor Group.", ["Anna Berg HELD_POSITION_AT Vantor Group"]],
    // whose claim is rejected
    [
      "Anna Berg rejected his allegation that she had paid Boris Petrov.",
      ["denied: Anna Berg PAID Boris Petrov by Anna Berg"],
    ],
    // what the text tells behind "but" is nobody's word
    [
      "Vantor Group said on Sunday it had won, but Anna Berg accused Boris Petrov of fraud.",
      ["Anna Berg ACCUSED Boris Petrov"],
    ],
    [
      "Carl Dorn said Vantor Group had paid Boris Petrov, but Anna Berg sued Boris Petrov.",
      ["Vantor Group PAID Boris Petrov by Carl Dorn", "Anna Berg SUED Boris Petrov"],
    ],
    // who speaks for whom
    [
      'A lawyer for Carl Dorn, Anna Berg, said her client "has never met Boris Petrov".',
      ["Anna Berg REPRESENTS Carl Dorn", "negated: Carl Dorn MET_WITH Boris Petrov by Anna Berg"],
    ],
    [
      "A director of Vantor Group, Anna Berg, met Boris Petrov.",
      ["Anna Berg OFFICIAL_OF Vantor Group", "Anna Berg MET_WITH Boris Petrov"],
    ],
    ["In a call to a director of Vantor Group, Anna Berg met Boris Petrov.", ["Anna Berg MET_WITH Boris Petrov"]],
    // the date between a deed and who did it; his shares are no deed
    [
      "Vantor Group, founded in 2020 by Anna Berg, sued Boris Petrov.",
      ["Anna Berg FOUNDED Vantor Group", "Vantor Group SUED Boris Petrov"],
    ],
    ["Carl Dorn sold his shares in Vantor Group to Boris Petrov.", ["Carl Dorn SOLD_TO Boris Petrov"]],
    ["Anna Berg and Carl Dorn, the mayor, have spoken with each other.", ["Carl Dorn SPOKE_WITH Anna Berg"]],
    ["Anna Berg and Carl Dorn have spoken with the mayor.", []],
    // whose claims are rejected, also where the word may be a verb
    [
      "Anna Berg dismissed his claims that she had met Boris Petrov.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Anna Berg"],
    ],
    // links that are there, and links that are denied
    ["Anna Berg has close ties to Boris Petrov.", ["Anna Berg IN_CONTACT_WITH Boris Petrov"]],
    ["Anna Berg denied any link to Boris Petrov.", ["denied: Anna Berg IN_CONTACT_WITH Boris Petrov by Anna Berg"]],
    ["Anna Berg denies having ties to Boris Petrov.", ["denied: Anna Berg IN_CONTACT_WITH Boris Petrov by Anna Berg"]],
    // two who met somebody are not said to have met one another
    [
      "Anna Berg and Carl Dorn met Boris Petrov.",
      ["Anna Berg MET_WITH Boris Petrov", "Carl Dorn MET_WITH Boris Petrov"],
    ],
    ["Anna Berg and Carl Dorn met the mayor.", []],
    ["Anna Berg and Carl Dorn met the day before.", ["Carl Dorn MET_WITH Anna Berg"]],
    ["Anna Berg and Carl Dorn met to discuss the sale.", ["Carl Dorn MET_WITH Anna Berg"]],
    // the subject behind a long aside, and whose the second verb is
    [
      "Anna Berg, 51, who has led the office since 2019 and is seen as a likely heir to Carl Dorn, praised Boris Petrov.",
      ["Anna Berg PRAISED Boris Petrov"],
    ],
    [
      "Anna Berg accused Carl Dorn of selling pipes, and sued Boris Petrov.",
      ["Anna Berg ACCUSED Carl Dorn", "Anna Berg SUED Boris Petrov"],
    ],
    ["The deal that Anna Berg signed, Carl Dorn argued, freed Vantor Group from Halden Group.", []],
    ["In August the court in Drenov sued Vantor Group.", []],
    // titles without commas, and names in quotes
    [
      'It rained. The governor of the Drenov region Anna Berg met the owner of the plant "Halden Group" Boris Petrov.',
      ["Anna Berg LEADS Drenov", "Anna Berg MET_WITH Boris Petrov", "Boris Petrov OWNS Halden Group"],
    ],
    [
      'It rained. Carl Dorn bought Vantor Group from the holding "Halden Group".',
      ["Carl Dorn ACQUIRED Vantor Group", "Halden Group SOLD_TO Carl Dorn"],
    ],
    ["Anna Berg sat on the board of the Halden Trust.", ["Anna Berg MEMBER_OF Halden Trust"]],
    // whose life it is
    [
      "Anna Berg\n\nAnna Berg (3 May 1931 - 4 June 2008) was born to the judge Emil Berg. Berg married Carl Dorn in 1955.",
      ["Anna Berg FAMILY_OF Emil Berg", "Anna Berg FAMILY_OF Carl Dorn"],
    ],
    [
      "Anna Berg\n\nAnna Berg (born 1931) is a judge. Ida Voss left her post.\n\nShe was married to Carl Dorn.",
      ["Anna Berg FAMILY_OF Carl Dorn"],
    ],
    // the head of one thing is not the head of another
    ["The head of the port met Carl Dorn. The head of the firm, Anna Berg, left.", []],
    ["The head of the firm, Anna Berg, left. The head of the port met Carl Dorn.", []],
    ["The head of the firm, Anna Berg, left. The head met Carl Dorn.", ["Anna Berg MET_WITH Carl Dorn"]],
    [
      "Anna Berg, head of Vantor Group, left. The head of the firm met Carl Dorn.",
      ["Anna Berg LEADS Vantor Group", "Anna Berg MET_WITH Carl Dorn"],
    ],
    ["The head of the port inspectorate, Anna Berg, met Carl Dorn.", ["Anna Berg MET_WITH Carl Dorn"]],
    ["It rained. Anna Berg left, and Ida Voss praised her.", ["Ida Voss PRAISED Anna Berg"]],
    [
      "It rained. Kenya expelled Carl Dorn after Anna Berg had accused its spies of theft. Kenya denied the accusation.",
      ["Kenya DISMISSED Carl Dorn"],
    ],
    // what was not even recommended, whose husband he is not, whom she fought with
    ["Anna Berg decided not to recommend charging Carl Dorn.", []],
    ["It rained. Ida Voss came. Loved by her husband, Anna Berg was happy.", []],
    ["It rained. Ida Voss's husband, Carl Dorn, was happy.", ["Carl Dorn FAMILY_OF Ida Voss"]],
    ["It rained. Former Berg aide Carl Dorn was fired. He sued Ida Voss.", ["Carl Dorn SUED Ida Voss"]],
    ["It rained. Anna Berg made saving Drenov her aim, and she has battled with the mayor.", []],
    ["Anna Berg's populist attacks on Vantor Group were loud.", []],
    ["Kenya's attacks on Drenov were loud.", ["Kenya ATTACKED Drenov"]],
    // what "chief", "assistant" and a people's adjective do not say
    ["It rained. Kenya is old. Kenya's chief journalist Anna Berg left.", []],
    ["It rained. Kenya is old. Kenyan activist Anna Berg and Kenyan lawyer Carl Dorn left.", []],
    ["Anna Berg, a project assistant with Vantor Group, left.", ["Anna Berg WORKS_FOR Vantor Group"]],
    ["It rained. Kenya is old. Kenyan senator Anna Berg left.", ["Anna Berg MEMBER_OF Kenya"]],
    ["The board recommended that Anna Berg suspend Carl Dorn.", []],
    ["The board said that Anna Berg suspended Carl Dorn.", ['Anna Berg DISMISSED Carl Dorn by "The board"']],
    ['"They are united like nobody else," Anna Berg told Carl Dorn.', ["Anna Berg TOLD Carl Dorn"]],
    ["It rained. Boris Petrov spoke of Carl Dorn and his sister, Anna Berg.", ["Anna Berg FAMILY_OF Carl Dorn"]],
    [
      "It rained. Vantor Group has an alliance with Anna Berg of the Labour Party.",
      ["Anna Berg MEMBER_OF Labour Party"],
    ],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});
