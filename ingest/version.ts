/** What marks a document with how it was read. Apart from the pipeline, so that asking does not load it. */
import type { Knowledge } from "./pipeline.js";

/** Raised with every change of what the pipeline finds: documents read with another version are read again. */
export const PIPELINE_VERSION = "0.3.0";

/** What documents are marked with that are read now, with this knowledge. */
export function toExtractedWith(knowledge?: Pick<Knowledge, "version">): string {
  return knowledge ? `${PIPELINE_VERSION}+${knowledge.version}` : PIPELINE_VERSION;
}
