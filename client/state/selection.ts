/** What is selected: one entity, several, one line, or nothing; and what is being read. */
import { signal } from "@preact/signals";
import { light } from "./light.js";
import { chosen, compared } from "./paths.js";

export type Selection =
  | { readonly kind: "nothing" }
  | { readonly kind: "entity"; readonly id: string }
  | { readonly kind: "several"; readonly ids: readonly string[] }
  | { readonly kind: "relation"; readonly id: string };

export const selection = signal<Selection>({ kind: "nothing" });
/** A document in the reader, at a range of its text. */
export const reading = signal<{ readonly id: string; readonly start?: number; readonly end?: number } | undefined>(
  undefined,
);

export const select = {
  nothing: () => (selection.value = { kind: "nothing" }),
  entity: (id: string) => (selection.value = { kind: "entity", id }),
  several: (ids: readonly string[]) => (selection.value = toSelection([...new Set(ids)])),
  relation: (id: string) => (selection.value = { kind: "relation", id }),
  /** Adds an entity to those selected, or takes it away. */
  toggle(id: string) {
    const before = selectedEntities();
    select.several(before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
  },
};

/** From a list: its claims are shown from their heading, also where they stand below the list, as on a phone. */
export function openClaims(id: string): void {
  select.relation(id);
  if (!matchMedia(STACKED).matches) return;
  requestAnimationFrame(() => document.getElementById("side")?.scrollIntoView({ block: "start" }));
}

const STACKED = "(max-width: 700px)"; // as in styles/layout.css

/** The entities that are selected, in the order in which they were. */
export function selectedEntities(): readonly string[] {
  const { value } = selection;
  return value.kind === "several" ? value.ids : value.kind === "entity" ? [value.id] : [];
}

function toSelection(ids: readonly string[]): Selection {
  const [id] = ids;
  return id === undefined ? { kind: "nothing" } : ids.length === 1 ? { kind: "entity", id } : { kind: "several", ids };
}

/** Esc, or a click beside everything: the selection goes first, then the light on a path. */
export function letGo(): void {
  if (selection.value.kind !== "nothing") return void select.nothing();
  chosen.value = undefined;
  compared.value = undefined;
  light.value = undefined;
}
