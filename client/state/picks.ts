/** Stops of the question picked from the graph and the panels: by way of, left out. */
import { computed } from "@preact/signals";
import type { Relation } from "./graph.js";
import { asked, changeOptions } from "./paths.js";
import { from, isReady, learnName, lineName, options, to, type Named } from "./question.js";

/** A question stands in the bar, so that stops can be picked for it. */
export const isQuestionOpen = computed(() => Boolean(isReady.value || asked.value));

export function isEnd(id: string): boolean {
  return from.value?.id === id || to.value?.id === id;
}

export function isVia(id: string): boolean {
  return options.value.via?.includes(id) ?? false;
}

export function isLeftOut(id: string): boolean {
  return [...(options.value.exceptEntities ?? []), ...(options.value.exceptRelations ?? [])].includes(id);
}

/** An entity cannot be asked for and left out at once: the later word counts. */
export function toggleVia({ id, name }: Named): void {
  if (!isQuestionOpen.value || isEnd(id)) return;
  learnName(id, name);
  const { via = [], exceptEntities = [] } = options.value;
  changeOptions({ via: toggled(via, id), exceptEntities: without(exceptEntities, id) });
}

export function toggleLeftOut({ id, name }: Named): void {
  if (!isQuestionOpen.value || isEnd(id)) return;
  learnName(id, name);
  const { via = [], exceptEntities = [] } = options.value;
  changeOptions({ exceptEntities: toggled(exceptEntities, id), via: without(via, id) });
}

export function toggleLine(line: Relation): void {
  if (!isQuestionOpen.value) return;
  learnName(line.id, lineName(line));
  changeOptions({ exceptRelations: toggled(options.value.exceptRelations ?? [], line.id) });
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? without(ids, id) : [...ids, id];
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((other) => other !== id);
}
