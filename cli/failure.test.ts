/** Cases that cannot be opened: one clear sentence, what to do, code 1, and nothing broken. */
import { once } from "node:events";
import { createServer } from "node:net";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommanderError } from "commander";
import { ClewError } from "../graph/errors.js";
import { HARBOUR } from "../graph/testing/harbour.js";
import { toFailure, UsageError } from "./failure.js";
import { PipeClosed } from "./terminal.js";
import { makeCase, runClew, type TestCase } from "./testing.js";

describe("toFailure", () => {
  it.each<[string, unknown, number, string]>([
    [
      "an error of Clew's",
      new ClewError("not-found", "It is gone.", { hint: "Look elsewhere." }),
      1,
      "It is gone.\nLook elsewhere.\n",
    ],
    ["wrong usage", new UsageError("That is wrong."), 2, "That is wrong.\n"],
    ["what was stopped", new ClewError("aborted", "Stopped."), 130, "Stopped.\n"],
    ["a reader that has gone", new PipeClosed(), 0, ""],
    ["what commander has said already", new CommanderError(1, "commander.unknownOption", "x"), 2, ""],
    ["help", new CommanderError(0, "commander.help", "x"), 0, ""],
    [
      "a missing file",
      Object.assign(new Error("x"), { code: "ENOENT", path: "/a" }),
      1,
      'There is no file or folder "/a".\n',
    ],
    ["what would steer a terminal", new ClewError("not-found", "No \u001b[2J\nhere."), 1, "No \\u001b[2J\nhere.\n"],
  ])("%s", (_, error, exitCode, text) => {
    expect(toFailure(error, false)).toEqual({ exitCode, text });
  });

  it("asks for a report of what nobody foresaw, and shows where it was only when asked to", () => {
    const error = new TypeError("x is not a function", { cause: new Error("deeper") });
    expect(toFailure(error, false)).toEqual({
      exitCode: 1,
      text: "x is not a function\nThis is a fault in Clew: run the command again with --debug, and report what it prints.\n",
    });
    expect(toFailure(error, true).text).toMatch(/TypeError: x is not a function\n +at [^]*Caused by: Error: deeper/); // '    at f (x.js:1:2)'
  });
});

describe("a case that cannot be opened", () => {
  let made: TestCase;
  beforeEach(async () => {
    made = await makeCase(HARBOUR);
  });
  afterEach(() => made.dispose());

  const expectClear = ({ code, stdout, stderr }: Awaited<ReturnType<typeof runClew>>, words: RegExp) => {
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^ +at |Error:/m); // '    at Object.<anonymous> (file.js:1:2)'
    expect(stderr.split("\n").length).toBeLessThan(6);
  };

  it("because another process holds it: names the owner, and works once that has ended", async () => {
    await made.open(async () => {
      expectClear(await made.run(["backup"]), new RegExp(`process ${process.pid}`)); // 'process 1234'
    });
    expect(await made.run(["backup"])).toMatchObject({ code: 0 });
  });

  it("because it is damaged: restores the backup that its last owner wrote, and says so", async () => {
    await damage(made.folder);
    const { code, stdout, stderr } = await made.run(["query", "MATCH (d:Document) RETURN count(*) AS count"]);
    expect([code, stdout]).toEqual([0, "count\n3\n"]);
    expect(stderr).toMatch(/restored/i); // 'The case … was restored from its backup'
  });

  it("because it is damaged and has no backup: says what to do", async () => {
    await damage(made.folder);
    for (const name of await readdir(made.folder)) if (name.startsWith("backup")) await rm(join(made.folder, name));
    expectClear(await made.run(["backup"]), /cannot be opened[^]*clew restore/); // 'The case at … cannot be opened: …'
  });
});

async function damage(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.startsWith("graph"));
  expect(files).not.toEqual([]);
  for (const name of files) await writeFile(join(folder, name), "this is no graph");
}

describe("a Neo4j that cannot be reached", () => {
  it("because nothing answers there", async () => {
    const env = { NEO4J_URI: "bolt://127.0.0.1:9" };
    const { code, stdout, stderr } = await runClew(["backup"], { env });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("127.0.0.1:9");
    expect(stderr).not.toMatch(/^ +at /m); // '    at Object.<anonymous> (file.js:1:2)'
  });

  it("because something else answers there", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    try {
      const { code, stdout, stderr } = await runClew(["backup"], { env: { NEO4J_URI: `bolt://127.0.0.1:${port}` } });
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain(`127.0.0.1:${port}`);
    } finally {
      other.close();
    }
  });
});
