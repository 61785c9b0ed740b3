/**
 * Clew's own JSON: everything, so that `import` takes it back without loss. The documents as they were read (text,
 * passages, referents, claims) and the judgements are what is stored; `backupHead` keeps the ids of entities; entities and
 * relations with their proof are there for other readers.
 *
 * One element a line, so that the file can be read piecewise and compared.
 */
import type { ExportSource } from "./source.js";

export const CLEW_JSON = { format: "clew", version: 1 } as const;

export async function* toClewJson(source: ExportSource): AsyncGenerator<string> {
  const { format, version } = CLEW_JSON;
  yield `{\n"format": ${JSON.stringify(format)},\n"version": ${version},\n"header": ${JSON.stringify(source.header)}`;
  yield* list("backupHead", source.backupHead());
  yield* list("judgements", source.judgements());
  yield* list("documents", source.readDocuments());
  yield* list("entities", source.entities());
  yield* list("relations", withProof(source));
  yield "\n}\n";
}

async function* withProof(source: ExportSource): AsyncGenerator<object> {
  for await (const { relation, claims } of source.relations()) yield { ...relation, proof: claims };
}

async function* list(name: string, elements: AsyncIterable<object>): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}: [`;
  let separator = "\n";
  for await (const element of elements) {
    yield separator + JSON.stringify(element);
    separator = ",\n";
  }
  yield "\n]";
}
