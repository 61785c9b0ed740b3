import { toStringLiteral } from "./cypher.js";
import { inChunks, toXml, withoutControls } from "./text.js";
import { streamed, toText } from "./testing.js";

it.each([
  ["plain", "plain"],
  ["a\u0000b\u0008c\u001fd", "abcd"],
  ["tab\tand\r\nline", "tab\tand\r\nline"],
  ["half \ud83d and \ude00 of 😀", "half  and  of 😀"],
  ["non\ufffe\uffffcharacters, not \ufffd", "noncharacters, not \ufffd"],
])("withoutControls(%j)", (text, expected) => {
  expect(withoutControls(text)).toBe(expected);
});

it.each([
  ["R&D <b> \"q\" 'a'", "R&amp;D &lt;b&gt; &quot;q&quot; 'a'"],
  ["]]> &amp;", "]]&gt; &amp;amp;"],
  ["a\r\n\tb\u0000", "a&#13;&#10;&#9;b"],
])("toXml(%j)", (text, expected) => {
  expect(toXml(text)).toBe(expected);
});

it.each([
  ["it's", String.raw`'it\'s'`],
  ["a\nb\r\t", String.raw`'a\nb\r\t'`],
  [String.raw`back\slash`, String.raw`'back\\slash'`],
  [String.raw`C:\users`, String.raw`'C:\\users'`],
  [String.raw`\u0027`, String.raw`'\\u0027'`],
  [String.raw`\'`, String.raw`'\\\''`],
  ["\u0000\ud83d", "''"],
])("toStringLiteral(%j)", (text, expected) => {
  expect(toStringLiteral(text)).toBe(expected);
});

it("inChunks joins small pieces and loses none", async () => {
  const pieces = Array.from({ length: 100 }, (_, index) => `${index},`);
  const chunks: string[] = [];
  for await (const chunk of inChunks(streamed(pieces), 50)) chunks.push(chunk);
  expect(chunks.length).toBeLessThan(10);
  expect(chunks.join("")).toBe(pieces.join(""));
  expect(await toText(inChunks(streamed([])))).toBe("");
});
