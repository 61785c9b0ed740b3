import { toPrintable } from "./terminal.js";

it.each([
  ["plain – “text” 🚀", "plain – “text” 🚀"],
  ["two\r\nlines\tand tabs", "two lines and tabs"],
  ["\u001b[31mred\u001b]0;title\u0007", "\\u001b[31mred\\u001b]0;title\\u0007"],
  ["c1 \u009b2J", "c1 \\u009b2J"],
  ["turned \u202egnp.exe", "turned \\u202egnp.exe"],
  ["half \ud83d", "half \\ud83d"],
])("toPrintable(%j) cannot steer a terminal", (text, expected) => {
  expect(toPrintable(text)).toBe(expected);
});
