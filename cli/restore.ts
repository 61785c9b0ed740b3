/** `clew restore`: a backup into an empty case. */
import { Command } from "commander";
import type { Counts } from "../graph/store.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { readLines } from "./input.js";
import { terminal } from "./terminal.js";

export function restoreCommand(): Command {
  return new Command("restore")
    .summary("fill an empty case from a backup")
    .description("Fills an empty case, on either store, from what clew backup wrote.")
    .argument("<file>", "the backup, packed when its name ends in .gz, or - for standard input")
    .option("--json", "print what the case holds then as JSON")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const counts = await withCase((store) => store.restore(readLines(file)), { makes: true });
      await terminal.write(json ? `${JSON.stringify(counts)}\n` : `Restored ${toWords(counts)}.\n`);
    });
}

const EXAMPLES = [
  ["Into another folder", "CLEW_DATA=other-case clew restore case.ndjson.gz"],
  ["Into Neo4j", "NEO4J_URI=neo4j://localhost:7687 NEO4J_PASSWORD=… clew restore case.ndjson.gz"],
] as const;

function toWords({ documents, entities, relations, judgements }: Counts): string {
  return `${documents} documents, ${entities} entities, ${relations} relations and ${judgements} judgements`;
}
