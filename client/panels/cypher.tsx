/** The Cypher console: an editor that knows the schema, and results as a table, in the graph, or as JSON. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Answer } from "../../server/api.js";
import { ApiError, call } from "../api/call.js";
import { addEntities } from "../state/graph.js";
import { attempt, say } from "../state/notices.js";
import { select } from "../state/selection.js";
import { mountEditor, type Editor } from "./editor.js";
import { Export } from "./export.js";
import { count } from "./words.js";

type Result = Answer<"POST /api/cypher">;

const HISTORY = "clew-cypher-history";
const EXAMPLES = [
  ["Who is linked to whom", "MATCH (a:Person)-[r]->(b:Entity)\nRETURN a, r, b LIMIT 50"],
  [
    "What is denied",
    "MATCH (a:Entity)-[r:DENIED]->(b:Entity)\nRETURN a.name, r.predicate, b.name, r.denials ORDER BY r.denials DESC LIMIT 25",
  ],
  [
    "What two or more origins say",
    "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.origins >= 2\nRETURN a.name, type(r) AS line, b.name, r.origins AS origins ORDER BY origins DESC LIMIT 25",
  ],
  [
    "Every claim with its quote",
    "MATCH (c:Claim)-[:STATED_IN]->(p:Passage)<-[:HAS_PASSAGE]-(d:Document)\nRETURN c.predicate, c.stance, c.quote, d.publisher, d.published LIMIT 25",
  ],
] as const;

const text = signal(readHistory()[0] ?? EXAMPLES[0][1]);
const result = signal<Result | undefined>(undefined);
const problem = signal<{ readonly message: string; readonly hint: string | undefined } | undefined>(undefined);
const running = signal<AbortController | undefined>(undefined);
const view = signal<"table" | "json">("table");

function readHistory(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(HISTORY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}

function remember(cypher: string): void {
  localStorage.setItem(
    HISTORY,
    JSON.stringify([cypher, ...readHistory().filter((one) => one !== cypher)].slice(0, 30)),
  );
}

export function Cypher() {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const run = async () => {
    running.value?.abort();
    const own = (running.value = new AbortController());
    problem.value = undefined;
    editor.current?.showProblem(undefined);
    try {
      const answer = await call("POST /api/cypher", { body: { cypher: text.value } }, { signal: own.signal });
      result.value = { ...answer, notices: toTell(answer) };
      remember(text.value);
    } catch (error) {
      if (own.signal.aborted) return;
      result.value = undefined;
      if (!(error instanceof ApiError)) throw error;
      problem.value = { message: error.message, hint: error.hint };
      editor.current?.showProblem(error.details["position"] as { line: number; column: number } | undefined);
    } finally {
      if (running.value === own) running.value = undefined;
    }
  };
  useEffect(() => {
    editor.current = mountEditor(place.current!, {
      text: text.value,
      onChange: (next) => (text.value = next),
      onRun: () => void attempt(run),
    });
    return () => editor.current?.close();
  }, []);
  const write = (cypher: string) => {
    text.value = cypher;
    editor.current?.write(cypher);
  };
  return (
    <div class="console">
      <div class="query">
        <div ref={place} class="editor" />
        <div class="actions start">
          {running.value ? (
            <button class="btn" type="button" onClick={() => running.value?.abort()}>
              Stop
            </button>
          ) : (
            <button class="btn primary" type="button" onClick={() => void attempt(run)}>
              Run <kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>
          )}
          <select aria-label="Examples" value="" onChange={(event) => write(event.currentTarget.value)}>
            <option value="" disabled>
              Examples
            </option>
            {EXAMPLES.map(([name, cypher]) => (
              <option key={name} value={cypher}>
                {name}
              </option>
            ))}
          </select>
          {readHistory().length > 0 && (
            <select aria-label="History" value="" onChange={(event) => write(event.currentTarget.value)}>
              <option value="" disabled selected>
                History
              </option>
              {readHistory().map((cypher) => (
                <option key={cypher} value={cypher}>
                  {cypher.slice(0, 80)}
                </option>
              ))}
            </select>
          )}
        </div>
        {problem.value && (
          <p class="problem" role="alert">
            {problem.value.message} {problem.value.hint}
          </p>
        )}
      </div>
      <div class="result" tabIndex={0} role="region" aria-label="Result">
        {running.value && (
          <p class="dim" aria-busy="true">
            Running …
          </p>
        )}
        {!running.value && result.value && <ResultView result={result.value} cypher={text.value} />}
        {!running.value && !result.value && !problem.value && (
          <p class="dim">Queries read and never write. Results show here.</p>
        )}
      </div>
    </div>
  );
}

const told = new Set<string>();

/** A notice is told once; when nothing was found, it may say why, and is told again. */
function toTell({ rows, notices }: Result): string[] {
  const news = notices.filter((notice) => rows.length === 0 || !told.has(notice));
  for (const notice of news) told.add(notice);
  return news;
}

function ResultView({
  result: { columns, rows, truncated, elapsedMs, notices, subgraph },
  cypher,
}: {
  readonly result: Result;
  readonly cypher: string;
}) {
  const draw = async () => {
    await addEntities(subgraph.entities.map((entity) => entity.id));
    say(`${count(subgraph.entities.length, "entity", "entities")} of the result are in view.`);
  };
  return (
    <>
      <p class="result-head">
        <span class="dim">
          {count(rows.length, "row")}
          {truncated && " (cut there)"} in {Math.round(elapsedMs)} ms
        </span>
        <span class="actions">
          <button
            class="btn"
            type="button"
            aria-pressed={view.value === "json"}
            onClick={() => (view.value = view.value === "json" ? "table" : "json")}
          >
            {view.value === "json" ? "As table" : "As JSON"}
          </button>
          <button
            class="btn"
            type="button"
            disabled={subgraph.entities.length === 0}
            onClick={() => void attempt(draw)}
          >
            Show in graph
          </button>
          <Export
            label="Export"
            title="A query's result"
            what={{ kind: "cypher", cypher }}
            isDisabled={subgraph.entities.length === 0}
          />
        </span>
      </p>
      {notices.map((notice) => (
        <p key={notice} class="dim small">
          {notice}
        </p>
      ))}
      {view.value === "json" ? (
        <pre>
          {JSON.stringify(
            rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))),
            null,
            2,
          )}
        </pre>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 500).map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={column}>
                    <Value value={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 500 && view.value === "table" && (
        <p class="dim">The first 500 rows are shown; the export has them all.</p>
      )}
    </>
  );
}

/** An entity is a link to it, a line says its type, everything else is itself. */
function Value({ value }: { readonly value: unknown }) {
  if (value === null || value === undefined) return <span class="dim">null</span>;
  if (typeof value !== "object") return <>{String(value)}</>;
  if ("$node" in value) {
    const { labels, properties } = value.$node as { labels: string[]; properties: Record<string, unknown> };
    const name = properties["name"] ?? properties["title"] ?? properties["id"] ?? labels.join(":");
    if (!labels.includes("Entity")) return <>({String(name)})</>;
    return (
      <button class="link" type="button" onClick={() => void attempt(() => show(String(properties["id"])))}>
        {String(name)}
      </button>
    );
  }
  if ("$relationship" in value) return <span class="relation">—{(value.$relationship as { type: string }).type}→</span>;
  if ("$path" in value) {
    return (
      <>
        {(value.$path as unknown[]).map((part, index) => (
          <Value key={index} value={part} />
        ))}
      </>
    );
  }
  return <>{JSON.stringify(value)}</>;
}

async function show(id: string): Promise<void> {
  await addEntities([id]);
  select.entity(id);
}
