// What Jest counted, from the file that its --json option writes.
//   node .ci/count.mjs total FILE     prints `N passed, N failed`; ends with 1 when there is no count or something failed
//   node .ci/count.mjs skipped FILE   ends with 1 when tests were skipped, and names them
import { readFileSync } from "node:fs";
import process from "node:process";

const [what, file] = process.argv.slice(2);
const results = read(file);

if (what === "skipped") {
  const skipped = results.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "pending" || status === "todo"),
  );
  for (const { fullName } of skipped) say(`Skipped: ${fullName}`);
  process.exitCode = skipped.length > 0 ? 1 : 0;
} else {
  // A file that could not be run at all counts as one failure: it has no tests to count.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  say(`${results.numPassedTests} passed, ${failed} failed`);
  process.exitCode = results.numPassedTests > 0 && failed === 0 ? 0 : 1;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] };
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
