/** Exports the whole case, streamed from the store as the format asks for it. */
import { ClewError } from "../errors.js";
import type { EntityId } from "../ids.js";
import type { DocumentSummary, Relation } from "../model.js";
import type { GraphStore } from "../store.js";
import { ENTITY_COLUMNS } from "./columns.js";
import { toHeader } from "./header.js";
import { prove } from "./prove.js";
import type { BackupLine, ExportSource } from "./source.js";

const DOCUMENTS_AT_ONCE = 200;

/** Throws `not-found` for an empty case. */
export async function exportCase(store: GraphStore): Promise<ExportSource> {
  const counts = await store.counts();
  if (counts.documents + counts.judgements === 0) {
    throw new ClewError("not-found", "The case is empty: there is nothing to export.", {
      hint: "Read documents into it first: clew ingest.",
    });
  }
  const exported = new Set<EntityId>();
  return {
    entityColumns: ENTITY_COLUMNS,
    header: await toHeader(store, { title: "Whole case", filters: {} }, allDocuments(store)),
    async *entities() {
      for await (const batch of store.allEntities()) {
        for (const entity of batch) exported.add(entity.id);
        yield* batch;
      }
    },
    async *relations() {
      for await (const { relations } of store.relations()) yield* prove(store, relations.filter(hasItsEnds(exported)));
    },
    documents: () => allDocuments(store),
    backupHead: () => backupHead(store),
    readDocuments: () => store.readDocuments(),
    judgements: async function* () {
      yield* await store.judgements();
    },
  };
}

/** Another process may have added an entity meanwhile: its lines wait for the next export. */
function hasItsEnds(exported: ReadonlySet<EntityId>): (relation: Relation) => boolean {
  // A format that asks for no entities has no ends to miss.
  return ({ source, target }) => exported.size === 0 || (exported.has(source) && exported.has(target));
}

async function* allDocuments(store: GraphStore): AsyncGenerator<DocumentSummary> {
  let after: string | undefined;
  do {
    const page = await store.documents({ limit: DOCUMENTS_AT_ONCE, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}

/** What a backup begins with: its header, then a line for each name with the id of its entity. */
async function* backupHead(store: GraphStore): AsyncGenerator<BackupLine> {
  for await (const text of store.backup()) {
    const line = JSON.parse(text) as BackupLine; // each line of a backup is an object
    if (!("clew" in line || "name" in line)) return;
    yield line;
  }
}
