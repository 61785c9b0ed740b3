/**
 * The live engine, in a process of its own: its saves and checkpoints block for seconds, and a bad statement can abort
 * the whole process (see docs/embedded-cypher.md). Started by `engine.ts` as `node engine-process.js <file>`; answers the
 * requests below until its standard input ends, which is also how it learns that its parent is gone.
 */
import grafeo from "@grafeo-db/js";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { toFailure } from "./messages.js";
import { serve } from "./serve.js";

type Database = InstanceType<typeof grafeo.GrafeoDB>;
type EngineTransaction = ReturnType<Database["beginTransaction"]>;

export type EngineRequest =
  | OpenRequest
  /** Begins transaction `transaction` when it is the first to name it. Answers `Answer`. */
  | {
      readonly kind: "run";
      readonly transaction: number;
      readonly mode: "write" | "read";
      readonly statement: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      /** Answers a Buffer with an Arrow stream instead: less than half the price for very many rows. */
      readonly arrow?: true;
    }
  | { readonly kind: "commit"; readonly transaction: number }
  | { readonly kind: "rollback"; readonly transaction: number }
  /** A statement in a transaction of its own: the only way to change the schema. */
  | { readonly kind: "define"; readonly statement: string }
  | { readonly kind: "epoch" }
  /** Writes the log into the file and drops what no transaction can see any more. */
  | { readonly kind: "checkpoint" }
  /** Answers the epoch. */
  | { readonly kind: "copy"; readonly to: string }
  | { readonly kind: "close" };

interface OpenRequest {
  readonly kind: "open";
  readonly checkpointBytes: number;
  readonly checkpointMs: number;
  /** How long to wait for the file's lock. */
  readonly lockWaitMs: number;
}

/** What a statement returned, as lists: a third cheaper than objects to take out of the engine and to send. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** How many commits the file holds: says after an abort whether a commit without an answer was done. */
export interface Epoch {
  readonly epoch: number;
}

interface Running {
  readonly transaction: EngineTransaction;
  /** Statements of one transaction run in the order in which they came, whether or not the caller waited. */
  last: Promise<unknown>;
  failed: boolean;
}

const file = process.argv[2] ?? "";
const running = new Map<number, Running>();
let database: Database | undefined;

serve(answer);

async function answer(request: EngineRequest): Promise<unknown> {
  switch (request.kind) {
    case "open":
      return open(request);
    case "run":
      return run(request);
    case "commit":
      return finish(request.transaction, "commit");
    case "rollback":
      return finish(request.transaction, "rollback");
    case "define":
      await live().executeCypher(request.statement);
      return undefined;
    case "epoch":
      return epoch();
    case "checkpoint":
      live().compact(); // a checkpoint first of all
      return undefined;
    case "copy":
      // The copy is of what is committed now: nothing else runs on this thread meanwhile.
      live().save(request.to);
      return epoch();
    case "close":
      live().close();
      database = undefined;
      return undefined;
  }
}

async function open({ checkpointBytes, checkpointMs, lockWaitMs }: OpenRequest): Promise<Epoch> {
  const opened = await openLocked(Date.now() + lockWaitMs);
  opened.setCheckpointTriggers({ walBytes: checkpointBytes, intervalMs: checkpointMs });
  database = opened;
  return epoch();
}

/** A killed owner's engine may hold the lock a little longer. */
async function openLocked(deadline: number): Promise<Database> {
  for (;;) {
    try {
      return existsSync(file) ? grafeo.GrafeoDB.open(file) : grafeo.GrafeoDB.create(file);
    } catch (error) {
      if (!toFailure(error).message.includes("locked") || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

function run(request: EngineRequest & { kind: "run" }): Promise<unknown> {
  const entry = running.get(request.transaction) ?? begin(request.transaction);
  const rows = entry.last.then(async () => {
    // After a failed statement a commit would still keep the others: no more of them, and no commit.
    if (entry.failed) throw new Error("an earlier statement of this transaction failed");
    try {
      const result = await entry.transaction.executeCypher(request.statement, request.parameters);
      if (request.mode === "read" && wrote(result.counters)) throw new Error("a read transaction wrote");
      if (request.arrow) return result.toArrowIPC();
      return { columns: result.columns, rows: result.rows() } satisfies Answer;
    } catch (error) {
      entry.failed = true;
      throw error;
    }
  });
  entry.last = rows.catch(() => undefined);
  return rows;
}

function begin(transaction: number): Running {
  const entry = { transaction: live().beginTransaction("snapshot"), last: Promise.resolve(), failed: false };
  running.set(transaction, entry);
  return entry;
}

async function finish(transaction: number, how: "commit" | "rollback"): Promise<Epoch> {
  const entry = running.get(transaction);
  if (entry === undefined) return epoch();
  await entry.last;
  running.delete(transaction);
  if (how === "rollback" || entry.failed) entry.transaction.rollback();
  else entry.transaction.commit();
  if (how === "commit" && entry.failed) throw new Error("a transaction with a failed statement cannot be committed");
  return epoch();
}

function wrote(counters: object): boolean {
  return Object.values(counters).some((count) => typeof count === "number" && count > 0);
}

function epoch(): Epoch {
  return { epoch: Number(live().currentEpoch()) };
}

function live(): Database {
  if (database === undefined) throw new Error("the engine is not open");
  return database;
}
