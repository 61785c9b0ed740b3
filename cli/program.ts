/** The `clew` command: what its parts are called. Each command is a file of its own. */
import { Command } from "commander";
import { readFileSync } from "node:fs";
import { backupCommand } from "./backup.js";
import { exportCommand } from "./export.js";
import { importCommand } from "./import.js";
import { ingestCommand } from "./ingest.js";
import { pathCommand } from "./path.js";
import { queryCommand } from "./query.js";
import { removeCommand } from "./remove.js";
import { restoreCommand } from "./restore.js";
import { serveCommand } from "./serve.js";

const SETTINGS = `
The case is the folder .clew, or the one that CLEW_DATA names. With NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD it is a
Neo4j database. Exit codes: 0 all done, 1 something failed, 2 wrong usage.`;

export function createProgram(): Command {
  const program = new Command("clew")
    .description(
      "Reads documents and shows who is connected to whom; every line leads back to the sentence that says so.",
    )
    .version(readVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .option("--debug", "when something fails, print where")
    .addHelpText("after", SETTINGS)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "clew: ")) }) // "error: unknown command 'x'"
    .exitOverride();
  for (const command of commands()) {
    command
      .copyInheritedSettings(program)
      .helpOption("-h, --help", "print this help")
      .showHelpAfterError(`See clew ${command.name()} --help.`);
    program.addCommand(command);
  }
  return program.showHelpAfterError("See clew --help.");
}

/** In the order in which `clew --help` lists them. A new command is added here. */
function commands(): Command[] {
  return [
    ingestCommand(),
    serveCommand(),
    queryCommand(),
    pathCommand(),
    exportCommand(),
    importCommand(),
    removeCommand(),
    backupCommand(),
    restoreCommand(),
  ];
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string; // npm refuses a package without one
  };
  return version;
}
