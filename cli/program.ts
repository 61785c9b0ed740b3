/** The `clew` command: what its parts are called. Each command is a file of its own. */
import { Command } from "commander";
import { readFileSync } from "node:fs";

/** In the order in which `clew --help` lists them. A new command is added here. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  ingest: async () => (await import("./ingest.js")).ingestCommand(),
  explain: async () => (await import("./explain.js")).explainCommand(),
  serve: async () => (await import("./serve.js")).serveCommand(),
  query: async () => (await import("./query.js")).queryCommand(),
  path: async () => (await import("./path.js")).pathCommand(),
  rank: async () => (await import("./rank.js")).rankCommand(),
  suggest: async () => (await import("./suggest.js")).suggestCommand(),
  judge: async () => (await import("./judge.js")).judgeCommand(),
  export: async () => (await import("./export.js")).exportCommand(),
  import: async () => (await import("./import.js")).importCommand(),
  remove: async () => (await import("./remove.js")).removeCommand(),
  backup: async () => (await import("./backup.js")).backupCommand(),
  restore: async () => (await import("./restore.js")).restoreCommand(),
  neo4j: async () => (await import("./neo4j.js")).neo4jCommand(),
};

const SETTINGS = `
The case is the folder .clew, or the one that CLEW_DATA names. With NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD it is a
Neo4j database. Exit codes: 0 all done, 1 something failed, 2 wrong usage.`;

/** The program with the command that is asked for, or with all of them: loading one takes a fraction of the time. */
export async function createProgram(args: readonly string[]): Promise<Command> {
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
  const asked = COMMANDS[args.find((arg) => !arg.startsWith("-")) ?? ""];
  for (const load of asked ? [asked] : Object.values(COMMANDS)) {
    const command = (await load()).copyInheritedSettings(program).helpOption("-h, --help", "print this help");
    for (const part of command.commands)
      part.copyInheritedSettings(command).showHelpAfterError(`See clew ${command.name()} ${part.name()} --help.`);
    program.addCommand(command.showHelpAfterError(`See clew ${command.name()} --help.`));
  }
  return program.showHelpAfterError("See clew --help.");
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string; // npm refuses a package without one
  };
  return version;
}
