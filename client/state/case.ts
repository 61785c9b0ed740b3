/** What the page knows of the case as a whole: its schema, its counts, and whether the server answers. */
import { computed, signal } from "@preact/signals";
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";

export type Schema = Answer<"GET /api/schema">;
export type Health = Answer<"GET /api/health">;
export type RelationEntry = Schema["relationTable"][number];

export const schema = signal<Schema | undefined>(undefined);
export const health = signal<Health | undefined>(undefined);
export const isOffline = signal(false);
/** Raised whenever the case changed, by this page or another, so that what shows it reads itself again. */
export const caseVersion = signal(0);

const table = computed(() => new Map(schema.value?.relationTable.map((entry) => [entry.type, entry])));

/** The relation table's entry; a type that users added without wording reads as its own words. */
export function entryOf(type: string): RelationEntry {
  const words = type.toLowerCase().replaceAll("_", " "); // SPOKE_WITH → spoke with
  return (
    table.value.get(type) ?? { type, family: "other", wording: words, inverse: words, symmetric: false, example: "" }
  );
}

/** Asks again, for the schema only when the case changed; leaves what was known when the server does not answer. */
export async function refreshCase(): Promise<void> {
  const next = await call("GET /api/health", {});
  if (!schema.value || schemaOf !== next.revision) {
    schema.value = await call("GET /api/schema", {});
    schemaOf = next.revision;
  }
  health.value = next;
  isOffline.value = false;
}

/** The revision that the schema was read at: counting what a large case holds takes a while. */
let schemaOf: number | undefined;
