/** The drawer below the canvas: which of its parts is in front, and whether it is open. */
import { signal } from "@preact/signals";

export const DRAWER_TABS = ["paths", "selection", "rank", "documents", "review", "cypher"] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];

export const drawerTab = signal<DrawerTab>("paths");
/** Closed until there is something to show: the first look is the graph's. */
export const isDrawerOpen = signal(false);

export function showInDrawer(tab: DrawerTab): void {
  drawerTab.value = tab;
  isDrawerOpen.value = true;
}
