import { createConnection, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { number, text, type CypherDatabase } from "../cypher/database.js";
import { ClewError } from "../errors.js";
import { openNeo4j } from "./neo4j.js";
import { LTS } from "./local/releases.js";
import { describeNeo4j } from "./testing.js";

describeNeo4j("the database", (server) => {
  let database: CypherDatabase;
  beforeAll(async () => {
    database = await openNeo4j(server().address);
    await database.createSchema();
    await database.write((tx) => tx.run(`MERGE (s:ClewStore {id: 'clew'}) SET s.revision = 0`));
  });
  afterAll(() => database.close());
  beforeEach(() => database.write((tx) => tx.run(`MATCH (n:Entity) DETACH DELETE n`)));

  const names = () => database.read((tx) => tx.run<{ id: string }>(`MATCH (e:Entity) RETURN e.id AS id ORDER BY id`));
  const raise = (by: CypherDatabase) =>
    by.write((tx) => tx.run(`MATCH (s:ClewStore {id: 'clew'}) SET s.revision = s.revision + 1`));

  it("says what it is and where", () => {
    const { release, address } = server();
    expect(database.description).toBe(`Neo4j ${release.version} at ${address.uri}`);
  });

  it("makes its schema once: an index for every look-up, again changes nothing", async () => {
    await database.createSchema();
    const indexes = await database.read((tx) =>
      tx.run<{ name: string; type: string; state: string }>(`SHOW INDEXES YIELD name, type, state RETURN *`),
    );
    const named = (name: string) => indexes.find((index) => index.name === name);
    expect(named("clew_Entity_id")).toEqual({ name: "clew_Entity_id", type: "RANGE", state: "ONLINE" });
    expect(named("clew_Referent_nameKey")).toEqual({ name: "clew_Referent_nameKey", type: "RANGE", state: "ONLINE" });
    expect(named("clew_Entity_searchText")).toEqual({ name: "clew_Entity_searchText", type: "TEXT", state: "ONLINE" });
    expect(named("passage_text")).toEqual({ name: "passage_text", type: "FULLTEXT", state: "ONLINE" });
  });

  it("gives rows as plain objects with plain numbers", async () => {
    const rows = await database.read((tx) =>
      tx.run(`RETURN 9007199254740991 AS big, 0.5 AS half, null AS none, [1, 2] AS list, {a: $a} AS map`, { a: "é" }),
    );
    expect(rows).toEqual([{ big: 9007199254740991, half: 0.5, none: null, list: [1, 2], map: { a: "é" } }]);
  });

  it("tells rows by columns: any text in the first and the last, gaps as gaps", async () => {
    const hostile = "é\t\n\u001f'\\";
    const wanted = { key: text("e.key"), weight: number("e.weight"), day: text("e.day"), name: text("e.name") };
    const columns = await database.write(async (tx) => {
      await tx.run(`CREATE (:Entity {id: 'a', key: $hostile, weight: 1.0E-4, name: $hostile})`, { hostile });
      await tx.run(`CREATE (:Entity {id: 'b', key: 'k', weight: 7, day: '2022-10', name: 'b'})`);
      await tx.run(`CREATE (:Entity {id: 'c', key: 'k'})`);
      return tx.columns(`MATCH (e:Entity) WHERE e.id <> $id WITH e ORDER BY e.id`, wanted, { id: "z" });
    });
    expect(columns).toEqual({
      key: [hostile, "k", "k"],
      weight: [0.0001, 7, NaN],
      day: ["", "2022-10", ""],
      name: [hostile, "b", ""],
    });
    expect(await database.read((tx) => tx.columns(`MATCH (e:Nothing)`, wanted))).toEqual({
      key: [],
      weight: [],
      day: [],
      name: [],
    });
  });

  it("keeps all of a write or nothing", async () => {
    const failing = database.write(async (tx) => {
      await tx.run(`CREATE (e:Entity {id: 'person/a'})`);
      throw new ClewError("invalid-input", "no");
    });
    await expect(failing).rejects.toMatchObject({ code: "invalid-input" });
    expect(await names()).toEqual([]);
    const twice = database.write(async (tx) => {
      await tx.run(`CREATE (e:Entity {id: 'person/a'})`);
      await tx.run(`CREATE (e:Entity {id: 'person/a'})`);
    });
    await expect(twice).rejects.toMatchObject({
      code: "store-failed",
      message: expect.stringMatching(/already exists/) as unknown,
    });
    expect(await names()).toEqual([]);
  });

  it("takes statements that are sent together, in the order sent", async () => {
    await database.write((tx) =>
      Promise.all([
        tx.run(`CREATE (e:Entity {id: 'person/a', step: 1})`),
        tx.run(`MATCH (e:Entity {id: 'person/a'}) SET e.step = e.step + 1`),
        tx.run(`MATCH (e:Entity {id: 'person/a'}) SET e.step = e.step * 10`),
      ]),
    );
    expect(await database.read((tx) => tx.run(`MATCH (e:Entity) RETURN e.step AS step`))).toEqual([{ step: 20 }]);
  });

  it("writes one at a time, and goes on after one that failed", async () => {
    let running = 0;
    let most = 0;
    const one = (id: number) =>
      database.write(async (tx) => {
        most = Math.max(most, (running += 1));
        await tx.run(`CREATE (e:Entity {id: $id})`, { id: `person/${id}` });
        running -= 1;
        if (id === 2) throw new Error("on purpose");
      });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(one));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(most).toBe(1);
    expect(await names()).toEqual([{ id: "person/1" }, { id: "person/3" }, { id: "person/4" }]);
  });

  it("does not write when it is to read", async () => {
    const writing = database.read((tx) => tx.run(`CREATE (e:Entity {id: 'person/a'})`));
    await expect(writing).rejects.toMatchObject({ code: "query-refused" });
    expect(await names()).toEqual([]);
  });

  it("begins a read again when somebody wrote between its statements", async () => {
    let reads = 0;
    const pair = await database.read(async (tx) => {
      reads += 1;
      const [before] = await tx.run(`MATCH (s:ClewStore) RETURN s.revision AS revision`);
      if (reads === 1) await raise(database);
      const [after] = await tx.run(`MATCH (s:ClewStore) RETURN s.revision AS revision`);
      return [before, after];
    });
    expect(reads).toBe(2);
    expect(pair[0]).toEqual(pair[1]);
  });

  it("begins again what a deadlock with another process ended", async () => {
    const other = await openNeo4j(server().address);
    await database.write((tx) => tx.run(`UNWIND ['a', 'b'] AS id CREATE (e:Entity {id: id, times: 0})`));
    let attempts = 0;
    let here = 0;
    const both = () => new Promise<void>((resolve) => setTimeout(resolve, here >= 2 ? 0 : 300));
    const touch = (by: CypherDatabase, ids: readonly string[]) =>
      by.write(async (tx) => {
        attempts += 1;
        await tx.run(`MATCH (e:Entity {id: $id}) SET e.times = e.times + 1`, { id: ids[0] });
        here += 1;
        await both();
        await tx.run(`MATCH (e:Entity {id: $id}) SET e.times = e.times + 1`, { id: ids[1] });
      });
    await Promise.all([touch(database, ["a", "b"]), touch(other, ["b", "a"])]);
    await other.close();
    const rows = await database.read((tx) =>
      tx.run(`MATCH (e:Entity) RETURN e.id AS id, e.times AS times ORDER BY id`),
    );
    expect(rows).toEqual([
      { id: "a", times: 2 },
      { id: "b", times: 2 },
    ]);
    expect(attempts).toBeGreaterThanOrEqual(3);
  });

  it("keeps what was acknowledged when its connections break, and goes on by itself", async () => {
    const line = await openLine(server().address.uri);
    const far = await openNeo4j({ ...server().address, uri: line.uri });
    let attempts = 0;
    await far.write(async (tx) => {
      attempts += 1;
      await tx.run(`MERGE (e:Entity {id: 'person/a'})`);
      if (attempts === 1) line.cut();
      await tx.run(`MERGE (e:Entity {id: 'person/b'})`);
    });
    expect(attempts).toBe(2);
    expect(await names()).toEqual([{ id: "person/a" }, { id: "person/b" }]);
    await far.close();
    await line.close();
  });

  it("does not repeat a write whose commit got no answer: it may be there", async () => {
    const line = await openLine(server().address.uri, { cutAtCommit: true });
    const far = await openNeo4j({ ...server().address, uri: line.uri });
    let attempts = 0;
    const writing = far.write(async (tx) => {
      attempts += 1;
      await tx.run(`CREATE (e:Entity {id: 'person/a'})`);
    });
    await expect(writing).rejects.toMatchObject({
      code: "store-unreachable",
      message: expect.stringMatching(/may be there or not/) as unknown,
    });
    expect(attempts).toBe(1);
    await far.close();
    await line.close();
  });
});

describeNeo4j(
  "opening",
  (server) => {
    const opening = (change: object) => openNeo4j({ ...server().address, ...change });

    it("opens with the right password", async () => {
      const database = await opening({});
      expect(await database.read((tx) => tx.run(`RETURN 1 AS one`))).toEqual([{ one: 1 }]);
      await database.close();
    });

    it.each<[string, object, string, RegExp]>([
      ["a wrong password", { password: "wrong-one" }, "store-credentials", /refuses the user neo4j/],
      ["a port where nothing listens", { uri: "bolt://127.0.0.1:1" }, "store-unreachable", /nothing listens there/],
      ["a cluster that is not there", { uri: "neo4j://127.0.0.1:1" }, "store-unreachable", /cannot be reached/],
      ["a host that is not there", { uri: "bolt://nowhere.invalid" }, "store-unreachable", /no such host/],
      ["a database that is not there", { database: "other" }, "store-unreachable", /no database other/],
      [
        "an address of something else",
        { uri: "http://127.0.0.1" },
        "invalid-input",
        /NEO4J_URI is no address of a Neo4j/,
      ],
      ["no address", { uri: "" }, "invalid-input", /NEO4J_URI is no address of a Neo4j/],
    ])("says in one sentence what is wrong with %s", async (_what, change, code, message) => {
      const error: unknown = await opening(change).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: "ClewError", code, message: expect.stringMatching(message) as unknown });
      expect((error as ClewError).hint).toMatch(/\w/);
      expect((error as ClewError).message).not.toMatch(/\n| {2}at /);
    });

    it("says so when encryption is asked of a server that has none", async () => {
      const uri = server().address.uri.replace("bolt:", "bolt+s:");
      await expect(opening({ uri })).rejects.toMatchObject({
        code: "store-unreachable",
        message: expect.stringMatching(/no secure connection/) as unknown,
      });
    });

    it("never shows a password that stands in the address", async () => {
      const error: unknown = await opening({ uri: "bolt://neo4j:hidden-one@127.0.0.1:1" }).catch(
        (thrown: unknown) => thrown,
      );
      expect((error as ClewError).message).not.toMatch(/hidden-one/);
    });
  },
  { releases: [LTS], password: "right-password" },
);

describe("in Neo4j's place", () => {
  const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  afterAll(() => web.close());

  it("says so when a web server answers", async () => {
    const uri = `bolt://127.0.0.1:${await listen(web)}`;
    const opening = openNeo4j({ uri, user: "neo4j", password: "x", database: "neo4j" });
    await expect(opening).rejects.toMatchObject({
      code: "store-unreachable",
      message: expect.stringMatching(/speaks HTTP/) as unknown,
    });
  });
});

/** A line to the server that can be cut; with `cutAtCommit`, as soon as a commit has passed. */
async function openLine(uri: string, { cutAtCommit = false } = {}) {
  const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]); // a Bolt message of two bytes
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = createConnection(Number(new URL(uri).port), "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => other.destroy());
    }
    far.pipe(near);
    near.on("data", (data: Buffer) => {
      far.write(data);
      if (cutAtCommit && data.includes(COMMIT)) near.destroy();
    });
  });
  const port = await listen(line);
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    uri: `bolt://127.0.0.1:${port}`,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => line.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port; // a listening TCP server has one
}
