/** A database that knows how long it was waited for: what is left of a write's time is linking and composing statements. */
import type { CypherDatabase, Transaction } from "../graph/cypher/database.js";

export interface TimedDatabase extends CypherDatabase {
  /** Milliseconds in which a write waited for the engine. */
  readonly engineMs: number;
}

export function timed(database: CypherDatabase): TimedDatabase {
  let engineMs = 0;
  return {
    ...database,
    get engineMs() {
      return engineMs;
    },
    /** Begin, commit and what was sent without waiting are the engine's as well: all but what `work` takes in between. */
    async write(work) {
      const began = performance.now();
      let ownMs = 0;
      const result = await database.write(async (transaction) => {
        const clock = new Waiting();
        const workBegan = performance.now();
        const done = await work(clock.around(transaction));
        ownMs = performance.now() - workBegan - clock.waitedMs;
        return done;
      });
      engineMs += performance.now() - began - ownMs;
      return result;
    },
  };
}

/** Time in which at least one statement is under way. */
class Waiting {
  waitedMs = 0;
  #open = 0;
  #since = 0;

  around(transaction: Transaction): Transaction {
    return {
      ...transaction,
      run: (statement, parameters) => this.#wait(() => transaction.run(statement, parameters)),
      columns: (match, wanted, parameters) => this.#wait(() => transaction.columns(match, wanted, parameters)),
    };
  }

  async #wait<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#open++ === 0) this.#since = performance.now();
    try {
      return await ask();
    } finally {
      if (--this.#open === 0) this.waitedMs += performance.now() - this.#since;
    }
  }
}
