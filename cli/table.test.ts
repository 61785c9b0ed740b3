import stringWidth from "string-width";
import { toTable, wrap } from "./table.js";

const cells = (...texts: string[]) => texts.map((text) => ({ text }));

describe("toTable", () => {
  it("is as narrow as its content", () => {
    expect(toTable(["name", "n"], [cells("Anna", "1"), [{ text: "Bo" }, { text: "20", right: true }]], 80)).toEqual([
      "name  n",
      "────  ──",
      "Anna  1",
      "Bo    20",
    ]);
  });

  it("sets numbers to the right", () => {
    const rows = ["1", "200"].map((text) => [{ text, right: true }]);
    expect(toTable(["count"], rows, 80)).toEqual(["count", "─────", "    1", "  200"]);
  });

  it("fits the width, narrowing the widest column and wrapping its words", () => {
    const quote = "Musk told Kahl that he had spoken to Putin, and Kahl told the magazine";
    const lines = toTable(["name", "quote"], [cells("Elon Musk", quote)], 40);
    expect(lines.map((line) => stringWidth(line) <= 40)).not.toContain(false);
    expect(
      lines
        .slice(2)
        .map((line) => line.slice(11))
        .join(" "),
    ).toBe(quote);
  });

  it("lines up scripts of double width and emoji", () => {
    const lines = toTable(["a", "b"], [cells("中文字", "x"), cells("🚀", "x"), cells("é", "x")], 80);
    expect(lines.slice(2).map((line) => stringWidth(line.slice(0, line.indexOf("x"))))).toEqual([8, 8, 8]);
  });

  it("keeps many columns readable rather than narrower than the screen", () => {
    const columns = Array.from({ length: 30 }, (_, index) => `column number ${index}`);
    const [head = ""] = toTable(columns, [], 80);
    expect(stringWidth(head)).toBeGreaterThan(80);
  });
});

describe("wrap", () => {
  it.each([
    ["", 10, [""]],
    ["a b c", 3, ["a b", "c"]],
    ["abcdefgh", 3, ["abc", "def", "gh"]],
    ["ab cdefgh i", 3, ["ab", "cde", "fgh", "i"]],
    ["中文字", 4, ["中文", "字"]],
  ])("wrap(%j, %d)", (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it("ends a text that is too long with a mark", () => {
    expect(wrap("one two three four five", 5, 3)).toEqual(["one", "two", "thre…"]);
    expect(wrap("中文 中文 中文", 4, 2)).toEqual(["中文", "中…"]);
  });
});
