/** The header of an export of these documents. */
import type { GraphStore } from "../store.js";
import type { ExportedDocument, ExportHeader } from "./source.js";

/** What the export is called and what was asked for. */
export type Titles = Pick<ExportHeader, "title" | "filters">;

export async function toHeader(
  store: GraphStore,
  titles: Titles,
  documents: AsyncIterable<ExportedDocument>,
): Promise<ExportHeader> {
  const publishers = new Map<string, number>();
  for await (const { sources } of documents) {
    for (const name of new Set(sources.map((source) => source.publisher)))
      publishers.set(name, (publishers.get(name) ?? 0) + 1);
  }
  return {
    ...titles,
    exportedAt: new Date().toISOString(),
    revision: await store.revision(),
    publishers: [...publishers]
      .map(([name, documents]) => ({ name, documents }))
      .sort((a, b) => b.documents - a.documents || (a.name < b.name ? -1 : 1)),
  };
}
