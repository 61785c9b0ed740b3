import fc from "fast-check";
import { clean } from "./clean.js";

describe("clean", () => {
  it.each([
    ["Musk’s “peace plan”", `Musk's "peace plan"`],
    ["Minister\u200e Haider\u00a0al\u2011Abadi", "Minister  Haider al-Abadi"],
    ["one\r\ntwo\rthree\u2028four", "one \ntwo\nthree\nfour"],
    ["half \ud83d and whole \ud83d\ude00", "half   and whole \ud83d\ude00"],
    ["bell\u0007 and \u0000 null", "bell  and   null"],
  ])("makes %j plain", (text, plain) => {
    expect(clean(text)).toBe(plain);
  });

  it("keeps every offset: the clean text is as long as the text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => clean(text).length === text.length));
  });
});
