/** `clew serve`: the explorer in the browser. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { ClewError } from "../graph/errors.js";
import type { GraphStore } from "../graph/store.js";
import type { IngestOptions } from "../ingest/run.js";
import { findExample, keepExample, nameCase } from "./case-name.js";
import { openOwnCase, openTexts } from "./case.js";
import { loadKnowledge } from "./knowledge.js";
import { findServer } from "./running-server.js";
import { toSettings } from "./settings.js";
import { terminal } from "./terminal.js";

const EXAMPLES = `
Examples:
  clew serve                      serve the case in .clew at http://127.0.0.1:4321
  clew serve --seed               fill it with the example case first, if it is empty
  PORT=0 clew serve               at any free port
  CLEW_DATA=cases/banks clew serve
  HOST=0.0.0.0 clew serve         from elsewhere too: prints a link with a token`;

const EXAMPLE_NAME = "Starlink over Ukraine";
const EXAMPLE_NOTE =
  "The texts of the example are summaries in Clew's own words. The publications named beside them are those whose reporting they sum up; whoever wants to quote one must read it.";

/** The root of the package, from dist/cli/. */
const ROOT = new URL("../../", import.meta.url);

export function serveCommand(): Command {
  return new Command("serve")
    .description("open the case in the browser")
    .option("--seed", "fill an empty case with the example case first")
    .option("--name <words>", "what to call this case")
    .addHelpText("after", EXAMPLES)
    .action(run);
}

interface Options {
  readonly seed?: boolean;
  readonly name?: string;
}

async function run({ seed, name }: Options, command: Command): Promise<void> {
  const settings = toSettings(process.env);
  const running = await findServer(settings.data);
  if (running) {
    throw new ClewError("store-busy", `This case is served already, at ${running.address} (process ${running.pid}).`, {
      hint: "Open that address, or set CLEW_DATA to another folder.",
    });
  }
  const knowledge = () => loadKnowledge(settings);
  const own = await knowledge();
  const store = await openOwnCase(settings);
  try {
    const texts = openTexts(settings);
    if (seed && (await isEmpty(store))) {
      await readExampleCase(store, { originals: texts, ...(own && { knowledge: own }) });
      const { documents } = await store.counts();
      await keepExample(settings.data, { name: EXAMPLE_NAME, documents, note: EXAMPLE_NOTE });
    }
    const caseName = await nameCase(settings.data, name);
    const example = await findExample(settings.data);
    const { serve } = await import("../server/serve.js");
    const serving = await serve(store, {
      ...settings,
      texts,
      knowledge,
      ...(!settings.neo4j && { projection: join(settings.data, "projection") }),
      client: fileURLToPath(new URL("dist/page", ROOT)),
      version: command.parent?.version() ?? "",
      caseName,
      ...(example && { example }),
      log: (message) => terminal.note(message),
    });
    await terminal.write(`Clew is at ${serving.link}\nThe ${store.description}. Stop with Ctrl-C.\n`);
    await untilStopped();
    terminal.note("Finishing what is under way …");
    await serving.close();
  } finally {
    await store.close();
  }
}

async function isEmpty(store: GraphStore): Promise<boolean> {
  return (await store.counts()).documents === 0;
}

async function readExampleCase(store: GraphStore, options: IngestOptions): Promise<void> {
  const { ingest } = await import("../ingest/run.js");
  terminal.note("The case is empty: reading the example case …");
  const { failures } = await ingest([fileURLToPath(new URL("seeds", ROOT))], store, options);
  for (const { name, error } of failures) terminal.note(`${name}: ${error.message}`);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
