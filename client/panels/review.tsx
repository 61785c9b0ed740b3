/** What the documents leave open: all pairs that may be one, for a person to decide, and what was decided. */
import { useEffect } from "preact/hooks";
import { caseVersion } from "../state/case.js";
import { openPairs, readPairs } from "../state/judgements.js";
import { attempt, sayError } from "../state/notices.js";
import { Decisions } from "./decisions.js";
import { PairRow } from "./pair.js";
import { count } from "./words.js";

export function Review() {
  useEffect(() => {
    readPairs().catch(sayError);
  }, [caseVersion.value]);
  const found = openPairs.value;
  return (
    <div class="review">
      <section aria-label="Pairs that may be one">
        <h3>Possibly the same</h3>
        {!found ? (
          <p class="dim" aria-busy="true">
            Looking for names that may mean one …
          </p>
        ) : found.items.length === 0 ? (
          <p class="dim">Nothing to decide: no two names here look as if they meant one.</p>
        ) : (
          <p class="dim small">
            {found.next === undefined ? count(found.items.length, "pair") : `The likeliest ${found.items.length} pairs`}
            . They stay two until you say otherwise, and every answer can be taken back.
          </p>
        )}
        <ul class="pairs" aria-label="Pairs">
          {found?.items.map((pair) => (
            <PairRow key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
          ))}
        </ul>
        {found?.next !== undefined && (
          <button class="btn" type="button" onClick={() => void attempt(() => readPairs(found.next))}>
            More pairs
          </button>
        )}
      </section>
      <section aria-label="Decided">
        <h3>Decided</h3>
        <Decisions />
      </section>
    </div>
  );
}
