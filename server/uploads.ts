/** Uploads, streamed to the disk within limits; a file's own name is told to people and never becomes part of a path. */
import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import busboy from "busboy";
import type { Request } from "express";
import { stringify } from "yaml";
import type * as z from "zod";
import { ClewError } from "../graph/errors.js";
import { DEFAULT_MAX_BYTES } from "../ingest/read/read.js";
import type { pastedDocument } from "./schemas/documents.js";

export interface Upload {
  /** As the user calls it. */
  readonly name: string;
  /** The source key, where the content names none. */
  readonly key: string;
  /** Its name in the job's folder; empty for one that was refused. */
  readonly file: string;
  /** Why it was: the others of its upload are read all the same. */
  readonly refused?: string;
}

const LIMITS = { files: 500, fileSize: DEFAULT_MAX_BYTES, fields: 20, fieldSize: 2000, parts: 600 };
const MOST_BYTES = 500 * 1024 * 1024;

/**
 * The files of a multipart request, each on the disk when this resolves but for those that are larger than one may be.
 * Throws `too-large` for too many or too much at once, `invalid-input` for a body that is no upload or holds no file.
 */
export async function receiveFiles(request: Request, folder: string): Promise<Upload[]> {
  const parser = openParser(request);
  const saving: Promise<Upload>[] = [];
  let received = 0;
  await new Promise<void>((resolve, reject) => {
    // The request is counted, not its files: a stream of a file must be read by no one but who saves it.
    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > MOST_BYTES) reject(tooLarge(`The upload is larger than ${MOST_BYTES / 1024 / 1024} MB.`));
    });
    parser.on("file", (_field, stream, { filename }) => {
      saving.push(saveFile(stream, toName(filename, saving.length), join(folder), saving.length));
      saving.at(-1)?.catch(reject);
    });
    parser.on("filesLimit", () => reject(tooLarge(`More than ${LIMITS.files} files were sent at once.`)));
    parser.on("partsLimit", () => reject(tooLarge(`The upload has more than ${LIMITS.parts} parts.`)));
    parser.on("error", (cause) => reject(notAnUpload(cause)));
    parser.on("close", resolve);
    request.on("aborted", () => reject(new ClewError("aborted", "The upload broke off.")));
    request.pipe(parser);
  }).catch(async (error: unknown) => {
    request.unpipe(parser);
    request.resume();
    await Promise.allSettled(saving);
    throw error;
  });
  const uploads = await Promise.all(saving);
  if (uploads.length === 0) throw new ClewError("invalid-input", "The upload holds no file.");
  return uploads;
}

/** A pasted text as an upload: what the user says of it becomes its front matter. */
export async function savePasted(pasted: z.output<typeof pastedDocument>, folder: string): Promise<Upload> {
  const { text, ...metadata } = pasted;
  const matter = Object.keys(metadata).length === 0 ? "" : `---\n${stringify(metadata)}---\n\n`;
  const content = Buffer.from(matter + text, "utf8");
  const name = `${toName(metadata.title ?? "Pasted text", 0)}.md`;
  const key = metadata.url ?? `pasted:${createHash("sha256").update(text).digest("hex").slice(0, 20)}`;
  await writeWhole(join(folder, "0.md"), [content]);
  return { name, key, file: "0.md" };
}

function openParser(request: Request): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits: LIMITS, defParamCharset: "utf8" });
  } catch (cause) {
    throw notAnUpload(cause);
  }
}

async function saveFile(
  stream: Readable & { truncated?: boolean },
  name: string,
  folder: string,
  index: number,
): Promise<Upload> {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? ""; // '.html'
  const file = `${index}${extension}`;
  await writeWhole(join(folder, file), stream);
  if (stream.truncated) {
    await rm(join(folder, file));
    const most = `${LIMITS.fileSize / 1024 / 1024} MB`;
    return {
      name,
      key: "",
      file: "",
      refused: `${name} is larger than ${most}, the most that Clew takes in one file.`,
    };
  }
  return { name, key: `upload:${name}`, file };
}

async function writeWhole(path: string, content: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, "wx");
  try {
    for await (const chunk of content) await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The last part of a file's name, without anything that a terminal or a page would act on. */
function toName(given: string | undefined, index: number): string {
  const last = (given ?? "").split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 200); // control and invisible formatting characters
  return clean || `upload ${index + 1}`;
}

const tooLarge = (message: string) => new ClewError("too-large", message, { hint: "Nothing of this upload was kept." });

function notAnUpload(cause: unknown): ClewError {
  return new ClewError("invalid-input", "The request's body is not an upload (multipart/form-data) that can be read.", {
    cause,
  });
}
