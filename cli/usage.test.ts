import { readFileSync } from "node:fs";
import { makeCase, runClew } from "./testing.js";

const COMMANDS = ["query", "path", "rank", "suggest", "judge", "export", "import", "remove", "backup", "restore"];

it.each(COMMANDS)("clew %s --help tells its use with examples", async (command) => {
  const { code, stdout } = await runClew([command, "--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`Usage: clew ${command}`);
  expect(stdout).toMatch(/Examples:\n(.|\n)*\$ .*clew /); // 'Examples:\n  …\n    $ clew query'
});

it("clew --help lists every command", async () => {
  const { code, stdout } = await runClew(["--help"]);
  expect(code).toBe(0);
  for (const command of COMMANDS) expect(stdout).toContain(`\n  ${command} `);
});

it("clew --version prints the package's version", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(await runClew(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

describe("wrong usage ends with code 2, says what is wrong and leaves standard output empty", () => {
  it.each([
    [[], "Usage: clew"],
    [["qurey"], "unknown command 'qurey'"],
    [["qurey"], "Did you mean query?"],
    [["query"], "missing required argument 'cypher'"],
    [["query", "RETURN 1", "RETURN 2"], "too many arguments"],
    [["query", "RETURN 1", "--limt", "1"], "unknown option '--limt'"],
    [["query", "RETURN 1", "--limit", "many"], "whole number from 1"],
    [["query", "RETURN 1", "--param", "name"], "name=value"],
    [["query", "RETURN 1", "--csv", "--json"], "exclude each other"],
    [["path", "Anna"], "missing required argument 'to'"],
    [["path", "Anna", "Boris", "--hops", "9"], "whole number from 1 to 8"],
    [["path", "Anna", "Boris", "--ranking", "best"], "strongest or shortest"],
    [["path", "Anna", "Boris", "--connect", "--hops", "3"], "--hops and --connect exclude each other"],
    [["path", "Anna", "Boris", "--prose", "--json"], "exclude each other"],
    [["path", "Anna", "Boris", "--min-confidence", "2"], "a number from 0 to 1"],
    [
      ["path", "Anna", "Boris", "--after", "banana"],
      "'--after <date>' argument 'banana' is invalid. Expected a date like 2022",
    ],
    [["rank", "degree", "--before", "2022-13"], "'--before <date>' argument"],
    [["rank"], "missing required argument 'measures'"],
    [["rank", "importance"], "degree, weighted-degree"],
    [["rank", "degree", "degree"], "named twice"],
    [["rank", "degree", "--entity-type", "Robot"], "Person, Agency"],
    [["judge", "same", "Anna"], "missing required argument 'b'"],
    [["judge", "type", "Anna", "Robot"], "Expected one of Person"],
    [["export"], "--format is missing"],
    [["export", "--format", "pdf"], "graphml"],
    [["export", "--out", "case.pdf"], "does not tell the format"],
    [["export", "--format", "gexf", "--entity", "A", "--query", "RETURN 1"], "exclude each other"],
    [["export", "--format", "gexf", "--hops", "2"], "--hops goes with --entity"],
    [["export", "--format", "gexf", "--path", "A"], "two names"],
    [["import"], "missing required argument 'file'"],
    [["remove"], "missing required argument 'document'"],
    [["restore"], "missing required argument 'file'"],
  ])("clew %j", async (args, words) => {
    const { code, stdout, stderr } = await runClew(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ +at /m); // '    at Object.<anonymous> (file.js:1:2)'
  });

  it("settings: names the variable", async () => {
    const { code, stderr } = await runClew(["query", "RETURN 1"], { env: { NEO4J_URI: "localhost" } });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'The environment variable NEO4J_URI is "localhost"; expected an address such as neo4j://localhost:7687.\n',
    );
  });
});

it("does not make a case for a command that is wrong", async () => {
  const made = await makeCase();
  try {
    await made.run(["query"]);
    expect(await made.run(["export", "--out", "x.pdf"])).toMatchObject({ code: 2 });
  } finally {
    await made.dispose();
  }
});
