/** The head of the page: the case, search, and what is done with the whole. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { health } from "../state/case.js";
import { describeFilters, filters, shown, shownOfAll, viewTitle } from "../state/filters.js";
import { switchTheme, theme } from "../state/theme.js";
import { isAdding } from "./documents.js";
import { Export, type ImageExports } from "./export.js";
import { showsHelp } from "./help.js";
import { Search } from "./search.js";
import { count } from "./words.js";

const exportsAll = signal(false);

export function Header({ images }: { readonly images: ImageExports | undefined }) {
  const inView = () => ({
    kind: "subgraph" as const,
    entities: [...shown.value.entities.keys()],
    relations: [...shown.value.relations.keys()],
  });
  const all = health.value?.counts.entities ?? 0;
  const isAll = exportsAll.value || shown.value.entities.size === 0;
  return (
    <header class="top">
      <h1 class="logo">
        <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10" cy="12" r="7" />
          <path d="M4.500 9.500c4-3 8-3 11 0M4 14c4-2.500 9-2.500 12.500-.5M12 19c4 1.500 7-1 10-.5" />
        </svg>
        clew
      </h1>
      <span class="case">/ {health.value?.caseName ?? "…"}</span>
      <Search />
      <button class="btn" type="button" onClick={() => (isAdding.value = true)}>
        Add documents
      </button>
      <Export
        label="Export"
        title={isAll ? `${health.value?.caseName ?? "Clew"}, the whole case` : viewTitle.value}
        what={isAll ? { kind: "all" } : inView}
        filters={() => (isAll ? {} : describeFilters(filters.value))}
        images={isAll ? undefined : images}
        isDisabled={all === 0}
      >
        <fieldset class="what">
          <legend class="unseen">What to export</legend>
          <ExportChoice isOn={!isAll} onPick={() => (exportsAll.value = false)}>
            What is in view <span class="num">{shownOfAll.value}</span>
          </ExportChoice>
          <ExportChoice isOn={isAll} onPick={() => (exportsAll.value = true)}>
            The whole case <span class="num">{count(all, "entity", "entities")}</span>
          </ExportChoice>
        </fieldset>
      </Export>
      <button
        class="btn ghost"
        type="button"
        aria-label={`Switch to ${theme.value === "dark" ? "light" : "dark"} colours`}
        onClick={switchTheme}
      >
        ◐
      </button>
      <button class="btn ghost" type="button" aria-label="Keyboard shortcuts" onClick={() => (showsHelp.value = true)}>
        ?
      </button>
    </header>
  );
}

interface ChoiceProps {
  readonly isOn: boolean;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}

function ExportChoice({ isOn, onPick, children }: ChoiceProps) {
  return (
    <label class="check">
      <input type="radio" name="export-what" checked={isOn} onChange={onPick} />
      {children}
    </label>
  );
}
