/** Two entities that may be one: why, what is said of each, and the two answers. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { comparePair, type Compared, type Comparing } from "../state/comparing.js";
import { addEntities } from "../state/graph.js";
import { judgePair, type Pair } from "../state/judgements.js";
import { attempt, sayError } from "../state/notices.js";
import { reading, select } from "../state/selection.js";
import { TypeSign } from "./icon.js";
import { count, dateWords, likelihoodWords, lineWords } from "./words.js";

interface Props {
  readonly pair: Pair;
  /** The one of the two whose panel this stands in: the other alone is named. */
  readonly seenFrom?: string;
}

export function PairRow({ pair, seenFrom }: Props) {
  const { a, b, score, reasons } = pair;
  const isOpen = useSignal(false);
  const isJudging = useSignal(false);
  const shown = [a, b].filter(({ id }) => id !== seenFrom);
  const answer = async (kind: "same" | "not-same") => {
    isJudging.value = true;
    await attempt(() => judgePair(kind, pair));
    isJudging.value = false;
  };
  return (
    <li class="pair">
      <div class="pair-head">
        <div class="pair-names">
          {shown.map((entity, place) => (
            <span key={entity.id}>
              {place > 0 && <span class="dim"> and </span>}
              <button
                class="link strong"
                type="button"
                onClick={() =>
                  void attempt(async () => {
                    await addEntities([entity.id]);
                    select.entity(entity.id);
                  })
                }
              >
                <TypeSign type={entity.type} size={11} /> {entity.name}
              </button>{" "}
              <span class="dim small">{count(entity.mentions, "mention")}</span>
            </span>
          ))}
        </div>
        <p class="dim small">
          <b class="likelihood">{likelihoodWords(score)}:</b> {reasons.join(" ")}
        </p>
      </div>
      <div class="actions start" role="group" aria-label={`${a.name} and ${b.name}`}>
        <button class="btn" type="button" disabled={isJudging.value} onClick={() => void answer("same")}>
          Same
        </button>
        <button class="btn" type="button" disabled={isJudging.value} onClick={() => void answer("not-same")}>
          Not the same
        </button>
        <button
          class="btn ghost"
          type="button"
          aria-expanded={isOpen.value}
          onClick={() => (isOpen.value = !isOpen.value)}
        >
          Compare {isOpen.value ? "▴" : "▾"}
        </button>
      </div>
      {isOpen.value && <PairComparison pair={pair} />}
    </li>
  );
}

function PairComparison({ pair }: { readonly pair: Pair }) {
  const found = useSignal<Comparing | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    comparePair(pair, gone.signal).then((comparing) => (found.value = comparing), sayError);
    return () => gone.abort();
  }, [pair.a.id, pair.b.id]);
  if (!found.value)
    return (
      <p class="dim small" aria-busy="true">
        Reading what is said of each …
      </p>
    );
  const { both, sides } = found.value;
  return (
    <div class="pair-comparison">
      <p class="small dim">
        {both.length === 0
          ? "No document names both."
          : `${count(both.length, "document names", "documents name")} both: `}
        {both.slice(0, 3).map(({ id, title }, place) => (
          <span key={id}>
            {place > 0 && ", "}
            <button class="link" type="button" onClick={() => (reading.value = { id })}>
              {title}
            </button>
          </span>
        ))}
        {both.length > 3 && " …"}
      </p>
      <div class="pair-sides">
        <SideOfPair entity={pair.a} said={sides[0]} />
        <SideOfPair entity={pair.b} said={sides[1]} />
      </div>
    </div>
  );
}

function SideOfPair({ entity, said }: { readonly entity: Pair["a"]; readonly said: Compared }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h4 id={heading}>
        <TypeSign type={entity.type} size={11} /> {entity.name}
      </h4>
      <p class="dim small">
        {entity.type} · in {count(said.documents, "document")}
        {entity.aliases.length > 0 && ` · also called ${entity.aliases.slice(0, 4).join(", ")}`}
      </p>
      {said.lines.length > 0 && (
        <p class="small">
          {said.lines.map(({ line, other }, place) => (
            <span key={line.id}>
              {place > 0 && " · "}
              {lineWords(line.type, line.source === said.id)} <b>{other}</b>
            </span>
          ))}
        </p>
      )}
      {said.sightings.map(({ document, start, end, text }) => (
        <blockquote key={`${document.id}/${start}`} class="small">
          <q>{text}</q>{" "}
          <button class="link source" type="button" onClick={() => (reading.value = { id: document.id, start, end })}>
            {document.publisher || document.title}
            {document.published && `, ${dateWords(document.published)}`}
          </button>
        </blockquote>
      ))}
    </section>
  );
}
