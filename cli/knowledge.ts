/** The user's own knowledge, as the settings name it, made known to this process. */
import { existsSync } from "node:fs";
import { setOwnRelationTypes } from "../graph/ontology.js";
import type { Knowledge } from "../ingest/knowledge.js";
import { UsageError } from "./failure.js";
import type { Settings } from "./settings.js";

/** Undefined when there is none. Throws `invalid-input` naming file, line and reason; a folder that is named must be there. */
export async function loadKnowledge({ config }: Pick<Settings, "config">): Promise<Knowledge | undefined> {
  if (!existsSync(config)) {
    if (!process.env["CLEW_CONFIG"]?.trim()) return undefined;
    throw new UsageError(
      `CLEW_CONFIG names ${config}, which does not exist.`,
      "Make the folder, or unset CLEW_CONFIG.",
    );
  }
  const { readConfig } = await import("../ingest/config.js"); // with compromise, which takes its time
  const knowledge = await readConfig(config);
  setOwnRelationTypes(knowledge?.types ?? []);
  return knowledge;
}
