/**
 * Texts through one reader, on one core: `node reading-process.js <texts> <compromise | extraction>`. For compromise its
 * full parse with the three calls for names, which is what a user would write.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface ReadingFigures {
  readonly characters: number;
  readonly ms: number;
}

const [folder = "", reader = ""] = process.argv.slice(2);
const texts = readdirSync(folder)
  .sort()
  .map((name) => ({ key: pathToFileURL(join(folder, name)).href, text: readFileSync(join(folder, name), "utf8") }));
const read = reader === "compromise" ? await loadCompromise() : await loadExtraction();
for (const { key, text } of texts.slice(0, 20)) read(key, text); // loaded and warm, as a longer run is
const began = performance.now();
for (const { key, text } of texts) read(key, text);
const ms = performance.now() - began;
const figures: ReadingFigures = { characters: texts.reduce((sum, { text }) => sum + text.length, 0), ms };
console.log(JSON.stringify(figures));

type Read = (key: string, text: string) => void;

async function loadCompromise(): Promise<Read> {
  const { default: nlp } = await import("compromise");
  return (_key, text) => {
    const parsed = nlp(text);
    for (const names of [parsed.people(), parsed.places(), parsed.organizations()]) names.out("array");
  };
}

async function loadExtraction(): Promise<Read> {
  const { extract } = await import("../ingest/pipeline.js");
  return (key, text) => extract({ text, sources: [{ key, publisher: "P", title: "T" }] });
}
