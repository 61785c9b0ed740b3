/** The place of the drawing: the canvas with its tools, and what it says to those who do not see it. */
import { computed, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { shown } from "../state/filters.js";
import { graph, hidden, showHidden } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { selection } from "../state/selection.js";
import { drawnValues, isDrawn } from "../state/rank.js";
import { denial, lineWords, MEASURE_WORDS } from "../panels/words.js";
import { FULL_STYLE } from "./appearance.js";
import { mountCanvas, type Canvas } from "./canvas.js";
import { onCanvasKey } from "./keyboard.js";

/** The drawing once it is mounted. */
export const canvas = signal<Canvas | undefined>(undefined);

const isOverview = computed(() => shown.value.entities.size > FULL_STYLE);

/** What is selected, in words. */
const spoken = computed(() => {
  const chosen = selection.value;
  if (chosen.kind === "entity") {
    const entity = graph.value.entities.get(chosen.id);
    const lines = [...shown.value.relations.values()].filter(
      (line) => line.source === chosen.id || line.target === chosen.id,
    ).length;
    return entity ? `${entity.name}, ${entity.type}, ${lines} lines in view` : "";
  }
  if (chosen.kind === "several") return `${chosen.ids.length} entities selected`;
  if (chosen.kind === "relation") {
    const line = graph.value.relations.get(chosen.id);
    if (!line) return "";
    const name = (id: string) => graph.value.entities.get(id)?.name ?? id;
    return `${denial(line.status)}${name(line.source)} ${lineWords(line.type)} ${name(line.target)}, ${line.status}`;
  }
  return "";
});

export function Stage() {
  const place = useRef<HTMLDivElement>(null);
  const overview = isOverview.value;
  useEffect(() => {
    const mounted = mountCanvas(place.current!, overview);
    canvas.value = mounted;
    return () => {
      canvas.value = undefined;
      mounted.close();
    };
  }, [overview]);
  const { entities, relations } = shown.value;
  return (
    <>
      <div
        ref={place}
        id="canvas"
        role="application"
        tabIndex={0}
        aria-label={`Graph of ${entities.size} entities and ${relations.size} lines. Arrows walk along lines.`}
        onKeyDown={(event) => canvas.value && onCanvasKey(event, canvas.value)}
      />
      <p class="unseen" aria-live="polite">
        {spoken.value}
      </p>
      {graph.value.entities.size === 0 && <p class="empty">Search for a name, or ask a question, and it shows here.</p>}
      {graph.value.entities.size > 0 && entities.size === 0 && (
        <p class="empty">The legend hides everything in view.</p>
      )}
      {overview && (
        <p class="overview dim small">
          An overview of many: arrows and icons show on what is selected, dragging is off.
        </p>
      )}
      <div class="tools" role="group" aria-label="View">
        <button class="btn ghost" type="button" aria-label="Zoom in" onClick={() => canvas.value?.zoomBy(1.3)}>
          +
        </button>
        <button class="btn ghost" type="button" aria-label="Zoom out" onClick={() => canvas.value?.zoomBy(1 / 1.3)}>
          −
        </button>
        <button class="btn ghost" type="button" onClick={() => canvas.value?.fit()}>
          Fit
        </button>
        <button class="btn ghost" type="button" onClick={() => void attempt(async () => canvas.value?.layOutAgain())}>
          Lay out again
        </button>
        {hidden.value.length > 0 && (
          <button class="btn ghost" type="button" onClick={() => void attempt(showHidden)}>
            {hidden.value.length} hidden · show again
          </button>
        )}
        {drawnValues.value && (
          <button
            class="btn ghost"
            type="button"
            aria-label="Reset the drawing"
            onClick={() => (isDrawn.value = false)}
          >
            {drawnValues.value.isGrouping ? "Colour" : "Size"}: {MEASURE_WORDS[drawnValues.value.measure].name} ✕
          </button>
        )}
      </div>
    </>
  );
}
