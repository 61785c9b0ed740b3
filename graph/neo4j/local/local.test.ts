import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNeo4j } from "../neo4j.js";
import { describeNeo4j, findTestNeo4js, FRUGAL, NEO4J_START_LIMIT_MS, standInFor } from "../testing.js";
import { installNeo4j } from "./install.js";
import { startLocalNeo4j } from "./local.js";
import { LTS, type Neo4jRelease } from "./releases.js";

describeNeo4j("a local Neo4j", (server) => {
  it("listens on the loopback interface alone, and not for HTTP", async () => {
    const port = Number(new URL(server().address.uri).port);
    expect(await listeningPorts(server().pid)).toEqual(
      process.platform === "linux" ? [`127.0.0.1:${port}`] : undefined,
    );
  });

  it("has the settings that keep a query in its bounds", async () => {
    const database = await openNeo4j(server().address);
    const settings = await database.read((tx) =>
      tx.run<{ name: string; value: string }>(
        `SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value ORDER BY name`,
        {
          names: [
            "db.memory.transaction.max",
            "db.transaction.timeout",
            "dbms.security.allow_csv_import_from_file_urls",
            "dbms.usage_report.enabled",
            "server.http.enabled",
          ],
        },
      ),
    );
    await database.close();
    expect(settings.map(({ name, value }) => `${name} ${value}`)).toEqual([
      "db.memory.transaction.max 256.00MiB",
      "db.transaction.timeout 10m",
      "dbms.security.allow_csv_import_from_file_urls false",
      "dbms.usage_report.enabled false",
      "server.http.enabled false",
    ]);
  });
});

function startingAgain(): void {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), "clew-local-"));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));
  const start = async (more: object = {}) =>
    startLocalNeo4j(await installNeo4j(LTS), {
      data,
      heap: "512m",
      javaFlags: FRUGAL,
      ...more,
    });

  it(
    "keeps its data and its password from one start to the next, and refuses a second at the same data",
    async () => {
      const first = await start({ password: "first-password" });
      const address = { uri: first.uri, user: "neo4j", database: "neo4j" };
      const database = await openNeo4j({ ...address, password: "first-password" });
      await database.write((tx) => tx.run(`CREATE (n:Kept {id: 'x'})`));
      await database.close();
      await expect(openNeo4j({ ...address, password: "neo4j" })).rejects.toMatchObject({ code: "store-credentials" });
      await expect(start()).rejects.toMatchObject({ code: "store-busy" });
      await expect(start({ password: "short" })).rejects.toMatchObject({ code: "invalid-input" });
      await first.stop();
      await first.stop();
      expect(await readFile(first.logFile, "utf8")).toMatch(/Stopped\.\n/);

      await expect(start({ password: "other-password" })).rejects.toMatchObject({ code: "store-credentials" });
      const second = await start({ password: "first-password" });
      const again = await openNeo4j({
        uri: second.uri,
        user: "neo4j",
        password: "first-password",
        database: "neo4j",
      });
      expect(await again.read((tx) => tx.run(`MATCH (n:Kept) RETURN n.id AS id`))).toEqual([{ id: "x" }]);
      await again.close();
      await second.stop();
    },
    NEO4J_START_LIMIT_MS,
  );

  it(
    "says so when its port is taken",
    async () => {
      const taken = createServer();
      await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
      const { port } = taken.address() as { port: number }; // a listening TCP server has one
      await expect(start({ port })).rejects.toMatchObject({
        code: "store-busy",
        message: `Port ${port} is in use by another program.`,
      });
      taken.close();
    },
    NEO4J_START_LIMIT_MS,
  );
}

const missing = findTestNeo4js().find(({ release }) => release === LTS)?.missing;
if (missing === undefined) describe("a local Neo4j that starts again", startingAgain);
else standInFor("a local Neo4j that starts again", missing);

it("says what to install when there is no Java that is recent enough", async () => {
  const future: Neo4jRelease = { ...LTS, version: "99.1.1", java: 9_999 };
  await expect(installNeo4j(future)).rejects.toMatchObject({
    code: "store-failed",
    message: "Neo4j 99.1.1 needs Java 9999 or later; none was found.",
    hint: expect.stringMatching(/apt install/) as unknown,
  });
});

/** `address:port` of what a process listens at; undefined where this cannot be seen. */
async function listeningPorts(pid: number): Promise<string[] | undefined> {
  if (process.platform !== "linux") return undefined;
  const { readdir, readlink } = await import("node:fs/promises");
  const links = await Promise.all(
    (await readdir(`/proc/${pid}/fd`)).map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => "")),
  );
  const sockets = new Set(links.map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1])); // 'socket:[4711]'
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")),
  );
  return tables
    .flatMap((table) => table.split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/)) // '0: 0100007F:A3B1 00000000:0000 0A … inode'
    .filter((fields) => fields[3] === "0A" && sockets.has(fields[9]))
    .map((fields) => toAddress(fields[1] ?? ""));
}

/** `127.0.0.1:8080` of `0100007F:1F90`, also where IPv6 wraps it. */
function toAddress(hex: string): string {
  const [host = "", port = ""] = hex.split(":");
  const bytes = (host.slice(-8).match(/../g) ?? []).map((byte) => parseInt(byte, 16)).reverse();
  return `${bytes.join(".")}:${parseInt(port, 16)}`;
}
