import fc from "fast-check";
import { clean } from "./clean.js";
import { tokenize } from "./tokens.js";

describe("tokenize", () => {
  it.each([
    ["Musk's plan", ["Musk", "'s", "plan"]],
    ["Trump 's policies", ["Trump", "'s", "policies"]],
    ["Zhernovskaya23:45, 21.08.23", ["Zhernovskaya", "23:45", ",", "21.08.23"]],
    ["the U.S. and D.C.", ["the", "U.S.", "and", "D.C."]],
    ["Mr. J. R. O'Brien of AT&T", ["Mr.", "J.", "R.", "O'Brien", "of", "AT&T"]],
    ["Haider al-Abadi didn't", ["Haider", "al-Abadi", "didn't"]],
    ["Moscow-based ex-president", ["Moscow", "-", "based", "ex", "-", "president"]],
    ["about Ukraine.In a call", ["about", "Ukraine", ".", "In", "a", "call"]],
    ["see Gawker.com or https://a.org/x?y.", ["see", "Gawker.com", "or", "https://a.org/x?y", "."]],
    [
      "Sh1.2bn, N340,000 and 2A4 at 1MDB. In 2022In",
      ["Sh1.2bn", ",", "N340,000", "and", "2A4", "at", "1MDB", ".", "In", "2022", "In"],
    ],
    ["$ 1.8 billion, 15,000 at 10pm", ["$", "1.8", "billion", ",", "15,000", "at", "10pm"]],
  ])("splits %j", (text, words) => {
    expect(tokenize(text).map((token) => token.text)).toEqual(words);
  });

  it("gives tokens in order that are the text at their offsets, and leaves out nothing but white space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const text = clean(raw);
        let end = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(text.slice(end, token.start).trim()).toBe("");
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe("");
      }),
    );
  });
});
