/** The paths that were found, ranked, each with its proof at a glance; the chosen one is lit. */
import { showInDrawer } from "../state/drawer.js";
import { attempt } from "../state/notices.js";
import {
  answer,
  asked,
  changeOptions,
  chosen,
  chosenPath,
  compared,
  comparedPath,
  compareWith,
  choosePath,
  findPaths,
  isSearching,
  refusal,
  walkPaths,
  type Path,
  type PathAnswer,
} from "../state/paths.js";
import { from, isReady, to } from "../state/question.js";
import { Comparison } from "./comparison.js";
import { PathWords, ProofChip } from "./hop.js";
import { DeniedBetween } from "./denied-between.js";
import { LeftOutHubs } from "./left-out.js";
import { NoPath } from "./no-path.js";
import { NotHonoured } from "./not-honoured.js";
import { withOptionWords } from "./option-words.js";
import { Proof, walkSteps } from "./path-proof.js";

export function Paths() {
  const found = answer.value;
  if (isSearching.value && !found)
    return (
      <p class="dim" aria-busy="true">
        Looking for paths …
      </p>
    );
  if (refusal.value)
    return (
      <div class="none">
        <p class="problem">{withOptionWords(refusal.value.message)}</p>
        {refusal.value.hint && <p>{withOptionWords(refusal.value.hint)}</p>}
        <button class="btn" type="button" onClick={askAsUsual}>
          Ask with the usual options
        </button>
      </div>
    );
  if (!found)
    return <p class="dim">Ask above how two are connected: each path comes with the sentence behind every step.</p>;
  if (found.paths.length === 0)
    return (
      <>
        <NotHonoured byStore={found.byStore} />
        <Elsewhere />
        <DeniedBetween found={found} />
        <NoPath found={found} />
      </>
    );
  return (
    <div aria-busy={isSearching.value}>
      <NotHonoured byStore={found.byStore} />
      <Elsewhere />
      <Ended found={found} />
      <DeniedBetween found={found} />
      <ol class="paths" aria-label="Paths, best first" onKeyDown={walk}>
        {found.paths.map((path, index) => (
          <PathRow key={index} path={path} index={index} />
        ))}
      </ol>
      <LeftOutHubs found={found} />
    </div>
  );
}

function askAsUsual(): void {
  changeOptions(Object.fromEntries(Object.keys(asked.value?.options ?? {}).map((name) => [name, null])));
}

function PathRow({ path, index }: { readonly path: Path; readonly index: number }) {
  const isChosen = index === chosen.value;
  const isCompared = index === compared.value;
  return (
    <li>
      <div class={`path-row ${isCompared ? "second" : ""}`}>
        <button
          id={`path-${index}`}
          class="path"
          type="button"
          tabIndex={index === (chosen.value ?? 0) ? 0 : -1}
          aria-pressed={isChosen}
          onClick={() => void attempt(() => choosePath(isChosen ? undefined : index))}
        >
          <b>{index + 1}</b>
          <PathWords path={path} />
          <ProofChip path={path} />
        </button>
        {chosen.value !== undefined && !isChosen && (
          <button
            class="btn ghost"
            type="button"
            aria-pressed={isCompared}
            aria-label={`Compare path ${index + 1} with the lit one`}
            onClick={() => void attempt(() => compareWith(index))}
          >
            {isCompared ? "Comparing" : "Compare"}
          </button>
        )}
      </div>
      {isChosen && comparedPath.value ? (
        <Comparison
          first={{ path, number: index + 1 }}
          second={{ path: comparedPath.value, number: (compared.value ?? 0) + 1 }}
        />
      ) : (
        isChosen && <Proof path={path} hasLink />
      )}
    </li>
  );
}

/** Up and down walk from path to path, left and right along the lit one, Enter opens the claims of its step. */
function walk(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof HTMLElement) || !event.target.classList.contains("path")) return;
  if (event.key === "ArrowDown" || event.key === "j") focusPath(walkPaths(1));
  else if (event.key === "ArrowUp" || event.key === "k") focusPath(walkPaths(-1));
  else if (event.key === "Home") choose(0);
  else if (event.key === "End") choose((answer.value?.paths.length ?? 1) - 1);
  else if (event.key === "ArrowRight" && chosenPath.value) walkSteps(chosenPath.value, 1);
  else if (event.key === "ArrowLeft" && chosenPath.value) walkSteps(chosenPath.value, -1);
  else if (event.key === "Enter" && event.target.id === `path-${chosen.value}` && chosenPath.value) {
    walkSteps(chosenPath.value, 0);
  } else if (event.key === "c") compare(event.target);
  else return;
  event.preventDefault();
}

function choose(index: number): void {
  void attempt(() => choosePath(index));
  focusPath(index);
}

function compare(row: HTMLElement): void {
  const index = Number(row.id.replace("path-", ""));
  const other = index === chosen.value ? (index === 0 ? 1 : index - 1) : index; // beside the lit one, the one before it
  if (answer.value?.paths[other]) void attempt(() => compareWith(other));
}

function focusPath(index: number | undefined): void {
  if (index === undefined) return;
  const row = document.getElementById(`path-${index}`);
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** j and k from anywhere on the page: the paths come to the front. */
export function walkFromAnywhere(step: 1 | -1): void {
  if (!answer.value?.paths.length) return;
  showInDrawer("paths");
  const next = walkPaths(step);
  requestAnimationFrame(() => focusPath(next));
}

/** That the answer is not to the question which now stands in the bar. */
function Elsewhere() {
  const question = asked.value;
  if (!question || !isReady.value) return null;
  if (question.from.id === from.value?.id && question.to.id === to.value?.id) return null;
  return (
    <p class="ended small">
      This is between {question.from.name} and {question.to.name}; the question above is another by now.{" "}
      <button class="link" type="button" onClick={() => void findPaths()}>
        Find
      </button>
    </p>
  );
}

/** That the search did not end by itself, and what was found until then. */
function Ended({ found: { complete, stopped, elapsedMs } }: { readonly found: PathAnswer }) {
  if (complete) return null;
  const why = stopped === "time" ? `Time was up after ${(elapsedMs / 1000).toFixed(1)} s` : "The search was stopped";
  return (
    <p class="ended small">
      {why}: these are the best found so far, and there may be better ones.{" "}
      <button class="link" type="button" onClick={() => void findPaths()}>
        Search again
      </button>
    </p>
  );
}
