// Prints the commands of a Markdown file that are to be run as they stand: those in ```sh fences after a line `<!-- run in CI -->`.
//   node .ci/readme.mjs README.md
import { readFileSync } from "node:fs";
import process from "node:process";

const text = readFileSync(process.argv[2], "utf8");
const fences = [...text.matchAll(/^<!-- run in CI -->\s*\n```sh\n([^]*?)^```$/gm)]; // "<!-- run in CI -->\n```sh\nnpx clew --help\n```"
if (fences.length === 0) {
  process.stderr.write("The README marks no commands with <!-- run in CI -->.\n");
  process.exitCode = 1;
}
for (const [, commands] of fences) process.stdout.write(commands);
