/** What the page has to say: short notices that go by themselves, spoken to screen readers. */
import { signal } from "@preact/signals";
import { ApiError } from "../api/call.js";
import { isOffline } from "./case.js";

export interface Notice {
  readonly id: number;
  readonly kind: "done" | "problem";
  readonly text: string;
  readonly hint?: string | undefined;
}

const STAYS_MS = { done: 4000, problem: 9000 };

export const notices = signal<readonly Notice[]>([]);
let last = 0;

export function say(text: string, kind: Notice["kind"] = "done", hint?: string): void {
  const id = (last += 1);
  notices.value = [...notices.value, { id, kind, text, hint }].slice(-4);
  setTimeout(() => dismiss(id), STAYS_MS[kind]);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** The one place where an error becomes words on the page; one that was asked for is none. */
export function sayError(error: unknown): void {
  if (error instanceof ApiError) {
    if (error.code === "aborted") return;
    if (error.code === "offline") isOffline.value = true;
    return say(error.message, "problem", error.hint);
  }
  say(error instanceof Error ? error.message : "Something went wrong.", "problem");
  throw error;
}

/** Runs work whose failure is told as a notice. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    sayError(error);
    return undefined;
  }
}
