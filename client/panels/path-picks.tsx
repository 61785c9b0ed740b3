/** While a question is open: what is selected may be asked for on the way, or left out. */
import type { Relation } from "../state/graph.js";
import { isEnd, isLeftOut, isQuestionOpen, isVia, toggleLeftOut, toggleLine, toggleVia } from "../state/picks.js";
import type { Named } from "../state/question.js";

export function PathPicks({ entity }: { readonly entity: Named }) {
  if (!isQuestionOpen.value || isEnd(entity.id)) return null;
  return (
    <div class="actions start" role="group" aria-label="In the question">
      <span class="dim small">Paths</span>
      <button class="btn" type="button" aria-pressed={isVia(entity.id)} onClick={() => toggleVia(entity)}>
        By way of it <kbd aria-hidden="true">V</kbd>
      </button>
      <button class="btn" type="button" aria-pressed={isLeftOut(entity.id)} onClick={() => toggleLeftOut(entity)}>
        Leave it out <kbd aria-hidden="true">X</kbd>
      </button>
    </div>
  );
}

export function LinePick({ line }: { readonly line: Relation }) {
  if (!isQuestionOpen.value) return null;
  return (
    <button class="btn" type="button" aria-pressed={isLeftOut(line.id)} onClick={() => toggleLine(line)}>
      Leave out of paths
    </button>
  );
}
