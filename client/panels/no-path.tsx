/** Why there is no path: how near each side came, and the single changes that open one, each a button that asks again. */
import { addEntities } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { changeOptions, type PathAnswer } from "../state/paths.js";
import { PathWords } from "./hop.js";
import { LeftOutHubs } from "./left-out.js";
import { inPageWords } from "./option-words.js";
import { count } from "./words.js";

export function NoPath({ found }: { readonly found: PathAnswer }) {
  const why = found.whyNone;
  const { from, to } = found.question;
  return (
    <div class="none">
      <p>{why ? inPageWords(why.message) : unexplained(found)}</p>
      {why && why.openers.length > 0 && (
        <ul class="openers" aria-label="Changes that open a path">
          {why.openers.map(({ change, message, path }) => (
            <li key={message}>
              <button class="btn" type="button" onClick={() => changeOptions(change)}>
                {inPageWords(message)}
              </button>
              <span class="dim small">
                <PathWords path={path} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {why?.nearest.map((side) => (
        <p key={side.end.id} class="dim small">
          {nearestWords(side)}
        </p>
      ))}
      <LeftOutHubs found={found} />
      <button class="btn ghost" type="button" onClick={() => void attempt(() => addEntities([from, to]))}>
        Show both on the graph
      </button>
    </div>
  );
}

type Nearest = NonNullable<PathAnswer["whyNone"]>["nearest"][number];

function nearestWords({ end, reached, closest, hopsMissing }: Nearest): string {
  const reach = `From ${end.name}, ${count(reached, "entity is", "entities are")} within reach`;
  if (!closest || closest.id === end.id || hopsMissing === undefined) return `${reach}.`;
  return `${reach}; ${closest.name} comes nearest to the other end, ${count(hopsMissing, "step")} short of it.`;
}

function unexplained({ complete, stopped }: PathAnswer): string {
  if (complete) return "No path joins these two under these options.";
  return `${stopped === "time" ? "Time was up" : "The search was stopped"} before a path was found; there may be one. Ask for fewer steps, or fewer kinds of line.`;
}
