import type { Sentence } from "./passages.js";
import type { ReadAttribution } from "./pipeline.js";
import type { Resolution } from "./resolve.js";

export function findAttributions(_sentences: readonly Sentence[], _resolution: Resolution): ReadAttribution[] {
  return [];
}
