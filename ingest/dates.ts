import type { Source } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { ReadDate } from "./pipeline.js";

export function findDates(_text: string, _sentences: readonly Sentence[], _sources: readonly Source[]): ReadDate[] {
  return [];
}
