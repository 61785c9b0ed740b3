/** What the page has to say: short notices that go by themselves, spoken to screen readers. */
import { signal } from "@preact/signals";
import { ApiError } from "../api/call.js";
import { isOffline } from "./case.js";

export interface Notice {
  readonly id: number;
  readonly kind: "done" | "problem";
  readonly text: string;
  readonly hint?: string | undefined;
  /** What can be done about it, at hand. */
  readonly action?: NoticeAction | undefined;
}

interface NoticeAction {
  readonly label: string;
  readonly run: () => Promise<unknown>;
}

/** One that says more, as problems do, takes longer to read. */
const STAYS_MS = { done: 4000, problem: 9000 };
/** One that offers something waits for it to be read and reached. */
const STAYS_WITH_ACTION_MS = 15_000;

export const notices = signal<readonly Notice[]>([]);
let last = 0;

export function say(text: string, kind: Notice["kind"] = "done", hint?: string, action?: NoticeAction): void {
  const id = (last += 1);
  notices.value = [...notices.value, { id, kind, text, hint, action }].slice(-4);
  setTimeout(() => dismiss(id), action ? STAYS_WITH_ACTION_MS : STAYS_MS[hint ? "problem" : kind]);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/**
 * The one place where an error becomes words on the page; one that was asked for is none. That the server does not answer
 * stands in a bar of its own as long as it lasts: a notice for each question that it left open would only repeat it.
 */
export function sayError(error: unknown): void {
  if (error instanceof ApiError) {
    if (error.code === "aborted") return;
    if (error.code === "offline") {
      isOffline.value = true;
      return;
    }
    return say(error.message, "problem", error.hint);
  }
  say(error instanceof Error ? error.message : "Something went wrong.", "problem");
  throw error;
}

/**
 * Runs what the user asked for; a failure is told as a notice. Once it has succeeded, what went wrong before it is old news.
 * Work that nobody asked for just then is not run so: its success says nothing of the problem.
 */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  const before = last;
  try {
    const result = await work();
    dismissProblems(before);
    return result;
  } catch (error) {
    sayError(error);
    return undefined;
  }
}

/** All problems told so far, or up to one of them, are solved or no longer of interest. */
export function dismissProblems(upTo = last): void {
  const left = notices.value.filter(({ id, kind }) => kind !== "problem" || id > upTo);
  if (left.length < notices.value.length) notices.value = left;
}
