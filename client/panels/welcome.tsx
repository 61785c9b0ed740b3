/** Where to begin: questions that this case can answer, and lines worth opening. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { findBeginnings, type Beginnings, type Pair } from "../state/beginnings.js";
import { caseVersion, health } from "../state/case.js";
import { addEntities, graph } from "../state/graph.js";
import { attempt, sayError } from "../state/notices.js";
import { findPaths } from "../state/paths.js";
import { from, options, to } from "../state/question.js";
import { select } from "../state/selection.js";
import { Denial } from "./denial.js";
import { isAdding } from "./documents.js";
import { LineSign } from "./icon.js";
import { count, lineWords, voices } from "./words.js";

const begin = signal<Beginnings | undefined>(undefined);

async function ask([a, b]: Pair): Promise<void> {
  from.value = a;
  to.value = b;
  options.value = {};
  await findPaths();
}

export function Welcome() {
  useEffect(() => {
    findBeginnings().then((found) => (begin.value = found), sayError);
  }, [caseVersion.value]);
  const counts = health.value?.counts;
  if (counts?.documents === 0) {
    return (
      <>
        <h2 class="statement">An empty case</h2>
        <p>
          Add documents, and Clew finds the people, agencies and systems in them and what is said of how they are
          connected. Every line leads back to the sentence that says so.
        </p>
        <div class="actions start">
          <button class="btn primary" type="button" onClick={() => (isAdding.value = true)}>
            Add documents
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <h2 class="statement">{health.value?.caseName}</h2>
      {counts && (
        <p class="dim small">
          {count(counts.documents, "document")}, {count(counts.entities, "entity", "entities")},{" "}
          {count(counts.relations, "line")} from {count(counts.claims, "claim")}. A line is what documents say, not a
          fact: open it and read.
        </p>
      )}
      {health.value?.caseNote && <p class="dim small">{health.value.caseNote}</p>}
      {begin.value && begin.value.pairs.length > 0 && <h3>Ask</h3>}
      <ul class="begin">
        {begin.value?.pairs.map((pair) => (
          <li key={pair[0].id + pair[1].id}>
            <button class="btn" type="button" onClick={() => void attempt(() => ask(pair))}>
              How is {pair[0].name} connected to {pair[1].name}?
            </button>
          </li>
        ))}
      </ul>
      {begin.value && begin.value.lines.length > 0 && <h3>Open a line</h3>}
      <ul class="lines">
        {begin.value?.lines.map(({ line, source, target }) => (
          <li key={line.id}>
            <button
              class="line-row"
              type="button"
              onClick={() =>
                void attempt(async () => {
                  if (!graph.value.relations.has(line.id)) await addEntities([source.id, target.id]);
                  select.relation(line.id);
                })
              }
            >
              <LineSign status={line.status} />
              <span>
                <Denial status={line.status} />
                <b>{source.name}</b> <span class="dim">{lineWords(line.type)}</span> <b>{target.name}</b>
              </span>
              <span class="num">{voices(line)}</span>
            </button>
          </li>
        ))}
      </ul>
      <h3>On the graph</h3>
      <p class="dim small">
        A click on a line opens its claims, on a sign the entity; a double click brings its neighbours. <kbd>/</kbd>{" "}
        searches, <kbd>?</kbd> lists the keys.
      </p>
    </>
  );
}
