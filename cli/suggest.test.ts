import { from, reading, sentence } from "../graph/testing/reading.js";
import { makeCase, type TestCase } from "./testing.js";

let made: TestCase;
beforeAll(async () => {
  made = await makeCase([
    reading(from("The Courier"), sentence("[Anna Berg] met [Clara Dorn].")),
    reading(from("The Herald"), sentence("[A. Berg] left; [Dorn : Person] stayed.")),
  ]);
});
afterAll(() => made.dispose());

describe("clew suggest", () => {
  it("shows who may be one, and why", async () => {
    const { code, stdout, stderr } = await made.run(["suggest", "Anna Berg"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`score\ta\tb\treasons\tid of a\tid of b
0.7\tA. Berg\tAnna Berg\t"A." may be the initial of "Anna Berg".\tperson/a-berg\tperson/anna-berg
`);
  });

  it("says when there is nothing to decide", async () => {
    const empty = await makeCase([reading(from("The Courier"), sentence("[Anna Berg] left."))]);
    try {
      const { code, stdout, stderr } = await empty.run(["suggest"]);
      expect([code, stdout.split("\n")]).toEqual([0, [expect.stringContaining("score"), ""]]);
      expect(stderr).toBe("Nothing to decide: no names look as if they meant one.\n");
    } finally {
      await empty.dispose();
    }
  });

  it("says when there are more than asked for", async () => {
    const { stdout, stderr } = await made.run(["suggest", "--top", "1", "--json"]);
    expect((JSON.parse(stdout) as { rows: unknown[] }).rows).toHaveLength(1);
    expect(stderr).toContain("There are more");
  });
});
