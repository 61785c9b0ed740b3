/** What `clew explain` says about a claim, in the terminal and on its page. */
import type { ExplainedClaim } from "../ingest/explain.js";

/** 'denied, by Elon Musk, 2022-10, confidence 0.8' */
export function toAbout({ stance, modality, speaker, cites, time, confidence }: ExplainedClaim): string {
  return [
    stance,
    ...(modality === "fact" ? [] : [modality]),
    ...(speaker === undefined ? [] : [`by ${speaker}`]),
    ...(cites === undefined ? [] : [`from ${cites}`]),
    ...(time === undefined ? [] : [time]),
    `confidence ${confidence}`,
  ].join(", ");
}
