import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { toCase } from "./cases.js";
import { extract, type Reading } from "./pipeline.js";

const sources = [{ key: "test", publisher: "Test", title: "", date: "2024-05-20" }];
const read = (text: string) => extract({ text, sources });

/** Every offset right, every index in range; throws where one is not. */
function checkOffsets({ text, passages, referents, claims, dates, attributions }: Reading): void {
  let end = 0;
  for (const passage of passages) {
    expect(passage.start).toBeGreaterThanOrEqual(end);
    expect(passage.end).toBeGreaterThan(passage.start);
    end = passage.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  const within = (span: { start: number; end: number }, outer: { start: number; end: number }) =>
    span.start >= outer.start && span.end <= outer.end && span.start < span.end;
  for (const { name, mentions } of referents) {
    expect(name.trim()).not.toBe("");
    expect(mentions.length).toBeGreaterThan(0);
    for (const mention of mentions) expect(within(mention, passages[mention.passage]!)).toBe(true);
  }
  for (const claim of claims) {
    expect(claim.subject).not.toBe(claim.object);
    for (const index of [claim.subject, claim.object, claim.speaker ?? 0]) expect(referents[index]).toBeDefined();
    expect(within(claim, passages[claim.passage]!)).toBe(true);
    expect(claim.confidence).toBeGreaterThan(0);
    expect(claim.confidence).toBeLessThanOrEqual(1);
  }
  const whole = { start: 0, end: text.length };
  for (const date of dates) expect(within(date, whole)).toBe(true);
  for (const { source, cue, content } of attributions)
    for (const span of [source, cue, content]) expect(within(span, whole)).toBe(true);
}

const PIECES = [
  "Elena Kovar met with Prime Minister Jan Dvorak in Prague on Monday. ",
  "“We never spoke to Vantor,” said the minister’s lawyer. ",
  "The company denied this. ",
  "According to two officials, who asked not to be named, Acme Corp. paid him $ 1.\n\n8 million",
  "U.S. President Joe Biden, 81, told Reuters that NATO and Kyiv had agreed",
  "\n\nBy Anna Berg\n",
  "Read also: this",
  '"',
  "(",
  "'s ",
  "and ",
  ", ",
  ". ",
  "\u200e",
  "\ud83d",
  "\ud83d\ude00",
  "Зеленский ",
  "محمد ",
  "\u202e",
  "\u0000",
  "of the of the ",
  "Mr. ",
];

describe("extract", () => {
  it("throws nothing and gives right offsets, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => checkOffsets(read(text))),
      { numRuns: 150 },
    );
    const mixed = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 40 });
    fc.assert(
      fc.property(mixed, (parts) => checkOffsets(read(parts.join("")))),
      { numRuns: 150 },
    );
  });

  it.each([
    ["a sentence without an end", "Ivan Petrov met Anna Berg and told her that the bank, which ".repeat(2_500)],
    [
      "thousands of names",
      Array.from({ length: 2_000 }, (_, n) => `Boris Name${n}ov said that he met Anna Berg${n}.`).join(" "),
    ],
    ["a hundred thousand quotes", '"'.repeat(100_000)],
    ["a hundred thousand capitals", "A ".repeat(50_000) + "Ministry of ".repeat(10_000)],
    ["one word of a megabyte", "x".repeat(1_000_000)],
    ["pronouns without end", "He told him that he said she told her. ".repeat(1_500)],
  ])("reads %s in time that grows with the text", (_name, text) => {
    const quarter = text.slice(0, text.length / 4);
    checkShape(read(text));
    const [small, large] = [leastTime(() => read(quarter)), leastTime(() => read(text))];
    // Four times the text: four times the work, or sixteen where a step goes over everything for every word.
    expect(large).toBeLessThan(Math.max(400, small * 9));
  });

  it("extracts nothing from other languages, and keeps their passages", () => {
    const reading = extract({ text: "Der Minister traf Anna Berg in Wien.", sources, language: "de" });
    expect(reading).toMatchObject({ language: "de", referents: [], claims: [], dates: [], attributions: [] });
    expect(reading.passages).toHaveLength(1);
  });
});

/** Milliseconds of the processor's time, at the best of three: the clock's would tell how busy the machine is. */
function leastTime(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const checkShape = (reading: Reading) => expect(reading.passages.length).toBeGreaterThan(0);

/** Each folder holds a text of this project's own and what is found in it; make-cases writes the latter anew. */
describe("the cases of testdata", () => {
  const folder = new URL("../../ingest/testdata/", import.meta.url);
  const cases = readdirSync(folder);
  it.each(cases)("%s", (name) => {
    const text = readFileSync(new URL(`${name}/source.txt`, folder), "utf8");
    checkOffsets(read(text));
    expect(toCase(name, text)).toEqual(JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), "utf8")));
  });
});
