/** Opens the case that the settings name. The stores are loaded only here, so that `--help` does not wait for them. */
import { join } from "node:path";
import { ClewError } from "../graph/errors.js";
import type { GraphStore } from "../graph/store.js";
import { openTextFolder, type TextFolder } from "../graph/texts.js";
import { loadKnowledge } from "./knowledge.js";
import { findServer } from "./running-server.js";
import { toSettings, type Settings } from "./settings.js";
import { terminal } from "./terminal.js";

/**
 * The case that the settings name: Neo4j when NEO4J_URI is set, else the embedded store at CLEW_DATA, made when it is not
 * there, through the server that owns it where one runs. Neo4j takes many at once, so there no server stands between.
 * Throws `store-unreachable`, `store-credentials`, `foreign-database`, `store-damaged`, `store-newer`, `store-busy`.
 */
export async function openCase(settings: Settings): Promise<GraphStore> {
  const server = settings.neo4j ? undefined : await findServer(settings.data);
  if (!server) return openOwnCase(settings);
  await loadKnowledge(settings); // the relation types of the user's own, also where a server keeps the case
  const { connectStore } = await import("../server/remote.js");
  return connectStore(server);
}

/** The same, never through a server: for the one that becomes its owner. */
export async function openOwnCase({ neo4j, data, config }: Settings): Promise<GraphStore> {
  await loadKnowledge({ config }); // the relation types of the user's own
  if (!neo4j) {
    const { openEmbeddedCase } = await import("../graph/embedded/open-case.js");
    return openEmbeddedCase({ folder: data, onWarning: (message) => terminal.note(message) });
  }
  const { openNeo4j } = await import("../graph/neo4j/neo4j.js");
  const { createStore } = await import("../graph/cypher/store.js");
  const database = await openNeo4j(neo4j);
  try {
    return await createStore(database, { texts: openTexts({ neo4j, data }) });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A folder for each store, so that removing a document from one leaves the other's text alone. */
export function openTexts({ neo4j, data }: Pick<Settings, "neo4j" | "data">): TextFolder {
  return openTextFolder(join(data, neo4j ? "texts-neo4j" : "texts"));
}

/**
 * Opens the case, works on it and closes it, also when the work fails or Ctrl-C stops it, which raises the signal. Throws
 * `not-found` where there is none, unless this work `makes` one: a folder that is misspelt is no empty case.
 */
export async function withCase<Result>(
  work: (store: GraphStore, signal: AbortSignal) => Promise<Result>,
  { makes = false }: { readonly makes?: boolean } = {},
): Promise<Result> {
  const settings = toSettings(process.env);
  if (!makes) await requireCase(settings);
  const store = await openCase(settings);
  const stop = new AbortController();
  let interrupt = () => {};
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = () => {
      reject(new ClewError("aborted", "Stopped."));
      stop.abort();
    };
  });
  process.once("SIGINT", interrupt);
  try {
    return await Promise.race([work(store, stop.signal), interrupted]);
  } finally {
    process.off("SIGINT", interrupt);
    await store.close();
  }
}

async function requireCase({ neo4j, data }: Settings): Promise<void> {
  if (neo4j) return;
  const { isCaseFolder } = await import("../graph/embedded/case-file.js");
  if (isCaseFolder(data)) return;
  throw new ClewError("not-found", `There is no case at ${data}.`, {
    hint: "clew ingest makes one there; CLEW_DATA names another folder.",
  });
}
