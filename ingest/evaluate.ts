/**
 * `npm run evaluate -- <folder>`: reads the texts of a folder, prints what is found in the evaluation form; with gold
 * files of the same names beside them (`<name>.gold.json`, the form of one document), prints precision and recall too.
 */
import { readFileSync, readdirSync } from "node:fs";
import { basename, join, resolve as toPath } from "node:path";
import { pathToFileURL } from "node:url";
import { toEvaluationForm, type EvaluationDocument } from "./evaluation.js";
import { extract } from "./pipeline.js";
import { score, toScoreLines } from "./score.js";

const folder = process.argv[2];
if (!folder) {
  process.stderr.write(
    "Usage: npm run evaluate -- <folder of .txt files, with .gold.json files beside them to score>\n",
  );
  process.exitCode = 2;
} else {
  const files = readdirSync(folder).sort();
  const readings = files
    .filter((file) => file.endsWith(".txt"))
    .map((file) => ({ id: basename(file, ".txt"), reading: read(toPath(join(folder, file))) }));
  const form = toEvaluationForm(readings);
  process.stdout.write(`${JSON.stringify(form)}\n`);
  const gold = files.filter((file) => file.endsWith(".gold.json")).map((file) => readGold(join(folder, file)));
  if (gold.length > 0) process.stderr.write(`${toScoreLines(score(form.documents, gold)).join("\n")}\n`);
}

function read(path: string) {
  const text = readFileSync(path, "utf8");
  return extract({ text, sources: [{ key: pathToFileURL(path).href, publisher: basename(path, ".txt"), title: "" }] });
}

/** Gold is written by people of this project and checked by being scored: a field that lacks counts as empty. */
function readGold(path: string): EvaluationDocument {
  const gold = JSON.parse(readFileSync(path, "utf8")) as Partial<EvaluationDocument>;
  return {
    id: gold.id ?? basename(path, ".gold.json"),
    entities: gold.entities ?? [],
    relations: gold.relations ?? [],
    dates: gold.dates ?? [],
    attributions: gold.attributions ?? [],
  };
}
