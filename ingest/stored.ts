/** Asks the store what it holds already: the questions that come while it answers are put together as one. */
import { toDocumentId } from "../graph/ids.js";
import type { Source } from "../graph/model.js";
import type { GraphStore, StoredSource } from "../graph/store.js";
import type { Knowledge } from "./knowledge.js";
import { toExtractedWith } from "./version.js";
import type { SourceText } from "./read/original.js";

/** True for a document that another run stored from the same sources, of the same text, read by the same rules. */
export function toStoredCheck(
  store: Pick<GraphStore, "findSources">,
  knowledge?: Knowledge,
): (document: SourceText) => Promise<boolean> {
  const findSource = toSourceFinder(store);
  return async ({ text, sources, language }) => {
    const extractedWith = toExtractedWith({ text, ...(language !== undefined && { language }) }, knowledge);
    const id = toDocumentId(text);
    const stored = await Promise.all(sources.map(({ key }) => findSource(key)));
    return sources.every((source, index) => {
      const known = stored[index];
      return known?.document === id && known.extractedWith === extractedWith && isSame(known, source);
    });
  };
}

function isSame(a: Source, b: Source): boolean {
  return a.publisher === b.publisher && a.title === b.title && a.date === b.date;
}

interface Question {
  readonly key: string;
  readonly resolve: (source: StoredSource | undefined) => void;
  readonly reject: (error: unknown) => void;
}

function toSourceFinder(store: Pick<GraphStore, "findSources">): (key: string) => Promise<StoredSource | undefined> {
  let waiting: Question[] = [];
  let isAsking = false;
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!isAsking) void ask();
    });

  async function ask(): Promise<void> {
    isAsking = true;
    await Promise.resolve(); // whoever asks in this turn is asked for too
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      await answer(asked);
    }
    isAsking = false;
  }

  async function answer(asked: readonly Question[]): Promise<void> {
    try {
      const stored = await store.findSources([...new Set(asked.map(({ key }) => key))]);
      const byKey = new Map(stored.map((source) => [source.key, source]));
      for (const { key, resolve } of asked) resolve(byKey.get(key));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}
