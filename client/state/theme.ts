/** Dark or light: the user's choice, else what their system prefers. */
import { effect, signal } from "@preact/signals";

export type Theme = "dark" | "light";
const KEPT = "clew-theme";

export const theme = signal<Theme>(firstTheme());

effect(() => {
  document.documentElement.dataset["theme"] = theme.value;
});

export function switchTheme(): void {
  theme.value = theme.value === "dark" ? "light" : "dark";
  localStorage.setItem(KEPT, theme.value);
}

function firstTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  if (kept === "dark" || kept === "light") return kept;
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}
