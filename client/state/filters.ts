/** What the legend lets through. */
import { computed, signal } from "@preact/signals";
import { entryOf, health } from "./case.js";
import { graph, type GraphInView, type Relation } from "./graph.js";

export interface Filters {
  readonly hiddenTypes: ReadonlySet<string>;
  readonly hiddenStatuses: ReadonlySet<string>;
  readonly hiddenFamilies: ReadonlySet<string>;
  /** Independent origins, for or against, that a line must have. */
  readonly minOrigins: number;
}

const OPEN: Filters = {
  hiddenTypes: new Set(),
  hiddenStatuses: new Set(),
  hiddenFamilies: new Set(["other"]), // RELATED_TO: any other link, in its own words
  minOrigins: 1,
};

export const filters = signal<Filters>(OPEN);

export const isFiltered = computed(
  () => JSON.stringify(describeFilters(filters.value)) !== JSON.stringify(describeFilters(OPEN)),
);

export function resetFilters(): void {
  filters.value = OPEN;
}

export function toggle(kind: "hiddenTypes" | "hiddenStatuses" | "hiddenFamilies", value: string): void {
  const hidden = new Set(filters.value[kind]);
  if (!hidden.delete(value)) hidden.add(value);
  filters.value = { ...filters.value, [kind]: hidden };
}

/** Only this value; with it alone already, all again. */
export function isolate(
  kind: "hiddenTypes" | "hiddenStatuses" | "hiddenFamilies",
  value: string,
  all: readonly string[],
): void {
  const others = all.filter((one) => one !== value);
  const alone = others.every((one) => filters.value[kind].has(one)) && !filters.value[kind].has(value);
  filters.value = { ...filters.value, [kind]: new Set(alone ? [] : others) };
}

/** What is in view after the legend: what the canvas draws and an export of the view holds. */
export const shown = computed<GraphInView>(() => {
  const { hiddenTypes } = filters.value;
  const entities = new Map([...graph.value.entities].filter(([, entity]) => !hiddenTypes.has(entity.type)));
  const relations = new Map(
    [...graph.value.relations].filter(
      ([, line]) => entities.has(line.source) && entities.has(line.target) && letsThrough(line),
    ),
  );
  return { entities, relations };
});

/** `25 of 118 entities`. */
export const shownOfAll = computed(() => {
  const all = health.value?.counts.entities ?? shown.value.entities.size;
  return `${shown.value.entities.size.toLocaleString("en")} of ${all.toLocaleString("en")} entities`;
});

/** What an export of the view is called. */
export const viewTitle = computed(() => `${health.value?.caseName ?? "Clew"}, ${shownOfAll.value}`);

/** Whether the legend lets a line through, apart from its ends. */
export function letsThrough(line: Relation): boolean {
  const { hiddenStatuses, hiddenFamilies, minOrigins } = filters.value;
  return (
    !hiddenStatuses.has(line.status) &&
    !hiddenFamilies.has(entryOf(line.type).family) &&
    Math.max(line.origins, line.denials) >= minOrigins
  );
}

/** In words, for the head of an export. */
export function describeFilters({
  hiddenTypes,
  hiddenStatuses,
  hiddenFamilies,
  minOrigins,
}: Filters): Record<string, string> {
  const words = (hidden: ReadonlySet<string>) => [...hidden].sort().join(", ");
  return Object.fromEntries(
    [
      ["entity types left out", words(hiddenTypes)],
      ["statuses left out", words(hiddenStatuses)],
      ["kinds of relation left out", words(hiddenFamilies).replace(/\bother\b/, "related to")], // as the legend calls it
      ["least origins", minOrigins > 1 ? String(minOrigins) : ""],
    ].filter(([, value]) => value),
  ) as Record<string, string>;
}
