/** Where to begin: questions that this case can answer, and lines worth opening. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { call } from "../api/call.js";
import { caseVersion, health } from "../state/case.js";
import { addEntities, graph, type Entity, type Relation } from "../state/graph.js";
import { attempt, sayError } from "../state/notices.js";
import { findPaths } from "../state/paths.js";
import { from, options, to } from "../state/question.js";
import { select } from "../state/selection.js";
import { Denial } from "./denial.js";
import { isAdding } from "./documents.js";
import { LineSign } from "./icon.js";
import { count, lineWords, voices } from "./words.js";

interface Begin {
  readonly pairs: readonly (readonly [Entity, Entity])[];
  readonly lines: readonly { readonly line: Relation; readonly source: Entity; readonly target: Entity }[];
}
const begin = signal<Begin | undefined>(undefined);

const LINES = 3;

/**
 * The most mentioned that anything is said of, to ask about, the last two of another story where there is one that no line
 * joins to the first; a line of each status, then those with the most voices.
 */
async function findBeginnings(): Promise<Begin> {
  const { items } = await call("GET /api/entities", { query: { q: "", limit: 60 } });
  const { entities, relations } = await call("POST /api/subgraph", {
    body: { entities: items.map((entity) => entity.id) },
  });
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const ranked = relations
    .filter((line) => line.type !== "RELATED_TO")
    .sort((a, b) => b.origins + b.denials - (a.origins + a.denials) || b.claims - a.claims);
  const ofEach = ["corroborated", "contested", "denied"].flatMap(
    (status) => ranked.find((line) => line.status === status) ?? [],
  );
  const lines = [...new Set([...ofEach, ...ranked])].slice(0, LINES).flatMap((line) => {
    const [source, target] = [byId.get(line.source), byId.get(line.target)];
    return source && target ? [{ line, source, target }] : [];
  });
  const linked = new Set(ranked.flatMap((line) => [line.source, line.target]));
  const people = items.filter((entity) => entity.type === "Person" && linked.has(entity.id));
  const others = items.filter((entity) => entity.type !== "Person" && entity.type !== "Place" && linked.has(entity.id));
  const story = people[0] ? joinedTo(people[0].id, ranked) : new Set<string>();
  const elsewhere = [...people, ...others].filter((entity) => !story.has(entity.id));
  const second = elsewhere[0] ? joinedTo(elsewhere[0].id, ranked) : new Set<string>();
  const apart = elsewhere.filter((entity) => second.has(entity.id));
  const near = (all: readonly Entity[]) => all.filter((entity) => story.has(entity.id));
  const [[one, two], [body, otherBody]] = [near(people), near(others)];
  const pairs = [[one, two], [one, body], apart.length > 1 ? apart : [two, otherBody]].flatMap(([a, b]) =>
    a && b ? [[a, b] as const] : [],
  );
  return { pairs, lines };
}

/** Everyone whom these lines join to one, over others too. */
function joinedTo(start: string, lines: readonly Relation[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) {
    for (const { source, target } of lines) {
      if (source === id) reached.add(target);
      else if (target === id) reached.add(source);
    }
  }
  return reached;
}

async function ask([a, b]: readonly [Entity, Entity]): Promise<void> {
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
