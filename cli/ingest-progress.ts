/** How far an ingest is, how fast, and how long it will still take: pure, from the run's events and a clock. */
import type { IngestEvent } from "../ingest/run.js";

export class IngestProgress {
  readonly #now: () => number;
  readonly #began: number;
  #all: { readonly documents: number; readonly bytes: number } | undefined;
  #documents = 0;
  #bytes = 0;
  #characters = 0;
  #failed = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#began = now();
  }

  add(event: IngestEvent): void {
    if (event.kind === "counted") this.#all = event;
    if (event.kind !== "stored" && event.kind !== "failed") return;
    this.#documents++;
    this.#bytes += event.bytes;
    if (event.kind === "stored") this.#characters += event.characters;
    else this.#failed++;
  }

  /**
   * One line of at most `width` columns:
   *
   *     ███████░░░░░░░░░  42 %  420 of 1,000 documents, 2 failed  181,000 characters/s  12 documents/s  0:48 left
   */
  line(width: number): string {
    const seconds = Math.max((this.#now() - this.#began) / 1000, 0.001);
    const share = this.#all && this.#all.bytes > 0 ? Math.min(this.#bytes / this.#all.bytes, 1) : 0;
    const left = share > 0 ? (seconds / share) * (1 - share) : undefined;
    const parts = [
      `${Math.floor(share * 100)} %`.padStart(5),
      `${toCount(this.#documents)} of ${this.#all ? toCount(this.#all.documents) : "…"} documents${this.#failed > 0 ? `, ${toCount(this.#failed)} failed` : ""}`,
      `${toRate(this.#characters / seconds)} characters/s`,
      `${toRate(this.#documents / seconds)} documents/s`,
      ...(left === undefined ? [] : [`${toClock(left)} left`]),
    ];
    const words = parts.join("  ");
    const room = width - words.length - 1;
    return (room >= BAR_LEAST ? `${toBar(share, Math.min(room, BAR_MOST))} ${words}` : words).slice(0, width);
  }
}

const BAR_LEAST = 8;
const BAR_MOST = 24;

export function toCount(count: number): string {
  return Math.round(count).toLocaleString("en");
}

/** To two digits and a half: what changes ten times a second cannot be read. */
function toRate(perSecond: number): string {
  if (perSecond < 10) return String(Math.round(perSecond * 10) / 10);
  const step = 10 ** Math.max(Math.floor(Math.log10(perSecond)) - 2, 0);
  return toCount(Math.round(perSecond / step) * step);
}

/** 75 → 1:15; 4000 → 1:06:40 */
function toClock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

function toBar(share: number, width: number): string {
  const full = Math.round(share * width);
  return "█".repeat(full) + "░".repeat(width - full);
}
