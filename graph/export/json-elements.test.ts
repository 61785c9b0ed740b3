import { readJsonElements, type JsonPiece } from "./json-elements.js";
import { streamed } from "./testing.js";

async function read(chunks: readonly string[]): Promise<JsonPiece[]> {
  const pieces: JsonPiece[] = [];
  for await (const piece of readJsonElements(streamed(chunks))) pieces.push(piece);
  return pieces;
}

const OBJECT = {
  format: "clew",
  version: 1,
  nested: { list: [1, { a: "]" }], empty: {} },
  nothing: [],
  'odd "name": [': [["a,b"], { c: 'quote " and \\ and }' }, "text, with ] signs", 5, null, "\ud83d\ude80 \u2028"],
  last: true,
};
const EXPECTED = [
  { field: "format", value: "clew" },
  { field: "version", value: 1 },
  { field: "nested", value: OBJECT.nested },
  ...OBJECT['odd "name": ['].map((element) => ({ list: 'odd "name": [', element })),
  { field: "last", value: true },
];
const withoutLines = (pieces: readonly JsonPiece[]) => pieces.map(({ line: _, ...piece }) => piece);

describe("readJsonElements", () => {
  it.each([
    ["on one line", JSON.stringify(OBJECT)],
    ["on many lines", JSON.stringify(OBJECT, null, 2)],
    ["with a byte order mark", `\uFEFF${JSON.stringify(OBJECT)}\n`],
  ])("gives the elements of lists one by one, and other fields whole: %s", async (_, text) => {
    expect(withoutLines(await read([text]))).toEqual(EXPECTED);
  });

  it("does not mind where the chunks are cut", async () => {
    const text = JSON.stringify(OBJECT);
    for (const size of [1, 2, 3, 7]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, n) =>
        text.slice(n * size, (n + 1) * size),
      );
      expect(withoutLines(await read(chunks))).toEqual(EXPECTED);
    }
  });

  it("gives nothing of an empty object", async () => {
    expect(await read(["{}"])).toEqual([]);
  });

  it("tells the line", async () => {
    expect(await read(['{\n"a": [\n1,\n2\n]\n}'])).toEqual([
      { list: "a", element: 1, line: 3 },
      { list: "a", element: 2, line: 5 },
    ]);
  });

  it.each([
    ["", "breaks off"],
    ["hello", "breaks off"],
    ['{"a": [1, 2', "breaks off"],
    ['{"a": "b', "breaks off"],
    ["[1, 2]", "not a JSON object"],
    ['x {"a": 1}', "not a JSON object"],
    ['{"a": 1} {"b": 2}', "something follows"],
    ['{"a": 1} b', "something follows"],
    ['{"a": [1,, 2]}', "not JSON"],
    ['{"a": [1, 2,]}', "not JSON"],
    ['{"a": [{"b": 1]}', "not JSON"],
    ['{"a": what}', "not JSON"],
    ["{a: [1]}", "not JSON"],
    ["}", "closes that never opened"],
  ])("refuses %j, saying that it %s", async (text, words) => {
    await expect(read([text])).rejects.toMatchObject({
      code: "invalid-input",
      message: expect.stringContaining(words) as string,
    });
  });
});
