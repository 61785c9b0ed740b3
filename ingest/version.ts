/** What marks a document with how it was read. Apart from the pipeline, so that asking does not load it. */
import { toKnowledgeVersion, type Knowledge } from "./knowledge.js";

/** Raised with every change of what the pipeline finds: documents read with another version are read again. */
export const PIPELINE_VERSION = "0.9.34";

/** Whether anything is extracted from texts in this language; "und" is one that nobody could tell. */
export function isRead(language: string): boolean {
  return language === "en" || language === "und";
}

/**
 * What a document is marked with that is read now, with this knowledge: what of it the text has to do with is a part. One
 * in another language says that it was not read.
 */
export function toExtractedWith({ text, language = "en" }: Readable, knowledge?: Knowledge): string {
  if (!isRead(language)) return `none+${PIPELINE_VERSION}`;
  const own = knowledge && toKnowledgeVersion(knowledge, text);
  return own === undefined ? PIPELINE_VERSION : `${PIPELINE_VERSION}+${own}`;
}

interface Readable {
  readonly text: string;
  readonly language?: string;
}
