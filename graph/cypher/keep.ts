/**
 * Backup and restore as ndjson: a header, the names with the ids given to their entities, the judgements, the documents
 * as they were saved, and a last line that says how much there was. Entities and lines follow from these, so the same
 * file fills either store, and gives equal graphs.
 */
import * as z from "zod";
import { ClewError } from "../errors.js";
import type { DocumentId, EntityId, NameKey } from "../ids.js";
import { toLinking } from "../link.js";
import type { JudgementRecord, ReadDocument } from "../model.js";
import type { Ontology } from "../ontology.js";
import type { Counts } from "../store.js";
import { toTextHash, type TextFolder } from "../texts.js";
import type { CypherDatabase, Transaction } from "./database.js";
import { readCounts, recordChange } from "./follow.js";
import { readJudgements, writeJudgements } from "./judge.js";
import { SCHEMA_VERSION } from "./open-case.js";
import { readSaved, type SavedDocument } from "./read-documents.js";
import { requireSound } from "./validate.js";
import { replaceDocuments } from "./write-documents.js";

const DOCUMENTS_AT_ONCE = 16;

interface NameLine {
  readonly id: NameKey;
  readonly slug: EntityId;
  readonly founded: number;
  readonly entity: EntityId;
}

export async function* backup(database: CypherDatabase, texts: TextFolder): AsyncIterable<string> {
  const { names, judgements } = await database.read(async (transaction) => ({
    names: await transaction.run<NameLine>(
      `MATCH (f:NameForm) RETURN f.id AS id, f.slug AS slug, f.founded AS founded, f.entity AS entity ORDER BY founded`,
    ),
    judgements: await readJudgements(transaction),
  }));
  yield JSON.stringify({ clew: "backup", schemaVersion: SCHEMA_VERSION });
  for (const name of names) yield JSON.stringify({ name });
  for (const judgement of judgements) yield JSON.stringify({ judgement });
  let documents = 0;
  for await (const document of streamSaved(database, texts)) {
    documents += 1;
    yield JSON.stringify({ document });
  }
  yield JSON.stringify({ end: { names: names.length, judgements: judgements.length, documents } });
}

/**
 * All documents, or these, as they were saved, ordered by id. Throws `store-failed` where a text is not whole: it lies in
 * another folder, and what the passages have of it lacks the blanks between them.
 */
export async function* streamSaved(
  database: CypherDatabase,
  texts: TextFolder,
  wanted?: readonly DocumentId[],
): AsyncIterable<SavedDocument> {
  const ids = wanted ? [...new Set(wanted)].sort() : await database.read(listIds);
  for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE) {
    const batch = ids.slice(start, start + DOCUMENTS_AT_ONCE);
    const saved = await database.read((transaction) => readSaved(transaction, texts, batch));
    for (const document of saved) requireWhole(document);
    yield* saved.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function requireWhole({ hash, read }: SavedDocument): void {
  if (toTextHash(read.text) === hash) return;
  const name = read.sources[0]?.title ?? "a document";
  throw new ClewError("store-failed", `The full text of “${name}” is not in this case's folder.`, {
    hint: "The database holds what was read of it; its text lies in the folder .clew of who read it. Run this there, or name that folder with CLEW_DATA.",
  });
}

async function listIds(transaction: Transaction): Promise<DocumentId[]> {
  const rows = await transaction.run<{ id: DocumentId }>(`MATCH (d:Document) RETURN d.id AS id ORDER BY id`);
  return rows.map((row) => row.id);
}

const lineSchema = z.union([
  z.object({ clew: z.literal("backup"), schemaVersion: z.number().int().positive() }),
  z.object({
    name: z.object({ id: z.string(), slug: z.string(), founded: z.number().int(), entity: z.string() }),
  }),
  z.object({
    judgement: z.looseObject({ id: z.string(), at: z.string(), judgement: z.looseObject({ kind: z.string() }) }),
  }),
  z.object({
    document: z.object({
      id: z.string(),
      hash: z.string(),
      read: z.looseObject({
        text: z.string(),
        sources: z.array(z.looseObject({ key: z.string(), publisher: z.string(), title: z.string() })).min(1),
        passages: z.array(z.looseObject({ start: z.number(), end: z.number() })),
        referents: z.array(z.looseObject({ name: z.string(), type: z.string() })),
        claims: z.array(z.looseObject({ predicate: z.string(), start: z.number(), end: z.number() })),
      }),
    }),
  }),
  z.object({ end: z.object({ names: z.number(), judgements: z.number(), documents: z.number() }) }),
]);
type Line = z.infer<typeof lineSchema>;
type Amount = Extract<Line, { end: object }>["end"];

export interface RestoreTarget {
  readonly database: CypherDatabase;
  readonly texts: TextFolder;
  readonly ontology: Ontology;
}

/** Fills an empty case from a backup. Throws `invalid-input` naming the line; the case is then empty again. */
export async function restore(target: RestoreTarget, lines: AsyncIterable<string>): Promise<Counts> {
  await requireEmpty(target.database);
  try {
    await fill(target, lines);
  } catch (error) {
    await empty(target);
    throw error;
  }
  return target.database.read(readCounts);
}

async function fill(target: RestoreTarget, lines: AsyncIterable<string>): Promise<void> {
  const filler = new Filler(target);
  let number = 0;
  let began = false;
  let end: Amount | undefined;
  for await (const text of lines) {
    number += 1;
    if (!text.trim()) continue;
    const line = parseLine(text, number);
    if (!began && !("clew" in line)) throw damaged(number, "the first line is not the header of a backup");
    began = true;
    if ("clew" in line && line.schemaVersion > SCHEMA_VERSION) {
      throw new ClewError("store-newer", `This backup was written by a newer Clew (format ${line.schemaVersion}).`, {
        hint: "Use the newer version of Clew.",
      });
    }
    if ("end" in line) end = line.end;
    await filler.take(line, number);
  }
  await filler.flush();
  if (!end) throw damaged(number + 1, "the backup breaks off before its end");
  const { names, judgements, documents } = filler.taken;
  if (names !== end.names || judgements !== end.judgements || documents !== end.documents) {
    throw damaged(
      number,
      `it promises ${end.names} names, ${end.judgements} judgements and ${end.documents} documents, ` +
        `but there were ${names}, ${judgements} and ${documents}`,
    );
  }
}

const NODES_AT_ONCE = 5000;

/** Takes out what a restore that broke off has put in, so that another backup can be tried. */
async function empty({ database, texts }: RestoreTarget): Promise<void> {
  const saved = await database.read((transaction) =>
    transaction.run<{ hash: string }>(`MATCH (d:Document) RETURN d.hash AS hash`),
  );
  for (let deleted = NODES_AT_ONCE; deleted === NODES_AT_ONCE;) {
    deleted = await database.write(async (transaction) => {
      const nodes = await transaction.run(
        `MATCH (n) WHERE NOT n:ClewStore WITH n LIMIT $most DETACH DELETE n RETURN 1 AS one`,
        { most: NODES_AT_ONCE },
      );
      return nodes.length;
    });
  }
  await database.write((transaction) => transaction.run(`MATCH (s:ClewStore {id: 'clew'}) SET s.founded = 0`));
  for (const { hash } of saved) await texts.remove(hash);
}

/** Collects lines until there are enough for a transaction. */
class Filler {
  readonly taken = { names: 0, judgements: 0, documents: 0 };
  private names: NameLine[] = [];
  private judgements: JudgementRecord[] = [];
  private documents: SavedDocument[] = [];

  constructor(private readonly target: RestoreTarget) {}

  async take(line: Line, number: number): Promise<void> {
    // The schema has checked the outline; `requireSound` checks what a document holds.
    if ("name" in line) this.names.push(line.name as NameLine);
    else if ("judgement" in line) this.judgements.push(line.judgement as unknown as JudgementRecord);
    else if ("document" in line) {
      const saved = line.document as unknown as SavedDocument;
      this.documents.push({ ...saved, read: requireSoundLine(saved.read, number) });
      if (this.documents.length >= DOCUMENTS_AT_ONCE) await this.flush();
    }
  }

  async flush(): Promise<void> {
    const { names, judgements, documents } = this;
    [this.names, this.judgements, this.documents] = [[], [], []];
    this.taken.names += names.length;
    this.taken.judgements += judgements.length;
    this.taken.documents += documents.length;
    if (names.length + judgements.length + documents.length === 0) return;
    await Promise.all(documents.map(({ hash, read }) => this.target.texts.save(hash, read.text)));
    await this.target.database.write(async (transaction) => {
      if (names.length > 0) {
        await transaction.run(
          `UNWIND $rows AS row MERGE (f:NameForm {id: row.id})
           SET f += row, f.referents = 0, f.mentions = 0, f.names = '{}', f.aliases = '{}', f.types = '{}'`,
          { rows: names },
        );
        const founded = Math.max(...names.map((name) => name.founded)) + 1;
        await transaction.run(`MATCH (s:ClewStore {id: 'clew'}) SET s.founded = $founded`, { founded });
      }
      await writeJudgements(transaction, judgements);
      const linking = toLinking(await readJudgements(transaction));
      const { ontology } = this.target;
      const touched = await replaceDocuments({ transaction, linking, ontology }, [], documents);
      await recordChange(transaction, touched);
    });
  }
}

async function requireEmpty(database: CypherDatabase): Promise<void> {
  const [documents, judgements] = await database.read(async (transaction) => [
    (await readCounts(transaction)).documents,
    (await readJudgements(transaction)).length, // those taken back as well
  ]);
  if (documents === 0 && judgements === 0) return;
  throw new ClewError(
    "invalid-input",
    `A backup goes into an empty case; this one has ${documents} documents and ${judgements} judgements.`,
    {
      hint: "Restore into another folder (CLEW_DATA) or another database.",
    },
  );
}

function parseLine(text: string, number: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (number === 1 && text.trim() === "{") throw exported();
    throw damaged(number, "it is not JSON", cause);
  }
  if (number === 1 && (value as { format?: unknown } | null)?.format === "clew") throw exported();
  const line = lineSchema.safeParse(value);
  if (!line.success) throw damaged(number, z.prettifyError(line.error), line.error);
  return line.data;
}

function exported(): ClewError {
  return new ClewError("invalid-input", "This is an export, not a backup.", { hint: "Use clew import." });
}

function requireSoundLine(read: ReadDocument, number: number): ReadDocument {
  try {
    return requireSound(read);
  } catch (cause) {
    throw damaged(number, (cause as Error).message, cause);
  }
}

function damaged(number: number, what: string, cause?: unknown): ClewError {
  return new ClewError("invalid-input", `Line ${number} of the backup cannot be used: ${what}.`, {
    hint: "Restore from an undamaged backup.",
    ...(cause === undefined ? {} : { cause }),
  });
}
