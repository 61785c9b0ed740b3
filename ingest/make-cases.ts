/** Writes `expected.json` anew for the cases of testdata that are named, or for all: `node dist/ingest/make-cases.js [case …]`. Read what changed before it is committed. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { toCase } from "./cases.js";

const folder = new URL("../../ingest/testdata/", import.meta.url);
const named = process.argv.slice(2);
for (const name of readdirSync(folder)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const text = readFileSync(new URL(`${name}/source.txt`, folder), "utf8");
  writeFileSync(new URL(`${name}/expected.json`, folder), `${JSON.stringify(toCase(name, text), null, 2)}\n`);
}
