/** The commands on the example case, once on each store: what a user reads must not depend on where the case lies. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeNeo4j } from "../graph/neo4j/testing.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import { runClew, type Run } from "./testing.js";

const PASSWORD = "of-the-tests";
const SEEDS = fileURLToPath(new URL("../../seeds", import.meta.url));

describeNeo4j(
  "the commands",
  (server) => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "clew-on-neo4j-"));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const embedded = (args: readonly string[]): Promise<Run> =>
      runClew(args, { cwd: folder, env: { CLEW_DATA: join(folder, "embedded") } });
    const onNeo4j = (args: readonly string[]): Promise<Run> => {
      const { uri, user } = server().address;
      const env = { CLEW_DATA: join(folder, "neo4j"), NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: PASSWORD };
      return runClew(args, { cwd: folder, env });
    };
    const onBoth = async (args: readonly string[]) => {
      const [a, b] = [await embedded(args), await onNeo4j(args)];
      expect({ args, code: b.code, stdout: b.stdout }).toEqual({ args, code: a.code, stdout: a.stdout });
      return a;
    };

    it("read, tell, join and export the example case alike on both stores, and remove a document from it", async () => {
      for (const run of [embedded, onNeo4j]) {
        expect(await run(["ingest", SEEDS])).toMatchObject({
          code: 0,
          stdout: expect.stringContaining("18 documents in ") as unknown,
        });
      }
      const talks =
        "MATCH (p:Person)-[r]->(o) RETURN p.name, type(r), o.name ORDER BY p.name, type(r), o.name LIMIT 25";
      expect((await onBoth(["query", talks])).stdout).toContain("Elon Musk");
      expect((await onBoth(["path", "Elon Musk", "Vladimir Putin"])).stdout).toContain("Elon Musk ─ spoke with");
      await onBoth(["export", "--format", "graphml", "--entity", "Elon Musk", "--out", "musk.graphml"]);
      expect(await readFile(join(folder, "musk.graphml"), "utf8")).toContain("Elon Musk");

      await onBoth(["remove", join(SEEDS, "12-russian-troops-and-starlink.md")]);
      const left = "MATCH (d:Document) RETURN d.title AS title ORDER BY title";
      expect((await onBoth(["query", left])).stdout).not.toContain("troops");
      await onBoth(["path", "Elon Musk", "Vladimir Putin", "--count", "2"]);
    }, 600_000);
  },
  { releases: [LTS], password: PASSWORD },
);
