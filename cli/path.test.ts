import { HARBOUR } from "../graph/testing/harbour.js";
import { claim, from, reading, sentence } from "../graph/testing/reading.js";
import { makeCase, type TestCase } from "./testing.js";

let harbour: TestCase;
beforeAll(async () => {
  harbour = await makeCase(HARBOUR);
});
afterAll(() => harbour.dispose());

describe("clew path", () => {
  it("shows each step with its quote, its denial, who says so, where and when", async () => {
    const { code, stdout, stderr } = await harbour.run(["path", "Anna Berg", "Northgate"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`One path joins Anna Berg and Northgate within 4 hops.

1.  Anna Berg → Boris Cole → Northgate
  Anna Berg ─ spoke with ─ Boris Cole  contested: 1 origin, 1 denial, 2022-10
     “Anna Berg spoke with Boris Cole, Clara Dorn said.”
       — Clara Dorn, in The Ledger, 2022-10-11
     denied: “Anna Berg denied that she had spoken with Boris Cole.”
       — Anna Berg, in Port Herald, 2022-10-12
  Boris Cole ─ founded → Northgate  reported: 1 origin
     “Boris Cole founded Northgate.”
       — The Ledger, 2022-10-11
`);
  });

  it("reads a line from its other end", async () => {
    const { stdout } = await harbour.run(["path", "Northgate", "Boris Cole"]);
    expect(stdout).toContain("Northgate ← was founded by ─ Boris Cole");
  });

  it("follows no line that is only denied, unless asked to, and then shows it as denied", async () => {
    expect(await harbour.run(["path", "Redhall", "Northgate"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("No path joins Redhall and Northgate within 4 hops.") as string,
    });
    const { stdout } = await harbour.run(["path", "Redhall", "Northgate", "--denied"]);
    expect(stdout).toContain("Redhall ┄ denied: uses ┄ Lantern");
    expect(stdout).toContain("negated: “Redhall does not use Lantern.”");
  });

  it("tells what is only denied between the two themselves, with the sentence, as no path", async () => {
    const { stdout } = await harbour.run(["path", "Redhall", "Lantern"]);
    expect(stdout).toBe(`No path joins Redhall and Lantern within 4 hops.
No path of at most 4 hops joins Redhall and Lantern under these options; one change opens one.
  Allow what is only denied

Between the two themselves, only denied, and so no path (--denied takes such lines in):
  Redhall ┄ denied: uses ┄ Lantern  denied: 1 denial
     negated: “Redhall does not use Lantern.”
       — Port Herald, 2022-10-12
`);
    const { stdout: json } = await harbour.run(["path", "Redhall", "Lantern", "--json"]);
    expect(JSON.parse(json)).toMatchObject({
      paths: [],
      deniedBetween: { relations: [{ status: "denied", proof: [{ quote: "Redhall does not use Lantern." }] }] },
    });
  });

  it("takes ids, accents aside names, and beginnings that mean one alone", async () => {
    for (const [from, to] of [
      ["person/anna-berg", "organization/northgate"],
      ["anna berg", "NORTHGATE"],
      ["Anna", "Northg"],
    ] as const) {
      expect((await harbour.run(["path", from, to])).stdout).toContain("Anna Berg → Boris Cole → Northgate");
    }
  });

  it("says at the hop where none of a line's dated claims lies in the time asked for", async () => {
    const spoke = (marks: object) => claim("Anna Berg", "SPOKE_WITH", "Boris Cole", marks);
    const talks = await makeCase([
      reading(
        from("The Ledger", "2023-01-11"),
        sentence("[Anna Berg] spoke with [Boris Cole] in April 2021.", spoke({ from: "2021-04" })),
        sentence(
          "[Anna Berg] has spoken with [Boris Cole] since October 2022.",
          spoke({ from: "2022-10", goesOn: true }),
        ),
      ),
    ]);
    try {
      const window = ["--after", "2022-01", "--before", "2022-06"];
      const ask = async (...options: string[]) =>
        (await talks.run(["path", "Anna Berg", "Boris Cole", ...options])).stdout.replace(/\s+/g, " ");
      const said = "none of its dated claims lies in this time: they are of 2021-04 and since 2022-10";
      expect(await ask()).toContain("reported: 1 origin, 2021-04 and since 2022-10");
      expect(await ask(...window)).toContain(said);
      expect(await ask("--after", "2021", "--before", "2021")).not.toContain("none of its");
      expect(JSON.parse(await ask(...window, "--json"))).toMatchObject({
        paths: [
          { hops: [{ relations: [{ datedOutside: [{ first: "2021-04", last: "2021-04" }, { first: "2022-10" }] }] }] },
        ],
      });
    } finally {
      await talks.dispose();
    }
  });

  it("prints the answer with all claims as JSON", async () => {
    const { stdout } = await harbour.run(["path", "Anna Berg", "Boris Cole", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      from: { id: "person/anna-berg" },
      paths: [
        { hops: [{ relations: [{ type: "SPOKE_WITH", proof: [{ stance: "asserted" }, { stance: "denied" }] }] }] },
      ],
    });
  });

  it("names the candidates when a name may mean several", async () => {
    const { code, stdout, stderr } = await harbour.run(["path", "Boris", "Northgate"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain('"Boris" may mean:');
    expect(stderr).toContain("  Boris Cole (Person) person/boris-cole\n");
    expect(stderr).toContain("  Boris Dorn (Person) person/boris-dorn\n");
  });

  it("names what is near when nobody is called that", async () => {
    const { code, stderr } = await harbour.run(["path", "Anne Berg", "Northgate"]);
    expect(code).toBe(1);
    expect(stderr).toContain('Nobody and nothing in this case is called "Anne Berg". Near are:\n  Anna Berg (Person)');
  });

  it("refuses a relation type that is none, and names what is near", async () => {
    const { code, stdout, stderr } = await harbour.run(["path", "Anna", "Northgate", "--type", "SPOKE_WHIT"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe('There is no relation type "SPOKE_WHIT".\nNear are SPOKE_WITH.\n');
    const { stderr: all } = await harbour.run(["path", "Anna", "Northgate", "--type", "MARRIED"]);
    expect(all).toMatch(/^There is no relation type "MARRIED"\.\nThere are ACCUSED, /);
  });

  it("says so when both ends are one", async () => {
    const { code, stderr } = await harbour.run(["path", "Anna", "Anna Berg"]);
    expect([code, stderr]).toEqual([
      1,
      '"Anna" and "Anna Berg" are both Anna Berg (person/anna-berg): a path joins two different entities.\n',
    ]);
  });

  it("says so when nothing is said of one end", async () => {
    const { code, stderr } = await harbour.run(["path", "Emile Zoubkovsky", "Anna Berg"]);
    expect(code).toBe(1);
    expect(stderr).toContain("Émile Zoubkovský is mentioned in this case, but");
  });

  it("says so in an empty case", async () => {
    const empty = await makeCase();
    try {
      expect(await empty.run(["path", "Anna", "Boris"])).toMatchObject({ code: 1, stdout: "" });
    } finally {
      await empty.dispose();
    }
  });

  it("prints sentences with their sources, to copy", async () => {
    const { stdout } = await harbour.run(["path", "Northgate", "Anna Berg", "--prose"]);
    expect(stdout)
      .toBe(`Northgate was founded by Boris Cole [1]; Boris Cole spoke with Anna Berg in 2022-10, according to Clara Dorn [2], but Anna Berg denies it [3].

[1] “Boris Cole founded Northgate.” — The Ledger, 2022-10-11, “The Ledger, page 1”, https://the-ledger.example/1
[2] “Anna Berg spoke with Boris Cole, Clara Dorn said.” — Clara Dorn, in The Ledger, 2022-10-11, “The Ledger, page 1”, https://the-ledger.example/1
[3] “Anna Berg denied that she had spoken with Boris Cole.” — Anna Berg, in Port Herald, 2022-10-12, “Port Herald, page 1”, https://port-herald.example/1
`);
  });

  it.each([
    [["--direction", "forward"], true],
    [["--direction", "backward"], false],
    [["--family", "communication"], false],
    [["--except-type", "founded"], false],
    [["--min-origins", "1"], true],
    [["--min-origins", "2"], false],
    [["--min-confidence", "0.9"], false],
    [["--status", "reported"], false],
    [["--entity-type", "person"], true],
    [["--except-entity-type", "Person"], false],
    [["--time-order", "undated-allowed"], true],
    [["--time-order", "dated"], false],
    [["--hub-cap", "1"], false],
    [["--disjoint"], true],
    [["--without", "Boris Cole"], false],
  ])("goes by %j", async (options, isFound) => {
    const { code, stdout } = await harbour.run(["path", "Anna Berg", "Northgate", ...options]);
    expect([code, stdout.startsWith("One path joins")]).toEqual([0, isFound]);
  });

  it("answers alike through the server that owns the case", async () => {
    const commands = [
      ["path", "Anna Berg", "Northgate"],
      ["path", "--connect", "Anna Berg", "Lantern", "--prose"],
      ["rank", "pagerank", "degree"],
    ];
    const ask = async () => {
      const runs = [];
      for (const command of commands) runs.push(await harbour.run(command));
      return runs;
    };
    const alone = await ask();
    let asked: ReturnType<typeof ask> | undefined;
    await harbour.run(["serve"], {
      env: { PORT: "0" },
      watch(stdout, server) {
        if (stdout.includes("Stop with Ctrl-C")) asked ??= ask().finally(() => server.kill("SIGINT"));
      },
    });
    expect(await asked).toEqual(alone);
  });

  it("shows how one is connected with each of several, the best connected first", async () => {
    const { code, stdout } = await harbour.run([
      "path",
      "Northgate",
      "Redhall",
      "Anna Berg",
      "Boris Cole",
      "Émile Zoubkovský",
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Northgate is connected with 2 of 4, the best connected first\.\n\nNorthgate → Boris Cole\n/,
    );
    expect(stdout).toContain("\nNo path joins Northgate and Redhall under these options.\n");
    expect(stdout).toContain("\nClew found no line between Émile Zoubkovský and another.\n");
  });

  it("shows what links a set", async () => {
    const { stdout } = await harbour.run(["path", "--connect", "Anna Berg", "Northgate", "Lantern"]);
    expect(stdout).toMatch(/^3 links join all 3\. No other subgraph links them with less\.\n/);
    expect(stdout).toContain("Anna Berg ─ spoke with ─ Boris Cole");
    const apart = await harbour.run(["path", "--connect", "Anna Berg", "Northgate", "Redhall"]);
    expect(apart.stdout).toMatch(/^Nothing links all of them under these options: they fall into 2 groups\./);
  });
});
