/** `clew remove`: documents, and what only they said. */
import { Command } from "commander";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { ClewError } from "../graph/errors.js";
import type { DocumentId } from "../graph/ids.js";
import type { DocumentSummary } from "../graph/model.js";
import type { GraphStore } from "../graph/store.js";
import { DEFAULT_MAX_BYTES, readOriginal } from "../ingest/read/read.js";
import { toFileKey } from "../ingest/read/source.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { toFailure } from "./failure.js";
import { terminal, toPrintable } from "./terminal.js";

type Removed = Pick<DocumentSummary, "id" | "title" | "publisher">;

export function removeCommand(): Command {
  return new Command("remove")
    .summary("take documents out of the case")
    .description("Takes documents out of the case, with what only they said. Judgements stay.")
    .argument("<document...>", "an id, a file, an address, or the whole title")
    .option("--json", "print what was removed as JSON")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (wanted: readonly string[], { json }: { readonly json?: true }) => {
      const failures: unknown[] = [];
      const removed = await withCase(async (store) => {
        const documents: Removed[] = [];
        for (const words of wanted) {
          await removeOne(store, words).then(
            (document) => documents.push(document),
            (error: unknown) => failures.push(error),
          );
        }
        return documents;
      });
      if (json) await terminal.write(`${JSON.stringify({ removed })}\n`);
      else for (const document of removed) await terminal.write(`Removed ${describe(document)}.\n`);
      // All but the last are told here; the last goes to the one handler, and makes the exit code.
      for (const failure of failures.slice(0, -1)) process.stderr.write(toFailure(failure, false).text);
      if (failures.length > 0) throw failures.at(-1);
    });
}

const EXAMPLES = [
  ["A file that was read", "clew remove seeds/16-peskov-denies.md"],
  ["By its id", "clew remove doc-0f3a8b1c2d4e5f607182"],
  ["Which documents there are", 'clew query "MATCH (d:Document) RETURN d.id, d.title, d.publisher, d.published"'],
] as const;

async function removeOne(store: GraphStore, words: string): Promise<Removed> {
  const document = await requireDocument(store, words);
  await store.removeDocument(document.id);
  const { id, title, publisher } = document;
  return { id, title, publisher };
}

/** Throws `not-found`, `ambiguous-name`: nothing is removed by half a title. */
async function requireDocument(store: GraphStore, words: string): Promise<Removed> {
  if (words.startsWith("doc-")) {
    const document = await store.document(words as DocumentId); // any text may be asked for; only ids are found
    if (document) return document;
  }
  const [source] = await store.findSources(await toSourceKeys(words));
  const bySource = source && (await store.document(source.document));
  if (bySource) return bySource;
  const { items } = await store.documents({ text: words, limit: 10 });
  const titled = items.filter(({ title }) => title.toLowerCase() === words.toLowerCase());
  const [only] = titled;
  if (only && titled.length === 1) return only;
  throw titled.length > 1 ? toAmbiguous(words, titled) : toNotFound(words, items);
}

/** The words as an address; as a file, its own key and the address that it names as its own. */
async function toSourceKeys(words: string): Promise<string[]> {
  const path = resolve(words);
  const keys = [words, toFileKey(path)];
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return keys;
  const original = { from: "file", name: words, path, bytes: found.size } as const;
  // A file that cannot be read any more may still be known by its key.
  const text = await readOriginal(original, { maxBytes: DEFAULT_MAX_BYTES }).catch(() => undefined);
  return [...keys, ...(text?.sources ?? []).map(({ key }) => key)];
}

function toAmbiguous(words: string, titled: readonly DocumentSummary[]): ClewError {
  const list = titled.map((document) => `  ${describe(document)}`).join("\n");
  return new ClewError(
    "ambiguous-name",
    `${titled.length} documents have the title ${JSON.stringify(words)}:\n${list}`,
    {
      hint: "Give the id of the one to remove.",
      details: { candidates: titled.map(({ id }) => id) },
    },
  );
}

function toNotFound(words: string, near: readonly DocumentSummary[]): ClewError {
  const message = `No document of this case is ${JSON.stringify(words)}: expected an id, a file, an address or a title.`;
  const list = near.map((document) => `\n  ${describe(document)}`).join("");
  return new ClewError("not-found", near.length > 0 ? `${message} Near are:${list}` : message);
}

function describe({ id, title, publisher }: Removed): string {
  return toPrintable(`${title} (${publisher}) ${id}`);
}
