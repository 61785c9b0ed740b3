/** Measures of the whole case: who matters, which belong together; and what of it the drawing shows. */
import { computed, effect, signal } from "@preact/signals";
import type { Answer, Call } from "../../server/api.js";
import { ApiError, call } from "../api/call.js";
import { followJob } from "./follow-job.js";
import { graph } from "./graph.js";
import { dismissProblems, sayError } from "./notices.js";

export type Ranking = Answer<"POST /api/rank">;
export type RankRow = Ranking["rows"][number];
export type Measure = Call<"POST /api/rank">["body"]["measure"];

export const MEASURES = [
  "pagerank",
  "degree",
  "weighted-degree",
  "betweenness",
  "closeness",
  "k-core",
  "articulation",
  "components",
  "communities",
] as const satisfies readonly Measure[];

const ROWS = 200;
const MOST_ROWS = 10_000;

export interface Measuring {
  /** 0 to 1. */
  readonly done: number;
  readonly seconds: number;
}

export const measure = signal<Measure>("weighted-degree");
export const ranking = signal<Ranking | undefined>(undefined);
/** How far the measuring that goes on is; undefined when none does. */
export const measuring = signal<Measuring | undefined>(undefined);
/** Whether the drawing shows the measure: as size, or as the colour of its groups. */
export const isDrawn = signal(false);

/** Measures whose value is the number of a group. */
export function isGrouping(one: Measure): boolean {
  return one === "communities" || one === "components";
}

let asking: AbortController | undefined;

export function stopMeasuring(): void {
  asking?.abort();
}

/** Measures the case as it is now; what is in view is told too, whatever its place. */
export async function measureNow(): Promise<void> {
  stopMeasuring();
  const own = (asking = new AbortController());
  measuring.value = { done: 0, seconds: 0 };
  try {
    const entities = [...graph.value.entities.keys()].slice(0, MOST_ROWS);
    const body = { measure: measure.value, limit: ROWS, entities };
    ranking.value = await measureByJob(body, own.signal);
    dismissProblems();
  } catch (error) {
    if (own === asking) sayError(error);
  } finally {
    if (own === asking) measuring.value = undefined;
  }
}

type RankBody = Call<"POST /api/rank">["body"];

/** A job tells how far it is; whoever stops waiting stops the work. */
async function measureByJob(body: RankBody, signal: AbortSignal): Promise<Ranking> {
  const { id } = await call("POST /api/rank/jobs", { body }, { signal });
  return new Promise((resolve, reject) => {
    const leave = followJob(id, (told) => {
      if (told.kind !== "rank") return;
      if (told.answer) resolve(told.answer);
      else if (told.failure) reject(new ApiError("store-failed", told.failure.message, told.failure.hint));
      else if (told.state === "stopped") reject(new ApiError("aborted", "Stopped."));
      else measuring.value = { done: told.done, seconds: told.seconds };
    });
    signal.addEventListener("abort", () => {
      leave();
      void call("DELETE /api/jobs/:id", { params: { id } }).catch(() => undefined); // it ends by itself soon, unfollowed
      reject(new ApiError("aborted", "Stopped."));
    });
  });
}

export function chooseMeasure(next: Measure): void {
  measure.value = next;
  void measureNow();
}

/** All rows that the server gives, to save them. */
export async function readAllRows(): Promise<Ranking> {
  return call("POST /api/rank", { body: { measure: measure.value, limit: MOST_ROWS } });
}

/** What each entity in view measures; undefined while the drawing shows what it usually shows. */
export const drawnValues = computed(() => {
  const { value } = ranking;
  if (!isDrawn.value || !value) return undefined;
  return {
    measure: value.measure,
    isGrouping: isGrouping(value.measure),
    values: new Map([...value.rows, ...(value.chosen ?? [])].map((row) => [row.entity.id, row.value])),
  };
});

// What came into view since has no value yet.
let askedFor = "";
effect(() => {
  const drawn = drawnValues.value;
  if (!drawn) return;
  const unknown = [...graph.value.entities.keys()].filter((id) => !drawn.values.has(id)).join();
  if (unknown === "" || unknown === askedFor) return;
  askedFor = unknown; // an entity without a line never gets one
  void measureNow();
});
