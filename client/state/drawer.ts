/** The drawer below the canvas: which of its parts is in front, and whether it is open. */
import { signal } from "@preact/signals";

export const DRAWER_TABS = ["paths", "documents", "cypher"] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];

export const drawerTab = signal<DrawerTab>("paths");
export const isDrawerOpen = signal(true);
