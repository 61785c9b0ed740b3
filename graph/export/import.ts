/**
 * Takes Clew JSON back (see clew-json). A whole case goes into an empty one as a backup does, ids of entities and
 * judgements taken back included; into a case that holds something, its documents are saved and its judgements made one
 * by one, and what is there already changes nothing.
 */
import { ClewError, isClewError } from "../errors.js";
import { digest, toDocumentId } from "../ids.js";
import type { JudgementRecord, ReadDocument } from "../model.js";
import type { GraphStore, SaveOutcome } from "../store.js";
import { CLEW_JSON } from "./clew-json.js";
import { judgementRecordSchema, readDocumentSchema } from "./import-schema.js";
import { readJsonElements, type JsonPiece } from "./json-elements.js";
import type { BackupLine } from "./source.js";

const DOCUMENTS_AT_ONCE = 16;

/** The file's text, from its beginning each time that it is asked for. */
export type OpenText = () => AsyncIterable<string>;

export interface ImportReport {
  /** How the documents fared, by outcome. */
  readonly documents: Readonly<Partial<Record<SaveOutcome["outcome"], number>>>;
  /** Judgements made now; those in force already are not counted. */
  readonly judgements: number;
  /** Judgements without effect: taken back before the export, or taken back here after they were made. */
  readonly takenBack: number;
  /** Judgements that contradict those in force here, in words. */
  readonly refused: readonly string[];
}

export interface ImportOptions {
  /** Told after every few documents. */
  readonly onProgress?: (documents: number, total: number) => void;
}

/** Throws `invalid-input` naming the line; documents before it are kept, except that a wrong head keeps nothing. */
export async function importClewJson(
  store: GraphStore,
  open: OpenText,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const outline = await readOutline(open);
  const counts = await store.counts();
  const isEmpty = counts.documents + counts.judgements === 0;
  if (isEmpty && outline.backupHead.length > 0) return restoreAll(store, open, outline);
  const documents = await saveAll(store, open, outline.documents, options);
  return { documents, ...(await judgeAll(store, outline.judgements)) };
}

interface Outline {
  readonly backupHead: readonly BackupLine[];
  readonly judgements: readonly JudgementRecord[];
  readonly documents: number;
}

/** Everything but the documents, which are only checked and counted: so nothing is stored of a file that is damaged. */
async function readOutline(open: OpenText): Promise<Outline> {
  const backupHead: BackupLine[] = [];
  const judgements: JudgementRecord[] = [];
  const fields = new Map<string, unknown>();
  let documents = 0;
  for await (const piece of readJsonElements(open())) {
    if ("field" in piece) fields.set(piece.field, requireNoBackup(piece));
    else if (piece.list === "backupHead")
      backupHead.push(piece.element as BackupLine); // checked by the store's restore
    else if (piece.list === "judgements") judgements.push(toJudgement(piece));
    else if (piece.list === "documents") {
      toDocument(piece);
      documents += 1;
    }
  }
  requireFormat(fields);
  return { backupHead, judgements, documents };
}

/** The first line of a backup is `{"clew": "backup", …}`. */
function requireNoBackup({ field, value }: Extract<JsonPiece, { field: string }>): unknown {
  if (field !== "clew" || value !== "backup") return value;
  throw new ClewError("invalid-input", "This is a backup, not an export.", { hint: "Use clew restore." });
}

function requireFormat(fields: ReadonlyMap<string, unknown>): void {
  const [format, version] = [fields.get("format"), fields.get("version")];
  if (format !== CLEW_JSON.format || typeof version !== "number") {
    throw new ClewError("invalid-input", 'This JSON is not an export of Clew\'s: expected "format": "clew".', {
      hint: "Import what clew export --format json wrote.",
    });
  }
  if (version > CLEW_JSON.version) {
    throw new ClewError(
      "invalid-input",
      `This export was written by a newer Clew (version ${version} of the format).`,
      {
        hint: "Use the newer version of Clew.",
      },
    );
  }
}

async function restoreAll(store: GraphStore, open: OpenText, outline: Outline): Promise<ImportReport> {
  await store.restore(toBackup(open, outline));
  const judgements = outline.judgements.filter(isInForce).length;
  const takenBack = outline.judgements.length - judgements;
  return { documents: { added: outline.documents }, judgements, takenBack, refused: [] };
}

/** The same as lines of a backup, in a backup's order. */
async function* toBackup(open: OpenText, { backupHead, judgements, documents }: Outline): AsyncGenerator<string> {
  for (const line of backupHead) yield JSON.stringify(line);
  for (const judgement of judgements) yield JSON.stringify({ judgement });
  for await (const read of readDocuments(open)) {
    yield JSON.stringify({ document: { id: toDocumentId(read.text), hash: digest(read.text, 64), read } });
  }
  const names = backupHead.filter((line) => "name" in line).length;
  yield JSON.stringify({ end: { names, judgements: judgements.length, documents } });
}

async function saveAll(
  store: GraphStore,
  open: OpenText,
  total: number,
  { onProgress }: ImportOptions,
): Promise<ImportReport["documents"]> {
  const outcomes: Partial<Record<SaveOutcome["outcome"], number>> = {};
  let done = 0;
  let batch: ReadDocument[] = [];
  const save = async () => {
    for (const { outcome } of await store.saveDocuments(batch)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    done += batch.length;
    batch = [];
    onProgress?.(done, total);
  };
  for await (const document of readDocuments(open)) {
    batch.push(document);
    if (batch.length === DOCUMENTS_AT_ONCE) await save();
  }
  if (batch.length > 0) await save();
  return outcomes;
}

/**
 * Those taken back have no effect on a case that never made them, and are left out; so are those that this case took back
 * after they were made, as when it reads an older export of its own: the later decision holds.
 */
async function judgeAll(
  store: GraphStore,
  records: readonly JudgementRecord[],
): Promise<Pick<ImportReport, "judgements" | "takenBack" | "refused">> {
  const here = await store.judgements();
  const known = new Set(here.filter(isInForce).map(({ judgement }) => toKey(judgement)));
  const lastUndone = new Map<string, string>();
  for (const { judgement, undoneAt = "" } of here) {
    const key = toKey(judgement);
    if (undoneAt > (lastUndone.get(key) ?? "")) lastUndone.set(key, undoneAt);
  }
  const refused: string[] = [];
  let [judgements, takenBack] = [0, 0];
  for (const { judgement, at } of records.filter(isInForce)) {
    const key = toKey(judgement);
    if (known.has(key)) continue;
    if (at <= (lastUndone.get(key) ?? "")) {
      takenBack += 1;
      continue;
    }
    try {
      await store.judge(judgement);
      judgements += 1;
    } catch (error) {
      if (!isClewError(error) || error.code !== "contradicts-judgement") throw error;
      refused.push(error.message);
    }
  }
  return { judgements, takenBack, refused };
}

function isInForce(record: JudgementRecord): boolean {
  return record.undoneAt === undefined;
}

function toKey(judgement: JudgementRecord["judgement"]): string {
  return JSON.stringify(Object.entries(judgement).sort());
}

async function* readDocuments(open: OpenText): AsyncGenerator<ReadDocument> {
  for await (const piece of readJsonElements(open())) {
    if ("list" in piece && piece.list === "documents") yield toDocument(piece);
  }
}

type Element = Extract<JsonPiece, { list: string }>;

function toDocument({ element, line }: Element): ReadDocument {
  const document = readDocumentSchema.safeParse(element);
  if (document.success) return document.data;
  throw damaged("document", line, document.error.issues);
}

function toJudgement({ element, line }: Element): JudgementRecord {
  const record = judgementRecordSchema.safeParse(element);
  if (record.success) return record.data;
  throw damaged("judgement", line, record.error.issues);
}

function damaged(what: string, line: number, issues: readonly { path: PropertyKey[]; message: string }[]): ClewError {
  const [issue] = issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return new ClewError(
    "invalid-input",
    `The ${what} at line ${line} cannot be used: ${where}${issue?.message ?? ""}.`,
    {
      hint: "Nothing was imported. Export again, or correct the file.",
    },
  );
}
