/** `clew import`: Clew JSON, back into a case. */
import { Command } from "commander";
import { ClewError } from "../graph/errors.js";
import { importClewJson, type ImportReport } from "../graph/export/import.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { readText, withFile } from "./input.js";
import { terminal } from "./terminal.js";

export function importCommand(): Command {
  return new Command("import")
    .summary("take in what clew export --format json wrote")
    .description(
      "Takes in Clew JSON: documents with all that was found in them, and judgements. What the case has already changes nothing, and a judgement that it took back stays so.",
    )
    .argument("<file>", "the Clew JSON, packed when its name ends in .gz, or - for standard input")
    .option("--json", "print what was taken in as JSON")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const report = await withFile(file, (path) =>
        withCase((store) => importClewJson(store, () => readText(path)), { makes: true }),
      );
      await terminal.write(json ? `${JSON.stringify(report)}\n` : `${toWords(report)}\n`);
      if (report.refused.length > 0) throw toRefusal(report.refused);
    });
}

const EXAMPLES = [
  ["From a colleague", "clew import case.json"],
  ["From one case into another", "CLEW_DATA=one clew export --format json | CLEW_DATA=two clew import -"],
] as const;

const OUTCOMES = {
  added: "added",
  unchanged: "there already",
  "source-added": "found in one more place",
  "new-version": "replaced by another version",
  "re-read": "read by other rules",
} as const;

function toWords({ documents, judgements, takenBack }: ImportReport): string {
  const outcomes = Object.entries(documents).map(([outcome, count]) => {
    return `${count} ${OUTCOMES[outcome as keyof typeof OUTCOMES]}`; // the keys of `documents` are outcomes
  });
  const stay = takenBack === 0 ? "" : `; ${takenBack} ${takenBack === 1 ? "stays" : "stay"} taken back`;
  return `Documents: ${outcomes.join(", ") || "none"}. Judgements: ${judgements}${stay}.`;
}

function toRefusal(refused: readonly string[]): ClewError {
  const words = `${refused.length} of the judgements contradict those of this case and were left out:\n${refused.join("\n")}`;
  return new ClewError("contradicts-judgement", words, { hint: "Everything else was taken in." });
}
