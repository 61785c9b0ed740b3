/** What a person is told of an ingest: a line for each document, or a bar; and a summary at the end. */
import type { EntityType } from "../graph/model.js";
import type { Counts, StoreSchema } from "../graph/store.js";
import type { IngestEvent, IngestSummary } from "../ingest/run.js";
import { IngestProgress, toCount } from "./ingest-progress.js";
import { toPrintable } from "./terminal.js";

const OUTCOMES = {
  added: "added",
  unchanged: "unchanged",
  "source-added": "known text, new source",
  "new-version": "new version",
  "re-read": "read again by newer rules",
} as const;

/** A line for each thing that the run comes to; undefined for what is not about one. */
export function toEventLine(event: IngestEvent): string | undefined {
  switch (event.kind) {
    case "counted":
      return undefined;
    case "stored": {
      const found =
        event.outcome === "unchanged" ? [] : [`${toCount(event.characters)} characters, ${toClaims(event.claims)}`];
      const about = [...found, ...event.notes].map(toPrintable).join("; ");
      return `${OUTCOMES[event.outcome]}: ${toPrintable(event.name)}${about && ` (${about})`}`;
    }
    case "failed":
      return `failed: ${toPrintable(event.error.message)}`;
    case "skipped":
      return `skipped: ${toPrintable(event.name)} (${toPrintable(event.why)})`;
  }
}

/** What must be said of a document even where there is only a bar. */
export function toNoteLine(event: IngestEvent): string | undefined {
  if (event.kind !== "stored" || event.notes.length === 0 || event.outcome === "unchanged") return undefined;
  return `${toPrintable(event.name)}: ${event.notes.map(toPrintable).join("; ")}`;
}

export function toSummaryLines(summary: IngestSummary): string[] {
  const seconds = summary.elapsedMs / 1000;
  const documents = Object.values(summary.stored).reduce((sum, count) => sum + count, 0);
  const outcomes = Object.entries(summary.stored)
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${toCount(count)} ${OUTCOMES[outcome as keyof typeof OUTCOMES]}`); // the keys are outcomes
  const rate =
    summary.characters >= FEWEST_FOR_RATE ? `, ${toCount(summary.characters / seconds)} characters a second` : "";
  return [
    `${toPlural(documents, "document")} in ${toSeconds(seconds)}${rate}${outcomes.length > 0 ? `: ${outcomes.join(", ")}` : ""}.`,
    ...(summary.skipped > 0
      ? [`${toPlural(summary.skipped, "file")} skipped: of other kinds, or linked from outside the folder.`]
      : []),
  ];
}

/** Of less, most of the time went into starting. */
const FEWEST_FOR_RATE = 100_000;

/** The reasons, of as many as a person reads. */
export function toFailureLines(summary: Pick<IngestSummary, "failed" | "failures">): string[] {
  if (summary.failed === 0) return [];
  const shown = summary.failures.slice(0, MOST_FAILURES);
  const rest = summary.failed - shown.length;
  return [
    `${toPlural(summary.failed, "document")} failed; the rest is kept:`,
    ...shown.map(({ error }) => `  ${toPrintable([error.message, error.hint].filter(Boolean).join(" "))}`),
    ...(rest > 0 ? [`  … and ${toCount(rest)} more`] : []),
  ];
}

const MOST_FAILURES = 50;
const PLURALS: Readonly<Record<EntityType, readonly [string, string]>> = {
  Person: ["person", "people"],
  Agency: ["agency", "agencies"],
  Organization: ["organization", "organizations"],
  System: ["system", "systems"],
  Place: ["place", "places"],
  Publication: ["publication", "publications"],
};

/** What the case holds afterwards. */
export function toCaseLine(counts: Counts, schema: Pick<StoreSchema, "entityTypes">): string {
  const types = schema.entityTypes
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => `${toCount(count)} ${PLURALS[type][count === 1 ? 0 : 1]}`);
  const parts = [
    toPlural(counts.documents, "document"),
    ...types,
    toPlural(counts.relations, "relation"),
    toClaims(counts.claims),
  ];
  return `The case holds ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}.`;
}

const toClaims = (count: number) => toPlural(count, "claim");

function toPlural(count: number, noun: string): string {
  return `${toCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function toSeconds(seconds: number): string {
  return seconds < 100 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A bar on the error output, drawn anew ten times a second at most; other lines go above it. */
export class ProgressBar {
  readonly #progress: IngestProgress;
  readonly #now: () => number;
  readonly #screen: Screen;
  #drawnAt = -Infinity;

  constructor(screen: Screen, now: () => number) {
    this.#screen = screen;
    this.#now = now;
    this.#progress = new IngestProgress(now);
  }

  add(event: IngestEvent): void {
    this.#progress.add(event);
    if (this.#now() - this.#drawnAt < 100) return;
    this.#drawnAt = this.#now();
    this.#screen.write(`${CLEAR}${this.#progress.line(this.#screen.columns - 1)}`);
  }

  above(line: string): void {
    this.#screen.write(`${CLEAR}${line}\n`);
    this.#drawnAt = -Infinity;
  }

  clear(): void {
    this.#screen.write(CLEAR);
  }
}

/** To the first column, and the line empty. */
const CLEAR = "\r\u001b[2K";

interface Screen {
  readonly columns: number;
  write(text: string): unknown;
}
