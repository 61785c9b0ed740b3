import { fold, toSearched, toSearchText, words } from "./names.js";

describe("a folded name", () => {
  it.each([
    ["Zaporizhzhia’s", "zaporizhzhia"],
    ["Зеленский", "zelenskiy"],
    ["U.S. Navy", "us navy"],
    ["Élon  MUSK", "elon musk"],
    ["e\u0301lan", "elan"],
    ["ﬁnance № 5", "finance no 5"],
    ["the sources' word", "the sources word"],
    ["漢字", "hanzi"],
    ["Jean-Claude O'Neil", "jean claude o neil"],
    ["…", ""],
    ["", ""],
  ])("'%s' is '%s'", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it("has words", () => {
    expect(words(fold("Élon  MUSK"))).toEqual(["elon", "musk"]);
    expect(words("")).toEqual([]);
  });
});

describe("a search text", () => {
  it("contains the beginnings of its words, and of no others", () => {
    const text = toSearchText("Élon Musk", "Musk", "ÉLON MUSK");
    expect(text).toBe(" elon musk | musk ");
    const holds = (searched: string) => toSearched(searched).every((start) => text.includes(start));
    expect(["mus", "MUSK elo", "Él", "usk", "musky"].map(holds)).toEqual([true, true, true, false, false]);
  });
});
