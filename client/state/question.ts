/** The question in the bar: who is asked about, and every option that differs from the usual. */
import { computed, signal } from "@preact/signals";
import type { Call } from "../../server/api.js";
import { call } from "../api/call.js";
import { graph, type Entity } from "./graph.js";

export type Named = Pick<Entity, "id" | "name" | "type">;
export type PathOptions = Omit<Call<"POST /api/paths">["body"], "from" | "to" | "budgetMs">;
export type AllOptions = { readonly [Option in keyof PathOptions]-?: NonNullable<PathOptions[Option]> };
/** Options to change, and to what; null takes one back to the usual. */
export type OptionChange = { readonly [Option in keyof PathOptions]?: PathOptions[Option] | null };

/** What a question asks for when it says nothing, as graph/paths/question has it: a journey holds the two together. */
export const USUAL = {
  via: [],
  maxHops: 4,
  k: 10,
  ranking: "strongest",
  direction: "any",
  types: [],
  families: [],
  exceptTypes: [],
  exceptFamilies: [],
  relatedTo: false,
  entityTypes: [],
  exceptEntityTypes: [],
  minConfidence: 0,
  minOrigins: 0,
  statuses: ["corroborated", "reported", "contested"],
  after: "",
  before: "",
  undated: false,
  timeOrder: "off",
  exceptEntities: [],
  exceptRelations: [],
  hubCap: "auto",
  disjoint: false,
} as const satisfies AllOptions;

export const from = signal<Named | undefined>(undefined);
export const to = signal<Named | undefined>(undefined);
/** Only what differs from the usual: what the address keeps and the chips show. */
export const options = signal<PathOptions>({});
/** What was typed for a date and is none, as it stands in its field: nothing is asked until it is put right. */
export const badDates = signal<Partial<Record<"after" | "before", string>>>({});
export const hasBadDate = computed(() => Object.keys(badDates.value).length > 0);
export const isReady = computed(() => from.value && to.value && from.value.id !== to.value.id);

/** With a change made to it, and without what is as usual anyway. */
export function withChange(before: PathOptions, change: OptionChange): PathOptions {
  const usual: Readonly<Record<string, unknown>> = USUAL;
  const changed = Object.entries({ ...before, ...change }).filter(
    ([name, value]) => value !== null && value !== undefined && toKey(value) !== toKey(usual[name]),
  );
  return Object.fromEntries(changed); // each value is an option's own
}

/** Options from a link, which anybody may have written. Undefined when they are not what options look like. */
export function readOptions(written: string): PathOptions | undefined {
  try {
    const given: unknown = JSON.parse(written);
    if (typeof given !== "object" || given === null) return undefined;
    if (!Object.entries(given).every(([name, value]) => isOption(name, value))) return undefined;
    return withChange({}, given); // just checked; the server says what of it is out of range
  } catch {
    return undefined;
  }
}

function isOption(name: string, value: unknown): boolean {
  if (!Object.hasOwn(USUAL, name)) return false;
  const usual = USUAL[name as keyof typeof USUAL];
  if (Array.isArray(usual)) return Array.isArray(value) && value.every((one) => typeof one === "string");
  return typeof value === typeof usual || (name === "hubCap" && typeof value === "number");
}

/** The order of statuses says nothing; that of `via` does. */
function toKey(value: unknown): string {
  return JSON.stringify(Array.isArray(value) && value.includes("reported") ? [...(value as string[])].sort() : value);
}

const names = signal<ReadonlyMap<string, string>>(new Map());

/** What an entity or a line in the options is called. */
export function nameOf(id: string): string {
  return names.value.get(id) ?? graph.value.entities.get(id)?.name ?? id;
}

export function learnName(id: string, name: string): void {
  names.value = new Map(names.value).set(id, name);
}

/** Asks what the entities and lines are called that a link brought. */
export async function learnNames({ via = [], exceptEntities = [], exceptRelations = [] }: PathOptions): Promise<void> {
  const lines = await Promise.all(
    exceptRelations.slice(0, 20).map((id) => call("GET /api/relations/:id", { params: { id } }).catch(() => undefined)),
  );
  const ends = lines.flatMap((line) => (line ? [line.source, line.target] : []));
  const ids = [...new Set([...via, ...exceptEntities, ...ends])].slice(0, 600);
  if (ids.length === 0) return;
  const { entities } = await call("POST /api/subgraph", { body: { entities: ids } });
  for (const { id, name } of entities) learnName(id, name);
  for (const line of lines) if (line) learnName(line.id, lineName(line));
}

/** `Anna Berg – Carl Dorn`. */
export function lineName({ source, target }: { readonly source: string; readonly target: string }): string {
  return `${nameOf(source)} – ${nameOf(target)}`;
}
