import { HARBOUR } from "../graph/testing/harbour.js";
import { makeCase, type TestCase } from "./testing.js";

let harbour: TestCase;
beforeAll(async () => {
  harbour = await makeCase(HARBOUR);
});
afterAll(() => harbour.dispose());

describe("clew rank", () => {
  it("shows the first by a measure, and their values by others", async () => {
    const { code, stdout, stderr } = await harbour.run(["rank", "degree", "k-core", "--top", "3"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`name\ttype\tdegree\tk-core\tid
Northgate\tOrganization\t2\t1\torganization/northgate
Boris Cole\tPerson\t2\t1\tperson/boris-cole
Anna Berg\tPerson\t1\t1\tperson/anna-berg
`);
  });

  it("shows rows of one type, measured by all lines", async () => {
    const { stdout } = await harbour.run(["rank", "betweenness", "--entity-type", "person", "--csv"]);
    expect(stdout).toBe(`name,type,betweenness,id
Boris Cole,Person,0.666667,person/boris-cole
Anna Berg,Person,0,person/anna-berg
`);
  });

  it("goes by the lines that are asked for", async () => {
    const { stdout } = await harbour.run(["rank", "degree", "--denied", "--type", "uses", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      columns: ["name", "type", "degree", "id"],
      rows: [{ name: "Redhall", degree: 1 }, { name: "Lantern" }],
    });
    const dated = await harbour.run(["rank", "degree", "--after", "2022", "--json"]);
    expect((JSON.parse(dated.stdout) as { rows: unknown[] }).rows).toHaveLength(2);
  });

  it("tells of groups and of bridges what a table does not", async () => {
    expect((await harbour.run(["rank", "components"])).stderr).toContain(
      "components: numbered by size; the largest have 4 members.",
    );
    expect((await harbour.run(["rank", "articulation"])).stderr).toContain(
      "Without the link between Northgate and Boris Cole, 2 would be cut off.",
    );
  });

  it("shows an empty table in an empty case", async () => {
    const empty = await makeCase();
    try {
      expect(await empty.run(["rank", "pagerank"])).toEqual({
        code: 0,
        stdout: "name\ttype\tpagerank\tid\n",
        stderr: "",
      });
    } finally {
      await empty.dispose();
    }
  });
});
