/** One driver, and transactions on it: each with a time limit, each error in Clew's words. */
import neo4j, { type Driver, type ManagedTransaction, type Session, type Transaction } from "neo4j-driver";
import { ClewError } from "../errors.js";
import { isLostConnection, isWorthRetrying, toClewError, type Circumstances } from "./errors.js";

export interface Neo4jAddress {
  /** `bolt://`, `neo4j://`, or one of them with `+s` for TLS. */
  readonly uri: string;
  readonly user: string;
  /** Absent: the server asks for none. */
  readonly password?: string;
  /** Absent: the one that the server gives to this user. */
  readonly database?: string;
}

export type Mode = "READ" | "WRITE";
export type Statements = Pick<ManagedTransaction, "run">;

const CONNECT_LIMIT_MS = 10_000;
/** The first query of a server that has just started takes it a while. */
const GREETING_LIMIT_MS = 60_000;
/** The wait before the next attempt after a conflict; the last failure is thrown. Some six seconds together. */
const WAITS_MS = [20, 60, 200, 500, 1_000, 2_000, 2_500];

export class Connection {
  private readonly driver: Driver;
  /** For users' queries: whole numbers past 2^53 keep their digits. Opens no connection before it is asked. */
  private readonly exactDriver: Driver;
  /** On a cluster, each transaction sees what the one before it wrote. */
  private readonly bookmarks = neo4j.bookmarkManager();
  private database: string | undefined;

  constructor(private readonly address: Neo4jAddress) {
    this.driver = openDriver(address, { disableLosslessIntegers: true });
    this.exactDriver = openDriver(address, { useBigInt: true });
    this.database = address.database;
  }

  /**
   * The server's own words: `Neo4j/5.26.30`. From here on every transaction names its database. Throws
   * `store-unreachable`, `store-credentials`.
   */
  async greet(): Promise<string> {
    const session = this.session("READ");
    try {
      const { summary } = await session.run("RETURN 1", {}, { timeout: GREETING_LIMIT_MS });
      this.database ??= summary.database.name ?? undefined;
      return summary.server.agent ?? "Neo4j";
    } catch (error) {
      throw this.toClewError(error);
    } finally {
      await session.close();
    }
  }

  session(mode: Mode): Session {
    return this.driver.session({
      ...this.sessionOf(mode),
      notificationFilter: { minimumSeverityLevel: "OFF" },
    });
  }

  /** For a user's own query: what the server remarks on comes along, and whole numbers are bigint. */
  userSession(): Session {
    return this.exactDriver.session(this.sessionOf("READ"));
  }

  private sessionOf(mode: Mode) {
    return {
      ...(this.database !== undefined && { database: this.database }),
      defaultAccessMode: mode === "READ" ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.bookmarks,
    };
  }

  /** Runs `work` in one transaction, again after a conflict or a lost connection, though never after its commit began. */
  async transact<Result>(
    { mode, timeoutMs }: { readonly mode: Mode; readonly timeoutMs: number },
    work: (transaction: Statements) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 0; ; attempt += 1) {
      const session = this.session(mode);
      let committing = false;
      try {
        const transaction = await session.beginTransaction({ timeout: timeoutMs });
        const result = await orRollBack(transaction, () => work(transaction));
        committing = true;
        await transaction.commit();
        return result;
      } catch (error) {
        if (committing && isLostConnection(error)) throw this.toDoubt(error);
        const wait = WAITS_MS[attempt];
        if (wait === undefined || !isWorthRetrying(error)) throw this.toClewError(error, { timeoutMs });
        await new Promise((resolve) => setTimeout(resolve, wait * (0.8 + Math.random() * 0.4)));
      } finally {
        await session.close();
      }
    }
  }

  toClewError(error: unknown, more: Pick<Circumstances, "timeoutMs" | "linesBefore"> = {}): ClewError {
    const { user, database = "of its own" } = this.address;
    return toClewError(error, { address: this.words, user, database, ...more });
  }

  /** The commit was sent and no answer came: doing it again could do it twice. */
  private toDoubt(cause: unknown): ClewError {
    const what = `The connection to ${this.words} was lost while a change was being written`;
    return new ClewError("store-unreachable", `${what}: it may be there or not.`, {
      hint: "Do it again once the database answers; what is there already is not written twice.",
      cause,
    });
  }

  /** The address without what may be secret in it. */
  get words(): string {
    return this.address.uri.replace(/\/\/[^@/]*@/, "//"); // 'bolt://user:secret@host:7687'
  }

  async close(): Promise<void> {
    await Promise.all([this.driver.close(), this.exactDriver.close()]);
  }
}

/** How whole numbers come out: as numbers, or as bigint. */
type WholeNumbers = { readonly disableLosslessIntegers: true } | { readonly useBigInt: true };

function openDriver({ uri, user, password }: Neo4jAddress, wholeNumbers: WholeNumbers): Driver {
  try {
    return neo4j.driver(uri, password === undefined ? undefined : neo4j.auth.basic(user, password), {
      userAgent: "clew",
      ...wholeNumbers,
      telemetryDisabled: true,
      connectionTimeout: CONNECT_LIMIT_MS,
      connectionAcquisitionTimeout: CONNECT_LIMIT_MS * 2,
      connectionLivenessCheckTimeout: 30_000, // Aura drops idle connections silently
    });
  } catch (error) {
    throw new ClewError("invalid-input", `NEO4J_URI is no address of a Neo4j: ${(error as Error).message}`, {
      hint: "Expected is bolt://host:7687, neo4j://host, or one of them with +s for TLS.",
      cause: error,
    });
  }
}

/** The transaction is over when `work` fails, so that the server holds no lock a moment longer. */
async function orRollBack<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await transaction.rollback().catch(() => undefined); // what failed first is what counts
    throw error;
  }
}
