/** What people decided of the case, what waits for them to decide, and taking a decision back. */
import { effect, signal } from "@preact/signals";
import type { Answer, Call } from "../../server/api.js";
import { ApiError, call } from "../api/call.js";
import { caseVersion } from "./case.js";
import { showChange } from "./change.js";
import { showInDrawer } from "./drawer.js";
import { addEntities } from "./graph.js";
import { say } from "./notices.js";
import type { Named } from "./question.js";

export type Judgement = Call<"POST /api/judgements">["body"];
export type JudgementRecord = Answer<"GET /api/judgements">[number];
/** Two entities that may be one. */
export type Pair = Answer<"GET /api/suggestions">["items"][number];
export type EntityName = Answer<"GET /api/entities/:id/names">[number];

const PAIRS = 50;

export interface Pairs {
  readonly items: readonly Pair[];
  readonly next: string | undefined;
}

/** The open pairs of the case, the likeliest first; undefined until they were first read. */
export const openPairs = signal<Pairs | undefined>(undefined);

export async function readPairs(after?: string): Promise<void> {
  const page = await call("GET /api/suggestions", { query: { limit: PAIRS, ...(after !== undefined && { after }) } });
  const before = after === undefined ? [] : (openPairs.value?.items ?? []);
  openPairs.value = { items: [...before, ...page.items], next: page.next };
}

const FIRST_MS = 1500;
const QUIET_MS = 6000;

/** Keeps the open pairs at hand; while documents keep coming, each of which may make pairs, it waits for them to end. */
export function followPairs(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const pause = caseVersion.value === 0 ? FIRST_MS : QUIET_MS;
    clearTimeout(waiting);
    waiting = setTimeout(() => void readPairs().catch(() => undefined), pause); // a count that nobody asked for
  });
}

interface Two {
  readonly a: Named;
  readonly b: Named;
}

/** Two that are one, or two that are not, whatever suggests it. */
export async function judgePair(kind: "same" | "not-same", { a, b }: Two): Promise<void> {
  const [one, other] = await Promise.all([a, b].map(requireKey));
  const words =
    kind === "same" ? () => mergedWords(a, b) : `${a.name} and ${b.name} stay two, and are not asked again.`;
  await judge({ kind, a: one!, b: other! }, words, () => addEntities([a.id, b.id]));
}

/** Of two types, it has that of the more mentioned, and the notice says which. */
async function mergedWords(a: Named, b: Named): Promise<string> {
  if (a.type === b.type) return `${a.name} and ${b.name} are one now.`;
  const { type } = await call("GET /api/entities/:id", { params: { id: a.id } });
  return `${a.name} and ${b.name} are one now, of the type ${type} as most mentions have it. Correct … changes that.`;
}

/** Writes it down and brings the page up to date; the notice takes it back. `onUndo` brings back what then shows again. */
export async function judge(
  judgement: Judgement,
  words: string | (() => Promise<string>),
  onUndo?: () => Promise<void>,
): Promise<void> {
  const record = await call("POST /api/judgements", { body: judgement }).catch(tellContradiction);
  if (!record) return;
  await showChange();
  const undo = async () => {
    await takeBack(record);
    await onUndo?.();
  };
  say(typeof words === "string" ? words : await words(), "done", undefined, { label: "Undo", run: undo });
}

export async function takeBack({ id }: JudgementRecord): Promise<void> {
  await call("DELETE /api/judgements/:id", { params: { id } });
  await showChange();
  say("Taken back.");
}

/** The one in the way can be taken back where all are listed. */
function tellContradiction(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.code !== "contradicts-judgement") throw error;
  say(error.message, "problem", "Take the earlier one back first.", {
    label: "Show decisions",
    run: async () => showInDrawer("review"),
  });
}

/** The name by which judgements know an entity: of several, the one that most documents use. Throws `not-found`. */
export async function requireKey({ id, name }: Pick<Named, "id" | "name">): Promise<string> {
  const names = await call("GET /api/entities/:id/names", { params: { id } });
  const [most] = names.sort((a, b) => b.documents.length - a.documents.length);
  if (most) return most.key;
  throw new ApiError("not-found", `No document names ${name} any more.`);
}

type HiddenClaim = Answer<"GET /api/relations/:id/claims">["items"][number];

/** A claim that is wrong or beside the point counts no more. */
export function hideClaim(claim: HiddenClaim): Promise<void> {
  return judge(toHide(claim), "Hidden: this claim counts no more.");
}

export async function showClaim(claim: HiddenClaim): Promise<void> {
  const wanted = toHide(claim);
  const all = await call("GET /api/judgements", {});
  const record = all.find(
    ({ judgement: one, undoneAt }) => !undoneAt && one.kind === "hide" && isSameHide(one, wanted),
  );
  if (record) await takeBack(record);
}

type Hide = Extract<Judgement, { kind: "hide" }>;

function toHide({ document, predicate, quote }: HiddenClaim): Hide {
  return { kind: "hide", source: document.source, predicate, quote };
}

function isSameHide(one: Hide, other: Hide): boolean {
  return one.source === other.source && one.predicate === other.predicate && one.quote === other.quote;
}

// ── Judgements speak of names by their keys ─────────────────────────────────────────────────────────────────────────

const names = signal<ReadonlyMap<string, string>>(new Map());
const MOST_ASKED = 40;

/** What a key is of: `person:anna berg` → Anna Berg, once it was looked up; until then the key's own words. */
export function nameOfKey(key: string): string {
  return names.value.get(key) ?? `“${wordsOf(key)}”`;
}

/** Looks up what these are called, as far as there is still somebody called so. */
export async function learnKeys(keys: readonly string[]): Promise<void> {
  const unknown = [...new Set(keys)].filter((key) => !names.value.has(key)).slice(0, MOST_ASKED);
  const found = await Promise.all(
    unknown.map(async (key) => {
      const { items } = await call("GET /api/entities", { query: { q: wordsOf(key), limit: 20 } });
      const called = items.flatMap(({ name, aliases }) => [name, ...aliases]);
      return [key, called.find((name) => bare(name) === bare(wordsOf(key)))] as const;
    }),
  );
  const known = found.filter((pair): pair is [string, string] => pair[1] !== undefined);
  if (known.length > 0) names.value = new Map([...names.value, ...known]);
}

/** `person:anna berg~1f2e3d4c` → `anna berg` */
function wordsOf(key: string): string {
  return key.slice(key.indexOf(":") + 1).replace(/[~@][0-9a-f]+$/, "");
}

/** Without accents, marks and spaces: `É. Berg` → `eberg`. */
function bare(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

/** The keys that a judgement speaks of. */
export function keysOf(judgement: Judgement): string[] {
  switch (judgement.kind) {
    case "same":
    case "not-same":
      return [judgement.a, judgement.b];
    case "hide":
      return [];
    default:
      return [judgement.name];
  }
}
