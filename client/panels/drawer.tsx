/** The drawer: paths, what is asked of a selection, measures, documents, what is left to decide, Cypher. */
import { lazy, Suspense } from "preact/compat";
import { health } from "../state/case.js";
import { DRAWER_TABS, drawerTab, isDrawerOpen, type DrawerTab } from "../state/drawer.js";
import { openPairs } from "../state/judgements.js";
import { answer } from "../state/paths.js";
import { Documents } from "./documents.js";
import { Paths } from "./paths.js";
import { Rank } from "./rank.js";
import { Review } from "./review.js";
import { Sets } from "./sets.js";

/** The editor is large and asked for only when it is needed. */
const Cypher = lazy(() => import("./cypher.js").then((module) => module.Cypher));

const TITLES: Readonly<Record<DrawerTab, string>> = {
  paths: "Paths",
  selection: "Selection",
  rank: "Rank",
  documents: "Documents",
  review: "Review",
  cypher: "Cypher",
};

/** An editor and a table want room. */
const TALL: ReadonlySet<DrawerTab> = new Set(["rank", "review", "cypher"]);

export function Drawer() {
  const pairs = openPairs.value;
  const numbers: Partial<Record<DrawerTab, number | string | undefined>> = {
    paths: answer.value?.paths.length,
    documents: health.value?.counts.documents,
    review: pairs && pairs.items.length > 0 ? `${pairs.items.length}${pairs.next === undefined ? "" : "+"}` : undefined,
  };
  const open = (tab: DrawerTab) => {
    isDrawerOpen.value = tab !== drawerTab.value || !isDrawerOpen.value;
    drawerTab.value = tab;
  };
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const next = DRAWER_TABS[(DRAWER_TABS.indexOf(drawerTab.value) + step + DRAWER_TABS.length) % DRAWER_TABS.length]!;
    drawerTab.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section
      id="drawer"
      class={!isDrawerOpen.value ? "closed" : TALL.has(drawerTab.value) ? "tall" : ""}
      aria-label="Paths, selection, rank, documents, review, Cypher"
    >
      <div class="tabs" role="tablist" onKeyDown={move}>
        {DRAWER_TABS.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            class="tab"
            type="button"
            role="tab"
            aria-selected={tab === drawerTab.value}
            aria-controls="drawer-panel"
            tabIndex={tab === drawerTab.value ? 0 : -1}
            onClick={() => open(tab)}
          >
            {TITLES[tab]} {numbers[tab] !== undefined && <span class="dim">{numbers[tab]}</span>}
          </button>
        ))}
      </div>
      <div
        id="drawer-panel"
        class="drawer-panel"
        role="tabpanel"
        aria-labelledby={`tab-${drawerTab.value}`}
        hidden={!isDrawerOpen.value}
      >
        {drawerTab.value === "paths" && <Paths />}
        {drawerTab.value === "selection" && <Sets />}
        {drawerTab.value === "rank" && <Rank />}
        {drawerTab.value === "documents" && <Documents />}
        {drawerTab.value === "review" && <Review />}
        {drawerTab.value === "cypher" && (
          <Suspense fallback={<p class="dim">Loading the editor …</p>}>
            <Cypher />
          </Suspense>
        )}
      </div>
    </section>
  );
}
