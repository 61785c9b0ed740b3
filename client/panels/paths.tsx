/** The paths that were found, ranked, each with its proof at a glance; the chosen one is lit. */
import { addEntities } from "../state/graph.js";
import { attempt, say } from "../state/notices.js";
import { answer, chosen, choosePath, findPaths, isSearching, options, type Path } from "../state/paths.js";
import { reading, select } from "../state/selection.js";
import { Export } from "./export.js";
import { count, dateWords, lineWords, voices } from "./words.js";

export function Paths() {
  const found = answer.value;
  if (isSearching.value)
    return (
      <p class="dim" aria-busy="true">
        Looking for paths …
      </p>
    );
  if (!found)
    return <p class="dim">Ask above how two are connected: each path comes with the sentence behind every step.</p>;
  if (found.paths.length === 0) return <NoPath />;
  const walk = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(found.paths.length - 1, (chosen.value ?? 0) + step));
    void attempt(() => choosePath(next));
    document.getElementById(`path-${next}`)?.focus();
  };
  return (
    <>
      <ol class="paths" aria-label="Paths, best first" onKeyDown={walk}>
        {found.paths.map((path, index) => (
          <li key={index}>
            <button
              id={`path-${index}`}
              class="path"
              type="button"
              aria-pressed={index === chosen.value}
              onClick={() => void attempt(() => choosePath(index === chosen.value ? undefined : index))}
            >
              <b>{index + 1}</b>
              <span>
                <Steps path={path} />
              </span>
              <span class="chip plain">
                {path.hops.map((hop) => (hop.relations[0] ? voices(hop.relations[0]) : "")).join(" — ")}
              </span>
            </button>
            {index === chosen.value && <Proof path={path} />}
          </li>
        ))}
      </ol>
      <p class="dim small">
        {!found.complete && "The search was stopped: these are the best found so far. "}
        {found.hubs.total > 0 &&
          `Left out as hubs: ${found.hubs.leftOut
            .slice(0, 4)
            .map((hub) => hub.name)
            .join(", ")}${found.hubs.total > 4 ? ` and ${found.hubs.total - 4} more` : ""}. `}
        {found.hubs.total > 0 && (
          <button class="link" type="button" onClick={() => again({ hubCap: "off" })}>
            Ask again with hubs
          </button>
        )}
      </p>
    </>
  );
}

function again(change: Readonly<Record<string, unknown>>): void {
  options.value = { ...options.value, ...change };
  void findPaths();
}

function Steps({ path }: { readonly path: Path }) {
  return (
    <>
      {path.entities.map((entity, index) => {
        const line = path.hops[index]?.relations[0];
        return (
          <span key={entity.id}>
            <b>{entity.name}</b>
            {line && <span class="hop"> —{lineWords(line.type, line.forward)}→ </span>}
          </span>
        );
      })}
    </>
  );
}

/** The sentence behind each step. */
function Proof({ path }: { readonly path: Path }) {
  return (
    <div class="path-proof">
      {path.hops.map((hop, index) => {
        const line = hop.relations[0];
        const best = line?.best;
        return (
          <p key={index}>
            <button class="link" type="button" onClick={() => line && select.relation(line.id)}>
              {path.entities[index]?.name} {line && lineWords(line.type, line.forward)} {path.entities[index + 1]?.name}
            </button>{" "}
            {best && (
              <>
                <q>{best.quote}</q>{" "}
                <button
                  class="link"
                  type="button"
                  onClick={() => (reading.value = { id: best.document.id, start: best.start, end: best.end })}
                >
                  {best.document.publisher}, {dateWords(best.document.published)}
                </button>
              </>
            )}
            {hop.relations.length > 1 && <span class="dim"> and {count(hop.relations.length - 1, "more line")}</span>}
          </p>
        );
      })}
      <div class="actions start">
        <button class="btn" type="button" onClick={() => void copy(path)}>
          Copy as text
        </button>
        <Export
          label="Export path"
          what={{
            kind: "subgraph",
            entities: path.entities.map((entity) => entity.id),
            relations: path.hops.flatMap((hop) => hop.relations.map((line) => line.id)),
          }}
          title={`${path.entities[0]?.name} to ${path.entities.at(-1)?.name}`}
        />
      </div>
    </div>
  );
}

async function copy(path: Path): Promise<void> {
  const notes: string[] = [];
  const steps = path.hops.map((hop, index) => {
    const line = hop.relations[0];
    const best = line?.best;
    if (best)
      notes.push(
        `[${notes.length + 1}] “${best.quote}” ${best.document.publisher}, ${dateWords(best.document.published)}, ${best.document.source}`,
      );
    const words = line ? lineWords(line.type, line.forward) : "is linked to";
    return `${path.entities[index]?.name} ${words} ${path.entities[index + 1]?.name}${best ? ` [${notes.length}]` : ""}`;
  });
  await navigator.clipboard.writeText([`${steps.join("; ")}.`, ...notes].join("\n"));
  say("Copied, with its sources.");
}

function NoPath() {
  const why = answer.value?.whyNone;
  return (
    <div class="none">
      <p>{why?.message ?? "No path joins these two under these options."}</p>
      {why?.openers.map((opener) => (
        <p key={opener.message}>
          <button class="btn" type="button" onClick={() => again(opener.change)}>
            {opener.message}
          </button>{" "}
          <span class="dim">{opener.path.entities.map((entity) => entity.name).join(" → ")}</span>
        </p>
      ))}
      {!why?.openers.length && (
        <button
          class="btn"
          type="button"
          onClick={() =>
            void attempt(() =>
              addEntities([answer.value?.question.from, answer.value?.question.to].filter((id) => id !== undefined)),
            )
          }
        >
          Show both
        </button>
      )}
    </div>
  );
}
