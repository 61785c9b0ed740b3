/** The user's own knowledge, as the settings name it, made known to this process. */
import { existsSync } from "node:fs";
import { setOwnRelationTypes } from "../graph/ontology.js";
import { NOTHING_KNOWN, type Knowledge } from "../ingest/knowledge.js";
import { UsageError } from "./failure.js";
import type { Settings } from "./settings.js";

/** Undefined when there is none. Throws `invalid-input` naming file, line and reason; a folder that is named must be there. */
export async function loadKnowledge({
  config,
  model,
}: Pick<Settings, "config" | "model">): Promise<Knowledge | undefined> {
  const own = await loadConfig(config);
  setOwnRelationTypes(own?.types ?? []);
  return model ? { ...(own ?? NOTHING_KNOWN), model } : own;
}

async function loadConfig(folder: string): Promise<Knowledge | undefined> {
  if (existsSync(folder)) {
    const { readConfig } = await import("../ingest/config.js"); // with compromise, which takes its time
    return readConfig(folder);
  }
  if (!process.env["CLEW_CONFIG"]?.trim()) return undefined;
  throw new UsageError(`CLEW_CONFIG names ${folder}, which does not exist.`, "Make the folder, or unset CLEW_CONFIG.");
}
