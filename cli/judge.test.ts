import { claim, from, reading, sentence } from "../graph/testing/reading.js";
import { makeCase, type TestCase } from "./testing.js";

let made: TestCase;
beforeEach(async () => {
  made = await makeCase([
    reading(
      from("The Courier"),
      sentence("[Anna Berg] met [Clara Dorn].", claim("Anna Berg", "MET_WITH", "Clara Dorn")),
    ),
    reading(from("The Herald"), sentence("[A. Berg] left.")),
  ]);
});
afterEach(() => made.dispose());

const people = async () =>
  (await made.run(["query", "MATCH (p:Person) RETURN p.name ORDER BY p.name"])).stdout.split("\n").slice(1, -1);

describe("clew judge", () => {
  it("makes one of two, is not suggested again, and can be taken back", async () => {
    const { code, stdout } = await made.run(["judge", "same", "Anna Berg", "A. Berg"]);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Judged: Anna Berg and A\. Berg are one\. Take it back with: clew judge undo /),
    ]);
    expect(await people()).toEqual(["Anna Berg", "Clara Dorn"]);
    expect((await made.run(["suggest"])).stdout).not.toContain("Berg");

    const id = /undo (\S+)/.exec(stdout)?.[1] ?? ""; // 'undo jdg-1'
    expect(await made.run(["judge", "undo", id])).toMatchObject({
      code: 0,
      stdout: "Taken back: Anna Berg and A. Berg are one.\n",
    });
    expect((await made.run(["judge", "undo", id])).stdout).toMatch(/^Taken back already, at \d{4}-/); // "2024-05-01T…"
    expect(await people()).toEqual(["A. Berg", "Anna Berg", "Clara Dorn"]);
    expect((await made.run(["judge", "list"])).stdout).toMatch(new RegExp(`${id}\t.* are one\t\\d{4}-`));
  });

  it("keeps two apart, which are suggested no more", async () => {
    expect((await made.run(["suggest"])).stdout).toContain("A. Berg");
    expect(await made.run(["judge", "not-same", "Anna Berg", "A. Berg"])).toMatchObject({ code: 0 });
    expect((await made.run(["suggest"])).stdout).not.toContain("A. Berg");
    const { code, stderr } = await made.run(["judge", "same", "Anna Berg", "A. Berg"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("contradict")]);
  });

  it("names and types one otherwise", async () => {
    await made.run(["judge", "rename", "Clara Dorn", "Klara Dorn"]);
    await made.run(["judge", "type", "A. Berg", "place"]);
    expect(await people()).toEqual(["Anna Berg", "Klara Dorn"]);
  });

  it("says that another is called so already when one is given its name", async () => {
    const { stdout } = await made.run(["judge", "rename", "Clara Dorn", "Anna Berg"]);
    expect(stdout).toContain("Clara Dorn is called Anna Berg, as person/anna-berg is, which stays another one");
  });

  it("hides the claim that is meant, names several, and takes the last back without an id", async () => {
    const lines = () => made.run(["query", "MATCH (:Person)-[r:MET_WITH]->() RETURN r.claims"]);
    await made.open((store) =>
      store.saveDocuments([
        reading(
          from("The Echo"),
          sentence("[Anna Berg] had dinner with [Clara Dorn].", claim("Anna Berg", "MET_WITH", "Clara Dorn")),
        ),
      ]),
    );
    const several = await made.run(["judge", "hide", "Anna Berg", "Clara Dorn"]);
    expect([several.code, several.stderr]).toEqual([
      1,
      expect.stringContaining("2 claims are between Anna Berg and Clara Dorn"),
    ]);
    expect(several.stderr).toContain("MET_WITH “Anna Berg had dinner with Clara Dorn.” (The Echo)");
    expect((await made.run(["judge", "hide", "Anna Berg", "Clara Dorn", "--quote", "lunch"])).stderr).toContain(
      "no claim",
    );

    const { stdout } = await made.run(["judge", "hide", "Clara Dorn", "Anna Berg", "--quote", "had dinner"]);
    expect(stdout).toContain("Judged: hidden: MET_WITH by “Anna Berg had dinner with Clara Dorn.”");
    expect((await lines()).stdout).toBe("r.claims\n1\n");
    expect((await made.run(["judge", "undo"])).stdout).toContain("Taken back: hidden: MET_WITH");
    expect((await lines()).stdout).toBe("r.claims\n2\n");
    expect((await made.run(["judge", "undo"])).stderr).toContain("No judgement stands");
  });

  it("tells what two of one name are now that they are one, and refuses to decide what is so already", async () => {
    const kestrel = [
      reading(from("The Echo"), sentence("[Kestrel : Person] left.")),
      reading(from("The Ledger"), sentence("[Kestrel : Organization] grew. [Kestrel : Organization] sold.")),
    ];
    await made.open((store) => store.saveDocuments(kestrel));
    expect((await made.run(["suggest", "person/kestrel"])).stdout).toContain("one as an organization");
    const { stdout } = await made.run(["judge", "same", "person/kestrel", "organization/kestrel"]);
    expect(stdout).toContain(
      "Judged: Kestrel (a person) and Kestrel (not a person) are one, of the type Organization as most mentions have it",
    );
    expect((await made.run(["judge", "list"])).stdout).toContain(
      "Kestrel (a person) and Kestrel (not a person) are one",
    );
    expect((await made.run(["judge", "rename", "Kestrel", "Kestrel"])).stderr).toContain("is called so already");
    expect((await made.run(["judge", "type", "Kestrel", "Organization"])).stderr).toContain("Nothing was decided");
  });

  it("says what is wrong with one and the same, nobody, and a judgement that is none", async () => {
    expect((await made.run(["judge", "same", "Anna Berg", "person/anna-berg"])).stderr).toContain(
      "are one entity already",
    );
    expect((await made.run(["judge", "same", "Anna Berg", "Nobody"])).stderr).toContain('is called "Nobody"');
    expect(await made.run(["judge", "undo", "none"])).toMatchObject({ code: 1 });
  });
});
