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
