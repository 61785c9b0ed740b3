/**
 * The store for real cases: Neo4j 5.26 LTS and later, Community, Enterprise, Aura or a cluster. Every transaction names
 * its database and has a time limit; writes of this process go one at a time.
 */
import type { CypherDatabase, Transaction } from "../cypher/database.js";
import { ClewError } from "../errors.js";
import { toColumns, toStatement, type Packed } from "./columns.js";
import { Connection, type Neo4jAddress, type Statements } from "./connection.js";
import { runUserQuery } from "./query.js";
import { REVISION, SCHEMA } from "./schema.js";
import { shortestWays } from "./shortest.js";
import { toParameters } from "./values.js";

const READ_LIMIT_MS = 120_000;
/** A judgement over much-mentioned names rewrites many lines at once. */
const WRITE_LIMIT_MS = 600_000;
const SCHEMA_LIMIT_MS = 600_000;
/** How often a read begins again because a write came between its statements. */
const MOST_READS = 3;

/**
 * Connects. Throws `invalid-input` for an address that is none, `store-unreachable`, `store-credentials`, and
 * `store-failed` for a server that is too old.
 */
export async function openNeo4j(address: Neo4jAddress): Promise<CypherDatabase> {
  const connection = new Connection(address);
  try {
    const server = requireRecent(await connection.greet());
    return toDatabase(connection, `${server} at ${connection.words}`);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function toDatabase(connection: Connection, description: string): CypherDatabase {
  const inTurn = takeTurns();
  const readOnce = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
    connection.transact({ mode: "READ", timeoutMs: READ_LIMIT_MS }, (statements) => readWatched(statements, work));

  const query: CypherDatabase["query"] = (cypher, parameters, limits) =>
    runUserQuery(connection, { cypher, parameters: toParameters(parameters) }, limits);

  return {
    description,
    write: (work) =>
      inTurn(() =>
        connection.transact({ mode: "WRITE", timeoutMs: WRITE_LIMIT_MS }, (statements) => perform(statements, work)),
      ),
    /** Neo4j has no snapshots: a read between whose statements somebody wrote begins again, while our writers wait. */
    async read(work) {
      let outcome = await readOnce(work);
      for (let reads = 1; outcome.torn && reads < MOST_READS; reads += 1) outcome = await inTurn(() => readOnce(work));
      return outcome.result;
    },
    query,
    shortestWays: shortestWays(query),
    async createSchema() {
      for (const statement of SCHEMA) {
        await connection.transact({ mode: "WRITE", timeoutMs: SCHEMA_LIMIT_MS }, (statements) =>
          statements.run(statement),
        );
      }
    },
    close: () => connection.close(),
  };
}

/**
 * Runs the work and waits for what it sent. Where that fails, its error is the one that counts: whatever the work asked
 * afterwards failed of it, and only the first says whether to try again.
 */
async function perform<Result>(
  statements: Statements,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const sent: Promise<unknown>[] = [];
  try {
    return await work(toTransaction(statements, sent));
  } finally {
    await Promise.all(sent);
  }
}

/** `sent` takes the promises of statements that were not waited for. */
function toTransaction(statements: Statements, sent: Promise<unknown>[] = []): Transaction {
  const run = async <Row extends object>(statement: string, parameters: Readonly<Record<string, unknown>> = {}) => {
    const { records } = await statements.run(statement, toParameters(parameters));
    const columns = records[0]?.keys.map(String) ?? [];
    return records.map((record) => {
      const row: Record<string, unknown> = {};
      for (let place = 0; place < columns.length; place++) row[columns[place]!] = record.get(place);
      return row as Row; // the caller names the columns of its own statement
    });
  };
  return {
    run,
    typesFromRows: true,
    subqueries: true,
    send(statement, parameters) {
      const done = run(statement, parameters);
      done.catch(() => undefined); // told by `perform`
      sent.push(done);
    },
    columns: async (match, wanted, parameters) =>
      toColumns(wanted, await run<Packed>(toStatement(match, wanted), parameters)),
  };
}

/** Whether the case's revision changed while `work` ran its statements; a single statement needs no such watch. */
async function readWatched<Result>(
  statements: Statements,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<{ result: Result; torn: boolean }> {
  const transaction = toTransaction(statements);
  const before = transaction.run(REVISION); // sent along with the first statement, not waited for
  before.catch(() => undefined); // whatever is wrong, `work` meets it too
  let count = 0;
  const counted: Transaction = {
    ...transaction,
    run: (statement, parameters) => {
      count += 1;
      return transaction.run(statement, parameters);
    },
    columns: (match, wanted, parameters) => {
      count += 1;
      return transaction.columns(match, wanted, parameters);
    },
  };
  const result = await work(counted);
  if (count < 2) return { result, torn: false };
  const [[first], [last]] = [await before, await transaction.run(REVISION)];
  return { result, torn: first?.["revision"] !== last?.["revision"] };
}

/** Runs what it is given one after another, whether those before fail or not. */
function takeTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** `Neo4j/5.26.30` as words. Clew's statements and indexes need 5.26 or later. */
function requireRecent(agent: string): string {
  const words = agent.replace("/", " ");
  const [, major, minor] = /(\d+)\.(\d+)/.exec(agent) ?? []; // 'Neo4j/5.27-aura', 'Neo4j/2026.08.1'
  if (Number(major) < 5 || (Number(major) === 5 && Number(minor) < 26)) {
    throw new ClewError("store-failed", `${words} is too old: Clew needs Neo4j 5.26 or later.`, {
      hint: "Upgrade the server; 5.26 is the long-term support release.",
    });
  }
  return words;
}
