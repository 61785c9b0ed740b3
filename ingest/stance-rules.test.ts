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
    [
      "It denied a report in the daily Morgenpost that Carl Dorn had paid Anna Berg.",
      ['denied: Carl Dorn PAID Anna Berg by "It"'],
    ],
    // what was never there, and what is added of somebody behind a denial
    [
      "There was never an agreement between Vantor Group and Halden Group.",
      ["negated: Vantor Group SIGNED_AGREEMENT_WITH Halden Group"],
    ],
    [
      "There was never any agreement between Vantor Group and Halden Group, Carl Dorn said.",
      ["negated: Vantor Group SIGNED_AGREEMENT_WITH Halden Group by Carl Dorn"],
    ],
    [
      "Carl Dorn denied that Anna Berg had met Boris Petrov, who leads Halden Group.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Carl Dorn", "Boris Petrov LEADS Halden Group"],
    ],
    [
      "Carl Dorn denied that Anna Berg had met Boris Petrov, who paid Halden Group.",
      ["denied: Anna Berg MET_WITH Boris Petrov by Carl Dorn"],
    ],
    // what was not shown, is not known, or was ruled out
    ["No evidence has emerged that Carl Dorn paid Anna Berg.", []],
    ["There is no indication that Carl Dorn paid Anna Berg.", []],
    ["Prosecutors said there was insufficient evidence that Carl Dorn paid Anna Berg.", []],
    ["It has never been shown that Carl Dorn owns Halden Group.", []],
    ["The allegation that Carl Dorn paid Anna Berg was found to be unsubstantiated.", []],
    ["A judge ruled out that Carl Dorn had met Anna Berg.", ["negated: Carl Dorn MET_WITH Anna Berg"]],
    ["Police have ruled out a meeting between Carl Dorn and Anna Berg.", ["negated: Carl Dorn MET_WITH Anna Berg"]],
    ["Carl Dorn laughed off suggestions that he had met Anna Berg.", ["negated: Carl Dorn MET_WITH Anna Berg"]],
    ["Officials said Carl Dorn paid Anna Berg. The story was false.", []],
    [
      "Carl Dorn met Anna Berg. Her lawyer, Boris Petrov, said that no such meeting took place.",
      [
        "Carl Dorn MET_WITH Anna Berg",
        "Boris Petrov REPRESENTS Anna Berg",
        "denied: Carl Dorn MET_WITH Anna Berg by Boris Petrov",
      ],
    ],
    [
      "Carl Dorn met Anna Berg. Berg said the meeting never took place.",
      ["Carl Dorn MET_WITH Anna Berg", "denied: Carl Dorn MET_WITH Anna Berg by Anna Berg"],
    ],
    [
      "It is not true that Vantor Group belongs to Halden Group, the company said.",
      ["denied: Vantor Group PART_OF Halden Group by Vantor Group"],
    ],
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

describe("what is over, who stands where, what is denied in other words", () => {
  it.each([
    // what is over, though told as it was then
    [
      "Baxter Lowe, an American consultant who had worked for Senator Hugh Pendarvis, left.",
      ["Baxter Lowe HELD_POSITION_AT Hugh Pendarvis"],
    ],
    [
      "Olof Brandt was appointed chairman of Halden Group in 2011 and resigned in 2013.",
      ["Olof Brandt HELD_POSITION_AT Halden Group"],
    ],
    ["Olof Brandt was appointed chairman of Halden Group in 2011.", ["Olof Brandt LEADS Halden Group"]],
    [
      "Carl Dorn, who was then a senior official at the Pentagon, left.",
      ["Carl Dorn HELD_POSITION_AT US Department of Defense"],
    ],
    [
      "Carl Dorn was a senior official at the Pentagon and resigned from the Labour Party.",
      ["Carl Dorn OFFICIAL_OF US Department of Defense", "Carl Dorn BELONGED_TO Labour Party"],
    ],
    ["Former Agriculture Cabinet Secretary Peter Munya met Carl Dorn.", ["Peter Munya MET_WITH Carl Dorn"]],
    // at which end who stands
    [
      "Carl Dorn inherited Halden Group from Olof Brandt and sold it to Vantor Group.",
      ["Carl Dorn SOLD_TO Vantor Group"],
    ],
    [
      "In an interview with Le Monde, Anna Berg said that Carl Dorn paid Olof Brandt.",
      ["Le Monde INTERVIEWED Anna Berg", "Carl Dorn PAID Olof Brandt by Anna Berg"],
    ],
    ["Anna Berg gave an interview to Le Monde.", ["Le Monde INTERVIEWED Anna Berg"]],
    ["Le Monde interviewed Anna Berg.", ["Le Monde INTERVIEWED Anna Berg"]],
    ["Carl Dorn sold Anna Berg to Halden Group.", []],
    ["Carl Dorn sold his stake to Halden Group.", ["Carl Dorn SOLD_TO Halden Group"]],
    ["In 2012 prosecutors in Florence investigated Carl Dorn.", []],
    ["In 2009 Carl Dorn ran for mayor of Pisa, but was defeated by Enrico Rossi.", []],
    ["Carl Dorn admitted paying bribes to Boris Petrov.", ["Carl Dorn PAID Boris Petrov by Carl Dorn"]],
    ["Kenya began supplying weapons to Vantor Group.", ["Kenya PROVIDES_TO Vantor Group"]],
    ["Carl Dorn had a continued supporting role at Vantor Group.", []],
    ["Carl Dorn ran unsuccessfully for mayor of Pisa in 2009, losing to Enrico Rossi.", []],
    ["Carl Dorn was defeated by Enrico Rossi.", ["Enrico Rossi OPPOSES Carl Dorn"]],
    [
      "Carl Dorn is the son of Ugo Dorn, who founded Vantor Group.",
      ["Carl Dorn FAMILY_OF Ugo Dorn", "Ugo Dorn FOUNDED Vantor Group"],
    ],
    [
      "Carl Dorn is the eldest son of the industrialist Ugo Dorn, who founded Vantor Group.",
      ["Carl Dorn FAMILY_OF Ugo Dorn", "Ugo Dorn FOUNDED Vantor Group"],
    ],
    [
      "Carl Dorn is a lawyer for Anna Berg, who founded Vantor Group.",
      ["Carl Dorn REPRESENTS Anna Berg", "Anna Berg FOUNDED Vantor Group"],
    ],
    // what was just said, in other words
    [
      "The Halberg Herald reported that Carl Dorn had met Irene Dumont. A spokeswoman for Halden Group, Karin Ek, denied the report.",
      [
        "Carl Dorn MET_WITH Irene Dumont by Halberg Herald from Halberg Herald",
        "Karin Ek SPOKESPERSON_OF Halden Group",
        "denied: Carl Dorn MET_WITH Irene Dumont by Karin Ek",
      ],
    ],
    [
      'Carl Dorn met Irene Dumont. "There was no meeting and there was no offer," Karin Ek said.',
      ["Carl Dorn MET_WITH Irene Dumont", "denied: Carl Dorn MET_WITH Irene Dumont by Karin Ek"],
    ],
    ['Carl Dorn paid Irene Dumont. "There was no meeting," Karin Ek said.', ["Carl Dorn PAID Irene Dumont"]],
    [
      'Carl Dorn met Irene Dumont. "There was no meeting with the police," Karin Ek said.',
      ["Carl Dorn MET_WITH Irene Dumont"],
    ],
    [
      'Carl Dorn and Irene Dumont met in a hotel. "They never met, neither in Odesa, nor in Vienna," told Anna Krasovska to journalists.',
      ["Irene Dumont MET_WITH Carl Dorn", "denied: Irene Dumont MET_WITH Carl Dorn by Anna Krasovska"],
    ],
    [
      'Carl Dorn and Irene Dumont met in a hotel. "They never met the police," Anna Krasovska said.',
      ["Irene Dumont MET_WITH Carl Dorn"],
    ],
    [
      "A spokesman for Carl Dorn said that Anna Berg paid Olof Brandt.",
      ['Anna Berg PAID Olof Brandt by "A spokesman for Carl Dorn"'],
    ],
    // who is meant
    [
      "Vantor Group sold the ship to Halden Group. It denied having paid any commission to Carl Dorn.",
      ["Vantor Group SOLD_TO Halden Group", "denied: Vantor Group PAID Carl Dorn by Vantor Group"],
    ],
    [
      "Vantor Group sued Kenya, and Halden Group sued Uganda. It denied having paid Carl Dorn.",
      ["Vantor Group SUED Kenya", "Halden Group SUED Uganda"],
    ],
    ["Le Monde wrote of Halden Group. It denied having paid Carl Dorn.", []],
    [
      "Halden Group said on Wednesday it had bought Vantor Group.",
      ["Halden Group ACQUIRED Vantor Group by Halden Group"],
    ],
    [
      "Olof Brandt accused Carl Dorn. Brandt wants the Ethics Commission to arrest Dorn. The commission has not arrested him.",
      ["Olof Brandt ACCUSED Carl Dorn", "negated: Ethics Commission ARRESTED Carl Dorn"],
    ],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});

describe("whom a lawyer's client and a board are", () => {
  it.each([
    [
      "A lawyer for Carl Dorn denied that his client had met Anna Berg.",
      ['denied: Carl Dorn MET_WITH Anna Berg by "A lawyer for Carl Dorn"'],
    ],
    [
      "A lawyer for Carl Dorn said his client had never met Anna Berg.",
      ['negated: Carl Dorn MET_WITH Anna Berg by "A lawyer for Carl Dorn"'],
    ],
    [
      "Carl Dorn's lawyer, Olof Brandt, said his client had never met Anna Berg.",
      ["Olof Brandt REPRESENTS Carl Dorn", "negated: Carl Dorn MET_WITH Anna Berg by Olof Brandt"],
    ],
    [
      "Olof Brandt, a lawyer for Carl Dorn, left. He said his client paid Anna Berg.",
      ["Olof Brandt REPRESENTS Carl Dorn", "Carl Dorn PAID Anna Berg by Olof Brandt"],
    ],
    ["Lawyers for Carl Dorn and Irene Dumont left. A lawyer said his client paid Anna Berg.", []],
    ["A banker met his client. Carl Dorn met Anna Berg.", ["Carl Dorn MET_WITH Anna Berg"]],
    [
      "The National Produce Board left. In May the board paid 4.2bn shillings to Mbolea Traders.",
      ["National Produce Board PAID Mbolea Traders"],
    ],
    ["Vantor Group left. In May the board paid 4.2bn shillings to Mbolea Traders.", []],
    [
      '"Carl Dorn hid a penny," Ida Lassiter told the jury. "He told Joan Berg that he had never met Mark Thripp."',
      ["Carl Dorn TOLD Joan Berg by Ida Lassiter", "negated: Carl Dorn MET_WITH Mark Thripp by Ida Lassiter"],
    ],
  ])("%s", (text, claims) => {
    expect(claimsIn(text)).toEqual(claims);
  });
});
