import { describe, expect, it } from "@jest/globals";
import { JsonWriter } from "./json-writer.js";

function written(write: (json: JsonWriter) => void): string {
  const json = new JsonWriter();
  write(json);
  return json.end().toString();
}

const CLAIM = { quote: '“Да”, said Łucja 🚢 \u2028 "so"\\', document: { title: "Ünïted" } };

describe("JSON written in pieces", () => {
  it("is that of the whole, whatever letters are in it", () => {
    const text = written((json) =>
      json.object(
        { cost: 1, name: "Łódź", none: undefined },
        {
          lines: () =>
            json.array(["a", "🚢"], (id) => json.object({ id }, { best: () => json.kept(CLAIM, "best", () => CLAIM) })),
          left: undefined,
          best: () => json.kept(CLAIM, "best", () => CLAIM),
        },
      ),
    );
    const lines = [
      { id: "a", best: CLAIM },
      { id: "🚢", best: CLAIM },
    ];
    expect(text).toBe(JSON.stringify({ cost: 1, name: "Łódź", lines, best: CLAIM }));
  });

  it.each([
    ["{}", (json: JsonWriter) => json.object({}, {})],
    ["{}", (json: JsonWriter) => json.object({ none: undefined }, { none: undefined })],
    ['{"a":1}', (json: JsonWriter) => json.object({ a: 1 }, {})],
    ['{"of":[]}', (json: JsonWriter) => json.object({}, { of: () => json.array([], () => {}) })],
    [
      `{"one":"1","two":${JSON.stringify(CLAIM)}}`,
      (json: JsonWriter) => json.object({ one: "1" }, { two: () => json.kept(CLAIM, "best", () => CLAIM) }),
    ],
  ])("has the braces of %s", (text, write) => {
    expect(written(write)).toBe(text);
  });

  it("makes what is kept once, under each name", () => {
    let made = 0;
    const make = () => (made += 1);
    const twice = (json: JsonWriter) => json.array(["a", "b", "a"], (name) => json.kept(CLAIM, name, make));
    expect(written(twice)).toBe("[1,2,1]");
    expect(written(twice)).toBe("[1,2,1]");
    expect(written((json) => json.kept({ ...CLAIM }, "a", make))).toBe("3");
  });
});
