/** What is selected: one entity, one line, or nothing; and what is being read. */
import { signal } from "@preact/signals";
import { chosen } from "./paths.js";

export type Selection =
  | { readonly kind: "nothing" }
  | { readonly kind: "entity"; readonly id: string }
  | { readonly kind: "relation"; readonly id: string };

export const selection = signal<Selection>({ kind: "nothing" });
/** A document in the reader, at a range of its text. */
export const reading = signal<{ readonly id: string; readonly start?: number; readonly end?: number } | undefined>(
  undefined,
);

export const select = {
  nothing: () => (selection.value = { kind: "nothing" }),
  entity: (id: string) => (selection.value = { kind: "entity", id }),
  relation: (id: string) => (selection.value = { kind: "relation", id }),
};

/** Esc, or a click beside everything: the selection goes first, then the light on a path. */
export function letGo(): void {
  if (selection.value.kind !== "nothing") select.nothing();
  else chosen.value = undefined;
}
