/**
 * The ingest: documents are read and extracted on all cores, linked and written at the one writer, several to a
 * transaction. What is acknowledged is stored whole; what is stored already is passed over, so that a run that was
 * stopped or killed goes on where it was, and one that is repeated changes nothing.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { ClewError, isClewError } from "../graph/errors.js";
import { toDocumentId, type DocumentId } from "../graph/ids.js";
import type { ReadDocument } from "../graph/model.js";
import type { GraphStore, SaveOutcome } from "../graph/store.js";
import { toTextHash, type TextFolder } from "../graph/texts.js";
import type { Reading } from "./pipeline.js";
import { countOriginals, type Input } from "./read/inputs.js";
import { toStoredCheck } from "./stored.js";
import { readAll, type Outcome, type StreamOptions } from "./stream.js";

export interface IngestOptions extends Omit<StreamOptions, "isStored"> {
  /** Keeps what documents were read from, so that a person can open it; absent: nothing is kept. */
  readonly originals?: Pick<TextFolder, "saveOriginal">;
  readonly onEvent?: (event: IngestEvent) => void;
  /** Milliseconds; for the summary. */
  readonly now?: () => number;
}

export type IngestEvent =
  /** How much there is to do: comes once, soon after the beginning. */
  | { readonly kind: "counted"; readonly documents: number; readonly bytes: number }
  | StoredEvent
  | { readonly kind: "failed"; readonly name: string; readonly error: ClewError; readonly bytes: number }
  | { readonly kind: "skipped"; readonly name: string; readonly why: string };

/** Comes when the store has acknowledged the document. */
export interface StoredEvent {
  readonly kind: "stored";
  readonly name: string;
  readonly id: DocumentId;
  readonly outcome: SaveOutcome["outcome"];
  readonly characters: number;
  readonly bytes: number;
  readonly claims: number;
  readonly notes: readonly string[];
}

export interface IngestSummary {
  readonly stored: Readonly<Record<SaveOutcome["outcome"], number>>;
  readonly skipped: number;
  readonly failed: number;
  /** The first of those that failed, and why. */
  readonly failures: readonly { readonly name: string; readonly error: ClewError }[];
  readonly characters: number;
  readonly elapsedMs: number;
  /** The part of it in which the writer was at work. */
  readonly storeMs: number;
  /** It was stopped before the end. */
  readonly stopped: boolean;
}

/** Documents that may share a transaction: half as dear as one by one, and no dearer than more of them together. */
export const BATCH = 32;
const MAX_FAILURES = 1000;

/**
 * Resolves when all is stored, or after `signal` was raised and what was at hand is stored. Documents that cannot be read
 * are told as events and in the summary; the rest goes on. Throws only when the store cannot go on.
 */
export async function ingest(
  inputs: Iterable<Input>,
  store: GraphStore,
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const run = new Run(store, options);
  const all = [...inputs];
  const stop = new AbortController();
  const counting = run.count(all, stop.signal);
  const isStored = toStoredCheck(store, options.knowledge);
  try {
    for await (const batch of readAll(all, BATCH, { ...options, isStored })) await run.settle(batch);
  } finally {
    stop.abort();
    await counting;
  }
  return run.summary();
}

type ReadOutcome = Extract<Outcome, { kind: "read" }>;
/** What the store did with a document, or why it refused it. */
type Saved = SaveOutcome | ClewError;

class Run {
  readonly #store: GraphStore;
  readonly #options: IngestOptions;
  readonly #now: () => number;
  readonly #began: number;
  readonly #stored = { added: 0, unchanged: 0, "source-added": 0, "new-version": 0, "re-read": 0 };
  readonly #failures: { name: string; error: ClewError }[] = [];
  #failed = 0;
  #skipped = 0;
  #characters = 0;
  #storeMs = 0;

  constructor(store: GraphStore, options: IngestOptions) {
    this.#store = store;
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#began = this.#now();
  }

  async count(inputs: readonly Input[], signal: AbortSignal): Promise<void> {
    await nextTurn();
    const counted = await countOriginals(inputs, signal);
    if (!signal.aborted) this.#tell({ kind: "counted", ...counted });
  }

  /** Stores what was read, then tells what became of each, in the order of the batch. */
  async settle(batch: readonly Outcome[]): Promise<void> {
    const saved = new Map<ReadOutcome, Saved>();
    for (const together of toTransactions(batch.filter((outcome) => outcome.kind === "read"))) {
      const began = this.#now();
      for (const [outcome, result] of await this.#save(together)) saved.set(outcome, result);
      this.#storeMs += this.#now() - began;
    }
    for (const outcome of batch) this.#settleOne(outcome, outcome.kind === "read" ? saved.get(outcome) : undefined);
  }

  summary(): IngestSummary {
    return {
      stored: this.#stored,
      skipped: this.#skipped,
      failed: this.#failed,
      failures: this.#failures,
      characters: this.#characters,
      elapsedMs: this.#now() - this.#began,
      storeMs: this.#storeMs,
      stopped: this.#options.signal?.aborted ?? false,
    };
  }

  /** A document that the store refuses costs the others of its transaction nothing: they are saved one by one. */
  async #save(together: readonly ReadOutcome[]): Promise<[ReadOutcome, Saved][]> {
    try {
      await this.#keepOriginals(together);
      const outcomes = await this.#store.saveDocuments(together.map(({ reading }) => toStoredForm(reading)));
      return together.flatMap((outcome, index) => {
        const result = outcomes[index];
        return result ? [[outcome, result] satisfies [ReadOutcome, Saved]] : [];
      });
    } catch (error) {
      if (!isClewError(error) || error.code !== "invalid-input") throw error;
      const [alone] = together;
      if (together.length === 1 && alone) return [[alone, error]];
      const results: [ReadOutcome, Saved][] = [];
      for (const outcome of together) results.push(...(await this.#save([outcome])));
      return results;
    }
  }

  async #keepOriginals(together: readonly ReadOutcome[]): Promise<void> {
    for (const { source, reading } of together) {
      if (source.original) await this.#options.originals?.saveOriginal(toTextHash(reading.text), source.original);
    }
  }

  #settleOne(outcome: Outcome, saved: Saved | undefined): void {
    switch (outcome.kind) {
      case "read":
        if (!saved || isClewError(saved)) return this.#fail(outcome.source.name, saved, outcome.bytes);
        return this.#tellStored(outcome, saved, outcome.reading);
      case "unchanged":
        return this.#tellStored(outcome, { id: toDocumentId(outcome.source.text), outcome: "unchanged" });
      case "failed":
        if (outcome.error.code.startsWith("store-")) throw outcome.error;
        return this.#fail(outcome.name, outcome.error, outcome.bytes);
      case "skipped":
        this.#skipped++;
        return this.#tell(outcome);
      case "left":
        return;
    }
  }

  #tellStored({ source, bytes }: Extract<Outcome, { source: unknown }>, saved: SaveOutcome, reading?: Reading): void {
    const { name } = source;
    const notes = [...source.notes, ...(reading?.notes ?? [])];
    const claims = reading?.claims.length ?? 0;
    const characters = source.text.length;
    this.#stored[saved.outcome]++;
    this.#characters += characters;
    this.#tell({ kind: "stored", name, ...saved, characters, bytes, claims, notes });
  }

  #fail(name: string, found: ClewError | undefined, bytes: number): void {
    const error = found ?? new ClewError("store-failed", `The store did not say what became of ${name}.`);
    this.#failed++;
    if (this.#failures.length < MAX_FAILURES) this.#failures.push({ name, error });
    this.#tell({ kind: "failed", name, error, bytes });
  }

  #tell(event: IngestEvent): void {
    this.#options.onEvent?.(event);
  }
}

/** The same text or source twice is saved in two transactions, the later one over the earlier. */
function toTransactions(outcomes: readonly ReadOutcome[]): ReadOutcome[][] {
  const transactions: ReadOutcome[][] = [];
  let taken = new Set<string>();
  for (const outcome of outcomes) {
    const identity = [outcome.source.text, ...outcome.source.sources.map(({ key }) => key)];
    const current = transactions.at(-1);
    if (current && !identity.some((part) => taken.has(part))) current.push(outcome);
    else {
      transactions.push([outcome]);
      taken = new Set();
    }
    for (const part of identity) taken.add(part);
  }
  return transactions;
}

/** Without what is shown of a reading and not stored. */
function toStoredForm({
  dates: _dates,
  attributions: _attributions,
  notes: _notes,
  ...document
}: ReadOutcome["reading"]): ReadDocument {
  return document;
}
