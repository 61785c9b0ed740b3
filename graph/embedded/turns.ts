import { ClewError } from "../errors.js";

/** At most `places` at once; further callers wait, first come, first served. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Resolves with what gives the place back. Throws `aborted` when the signal comes first. */
  async take(signal: AbortSignal | undefined): Promise<() => void> {
    throwIfAborted(signal);
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(signal);
    return () => this.#giveBack();
  }

  /** A place given back goes to the one who waited longest, never to one who came later. */
  #giveBack(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#free += 1;
    else next();
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        this.#waiting.delete(go);
        signal?.removeEventListener("abort", abort);
        resolve();
      };
      const abort = () => {
        this.#waiting.delete(go);
        reject(aborted());
      };
      this.#waiting.add(go);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw aborted();
}

export function aborted(): ClewError {
  return new ClewError("aborted", "The query was stopped.");
}
