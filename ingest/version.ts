/** What marks a document with how it was read. Apart from the pipeline, so that asking does not load it. */
import type { Knowledge } from "./pipeline.js";

/** Raised with every change of what the pipeline finds: documents read with another version are read again. */
export const PIPELINE_VERSION = "0.4.0";

/** Whether anything is extracted from texts in this language; "und" is one that nobody could tell. */
export function isRead(language: string): boolean {
  return language === "en" || language === "und";
}

/** What documents are marked with that are read now, with this knowledge; those in other languages say that they were not. */
export function toExtractedWith(knowledge?: Pick<Knowledge, "version">, language = "en"): string {
  if (!isRead(language)) return `${PIPELINE_VERSION}-not-read`;
  return knowledge ? `${PIPELINE_VERSION}+${knowledge.version}` : PIPELINE_VERSION;
}
