/** Results in the order in which they were begun, of which only so many may be under way. */

interface Entry<Result> {
  readonly promise: Promise<Result>;
  readonly weight: number;
  settled?: { readonly result: Result };
}

export interface QueueLimits {
  readonly entries: number;
  /** Of all entries together; one alone may pass it. */
  readonly weight: number;
}

export class OrderedQueue<Result> {
  readonly #limits: QueueLimits;
  readonly #entries: Entry<Result>[] = [];
  #weight = 0;
  #ended = false;
  #wake: (() => void)[] = [];

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Resolves when there is room for another of this weight. */
  async room(weight: number): Promise<void> {
    while (!this.#ended && this.#entries.length > 0 && !this.#fits(weight)) await this.#change();
  }

  /** The promise must not reject. */
  push(promise: Promise<Result>, weight: number): void {
    const entry: Entry<Result> = { promise, weight };
    this.#entries.push(entry);
    this.#weight += weight;
    void promise.then((result) => {
      entry.settled = { result };
      this.#changed();
    });
    this.#changed();
  }

  /** Nothing more comes: `take` gives what is left, and then nothing. */
  end(): void {
    this.#ended = true;
    this.#changed();
  }

  /**
   * The next results, at least one and at most `count`: after the first, waits no longer than `lingerMs` for the others.
   * Empty at the end.
   */
  async take(count: number, lingerMs = 0): Promise<Result[]> {
    while (this.#countSettled() === 0 && !this.#isDone()) await this.#change();
    let isLate = lingerMs === 0;
    const timer = setTimeout(() => {
      isLate = true;
      this.#changed();
    }, lingerMs);
    while (!isLate && this.#countSettled() < count && this.#mayComeMore()) await this.#change();
    clearTimeout(timer);
    return this.#takeSettled(count);
  }

  #takeSettled(count: number): Result[] {
    const ready = this.#entries.splice(0, Math.min(count, this.#countSettled()));
    this.#weight -= ready.reduce((sum, entry) => sum + entry.weight, 0);
    if (ready.length > 0) this.#changed();
    return ready.flatMap((entry) => (entry.settled ? [entry.settled.result] : []));
  }

  /** How many at the front are there to be taken. */
  #countSettled(): number {
    const open = this.#entries.findIndex((entry) => !entry.settled);
    return open === -1 ? this.#entries.length : open;
  }

  #mayComeMore(): boolean {
    return !this.#ended || this.#countSettled() < this.#entries.length;
  }

  #isDone(): boolean {
    return this.#ended && this.#entries.length === 0;
  }

  #fits(weight: number): boolean {
    return this.#entries.length < this.#limits.entries && this.#weight + weight <= this.#limits.weight;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #changed(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
