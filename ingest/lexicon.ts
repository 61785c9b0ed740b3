/** Reads the data files of lexicon/. Each begins with a comment that says what its lines are; `#` begins a comment. */
import { readFileSync } from "node:fs";

export function readLines(file: string): string[] {
  return readFileSync(new URL(`./lexicon/${file}`, import.meta.url), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Fields between bars: `Kyiv | Kiev` is ["Kyiv", "Kiev"]; an empty last field stays. */
export function readRows(file: string): string[][] {
  return readLines(file).map((line) => line.split("|").map((field) => field.trim()));
}

/** All words of a file. */
export function readWords(file: string): Set<string> {
  return new Set(readLines(file).flatMap((line) => line.split(/\s+/)));
}
